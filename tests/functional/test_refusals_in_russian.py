"""What the commands say when they can't go on, in the configured language."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from sheetsync.cli import cli
from tests.adapters.xlsx_files import write_rows


def refused(folder: Path, lang: str, more: str = "") -> str:
    config = folder / "config.toml"
    config.write_text(f'language = "{lang}"\n[workbook]\npath = "b.xlsx"\n{more}', "utf-8")
    return CliRunner().invoke(cli, ["sync", "--config", str(config)]).output


def test_an_open_workbook(tmp_path: Path) -> None:
    write_rows(tmp_path / "b.xlsx", {"Leads": [["Lead ID", "Created"], ["L-1", "2026-10-05"]]})
    (tmp_path / "~$b.xlsx").write_bytes(b"")
    assert "книга открыта в Excel; закройте её там" in refused(tmp_path, "ru")
    assert "the workbook is open in Excel; close it there" in refused(tmp_path, "en")


def test_a_tab_that_is_named_but_missing(tmp_path: Path) -> None:
    write_rows(tmp_path / "b.xlsx", {"Leads": [["Lead ID", "Created"], ["L-1", "2026-10-05"]], "Pipelin": [["x"]]})
    named = '[tabs.deals]\ntitle = "Pipeline"\n'
    assert "нет вкладки 'Pipeline'; может быть, 'Pipelin'?" in refused(tmp_path, "ru", named)
    assert "there is no tab 'Pipeline'; did you mean 'Pipelin'?" in refused(tmp_path, "en", named)


def test_a_title_that_others_have(tmp_path: Path) -> None:
    rows = {"Лиды": [["ID лида", "Дата создания"], ["L-1", "05.10.2026"]], "Воронка": [["моя"]]}
    write_rows(tmp_path / "b.xlsx", rows)
    assert "эти названия нужны итоговым вкладкам" in refused(tmp_path, "ru")


def test_a_configuration_that_is_wrong_is_told_in_english(tmp_path: Path) -> None:
    assert "sheetsync:" in refused(tmp_path, "xx")
