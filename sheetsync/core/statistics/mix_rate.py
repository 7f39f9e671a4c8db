"""Why an overall share moved: since the parts' weights did, or since their own shares did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class MixRate:
    """The parts of a change, exact: `mix` + `rate` is the change. `against_all`: the whole moved one way and every part
    that can be compared the other (Simpson's paradox).
    """

    mix: Fraction
    rate: Fraction
    against_all: bool


def mix_rate(now: Sequence[tuple[int, int]], then: Sequence[tuple[int, int]]) -> MixRate | None:
    """The change of Σk / Σn between two tables of (k, n), part by part; None if either has no cases at all.

    mix = Σ (w1 − w0)(r0 + r1) / 2 and rate = Σ (r1 − r0)(w0 + w1) / 2, with w the part's share of the cases (Kitagawa
    1955). A part without cases at one time keeps the rate that it has at the other: its coming or going is mix.
    """
    total, total0 = sum(n for _, n in now), sum(n for _, n in then)
    if not total or not total0:
        return None
    mix = rate = Fraction(0)
    moves = set()
    for (k, n), (k0, n0) in zip(now, then, strict=True):
        weight, weight0 = Fraction(n, total), Fraction(n0, total0)
        own, own0 = _rates((k, n), (k0, n0))
        mix += (weight - weight0) * (own + own0) / 2
        rate += (own - own0) * (weight + weight0) / 2
        if n and n0:
            moves.add(_sign(own - own0))
    whole = _sign(mix + rate)
    return MixRate(mix, rate, whole != 0 and moves == {-whole})


def _rates(one: tuple[int, int], other: tuple[int, int]) -> tuple[Fraction, Fraction]:
    rates = [Fraction(k, n) if n else None for k, n in (one, other)]
    first, second = rates[0], rates[1]
    known = first if first is not None else second if second is not None else Fraction(0)
    return (first if first is not None else known), (second if second is not None else known)


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)
