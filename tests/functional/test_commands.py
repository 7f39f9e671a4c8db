"""Every command, as its help promises."""

from __future__ import annotations

import email
import email.policy
import hashlib
import json
from pathlib import Path

import openpyxl
import pytest

from tests.functional.commands import sheetsync

Config = tuple[str, Path]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_demo_goes_the_whole_way(demo: Path) -> None:
    book = openpyxl.load_workbook(demo / "funnel.xlsx", read_only=True)
    assert {
        "CEO",
        "Funnel",
        "Unit economics",
        "Qualification",
        "Losses",
        "Plan and fact",
        "Data issues",
        "Lead verdicts",
    } <= set(book.sheetnames)
    assert (demo / "memo.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "planned" in (demo / "memo.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_demo_speaks_both_languages(tmp_path: Path, lang: str) -> None:
    outcome = sheetsync("demo", tmp_path / "d", "--lang", lang, "--leads", "200")
    assert outcome.code == 0, outcome.err
    titles = openpyxl.load_workbook(tmp_path / "d" / "funnel.xlsx", read_only=True).sheetnames
    assert ("Гендиректор" in titles) == (lang == "ru")
    assert ("Лиды" in titles) == (lang == "ru")


def test_demo_spares_a_workbook_that_is_not_its_own(tmp_path: Path) -> None:
    path = tmp_path / "funnel.xlsx"
    openpyxl.Workbook().save(path)
    before = digest(path)
    outcome = sheetsync("demo", tmp_path, "--leads", "200")
    assert outcome.code == 77
    assert "funnel.xlsx" in outcome.err
    assert digest(path) == before


def test_demo_may_be_made_again(demo: Path) -> None:
    assert sheetsync("demo", demo, "--leads", "200").code == 0


def test_check_writes_nothing_and_reconciles(demo: Path, config: Config) -> None:
    before = digest(demo / "funnel.xlsx")
    found = sheetsync("check", *config, "--json").json
    assert digest(demo / "funnel.xlsx") == before
    assert found["schema"] == 1
    assert found["issues"]
    for tab in found["tabs"]:
        assert tab["rows"] == tab["used"] + tab["left_out"] + tab["blank"], tab
    assert {"tab", "cell", "severity", "kind", "written", "what", "done", "owner"} <= found["issues"][0].keys()


def test_check_in_words(config: Config) -> None:
    outcome = sheetsync("check", *config)
    assert outcome.code == 0
    assert "Leads: " in outcome.out
    assert "Data issues: " in outcome.out


def test_sync_of_unchanged_data_writes_nothing(demo: Path, config: Config) -> None:
    before = digest(demo / "funnel.xlsx")
    outcome = sheetsync("sync", *config)
    assert outcome.code == 0
    assert "nothing was written" in outcome.out
    assert digest(demo / "funnel.xlsx") == before
    assert sheetsync("plan", *config, "--json").json["is_empty"]


def test_plan_tells_what_sync_does(demo: Path, config: Config) -> None:
    _add_lead(demo / "funnel.xlsx")
    before = digest(demo / "funnel.xlsx")
    planned = sheetsync("plan", *config, "--json").json
    assert digest(demo / "funnel.xlsx") == before
    assert not planned["is_empty"]
    assert {"tab", "cell", "old", "new"} == planned["changes"][0].keys()
    assert planned["checksum"] in sheetsync("plan", *config).out

    stale = sheetsync("sync", *config, "--checksum", "0" * 16)
    assert stale.code == 75
    assert digest(demo / "funnel.xlsx") == before

    done = sheetsync("sync", *config, "--checksum", planned["checksum"], "--json").json
    assert done["written"]
    assert done["cells_changed"] == len(planned["changes"])
    book = openpyxl.load_workbook(demo / "funnel.xlsx")
    for change in planned["changes"][:200]:
        value = book[change["tab"]][change["cell"]].value
        shown = value.date().isoformat() if hasattr(value, "date") else value
        assert shown == pytest.approx(change["new"]) if isinstance(change["new"], float) else shown == change["new"]


def _add_lead(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    tab = book["Leads"]
    header = next(row for row in tab.iter_rows(max_row=10) if "Lead ID" in [cell.value for cell in row])
    values = {"Lead ID": "NEW-1", "Created": "2026-11-20"}
    tab.append([values.get(str(cell.value)) for cell in header])
    book.save(path)


def test_plan_writes_the_memo_where_told(tmp_path: Path, config: Config) -> None:
    sheetsync("plan", *config, "--memo-out", tmp_path / "deep" / "memo.html")
    assert "<html" in (tmp_path / "deep" / "memo.html").read_text(encoding="utf-8")


def test_memo_is_sent_once_to_each(demo: Path, config: Config) -> None:
    first = sheetsync("memo", *config, "--send")
    assert first.code == 0, first.err
    messages = sorted((demo / "outbox").glob("*.eml"))
    assert len(messages) == 3
    again = sheetsync("memo", *config, "--send")
    assert "not sent again" in again.out
    assert sorted((demo / "outbox").glob("*.eml")) == messages
    mail = email.message_from_bytes(messages[0].read_bytes(), policy=email.policy.default)
    assert mail["To"] == "ceo@example.com"
    kinds = [part.get_content_type() for part in mail.walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/html", "image/png"]


def test_memo_preview_and_text(tmp_path: Path, config: Config) -> None:
    assert "Review" in sheetsync("memo", *config).out
    sheetsync("memo", *config, "--preview", tmp_path / "m.html")
    assert (tmp_path / "m.html").is_file()
    assert (tmp_path / "m.txt").is_file()


def test_metrics_json_is_what_its_page_says(config: Config) -> None:
    found = sheetsync("metrics", *config, "--json").json
    assert found["schema"] == 1
    assert found["as_of"] == "2026-11-23"
    totals = {number["key"]: number for number in found["metrics"] if "slice" not in number}
    named = """funnel.leads funnel.target funnel.won funnel.lost funnel.open funnel.close_rate funnel.created_win_rate
    economics.revenue economics.spend economics.cpl economics.cpql economics.cac economics.romi
    qualification.non_target_share qualification.coverage speed.won_cycle_days"""
    assert set(named.split()) <= totals.keys()
    rate = totals["funnel.close_rate"]
    assert rate["value"] == rate["k"] / rate["n"]
    assert rate["low"] < rate["value"] < rate["high"]
    assert (
        totals["funnel.leads"]["value"]
        == totals["funnel.won"]["value"] + totals["funnel.lost"]["value"] + totals["funnel.open"]["value"]
    )
    for number in found["metrics"]:
        assert (number["value"] is None) == ("why" in number), number


@pytest.mark.parametrize("dimension", ["segment", "channel", "campaign", "manager", "month"])
def test_slices_sum_to_the_total(config: Config, dimension: str) -> None:
    found = sheetsync("metrics", *config, "--json", "--by", dimension).json["metrics"]
    for key in ("funnel.leads", "funnel.won", "economics.revenue"):
        parts = [n["value"] for n in found if n["key"] == key and list(n.get("slice", {})) == [dimension]]
        total = next(n["value"] for n in found if n["key"] == key and "slice" not in n)
        assert parts
        assert sum(parts) == pytest.approx(total)


def test_metrics_in_words(config: Config) -> None:
    assert "funnel.close_rate" in sheetsync("metrics", *config).out


def test_explain_walks_from_the_column_to_the_cell(config: Config) -> None:
    told = sheetsync("explain", "funnel.close_rate", *config).out
    for part in ("won / (won + lost)", "Deals.status", "Status", "CEO!", "Funnel!", " of "):
        assert part in told


def test_explain_lists_and_guesses(config: Config) -> None:
    assert "economics.cpql" in sheetsync("explain", *config).out
    wrong = sheetsync("explain", "funnel.closerate", *config)
    assert wrong.code == 2
    assert "funnel.close_rate" in wrong.err


def test_init_makes_a_workbook_and_touches_nothing_the_second_time(tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    first = sheetsync("init", "--workbook", path)
    assert first.code == 0, first.err
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:2] == ["Leads", "Deals"]
    assert "Synonyms" in book.sheetnames
    assert book["Leads"]["A1"].value == "Lead ID"
    assert book["Leads"]["A1"].comment is not None
    assert book["Deals"].data_validations.dataValidation
    before = digest(path)
    second = sheetsync("init", "--workbook", path)
    assert "nothing was added" in second.out
    assert digest(path) == before


def test_init_adds_only_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "ours.xlsx"
    book = openpyxl.Workbook()
    tab = book.active
    assert tab is not None
    tab.title = "💰 Расходы"
    tab.append(["Дата", "Канал", "Расход", "своё"])
    book.save(path)
    sheetsync("init", "--workbook", path)
    after = openpyxl.load_workbook(path)
    assert "Spend" not in after.sheetnames
    assert "Leads" in after.sheetnames
    assert [cell.value for cell in after["💰 Расходы"][1]] == ["Дата", "Канал", "Расход", "своё"]


def test_a_fresh_workbook_from_init_can_be_synced(tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    sheetsync("init", "--workbook", path)
    outcome = sheetsync("sync", "--workbook", path)
    assert outcome.code == 0, outcome.err


def test_options_stand_before_or_after_the_verb(demo: Path) -> None:
    before = sheetsync("--config", demo / "config.toml", "metrics", "--json")
    after = sheetsync("metrics", "--json", "--config", demo / "config.toml")
    assert json.loads(before.out) == json.loads(after.out)
