"""Questions about what comes in: channels whose leads fail the criteria, or are lost for one reason, above others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sheetsync.core.issues import Owner
from sheetsync.core.metrics.base import NOT_SET, Number
from sheetsync.core.metrics.reasons import NO_REASON
from sheetsync.core.questions.question import Case, Question
from sheetsync.core.statistics.multiplicity import benjamini_hochberg
from sheetsync.core.statistics.proportions import difference_p, newcombe

FALSE_FINDINGS = 0.05
"""Of the channels that are named, at most so many by chance."""


@dataclass(frozen=True, slots=True)
class _Standout:
    """A part whose share is above that of all others for certain; `elsewhere` is their share."""

    number: Number
    elsewhere: float
    more: float
    """How many more cases it has than it would have with the others' share."""


def about_leads(case: Case) -> Iterator[Question]:
    """Channels by their non-target share, and by reasons of loss."""
    yield from _non_target(case)
    yield from _reasons(case)


def _non_target(case: Case) -> Iterator[Question]:
    shares = case.numbers.by("qualification.non_target_share", "channel")
    for found in standouts(shares, case.facts.norms.few_for_verdict):
        channel = dict(found.number.slice)["channel"]
        spent = case.number("economics.non_target_spend", channel=channel)
        yield Question(
            "channel_non_target",
            Owner.MARKETING,
            found.number,
            found.elsewhere,
            money=float(spent.value or 0) or found.more * case.worth("target"),
            where=found.number.slice,
            role="qualification",
            values={"channel": channel, "spent": spent, "criterion": _worst_criterion(case, channel)},
        )


def _worst_criterion(case: Case, channel: str) -> str:
    """The criterion that the channel's leads fail most, by its part of the failures."""
    parts = [
        number
        for number in case.numbers.by("qualification.failed_part", "channel", "criterion")
        if dict(number.slice)["channel"] == channel
    ]
    worst = max(parts, key=lambda part: part.value or 0, default=None)
    return dict(worst.slice)["criterion"] if worst is not None else ""


def _reasons(case: Case) -> Iterator[Question]:
    """A reason that one channel's losses have more often than the others': a matter of what came in."""
    by_reason: dict[str, list[Number]] = {}
    for number in case.numbers.by("losses.reason_share", "channel", "reason"):
        by_reason.setdefault(dict(number.slice)["reason"], []).append(number)
    for reason, shares in by_reason.items():
        if reason in {NO_REASON, NOT_SET}:
            continue
        for found in standouts(_with_all_channels(case, shares), case.facts.norms.few_for_verdict):
            directory = case.facts.reasons.get(reason)
            if directory is not None and directory.says_nothing:
                continue
            channel = dict(found.number.slice)["channel"]
            yield Question(
                "channel_reason",
                Owner.MARKETING,
                found.number,
                found.elsewhere,
                money=found.more * case.worth("lead"),
                where=found.number.slice,
                role="losses",
                values={"channel": channel, "reason": reason},
            )


def _with_all_channels(case: Case, shares: Sequence[Number]) -> list[Number]:
    """The shares of one reason, with 0 of n for the channels in which it never came."""
    told = {dict(number.slice)["channel"]: number for number in shares}
    found = list(shares)
    for number in case.numbers.by("losses.substantive_share", "channel"):
        channel = dict(number.slice)["channel"]
        if channel not in told and number.n:
            found.append(Number(shares[0].metric, number.slice, 0.0, 0, number.n))
    return found


def standouts(shares: Sequence[Number], least: int) -> list[_Standout]:
    """Those of several shares k of n that lie above the share of all others together, and enough of them to matter.

    Newcombe's interval of the difference must exclude 0, and the findings together hold their false rate.
    """
    told = [share for share in shares if share.k is not None and share.n]
    k, n = (np.array([getattr(share, name) or 0 for share in told], dtype=np.int64) for name in ("k", "n"))
    if len(told) < 2:
        return []
    k0, n0 = k.sum() - k, n.sum() - n
    low, _ = newcombe(k, n, k0, n0)
    enough = (n >= least) & (n0 >= least)
    findings = benjamini_hochberg(np.where(enough, difference_p(k, n, k0, n0), np.nan), FALSE_FINDINGS)
    return [
        _Standout(told[place], float(k0[place] / n0[place]), float(k[place] - n[place] * k0[place] / n0[place]))
        for place in np.flatnonzero(findings & (low > 0)).tolist()
    ]
