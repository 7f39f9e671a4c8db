"""config.toml as a frozen value; every key carries its documentation (docs/configuration.md is made from it)."""

from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, Literal

import pydantic
from pydantic import BaseModel, ConfigDict, Field

from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.issues import Owner
from sheetsync.core.lang import Lang, Words
from sheetsync.core.norms import DEFAULT_STAGES, Norms, Source, Stage, TrustGate
from sheetsync.core.period import Period, period_named
from sheetsync.errors import BadConfig

Share = Annotated[float, Field(ge=0, le=1)]
_ROLES = [tab.role for tab in ENTRY_TABS]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class WorkbookSection(_Section):
    """Where the entry tabs are."""

    path: Path = Field(Path("funnel.xlsx"), description="The .xlsx file, relative to this config file.")


class TabSection(_Section):
    """One entry tab, where it isn't called or headed as sheetsync would."""

    title: str | None = Field(None, description="The tab's title, if it is another.")
    columns: dict[str, str] = Field(
        default_factory=dict, description="Declared column name = the header it has in your tab."
    )


class StageSection(_Section):
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


class EconomicsSection(_Section):
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


class NormsSection(_Section):
    """When a number is too small, too slow or too lopsided."""

    confidence: Annotated[float, Field(gt=0.5, lt=1)] = Field(0.95, description="Of every interval.")
    few_for_percent: int = Field(10, ge=1, description="Below this n no percentage is shown, only k of n.")
    few_for_verdict: int = Field(30, ge=1, description="Below this n nothing is coloured or called better or worse.")
    first_contact_days: int = Field(1, ge=0, description="A lead should be contacted within so many days.")
    big_deal_share: Share = Field(0.25, description="A deal with a larger part of the revenue is pointed out.")
    one_sided_fill: Share = Field(
        0.1,
        description="A column filled this much more rarely for leads not won than for won ones gives no conversions.",
    )


class TrustSection(_Section):
    """What a department's entries must reach before verdicts are told."""

    min_fill: Share = Field(0.8, description="Decisive fields filled, at least.")
    max_errors: Share = Field(0.05, description="Rows with an error, at most.")
    max_duplicates: Share = Field(0.05, description="Duplicate rows, at most.")
    max_blank_reasons: Share = Field(0.3, description="Losses without a reason, at most.")


class InputSection(_Section):
    """How what people type is to be read where it could mean two things."""

    phone_region: str = Field("RU", pattern=r"^[A-Z]{2}$", description="Country of phone numbers without one.")
    day_first: bool | None = Field(
        None, description="03/04/2026 is 3 April (true) or March 4 (false); unset: an error."
    )
    decimal_comma: bool | None = Field(None, description="1,234 is a fraction (true) or 1234 (false); unset: an error.")
    holidays: str = Field("", description="Country code whose public holidays aren't working days (RU, US …).")


class MemoSection(_Section):
    """The review memo."""

    recipients: tuple[Annotated[str, Field(pattern=r"^[^@\s,;<>]+@[^@\s,;<>]+$")], ...] = Field(
        (), description="Who gets it: one message each."
    )
    sender: str = Field("sheetsync@localhost", pattern=r"^[^@\s]+@[^@\s]+$", description="The From address.")
    outbox: Path = Field(Path("outbox"), description="The folder where messages are laid as .eml files.")
    templates: Path = Field(Path("templates"), description="Own memo templates; used if the folder is there.")


class LimitsSection(_Section):
    """How long the lists in the summary tabs may get."""

    verdict_rows: int = Field(5000, ge=1, description="Lead verdicts shown, the newest first.")
    issue_rows: int = Field(1000, ge=1, description="Data issues shown; `check --json` gives all.")


