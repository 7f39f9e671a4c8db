"""A memo in spite of a broken template of the company's own: the built-in one, and the fault told."""

from __future__ import annotations

from sheetsync.core.memo import Memo, RenderedMemo
from sheetsync.errors import BadConfig
from sheetsync.ports import MemoRenderer


class Forgiving:
    """A MemoRenderer; `fault` is what is wrong with the own templates, as of the last memo."""

    def __init__(self, own: MemoRenderer, built_in: MemoRenderer) -> None:
        self._own = own
        self._built_in = built_in
        self.fault = ""

    def render(self, memo: Memo) -> RenderedMemo:
        """By the own templates if they are sound."""
        try:
            rendered = self._own.render(memo)
        except BadConfig as error:
            self.fault = str(error)
            return self._built_in.render(memo)
        self.fault = ""
        return rendered
