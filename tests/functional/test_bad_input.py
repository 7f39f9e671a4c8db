"""Bad input: one message (what, where, what next), the documented exit code, the file as it was."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.functional.commands import Outcome, sheetsync

Config = tuple[str, Path]


def refused(outcome: Outcome, code: int, *words: str) -> None:
    assert outcome.code == code, (outcome.code, outcome.out, outcome.err)
    assert "Traceback" not in outcome.err
    for word in words:
        assert word in outcome.err, outcome.err


def test_no_such_file(tmp_path: Path) -> None:
    refused(sheetsync("check", "--workbook", tmp_path / "none.xlsx"), 65, "none.xlsx")


def test_not_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "letter.xlsx"
    path.write_text("Dear all,", encoding="utf-8")
    refused(sheetsync("sync", "--workbook", path), 65, "letter.xlsx")
    assert path.read_text(encoding="utf-8") == "Dear all,"


def test_a_password_protected_one(tmp_path: Path) -> None:
    path = tmp_path / "secret.xlsx"
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600)
    refused(sheetsync("check", "--workbook", path), 65, "secret.xlsx", "password")


def test_a_zip_bomb(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("xl/workbook.xml", b" " * (64 << 20))
        bomb.writestr("xl/worksheets/sheet1.xml", b" " * (300 << 20))
    refused(sheetsync("check", "--workbook", path), 65, "bomb.xlsx")


def spoil(path: Path, title: str, change: str) -> None:
    book = openpyxl.load_workbook(path)
    tab = book[title]
    if change == "delete":
        del book[title]
    elif change == "empty":
        tab.delete_rows(1, tab.max_row)
    else:
        for row in tab.iter_rows(max_row=10):
            for cell in row:
                if cell.value in ("Lead ID", "Created"):
                    cell.value = f"{cell.value}x9" if change == "rename" else "Created"
    book.save(path)


def test_a_missing_tab(demo: Path, config: Config) -> None:
    spoil(demo / "funnel.xlsx", "Leads", "delete")
    refused(sheetsync("sync", *config), 65, "Leads")


def test_an_empty_tab(demo: Path, config: Config) -> None:
    spoil(demo / "funnel.xlsx", "Leads", "empty")
    refused(sheetsync("sync", *config), 65, "Leads")


def test_missing_columns_are_named_all_at_once(demo: Path, config: Config) -> None:
    spoil(demo / "funnel.xlsx", "Leads", "rename")
    refused(sheetsync("check", *config), 65, "Lead ID", "Created", "Lead IDx9")


def test_a_duplicate_header_names_both_columns(demo: Path, config: Config) -> None:
    spoil(demo / "funnel.xlsx", "Leads", "duplicate")
    refused(sheetsync("check", *config), 65, "Created")


def test_a_missing_optional_tab_switches_numbers_off(demo: Path, config: Config) -> None:
    spoil(demo / "funnel.xlsx", "Spend", "delete")
    outcome = sheetsync("sync", *config)
    assert outcome.code == 0, outcome.err
    numbers = {n["key"]: n for n in sheetsync("metrics", *config, "--json").json["metrics"] if "slice" not in n}
    assert numbers["economics.cpl"]["value"] is None
    assert numbers["economics.cpl"]["why"] == "no_tab:spend"
    ceo = openpyxl.load_workbook(demo / "funnel.xlsx")["CEO"]
    assert any("Spend" in str(cell.value) for row in ceo.iter_rows(max_row=8) for cell in row)


def test_error_cells_are_issues_not_numbers(demo: Path, config: Config) -> None:
    path = demo / "funnel.xlsx"
    book = openpyxl.load_workbook(path)
    tab = book["Spend"]
    header = next(cell for row in tab.iter_rows(max_row=10) for cell in row if cell.value == "Spend")
    cell = header.offset(row=2)
    cell.value, cell.data_type = "#REF!", "e"
    address = cell.coordinate
    book.save(path)
    issues = sheetsync("check", *config, "--json").json["issues"]
    mine = [i for i in issues if i["tab"] == "Spend" and i["cell"] == address]
    assert mine
    assert mine[0]["severity"] == "error"
    assert mine[0]["written"] == "#REF!"


@pytest.mark.parametrize("lock", ["~$funnel.xlsx", ".~lock.funnel.xlsx#"])
def test_a_workbook_that_is_open_elsewhere(demo: Path, config: Config, lock: str) -> None:
    (demo / lock).write_bytes(b"someone")
    book = demo / "funnel.xlsx"
    before = book.read_bytes()
    refused(sheetsync("--as-of", "2026-11-25", "sync", *config), 75, "funnel.xlsx", lock)
    assert book.read_bytes() == before
    assert sheetsync("check", *config).code == 0


def test_config_faults_are_told_all_at_once(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        'languag = "en"\nperiod = "someday"\n[norms]\nfew_for_percent = "x"\n[tabs.leads.columns]\nleadid = "X"\n',
        encoding="utf-8",
    )
    outcome = sheetsync("check", "--config", path)
    refused(outcome, 78, "languag", "period", "norms.few_for_percent")


def test_broken_toml(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("language = \n", encoding="utf-8")
    refused(sheetsync("check", "--config", path), 78, "config.toml", "line 1")


def test_no_config_where_one_was_named(tmp_path: Path) -> None:
    refused(sheetsync("check", "--config", tmp_path / "no.toml"), 78, "no.toml")


def test_a_broken_template_is_named(demo: Path, config: Config) -> None:
    (demo / "templates").mkdir()
    (demo / "templates" / "memo.txt.j2").write_text("{{ memo.nothing_such }}", encoding="utf-8")
    refused(sheetsync("memo", *config), 78, "memo.txt.j2")


def test_an_unknown_command_and_a_bad_day() -> None:
    assert sheetsync("tidy").code == 2
    assert sheetsync("check", as_of="yesterday").code == 2


def test_nobody_to_send_to(demo: Path, config: Config) -> None:
    path = demo / "config.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("recipients = [", "recipients = [] # ["), encoding="utf-8")
    refused(sheetsync("memo", *config, "--send"), 78, "recipients")


def test_a_pipe_that_closes_early_is_no_fault(demo: Path) -> None:
    command = f'"{sys.executable}" -m sheetsync metrics --config "{demo / "config.toml"}" | head -1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in done.stderr
    assert done.stdout.count("\n") == 1
