"""The Hypotheses tab as hypotheses; what can't be judged as it is written becomes an issue at its cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from sheetsync.core.facts import Facts
from sheetsync.core.hypotheses.hypothesis import Hypothesis
from sheetsync.core.issues import Issue, Owner
from sheetsync.core.lang import LANGS, say
from sheetsync.core.metrics.base import Metric, Slice, Unit
from sheetsync.core.metrics.catalogue import METRICS
from sheetsync.core.parse.text import fold
from sheetsync.core.tables import Tables
from sheetsync.core.tables.likeness import nearest_word

SLICED = ("segment", "channel", "campaign", "manager")
_UP = frozenset({"up", "+", "increase", "more", "higher", "рост", "вверх", "больше", "выше", "увеличение"})
_DOWN = frozenset({"down", "-", "decrease", "less", "lower", "снижение", "вниз", "меньше", "ниже", "уменьшение"})
_OWNERS = {
    Owner.MARKETING: frozenset({"marketing", "маркетинг"}),
    Owner.SALES: frozenset({"sales", "продажи", "отдел продаж"}),
}
_JUDGED = {Unit.SHARE, Unit.COUNT}
_COSTS = frozenset({"economics.cpl", "economics.cpql", "economics.cac"})


def read_hypotheses(tables: Tables, facts: Facts) -> tuple[tuple[Hypothesis, ...], tuple[Issue, ...]]:
    """All rows that can be judged one day, and what is wrong with the others."""
    if "hypotheses" not in tables.sources:
        return (), ()
    reader = _Reader(tables, facts)
    found = tuple(reader.read())
    return found, tuple(reader.issues)


class _Reader:
    """One look at the tab; `words` are all slices that a scope can name."""

    def __init__(self, tables: Tables, facts: Facts) -> None:
        self.frame = tables.frames["hypotheses"]
        self.source = tables.sources["hypotheses"]
        self.issues: list[Issue] = []
        self.words = dict(_named_slices(facts))
        self.metrics = dict(_named_metrics())

    def read(self) -> Iterator[Hypothesis]:
        """The hypotheses in the tab's order."""
        for row in self.frame.to_dict("records"):
            metric, scope = self._metric(row), self._scope(row)
            direction = self._direction(row, metric)
            if metric is None or scope is None or not direction:
                continue
            start, decision = self._days(row)
            yield Hypothesis(
                name=str(row["hypothesis_id"]),
                owner=_owner(row["responsible"]),
                statement=_text(row["statement"]),
                metric=metric,
                scope=scope,
                direction=direction,
                effect=self._effect(row, metric),
                start=start,
                decision=decision,
                row=int(row["source_row"]),
            )

    def _metric(self, row: Mapping[Any, Any]) -> Metric | None:
        written = _text(row["metric"])
        metric = self.metrics.get(fold(written))
        if metric is None:
            near = nearest_word(written, sorted(self.metrics))
            self._tell("metric", "hypothesis_metric_unknown", row, written, {"near": near or "funnel.close_rate"})
        elif metric.unit not in _JUDGED and metric.key not in _COSTS:
            self._tell("metric", "hypothesis_metric_unfit", row, written)
            return None
        return metric

    def _scope(self, row: Mapping[Any, Any]) -> Slice | None:
        """The slice that a text names: `segment: small; stage: meeting`, or just `small`."""
        places: dict[str, str] = {}
        for part in re.split(r"[;\n]+", _text(row["scope"])):
            written = part.rpartition(":")[2].rpartition("=")[2]
            if not fold(written):
                continue
            found = self.words.get(fold(written))
            if found is None:
                near = nearest_word(written.strip(), sorted({value for _, value in self.words.values()}))
                self._tell("scope", "hypothesis_scope_unknown", row, part.strip(), {"near": near or "–"})
                return None
            places[found[0]] = found[1]
        order = [*SLICED, "stage", "criterion"]
        return tuple(sorted(places.items(), key=lambda place: order.index(place[0])))

    def _direction(self, row: Mapping[Any, Any], metric: Metric | None) -> int:
        """As written; a blank one is the better one of the metric."""
        written = _text(row["direction"])
        word = fold(written)
        if word in _UP or word in _DOWN:
            return 1 if word in _UP else -1
        if not word and metric is not None and metric.better:
            return metric.better
        if metric is not None:
            self._tell("direction", "hypothesis_direction_unknown", row, written)
        return 0

    def _effect(self, row: Mapping[Any, Any], metric: Metric) -> float | None:
        """Points of a share may be written as 5 or as 0.05."""
        written = row["worthwhile"]
        if pd.isna(written) or not written:
            return None
        effect = abs(float(written))
        if metric.unit is Unit.SHARE:
            return effect / 100 if effect >= 1 else effect
        return effect * 100 if metric.unit is Unit.MONEY else effect

    def _days(self, row: Mapping[Any, Any]) -> tuple[dt.date | None, dt.date | None]:
        start, decision = (None if pd.isna(row[name]) else row[name].date() for name in ("start", "decision_date"))
        if start and decision and decision <= start:
            self._tell("decision_date", "hypothesis_decided_before_start", row, str(decision))
            decision = None
        return start, decision

    def _tell(
        self, name: str, kind: str, row: Mapping[Any, Any], written: str, detail: Mapping[str, str] | None = None
    ) -> None:
        place = self.source.place(name)
        self.issues.append(place.issue(kind, (int(row["source_row"]),), written, detail or {}))


def _text(cell: object) -> str:
    return str(cell).strip() if isinstance(cell, str) else ""


def _owner(cell: object) -> Owner:
    word = fold(_text(cell))
    return next((owner for owner, words in _OWNERS.items() if word in words), Owner.BOTH)


def _named_metrics() -> Iterator[tuple[str, Metric]]:
    """Every metric by its key and, where only one is called so, by its label in either language."""
    labels: dict[str, list[Metric]] = {}
    for metric in METRICS:
        yield fold(metric.key), metric
        for lang in LANGS:
            labels.setdefault(fold(say(lang, f"metric.{metric.key}")), []).append(metric)
    for label, metrics in labels.items():
        if len({metric.key for metric in metrics}) == 1:
            yield label, metrics[0]


def _named_slices(facts: Facts) -> Iterator[tuple[str, tuple[str, str]]]:
    """Every value of a dimension by its folded name; the earlier dimension wins."""
    for criterion in facts.criteria:
        yield fold(criterion), ("criterion", criterion)
    for stage in facts.norms.stages:
        names: Sequence[str] = (stage.key, *(stage.label.in_(lang) for lang in LANGS))
        yield from ((fold(name), ("stage", stage.key)) for name in names)
    for dimension in reversed(SLICED):
        for value in facts.leads[dimension].cat.categories:
            yield fold(str(value)), (dimension, str(value))
