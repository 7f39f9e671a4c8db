"""The laws of what is due: nothing twice, nothing at night, nothing after the start, and nothing by chance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.core.agenda import Decision, Due, Known, Meeting, Rules, decide, due_at, meetings, memo_key
from tests.core.diary import NEVER, USUAL_START, meetings_at, tab

QUARTER = dt.timedelta(minutes=15)
FIRST = dt.datetime(2026, 3, 26)
"""In the fortnight from here on clocks go forward in Europe, and back in Australia and New Zealand."""
QUARTERS = 14 * 96
ZONES = [
    ZoneInfo(name)
    for name in ("Europe/Moscow", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Chatham", "America/New_York", "UTC")
]
NIGHTS = [
    (dt.time(21), dt.time(8)),
    (dt.time(0), dt.time(6)),
    (dt.time(2, 30), dt.time(2, 45)),
    (dt.time(22, 30), dt.time(2, 30)),
    (dt.time(8), dt.time(20)),
    (dt.time(0), dt.time(0)),
]
BIG_MOVE = dt.timedelta(hours=12)
quarters = st.integers(0, QUARTERS).map(lambda count: count * QUARTER)
walls = st.lists(quarters.map(lambda since: FIRST + since), max_size=5)
instants = quarters.map(lambda since: FIRST.replace(tzinfo=dt.UTC) + since)
rules = st.builds(
    Rules,
    lead=st.integers(1, 96 * 4).map(lambda count: count * QUARTER),
    night=st.sampled_from(NIGHTS),
    zone=st.sampled_from(ZONES),
    client=st.just("acme"),
)
nearby = st.sampled_from([0, 0, 1, -1, 47, 48, -48, 49, -49, 96, 500]).map(lambda count: count * QUARTER)
PEOPLE = ["", "a@b.co", "c@b.co", "a@b.co, c@b.co"]


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Sequence[Meeting], Sequence[Known], Rules]:
    """Meetings, and memos that were frozen for them, for what they were before they moved, or for others."""
    own = draw(rules)
    rows = [(wall, draw(st.sampled_from(PEOPLE))) for wall in draw(walls)]
    meant = meetings(tab(*rows), own.zone, USUAL_START)
    known: dict[tuple[str, int], Known] = {}
    for meeting in meant:
        if draw(st.booleans()):
            review, revision = draw(st.sampled_from([meeting.id, "another"])), draw(st.integers(1, 2))
            starts = meeting.starts + draw(nearby)
            key = memo_key("acme", review, starts, revision)
            known[review, revision] = Known(key, review, starts, revision, draw(st.booleans()))
    return meant, list(known.values()), own


class Service:
    """Does what is to do whenever it is asked; all that it remembers is its ledger."""

    def __init__(self, own: Rules, known: Sequence[Known] = (), *, first_start: dt.datetime = NEVER) -> None:
        self.rules = own
        self.first_start = first_start
        self.known = {memo.key: memo for memo in known}
        self.sent: list[tuple[dt.datetime, Due]] = []

    def look(self, meant: Sequence[Meeting], now: dt.datetime, *, accepted: bool = True) -> Decision:
        while True:
            decision = decide(meant, list(self.known.values()), now, self.rules, self.first_start)
            for key in (*decision.expire, *decision.cancel):
                assert self.known[key].open
                self.known[key] = replace(self.known[key], open=False)
            due = decision.send
            if due is None:
                return decision
            assert due.key not in self.known
            assert all((memo.review, memo.revision) != (due.review, due.revision) for memo in self.known.values())
            assert due.due_at <= now < due.starts
            assert any(meeting.starts == due.starts for meeting in meant)
            self.known[due.key] = Known(due.key, due.review, due.starts, due.revision, not accepted)
            self.sent.append((now, due))

    def run(self, meant: Sequence[Meeting], now: dt.datetime, end: dt.datetime) -> None:
        """Look now and whenever there is something to do."""
        wake = self.look(meant, now).wake
        while wake is not None and wake <= end:
            assert wake > now
            now, wake = wake, self.look(meant, wake).wake


def at_night(instant: dt.datetime, own: Rules) -> bool:
    """By the clock on the wall, minute by minute; the first one of a night isn't meant."""
    clock = instant.astimezone(own.zone).time()
    begin, end = own.night
    return begin < clock < end if begin <= end else clock > begin or clock < end


@settings(deadline=None)
@given(starts=instants, own=rules)
def test_due_by_day_and_before_the_start(starts: dt.datetime, own: Rules) -> None:
    due = due_at(starts, own)
    assert due < starts
    assert not at_night(due, own)
    wanted = starts - own.lead
    if due > wanted:
        assert starts - due >= dt.timedelta(hours=1)
    if due != wanted:
        between = sorted((due, wanted))
        steps = int((between[1] - between[0]) / QUARTER)
        # All that lies between the hour that was wanted and the one that was taken is night.
        inside = [between[0] + step * QUARTER for step in range(1, steps)]
        twice = [step for step in inside if not at_night(step, own)]
        assert len(twice) <= 4, "a clock that is put back may show the night's edge once more, no longer than an hour"


