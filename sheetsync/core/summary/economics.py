"""The Unit economics tab: what a lead costs and what it brings, by segment, channel, campaign and month."""

from __future__ import annotations

from sheetsync.core.layout import Sheet
from sheetsync.core.summary.blocks import slice_block
from sheetsync.core.summary.page import Page
from sheetsync.core.summary.report import Report

CORE_KEYS = (
    "funnel.leads",
    "funnel.target",
    "economics.won",
    "economics.spend",
    "economics.revenue",
    "economics.gross_profit",
    "economics.cpl",
    "economics.cpql",
    "economics.cac",
    "economics.average_check",
    "economics.contribution_per_lead",
    "economics.romi",
)
DETAIL_KEYS = (
    "economics.allocated_spend",
    "economics.non_target_spend",
    "economics.cac_cohort",
    "economics.full_cac",
    "economics.median_check",
    "economics.biggest_deal_share",
    "economics.gross_profit_per_lead",
    "economics.gross_profit_per_target",
    "economics.break_even_cpl",
    "economics.cpl_max",
)
LIFETIME_KEYS = ("economics.ltv", "economics.ltv_cac", "economics.payback_months")
MANAGER_KEYS = ("economics.won", "economics.revenue", "economics.average_check", "economics.median_check")
TRAFFIC_KEYS = (
    "economics.impressions",
    "economics.clicks",
    "economics.visits",
    "economics.cpm",
    "economics.ctr",
    "economics.cpc",
    "economics.visit_to_lead",
)


def sheet(report: Report) -> Sheet:
    """The whole tab."""
    page = Page(report, "economics")
    page.head(12)
    page.note(report.say("economics.note"))
    for dimension in ("segment", "channel", "campaign", "month"):
        slice_block(page, "economics.by", (dimension,), CORE_KEYS)
    slice_block(page, "economics.pairs", ("segment", "channel"), CORE_KEYS)
    for dimension in ("segment", "channel", "campaign", "month"):
        slice_block(page, "economics.details", (dimension,), DETAIL_KEYS)
    slice_block(page, "economics.managers", ("manager",), MANAGER_KEYS)
    slice_block(page, "economics.traffic", ("channel",), TRAFFIC_KEYS)
    slice_block(page, "economics.lifetime", ("segment",), LIFETIME_KEYS)
    return page.sheet((26, *[13] * 13))
