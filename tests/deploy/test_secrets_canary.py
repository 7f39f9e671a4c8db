"""Real processes, real faults: nothing secret and nothing of a cell comes out anywhere but in the memo itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.smtp import authority as authorities
from tests.adapters.smtp.mailbox import Mailbox
from tests.deploy.hostile_mail import Hostile
from tests.deploy.watched import CANARIES, LEAD, OPERATOR, PASSWORD, RECIPIENTS, Watched
from tests.service.places import free_port
from tests.service.process import Serve
from tests.sheets_emulator import ROBOT, Emulator


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    authority = authorities.found(tmp_path)
    folder = tmp_path / "service"
    folder.mkdir()
    context = authority.server("localhost", ["localhost"])
    message = [str(part) for part in LEAD]
    manners = Hostile([PASSWORD, *RECIPIENTS], message)
    with Emulator() as google, Mailbox(context, manners) as mail:
        made = Watched(google, mail, manners, folder, authority.file)
        made.found()
        yield made
        assert google.faults_of_its_own == []


# aiosmtpd sets an attribute of its own that it warns of.
@pytest.mark.filterwarnings("ignore:Session.login_data:DeprecationWarning")
def test_no_canary_comes_out(watched: Watched) -> None:
    assert watched.call("init") == 0
    assert watched.cycle() == 0
    _refused_mail(watched)
    _bad_data(watched)
    _google_fails(watched)
    _a_bug(watched)
    _serve_and_reload(watched)

    said = watched.all_said()
    for cause in ("refused", "data", "access", "bug", "config"):
        assert f"event='fault' cause='{cause}'" in said  # it did happen
    assert len(watched.alerts()) >= 5
    exchanged = [exchange.answer for exchange in watched.google.log if exchange.path == "/token"]
    tokens = [answer["access_token"] for answer in exchanged if "access_token" in answer]
    assert len(tokens) > 5
    found = [canary for canary in (*CANARIES, *watched.secrets_of_google(), *tokens) if canary in said]
    assert not found, [line for line in said.splitlines() if any(canary in line for canary in found)][:5]
    assert "o***@firm.example" in said


def test_a_row_that_stands_where_headers_should_be_is_not_told(watched: Watched) -> None:
    assert watched.call("init") == 0
    watched.google.person(watched.spreadsheet).delete_rows("Leads", 0, 1)
    assert watched.cycle() == 75
    said = watched.all_said()
    assert not [canary for canary in CANARIES if canary in said]


def _refused_mail(watched: Watched) -> None:
    """One recipient isn't known, the other's message isn't wanted."""
    watched.meet()
    watched.manners.unknown, watched.manners.unwanted = {RECIPIENTS[0]}, {RECIPIENTS[1]}
    assert watched.cycle() == 75
    assert [mail.recipients for mail in watched.mail.messages] == [(OPERATOR,)]


def _bad_data(watched: Watched) -> None:
    """The header of a column that must be there is gone."""
    person = watched.google.person(watched.spreadsheet)
    person.type_in("Leads", 0, 0, "Something else")
    assert watched.cycle() == 75
    person.type_in("Leads", 0, 0, "Lead ID")
    assert watched.cycle() == 75  # somebody is refused still


def _google_fails(watched: Watched) -> None:
    for kind in ("403", "404"):
        watched.google.faults.add(kind, times=100)
        assert watched.cycle() == 75
        watched.google.faults.clear()
    watched.google.revoke(ROBOT, tokens=True)
    assert watched.call("run") == 78
    watched.google.key_file(watched.folder / "key.json")


def _a_bug(watched: Watched) -> None:
    watched.configure('path = "funnel.xlsx"', state="broken")
    assert watched.call("init") == 0
    assert watched.cycle("tests.deploy.broken_run", "broken") == 75


def _serve_and_reload(watched: Watched) -> None:
    """The password stands in the configuration, and another one is no TOML."""
    port = free_port()
    good = watched.configure(health_port=port)
    with watched.serving(port) as service:
        _logs(service, "event='sync'")
        (watched.folder / "config.toml").write_text(f'{good}\n[smtp]\npassword = "{PASSWORD}"\n', encoding="utf-8")
        service.hang_up()
        _logs(service, "cause='config'")
        wrong = good.replace("[smtp]", f'[smtp]\npassword = "{PASSWORD}"')
        (watched.folder / "config.toml").write_text(wrong, encoding="utf-8")
        service.hang_up()
        watched.call("status")
        (watched.folder / "config.toml").write_text(good, encoding="utf-8")
        service.hang_up()
        _logs(service, "event='mended' cause='config'")


def _logs(service: Serve, event: str) -> None:
    service.says(lambda line: event in line, event)
