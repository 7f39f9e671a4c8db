"""The public CRM data set, through mapping alone: the facts that its owners would check first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.functional.commands import sheetsync

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data" / "crm-opportunities"
EXAMPLE = ROOT / "examples" / "crm-opportunities"

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(
        not DATA.is_dir(), reason="the data set doesn't stand beside the checkout (../shared/data/crm-opportunities)"
    ),
]


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crm")
    path = folder / "config.toml"
    path.write_text((EXAMPLE / "config.toml").read_text(encoding="utf-8"), encoding="utf-8")
    subprocess.run([sys.executable, EXAMPLE / "build.py", DATA, folder / "crm.xlsx"], check=True, timeout=120)
    return path


def test_the_facts(config: Path) -> None:
    numbers = sheetsync("metrics", "--json", "--config", config, as_of="2018-01-15").json["metrics"]
    total = {n["key"]: n for n in numbers if "slice" not in n}
    assert total["funnel.leads"]["value"] == 8800
    assert total["funnel.won"]["value"] == 4238
    assert total["funnel.lost"]["value"] == 2473
    assert total["funnel.open"]["value"] == 2089
    assert (total["funnel.close_rate"]["k"], total["funnel.close_rate"]["n"]) == (4238, 6711)
    assert round(total["funnel.close_rate"]["value"], 4) == 0.6315
    assert total["economics.revenue"]["value"] == 10_005_534
    assert total["speed.won_cycle_days"]["value"] == 57
    open_there = {n["slice"]["stage"]: n["value"] for n in numbers if n["key"] == "funnel.open_there"}
    assert open_there["lead"] == 500
    assert open_there["engaging"] == 1589


def test_spellings_are_proposed_not_merged(config: Path) -> None:
    issues = sheetsync("check", "--json", "--config", config, as_of="2018-01-15").json["issues"]
    proposals = " ".join(f"{i['written']} {i['what']} {i['done']}" for i in issues)
    for spelling in ("GTXPro", "GTX Pro", "technolgy", "technology"):
        assert spelling in proposals


def test_slices_by_manager_and_month_sum_up(config: Path) -> None:
    for dimension in ("manager", "month", "segment"):
        numbers = sheetsync("metrics", "--json", "--by", dimension, "--config", config, as_of="2018-01-15").json[
            "metrics"
        ]
        won = [n["value"] for n in numbers if n["key"] == "funnel.won" and list(n.get("slice", {})) == [dimension]]
        assert sum(won) == 4238, dimension


def test_the_synonyms_tab_merges(config: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(config.parent / "crm.xlsx")
    tab = book.create_sheet("Synonyms")
    for row in (
        ["Kind", "Written", "Means"],
        ["sector", "technolgy", "technology"],
        ["segment", "technolgy", "technology"],
    ):
        tab.append(row)
    book.save(tmp_path / "crm.xlsx")
    (tmp_path / "config.toml").write_text(config.read_text(encoding="utf-8"), encoding="utf-8")
    numbers = sheetsync(
        "metrics", "--json", "--by", "segment", "--config", tmp_path / "config.toml", as_of="2018-01-15"
    ).json["metrics"]
    segments = {n["slice"]["segment"] for n in numbers if list(n.get("slice", {})) == ["segment"]}
    assert "technology" in segments
    assert "technolgy" not in segments


def test_the_whole_way(config: Path) -> None:
    outcome = sheetsync("sync", "--config", config, as_of="2018-01-15")
    assert outcome.code == 0, outcome.err
    assert "nothing was written" in sheetsync("sync", "--config", config, as_of="2018-01-15").out
