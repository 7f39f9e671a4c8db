"""Parts of the company whose share lies above that of all others together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sheetsync.core.metrics.base import Number
from sheetsync.core.statistics.multiplicity import benjamini_hochberg
from sheetsync.core.statistics.proportions import difference_p, exact_p, newcombe

FALSE_FINDINGS = 0.05
"""Of what is asked by one rule, at most so much by chance."""
_EXACT_UP_TO = 1_000
"""Hits: so few are tested exactly; of more the normal distribution tells the same."""


@dataclass(frozen=True, slots=True)
class Standout:
    """A part whose share is above that of all others for certain; `elsewhere` is their share.

    `more`: how many more cases it has than it would have with the others' share.
    """

    number: Number
    elsewhere: float
    more: float


def standouts(groups: Sequence[Sequence[Number]], least: int) -> list[Standout]:
    """The parts that stand out in several divisions into shares k of n, with at least so many cases on both sides.

    Newcombe's interval of the difference must exclude 0, and all findings of all divisions together hold their false
    rate.
    """
    found = [each for group in groups for each in _compared(group, least)]
    findings = benjamini_hochberg([p for _, p in found], FALSE_FINDINGS)
    return [standout for (standout, _), is_finding in zip(found, findings.tolist(), strict=True) if is_finding]


def _compared(shares: Sequence[Number], least: int) -> Iterator[tuple[Standout, float]]:
    """Every part that has enough cases, with its p-value; one that isn't above the others is as good as 1."""
    told = [(share, share.k, share.n) for share in shares if share.k is not None and share.n]
    hits, cases = sum(k for _, k, _ in told), sum(n for _, _, n in told)
    for share, k, n in told:
        k0, n0 = hits - k, cases - n
        if min(n, n0) < least:
            continue
        is_above = newcombe(k, n, k0, n0)[0] > 0
        yield Standout(share, k0 / n0, k - n * k0 / n0), p_of(k, n, k0, n0) if is_above else 1.0


def p_of(k: int, n: int, k0: int, n0: int) -> float:
    """The two-sided p-value of two shares: exact where hits (or misses) are few."""
    few = min(k + k0, n + n0 - k - k0) <= _EXACT_UP_TO
    if few and k + k0 > _EXACT_UP_TO:
        k, k0 = n - k, n0 - k0
    return exact_p(k, n, k0, n0) if few else float(np.asarray(difference_p(k, n, k0, n0)))
