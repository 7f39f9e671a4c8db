"""`sheetsync status` and `sheetsync run`: what a person reads, and the exit code that a monitor looks at."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from sheetsync.service.health import Health
from tests.functional.commands import Outcome, sheetsync


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text("", encoding="utf-8")
    return path


def well() -> Health:
    now = dt.datetime.now(dt.UTC)
    return Health("0", 4711, now, 20, last_cycle=now, last_sync=now, memos={"accepted": 3})


def status(config: Path, health: Health | str, *words: str) -> Outcome:
    folder = config.parent / "state"
    folder.mkdir(exist_ok=True)
    text = health if isinstance(health, str) else health.to_json()
    (folder / "health.json").write_text(text, encoding="utf-8")
    return sheetsync("status", "--config", config, *words)


def test_where_it_never_ran_it_says_so_and_makes_nothing(config: Path) -> None:
    told = sheetsync("status", "--config", config)
    assert told.code == 75
    assert str(config.parent / "state") in told.out
    assert not (config.parent / "state").exists()


def test_a_service_that_is_well(config: Path) -> None:
    told = status(config, well())
    assert told.code == 0
    assert "process 4711" in told.out
    assert "accepted 3" in told.out
    assert "nothing is wrong" in told.out


def test_a_fault_is_told_with_its_words(config: Path) -> None:
    told = status(config, replace(well(), faults={"config": "langauge: no such setting"}))
    assert told.code == 75
    assert "config.toml can't be used: langauge: no such setting" in told.out


def test_a_service_that_has_ended_or_hangs_is_stuck(config: Path) -> None:
    told = status(config, replace(well(), last_cycle=dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)))
    assert told.code == 75
    assert told.out.startswith("stuck")


def test_as_json_for_monitors(config: Path) -> None:
    health = well()
    assert status(config, health, "--json").json["cycles"] == health.cycles


def test_a_health_file_of_somebody_elses_is_as_good_as_none(config: Path) -> None:
    assert status(config, "not ours").code == 75


def test_a_cycle_for_cron_and_how_it_went_an_hour_later(demo: Path) -> None:
    config = demo / "config.toml"
    assert sheetsync("run", "--config", config).code == 0
    path = demo / "state" / "health.json"
    health = Health.from_json(path.read_text(encoding="utf-8"))
    assert health is not None
    assert health.last_sync is not None
    ended = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    path.write_text(replace(health, last_cycle=ended).to_json(), encoding="utf-8")
    told = sheetsync("status", "--config", config)
    assert told.code == 0, told.out
    assert told.out.startswith("last cycle")


def test_a_cycle_that_finds_something_wrong_ends_with_75_and_status_says_what(demo: Path) -> None:
    (demo / "funnel.xlsx").write_bytes(b"no workbook")
    config = demo / "config.toml"
    assert sheetsync("run", "--config", config).code == 75
    told = sheetsync("status", "--config", config)
    assert told.code == 75
    assert "funnel.xlsx" in told.out


def test_a_service_that_cannot_start_says_so(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[workbook]\nspreadsheet = "1AbCdEfGhIjKlMnOpQrStUvWxYz"\ncredentials = "none.json"\n', "utf-8")
    assert sheetsync("run", "--config", config).code == 78
    outcome = sheetsync("status", "--config", config)
    assert outcome.code == 75
    assert "none.json" in outcome.out
