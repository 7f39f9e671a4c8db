"""What the company agreed on: stages, thresholds, calendar, currency. Built from config.toml, read by the core."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from sheetsync.core.issues import Owner
from sheetsync.core.lang.words import Words


class Source(Enum):
    """Where a stage's count comes from."""

    TRAFFIC = "traffic"
    """Summed from a column of the Spend tab."""
    LEADS = "leads"
    """Every lead is in it."""
    VERDICT = "verdict"
    """Leads whose verdict by the criteria is target."""
    DATES = "dates"
    """Leads with a date, or a status, of this stage or of a later one."""
    WON = "won"
    """Leads that were won."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the combined funnel. `norm_days`: an open lead that hasn't moved for longer is stuck."""

    key: str
    label: Words
    owner: Owner
    source: Source
    norm_days: int | None = None


DEFAULT_STAGES = (
    Stage("impressions", Words("Impressions", "Показы"), Owner.MARKETING, Source.TRAFFIC),
    Stage("clicks", Words("Clicks", "Клики"), Owner.MARKETING, Source.TRAFFIC),
    Stage("visits", Words("Visits", "Визиты"), Owner.MARKETING, Source.TRAFFIC),
    Stage("lead", Words("Lead", "Лид"), Owner.MARKETING, Source.LEADS, 3),
    Stage("target", Words("Target lead", "Целевой лид"), Owner.MARKETING, Source.VERDICT, 3),
    Stage("contacted", Words("Contacted", "Контакт"), Owner.SALES, Source.DATES, 7),
    Stage("meeting", Words("Meeting", "Встреча"), Owner.SALES, Source.DATES, 14),
    Stage("proposal", Words("Proposal", "КП"), Owner.SALES, Source.DATES, 21),
    Stage("won", Words("Won", "Продажа"), Owner.SALES, Source.WON),
)


@dataclass(frozen=True, slots=True)
class TrustGate:
    """What a department's entries must reach before its verdicts are told (metrics.md, section 10)."""

    min_fill: float = 0.8
    max_errors: float = 0.05
    max_duplicates: float = 0.05
    max_blank_reasons: float = 0.3


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a spreadsheet writes what could be read in two ways, and which clock its people live by.

    None: it doesn't say. `time_zone` is an IANA name, "" for the machine's own.
    """

    day_first: bool | None = None
    decimal_comma: bool | None = None
    time_zone: str = ""


@dataclass(frozen=True, slots=True)
class Norms:
    """Every setting that a number depends on. Money is in minor units, shares lie in [0, 1]."""

    currency: str = "RUB"
    stages: tuple[Stage, ...] = DEFAULT_STAGES
    confidence: float = 0.95
    few_for_percent: int = 10
    few_for_verdict: int = 30
    margin: Fraction | None = None
    """Gross profit / revenue where deals have no cost of their own."""
    sales_cost_per_month: int | None = None
    required_romi: Fraction = Fraction(1)
    expected_purchases: Fraction | None = None
    first_contact_norm_days: int = 1
    horizon_days: int | None = None
    """The age by which a lead's wins are counted; None: it is found in the data."""
    big_deal_share: float = 0.25
    one_sided_fill: float = 0.1
    """A column whose fill rate among leads not won is below this part of its fill rate among won ones gives no rate."""
    least_substantive: float = 0.7
    """Of the losses so many should have a reason that says something; below it sales is asked."""
    least_contacted_in_time: float = 0.8
    most_never_contacted: float = 0.05
    """Of the target leads at most so many may never have been contacted."""
    most_stuck: float = 0.3
    """Of the open leads of a stage at most so many may have stood still for longer than its norm."""
    dominating_reason: float = 0.5
    """A reason with a larger part of a stage's losses is asked about."""
    holidays: frozenset[dt.date] = frozenset()
    trust: TrustGate = TrustGate()
    phone_region: str = "RU"
    day_first: bool | None = None
    """How 03/04/2026 is read; None: it is not guessed."""
    decimal_comma: bool | None = None
    """How 1,234 is read; None: it is not guessed."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Entry tab titles by role, where they differ from the declared ones."""
    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Column headers by role and declared name, where they differ from the declared ones."""
    value_maps: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Synonyms by kind that stand in config.toml: written -> means."""

    @property
    def lead_stages(self) -> tuple[Stage, ...]:
        """The stages that leads reach one by one, in order."""
        return tuple(stage for stage in self.stages if stage.source is not Source.TRAFFIC)

    @property
    def dated_stages(self) -> tuple[Stage, ...]:
        """The stages between the lead and the win that have a date column of their own, in order."""
        return tuple(stage for stage in self.stages if stage.source is Source.DATES)
