"""The whole path in order: read, judge, compute, summarise, plan; and the steps that touch the world."""

from __future__ import annotations

from sheetsync.pipeline.founding import add_missing_tabs
from sheetsync.pipeline.mailing import memo_key, send
from sheetsync.pipeline.reading import Reading, mark_stale, read, read_with_tables
from sheetsync.pipeline.reporting import report
from sheetsync.pipeline.running import Run, apply_plan, keep_leads, plan_run
from sheetsync.pipeline.settings import Settings

__all__ = [
    "Reading",
    "Run",
    "Settings",
    "add_missing_tabs",
    "apply_plan",
    "keep_leads",
    "mark_stale",
    "memo_key",
    "plan_run",
    "read",
    "read_with_tables",
    "report",
    "send",
]
