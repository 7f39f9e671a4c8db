"""The CEO tab's lines about the service: how old its data are, which memo went out, which is next, what is wrong."""

from __future__ import annotations

import datetime as dt

from sheetsync.core.lang import figures as fig
from sheetsync.core.layout import Spot, Style
from sheetsync.core.summary.report import Report
from sheetsync.core.summary.service_state import OUTCOMES, LastMemo, NextMemo


def service_lines(report: Report) -> list[Spot]:
    """The lines; none where no service is at work."""
    state = report.service
    if state is None:
        return []
    changed = report.say("ceo.service.changed", when=_moment(report, state.changed))
    told = [changed, _last(report, state.last), _next(report, state.next)]
    warnings = [report.say("ceo.service.wrong", what=report.say(f"alert.{cause}")) for cause in state.wrong]
    if state.anew:
        warnings.append(report.say("ceo.service.anew", when=_moment(report, state.anew)))
    return [Spot(line, Style.NOTE) for line in told] + [Spot(line, Style.WARNING) for line in warnings]


def _last(report: Report, last: LastMemo | None) -> str:
    if last is None:
        return report.say("ceo.service.no_last")
    told = [name for name in OUTCOMES if last.counts.get(name) or name == "accepted"]
    counts = ", ".join(report.say(f"ceo.service.{name}", count=report.count(last.counts.get(name, 0))) for name in told)
    review = _moment(report, last.review)
    if last.at is None:
        return report.say("ceo.service.last_waits", review=review, counts=counts)
    return report.say("ceo.service.last", review=review, when=_moment(report, last.at), counts=counts)


def _next(report: Report, following: NextMemo | None) -> str:
    if following is None:
        return report.say("ceo.service.no_next")
    return report.say("ceo.service.next", review=_moment(report, following.review), when=_moment(report, following.due))


def _moment(report: Report, moment: dt.datetime) -> str:
    return f"{fig.day(moment.date(), report.lang)} {moment:%H:%M}"