@settings(deadline=None)
@given(world=worlds(), now=instants, data=st.data())
def test_decided_by_what_is_there_and_not_by_its_order(
    world: tuple[Sequence[Meeting], Sequence[Known], Rules], now: dt.datetime, data: st.DataObject
) -> None:
    meant, known, own = world
    decision = decide(meant, known, now, own, NEVER)
    assert decide(meant, known, now, own, NEVER) == decision
    turned = data.draw(st.permutations(list(meant))), data.draw(st.permutations(list(known)))
    elsewhere = now.astimezone(data.draw(st.sampled_from(ZONES)))
    assert decide(*turned, elsewhere, own, NEVER) == decision


@settings(deadline=None)
@given(world=worlds(), now=instants, data=st.data())
def test_nothing_changes_before_it_wakes(
    world: tuple[Sequence[Meeting], Sequence[Known], Rules], now: dt.datetime, data: st.DataObject
) -> None:
    meant, known, own = world
    first_start = data.draw(instants)

    def at(moment: dt.datetime) -> Decision:
        return replace(decide(meant, known, moment, own, first_start), wake=None)

    decision = decide(meant, known, now, own, first_start)
    wake = decision.wake
    if wake is not None:
        assert wake > now
        assert at(wake) != replace(decision, wake=None)
    until = int(((wake or now + dt.timedelta(days=30)) - now) / QUARTER)
    sleeping = data.draw(st.lists(st.integers(1, until - 1), max_size=8)) if until > 1 else []
    for step in {*sleeping, *range(1, min(until, 8)), *range(max(1, until - 4), until)}:
        assert at(now + step * QUARTER) == replace(decision, wake=None)


@settings(deadline=None)
@given(starts=walls, own=rules, now=instants, days=st.integers(1, 4))
def test_step_by_step_and_from_wake_to_wake_the_same_is_sent(
    starts: list[dt.datetime], own: Rules, now: dt.datetime, days: int
) -> None:
    meant = meetings_at(starts, own.zone)
    walking, jumping = Service(own), Service(own)
    end = now + dt.timedelta(days=days)
    jumping.run(meant, now, end)
    for step in range(days * 96 + 1):
        walking.look(meant, now + step * QUARTER)
    assert walking.sent == jumping.sent


@settings(deadline=None)
@given(starts=walls, own=rules)
def test_a_service_that_is_always_there_sends_every_memo_at_its_hour(starts: list[dt.datetime], own: Rules) -> None:
    meant = meetings_at(starts, own.zone)
    service = Service(own)
    before, after = (FIRST.replace(tzinfo=dt.UTC) + dt.timedelta(days=days) for days in (-10, 20))
    service.run(meant, before, after)
    assert sorted(due.starts for _, due in service.sent) == [meeting.starts for meeting in meant]
    assert all(now == due.due_at and not due.late and due.revision == 1 for now, due in service.sent)
    assert service.look(meant, after).missed == ()


@settings(deadline=None)
@given(starts=walls, own=rules, looks=st.lists(instants, max_size=12), first_start=instants)
def test_whatever_the_clock_shows_no_meeting_gets_two_memos(
    starts: list[dt.datetime], own: Rules, looks: list[dt.datetime], first_start: dt.datetime
) -> None:
    meant = meetings_at(starts, own.zone)
    service = Service(own, first_start=first_start)
    for number, now in enumerate(looks):
        decision = service.look(meant, now, accepted=bool(number % 2))
        assert decision.cancel == ()
        known = {memo.starts for memo in service.known.values()}
        assert len(known) == len(service.known)
        lost = {meeting.id for meeting in meant if first_start < meeting.starts <= now and meeting.starts not in known}
        assert lost <= set(decision.missed)
        assert not any(memo.open for memo in service.known.values() if memo.starts <= now)


@settings(deadline=None)
@given(starts=st.lists(walls, min_size=1, max_size=6), own=rules, now=instants, data=st.data())
def test_whatever_people_do_to_the_tab_no_memo_goes_twice(
    starts: list[list[dt.datetime]], own: Rules, now: dt.datetime, data: st.DataObject
) -> None:
    service = Service(own)
    for rows in starts:
        now += data.draw(st.integers(-96, 300)) * QUARTER
        meant = meetings_at(rows, own.zone)
        service.look(meant, now, accepted=data.draw(st.booleans()))
        wanted = {meeting.starts for meeting in meant if meeting.starts > now}
        for memo in service.known.values():
            if memo.open:  # what is still being sent has a meeting to come, or one that it was moved from by little
                assert any(abs(memo.starts - start) <= BIG_MOVE for start in wanted)


@settings(deadline=None)
@given(days=st.sets(st.integers(0, 20), min_size=1), own=rules, zone=st.sampled_from(ZONES), now=instants)
def test_a_server_that_moves_to_another_zone_sends_nothing_again(
    days: set[int], own: Rules, zone: ZoneInfo, now: dt.datetime
) -> None:
    starts = [FIRST + dt.timedelta(days=day, hours=10) for day in sorted(days)]
    here, there = meetings_at(starts, own.zone), meetings_at(starts, zone)
    if any(abs(a.starts - b.starts) > BIG_MOVE for a, b in zip(here, there, strict=True)):
        return
    service = Service(own)
    service.run(here, FIRST.replace(tzinfo=dt.UTC) - dt.timedelta(days=10), now)
    sent = {due.review for _, due in service.sent}
    service.look(there, now)
    again = [due for _, due in service.sent[len(sent) :]]
    assert all(due.review not in sent and due.revision == 1 for due in again)
