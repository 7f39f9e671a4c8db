"""Records of which each cell can be read, but not all can be true; and refunds, which can."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from tests.messy.company import TODAY
from tests.messy.fault import Hand
from tests.messy.lines import Line
from tests.messy.rows.tab import ROW_FAULTS, RowFault, Tab, fault


def _won(line: Line) -> bool:
    return line.clean["amount"] is not None


@fault("refund", "deals")
def refund(tab: Tab, hand: Hand) -> bool:
    line = tab.sound(hand, lambda line: _won(line) and line.clean["amount"] == int(line.clean["amount"]))  # type: ignore[arg-type]
    if not line:
        return False
    amount = int(line.clean["amount"])  # type: ignore[arg-type]
    text = f"{amount:,}".replace(",", " ")
    line.clean["amount"] = -amount
    line.cells["amount"] = hand.one(-amount, f"-{text}", f"−{text}", f"({text})", f"- {text}", f"–{text}", f"−{text} ₽")
    line.cells["cost"] = line.clean["cost"] = None
    line.kind, line.places = "refund", frozenset({"amount", "cost"})
    return True


def at_odds(
    name: str, *places: str, fits: Callable[[Line], bool]
) -> Callable[[Callable[[Tab, Line, Hand], None]], None]:
    """A record of which each cell can be read, but not all can be true. The value that is at odds stays or goes."""

    def declare(change: Callable[[Tab, Line, Hand], None]) -> None:
        def spoil(tab: Tab, hand: Hand) -> bool:
            line = tab.sound(hand, fits)
            if line:
                change(tab, line, hand)
                line.kind, line.reported, line.places = name, True, frozenset(places)
            return bool(line)

        ROW_FAULTS.append(RowFault(name, ("spend",) if "clicks" in places else ("deals",), spoil))

    return declare


@at_odds("closed before created", "closed", fits=lambda line: bool(line.clean["closed"]))
def closed_early(tab: Tab, line: Line, hand: Hand) -> None:
    lead = next(other for other in tab.others["leads"].lines if other.clean.get("lead_id") == line.clean["lead_id"])
    created = lead.clean["created"]
    assert isinstance(created, dt.date)
    line.cells["closed"] = line.clean["closed"] = created - dt.timedelta(days=hand.rng.randint(5, 60))


@at_odds("open with a close date", "closed", "status", fits=lambda line: not line.clean["closed"])
def closed_open(tab: Tab, line: Line, hand: Hand) -> None:
    last = max((v for v in line.clean.values() if isinstance(v, dt.date)), default=dt.date(2026, 11, 18))
    line.cells["closed"] = line.clean["closed"] = min(last + dt.timedelta(days=2), TODAY)


@at_odds("loss reason on a won deal", "loss_reason", "status", fits=_won)
def reason_on_won(tab: Tab, line: Line, hand: Hand) -> None:
    line.cells["loss_reason"] = line.clean["loss_reason"] = hand.rng.choice(hand.words.reasons)[0]


@at_odds("stage before the lead", "contacted", fits=lambda line: bool(line.clean["contacted"]))
def contacted_early(tab: Tab, line: Line, hand: Hand) -> None:
    lead = next(other for other in tab.others["leads"].lines if other.clean.get("lead_id") == line.clean["lead_id"])
    created = lead.clean["created"]
    assert isinstance(created, dt.date)
    line.cells["contacted"] = line.clean["contacted"] = created - dt.timedelta(days=hand.rng.randint(5, 60))


@at_odds("clicks above impressions", "clicks", "impressions", fits=lambda line: bool(line.clean["clicks"]))
def many_clicks(tab: Tab, line: Line, hand: Hand) -> None:
    shows = line.clean["impressions"]
    assert isinstance(shows, int)
    line.cells["clicks"] = line.clean["clicks"] = shows + hand.rng.randint(100, 5000)
    line.cells["visits"] = line.clean["visits"] = None
