"""The columns behind a lead's state, stages and verdict, and why those can't be told without them."""

from __future__ import annotations

from sheetsync.core.entry_tabs import Criteria, Deals, Leads, StageLog
from sheetsync.core.facts import Facts
from sheetsync.core.metrics.absence import missing

CREATED = (Leads.created,)
STATE = (Deals.status, Deals.closed)
STAGES = (Deals.status, StageLog.stage, StageLog.date)
VERDICT = (Criteria.subject, Criteria.operator, Criteria.value, Criteria.mandatory, Criteria.valid_from)


def unworked(facts: Facts) -> str:
    """Why nothing is known of what became of a lead: neither Deals nor a stage log; "" if either is there."""
    return missing(facts, Deals.lead_id) if missing(facts, StageLog.lead_id) else ""
