"""Breaks the ledger, the guard and the calendar in more than a thousand small ways, and counts what the tests notice.

    make mutants

mutmut makes the broken copies (mutants) in `mutants/` and runs the tests that come by each of them; which code and
which tests stands in `[tool.mutmut]` in pyproject.toml. It breaks what is inside functions and methods: not what stands
outside of them, such as tables and SQL statements, and no function with a decorator.

A mutant that no test noticed has survived. So has one that no test comes by; one that ran out of time counts as not
killed, too. SQL in other letters is the same SQL: such survivors are no mutants, and are left out of the count.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from tests.service.places import quick_folder

FOLDER = Path("mutants")
FLOOR = 0.9
PARTS = {
    "ledger": "sheetsync/adapters/ledger/*.py",
    "guard": "sheetsync/adapters/google/guard.py",
    "calendar": "sheetsync/core/agenda/*.py",
}
KILLED, SURVIVED, TIMEOUT, UNTESTED, SAME = "killed", "survived", "timeout", "no test", "same SQL"
OUTCOMES: Mapping[int | None, str] = {
    0: SURVIVED,
    1: KILLED,
    3: KILLED,  # pytest itself broke down
    5: UNTESTED,
    33: UNTESTED,
    36: TIMEOUT,
    -24: TIMEOUT,  # SIGXCPU
    24: TIMEOUT,
    152: TIMEOUT,
}
"""What mutmut's numbers mean; None is a mutant that it didn't get to."""
SQL = re.compile(r'"\s*(SELECT|INSERT|UPDATE|DELETE|PRAGMA|VALUES)\b', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A broken function of a file, what became of it, and the lines that differ."""

    file: str
    name: str
    outcome: str
    difference: Sequence[str]


def mutants() -> Iterator[Mutant]:
    """Those of the last run."""
    for meta in sorted(FOLDER.rglob("*.py.meta")):
        broken = meta.with_suffix("")
        source = broken.read_text(encoding="utf-8").splitlines()
        spans: Mapping[str, tuple[int, int]] = json.loads(broken.with_name(f"{broken.name}.spans").read_text())["spans"]
        codes: Mapping[str, int | None] = json.loads(meta.read_text())["exit_code_by_key"]
        for key, code in codes.items():
            name = key.rpartition(".")[2]
            outcome = OUTCOMES.get(code, f"exit code {code}")
            first, last = spans[name]
            begin, end = spans[re.sub(r"\d+$", "orig", name)]
            difference = _difference(source[begin - 1 : end], source[first - 1 : last])
            if outcome == SURVIVED and _is_the_same_sql(difference):
                outcome = SAME
            yield Mutant(str(broken.relative_to(FOLDER)), name, outcome, difference)


def _difference(original: Sequence[str], broken: Sequence[str]) -> list[str]:
    """The lines that differ, without the function's name, which differs always."""
    return [
        line
        for line in difflib.unified_diff(original, broken, lineterm="", n=0)
        if not re.match(r"---|\+\+\+|@@|[-+]\s*(async )?def \S+__mutmut_(orig|\d+)\(.*(?<!=)$", line)
    ]


def _is_the_same_sql(difference: Sequence[str]) -> bool:
    if len(difference) != 2:
        return False
    before, after = (line[1:] for line in difference)
    values = [re.findall("'[^']*'", line) for line in (before, after)]
    return before.casefold() == after.casefold() and values[0] == values[1] and SQL.search(before) is not None


def counts(found: Sequence[Mutant]) -> tuple[Counter[str], float]:
    """How many had which outcome, and the killed ones' share of those that count."""
    outcomes = Counter(mutant.outcome for mutant in found)
    meant = outcomes.total() - outcomes[SAME]
    return outcomes, outcomes[KILLED] / meant if meant else 0.0


def _line(name: str, found: Sequence[Mutant]) -> str:
    outcomes, share = counts(found)
    others = ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()) if outcome != KILLED)
    return f"{name:38} {outcomes[KILLED]:4} of {outcomes.total() - outcomes[SAME]:4} killed, {share:6.1%}   {others}"


def told(found: Sequence[Mutant]) -> Iterator[str]:
    """The survivors, then the figures of each file and each part."""
    for mutant in found:
        if mutant.outcome not in (KILLED, SAME):
            yield "\n    ".join([f"{mutant.file}: {mutant.name}: {mutant.outcome}", *mutant.difference])
    yield ""
    for part, pattern in PARTS.items():
        own = [mutant for mutant in found if fnmatch(mutant.file, pattern)]
        for file in sorted({mutant.file for mutant in own}):
            yield _line(file, [mutant for mutant in own if mutant.file == file])
        yield _line(part.upper(), own)


def run(children: str) -> subprocess.CompletedProcess[str]:
    """Make and try all mutants; the tests' ledgers are in memory, where there is such a place."""
    shutil.rmtree(FOLDER, ignore_errors=True)  # what mutmut remembers of the last run knows nothing of new tests
    with tempfile.TemporaryDirectory(dir=quick_folder()) as scratch:
        return subprocess.run(
            [Path(sys.executable).with_name("mutmut"), "run", "--max-children", children],
            check=False,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "TMPDIR": scratch},
        )


def main() -> int:
    done = run(sys.argv[1] if len(sys.argv) > 1 else "2")
    if done.returncode:
        print(done.stdout, "mutmut did not get through", sep="\n")  # noqa: T201
        return 1
    found = list(mutants())
    print(*told(found), sep="\n")  # noqa: T201
    shares = {part: counts([each for each in found if fnmatch(each.file, own)])[1] for part, own in PARTS.items()}
    low = [part for part, share in shares.items() if share < FLOOR]
    if low:
        print(f"less than {FLOOR:.0%} killed: {', '.join(low)}")  # noqa: T201
    return len(low)


if __name__ == "__main__":
    raise SystemExit(main())
