"""`sheetsync explain`: what a number means and where it comes from."""

from __future__ import annotations

import click

from sheetsync.cli.options import Call, shared_options


@click.command("explain")
@click.argument("key", required=False)
@shared_options
def command(call: Call, key: str | None) -> None:
    """Say what a number means: definition, formula, columns read, counts, where it stands.

    Without KEY: the list of all numbers. With a workbook at hand the columns are shown as they are found in it, and
    the value with its counts.
    """
    from difflib import get_close_matches

    from sheetsync.core.lineage import explain
    from sheetsync.core.metrics.catalogue import METRICS, metric

    config = call.config()
    lang = config.language
    keys = [declared.key for declared in METRICS]
    if key is None:
        from sheetsync.core.lang import say

        for name in keys:
            click.echo(f"{name:36} {say(lang, f'metric.{name}')}")
        return
    if key not in keys:
        near = get_close_matches(key, keys, 3)
        hint = f"; did you mean {', '.join(near)}?" if near else "; `sheetsync explain` lists them"
        raise click.BadParameter(f"there is no number {key!r}{hint}", param_hint="KEY")
    run = None
    if config.workbook.spreadsheet or (config.folder / config.workbook.path).is_file():
        from sheetsync import pipeline

        parts = call.parts(config)
        run = pipeline.plan_run(parts.workbook, parts.renderer, parts.settings)
    for line in explain(
        metric(key), lang, run.report if run else None, run.plan.sheets if run else (), run.memo if run else None
    ):
        click.echo(line)
