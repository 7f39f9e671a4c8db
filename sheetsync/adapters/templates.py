"""The memo's Jinja templates: the company's own folder if it is there, else the built-in ones."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import jinja2

from sheetsync.core.lang import say
from sheetsync.core.memo import Memo, RenderedMemo
from sheetsync.errors import BadConfig

NAMES = ("memo.subject.txt.j2", "memo.txt.j2", "memo.html.j2")


class JinjaMemo:
    """A MemoRenderer; `own` is a folder whose templates win over the built-in ones."""

    def __init__(self, own: Path | None = None) -> None:
        folders = [str(folder) for folder in (own, built_in()) if folder is not None and folder.is_dir()]
        self._html = _environment(folders, autoescape=True)
        self._text = _environment(folders, autoescape=False)

    def render(self, memo: Memo) -> RenderedMemo:
        """Subject (one line), text and HTML; BadConfig names the template and line that is broken."""
        subject, text, html = (self._fill(name, memo) for name in NAMES)
        return RenderedMemo(" ".join(subject.split()), text, html)

    def _fill(self, name: str, memo: Memo) -> str:
        environment = self._html if name.endswith(".html.j2") else self._text
        try:
            return environment.get_template(name).render(
                memo=memo, say=lambda key, **values: say(memo.lang, key, **values)
            )
        except jinja2.TemplateSyntaxError as error:
            raise BadConfig(
                f"{error.filename or name}, line {error.lineno}: {error.message}; mend the template"
            ) from error
        except (jinja2.TemplateError, KeyError) as error:
            raise BadConfig(f"{name}: {error}; mend the template, or remove it to use the built-in one") from error


def _environment(folders: list[str], *, autoescape: bool) -> jinja2.Environment:
    return jinja2.Environment(  # nosec B701 # escaping is off only for the text part, where markup means nothing
        loader=jinja2.FileSystemLoader(folders),
        autoescape=autoescape,  # noqa: S701 - as above
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def built_in() -> Path:
    """The templates that came with sheetsync: inside the package when installed, beside it in a checkout."""
    packaged = Path(str(files("sheetsync"))) / "templates"
    return packaged if packaged.is_dir() else packaged.parents[1] / "templates"
