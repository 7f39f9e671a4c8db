"""Why a deal was lost, as the manager writes it down."""

from __future__ import annotations

from random import Random

from sheetsync.adapters.demo import chance
from sheetsync.adapters.demo.enquiries import Lead
from sheetsync.adapters.demo.story import (
    COMPETITOR,
    EXPENSIVE,
    NEEDS,
    NO_BUDGET,
    NO_DECIDER,
    NO_NEED,
    NOT_SERVED,
    OTHER,
    POSTPONED,
    STOPPED,
    WRONG_PHONE,
    WRONG_REGION,
    Manager,
    Reason,
)

AFTER = (
    {STOPPED: 0.55, POSTPONED: 0.25, WRONG_PHONE: 0.12, COMPETITOR: 0.08},
    {POSTPONED: 0.27, NO_DECIDER: 0.24, COMPETITOR: 0.20, STOPPED: 0.19, EXPENSIVE: 0.10},
    {EXPENSIVE: 0.32, COMPETITOR: 0.27, POSTPONED: 0.20, NO_DECIDER: 0.07, STOPPED: 0.14},
    {EXPENSIVE: 0.41, COMPETITOR: 0.31, POSTPONED: 0.17, STOPPED: 0.11},
)
"""By the number of steps taken: the reasons of leads that fitted."""
UNSAID = {OTHER: 0.72, None: 0.28}
"""What stands there instead of a reason."""


def why_lost(lead: Lead, manager: Manager, steps: int, rng: Random) -> Reason | None:
    """The reason in the deal's row; None where it was left blank."""
    if rng.random() < manager.silent:
        return chance.one_of(UNSAID, rng)
    if lead.wrong_phone:
        return WRONG_PHONE if rng.random() < 0.93 else STOPPED
    lack = _lack(lead)
    if lack is not None and rng.random() < 0.8:
        return lack
    return chance.one_of(AFTER[steps], rng)


def _lack(lead: Lead) -> Reason | None:
    """The reason that the criteria would give, if they fail the lead."""
    if lead.target is not False:
        return None
    if lead.region in NOT_SERVED:
        return WRONG_REGION
    return NO_BUDGET if lead.need in NEEDS else NO_NEED
