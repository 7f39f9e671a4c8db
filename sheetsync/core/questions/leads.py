"""Questions about what comes in: channels whose leads fail the criteria, or are lost for one reason, above others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheetsync.core.issues import Owner
from sheetsync.core.metrics.base import NOT_SET, Number
from sheetsync.core.questions.question import Case, Question
from sheetsync.core.questions.standouts import Standout, standouts


def about_leads(case: Case) -> Iterator[Question]:
    """Channels by their non-target share, and by reasons of loss."""
    yield from _non_target(case)
    yield from _reasons(case)


def _non_target(case: Case) -> Iterator[Question]:
    shares = case.numbers.by("qualification.non_target_share", "channel")
    for found in _channels(case, [shares]):
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


def _channels(case: Case, groups: Sequence[Sequence[Number]]) -> list[Standout]:
    """Those that have a name."""
    found = standouts(groups, case.facts.norms.few_for_verdict)
    return [each for each in found if dict(each.number.slice)["channel"] != NOT_SET]


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
    """A reason of marketing's that one channel's losses have more often than the others': a matter of what came in.

    Of its leads, too, more must be lost so: in a channel with few losses of one kind all other kinds weigh more.
    """
    by_reason: dict[str, list[Number]] = {}
    for number in case.numbers.by("losses.reason_share", "channel", "reason"):
        if _is_marketings(case, dict(number.slice)["reason"]):
            by_reason.setdefault(dict(number.slice)["reason"], []).append(number)
    groups = [_with_all_channels(case, reason, shares) for reason, shares in by_reason.items()]
    of_leads = _channels(case, [_of_leads(case, shares) for shares in groups])
    among_leads = {each.number.slice for each in of_leads}
    for found in _channels(case, groups):
        if found.number.slice not in among_leads:
            continue
        where = dict(found.number.slice)
        yield Question(
            "channel_reason",
            Owner.MARKETING,
            found.number,
            found.elsewhere,
            money=found.more * case.worth("lead"),
            where=found.number.slice,
            role="losses",
            values={"channel": where["channel"], "reason": where["reason"]},
        )


def _is_marketings(case: Case, reason: str) -> bool:
    """By the agreed directory; what isn't in it is nobody's."""
    directory = case.facts.reasons.get(reason)
    return directory is not None and not directory.says_nothing and directory.is_marketings


def _with_all_channels(case: Case, reason: str, shares: Sequence[Number]) -> list[Number]:
    """The shares of one reason, with 0 of n for the channels in which it never came."""
    told = {dict(number.slice)["channel"] for number in shares}
    found = list(shares)
    for number in case.numbers.by("losses.substantive_share", "channel"):
        channel = dict(number.slice)["channel"]
        if channel not in told and number.n:
            where = (*number.slice, ("reason", reason))
            found.append(Number(shares[0].metric, where, 0.0, 0, number.n))
    return found


def _of_leads(case: Case, shares: Sequence[Number]) -> list[Number]:
    """The same losses, of all leads of the channel."""
    leads = {number.slice: int(number.value or 0) for number in case.numbers.by("funnel.leads", "channel")}
    return [Number(each.metric, each.slice, each.value, each.k, leads.get(each.slice[:1], 0)) for each in shares]
