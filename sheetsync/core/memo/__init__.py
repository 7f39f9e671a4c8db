"""What the memo says, before any template words it."""

from __future__ import annotations

from sheetsync.core.memo.blocks import figure
from sheetsync.core.memo.composing import compose
from sheetsync.core.memo.letter import letter
from sheetsync.core.memo.parts import (
    Block,
    Course,
    Figure,
    Line,
    Memo,
    Picture,
    Place,
    RenderedMemo,
    Step,
    Table,
    Trend,
    Waterfall,
)
from sheetsync.core.memo.places import Places

__all__ = [
    "Block",
    "Course",
    "Figure",
    "Line",
    "Memo",
    "Picture",
    "Place",
    "Places",
    "RenderedMemo",
    "Step",
    "Table",
    "Trend",
    "Waterfall",
    "compose",
    "figure",
    "letter",
]
