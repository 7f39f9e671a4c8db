"""Managers' reasons compared, by plain loops; only the shuffling is taken as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from scipy.stats import fisher_exact

from sheetsync.core.norms import Source
from sheetsync.core.statistics.resampling import mix_p
from tests.oracle.company import Company
from tests.oracle.slices import Line, Told, is_inside, is_one_sided
from tests.spec.rows import LeadRow

Pair = tuple[str, str]


def lines(company: Company) -> Iterator[Line]:
    lost = [lead for lead in company.leads if lead["state"] == "lost" and is_inside(lead["created"], company.period)]
    yield from _mix(company, (), lost)
    for stage in company.norms.lead_stages:
        if stage.source in {Source.LEADS, Source.DATES}:
            here = [lead for lead in lost if lead["furthest"] == stage.key]
            yield from _mix(company, (("stage", stage.key),), here)
    table = _compared(company, lost)
    if not _why(company) and _enough(company, table):
        yield from _pairs(table, company.norms.few_for_percent)


def _why(company: Company) -> str:
    off = next((f"{company.off[name]}:{name}" for name in ("deals", "deals.loss_reason") if name in company.off), "")
    return off or ("one_sided:manager" if is_one_sided(company, "manager") else "")


def _compared(company: Company, lost: list[LeadRow]) -> Counter[Pair]:
    sizes = Counter(lead["manager"] for lead in lost if lead["manager"])
    return Counter(
        (lead["manager"], lead["loss_reason"] or "(no reason)")
        for lead in lost
        if lead["manager"] and sizes[lead["manager"]] >= company.norms.few_for_percent
    )


def _enough(company: Company, table: Counter[Pair]) -> bool:
    return len({manager for manager, _ in table}) > 1 and table.total() >= company.norms.few_for_verdict


def _mix(company: Company, where: tuple[tuple[str, str], ...], lost: list[LeadRow]) -> Iterator[Line]:
    table = _compared(company, lost)
    if why := _why(company):
        yield "losses.mix_p", where, Told(why=why)
    elif not _enough(company, table):
        yield "losses.mix_p", where, Told(n=table.total(), why="few_losses")
    else:
        managers, reasons = _names(table)
        counts = [[table[manager, reason] for reason in reasons] for manager in managers]
        yield "losses.mix_p", where, Told(Fraction(mix_p(counts)), n=table.total())


def _names(table: Counter[Pair]) -> tuple[list[str], list[str]]:
    return sorted({manager for manager, _ in table}), sorted({reason for _, reason in table})


def _pairs(table: Counter[Pair], few: int) -> Iterator[Line]:
    managers, reasons = _names(table)
    p: dict[Pair, float] = {}
    values: dict[Pair, tuple[float, int]] = {}
    for manager in managers:
        n = sum(table[manager, reason] for reason in reasons)
        n0 = table.total() - n
        for reason in reasons:
            k = table[manager, reason]
            k0 = sum(table[other, reason] for other in managers) - k
            values[manager, reason] = (k / n - k0 / n0, n)
            if k + k0 >= few:
                p[manager, reason] = float(fisher_exact([[k, n - k], [k0, n0 - k0]]).pvalue)
    found = _findings(p)
    for (manager, reason), (value, n) in values.items():
        note = "stands_out" if (manager, reason) in found else ""
        yield "losses.reason_excess", (("manager", manager), ("reason", reason)), Told(Fraction(value), n=n, note=note)


def _findings(p: dict[Pair, float]) -> set[Pair]:
    """Benjamini–Hochberg at a tenth: from the largest p down, the first that is small enough takes all below along."""
    ordered = sorted(p.values())
    passing = [value for rank, value in enumerate(ordered, 1) if value <= 0.1 * rank / len(ordered)]
    return {pair for pair, value in p.items() if passing and value <= passing[-1]}
