"""`sheetsync demo`: an invented company, from its workbook to the memo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetsync.cli.options import Call, shared_options
from sheetsync.cli.terminal import issue_counts, step

if TYPE_CHECKING:
    from sheetsync.core.lang import Lang


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default="demo", metavar="[DIR]")
@click.option("--lang", type=click.Choice(("en", "ru")), help="The language of everything (default: en).")
@click.option("--leads", type=click.IntRange(100, 200_000), default=3000, show_default=True, help="How many leads.")
@shared_options
def command(call: Call, folder: Path, lang: str | None, leads: int) -> None:
    """Make an invented company's workbook in DIR and go the whole way with it: check, sync, memo.

    Six months of leads, three segments, five channels, a plan that is missed, and a quarrel to settle. An existing
    workbook in DIR is not overwritten unless it is an earlier demo.
    """
    from sheetsync import pipeline
    from sheetsync.adapters.demo import demo_config, write_demo
    from sheetsync.cli.files import write_text
    from sheetsync.cli.memo_file import write_memo
    from sheetsync.config import load
    from sheetsync.core.lang import say

    language: Lang = "ru" if lang == "ru" else "en"
    workbook, config_file = folder / "funnel.xlsx", folder / "config.toml"
    with step(say(language, "cli.demo.making", where=workbook)):
        write_demo(workbook, language, leads, call.day)
        write_text(config_file, demo_config(language))
    config = load(config_file)
    parts = call.parts(config)
    with step(say(language, "cli.computing", where=workbook)):
        run = pipeline.plan_run(parts.workbook, parts.renderer, parts.settings)
    with step(say(language, "cli.writing", where=workbook)):
        pipeline.apply_plan(parts.workbook, run.plan)
    write_memo(folder / "memo.html", run.plan.memo)
    click.echo(issue_counts(run.report.issues, language))
    click.echo(say(language, "cli.demo.look", workbook=workbook, memo=folder / "memo.html", config=config_file))
    click.echo(f"\n{run.plan.memo.subject}\n{run.memo.answer}")
