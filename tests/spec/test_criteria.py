"""What the conditions of the Criteria tab mean, cell by cell, and which verdict follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pytest

from sheetsync.core.criteria import Operator
from sheetsync.core.criteria.operators import read_operator
from sheetsync.core.entry_tabs import Criteria
from sheetsync.core.facts import NON_TARGET, TARGET, UNKNOWN, Facts
from sheetsync.core.grid import Cell
from sheetsync.core.issues import Issue
from sheetsync.core.norms import Norms
from tests.core.sheets import AS_OF, NORMS, Rows, day, judged, kinds, of_kind, read

VERDICTS = {TARGET: "met", NON_TARGET: "failed", UNKNOWN: "unknown"}
HEADER = ["Criterion", "Field", "Operator", "Value", "Required", "Weight", "Valid from"]


def said(cell: Cell, operator: str, value: Cell = None, header: str = "Answer") -> str:
    """What one required criterion says of one lead whose column holds the cell."""
    leads = [["Lead ID", "Created", header], ["L-1", day(1), cell]]
    facts, _ = judged(leads=leads, criteria=[HEADER, ["The rule", header, operator, value, "yes"]])
    assert facts.criteria == ("The rule",)
    return VERDICTS[int(facts.leads["verdict"].iloc[0])]


@pytest.mark.parametrize(
    ("operator", "value", "met", "failed"),
    [
        ("is filled", None, ["x", 0, False, "нету"], []),
        ("заполнено", None, ["x"], []),
        ("is yes", None, ["yes", "да", True, 1, "✅"], ["no", "нет", False, 0]),
        ("да", None, ["да"], ["нет"]),
        ("is no", None, ["нет", 0], ["да"]),
        ("equals", "Moscow", ["Moscow", " MOSCOW. "], ["Omsk", "Moscow region"]),
        ("равно", "Ёлка", ["елка"], ["сосна"]),
        ("equals", "1 000", [1000, 1000.0], [1001]),
        ("is one of", "B2B; B2G", ["b2b", "B2G"], ["B2C"]),
        ("одно из", "опт\nрозница", ["Опт", "розница"], ["другое"]),
        ("is none of", "student; test", ["engineer"], ["Student", "TEST"]),
        ("at least", 50, [50, 51, "50,5", "1 тыс."], [49, "49,9", 0]),
        ("не меньше", "50 тыс.", [50_000, "60 000 ₽"], ["49 999"]),
        ("at most", "10", [10, 9, -5], [10.01]),
        ("between", "10; 20", [10, 15, 20], [9.99, 20.01]),
        ("между", "10 и 20", [10, 20], [21]),
        ("between", "10-20", [15], [25]),
        ("at least", "01.03.2026", [dt.date(2026, 3, 1), "05.03.2026"], [dt.date(2026, 2, 28)]),
        ("contains", "мебел", ["Мебель оптом"], ["Окна"]),
        ("содержит", "a; b", ["xbx"], ["xyz"]),
        ("matches", r"^\d{10}(\d{2})?$", [7701234567, "770123456789"], ["77012345678"]),
        ("по шаблону", "^ооо", ["ООО «Ромашка»"], ["ИП Иванов"]),
        (
            "is a valid phone",
            None,
            ["+7 916 123-45-67", 79161234567, "Анна 8 916 123 45 67"],
            ["123", "+7 000 000 00 00"],
        ),
        ("рабочий телефон", None, ["8 916 123-45-67"], ["уточнить"]),
        ("is a valid e-mail", None, ["a@b.ru", "Anna <anna@example.com>", "MAILTO:a@b.ru"], ["a@b", "anna"]),
        ("рабочая почта", None, ["a@b.ru"], ["нет почты"]),
        ("within days", 3, [day(1), day(4), dt.date(2026, 9, 1)], [day(5)]),
        ("within 3 days", None, [day(4)], [day(5)]),
        ("в течение 3 дней", None, [day(4)], [day(5)]),
    ],
)
def test_conditions(operator: str, value: Cell, met: Sequence[Cell], failed: Sequence[Cell]) -> None:
    assert [said(cell, operator, value) for cell in met] == ["met"] * len(met)
    assert [said(cell, operator, value) for cell in failed] == ["failed"] * len(failed)


BLANKS: Sequence[Cell] = (None, "", "—", "н/д")


@pytest.mark.parametrize(
    ("operator", "value"),
    [
        ("is yes", None),
        ("is no", None),
        ("equals", "x"),
        ("is one of", "x"),
        ("is none of", "x"),
        ("at least", 1),
        ("at most", 1),
        ("between", "1; 2"),
        ("contains", "x"),
        ("matches", "x"),
        ("is a valid phone", None),
        ("is a valid e-mail", None),
    ],
)
def test_an_empty_cell_is_unknown_never_a_failure(operator: str, value: Cell) -> None:
    assert [said(cell, operator, value) for cell in BLANKS] == ["unknown"] * len(BLANKS)


def test_but_it_is_plainly_not_filled() -> None:
    assert [said(cell, "is filled") for cell in BLANKS] == ["failed"] * len(BLANKS)
    assert [said(cell, "is not filled") for cell in BLANKS] == ["met"] * len(BLANKS)
    assert said("x", "не заполнено") == "failed"
    assert said("#N/A", "is filled") == "unknown"  # something stood there


@pytest.mark.parametrize(("as_of", "verdict"), [(day(4), "unknown"), (day(5), "failed")])
def test_a_missing_day_fails_only_when_the_time_is_over(as_of: dt.date, verdict: str) -> None:
    leads = [["Lead ID", "Created", "Called"], ["L-1", day(1), None]]
    facts, _ = judged(NORMS, as_of, leads=leads, criteria=[HEADER, ["Fast", "Called", "within days", 3, "yes"]])
    assert VERDICTS[int(facts.leads["verdict"].iloc[0])] == verdict


def test_days_count_from_creation_and_without_it_are_unknown() -> None:
    leads = [["Lead ID", "Created", "Called"], ["L-1", None, day(1)]]
    facts, _ = judged(leads=leads, criteria=[HEADER, ["Fast", "Called", "within days", 3, "yes"]])
    assert facts.leads["verdict"].tolist() == [UNKNOWN]


def test_a_cell_that_cannot_be_compared_is_unknown_and_told() -> None:
    leads = [["Lead ID", "Created", "Budget"], ["L-1", day(1), "уточнить"], ["L-2", day(1), "1,234"]]
    facts, issues = judged(leads=leads, criteria=[HEADER, ["Money", "Budget", "at least", 500, "yes"]])
    assert facts.leads["verdict"].tolist() == [UNKNOWN, UNKNOWN]
    assert [(issue.kind, issue.column, issue.rows) for issue in issues] == [
        ("number_unreadable", 2, (1,)),
        ("number_ambiguous", 2, (2,)),
    ]


FIELDS = [["Lead ID", "Created", "Channel", "MQL"], ["L-1", day(1), "E-mail", "yes"], ["L-2", day(1), None, "no"]]
SALES = [["Lead ID", "Status", "Meeting", "Amount"], ["L-1", "won", day(3), 5]]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("Channel", ["met", "failed"]),
        ("channel", ["met", "failed"]),
        ("Канал", ["met", "failed"]),
        ("Источник лида", ["met", "failed"]),
        ("marketing_label", ["met", "met"]),
        ("Оценка маркетинга", ["met", "met"]),
        ("Amount", ["met", "failed"]),
        ("Сумма сделки", ["met", "failed"]),
        ("Meeting", ["met", "failed"]),
        ("Дата встречи", ["met", "failed"]),
        ("date_meeting", ["met", "failed"]),
    ],
)
def test_a_field_by_header_alias_or_declared_name(field: str, expected: list[str]) -> None:
    facts, issues = judged(leads=FIELDS, deals=SALES, criteria=[HEADER, ["Rule", field, "is filled", None, "yes"]])
    assert [VERDICTS[verdict] for verdict in facts.leads["verdict"]] == expected
    assert not of_kind(issues, "criterion_field_unknown")


def test_a_stage_that_only_the_log_dates() -> None:
    log = [["Lead ID", "Stage", "Date"], ["L-1", "Meeting", day(3)]]
    rule = ["Fast", "Meeting", "within days", 5, "yes"]
    facts, _ = judged(leads=FIELDS, stage_log=log, criteria=[HEADER, rule])
    assert facts.leads["verdict"].tolist() == [TARGET, NON_TARGET]


def test_synonyms_count() -> None:
    leads = [["Lead ID", "Created", "City"], ["L-1", day(1), "Мск"], ["L-2", day(1), "Омск"]]
    synonyms = [["Kind", "Written", "Means"], ["City", "мск", "Москва"]]
    facts, _ = judged(leads=leads, synonyms=synonyms, criteria=[HEADER, ["Near", "City", "is one of", "Москва", "да"]])
    assert facts.leads["verdict"].tolist() == [TARGET, NON_TARGET]


def verdicts(*rules: list[Cell], leads: Rows = FIELDS, norms: Norms = NORMS) -> tuple[Facts, list[Issue]]:
    return judged(norms, leads=leads, criteria=[HEADER, *rules])


def test_non_target_if_any_failed_target_if_all_met_else_not_qualified_yet() -> None:
    leads = [
        ["Lead ID", "Created", "Phone ok", "Budget"],
        ["both met", day(1), "yes", 100],
        ["one failed", day(1), "yes", 10],
        ["one failed, one unknown", day(1), None, 10],
        ["one met, one unknown", day(1), "yes", None],
        ["both failed", day(1), "no", 10],
    ]
    facts, _ = verdicts(
        ["Phone", "Phone ok", "is yes", None, "yes"], ["Money", "Budget", "at least", 50, "yes"], leads=leads
    )
    assert [VERDICTS[verdict] for verdict in facts.leads["verdict"]] == ["met", "failed", "failed", "unknown", "failed"]
    assert facts.leads["failed"].tolist() == [0b00, 0b10, 0b10, 0b00, 0b11]
    assert facts.leads["unmet"].tolist() == [0b00, 0b00, 0b01, 0b10, 0b00]
    assert facts.leads["judged"].tolist() == [0b11] * 5


def test_optional_criteria_decide_nothing() -> None:
    facts, _ = verdicts(["Channel", "Channel", "is filled", None, "no"], ["Label", "MQL", "is yes", None, None, 2])
    assert facts.criteria == ()
    assert facts.off["criteria"] == "no_criteria"
    assert facts.leads["verdict"].tolist() == [UNKNOWN, UNKNOWN]


def test_a_criterion_is_required_unless_it_says_otherwise() -> None:
    facts, _ = verdicts(["Label", "MQL", "is yes"])
    assert facts.leads["verdict"].tolist() == [TARGET, NON_TARGET]


def test_a_lead_is_judged_by_the_version_of_its_day() -> None:
    leads = [["Lead ID", "Created", "Budget"], ["old", day(1), 60], ["new", day(10), 60], ["undated", None, 60]]
    facts, _ = verdicts(
        ["Money", "Budget", "at least", 100, "yes", None, day(10)],
        ["money", "Budget", "at least", 50, "yes", None, None],
        leads=leads,
    )
    assert facts.criteria == ("money",)
    assert facts.leads["verdict"].tolist() == [TARGET, NON_TARGET, NON_TARGET]  # without a date: by today's version


def test_before_its_first_day_a_criterion_judges_nobody() -> None:
    leads = [["Lead ID", "Created", "Budget"], ["old", day(1), 60], ["new", day(10), 60]]
    facts, _ = verdicts(["Money", "Budget", "at least", 50, "yes", None, day(10)], leads=leads)
    assert facts.leads["judged"].tolist() == [0, 1]
    assert facts.leads["verdict"].tolist() == [UNKNOWN, TARGET]


def test_a_criterion_is_retired_by_a_later_optional_version() -> None:
    leads = [["Lead ID", "Created", "Budget"], ["old", day(1), 10], ["new", day(10), 10]]
    facts, _ = verdicts(
        ["Money", "Budget", "at least", 50, "yes"], ["Money", "Budget", "at least", 50, "no", None, day(5)], leads=leads
    )
    assert facts.leads["judged"].tolist() == [1, 0]


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        (["R", "Chanel", "is filled"], "criterion_field_unknown"),
        (["R", "Channel", "is lovely"], "criterion_operator_unknown"),
        (["R", "Channel", "at least", "a lot"], "criterion_value_bad"),
        (["R", "Channel", "at least", None], "criterion_value_bad"),
        (["R", "Channel", "between", "5"], "criterion_value_bad"),
        (["R", "Channel", "is one of", " ; "], "criterion_value_bad"),
        (["R", "Created", "at least", "tomorrow"], "criterion_value_bad"),
        (["R", "Created", "within days", "soon"], "criterion_value_bad"),
        (["R", "Channel", "matches", "(["], "criterion_pattern_bad"),
        (["R", "Channel", "matches", r"(a)\1"], "criterion_pattern_bad"),  # would need backtracking
        (["R", "Channel", "matches", "(?=a)"], "criterion_pattern_bad"),
        (["R", "Channel", "matches", "a" * 501], "criterion_pattern_bad"),
        (["R", "Channel", "matches", "(x{1000}){1000}"], "criterion_pattern_bad"),
        (["R", "Channel", "within days", 3], "criterion_field_unfit"),
    ],
)
def test_a_broken_criterion_is_told_and_left_out(rule: list[Cell], kind: str) -> None:
    facts, issues = verdicts(rule)
    assert facts.criteria == ()
    (issue,) = of_kind(issues, kind)
    assert (issue.tab, issue.rows, issue.detail["name"]) == ("Criteria", (1,), "R")


def test_an_evil_pattern_runs_in_linear_time() -> None:
    leads = [["Lead ID", "Created", "Note"], ["L-1", day(1), "a" * 40_000 + "!"]]
    facts, _ = verdicts(["R", "Note", "matches", "^(a+)+$", "yes"], leads=leads)
    assert facts.leads["verdict"].tolist() == [NON_TARGET]


def test_a_value_that_stands_nowhere_is_pointed_out() -> None:
    _, issues = verdicts(["R", "Channel", "is one of", "E-mail, Search"])
    (warning,) = of_kind(issues, "criterion_value_unseen")
    assert (warning.written, warning.detail["field"]) == ("E-mail, Search", "Channel")
    assert "criterion_value_unseen" not in kinds(verdicts(["R", "Channel", "is one of", "E-mail; Search"])[1])


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_dropdown_offers_only_conditions_that_are_understood(lang: str) -> None:
    offered = (Criteria.operator.help.en if lang == "en" else Criteria.operator.help.ru).split(", ")
    understood: Mapping[str, Operator | None] = {word: read_operator(word)[0] for word in offered}
    assert list(understood.values()) == list(Operator)
    rules: Rows = [HEADER, *[[f"Rule {n}", "Channel", word, 1] for n, word in enumerate(offered)]]
    assert read(leads=FIELDS, criteria=rules).frames["criteria"]["operator"].tolist() == offered


def test_the_day_counts_not_the_hour() -> None:
    leads = [
        ["Lead ID", "Created", "Called"],
        ["L-1", dt.datetime(2026, 10, 1, 23, 0), dt.datetime(2026, 10, 2, 1, 0)],
    ]
    facts, _ = judged(NORMS, AS_OF, leads=leads, criteria=[HEADER, ["Same day", "Called", "within days", 0, "yes"]])
    assert facts.leads["verdict"].tolist() == [NON_TARGET]
