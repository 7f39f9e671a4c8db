"""Where a number comes from and where it stands: definition, formula, columns, counts, cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheetsync.core.grid import a1
from sheetsync.core.lang import Lang, say
from sheetsync.core.layout import Sheet
from sheetsync.core.memo import Memo, figure
from sheetsync.core.metrics.base import Metric, Number
from sheetsync.core.summary import Report


def explain(
    metric: Metric, lang: Lang, report: Report | None = None, sheets: Sequence[Sheet] = (), memo: Memo | None = None
) -> Iterator[str]:
    """The lines that `sheetsync explain KEY` prints; with a report also its value and its places."""
    yield f"{metric.key} · {say(lang, f'metric.{metric.key}')}"
    yield say(lang, f"about.{metric.key}")
    yield f"{say(lang, 'explain.formula')}: {metric.formula}"
    yield f"{say(lang, 'explain.view')}: {say(lang, f'view.{metric.view.value}')}"
    if metric.better:
        yield say(lang, "explain.more" if metric.better > 0 else "explain.less")
    columns = ", ".join(f"{field} ({field.tab.title.in_(lang)} · {field.header.in_(lang)})" for field in metric.reads)
    yield f"{say(lang, 'explain.reads')}: {columns or '–'}"
    if report is None:
        return
    total = report.numbers.by_key.get(metric.key, {}).get(())
    if total is not None:
        yield f"{say(lang, 'explain.value')}: {_value(report, total)}"
    slices = len(report.numbers.by_key.get(metric.key, {}))
    yield f"{say(lang, 'explain.slices')}: {slices}"
    cells = list(places(metric.key, sheets))
    more = " …" if len(cells) > 6 else ""
    yield f"{say(lang, 'explain.tabs')}: {', '.join(cells[:6]) or '–'}{more}"
    yield f"{say(lang, 'explain.memo')}: {', '.join(memo_blocks(metric.key, memo)) if memo else '–'}"


def places(key: str, sheets: Sequence[Sheet]) -> Iterator[str]:
    """The cells that show a key."""
    for sheet in sheets:
        for row, spots in enumerate(sheet.rows):
            for column, spot in enumerate(spots):
                if spot is not None and spot.key == key:
                    yield f"{sheet.title}!{a1(row, column)}"


def memo_blocks(key: str, memo: Memo) -> list[str]:
    """The headings of the memo's blocks that show a key."""
    blocks = (memo.gap, *memo.questions, memo.funnel, memo.non_target, memo.losses, memo.changes, memo.relation)
    found = [block.heading for block in blocks if any(line.key == key for line in block.lines)]
    if any(card.key == key for card in memo.cards):
        found.insert(0, memo.title)
    if key in memo.segments.keys:
        found.append(memo.segments.heading)
    return found


def _value(report: Report, number: Number) -> str:
    if number.value is None:
        return f"– ({report.why(number)})"
    parts = [figure(report, number)]
    if number.k is not None:
        parts.append(report.of(number))
    if interval := report.interval(number):
        parts.append(interval)
    return ", ".join(parts)
