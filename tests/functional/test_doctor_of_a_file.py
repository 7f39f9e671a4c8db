"""`sheetsync doctor` on an .xlsx file."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetsync.cli.doctor import lines
from sheetsync.ports import Finding
from tests.functional.commands import sheetsync

Config = tuple[str, Path]


def test_all_is_well(demo: Path, config: Config) -> None:
    before = (demo / "funnel.xlsx").read_bytes()
    outcome = sheetsync("doctor", *config)
    assert outcome.code == 0, outcome.out
    assert f"ok        The workbook is {demo / 'funnel.xlsx'}." in outcome.out
    assert "The tab “Leads” is read as Leads; columns found: Lead ID, Created," in outcome.out
    assert "The memo goes to ceo@example.com, marketing@example.com, sales@example.com." in outcome.out
    assert outcome.out.splitlines()[-1] == "Nothing stands in the way of `sheetsync sync`."
    assert (demo / "funnel.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    ("lang", "told", "advice"),
    [
        ("en", "FAULT     There is no file", "what to do: check workbook.path in config.toml, or make it with"),
        ("ru", "ОШИБКА    Файла", "что делать: проверьте workbook.path в config.toml или создайте книгу:"),
    ],
)
def test_no_file(tmp_path: Path, lang: str, told: str, advice: str) -> None:
    (tmp_path / "config.toml").write_text(f'language = "{lang}"\n', encoding="utf-8")
    outcome = sheetsync("doctor", "--config", tmp_path / "config.toml")
    assert outcome.code == 65
    assert told in outcome.out
    assert advice in outcome.out
    assert not (tmp_path / "funnel.xlsx").exists()


def test_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "letter.xlsx").write_text("Dear all,", encoding="utf-8")
    outcome = sheetsync("doctor", "--workbook", tmp_path / "letter.xlsx")
    assert outcome.code == 65
    assert "FAULT     " in outcome.out
    assert "letter.xlsx" in outcome.out


def test_one_that_is_open_elsewhere(demo: Path, config: Config) -> None:
    (demo / "~$funnel.xlsx").write_bytes(b"someone")
    outcome = sheetsync("doctor", *config)
    assert outcome.code == 0
    assert "warning   " in outcome.out
    assert "~$funnel.xlsx" in outcome.out


def test_a_tab_that_cannot_be_used(demo: Path, config: Config) -> None:
    path = demo / "config.toml"
    path.write_text(path.read_text(encoding="utf-8") + '\n[tabs.plan]\ntitle = "Plann"\n', encoding="utf-8")
    outcome = sheetsync("doctor", *config)
    assert outcome.code == 65
    assert "          - tabs.plan.title: there is no tab 'Plann'; did you mean 'Plan'?" in outcome.out


def test_no_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = sheetsync("doctor")
    assert outcome.code == 65
    assert "hint      There is no config.toml in this folder." in outcome.out
    assert "what to do: call sheetsync in the folder of your config.toml, or name it with --config" in outcome.out


def test_a_config_with_faults(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('languag = "en"\n', encoding="utf-8")
    outcome = sheetsync("doctor", "--config", tmp_path / "config.toml")
    assert outcome.code == 78
    assert "languag: no such setting" in outcome.err


@pytest.mark.parametrize(("lang", "advice"), [("en", "the right to write it"), ("ru", "дайте право записи")])
def test_one_that_can_only_be_read(lang: str, advice: str) -> None:
    """In words only: whoever runs the tests may be allowed to write everything."""
    found = list(lines(Finding("fault", "file_kept", {"where": "funnel.xlsx"}), "ru" if lang == "ru" else "en"))
    assert "funnel.xlsx" in found[0]
    assert advice in found[1]
