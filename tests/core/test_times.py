"""Times of day as people type them: recovered exactly, or refused."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from sheetsync.core.grid import UNCALCULATED, Cell
from sheetsync.core.norms import Norms
from sheetsync.core.parse.times import read_time
from sheetsync.core.parse.typed import type_times


def clock(text: str) -> dt.timedelta:
    hours, minutes, seconds = map(int, f"{text}:0:0".split(":")[:3])
    return dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)


@pytest.mark.parametrize(
    "cell",
    [
        "10:00",
        "10.00",
        "10-00",
        "10,00",
        "10 00",
        "10 : 00",
        "10:00:00",
        "10:00:00.000",
        " 10:00\N{NO-BREAK SPACE}",
        "10\N{FULLWIDTH COLON}00",
        "10",
        "10 ч",
        "10ч.",
        "10 часов",
        "10 ч 00 мин",
        "10ч00",
        "10h00",
        "10 o’clock",
        "в 10:00",
        "в 10",
        "с 10:00",
        "at 10:00",
        "10am",
        "10 AM",
        "10:00 a.m.",
        "10 утра",
        "10:00-11:30",
        "10:00 – 11:30",
        "10-00 - 11-00",
        "с 10 до 11",
        "с 10:00 до 11:00",
        "from 10 to 11",
        "10 am - 1 pm",
        "2026-11-25 10:00",
        "2026-11-25T10:00:00",
        "25.11.2026, 10:00",
        10,
        10.0,
        0.4166666667,
        10 / 24,
        46351 + 10 / 24,
        dt.datetime(1899, 12, 30, 10),
        dt.datetime(1899, 12, 31, 10),
        dt.datetime(1904, 1, 1, 10),
        dt.datetime(2026, 11, 25, 10),
        dt.datetime(2026, 11, 25, 9, 59, 59, 999_999),
    ],
)
def test_one_time_in_many_clothes(cell: Cell) -> None:
    read = read_time(cell)
    assert read.oddity is None
    assert read.value == clock("10")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("9:05", "9:05"),
        ("10-30", "10:30"),
        ("10-05", "10:05"),  # from ten to five would be a long review
        ("2:30 PM", "14:30"),
        ("14:30 pm", "14:30"),
        ("12 am", "0"),
        ("12:15 am", "0:15"),
        ("12 pm", "12"),
        ("11:59 pm", "23:59"),
        ("6 вечера", "18"),
        ("2 дня", "14"),
        ("12 дня", "12"),
        ("12 ночи", "0"),
        ("2 ночи", "2"),
        ("11 ночи", "23"),
        ("полдень", "12"),
        ("noon", "12"),
        ("00:00", "0"),
        ("23:59:59", "23:59:59"),
        (0, "0"),
        (dt.date(1899, 12, 30), "0"),
        (10.3, "10:30"),  # 10.30 typed where the point is that of a fraction
        (10.05, "10:05"),
        (9.15, "9:15"),
        (23.59, "23:59"),
        (0.99999999, "23:59:59"),
        (0.0001, "0:00:09"),
    ],
)
def test_other_times(cell: Cell, expected: str) -> None:
    assert read_time(cell).value == clock(expected)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("10-11", "time_ambiguous"),  # or from ten to eleven
        ("10-15", "time_ambiguous"),
        ("10 - 11", "time_ambiguous"),
        ("11 - 1 pm", "time_ambiguous"),
        (10.5, "time_ambiguous"),
        (10.25, "time_ambiguous"),
        ("24:00", "time_unreadable"),
        ("25:00", "time_unreadable"),
        ("10:60", "time_unreadable"),
        ("10:00:60", "time_unreadable"),
        ("10:0", "time_unreadable"),
        ("1000", "time_unreadable"),
        ("13 am", "time_unreadable"),
        ("0 pm", "time_unreadable"),
        ("12 вечера", "time_unreadable"),
        ("12 утра", "time_unreadable"),
        ("10:00 MSK", "time_unreadable"),
        ("10:00Z", "time_unreadable"),
        ("10:00 or 11:00", "time_unreadable"),
        ("после обеда", "time_unreadable"),
        ("midnight", "time_unreadable"),  # of which day?
        ("-10:00", "time_unreadable"),
        (True, "time_unreadable"),
        (-0.5, "time_unreadable"),
        (24, "time_unreadable"),
        (10.75, "time_unreadable"),
        (1.41666, "time_unreadable"),
        (1030, "time_unreadable"),
        (46351, "time_unreadable"),
        (float("nan"), "time_unreadable"),
        (float("inf"), "time_unreadable"),
        (dt.date(2026, 10, 30), "time_unreadable"),  # what becomes of 10-30 in a cell
        (dt.datetime(2026, 10, 30), "time_unreadable"),
        (dt.datetime(1900, 1, 1, 10), "time_unreadable"),
        (dt.datetime(2206, 1, 1, 10), "time_unreadable"),
        ("#REF!", "cell_error"),
        (UNCALCULATED, "cell_uncalculated"),
    ],
)
def test_refused_not_guessed(cell: Cell, kind: str) -> None:
    read = read_time(cell)
    assert read.value is None
    assert read.oddity is not None
    assert read.oddity.kind == kind


@pytest.mark.parametrize("cell", [None, "", " ", "-", "—", "нет", "n/a"])
def test_nothing(cell: Cell) -> None:
    read = read_time(cell)
    assert read.value is None
    assert read.oddity is None


def test_a_column() -> None:
    typed = type_times([None, "10:00", "soon", 0.5, "-"], Norms())
    assert typed.values.dtype == np.dtype("timedelta64[s]")
    assert typed.values[[1, 3]].tolist() == [clock("10"), clock("12")]
    assert np.isnat(typed.values[[0, 2, 4]]).all()
    assert typed.blank.tolist() == [True, False, True, False, True]
    assert {place: oddity.kind for place, oddity in typed.odd.items()} == {2: "time_unreadable"}
