"""A page of numbered steps, as a person reads it: what to do in the browser, in the terminal, in an editor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PLACES = {
    "**In the browser.**": "browser",
    "**In the terminal.**": "terminal",
    "**In an editor.**": "editor",
    "**В браузере.**": "browser",
    "**В терминале.**": "terminal",
    "**В редакторе.**": "editor",
}
FENCES = {"console": "terminal", "toml": "editor"}
"""What is shown in a fenced block, and where it is to be done."""
_STEP = re.compile(r"^## (\d+)\. (.+)$")


@dataclass(frozen=True)
class Part:
    """A part of a step: where it is done, and its text or the contents of its block."""

    place: str
    text: str
    is_block: bool


@dataclass(frozen=True)
class Step:
    number: int
    heading: str
    parts: tuple[Part, ...]


def steps(page: Path) -> list[Step]:
    """The numbered steps of a page."""
    found: list[tuple[int, str, list[str]]] = []
    for line in page.read_text(encoding="utf-8").splitlines():
        if match := _STEP.match(line):
            found.append((int(match[1]), match[2], []))
        elif line.startswith("## "):
            found.append((0, "", []))
        elif found:
            found[-1][2].append(line)
    return [Step(number, heading, tuple(_parts(lines))) for number, heading, lines in found if number]


def _parts(lines: list[str]) -> Iterator[Part]:
    """A part begins where its place is named, or with a block, which stands where its kind belongs."""
    place, block, text = "", "", list[str]()
    for line in lines:
        marker = next((marker for marker in PLACES if line.startswith(marker)), "")
        if marker or line.startswith("```"):
            if any(part.strip() for part in text) or block:
                yield Part(place, "\n".join(text), bool(block))
            text = [line.removeprefix(marker)] if marker else []
        if marker:
            place = PLACES[marker]
        elif line.startswith("```"):
            block = "" if block else line[3:]
            if block and FENCES[block] != place:
                raise ValueError(f"{block} is shown in the {place or 'open'}")
        else:
            text.append(line)
    if any(part.strip() for part in text):
        yield Part(place, "\n".join(text), is_block=False)


def commands(block: str) -> Iterator[tuple[str, list[str]]]:
    """Each `$ command` of a console block with the lines that it shows."""
    for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *shown = piece.rstrip("\n").splitlines()
        yield command, shown


def matches(shown: list[str], output: str) -> bool:
    """Whether an output is what the page shows; … is any text, alone in a line any lines."""
    pattern = "".join(
        r"(?:.*\n)*" if line == "…" else re.escape(line).replace(re.escape("…"), r".+?") + r"\n" for line in shown
    )
    return re.fullmatch(pattern, output.replace("\N{NO-BREAK SPACE}", " ")) is not None


def tables(text: str) -> list[list[list[str]]]:
    """The tables of a text, row by row, the line under the header left out."""
    found: list[list[list[str]]] = [[]]
    for line in text.splitlines():
        if line.startswith("|"):
            found[-1].append([cell.strip() for cell in line.strip("|").split("|")])
        elif found[-1]:
            found.append([])
    return [[rows[0], *rows[2:]] for rows in found if rows]
