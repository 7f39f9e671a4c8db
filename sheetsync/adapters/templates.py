"""The memo's Jinja templates: the company's own folder if it is there, else the built-in ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from sheetsync.adapters import text_layout
from sheetsync.adapters.charts import trend_picture, waterfall_picture
from sheetsync.adapters.inlining import inlined
from sheetsync.core.lang import say
from sheetsync.core.memo import Line, Memo, Picture, RenderedMemo
from sheetsync.errors import BadConfig

if TYPE_CHECKING:
    from sheetsync.ports import MemoRenderer

NAMES = ("memo.subject.txt.j2", "memo.txt.j2", "memo.html.j2")
_BROKEN = (jinja2.TemplateError, LookupError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError)
"""What a template can end with that asks for what isn't there."""
_HIDDEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, the ones that turn the writing around among them, and halves of letters."""
_SIGNED = re.compile(r"([−+][^\w\s&][^\s,;.)]+(?:[.,]\d+)?)")
_LONGEST, _LONGEST_SENTENCE, _LONGEST_SUBJECT = 300, 700, 200
_EMPTY_LINES = re.compile(r"\n\s*\n\s*\n")


class JinjaMemo:
    """A MemoRenderer; `own` is a folder whose templates win over the built-in ones."""

    def __init__(self, own: Path | None = None) -> None:
        folders = [str(folder) for folder in (own, built_in()) if folder is not None and folder.is_dir()]
        self._html = _environment(folders, autoescape=True)
        self._text = _environment(folders, autoescape=False)

    def render(self, memo: Memo) -> RenderedMemo:
        """Subject (one line), text, HTML with its styles in place, and the pictures it shows; BadConfig names
        the template and line that is broken.
        """
        pictures = {
            "waterfall": waterfall_picture(memo.waterfall) if memo.waterfall else None,
            "trend": trend_picture(memo.trend) if memo.trend else None,
        }
        subject, text, html = (self._fill(name, memo, pictures) for name in NAMES)
        html = inlined(html)
        shown = tuple(one for one in pictures.values() if one is not None and one.source in html)
        line, text = " ".join(subject.split())[:_LONGEST_SUBJECT], _EMPTY_LINES.sub("\n\n", text).strip()
        return RenderedMemo(line, f"{text}\n", html, shown)

    def _fill(self, name: str, memo: Memo, pictures: Mapping[str, Picture | None]) -> str:
        environment = self._html if name.endswith(".html.j2") else self._text
        try:
            return environment.get_template(name).render(
                memo=memo, pictures=pictures, say=lambda key, **values: say(memo.lang, key, **values)
            )
        except jinja2.TemplateSyntaxError as error:
            raise BadConfig(
                f"{error.filename or name}, line {error.lineno}: {error.message}; mend the template"
            ) from error
        except _BROKEN as error:
            raise BadConfig(f"{name}: {error}; mend the template, or remove it to use the built-in one") from error


class Forgiving:
    """A MemoRenderer that falls back to the built-in templates and says so in the memo's data block; `fault` is what
    is wrong with the own templates, as of the last memo.
    """

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
            told = Line(say(memo.lang, "memo.fallback", fault=self.fault), "")
            return self._built_in.render(replace(memo, data=replace(memo.data, lines=(told, *memo.data.lines))))
        self.fault = ""
        return rendered


def _environment(folders: list[str], *, autoescape: bool) -> jinja2.Environment:
    environment = ImmutableSandboxedEnvironment(  # nosec B701 # escaping is off only for the text part, where markup means nothing
        loader=jinja2.FileSystemLoader(folders),
        autoescape=autoescape,
        undefined=jinja2.StrictUndefined,
        finalize=_brief if autoescape else _visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= FILTERS
    return environment


def _visible(value: object) -> object:
    """What is put into a template, without what can't be seen or would disturb what stands around it."""
    return value if isinstance(value, Markup) else _HIDDEN.sub("", str(value))


def _brief(value: object, most: int = _LONGEST) -> object:
    """The same, cut where a single text would make the page longer than Gmail shows."""
    text = _visible(value)
    return text if isinstance(text, Markup) or len(str(text)) <= most else f"{str(text)[:most]}…"


def firm(text: str) -> Markup:
    """In HTML, for sentences: signed amounts such as −$5 stay on one line."""
    escaped = str(escape(_brief(text, _LONGEST_SENTENCE)))
    return Markup(_SIGNED.sub(r'<span class="firm">\1</span>', escaped))  # noqa: S704 # nosec B704 # escaped above


def unmarked(text: object) -> str:
    """In HTML, for attributes: without angle brackets, which some mail filters take for elements there."""
    return str(_brief(text)).replace("<", "‹").replace(">", "›")


FILTERS = {
    "firm": firm,
    "paragraph": text_layout.paragraph,
    "aligned": text_layout.aligned,
    "turned": text_layout.turned,
    "unmarked": unmarked,
}


def built_in() -> Path:
    """The templates that came with sheetsync: inside the package when installed, beside it in a checkout."""
    packaged = Path(str(files("sheetsync"))) / "templates"
    return packaged if packaged.is_dir() else packaged.parents[1] / "templates"
