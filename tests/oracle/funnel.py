"""The funnel by plain loops."""

from __future__ import annotations

from collections.abc import Iterator

from sheetsync.core.norms import Source, Stage
from tests.oracle.company import Company
from tests.oracle.slices import Line, Part, Told, as_day, count, has_reached, is_inside, one_sided_stages, share
from tests.spec.rows import LeadRow


def lines(part: Part) -> Iterator[Line]:
    yield from _states(part)
    yield from _stages(part)


def _states(part: Part) -> Iterator[Line]:
    leads, note = part.cohort, _note(part)
    won = [lead for lead in leads if lead["state"] == "won"]
    lost = [lead for lead in leads if lead["state"] == "lost"]
    target = [lead for lead in leads if lead["verdict"] == "target"]
    won_target = [lead for lead in won if lead["verdict"] == "target"]
    no_deals, judged = part.no_deals, part.no_criteria or part.no_deals
    yield "funnel.leads", (), count(True for _ in leads)
    yield "funnel.target", (), count((True for _ in target), part.no_criteria)
    yield "funnel.lost", (), count((True for _ in lost), no_deals)
    yield "funnel.open", (), count((lead["state"] == "open" for lead in leads), no_deals)
    yield "funnel.won", (), _noted(count((True for _ in won), no_deals), note)
    yield "funnel.won_aside", (), _noted(count((lead["verdict"] != "target" for lead in won), judged), note)
    refused = part.one_sided
    yield "funnel.close_rate", (), share(len(won), len(won) + len(lost), no_deals or refused, note)
    yield "funnel.created_win_rate", (), share(len(won), len(leads), no_deals or refused, note)
    yield "funnel.target_win_rate", (), share(len(won_target), len(target), judged or refused, note)


def _stages(part: Part) -> Iterator[Line]:
    company = part.company
    sick = one_sided_stages(company)
    before: tuple[Stage, Told, str] | None = None
    for stage in company.norms.stages:
        where = (("stage", stage.key),)
        note = _note(part) if stage.source is Source.WON else ""
        entered = [lead for lead in part.cohort if _is_in(company, lead, stage)]
        reached = _traffic(part, stage) if stage.source is Source.TRAFFIC else _counted(part, stage, len(entered))
        refused = "" if stage.source is Source.TRAFFIC else part.one_sided or _sick(stage, sick)
        yield "funnel.reached", where, _noted(reached, note)
        yield "funnel.conversion", where, _noted(_conversion(part, before, (stage, reached, refused)), note)
        if stage.source is not Source.TRAFFIC:
            through = share(len(entered), len(part.cohort), reached.why or refused, note)
            yield "funnel.through", where, through
            yield from _moves(part, stage, entered, reached.why)
        if not (stage.source is Source.VERDICT and part.no_criteria):
            before = (stage, reached, refused)


def _moves(part: Part, stage: Stage, entered: list[LeadRow], why: str) -> Iterator[Line]:
    company, where = part.company, (("stage", stage.key),)
    following = _following(part, stage)
    stayed = [lead for lead in entered if following and not _is_in(company, lead, following)]
    unmoved = why or part.no_deals
    if stage is not company.norms.stages[-1]:
        yield "funnel.advanced", where, count((lead not in stayed for lead in entered), unmoved)
    yield "funnel.lost_there", where, count((lead["state"] == "lost" for lead in stayed), unmoved)
    yield "funnel.open_there", where, count((lead["state"] == "open" for lead in stayed), unmoved)
    if stage.source in {Source.DATES, Source.WON}:
        outside = [lead for lead in part.cohort if has_reached(company, lead, stage) and lead["verdict"] != "target"]
        yield "funnel.outside_target", where, count((True for _ in outside), why or part.no_criteria)
        yield "funnel.events", where, _events(part, stage, why)


