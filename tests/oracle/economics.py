"""Unit economics by plain loops."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from sheetsync.core.metrics.base import NOT_SET, Slice
from tests.oracle.company import AS_OF, Company
from tests.oracle.slices import Part, Told, as_day, is_inside, parts, share
from tests.spec.rows import LeadRow, SpendRow

Words = tuple[str | None, str | None, str | None]


@dataclass(frozen=True)
class Exact:
    """An amount, or why there is none."""

    value: Fraction = Fraction(0)
    why: str = ""

    def per(self, other: Exact) -> Exact:
        if self.why or other.why:
            return Exact(why=self.why or other.why)
        return Exact(self.value / other.value) if other.value else Exact(why="no_cases")

    def less(self, other: Exact) -> Exact:
        return Exact(self.value - other.value) if not self.why + other.why else Exact(why=self.why or other.why)

    def plus(self, other: Exact) -> Exact:
        return self.less(Exact(-other.value, other.why))

    def times(self, factor: Fraction) -> Exact:
        return Exact(self.value * factor, self.why)

    def told(self, n: Exact | None = None, note: str = "") -> Told:
        rests_on = None if n is None else int(n.value)
        return Told(None, None, rests_on, self.why) if self.why else Told(self.value, None, rests_on, note=note)


def expected(company: Company, dimensions: tuple[str, ...]) -> dict[str, dict[Slice, Told]]:
    found: dict[str, dict[Slice, Told]] = {}
    slices = parts(company, dimensions)
    spend = _spend_by_slice(company, dimensions, set(slices))
    for where, part in slices.items():
        for key, told in _Slice(part, spend).lines():
            found.setdefault(f"economics.{key}", {})[where] = told
    return found


def _words(row: LeadRow | SpendRow) -> Words:
    return row["channel"], row["campaign"], row["segment"]


def _cohort(company: Company) -> list[LeadRow]:
    return [lead for lead in company.leads if is_inside(lead["created"], company.period)]


def _rows(company: Company) -> list[SpendRow]:
    return [row for row in company.spend if is_inside(row["date"], company.period)]


def _tied(company: Company, money: Words) -> list[LeadRow]:
    """The leads that agree in all that is filled; else those of the channel; else all."""
    leads = _cohort(company)
    exactly = [
        lead
        for lead in leads
        if all(own is None or own == theirs for own, theirs in zip(money, _words(lead), strict=True))
    ]
    by_channel = [lead for lead in leads if money[0] is None or lead["channel"] == money[0]]
    return exactly or by_channel or leads


def _spend_by_slice(
    company: Company, dimensions: tuple[str, ...], slices: set[Slice]
) -> Mapping[Slice, tuple[int, int]]:
    """All spend, and that which was typed without a segment."""
    bills: Counter[tuple[str, Words]] = Counter()
    for row in _rows(company):
        month = NOT_SET if row["date"] is None else f"{row['date']:%Y-%m}"
        bills[month, _words(row)] += row["spend"] or 0
    everything: Counter[Slice] = Counter()
    blank: Counter[Slice] = Counter()
    for (month, (channel, campaign, segment)), amount in bills.items():
        shares = {segment: amount} if segment else _divided(company, (channel, campaign, None), amount)
        for name, part in shares.items():
            labels = {"month": month, "channel": channel, "campaign": campaign, "segment": name}
            where = tuple((dimension, labels.get(dimension) or NOT_SET) for dimension in dimensions)
            if where not in slices:
                labels["segment"] = None
                where = tuple((dimension, labels.get(dimension) or NOT_SET) for dimension in dimensions)
            everything[where] += part
            blank[where] += 0 if segment else part
    return {where: (everything[where], blank[where]) for where in slices}


def _divided(company: Company, money: Words, amount: int) -> dict[str | None, int]:
    """Whole parts by leads; what is left over goes one by one to the largest remainders."""
    leads = Counter(lead["segment"] for lead in _tied(company, money))
    if not leads:
        return {None: amount}
    order = sorted(name for name in leads if name is not None) + ([None] if None in leads else [])
    exact = {name: Fraction(amount * leads[name], leads.total()) for name in order}
    whole = {name: exact[name].__floor__() for name in order}
    left = amount - sum(whole.values())
    for name in sorted(order, key=lambda name: whole[name] - exact[name])[:left]:
        whole[name] += 1
    return whole


class _Slice:
    """One slice's numbers."""

    def __init__(self, part: Part, spend: Mapping[Slice, tuple[int, int]]) -> None:
        self.part = part
        self.company = part.company
        self.norms = part.company.norms
        wins = [lead for lead in part.closed if lead["state"] == "won"]
        self.sold = [lead for lead in wins if lead["amount"] is not None]
        self.leads = Exact(Fraction(len(part.cohort)), part.one_sided)
        target = [lead for lead in part.cohort if lead["verdict"] == "target"]
        self.target = Exact(Fraction(len(target)), part.no_criteria or part.one_sided)
        self.won = Exact(Fraction(len(wins)), self._undated())
        won_of_created = [lead for lead in part.cohort if lead["state"] == "won"]
        self.won_of_created = Exact(Fraction(len(won_of_created)), part.no_deals)
        no_money = self._undated() or self._off("deals.amount")
        self.revenue = Exact(Fraction(sum(lead["amount"] or 0 for lead in self.sold)), no_money)
        self.count = Exact(Fraction(len(self.sold)), self._undated())
        self.profit = self._profit(no_money)
        everything, blank = spend.get(part.where, (0, 0))
        self.spend = Exact(Fraction(everything), self._unspent())
        self.blank = Exact(Fraction(blank), self._unspent())
        self.cost = self._cost(spend)

    def lines(self) -> Iterator[tuple[str, Told]]:
        yield "won", self.won.told()
        yield "revenue", self.revenue.told(self._whole(self.count))
        yield "spend", self.spend.told()
        yield "allocated_spend", self.blank.told()
        yield "non_target_spend", self._non_target().told()
        yield from self._traffic()
        yield "cpl", self.cost.per(self.leads).told(self._whole(self.leads))
        yield "cpql", self.cost.per(self.target).told(self._whole(self.target))
        yield "cac", self.cost.per(self.won).told(self._whole(self.won))
        yield "cac_cohort", self.cost.per(self.won_of_created).told(self._whole(self.won_of_created))
        full = self.cost.plus(self._sales_cost()).per(self.won)
        yield "full_cac", full.told(self._whole(self.won))
        yield from self._checks()
        yield from self._profits()
        yield from self._lifetime()

    def _off(self, *names: str) -> str:
        off = self.company.off
        return next((f"{off[name]}:{name}" for name in names if name in off), "")

    def _whole(self, amount: Exact) -> Exact:
        return Exact() if amount.why else amount

    def _undated(self) -> str:
        dated = not self.company.period.is_open or "month" in self.part.names
        return self.part.no_deals or (self._off("deals.closed") if dated else "")

    def _unspent(self) -> str:
        if why := self._off("spend", "spend.spend"):
            return why
        return "spend_has_no_manager" if "manager" in self.part.names else self._unnamed("channel", "campaign")

    def _unnamed(self, *names: str) -> str:
        rows = _rows(self.company)
        for name in names:
            if name in self.part.names:
                filled = not rows or "manager" in self.part.names or any(row[name] for row in rows)  # type: ignore[literal-required]  # a key by name
                if f"spend.{name}" in self.company.off or not filled:
                    return f"no_column:spend.{name}"
        return ""

    def _cost(self, spend: Mapping[Slice, tuple[int, int]]) -> Exact:
        if self.spend.why:
            return self.spend
        if "segment" in self.part.names and any(blank for _, blank in spend.values()) and self.part.one_sided:
            return Exact(why=self.part.one_sided)
        rows = self.part.spend if set(self.part.names) <= {"month"} else _rows(self.company)
        return self.spend if rows else Exact(why="no_cases")

    def _profit(self, no_money: str) -> Exact:
        if no_money:
            return Exact(why=no_money)
        total = Fraction(0)
        for lead in self.sold:
            if lead["cost"] is not None:
                total += (lead["amount"] or 0) - lead["cost"]
            elif self.norms.margin is not None:
                total += (lead["amount"] or 0) * self.norms.margin
            else:
                return Exact(why="no_cost")
        return Exact(total)

    def _non_target(self) -> Exact:
        if why := self.part.no_criteria or self.part.one_sided or self._unspent():
            return Exact(why=why)
        cost = Fraction(0)
        ours = {lead["lead"] for lead in self.part.cohort if lead["verdict"] == "non-target"}
        for row in _rows(self.company):
            tied = _tied(self.company, _words(row))
            here = sum(lead["lead"] in ours for lead in tied)
            cost += Fraction((row["spend"] or 0) * here, len(tied)) if tied else 0
        return Exact(cost)

    def _sales_cost(self) -> Exact:
        if self.norms.sales_cost_per_month is None:
            return Exact(why="no_setting:sales_cost_per_month")
        if not set(self.part.names) <= {"month"}:
            return Exact(why="company_cost")
        month = dict(self.part.where).get("month")
        days = [day for day in _days(self.company) if month is None or f"{day:%Y-%m}" == month]
        if month == NOT_SET or (month is None and not days):
            return Exact(why="no_cases")
        a_month = self.norms.sales_cost_per_month
        return Exact(sum((Fraction(a_month, calendar.monthrange(day.year, day.month)[1]) for day in days), Fraction(0)))

    def _traffic(self) -> Iterator[tuple[str, Told]]:
        for name in ("impressions", "clicks", "visits"):
            total = sum(row[name] or 0 for row in self.part.spend)
            yield name, Exact(Fraction(total), self._why_traffic(name)).told()
        for key, name, factor in (("cpm", "impressions", 1000), ("cpc", "clicks", 1)):
            money, count = self._both("spend", name)
            cost = Exact(Fraction(money * factor)).per(Exact(Fraction(count)))
            why = self._why_traffic("spend", name)
            yield key, (Exact(why=why) if why else cost).told(Exact(Fraction(count)))
        clicks, impressions = self._both("clicks", "impressions")
        yield "ctr", _within(clicks, impressions, self._why_traffic("impressions", "clicks"))
        visits = sum(row["visits"] or 0 for row in self.part.spend)
        loose = any(row["segment"] is None and row["visits"] is not None for row in _rows(self.company))
        partly = "partly_filled:spend.segment" if loose and "segment" in self.part.names else ""
        why = self._why_traffic("visits") or self.part.one_sided or partly
        yield "visit_to_lead", _within(len(self.part.cohort), visits, why)

    def _both(self, one: str, other: str) -> tuple[int, int]:
        rows = [dict(row) for row in self.part.spend]
        filled = [row for row in rows if row[one] is not None and row[other] is not None]
        return sum(int(str(row[one])) for row in filled), sum(int(str(row[other])) for row in filled)

    def _why_traffic(self, *names: str) -> str:
        off = self._off("spend", *(f"spend.{name}" for name in names))
        no_manager = "spend_has_no_manager" if "manager" in self.part.names else ""
        return off or no_manager or self._unnamed("segment", "channel", "campaign")

    def _checks(self) -> Iterator[tuple[str, Told]]:
        amounts = [Fraction(lead["amount"] or 0) for lead in self.sold]
        why = self.revenue.why or ("" if amounts else "no_cases")
        n = self._whole(self.count)
        yield "average_check", self.revenue.per(self.count).told(n)
        yield "median_check", (Exact(why=why) if why else Exact(median(amounts))).told(n)
        positive = sum(amount for amount in amounts if amount > 0)
        biggest = Exact(max(amounts) / positive) if not why and positive else Exact(why=why or "no_cases")
        big = biggest.value > Fraction(str(self.norms.big_deal_share))
        yield "biggest_deal_share", biggest.told(n, "big_deal" if big else "")

    def _profits(self) -> Iterator[tuple[str, Told]]:
        n, per_lead = self._whole(self.leads), self.profit.per(self.leads)
        yield "gross_profit", self.profit.told(self._whole(self.count))
        yield "gross_profit_per_lead", per_lead.told(n)
        yield "gross_profit_per_target", self.profit.per(self.target).told(self._whole(self.target))
        yield "contribution_per_lead", per_lead.less(self.cost.per(self.leads)).told(n)
        yield "romi", self.profit.less(self.cost).per(self.cost).told()
        yield "break_even_cpl", per_lead.told(n)
        yield "cpl_max", per_lead.times(1 / (1 + self.norms.required_romi)).told(n)

    def _lifetime(self) -> Iterator[tuple[str, Told]]:
        n, per_win, cac = self._whole(self.count), self.profit.per(self.count), self.cost.per(self.won)
        purchases = self.norms.expected_purchases
        ltv = per_win.times(purchases) if purchases else Exact(why="no_setting:expected_purchases")
        yield "ltv", ltv.told(n)
        yield "ltv_cac", ltv.per(cac).told(n)
        left = per_win.less(cac)
        covered = left if left.why else Exact() if left.value >= 0 else Exact(why="no_repeat_dates")
        yield "payback_months", covered.told(n)


def _within(k: int, n: int, why: str) -> Told:
    return Told(None, k, n, "above_whole") if not why and 0 < n < k else share(k, n, why)


def _days(company: Company) -> Sequence[dt.date]:
    """The days of the period that have passed; an open one begins with the first date there is."""
    dated = [day for lead in company.leads for day in (lead["created"], lead["closed"]) if day]
    dated += [row["date"] for row in company.spend if row["date"]]
    first = company.period.first or min((as_day(day) for day in dated), default=None)
    last = min(company.period.last or AS_OF, AS_OF)
    if first is None or first > last:
        return []
    return [first + dt.timedelta(days) for days in range((last - first).days + 1)]
