"""Words: spellings that are one, synonyms that were agreed, and proposals that merge nothing."""

from __future__ import annotations

from sheetsync.core.grid import Cell
from sheetsync.core.issues import Severity
from sheetsync.core.norms import Norms
from sheetsync.core.tables import Tables
from tests.core.sheets import LEADS, Rows, day, kinds, of_kind, read

SYNONYMS = ["Kind", "Written", "Means"]


def with_channels(*channels: Cell, **tabs: Rows) -> Tables:
    rows = [[f"L-{n}", day(1), channel] for n, channel in enumerate(channels)]
    return read(leads=[["Lead ID", "Created", "Channel"], *rows], **tabs)


def channels(tables: Tables) -> list[object]:
    found: list[object] = (
        tables.frames["leads"]["channel"].astype(object).where(lambda word: word.notna(), None).tolist()
    )
    return found


def test_the_most_frequent_spelling_shows() -> None:
    tables = with_channels("контекст", "Контекст", "Контекст", " КОНТЕКСТ ")
    assert channels(tables) == ["Контекст"] * 4
    notes = of_kind(tables.issues, "word_folded")
    assert {note.written: note.rows for note in notes} == {"контекст": (1,), "КОНТЕКСТ": (4,)}
    assert {note.severity for note in notes} == {Severity.NOTE}


def test_one_spelling_for_all_tabs() -> None:
    spend = [["Date", "Channel", "Spend"], [day(1), "e-mail", 1], [day(2), "e-mail", 1]]
    tables = with_channels("E-mail", spend=spend)
    assert channels(tables) == ["e-mail"]
    assert tables.frames["spend"]["channel"].tolist() == ["e-mail"] * 2


def test_placeholders_are_blank() -> None:
    assert channels(with_channels("—", "n/a", "Нет данных", "", "E-mail")) == [None] * 4 + ["E-mail"]


def test_an_error_cell_is_lost_and_told() -> None:
    tables = with_channels("#REF!", "E-mail")
    assert channels(tables) == [None, "E-mail"]
    assert kinds(tables.issues) == {"cell_error"}


def test_near_spellings_are_proposed_not_merged() -> None:
    tables = with_channels("technology", "technology", "technolgy")
    assert channels(tables) == ["technology", "technology", "technolgy"]
    (note,) = of_kind(tables.issues, "word_near")
    assert (note.severity, note.written, note.rows) == (Severity.NOTE, "technolgy", (3,))
    assert dict(note.detail) == {
        "near": "technology",
        "count": "1",
        "near_count": "2",
        "word_kind_en": "channel",
        "word_kind_ru": "канал",
    }


def test_synonyms_merge() -> None:
    tables = with_channels("technology", "Technolgy", synonyms=[SYNONYMS, ["канал", "technolgy", "technology"]])
    assert channels(tables) == ["technology", "technology"]
    assert tables.issues == ()


def test_the_agreed_word_shows_even_if_nobody_writes_it() -> None:
    tables = with_channels("adwords", "yandex", synonyms=[SYNONYMS, ["channel", "AdWords", "Search ads"]])
    assert channels(tables) == ["Search ads", "yandex"]


def test_synonyms_may_lead_on() -> None:
    synonyms = [
        SYNONYMS,
        ["channel", "a", "b"],
        ["channel", "b", "c"],
        ["channel", "c", "c"],
        ["channel", "x", "y"],
        ["channel", "y", "x"],
    ]
    assert channels(with_channels("a", "b", "c", synonyms=synonyms)) == ["c"] * 3


def test_config_has_synonyms_too() -> None:
    norms = Norms(value_maps={"Источник": {"ya": "Яндекс"}})
    rows: list[list[Cell]] = [["Lead ID", "Created", "Channel"], ["1", day(1), "YA"]]
    assert channels(read(norms, leads=rows)) == ["Яндекс"]


def test_a_synonym_of_an_unknown_kind_is_told() -> None:
    tables = with_channels("a", synonyms=[SYNONYMS, ["chanel", "a", "b"], ["Created", "x", "y"]])
    (warning,) = of_kind(tables.issues, "synonym_kind_unknown")
    assert (warning.tab, warning.written, warning.rows) == ("Synonyms", "chanel", (1,))


def product_rows() -> list[list[Cell]]:
    products = ["GTX Pro"] * 5 + ["GTXPro"] * 3 + ["MG Special"] * 4
    rows: list[list[Cell]] = [[f"L-{n}", day(1), product, f"text {n}"] for n, product in enumerate(products)]
    return [["Lead ID", "Created", "Product", "Comment"], *rows]


