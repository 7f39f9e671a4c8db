"""What can be odd about a cell, a row, a column or a tab, and how much it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sheetsync.core.issues import Severity

T = TypeVar("T")

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

SEVERITIES: Mapping[str, Severity] = {
    # cells
    "cell_error": _ERROR,
    "cell_uncalculated": _ERROR,
    "date_ambiguous": _ERROR,
    "date_unreadable": _ERROR,
    "date_implausible": _ERROR,
    "date_doubtful": _ERROR,
    "date_worded": _NOTE,
    "date_as_text": _NOTE,
    "time_unreadable": _WARNING,
    "time_ambiguous": _WARNING,
    "number_ambiguous": _ERROR,
    "number_unreadable": _ERROR,
    "number_doubtful": _ERROR,
    "number_as_text": _NOTE,
    "number_repaired": _NOTE,
    "foreign_currency": _ERROR,
    "count_unusable": _ERROR,
    "share_percent": _WARNING,
    "share_unusable": _ERROR,
    "yes_no_unreadable": _ERROR,
    "yes_no_near": _ERROR,
    "id_signed": _NOTE,
    "address_ignored": _NOTE,
    "phone_unreadable": _WARNING,
    "phone_letters": _WARNING,
    "phones_many": _WARNING,
    "email_unreadable": _WARNING,
    "email_letters": _WARNING,
    "emails_many": _WARNING,
    # words
    "word_folded": _NOTE,
    "ditto": _WARNING,
    "word_near": _NOTE,
    "word_rare": _NOTE,
    "status_read": _NOTE,
    "status_unknown": _ERROR,
    "status_unknown_near": _ERROR,
    "reason_unlisted": _WARNING,
    "reason_unlisted_near": _WARNING,
    "reason_stage_unknown": _WARNING,
    "synonym_kind_unknown": _WARNING,
    # rows
    "row_total": _NOTE,
    "row_header": _NOTE,
    "row_remark": _NOTE,
    "row_numbered": _NOTE,
    "row_shifted": _ERROR,
    "row_other_table": _WARNING,
    "row_above_header": _ERROR,
    "row_incomplete": _ERROR,
    "row_repeated": _NOTE,
    "row_test": _ERROR,
    "cell_test": _WARNING,
    "key_conflict": _ERROR,
    "cell_conflict": _ERROR,
    "person_twice": _WARNING,
    "lead_unknown": _ERROR,
    "lead_unknown_near": _ERROR,
    "stage_unknown": _ERROR,
    "stage_unknown_near": _ERROR,
    "spend_twice": _WARNING,
    "clicks_above_impressions": _WARNING,
    "spend_without_channel": _WARNING,
    "created_blank": _WARNING,
    "date_in_future": _WARNING,
    "date_swapped": _WARNING,
    "date_before_start": _WARNING,
    "number_outlier": _WARNING,
    "number_huge": _ERROR,
    "amount_negative": _WARNING,
    "amount_zero": _WARNING,
    "leads_above_clicks": _WARNING,
    "tabs_disagree": _WARNING,
    "stage_before_created": _WARNING,
    "logged_before_created": _WARNING,
    "closed_before_created": _WARNING,
    "closed_blank": _WARNING,
    "closed_on_open": _WARNING,
    "stage_skipped": _NOTE,
    "status_against_dates": _WARNING,
    "reason_on_won": _WARNING,
    "won_without_amount": _WARNING,
    "lost_without_reason": _WARNING,
    # columns and tabs
    "tab_missing": _ERROR,
    "tab_empty": _ERROR,
    "tab_unused": _NOTE,
    "header_missing": _ERROR,
    "columns_missing": _ERROR,
    "column_configured_missing": _ERROR,
    "outcome_missing": _ERROR,
    "header_twice": _WARNING,
    "header_twice_unused": _WARNING,
    "columns_compete": _NOTE,
    "columns_differ": _ERROR,
    "header_rows": _NOTE,
    "header_near": _WARNING,
    "header_near_unused": _WARNING,
    "header_guessed": _WARNING,
    "header_blank": _WARNING,
    "header_scaled": _WARNING,
    "beside_table": _NOTE,
    "cells_merged": _WARNING,
    "rows_hidden": _NOTE,
    "columns_hidden": _NOTE,
    "tab_copy": _NOTE,
    "tab_rival": _WARNING,
    "tabs_compete": _ERROR,
    # hypotheses
    "hypothesis_metric_unknown": _ERROR,
    "hypothesis_metric_unfit": _ERROR,
    "hypothesis_scope_unknown": _ERROR,
    "hypothesis_direction_unknown": _ERROR,
    "hypothesis_decided_before_start": _ERROR,
    # criteria
    "criterion_field_unknown": _ERROR,
    "criterion_field_unfit": _ERROR,
    "criterion_operator_unknown": _ERROR,
    "criterion_value_bad": _ERROR,
    "criterion_pattern_bad": _ERROR,
    "criterion_twice": _ERROR,
    "criteria_too_many": _ERROR,
    "criterion_value_unseen": _WARNING,
}
"""Every kind of issue that intake can raise; `lang/phrases/issues.py` says each of them in words."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """What is odd about one written value: its kind, and what the phrase says besides."""

    kind: str
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What one cell means: None is blank. An oddity of severity error always goes with None."""

    value: T | None = None
    oddity: Oddity | None = None


class Unclear(Exception):
    """Raised inside a reader: the cell can't be read, and why."""

    def __init__(self, kind: str, **detail: str) -> None:
        super().__init__(kind)
        self.oddity = Oddity(kind, detail)
