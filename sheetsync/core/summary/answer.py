"""The answer in one or two sentences: where the plan stands, and whose part of the gap is what."""

from __future__ import annotations

from sheetsync.core.issues import Owner
from sheetsync.core.metrics.indices import excludes_one
from sheetsync.core.summary.report import Report


def answer(report: Report) -> str:
    """The first thing the CEO reads, on the tab and in the memo."""
    if not report.trusted(Owner.MARKETING, Owner.SALES):
        return f"{report.say('trust.first')} {_standing(report)}".strip()
    return f"{_standing(report)} {_parts(report)}".strip()


def _standing(report: Report) -> str:
    """Revenue against plan, or the plain facts where there is no plan."""
    plan, fact = report.number("plan.revenue"), report.number("fact.revenue")
    if plan.value is None or not plan.value or fact.value is None:
        revenue = report.number("economics.revenue")
        return report.say(
            "answer.no_plan",
            span=report.span(),
            leads=report.count(int(report.number("funnel.leads").value or 0)),
            won=report.count(int(report.number("funnel.won").value or 0)),
            rate=report.rate(report.number("funnel.close_rate")),
            revenue=report.money(revenue),
        )
    done = report.completion(plan, fact)
    key = "answer.running" if plan.note == "prorated" else "answer.closed"
    return report.say(
        key,
        span=report.span(),
        date=report.day(report.facts.as_of),
        fact=report.money(fact),
        plan=report.money(plan),
        done=done,
    )


def _parts(report: Report) -> str:
    """Marketing's and sales' parts with what moved, where they can be told."""
    gap, marketing, sales = (report.number(f"gap.{part}") for part in ("revenue", "marketing", "sales"))
    if gap.value is None:
        return ""
    if marketing.value is None or sales.value is None:
        return report.say("answer.no_parts", why=report.why(marketing) or report.why(sales))
    target = int(report.number("fact.target").value or 0)
    if target < report.facts.norms.few_for_verdict:
        return report.say("answer.few", gap=report.money(gap, signed=True), target=report.count(target))
    outside = report.number("gap.outside")
    rest = report.say("answer.outside", rest=report.money(outside, signed=True)) if outside.value else ""
    parts = report.say(
        "answer.parts",
        gap=report.money(gap, signed=True),
        marketing=report.money(marketing, signed=True),
        sales=report.money(sales, signed=True),
        leads=report.count(int(report.number("fact.leads").value or 0)),
        plan_leads=report.count(round(report.number("plan.leads").value or 0)),
        target=report.ratio_percent(report.number("fact.target_share")),
        plan_target=report.ratio_percent(report.number("plan.target_share")),
        win=report.ratio_percent(report.number("fact.win_rate"), fine=True),
        plan_win=report.ratio_percent(report.number("plan.win_rate"), fine=True),
        check=report.money(report.number("fact.average_check")),
        plan_check=report.money(report.number("plan.average_check")),
    )
    return " ".join(filter(None, (parts, rest, _within_chance(report))))


def _within_chance(report: Report) -> str:
    """Where the wins don't tell sales' part from chance, that is said: it is nobody's fault then."""
    index, expected = report.number("index.sales"), report.number("index.expected_won")
    if index.value is None or excludes_one(index):
        return ""
    return report.say(
        "answer.within_chance",
        won=report.count(index.n),
        expected=report.count(round(expected.value or 0)),
        index=report.ratio_percent(index),
        interval=report.interval(index),
    )
