"""Hours that pass while something is down: the real service over the wire, by a clock that is moved."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sheetsync.core.lang import say
from sheetsync.ports import State
from sheetsync.service.cycle import Service
from tests.soak.office import LEAD, OPERATOR, Office, office
from tests.soak.post_office import Answer
from tests.soak.teams import RECIPIENTS

BEGIN = dt.datetime(2026, 3, 17, 8, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path, BEGIN, ZoneInfo("Europe/Berlin"), 40) as opened:
        yield opened


def begun(made: Office) -> Service:
    """Synced, with a meeting whose memo is due in an hour."""
    made.teams.meet(BEGIN + LEAD + HOUR, BEGIN)
    service = made.start()
    assert service is not None
    service.tick()
    return service


def later(made: Office, **by: float) -> None:
    made.clock.now += dt.timedelta(**by)
    assert made.running is not None
    made.running.tick()


def alerts(made: Office) -> Counter[str]:
    """How often the operator was told of each cause."""
    causes = {say("en", f"alert.{cause}"): cause for cause in ("mail", "google", "access", "unknown")}
    told = [subject for subject, _, recipient, _ in made.post.books.alerts if recipient == OPERATOR]
    return Counter(causes[subject.removeprefix("sheetsync: ")] for subject in told)


def test_a_mail_server_that_is_down_gets_the_memo_when_it_is_back_and_the_operator_one_alert(made: Office) -> None:
    service = begun(made)
    made.post.answer = lambda: Answer.HANG_UP_AT_GREETING
    for _ in range(13):
        later(made, minutes=20)
    assert set(service.health.memos) == {"planned"}
    assert "mail" in service.health.faults
    assert not made.post.books.copies
    made.post.answer = lambda: Answer.ACCEPT
    later(made, minutes=20)
    assert service.health.memos == {"accepted": len(RECIPIENTS)}
    assert service.health.faults == {}
    assert alerts(made) == {"mail": 1}
    later(made, minutes=20)
    assert sum(made.post.books.copies.values()) == len(RECIPIENTS) + 1


def test_google_down_for_an_hour_and_at_the_due_time_the_memo_goes_out_with_old_numbers_and_says_so(
    made: Office,
) -> None:
    begun(made)
    made.google.faults.add("503", times=10_000)
    for _ in range(4):
        later(made, minutes=15)
    service = made.running
    assert service is not None
    assert service.health.memos == {"accepted": len(RECIPIENTS)}
    (key,) = {delivery.key for delivery in service.ledger.deliveries()}
    assert b"OLD NUMBERS" in service.ledger.message(key, RECIPIENTS[0])
    assert alerts(made) == {"google": 1}


def test_started_while_google_is_down_it_goes_on_where_it_was(made: Office) -> None:
    begun(made)
    made.crash()
    made.google.faults.add("503", times=10_000)
    made.clock.now += 2 * HOUR
    service = made.start()
    assert service is not None
    service.tick()
    assert service.health.memos == {"accepted": len(RECIPIENTS)}


def test_a_server_that_takes_a_message_and_doesnt_say_so_leaves_it_held(made: Office) -> None:
    service = begun(made)
    answers = iter([Answer.ACCEPT_AND_HANG_UP])
    made.post.answer = lambda: next(answers, Answer.ACCEPT)
    later(made, hours=1)
    later(made, hours=1)
    assert service.health.memos == {"held": 1, "accepted": len(RECIPIENTS) - 1}
    assert alerts(made) == {"unknown": 1}
    assert {delivery.state for delivery in service.ledger.deliveries()} == {State.HELD, State.ACCEPTED}


def test_a_spreadsheet_taken_away_is_told_at_once_and_given_back_goes_on(made: Office) -> None:
    service = begun(made)
    made.google.share(made.teams.spreadsheet, "robot@sheetsync-demo.iam.gserviceaccount.com", None)
    later(made, minutes=45)
    assert "access" in service.health.faults
    assert alerts(made) == {"access": 1}
    made.google.share(made.teams.spreadsheet, "robot@sheetsync-demo.iam.gserviceaccount.com", "writer")
    later(made, minutes=45)
    assert service.health.faults == {}
