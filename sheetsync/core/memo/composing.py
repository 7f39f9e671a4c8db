"""The memo of a run: every block in its order."""

from __future__ import annotations

from sheetsync.core.memo.blocks import (
    card_line,
    data_block,
    funnel_block,
    gap_block,
    losses_block,
    non_target_block,
    segments_table,
)
from sheetsync.core.memo.brevity import LONGEST_NAME, brief, clipped
from sheetsync.core.memo.charts import trend, waterfall
from sheetsync.core.memo.next_steps import (
    changes_block,
    forecast_line,
    hypotheses_block,
    question_block,
    relation_block,
)
from sheetsync.core.memo.parts import Memo
from sheetsync.core.memo.places import Places, placed
from sheetsync.core.questions import HEADS
from sheetsync.core.summary import Report
from sheetsync.core.summary.answer import answer
from sheetsync.core.summary.ceo import CARDS


def compose(full: Report, where: str, places: Places) -> Memo:
    """The memo of a run; `where` names the workbook that holds the numbers, `places` tells their cells."""
    report = brief(full)
    memo = Memo(
        lang=report.lang,
        subject=_subject(report),
        title=report.say("ceo.title", span=report.span()),
        as_of=report.as_of_line(),
        answer=answer(report),
        untrusted=not report.trusted(*report.gate),
        cards=tuple(card_line(report, report.number(key)) for key, _ in CARDS),
        gap=gap_block(report),
        forecast=forecast_line(report),
        questions=tuple(question_block(report, head) for head in HEADS),
        funnel=funnel_block(report),
        non_target=non_target_block(report),
        losses=losses_block(report),
        segments=segments_table(report),
        changes=changes_block(report),
        hypotheses=hypotheses_block(report),
        relation=relation_block(report),
        data=data_block(report),
        footer=report.say("memo.footer", where=clipped(where, LONGEST_NAME), date=report.day(report.facts.as_of)),
        waterfall=waterfall(report),
        trend=trend(report),
    )
    return placed(memo, full, places)


def _subject(report: Report) -> str:
    plan, fact = report.number("plan.revenue"), report.number("fact.revenue")
    date = report.day(report.next_review or report.facts.as_of)
    if not plan.value or fact.value is None:
        return report.say("memo.subject.no_plan", date=date, revenue=report.money(report.number("economics.revenue")))
    if not report.trusted(*report.gate):
        return report.say("memo.subject.untrusted", date=date)
    done = report.completion(plan, fact)
    return report.say("memo.subject", date=date, done=done, gap=report.money(report.number("gap.revenue"), signed=True))
