"""A small company typed as text tables: what the spec tests stand on.

    lead | created | channel | state | furthest | verdict
    1    | 01.05   | email   | won   | won      | target

A lead's columns: lead, created, closed, channel, campaign, segment, manager, state (open, won, lost; blank: open),
furthest (a stage's key; blank: won, or the last stage that has a date), a column per dated stage with its date,
verdict (target, non-target, unknown), failed and unknown (names of criteria, separated by commas; a blank verdict
follows from them), unjudged (criteria not in force for this lead), loss_reason, amount, cost, marketing_label and
sales_label (yes, no).
Spend: date, channel, campaign, segment, spend, impressions, clicks, visits. Plan: month, segment, leads, target_share,
win_rate, average_check, revenue, spend. Reasons: reason, category, owner, non_target, says_nothing, stages.

Days are dd.mm (of 2026) or dd.mm.yyyy, months mm.yyyy, money is in major units, shares are 40 % or 0.4. A column that
a table doesn't have is off ("no_column"), a table that isn't given likewise ("no_tab").
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from sheetsync.core.facts import Facts, LossReason
from sheetsync.core.money import to_minor
from sheetsync.core.norms import Norms
from sheetsync.core.period import Period
from tests.spec.rows import LeadRow, PlanRow, SpendRow, facts_of

TextRow = Mapping[str, str]

LEAD_COLUMNS = {"channel", "campaign", "segment", "marketing_label"}
DEAL_COLUMNS = {"manager", "closed", "loss_reason", "amount", "cost", "sales_label"}
SPEND_COLUMNS = {"campaign", "segment", "spend", "impressions", "clicks", "visits"}
PLAN_COLUMNS = {"segment", "leads", "target_share", "win_rate", "average_check", "revenue", "spend"}


def company(
    leads: str,
    *,
    spend: str = "",
    plan: str = "",
    reasons: str = "",
    norms: Norms | None = None,
    period: Period | None = None,
    as_of: str = "30.06.2026",
    off: Mapping[str, str] | None = None,
) -> Facts:
    norms = norms or Norms()
    lead_rows, spend_rows, plan_rows = read_table(leads), read_table(spend), read_table(plan)
    criteria = _criteria(lead_rows)
    return facts_of(
        [_lead(row, norms, criteria) for row in lead_rows],
        [_spend(row) for row in spend_rows],
        [_plan(row) for row in plan_rows],
        criteria=criteria,
        reasons={row["reason"]: _reason(row) for row in read_table(reasons)},
        norms=norms,
        period=period,
        as_of=read_day(as_of),
        off=_off(lead_rows, spend_rows, plan_rows, reasons) if off is None else off,
    )


def read_table(text: str) -> list[TextRow]:
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines() if line.strip()]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def read_day(text: str) -> dt.date:
    day, month, year = [*text.split("."), "2026"][:3]
    return dt.date(int(year), int(month), int(day))


def _off(leads: list[TextRow], spend: list[TextRow], plan: list[TextRow], reasons: str) -> dict[str, str]:
    off = {f"leads.{name}": "no_column" for name in LEAD_COLUMNS - _columns(leads)}
    if "state" in _columns(leads):
        off |= {f"deals.{name}": "no_column" for name in DEAL_COLUMNS - _columns(leads)}
    else:
        off["deals"] = "no_tab"
    for role, rows, columns in (("spend", spend, SPEND_COLUMNS), ("plan", plan, PLAN_COLUMNS)):
        off |= {f"{role}.{name}": "no_column" for name in columns - _columns(rows)} if rows else {role: "no_tab"}
    off["stage_log"] = "no_tab"
    if not reasons:
        off["loss_reasons"] = "no_tab"
    if not {"verdict", "failed", "unknown"} & _columns(leads):
        off["criteria"] = "no_tab"
    return off


def _columns(rows: Sequence[TextRow]) -> set[str]:
    return set(rows[0]) if rows else set()


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _criteria(rows: list[TextRow]) -> tuple[str, ...]:
    """All that are named anywhere, in the order of their first naming."""
    cells = [row.get(column, "") for row in rows for column in ("failed", "unknown", "unjudged")]
    return tuple(dict.fromkeys(name for cell in cells for name in _names(cell)))


def _lead(row: TextRow, norms: Norms, criteria: Sequence[str]) -> LeadRow:
    dates = {stage.key: read_day(row[stage.key]) for stage in norms.dated_stages if row.get(stage.key)}
    state = row.get("state") or "open"
    unjudged = _names(row.get("unjudged", ""))
    return LeadRow(
        lead=row["lead"],
        created=_day(row, "created"),
        closed=_day(row, "closed"),
        channel=row.get("channel") or None,
        campaign=row.get("campaign") or None,
        segment=row.get("segment") or None,
        manager=row.get("manager") or None,
        loss_reason=row.get("loss_reason") or None,
        has_deal=any(row.get(name) for name in {"state", *DEAL_COLUMNS}),
        state=state,
        furthest=_furthest(row, state, list(dates), norms),
        dates=dates,
        amount=_money(row, "amount"),
        cost=_money(row, "cost"),
        verdict=_verdict(row),
        failed=_names(row.get("failed", "")),
        unknown=_names(row.get("unknown", "")),
        judged=[name for name in criteria if name not in unjudged],
        marketing_label=_label(row, "marketing_label"),
        sales_label=_label(row, "sales_label"),
    )


def _label(row: TextRow, name: str) -> bool | None:
    return row[name] == "yes" if row.get(name) else None


def _furthest(row: TextRow, state: str, dated: list[str], norms: Norms) -> str:
    stages = norms.lead_stages
    by_state = stages[-1].key if state == "won" else [stages[0].key, *dated][-1]
    return row.get("furthest") or by_state


def _verdict(row: TextRow) -> str:
    if row.get("verdict"):
        return row["verdict"]
    if row.get("failed"):
        return "non-target"
    return "target" if "failed" in row and not row.get("unknown") else "unknown"


def _spend(row: TextRow) -> SpendRow:
    return SpendRow(
        date=_day(row, "date"),
        channel=row.get("channel") or None,
        campaign=row.get("campaign") or None,
        segment=row.get("segment") or None,
        spend=_money(row, "spend"),
        impressions=_count(row, "impressions"),
        clicks=_count(row, "clicks"),
        visits=_count(row, "visits"),
    )


def _plan(row: TextRow) -> PlanRow:
    return PlanRow(
        month=read_day(f"01.{row['month']}") if row.get("month") else None,
        segment=row.get("segment") or None,
        leads=_count(row, "leads"),
        target_share=_share(row, "target_share"),
        win_rate=_share(row, "win_rate"),
        average_check=_money(row, "average_check"),
        revenue=_money(row, "revenue"),
        spend=_money(row, "spend"),
    )


def _reason(row: TextRow) -> LossReason:
    return LossReason(
        reason=row["reason"],
        category=row.get("category", ""),
        owner=row.get("owner", ""),
        means_non_target=row.get("non_target") == "yes",
        says_nothing=row.get("says_nothing") == "yes",
        stages=frozenset(_names(row.get("stages", ""))),
    )


def _day(row: TextRow, name: str) -> dt.date | None:
    return read_day(row[name]) if row.get(name) else None


def _plain(text: str) -> str:
    return text.replace(" ", "").replace("\N{NO-BREAK SPACE}", "")


def _money(row: TextRow, name: str) -> int | None:
    return to_minor(Decimal(_plain(row[name]))) if row.get(name) else None


def _count(row: TextRow, name: str) -> int | None:
    return int(_plain(row[name])) if row.get(name) else None


def _share(row: TextRow, name: str) -> float | None:
    text = _plain(row.get(name, ""))
    if not text:
        return None
    return float(Decimal(text.removesuffix("%")) / 100) if text.endswith("%") else float(text)
