"""config.toml amended: what was meant is said, and every other byte is as it was."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.config.amending import amended
from sheetsync.config.starting import replace_text, starting_text, text_of
from sheetsync.errors import BadConfig, Busy, NotPermitted

NEW = {"tabs": {"leads": {"title": "Заявки", "columns": {"lead_id": 'the "ID"'}}}}


def test_tables_are_added_at_the_end() -> None:
    assert amended('language = "ru"\n', NEW) == (
        'language = "ru"\n\n[tabs.leads]\ntitle = "Заявки"\n\n[tabs.leads.columns]\nlead_id = "the \\"ID\\""\n'
    )


def test_a_key_is_added_after_the_last_one_of_its_table() -> None:
    old = '[tabs.leads]  # here\ncolumns = { }\n\n# next\n[memo]\nsender = "x"\n'
    new = amended(old, {"tabs": {"leads": {"title": "A"}}})
    assert new == old.replace("columns = { }\n", 'columns = { }\ntitle = "A"\n')


@pytest.mark.parametrize("value", ['"old"', "'old'", '"o\\"ld"'])
def test_a_value_is_replaced_in_its_line(value: str) -> None:
    old = f"[tabs.leads]\n  title={value}   # why\n"
    assert amended(old, {"tabs": {"leads": {"title": "new"}}}) == '[tabs.leads]\n  title="new"   # why\n'


def test_what_looks_like_a_table_in_a_text_is_none() -> None:
    old = '[memo]\nsender = """\n[tabs.leads]\ntitle = "no"\n"""\n'
    with pytest.raises(BadConfig) as error:
        amended(old, {"tabs": {"leads": {"title": "yes"}}}, "c.toml")
    assert "c.toml" in str(error.value)
    assert 'title = "yes"' in str(error.value)


@pytest.mark.parametrize("old", ["tabs = { leads = { title = 'x' } }\n", "tabs.leads.title = 'x'\n"])
def test_what_can_not_be_amended_by_lines_is_refused(old: str) -> None:
    with pytest.raises(BadConfig):
        amended(old, NEW)


def test_lists_of_tables_are_added() -> None:
    said = {"stages": [{"key": "a", "norm_days": 3}, {"key": "b"}]}
    assert tomllib.loads(amended("", said)) == said


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@given(st.dictionaries(TEXTS, TEXTS, min_size=1, max_size=5), TEXTS)
def test_any_words_come_back_as_they_were(words: dict[str, str], title: str) -> None:
    said = {"synonyms": {"status": words}, "tabs": {"leads": {"title": title}}}
    once = amended(starting_text("ru", "RUB", 'path = "x.xlsx"'), said)
    assert tomllib.loads(once)["synonyms"] == said["synonyms"]
    assert amended(once, said) == once


def test_a_file_that_somebody_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("# mine\n", encoding="utf-8")
    with pytest.raises(Busy):
        replace_text(path, None, "# yours\n")
    with pytest.raises(Busy):
        replace_text(path, "# older\n", "# yours\n")
    assert text_of(path) == "# mine\n"
    replace_text(path, "# mine\n", "# yours\n")
    assert [one.name for one in tmp_path.iterdir()] == ["config.toml"]
    assert text_of(path) == "# yours\n"


def test_a_link_stays_a_link_and_its_mode_too(tmp_path: Path) -> None:
    path, link = tmp_path / "real.toml", tmp_path / "config.toml"
    path.write_text("a = 1\n", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    replace_text(link, "a = 1\n", "a = 2\n")
    assert link.is_symlink()
    assert text_of(path) == "a = 2\n"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_place_that_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises((NotPermitted, Exception), match="can't be written"):
        replace_text(tmp_path / "file" / "config.toml", None, "a = 1\n")
