"""`sheetsync serve` as a process, over the wire: a spreadsheet, a mail server with TLS and a password, signals."""

from __future__ import annotations

import json
import random
import re
import shutil
import signal
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from tests.adapters.smtp.authority import Authority, found
from tests.e2e.premises import OPERATOR, SENDER, Premises, premises
from tests.service.places import free_port
from tests.service.process import PATIENCE
from tests.soak.post_office import Answer
from tests.soak.teams import RECIPIENTS


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return found(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def place(authority: Authority, tmp_path: Path) -> Iterator[Premises]:
    with premises(authority, tmp_path) as made:
        yield made


def accepted(place: Premises) -> list[str]:
    """Each recipient as often as its memo was taken."""
    return [str(letter["To"]) for letter in place.post.books.letters if letter["To"] != OPERATOR]


def test_tabs_appear_and_the_memo_goes_out_once(place: Premises) -> None:
    place.post.open()
    place.meet()
    service = place.serve()
    assert service.hears("sync")["changed"] is True
    tabs = {tab.title for tab in place.google.store.known(place.teams.spreadsheet).tabs}
    assert {"CEO", "Funnel", "Losses", "Data issues"} <= tabs
    assert place.teams.leads_shown() == 40
    assert accepted(place) == []

    place.make_due()
    service.hang_up()
    for _ in RECIPIENTS:
        assert service.hears("memo", state="accepted")["code"] == 250
    assert sorted(accepted(place)) == sorted(RECIPIENTS)
    for letter in place.post.books.letters:
        is_a_memo(letter)
    listed = place.sent()
    assert {one["state"] for one in listed} == {"accepted"}
    assert sorted(one["queue_id"] for one in listed) == [f"{number:08X}" for number in range(1, len(RECIPIENTS) + 1)]
    told = place.run("status")
    assert told.returncode == 0, told.stdout
    assert f"process {service.process.pid}" in told.stdout

    place.teams.add_lead(place.teams.meetings[0].told)
    service.hang_up()
    service.hears("sync", changed=True)
    assert place.teams.leads_shown() == 41

    assert service.stop() == 0
    assert not place.is_locked()
    again = place.serve()
    again.hears("sync")
    assert again.stop() == 0
    assert sorted(accepted(place)) == sorted(RECIPIENTS)


def is_a_memo(letter: EmailMessage) -> None:
    assert letter["From"] == SENDER
    assert str(letter["Message-ID"]).endswith("@example.com>")
    assert parsedate_to_datetime(str(letter["Date"])).utcoffset() is not None
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content_type() == "multipart/alternative"
    text, related = letter.iter_parts()
    assert isinstance(text, EmailMessage)
    assert isinstance(related, EmailMessage)
    assert (text.get_content_type(), related.get_content_type()) == ("text/plain", "multipart/related")
    page = next(related.iter_parts())
    assert isinstance(page, EmailMessage)
    assert re.search(r"Leads +40\b", text.get_content())
    assert page.get_content().lstrip().startswith("<!DOCTYPE html>")


def test_only_those_whom_the_meeting_names_get_it(place: Premises) -> None:
    place.post.open()
    place.meet(["CEO@example.com", "stranger@elsewhere.example"])
    service = place.serve()
    service.hears("sync")
    place.make_due()
    service.hang_up()
    assert service.hears("memo.frozen")["recipients"] == 1
    service.hears("memo", state="accepted")
    assert accepted(place) == ["ceo@example.com"]


def test_a_changed_configuration_is_taken_and_a_broken_one_is_told(place: Premises) -> None:
    place.post.open()
    place.meet()
    service = place.serve()
    service.hears("sync")
    place.write_config('langauge = "ru"\n')
    service.hang_up()
    assert service.hears("fault")["cause"] == "config"
    place.wait_for_mail(lambda: len(place.mailed(OPERATOR)) == 1)
    told = place.run("status", "--json", "--workbook", "other.xlsx")
    assert told.returncode == 78  # another process reads the same broken file
    place.write_config('language = "ru"\n')
    service.hang_up()
    service.hears("mended", cause="config")
    service.hears("sync", changed=True)
    assert service.stop() == 0
    assert json.loads((place.folder / "state" / "health.json").read_text(encoding="utf-8"))["faults"] == {}
    (alert,) = place.post.books.letters
    assert "langauge: no such setting" in alert.get_content()


def test_another_tick_port_and_log_are_taken_and_another_state_folder_waits_for_a_restart(place: Premises) -> None:
    place.post.open()
    service = place.serve()
    service.hears("sync")
    place.tick_seconds, place.health_port = 0.2, free_port()
    place.write_config()
    file = place.folder / "config.toml"
    file.write_text(file.read_text(encoding="utf-8") + 'state = "elsewhere"\n', encoding="utf-8")
    service.hang_up()
    assert "elsewhere" in service.hears("restart.needed")["why"]
    service.hears("sync")
    place.live_a_cycle()
    assert place.ask("/healthz")[0] == 200
    told = place.run("status")
    assert told.returncode == 75
    assert "a restart is needed" in told.stdout
    assert place.run("run").returncode == 75  # nobody else begins there meanwhile
    assert service.stop() == 0
    again = place.serve()
    again.hears("sync")
    assert again.stop() == 0
    assert place.run("status").returncode == 0


def test_a_service_that_cannot_start_is_mailed_once_however_often_it_is_started(place: Premises) -> None:
    place.post.open()
    place.write_config('langauge = "ru"\n')
    for words in (("serve",), ("serve",), ("run",)):
        assert place.run(*words).returncode == 78
    (alert,) = place.post.books.letters
    assert alert["To"] == OPERATOR
    assert "langauge: no such setting" in alert.get_content()


def test_a_second_process_is_refused_and_named_the_first(place: Premises) -> None:
    place.post.open()
    service = place.serve()
    service.hears("sync")
    second = place.serve()
    assert second.ended() == 75
    assert f"process {service.process.pid} on" in "".join(second.said)
    once = place.run("run")
    assert once.returncode == 75
    assert f"process {service.process.pid} on" in once.stderr


@pytest.mark.parametrize("seed", [4])
def test_killed_at_any_moment_and_started_again_it_mails_once(place: Premises, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # a seed is meant
    place.post.open()
    place.meet()
    service = place.serve()
    service.hears("sync")
    place.make_due()
    assert service.stop() == 0
    doubtful = False
    for _ in range(3):
        moment = chance.choice(("synced", "connected", "taken"))
        doubtful = doubtful or moment == "taken"
        kill_at(place, moment)
        place.serve().hears("sync")
        place.live_a_cycle(deadly=moment == "synced")
    kill_at(place, "never")
    service = place.serve()
    service.hears("sync")
    place.live_a_cycle()
    assert service.stop() == 0
    copies = accepted(place)
    assert len(copies) == len(set(copies)), f"seed {seed}"
    states = {one["recipient"]: one["state"] for one in place.sent()}
    assert set(states) == set(RECIPIENTS)
    for recipient, state in states.items():
        held = doubtful and state == "held" and recipient in copies
        assert held or (state == "accepted" and recipient in copies), f"seed {seed}: {recipient} {state}"


def kill_at(place: Premises, moment: str) -> None:
    """The mail server kills whoever talks to it."""

    def answer() -> Answer:
        if moment == "connected":
            place.processes[-1].process.kill()
        return Answer.ACCEPT

    def taken() -> None:
        if moment == "taken":
            place.processes[-1].process.kill()

    place.post.answer, place.post.taken = answer, taken


def test_health_is_told_over_http_and_a_service_that_hangs_is_told_stuck(place: Premises) -> None:
    place.tick_seconds = 0.1
    place.write_config()
    place.post.open()
    service = place.serve()
    service.hears("sync")
    place.google.faults.add("hang", times=10_000)  # the box "Sync now" is looked at in each tick
    while (told := place.ask("/healthz"))[0] == 200:
        assert told[1] == "ok\n"
        assert service.process.poll() is None
    assert told[0] == 503
    assert told[1].startswith("stuck since ")
    status, numbers = place.ask("/metrics")
    assert status == 200
    assert "sheetsync_cycles_total " in numbers
    assert place.ask("/")[0] == 404
    assert place.run("status").returncode == 75
    place.google.faults.clear()
    assert service.stop() == 0


def test_told_to_stop_while_google_hangs_it_ends_in_time_and_well(place: Premises) -> None:
    place.post.open()
    service = place.serve()
    service.hears("sync")
    asked = threading.Event()
    place.google.faults.add("hang", times=10_000)
    place.google.between(asked.set)  # the box "Sync now" is looked at
    assert asked.wait(PATIENCE)
    service.process.send_signal(signal.SIGTERM)
    assert service.ended(seconds=20) == 0
    assert not place.is_locked()


def test_without_its_folder_it_asks_the_spreadsheet_and_mails_nothing_again(place: Premises) -> None:
    place.post.open()
    place.meet()
    service = place.serve()
    service.hears("sync")
    place.make_due()
    service.hang_up()
    for _ in RECIPIENTS:
        service.hears("memo", state="accepted")
    assert service.stop() == 0
    shutil.rmtree(place.folder / "state")
    again = place.serve()
    for _ in RECIPIENTS:
        again.hears("memo", state="accepted", code=0)  # by the spreadsheet's word
    assert again.stop() == 0
    assert sorted(accepted(place)) == sorted(RECIPIENTS)


def test_entries_that_cant_be_used_give_the_last_good_numbers_with_a_banner(place: Premises) -> None:
    place.post.open()
    place.meet()
    service = place.serve()
    service.hears("sync")
    place.teams.break_header()
    place.make_due()
    service.hang_up()
    assert service.hears("fault")["cause"] == "data"
    for _ in RECIPIENTS:
        service.hears("memo", state="accepted")
    banner = place.google.cells(place.teams.spreadsheet, "CEO")[1, 0]
    assert str(banner).startswith("OLD NUMBERS since")
    place.teams.mend_header()
    service.hang_up()
    service.hears("mended", cause="data")
    assert service.stop(signal.SIGINT) == 0
    assert "OLD NUMBERS" not in str(place.google.cells(place.teams.spreadsheet, "CEO")[1, 0])
    assert all("OLD NUMBERS" in text(letter) for letter in place.post.books.letters if letter["To"] != OPERATOR)


def text(letter: EmailMessage) -> str:
    part = letter.get_body(("plain",))
    assert isinstance(part, EmailMessage)
    return str(part.get_content())