def _events(part: Part, stage: Stage, why: str) -> Told:
    if stage.source is Source.DATES:
        return count([True] * part.entered[stage.key], why)
    by_date = "month" in part.names or not part.company.period.is_open
    undated = "no_column:deals.closed" if by_date and "deals.closed" in part.company.off else ""
    return count((lead["state"] == "won" for lead in part.closed), why or undated)


def _following(part: Part, stage: Stage) -> Stage | None:
    """The next stage that counts at all."""
    stages = [each for each in part.company.norms.lead_stages if not (_is_verdict(each) and part.no_criteria)]
    place = part.company.norms.lead_stages.index(stage)
    later = part.company.norms.lead_stages[place + 1 :]
    return next((each for each in stages if each in later), None)


def _is_verdict(stage: Stage) -> bool:
    return stage.source is Source.VERDICT


def _is_in(company: Company, lead: LeadRow, stage: Stage) -> bool:
    """In the stage and in every lead stage before it; without criteria the verdict asks nothing."""
    stages = company.norms.lead_stages
    for each in stages[: stages.index(stage) + 1] if stage in stages else ():
        if _is_verdict(each) and "criteria" not in company.off and lead["verdict"] != "target":
            return False
        if each.source is Source.DATES and not has_reached(company, lead, each):
            return False
        if each.source is Source.WON and lead["state"] != "won":
            return False
    return True


def _counted(part: Part, stage: Stage, entered: int) -> Told:
    unworked = part.no_deals if stage.source in {Source.DATES, Source.WON} else ""
    return count([True] * entered, part.no_criteria if _is_verdict(stage) and part.no_criteria else unworked)


def _traffic(part: Part, stage: Stage) -> Told:
    off = part.company.off
    for name in ("spend", f"spend.{stage.key}"):
        if name in off:
            return Told(why=f"{off[name]}:{name}")
    if why := _unfilled(part):
        return Told(why=why)
    if "manager" in part.names:
        return Told(why="spend_has_no_manager")
    return count(True for row in part.spend for _ in range(row[stage.key] or 0))  # type: ignore[literal-required]  # a key by name


def _unfilled(part: Part) -> str:
    """A dimension of the cut that no spend row of the period fills."""
    rows = _spend_in_period(part.company)
    for name in ("segment", "channel", "campaign"):
        if name in part.names:
            if f"spend.{name}" in part.company.off:
                return f"no_column:spend.{name}"
            if rows and "manager" not in part.names and all(row[name] is None for row in rows):
                return f"no_column:spend.{name}"
    return ""


def _spend_in_period(company: Company) -> list[dict[str, object]]:
    return [dict(row) for row in company.spend if is_inside(row["date"], company.period)]


def _conversion(part: Part, before: tuple[Stage, Told, str] | None, now: tuple[Stage, Told, str]) -> Told:
    if before is None:
        return Told(why="no_cases")
    (earlier, base, earlier_refused), (stage, reached, refused) = before, now
    why = reached.why or base.why or refused or earlier_refused
    if not why and stage.source is not Source.TRAFFIC and earlier.source is Source.TRAFFIC:
        rows = _spend_in_period(part.company)
        loose = any(row["segment"] is None and row[earlier.key] is not None for row in rows)
        why = "partly_filled:spend.segment" if loose and "segment" in part.names else ""
    if why:
        return Told(why=why)
    k, n = int(reached.value or 0), int(base.value or 0)
    return Told(None, k, n, "above_whole") if 0 < n < k else share(k, n)


def _sick(stage: Stage, sick: set[str]) -> str:
    return f"one_sided:{stage.key}" if stage.key in sick else ""


def _note(part: Part) -> str:
    """A month that ended before the month of the first recorded win."""
    wins = [as_day(lead["closed"]) for lead in part.company.leads if lead["state"] == "won" and lead["closed"]]
    month = dict(part.where).get("month", "")
    return "before_first_win" if month[:1].isdigit() and wins and month < f"{min(wins):%Y-%m}" else ""


def _noted(told: Told, note: str) -> Told:
    return Told(told.value, told.k, told.n, told.why, note if told.value is not None else "")
