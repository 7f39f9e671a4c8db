"""Stages that leads entered, where they are logged one by one."""

from __future__ import annotations

from sheetsync.core.issues import Owner
from sheetsync.core.lang.words import Words
from sheetsync.core.schema import EntryTab, Field, Kind, names


class StageLog(EntryTab):
    """One row is one lead entering one stage; instead of stage-date columns."""

    role = "stage_log"
    title = Words("Stage log", "Журнал этапов")
    owner = Owner.SALES
    help = Words(
        "Instead of stage dates in Deals: one row each time a lead enters a stage.",
        "Вместо дат этапов в «Сделках»: строка на каждый переход лида на этап.",
    )

    lead_id = Field(
        Kind.ID,
        names("Lead ID; lead_id; ID; Lead; Lead No; Lead number; Record ID"),
        names("ID лида; Номер лида; № лида; Ид лида; Код лида; Лид; ID заявки; Номер заявки"),
        help=Words("The same ID as in Leads.", "Тот же ID, что в «Лидах»."),
        required=True,
    )
    stage = Field(
        Kind.WORD,
        names("Stage; Entered stage; New stage; To stage; Status; Stage name"),
        names("Этап; Стадия; Новый этап; На этап; Новый статус; Статус; Этап воронки; Этап сделки"),
        help=Words("The stage it entered.", "На какой этап перешёл."),
        required=True,
        vocabulary="status",
    )
    date = Field(
        Kind.DATE,
        names("Date; Entered; Stage date; Changed at; Changed on; Entered at; Timestamp"),
        names("Дата; Дата перехода; Дата изменения; Дата этапа; Когда; Дата и время; Дата смены этапа"),
        help=Words("The day it entered.", "День перехода."),
        required=True,
    )
