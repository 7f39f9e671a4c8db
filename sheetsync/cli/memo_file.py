"""The memo as files that one can open, and what is told of a broken template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetsync.cli.files import write_text
from sheetsync.core.lang import Lang, say

if TYPE_CHECKING:
    from sheetsync.adapters.templates import Forgiving
    from sheetsync.core.memo import RenderedMemo


def write_memo(path: Path, memo: RenderedMemo, *, text: bool = True) -> None:
    """An HTML file with the pictures inside, and a .txt beside it."""
    from sheetsync.adapters.inlining import standalone

    write_text(path, standalone(memo))
    if text:
        write_text(path.with_suffix(".txt"), memo.text)


def warn_of_template(renderer: Forgiving, lang: Lang) -> None:
    """Say, aside, that the built-in templates were used."""
    if renderer.fault:
        click.echo(say(lang, "memo.fallback", fault=renderer.fault), err=True)
