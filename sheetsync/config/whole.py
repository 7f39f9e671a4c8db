"""config.toml as a frozen value; every key carries its documentation (docs/configuration.md is made from it)."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pydantic
from pydantic import Field

from sheetsync.config.running import MemoSection, ServiceSection, SmtpSection
from sheetsync.config.sections import (
    EconomicsSection,
    InputSection,
    LimitsSection,
    NormsSection,
    Section,
    StageSection,
    TabSection,
    TrustSection,
    WorkbookSection,
    spreadsheet_id,
)
from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.issues import Owner
from sheetsync.core.lang import Lang, Words
from sheetsync.core.norms import DEFAULT_STAGES, Conventions, Norms, Source, Stage, TrustGate
from sheetsync.core.period import Period, period_named
from sheetsync.errors import BadConfig

_ROLES = [tab.role for tab in ENTRY_TABS]
NOTHING_SAID = Conventions()


class Config(Section):
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
    smtp: SmtpSection = Field(SmtpSection(), validate_default=True)
    limits: LimitsSection = LimitsSection()
    service: ServiceSection = ServiceSection()
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

    @pydantic.field_validator("smtp")
    @classmethod
    def _a_server_to_mail_with(cls, smtp: SmtpSection, info: pydantic.ValidationInfo) -> SmtpSection:
        if "memo" in info.data and info.data["memo"].via == "smtp" and not smtp.host:
            raise ValueError('memo.via = "smtp" needs smtp.host, the name of a mail server')
        return smtp

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

    def with_workbook(self, workbook: str) -> Config:
        """The same for another workbook: a Google spreadsheet's address, or a file where the command is called."""
        if workbook.startswith(("https://", "http://")):
            try:
                place = {"spreadsheet": spreadsheet_id(workbook)}
            except ValueError as error:
                raise BadConfig(f"--workbook {workbook}: {error}") from error
            return self.model_copy(update={"workbook": self.workbook.model_copy(update=place)})
        file = {"spreadsheet": "", "path": Path(workbook).resolve()}
        return self.model_copy(update={"workbook": self.workbook.model_copy(update=file)})

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

    def to_norms(self, holidays: frozenset[dt.date] = frozenset(), conventions: Conventions = NOTHING_SAID) -> Norms:
        """What the core computes with; what is unset in [input], the workbook's own conventions decide."""
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
            horizon_days=norms.horizon_days,
            big_deal_share=norms.big_deal_share,
            one_sided_fill=norms.one_sided_fill,
            least_substantive=norms.least_substantive,
            least_contacted_in_time=norms.least_contacted_in_time,
            most_never_contacted=norms.most_never_contacted,
            most_stuck=norms.most_stuck,
            dominating_reason=norms.dominating_reason,
            holidays=holidays,
            trust=TrustGate(**self.trust.model_dump()),
            phone_region=self.input.phone_region,
            day_first=self.input.day_first if self.input.day_first is not None else conventions.day_first,
            decimal_comma=self.input.decimal_comma
            if self.input.decimal_comma is not None
            else conventions.decimal_comma,
            titles={role: tab.title for role, tab in self.tabs.items() if tab.title},
            headers={role: tab.columns for role, tab in self.tabs.items() if tab.columns},
            value_maps=self.synonyms,
        )
