"""What the configuration says, made into parts that the service works with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sheetsync.adapters.templates import Forgiving
from sheetsync.core.agenda import Rules
from sheetsync.pipeline import Settings
from sheetsync.ports import Button, Courier, Witness, Workbook
from sheetsync.service.alerts import Alerts
from sheetsync.service.dispatch import Terms
from sheetsync.service.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Company:
    """What the configuration says, made into parts; a reload makes it anew."""

    workbook: Workbook
    renderer: Forgiving
    courier: Courier
    witness: Witness
    settings: Callable[[dt.datetime], Settings]
    rules: Rules
    timetable: Timetable
    terms: Terms
    recipients: Sequence[str]
    alerts: Alerts
    button: Button | None = None
