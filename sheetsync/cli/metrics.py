"""`sheetsync metrics`: every number, for other tools and for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sheetsync.cli.options import Call, shared_options
from sheetsync.cli.terminal import print_json, step

if TYPE_CHECKING:
    from sheetsync.core.metrics.base import Number

DIMENSIONS = ("segment", "channel", "campaign", "manager", "month")


@click.command("metrics")
@click.option("--json", "as_json", is_flag=True, help="As JSON (described in docs/metrics-json.md).")
@click.option("--by", type=click.Choice(DIMENSIONS), help="Also sliced by this.")
@shared_options
def command(call: Call, *, as_json: bool, by: str | None) -> None:
    """Print every number: of the whole company, and by segment, channel, campaign, manager or month."""
    from sheetsync import pipeline
    from sheetsync.core.lang import say
    from sheetsync.core.metrics.base import Unit

    parts = call.parts()
    lang = parts.settings.lang
    with step(say(lang, "cli.computing", where=parts.workbook.name())):
        report = pipeline.report(pipeline.read(parts.workbook, parts.settings), parts.settings)
    numbers = [number for number in report.numbers if _is_wanted(number, by)]
    if as_json:
        period = parts.settings.period
        print_json(
            {
                "schema": 1,
                "as_of": parts.settings.as_of.isoformat(),
                "period": {
                    "first": period.first and period.first.isoformat(),
                    "last": period.last and period.last.isoformat(),
                },
                "currency": report.currency,
                "metrics": [as_json_value(number) for number in numbers],
            }
        )
        return
    for number in numbers:
        where = ", ".join(f"{name}={report.label(value)}" for name, value in number.slice)
        value = (
            report.money(number)
            if number.metric.unit is Unit.MONEY
            else report.rate(number)
            if number.metric.unit is Unit.SHARE
            else report.plain(number, 2 if number.metric.unit is Unit.RATIO else 0)
        )
        reason = f"  ({report.why(number)})" if number.value is None else ""
        click.echo(f"{number.key:34} {where:30} {value}{reason}")


def _is_wanted(number: Number, by: str | None) -> bool:
    """The total and what hangs on it (stages, reasons, criteria), and the slices asked for."""
    sliced = {name for name, _ in number.slice} & set(DIMENSIONS)
    return sliced <= ({by} if by else set())


def as_json_value(number: Number) -> dict[str, Any]:
    """One number as the JSON document shows it; money in currency units."""
    from sheetsync.core.metrics.base import Unit
    from sheetsync.core.money import to_major

    value: int | float | None = None
    if number.value is not None:
        whole = isinstance(number.value, int)
        value = (
            to_major(number.value)
            if number.metric.unit is Unit.MONEY
            else int(number.value)
            if whole
            else float(number.value)
        )
    shown: dict[str, Any] = {"key": number.key}
    if number.slice:
        shown["slice"] = dict(number.slice)
    shown["value"] = value
    shown |= {name: getattr(number, name) for name in ("k", "n", "low", "high") if getattr(number, name) is not None}
    shown |= {"unit": number.metric.unit.value, "view": number.metric.view.value}
    return shown | {name: getattr(number, name) for name in ("why", "note") if getattr(number, name)}
