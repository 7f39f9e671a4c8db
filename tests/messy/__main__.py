"""Make messy workbooks and say how they were read: python -m tests.messy --seeds 5 --big."""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.messy.company import Lang
from tests.messy.grading import grade
from tests.messy.layout import FEATURES
from tests.messy.reading import answer, as_json, configure
from tests.messy.synonyms import confirm, unresolved
from tests.messy.workbook import BIG, SMALL, messy
from tests.messy.writing import write_xlsx


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--big", action="store_true")
    parser.add_argument("--features", default=None, help="none, all, or names separated by commas")
    parser.add_argument("--shown", type=int, default=3)
    parser.add_argument("--lang", default="")
    parser.add_argument("--synonyms", action="store_true", help="confirm the spellings, and read once more")
    parser.add_argument("--keep", type=Path, help="a folder for the workbook, its truth and its export")
    chosen = parser.parse_args()
    features = {"none": (), "all": FEATURES, None: None}.get(chosen.features, str(chosen.features).split(","))
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for seed in range(chosen.first, chosen.first + chosen.seeds):
        lang: Lang = chosen.lang or ("en" if seed % 2 else "ru")
        made = messy(seed, lang, BIG if chosen.big else SMALL, features)
        with TemporaryDirectory() as temporary:
            folder = chosen.keep or Path(temporary)
            folder.mkdir(exist_ok=True)
            write_xlsx(made.book.pages, folder / "messy.xlsx")
            as_json(folder / "truth.json", made.truth())
            config = configure(folder, lang, settled=False)
            misses = grade(made, answer(folder, config))
            if chosen.synonyms:
                confirm(made)
                write_xlsx(made.book.pages, folder / "messy.xlsx")
                misses += unresolved(made, answer(folder, config))
        kinds, grades = Counter(fault.fault.name for fault in made.faults()), Counter(miss.grade for miss in misses)
        said = f"seed {seed} {lang}: {kinds.total()} faults of {len(kinds)} kinds in cells; {dict(grades)}\n"
        sys.stderr.write(said)
        for miss in misses:
            found[miss.grade, miss.kind].append(f"seed {seed} {lang} {miss}")
    for (grade_, kind), texts in sorted(found.items()):
        sys.stdout.write(f"## {grade_} / {kind}: {len(texts)}\n")
        for text in texts[: chosen.shown]:
            sys.stdout.write(f"  - {text}\n")


if __name__ == "__main__":
    main()
