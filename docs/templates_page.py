"""The page of what the memo's templates get, made from the declarations."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import fields
from typing import Annotated, get_args, get_origin, get_type_hints

from sheetsync.adapters.templates import FILTERS, NAMES, built_in
from sheetsync.core.memo import Block, Figure, Line, Memo, Picture, Place, Table

_PARTS = (Memo, Block, Line, Table, Figure, Place, Picture)
_ABOUT = """\
A folder `templates` beside config.toml (`memo.templates`) with any of these files is used before the built-in ones:

{names}

The other files in the built-in `templates/` are parts of these three; a file of the same name in your folder
replaces one of them. Copy what you want to change: `memo.style.css` for the looks, `memo.html.j2` for the order of
the blocks. See the result with `sheetsync memo --preview memo.html --open`.

They are [Jinja](https://jinja.palletsprojects.com/) templates. Nothing is computed in them: all values are finished
texts, and what has no value is an empty text or an empty list. What is put into memo.html.j2 is escaped. A name
that doesn't exist is an error, not an empty text. Templates run in Jinja's sandbox: they reach what stands on this
page and nothing else.

The style sheet in the page's head is put into the elements' `style` when the memo is made, for few mail programs
read a style sheet; its `@media` rules stay. Nothing is loaded from anywhere. Keep the page below 90 kB (Gmail clips
at 102 kB); `style` in bars and layout tables only as in the built-in file, if Outlook is to show it right.

A template that is broken is passed over: the memo is made by the built-in ones, and says so among its data;
`sheetsync memo` ends with code 78, the service tells the operator.

## What there is

| name | what |
|---|---|
| `memo` | everything the memo says: a Memo, below |
| `pictures.waterfall`, `pictures.trend` | a Picture each; none if there is nothing to draw |
| `say(key, ...)` | a phrase of sheetsync in the memo's language: `say("tab.questions")` |
"""


def templates(_: str) -> str:
    """The whole page."""
    names = "\n".join(f"- `{name}`" for name in NAMES)
    lines = ["# Memo templates", "", "<!-- made by `make docs` from the code; don't edit -->", ""]
    lines += [_ABOUT.format(names=names).rstrip(), "", "Filters, besides Jinja's own:", ""]
    lines += [f"- `{name}`: {_first(made)}" for name, made in FILTERS.items()]
    for part in _PARTS:
        lines += ["", f"## {part.__name__}", "", _first(part), "", "| field | kind | what |", "|---|---|---|"]
        lines += _fields(part)
    lines += ["", "## The built-in files", ""]
    lines += [f"- `{path.name}`" for path in sorted(built_in().iterdir()) if path.is_file()]
    return "\n".join(lines) + "\n"


def _fields(part: type) -> Iterator[str]:
    hints = get_type_hints(part, include_extras=True)
    for field in fields(part):
        hint = hints[field.name]
        if get_origin(hint) is Annotated:
            kind, about = get_args(hint)[:2]
            yield f"| `{field.name}` | {_kind(kind)} | {about} |"
    if part is Picture:
        yield "| `source` | text | What an `img` refers to. |"


def _kind(kind: object) -> str:
    if get_origin(kind) is tuple:
        return f"list of {_kind(get_args(kind)[0])}"
    words = {str: "text", int: "number", bool: "yes or no"}
    if isinstance(kind, type):
        return words.get(kind, kind.__name__)
    return "text"


def _first(thing: object) -> str:
    """The first sentence that something says of itself."""
    return (inspect.getdoc(thing) or "").split("\n\n")[0].replace("\n", " ")
