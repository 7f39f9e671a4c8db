"""The parts of config.toml, key by key, each with its documentation."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

import pydantic
from pydantic import BaseModel, ConfigDict, Field

from sheetsync.core.norms import Source

Share = Annotated[float, Field(ge=0, le=1)]
_ADDRESS = re.compile(r"https://docs\.google\.com/spreadsheets/(?:u/\d+/)?d/([\w-]{20,})(?:[/?#].*)?")
_ID = re.compile(r"[\w-]{20,}")


class Section(BaseModel):
    """A part of the file: frozen, and without room for what nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class WorkbookSection(Section):
    """Where the entry tabs are: in a Google spreadsheet, or in an .xlsx file."""

    spreadsheet: str = Field("", description="The Google spreadsheet: its address in the browser, or its id.")
    credentials: Path | None = Field(
        None,
        description="The service account's key file; unset: what SHEETSYNC_CREDENTIALS or "
        "GOOGLE_APPLICATION_CREDENTIALS names, else the machine's own Google credentials.",
    )
    company: str = Field(
        "", description="Whose spreadsheet it is; one that was first synced for another company is refused."
    )
    path: Path = Field(Path("funnel.xlsx"), description="Without a spreadsheet: the .xlsx file, relative to this file.")

    @pydantic.field_validator("spreadsheet")
    @classmethod
    def _an_id(cls, spreadsheet: str) -> str:
        return spreadsheet_id(spreadsheet)


class TabSection(Section):
    """One entry tab, where it isn't called or headed as sheetsync would."""

    title: str | None = Field(None, description="The tab's title, if it is another.")
    columns: dict[str, str] = Field(
        default_factory=dict, description="Declared column name = the header it has in your tab."
    )


class StageSection(Section):
    """One step of the combined funnel, in order."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="A short name, used in keys and slices.")
    en: str = Field("", description="Its English name (default: the key).")
    ru: str = Field("", description="Its Russian name (default: the key).")
    owner: Literal["marketing", "sales"] = Field("sales", description="Whose step it is.")
    source: Source = Field(
        Source.DATES,
        description="traffic (summed from Spend), leads (all), verdict (target leads), dates (a date or status), won.",
    )
    norm_days: int | None = Field(None, ge=1, description="An open lead that stays longer is stuck.")


class EconomicsSection(Section):
    """What unit economics needs besides the tabs."""

    margin: Decimal | None = Field(
        None, gt=0, le=1, description="Gross profit / revenue, for deals without a cost of their own; unset: not told."
    )
    sales_cost_per_month: Decimal | None = Field(
        None, ge=0, description="What the sales department costs a month, for the full CAC; unset: not told."
    )
    required_romi: Decimal = Field(Decimal(1), ge=0, description="The ROMI that the highest acceptable CPL must leave.")
    expected_purchases: Decimal | None = Field(
        None, gt=0, description="Purchases per customer over its life, for the LTV; unset: not told."
    )


class NormsSection(Section):
    """When a number is too small, too slow or too lopsided."""

    confidence: Annotated[float, Field(gt=0.5, lt=1)] = Field(0.95, description="Of every interval.")
    few_for_percent: int = Field(10, ge=1, description="Below this n no percentage is shown, only k of n.")
    few_for_verdict: int = Field(30, ge=1, description="Below this n nothing is coloured or called better or worse.")
    first_contact_days: int = Field(1, ge=0, description="A lead should be contacted within so many days.")
    horizon_days: int | None = Field(
        None, ge=1, le=730, description="The age by which wins are counted; unset: by which 9 of 10 of them have come."
    )
    big_deal_share: Share = Field(0.25, description="A deal with a larger part of the revenue is pointed out.")
    least_substantive: Share = Field(0.7, description="Of losses, so many with a reason that says something.")
    least_contacted_in_time: Share = Field(0.8, description="Of leads, so many contacted in time.")
    most_never_contacted: Share = Field(0.05, description="Of target leads, at most so many never contacted.")
    most_stuck: Share = Field(0.3, description="Of the open leads of a stage, at most so many stuck.")
    dominating_reason: Share = Field(0.5, description="A reason with a larger part of a stage's losses is asked about.")
    one_sided_fill: Share = Field(
        0.1,
        description="A column filled this much more rarely for leads not won than for won ones gives no conversions.",
    )


class TrustSection(Section):
    """What a department's entries must reach before verdicts are told."""

    min_fill: Share = Field(0.8, description="Decisive fields filled, at least.")
    max_errors: Share = Field(0.05, description="Rows with an error, at most.")
    max_duplicates: Share = Field(0.05, description="Duplicate rows, at most.")
    max_blank_reasons: Share = Field(0.3, description="Losses without a reason, at most.")


class InputSection(Section):
    """How what people type is to be read where it could mean two things."""

    phone_region: str = Field("RU", pattern=r"^[A-Z]{2}$", description="Country of phone numbers without one.")
    day_first: bool | None = Field(
        None,
        description="03/04/2026 is 3 April (true) or March 4 (false); unset: as the spreadsheet's locale says, "
        "in a file an error.",
    )
    decimal_comma: bool | None = Field(
        None, description="1,234 is a fraction (true) or 1234 (false); unset: as the locale says, in a file an error."
    )
    holidays: str = Field("", description="Country code whose public holidays aren't working days (RU, US …).")


class LimitsSection(Section):
    """How long the lists in the summary tabs may get."""

    verdict_rows: int = Field(5000, ge=1, description="Lead verdicts shown, the newest first.")
    issue_rows: int = Field(1000, ge=1, description="Data issues shown; `check --json` gives all.")


def spreadsheet_id(text: str) -> str:
    """The id in a spreadsheet's address, or the id itself; "" stays "". ValueError for anything else."""
    if not text:
        return ""
    if match := _ADDRESS.fullmatch(text.strip()):
        return match[1]
    if _ID.fullmatch(text.strip()):
        return text.strip()
    raise ValueError(
        "is no address of a Google spreadsheet; copy it from the browser: https://docs.google.com/spreadsheets/d/…"
    )
