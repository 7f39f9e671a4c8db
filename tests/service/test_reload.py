"""A reload takes all of another configuration, or nothing: the tick, the port, the log, and what can't be taken."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetsync.config import Config, load
from sheetsync.errors import Busy, SheetsyncError
from sheetsync.service.health import Health
from sheetsync.service.opening import Running, running
from tests.service.desk import Spreadsheet
from tests.service.places import free_port
from tests.service.test_endpoint import get
from tests.service.world import Clock


def config(folder: Path, **service: object) -> Config:
    path = folder / "config.toml"
    lines = [f"{name} = {json.dumps(value)}" for name, value in service.items()]
    path.write_text("\n".join(["[service]", *lines]), encoding="utf-8")
    return load(path)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Running]:
    books = [Spreadsheet() for _ in range(9)]
    with running(config(tmp_path), lambda: False, now=Clock(), workbook=lambda _: books.pop()) as made:
        made.service.tick()
        yield made


def told(folder: Path) -> Health:
    health = Health.from_json((folder / "health.json").read_text(encoding="utf-8"))
    assert health
    return health


def test_the_tick_is_another_one_for_whoever_asks_whether_it_is_stuck(served: Running, tmp_path: Path) -> None:
    served.reload(config(tmp_path, tick_seconds=300))
    served.service.tick()
    assert told(tmp_path / "state").tick_seconds == 300


def test_the_log_is_in_another_style(served: Running, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    served.reload(config(tmp_path, log="json"))
    served.service.tick()
    assert [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()] == ["sync"]


def test_the_port_is_opened_moved_and_closed(served: Running, tmp_path: Path) -> None:
    first, second = free_port(), free_port()
    for port, closed in ((first, second), (second, first)):
        served.reload(config(tmp_path, health_port=port))
        assert get(f"http://127.0.0.1:{port}/healthz")[0] == 200
        with socket.create_server(("127.0.0.1", closed)):
            pass
    served.reload(config(tmp_path))
    with socket.create_server(("127.0.0.1", second)):
        pass


def test_where_one_part_cannot_be_taken_none_is(served: Running, tmp_path: Path) -> None:
    port = free_port()
    served.reload(config(tmp_path, health_port=port))
    with socket.create_server(("127.0.0.1", 0)) as theirs:
        taken = theirs.getsockname()[1]
        with pytest.raises(Busy, match=f"port {taken} is taken"):
            served.reload(config(tmp_path, health_port=taken, tick_seconds=300, log="json", state="other"))
    served.service.tick()
    assert get(f"http://127.0.0.1:{port}/healthz")[0] == 200
    assert (told(tmp_path / "state").tick_seconds, told(tmp_path / "state").faults) == (20, {})
    assert not (tmp_path / "other").exists()


def test_another_state_folder_waits_for_a_restart_and_says_so_in_both(
    served: Running, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    served.reload(config(tmp_path, state="other", tick_seconds=300))
    served.service.tick()
    for folder in (tmp_path / "state", tmp_path / "other"):
        assert told(folder).faults["restart"].startswith(f"service.state is {tmp_path / 'other'} by now")
        assert told(folder).tick_seconds == 300
    assert not (tmp_path / "other" / "ledger.sqlite3").exists()
    assert "event='restart.needed'" in capsys.readouterr().err
    with (
        pytest.raises(Busy, match="runs there already"),
        running(config(tmp_path, state="other"), lambda: False, workbook=lambda _: Spreadsheet()),
    ):
        pass
    served.reload(config(tmp_path, state="state"))
    served.service.tick()
    assert told(tmp_path / "state").faults == {}
    with running(config(tmp_path, state="other"), lambda: False, workbook=lambda _: Spreadsheet()) as other:
        other.service.tick()


def test_a_state_folder_that_cannot_be_used_is_a_mistake_and_changes_nothing(served: Running, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SheetsyncError):
        served.reload(config(tmp_path, state="file", tick_seconds=300))
    served.service.tick()
    assert (told(tmp_path / "state").tick_seconds, told(tmp_path / "state").faults) == (20, {})
