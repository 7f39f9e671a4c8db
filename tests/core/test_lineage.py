"""What `sheetsync explain` says of every number, in both languages, on the demo."""

from __future__ import annotations

import re
from functools import cache

import pytest

from sheetsync.core.lang import LANGS, Lang
from sheetsync.core.lineage import explain, places
from sheetsync.core.metrics.base import Metric
from sheetsync.core.metrics.catalogue import METRICS
from sheetsync.pipeline import Run
from tests.snapshots.demo_run import demo_run


@cache
def run(lang: Lang) -> Run:
    return demo_run(lang, leads=1000)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_every_number_is_explained(metric: Metric, lang: Lang) -> None:
    found = run(lang)
    lines = list(explain(metric, lang, found.report, found.plan.sheets, found.memo))
    assert len(lines) >= 7
    for line in lines:
        assert not re.search(r"[{}]|\bnan\b|\binf\b|None", line), line
    assert bool(re.search("[а-яё]", lines[1], re.IGNORECASE)) == (lang == "ru")


@pytest.mark.parametrize(
    "key",
    [
        "maturity.projected_won",
        "maturity.won_by_same_age",
        "index.marketing",
        "index.sales",
        "forecast.revenue",
        "agreement.ac1",
        "disputes.share",
        "losses.recoverable",
    ],
)
def test_what_settles_the_argument_stands_on_a_tab(key: str) -> None:
    assert list(places(key, run("en").plan.sheets))
