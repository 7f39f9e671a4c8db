"""When the spreadsheet is read and written, and what is made of one that can't be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from sheetsync.errors import Busy, NotPermitted
from tests.service.desk import DOWN, FRIDAY, Desk


def test_the_first_tick_writes_the_tabs_and_unchanged_data_are_read_and_not_written(desk: Desk) -> None:
    assert desk.tick().last_write == FRIDAY
    health = desk.tick(minutes=15)
    assert (desk.book.reads, desk.book.writes) == (2, 1)
    assert (health.last_sync, health.last_write) == (FRIDAY + dt.timedelta(minutes=15), FRIDAY)


def test_between_two_syncs_the_spreadsheet_is_left_alone(desk: Desk) -> None:
    desk.tick()
    desk.tick(minutes=14)
    assert desk.book.reads == 1


def test_after_work_and_at_the_weekend_there_are_no_syncs(make: Callable[..., Desk]) -> None:
    desk = make()
    desk.tick(hours=11.9)
    for _ in range(60):
        desk.tick(hours=1)
    assert desk.book.reads == 1
    desk.tick(hours=1)
    assert desk.clock().isoweekday() == 1
    assert desk.book.reads == 2


def test_entries_that_cant_be_used_leave_the_last_good_numbers_and_mark_the_tab(desk: Desk) -> None:
    desk.tick()
    desk.book.type_in("Leads", 0, 0, "???")
    health = desk.tick(minutes=15)
    assert "data" in health.faults
    assert desk.book.banner
    assert desk.alerts() == 1
    desk.tick(minutes=105)
    assert "OLD NUMBERS" in desk.memo()
    desk.book.type_in("Leads", 0, 0, "Lead ID")
    assert desk.tick(minutes=15).faults == {}


def test_a_workbook_that_cant_be_reached_is_tried_every_two_minutes(desk: Desk) -> None:
    desk.book.fault = DOWN
    for _ in range(12):
        desk.tick(seconds=20)
    assert len(desk.events("sync.later")) == 2


@pytest.mark.parametrize("fault", [DOWN, Busy("the workbook is open")])
def test_a_workbook_that_cant_be_reached_for_half_an_hour_is_told_to_the_operator(
    make: Callable[..., Desk], fault: Exception
) -> None:
    desk = make()
    desk.book.fault = fault
    desk.tick()
    assert "google" in desk.tick(minutes=28).faults
    assert desk.alerts() == 0
    desk.tick(minutes=2)
    assert desk.alerts() == 1


def test_half_an_hour_is_half_an_hour_for_cron_too_where_each_cycle_is_a_process(make: Callable[..., Desk]) -> None:
    desk = make()
    desk.book.fault = DOWN
    for _ in range(4):
        desk.tick(minutes=10)
        desk.restart()
    assert desk.alerts() == 1


def test_refused_access_is_told_at_once(make: Callable[..., Desk]) -> None:
    desk = make()
    desk.book.fault = NotPermitted("it isn't shared with you")
    assert "access" in desk.tick().faults
    assert desk.alerts() == 1


def test_another_configuration_syncs_at_once(desk: Desk) -> None:
    desk.tick()
    desk.service.adopt(desk.company())
    desk.tick(seconds=20)
    assert desk.book.reads == 2


def test_a_clock_that_steps_back_doesnt_silence_the_syncs(make: Callable[..., Desk]) -> None:
    desk = make()
    desk.tick()
    desk.tick(hours=-5)
    assert desk.book.reads == 2
