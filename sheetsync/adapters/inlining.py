"""The memo's style sheet put where mail programs read it: into each element; its media queries stay."""

from __future__ import annotations

import base64
from functools import cache

import css_inline

from sheetsync.core.memo import RenderedMemo
from sheetsync.errors import BadConfig

_CHARSET = '<meta charset="utf-8">'


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True, minify_css=True)


def inlined(html: str) -> str:
    """The same page; nothing is loaded from anywhere."""
    try:
        html = _inliner().inline(html)
    except css_inline.InlineError as error:
        raise BadConfig(f"memo.html.j2: its style sheet can't be read ({error}); mend the template") from error
    if _CHARSET not in html:
        return html
    # The rules that stay are put before everything else in the head; the charset must stand in the first kilobyte.
    return html.replace(_CHARSET, "", 1).replace("<head>", f"<head>{_CHARSET}", 1)


def standalone(memo: RenderedMemo) -> str:
    """The page with its pictures inside, as a file that shows without the message around it."""
    html = memo.html
    for picture in memo.pictures:
        html = html.replace(picture.source, f"data:image/png;base64,{base64.b64encode(picture.png()).decode()}")
    return html