def test_undeclared_columns_of_words_get_proposals() -> None:
    (note,) = of_kind(read(leads=product_rows()).issues, "word_near")
    assert (note.written, note.column, note.detail["near"], note.detail["word_kind_en"]) == (
        "GTXPro",
        2,
        "GTX Pro",
        "Product",
    )
    assert len(note.rows) == 3


def test_which_a_synonym_settles() -> None:
    assert not read(leads=product_rows(), synonyms=[SYNONYMS, ["Product", "GTXPro", "GTX Pro"]]).issues


def test_text_columns_get_none() -> None:
    rows = [[f"L-{n}", day(1), f"some remark {'x' * (n % 9)} about it, {n}"] for n in range(300)]
    assert not read(leads=[["Lead ID", "Created", "Remark"], *rows]).issues


def test_reasons_are_spelled_as_the_directory_spells_them() -> None:
    deals = [["Lead ID", "Status", "Loss reason"], ["L-1", "lost", "ДОРОГО"], ["L-2", "lost", "дорого"]]
    tables = read(leads=LEADS, deals=deals, loss_reasons=[["Reason"], ["Дорого"]])
    assert tables.frames["deals"]["loss_reason"].tolist() == ["Дорого", "Дорого"]


def test_yes_and_no_may_have_synonyms() -> None:
    rows = [["Lead ID", "Created", "MQL"], ["1", day(1), "годится"], ["2", day(1), "да"], ["3", day(1), "хм"]]
    tables = read(leads=rows, synonyms=[SYNONYMS, ["MQL", "годится", "да"]])
    assert tables.frames["leads"]["marketing_label"].tolist()[:2] == [True, True]
    assert [issue.written for issue in tables.issues] == ["хм"]


def test_texts_survive() -> None:
    texts = ["=1+1", "+7 916", "-5", "@name", "<script>", "{{ 7*7 }}", "a\nb", "🙂", "x" * 10_000]
    rows = [["Name", "Field", "Operator", "Value"], *[["n", "f", "equals", text] for text in texts]]
    assert read(leads=LEADS, criteria=rows).frames["criteria"]["value"].tolist() == texts


def test_hostile_characters_do_not() -> None:
    rows = [["Lead ID", "Created", "Channel"], ["L\u202e-1\x00", day(1), "E\u200b-mail\ud800"]]
    leads = read(leads=rows).frames["leads"]
    assert leads["lead_id"].tolist() == ["L-1"]
    assert leads["channel"].tolist() == ["E-mail"]


def test_a_word_that_hardly_ever_stands_there_is_asked_about() -> None:
    tables = with_channels(*["Яндекс Директ", "E-mail"] * 60, "fb_ads_msk")
    (note,) = of_kind(tables.issues, "word_rare")
    assert (note.written, note.rows, note.severity) == ("fb_ads_msk", (121,), Severity.NOTE)
    settled = [SYNONYMS, ["channel", "fb_ads_msk", "fb_ads_msk"]]
    assert not with_channels(*["Яндекс Директ", "E-mail"] * 60, "fb_ads_msk", synonyms=settled).issues


def test_in_a_column_of_many_rare_words_none_is() -> None:
    assert not of_kind(with_channels(*[f"{chr(65 + n % 26) * 5}{n}" for n in range(150)]).issues, "word_rare")


def test_proposals_are_no_new_words_of_the_data() -> None:
    tables = with_channels(*["Яндекс Директ"] * 5, "yandex direct", "yandex_cpc")
    assert channels(tables) == [*["Яндекс Директ"] * 5, "yandex direct", "yandex_cpc"]
    assert {note.written: note.detail["near"] for note in of_kind(tables.issues, "word_near")} == {
        "yandex direct": "Яндекс Директ",
        "yandex_cpc": "Яндекс Директ",
    }


def test_a_yes_or_no_in_other_words_is_blank_with_a_proposal() -> None:
    rows = [
        ["Lead ID", "Created", "MQL"],
        *[[n, day(1), word] for n, word in enumerate(("дa", "yep", "nope", "не уверен", "да"))],
    ]
    tables = read(leads=rows)
    assert tables.frames["leads"]["marketing_label"].isna().tolist() == [True, True, True, True, False]
    near = {issue.written: issue.detail["near_en"] for issue in of_kind(tables.issues, "yes_no_near")}
    assert near == {"дa": "yes", "yep": "yes", "nope": "no"}
    assert [issue.written for issue in of_kind(tables.issues, "yes_no_unreadable")] == ["не уверен"]
