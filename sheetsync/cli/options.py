"""The options that every verb shares, before or after the verb; errors as exit codes; the configuration they mean."""

from __future__ import annotations

import datetime as dt
import functools
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sheetsync.errors import SheetsyncError

if TYPE_CHECKING:
    from sheetsync.bootstrap import Parts
    from sheetsync.config import Config
    from sheetsync.core.lang import Lang
    from sheetsync.ports import Workbook


USUAL_CONFIG = Path("config.toml")


@dataclass(frozen=True, slots=True)
class Call:
    """What was asked for: the shared options. Who calls the commands from Python may hand in one of their own."""

    config_path: Path | None = None
    workbook: str | None = None
    as_of: dt.date | None = None
    verbose: bool = False

    @property
    def day(self) -> dt.date:
        """The day to compute for, by this machine's clock."""
        from sheetsync.adapters.clock import today

        return self.as_of or today()

    @property
    def config_file(self) -> Path | None:
        """The named configuration, else ./config.toml if it is there."""
        return self.config_path or (USUAL_CONFIG if USUAL_CONFIG.is_file() else None)

    def config(self) -> Config:
        """What the file says, else the defaults."""
        from sheetsync.config import load, parse

        config = load(self.config_file) if self.config_file else parse({}, USUAL_CONFIG)
        return config if self.workbook is None else config.with_workbook(self.workbook)

    def parts(self, config: Config | None = None) -> Parts:
        """The adapters and settings it means; what they hold is let go when the command ends."""
        from sheetsync.bootstrap import parts

        config = config or self.config()
        return parts(config, self.workbook_of(config), self.as_of)

    def workbook_of(self, config: Config) -> Workbook:
        """The workbook that a configuration names, closed when the command ends."""
        from sheetsync.bootstrap import workbook

        book = workbook(config)
        click.get_current_context().call_on_close(book.close)
        return book


def remember(
    ctx: click.Context, *, config: Path | None, workbook: str | None, as_of: str | None, verbose: bool
) -> None:
    """Keep the shared options; those after the verb win over those before it."""
    before: Call = ctx.obj or Call()
    ctx.obj = replace(
        before,
        config_path=config or before.config_path,
        workbook=workbook or before.workbook,
        as_of=_date(as_of) or before.as_of,
        verbose=verbose or before.verbose,
    )


def _date(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no date; write it like 2026-11-23", param_hint="--as-of") from None


def shared_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the shared options and our exit codes; it gets a Call first."""

    @click.option("--config", type=click.Path(path_type=Path), help="The configuration file (default: ./config.toml).")
    @click.option("--workbook", metavar="FILE|URL", help="The workbook, if not the configured one.")
    @click.option("--as-of", metavar="YYYY-MM-DD", help="Compute as if today were this day.")
    @click.option("-v", "--verbose", is_flag=True, help="Say more, and show where a fault of sheetsync itself lies.")
    @functools.wraps(function)
    def wrapped(*, config: Path | None, workbook: str | None, as_of: str | None, verbose: bool, **rest: Any) -> None:
        ctx = click.get_current_context()
        remember(ctx, config=config, workbook=workbook, as_of=as_of, verbose=verbose)
        with_exit_codes(function, ctx.obj, **rest)

    return wrapped


def with_exit_codes(function: Callable[..., None], call: Call, **rest: Any) -> None:
    """Run a verb; our errors end it with their message and exit code, anything else with 70."""
    try:
        function(call, **rest)
    except SheetsyncError as error:
        from sheetsync.core.lang.telling import in_words

        _fail(in_words(error, _lang(call)), error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe went away: nothing is wrong, and nobody to tell
        sys.exit(0)
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except Exception as error:
        if call.verbose:
            raise
        # Its words could hold what stands in a cell, and under a service they go into a log.
        _fail(f"a fault of sheetsync itself ({type(error).__name__}); run it with -v and report what it prints", 70)


def _lang(call: Call) -> Lang:
    """The configured language; English where the configuration itself is what is wrong."""
    try:
        return call.config().language
    except SheetsyncError:
        return "en"


def _fail(message: str, code: int) -> None:
    click.echo(f"sheetsync: {message}", err=True)
    sys.exit(code)
