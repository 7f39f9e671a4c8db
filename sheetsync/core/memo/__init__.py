"""What the memo says, before any template words it."""

from __future__ import annotations

from sheetsync.core.memo.blocks import figure
from sheetsync.core.memo.composing import compose
from sheetsync.core.memo.parts import Block, Line, Memo, RenderedMemo, Table

__all__ = ["Block", "Line", "Memo", "RenderedMemo", "Table", "compose", "figure"]
