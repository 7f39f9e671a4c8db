"""Why a deal was lost, as the manager writes it down."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from sheetsync.adapters.demo import chance
from sheetsync.adapters.demo.enquiries import Lead
from sheetsync.adapters.demo.story import (
    NEEDS,
    NO_BUDGET,
    NO_NEED,
    NOT_SERVED,
    OTHER,
    STOPPED,
    WRONG_PHONE,
    WRONG_REGION,
    Manager,
    Reason,
)

UNSAID = {OTHER: 0.72, None: 0.28}
"""What stands there instead of a reason."""


def why_lost(lead: Lead, manager: Manager, after: Mapping[Reason, float], rng: Random) -> Reason | None:
    """The reason in the deal's row, `after` the steps that were taken; None where it was left blank."""
    if rng.random() < manager.silent:
        return chance.one_of(UNSAID, rng)
    if lead.wrong_phone:
        return WRONG_PHONE if rng.random() < 0.93 else STOPPED
    lack = _lack(lead)
    if lack is not None and rng.random() < 0.8:
        return lack
    return chance.one_of(after, rng)


def _lack(lead: Lead) -> Reason | None:
    """The reason that the criteria would give, if they fail the lead."""
    if lead.target is not False:
        return None
    if lead.region in NOT_SERVED:
        return WRONG_REGION
    return NO_BUDGET if lead.need in NEEDS else NO_NEED