class Config(_Section):
    """The whole configuration; `folder` is where its file stands."""

    language: Lang = Field("en", description="en or ru: the language of tabs, memo and messages.")
    currency: str = Field("RUB", pattern=r"^[A-Z]{3}$", description="The one reporting currency.")
    period: str = Field("all", description="all, this_month, last_month, last_6_months, 2026-10 or 2026-05..2026-10.")
    workbook: WorkbookSection = WorkbookSection()
    tabs: dict[str, TabSection] = Field(default_factory=dict, description="Entry tabs by role.")
    stages: tuple[StageSection, ...] = Field(
        (), description="The funnel's steps, if it isn't the usual one; lead and won are added where missing."
    )
    synonyms: dict[str, dict[str, str]] = Field(
        default_factory=dict, description="By kind: written = means; the Synonyms tab does the same for everybody."
    )
    economics: EconomicsSection = EconomicsSection()
    norms: NormsSection = NormsSection()
    trust: TrustSection = TrustSection()
    input: InputSection = InputSection()
    memo: MemoSection = MemoSection()
    limits: LimitsSection = LimitsSection()
    folder: Path = Field(Path(), exclude=True)

    @pydantic.field_validator("tabs")
    @classmethod
    def _known_tabs(cls, tabs: dict[str, TabSection]) -> dict[str, TabSection]:
        if unknown := sorted(tabs.keys() - set(_ROLES)):
            raise ValueError(f"no such tab: {', '.join(unknown)}; there are {', '.join(_ROLES)}")
        return tabs

    @pydantic.field_validator("period")
    @classmethod
    def _readable_period(cls, period: str) -> str:
        period_named(period, dt.date(2000, 1, 1))
        return period

    @pydantic.model_validator(mode="after")
    def _known_columns(self) -> Config:
        stage_keys = {stage.key for stage in self.to_stages()}
        for tab in ENTRY_TABS:
            columns = self.tabs[tab.role].columns if tab.role in self.tabs else {}
            known = {field.name for field in tab.fields()} | (stage_keys | {"lost"} if tab.role == "deals" else set())
            if unknown := sorted(columns.keys() - known):
                names = ", ".join(sorted(known))
                raise ValueError(f"tabs.{tab.role}.columns: no such column: {', '.join(unknown)}; there are {names}")
        return self

    def to_stages(self) -> tuple[Stage, ...]:
        """The funnel's stages, lead first among its own and won last."""
        stages = [
            Stage(s.key, Words(s.en or s.key, s.ru or s.en or s.key), Owner(s.owner), s.source, s.norm_days)
            for s in self.stages
        ]
        if not stages:
            return DEFAULT_STAGES
        by_source = {stage.source: stage for stage in DEFAULT_STAGES}
        present = {stage.source for stage in stages}
        if Source.LEADS not in present:
            traffic = sum(stage.source is Source.TRAFFIC for stage in stages)
            stages.insert(traffic, by_source[Source.LEADS])
        if Source.WON not in present:
            stages.append(by_source[Source.WON])
        return tuple(stages)

    def to_period(self, as_of: dt.date) -> Period:
        """The reporting period as it stands on a day."""
        return period_named(self.period, as_of)

    def to_norms(self, holidays: frozenset[dt.date] = frozenset()) -> Norms:
        """What the core computes with."""
        economics, norms = self.economics, self.norms
        cost = economics.sales_cost_per_month
        return Norms(
            currency=self.currency,
            stages=self.to_stages(),
            confidence=norms.confidence,
            few_for_percent=norms.few_for_percent,
            few_for_verdict=norms.few_for_verdict,
            margin=None if economics.margin is None else Fraction(economics.margin),
            sales_cost_per_month=None if cost is None else int(cost * 100),
            required_romi=Fraction(economics.required_romi),
            expected_purchases=None if economics.expected_purchases is None else Fraction(economics.expected_purchases),
            first_contact_norm_days=norms.first_contact_days,
            big_deal_share=norms.big_deal_share,
            one_sided_fill=norms.one_sided_fill,
            holidays=holidays,
            trust=TrustGate(**self.trust.model_dump()),
            phone_region=self.input.phone_region,
            day_first=self.input.day_first,
            decimal_comma=self.input.decimal_comma,
            titles={role: tab.title for role, tab in self.tabs.items() if tab.title},
            headers={role: tab.columns for role, tab in self.tabs.items() if tab.columns},
            value_maps=self.synonyms,
        )


def load(path: Path) -> Config:
    """The configuration in a file; BadConfig names every fault with its path in the file."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadConfig(f"{path}: there is no such config file; `sheetsync demo` makes one to start from") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadConfig(f"{path}: can't be read ({error}); check the file and its permissions") from error
    except tomllib.TOMLDecodeError as error:
        raise BadConfig(f"{path}: is no valid TOML ({error}); mend that line and try again") from error
    return parse(raw, path)


def parse(raw: dict[str, Any], path: Path) -> Config:
    """A configuration from plain values that stood in `path`."""
    if "folder" in raw:
        raise BadConfig(f"{path}: 1 setting is wrong; mend it and try again", "folder: no such setting")
    try:
        return Config.model_validate({**raw, "folder": path.resolve().parent})
    except pydantic.ValidationError as error:
        faults = [_fault(detail) for detail in error.errors()]
        count = "1 setting is" if len(faults) == 1 else f"{len(faults)} settings are"
        raise BadConfig(f"{path}: {count} wrong; mend and try again", *faults) from None


def _fault(detail: Any) -> str:
    where = ".".join(str(part) for part in detail["loc"]) or "the file"
    message = str(detail["msg"]).removeprefix("Value error, ")
    said = "no such setting" if detail["type"] == "extra_forbidden" else message[0].lower() + message[1:]
    return f"{where}: {said}"
