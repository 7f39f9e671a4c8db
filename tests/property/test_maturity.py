"""Maturity and the indices against plain loops, and the laws that hold for every company."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.core.metrics import maturity
from sheetsync.core.metrics.base import Number, Slice
from sheetsync.core.metrics.cuts import Dimensions, cuts
from tests.oracle.company import Company, random_company
from tests.oracle.maturity import Answer, lines
from tests.oracle.slices import as_day

careful = settings(derandomize=True, deadline=None, max_examples=25)
CUTS: tuple[Dimensions, ...] = ((), ("segment",), ("month",))


LATER = dt.timedelta(58)


def companies() -> st.SearchStrategy[Company]:
    """With norms so low that much is told of few leads, close dates that are mostly there, and young open leads."""
    return st.builds(company, st.integers(0, 2**32 - 1), st.integers(0, 150), st.sampled_from((None, None, 5, 20)))


def company(seed: int, size: int, horizon: int | None) -> Company:
    drawn = random_company(seed, size)
    kept = [lead for lead in drawn.leads if lead["state"] == "open" or lead["closed"] or seed % 4 == 0]
    for lead in kept:
        if lead["closed"] and lead["created"] and seed % 3:
            lead["closed"] = max(lead["closed"], lead["created"], key=as_day)
        if lead["state"] == "open" and lead["created"]:
            lead["created"] += LATER
            lead["dates"] = {stage: day + LATER for stage, day in lead["dates"].items()}
    return replace(drawn, leads=kept, norms=replace(drawn.norms, few_for_verdict=4, horizon_days=horizon))


def numbers(about: Company, dimensions: Dimensions) -> list[Number]:
    return list(maturity.numbers(about.facts, cuts(about.facts, dimensions)))


def told(about: Company, dimensions: Dimensions) -> dict[str, dict[Slice, Answer]]:
    found: dict[str, dict[Slice, Answer]] = {}
    for number in numbers(about, dimensions):
        found.setdefault(number.key, {})[number.slice] = number.why if number.value is None else float(number.value)
    return found


@pytest.mark.parametrize("dimensions", CUTS, ids=" × ".join)
@careful
@given(about=companies())
def test_what_is_told_agrees_with_plain_loops(about: Company, dimensions: Dimensions) -> None:
    found = told(about, dimensions)
    for key, slices in lines(about, dimensions).items():
        assert found[key] == {
            where: answer if isinstance(answer, str) else pytest.approx(answer, abs=1e-9)
            for where, answer in slices.items()
        }, key


def test_the_oracle_has_something_to_say() -> None:
    """Of the drawn companies enough have a horizon, projections, and leads in stages."""
    answers = [lines(company(seed, 120, None), ())["maturity.projected_won"][()] for seed in range(1, 30)]
    assert sum(not isinstance(answer, str) for answer in answers) > 10
