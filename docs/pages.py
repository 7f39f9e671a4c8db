"""How each generated page is made; a builder gets the page as it is and returns it as it should be."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator, Mapping

import click
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from docs.templates_page import templates
from sheetsync.cli import VERBS, cli
from sheetsync.config import Config
from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.lang import say
from sheetsync.core.metrics.catalogue import METRICS
from sheetsync.errors import EXIT_CODES

FAMILIES = (
    "funnel",
    "qualification",
    "agreement",
    "disputes",
    "validity",
    "losses",
    "speed",
    "maturity",
    "economics",
    "plan_fact",
    "forecast",
    "trust",
)
MADE = "<!-- made by `make docs` from the code; don't edit -->"


def configuration(_: str) -> str:
    """Every key of config.toml with its default and meaning."""
    lines = [
        "# Configuration",
        "",
        MADE,
        "",
        "config.toml, key by key. Paths are relative to the file; an unknown key is an error.",
    ]
    lines += _section("", Config)
    return "\n".join(lines) + "\n"


def _section(path: str, model: type[BaseModel]) -> Iterator[str]:
    plain, nested = [], []
    for name, field in model.model_fields.items():
        if field.exclude:
            continue
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            nested.append((f"{path}{name}", kind))
        else:
            plain.append(f"| `{name}` | {_default(field.default)} | {(field.description or '').replace('|', '/')} |")
    title = f"[{path.rstrip('.')}]" if path else "At the top"
    yield from (
        "",
        f"## {title}",
        "",
        _first_sentence(model),
        "",
        "| key | default | meaning |",
        "|---|---|---|",
        *plain,
    )
    for name, kind in nested:
        yield from _section(f"{name}.", kind)
    if not path:
        for title, name in (("tabs.<role>", "TabSection"), ("[stages]", "StageSection")):
            yield from _section(f"{title}.", getattr(importlib.import_module("sheetsync.config.sections"), name))


def _default(value: object) -> str:
    if value is PydanticUndefined:
        return "–"
    if value is None:
        return "unset"
    if hasattr(value, "value"):
        value = value.value
    return f"`{str(value).lower() if isinstance(value, bool) else value}`" if value not in ((), {}, "") else "empty"


def _first_sentence(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().split("\n")[0]


def commands(_: str) -> str:
    """What every command says of itself."""
    lines = ["# Commands", "", MADE, "", "```", _help(cli, "sheetsync"), "```"]
    for verb in VERBS:
        command = importlib.import_module(f"sheetsync.cli.{verb}").command
        lines += ["", f"## sheetsync {verb}", "", "```", _help(command, f"sheetsync {verb}"), "```"]
    lines += ["", "## Exit codes", "", "| code | meaning |", "|---|---|"]
    lines += [f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items()]
    return "\n".join(lines) + "\n"


def _help(command: click.Command, name: str) -> str:
    with click.Context(command, info_name=name, terminal_width=100, max_content_width=100) as context:
        return command.get_help(context)


LAYOUT = (
    "",
    "## How a tab may be laid out",
    "",
    "- The header is looked for in the first 50 rows; titles may stand above it. It may take up to three rows",
    "  (groups above, names cut in two), with a row of units or column numbers below. Case, line breaks,",
    "  invisible characters, look-alike letters, signs and units in brackets don't matter; “thousand” in a",
    "  header multiplies bare numbers. A typo is read with a warning where it is unmistakable, else proposed.",
    "  A required column without a header is known by its content.",
    "- Of two columns with one header the first that is filled counts; rows where the other one differs are",
    "  listed.",
    "- What stands beside the table, behind an empty column, and tables below it are not read, and told. So",
    "  are totals, headings, footnotes, repeated headers, rows shifted sideways and numbers written ahead.",
    "- Joined cells count for their first cell only. Hidden rows and columns are read like all others and",
    "  counted in a note: in a file, that is; Google would tell which rows are hidden only in an answer with",
    "  an entry for each row, so it isn't asked.",
    "- Titles of tabs may carry emoji, years, “new”; copies, archives and pivots are not read. Of two tabs",
    "  that could be it the one with the plainest title and the needed columns is, a visible one before a",
    "  hidden one; the other is told.",
)


def entry_tabs(_: str) -> str:
    """The entry tabs and their columns."""
    lines = [
        "# Entry tabs",
        "",
        MADE,
        "",
        "Headers are read in both languages at once; the first one is what `sheetsync init` writes.",
        *LAYOUT,
    ]
    for tab in ENTRY_TABS:
        lines += ["", f"## {tab.title.en} / {tab.title.ru} (`{tab.role}`, {tab.owner.value})", "", tab.help.en, ""]
        lines += ["| column | kind | headers | meaning |", "|---|---|---|---|"]
        for field in tab.fields():
            must = " **required**" if field.required else ""
            headers = "; ".join((*field.en, *field.ru))
            lines.append(
                f"| `{field.name}`{must} | {field.kind.value} | {headers} | {field.help.en} |".replace("\n", " ")
            )
    return "\n".join(lines) + "\n"


def metrics(old: str) -> str:
    """The page of definitions: its prose stays, the lists of keys and the examples are made."""
    for family in FAMILIES:
        for kind, build in (("keys", _keys), ("examples", _examples)):
            old = _replaced(old, f"{kind}:{family}", "\n".join(build(family)))
    return old


def _replaced(page: str, name: str, text: str) -> str:
    begin, end = f"<!-- {name} -->", f"<!-- end {name} -->"
    return re.sub(f"{re.escape(begin)}.*?{re.escape(end)}", lambda _: f"{begin}\n{text}\n{end}", page, flags=re.DOTALL)


def _keys(family: str) -> Iterator[str]:
    module = importlib.import_module(f"sheetsync.core.metrics.{family}")
    yield "| key | what | formula | unit | view |"
    yield "|---|---|---|---|---|"
    for metric in METRICS:
        if metric in module.METRICS:
            about = say("en", f"about.{metric.key}")
            cells = (f"`{metric.key}`", about, metric.formula, metric.unit.value, metric.view.value)
            yield f"| {' | '.join(cells)} |"


def _examples(family: str) -> Iterator[str]:
    module = importlib.import_module(f"tests.spec.test_{family}")
    for spec in getattr(module, "SPECS", ()):
        yield f"\n**{spec.title}**\n"
        for part in ("leads", "spend", "plan", "reasons"):
            if text := getattr(spec, part):
                yield from _table(text)
        yield "```"
        yield from (line.strip() for line in spec.expect.strip().splitlines())
        yield "```"


def _table(text: str) -> Iterator[str]:
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines() if line.strip()]
    yield f"| {' | '.join(rows[0])} |"
    yield "|" + "---|" * len(rows[0])
    yield from (f"| {' | '.join(row)} |" for row in rows[1:])
    yield ""


PAGES: Mapping[str, Callable[[str], str]] = {
    "configuration.md": configuration,
    "commands.md": commands,
    "entry-tabs.md": entry_tabs,
    "metrics.md": metrics,
    "templates.md": templates,
}
