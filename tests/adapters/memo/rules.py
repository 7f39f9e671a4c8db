"""What an HTML mail must keep to, so that Outlook, Gmail, Apple Mail and screen readers show it: faults by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from lxml import html
from lxml.html import HtmlElement

MOST_BYTES, MOST_STYLE = 90_000, 8_000
"""Gmail clips at 102 kB, and ignores a style sheet of more than 8 kB."""
_FORBIDDEN = ("script", "svg", "link", "form", "iframe", "object", "video", "button", "input", "base", "audio", "embed")
_BAD_STYLE = re.compile(
    r"(flex|grid|position\s*:|float\s*:|@font-face|@import|url\(|expression\(|behavior\s*:|var\(|calc\(|rem\b|vw\b|vh\b)"
)


def size(page: str) -> Iterator[str]:
    if len(page.encode()) > MOST_BYTES:
        yield f"{len(page.encode())} bytes, Gmail would clip it"


def elements(tree: HtmlElement) -> Iterator[str]:
    for name in _FORBIDDEN:
        if tree.findall(f".//{name}"):
            yield f"<{name}>: mail programs drop it"
    for element in tree.iter(html.etree.Element):
        for name, value in element.items():
            if name.startswith("on"):
                yield f"{name} on <{element.tag}>"
            if name in ("src", "background") and not value.startswith("cid:"):
                yield f"{name}={value[:40]!r}: loaded from elsewhere"
            if name == "href" and not value.startswith("https://docs.google.com/spreadsheets/"):
                yield f"href={value[:40]!r}"


def styles(tree: HtmlElement) -> Iterator[str]:
    sheets = "".join(style.text or "" for style in tree.iter("style"))
    for text in (sheets, *(element.get("style", "") for element in tree.iter(html.etree.Element))):
        if found := _BAD_STYLE.search(text):
            yield f"{found[0]!r} in a style"
    if len(sheets) > MOST_STYLE:
        yield f"a style sheet of {len(sheets)} bytes"
    if re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", sheets).strip():
        yield "rules that aren't inlined, besides @media"
    for wanted in ("prefers-color-scheme", "max-width"):
        if wanted not in sheets:
            yield f"no @media rule for {wanted}"
    for element in tree.iter("td", "th", "p", "h1", "h2", "h3"):
        if element.get("class") and not element.get("style"):
            yield f"<{element.tag} class={element.get('class')!r}> has no style of its own"


def layout(tree: HtmlElement) -> Iterator[str]:
    for table in tree.iter("table"):
        is_data = any(True for _ in table.iter("th"))
        if table.get("role") != "presentation" and not is_data:
            yield "a layout table without role=presentation"
        if table.get("cellpadding") != "0" or table.get("cellspacing") != "0":
            yield "a table without cellpadding and cellspacing: Outlook has gaps of its own"
    for cell in tree.iter("th"):
        if cell.get("scope") not in ("col", "row") or not cell.text_content().strip():
            yield "a <th> without scope or name"
    for fill in tree.xpath("//td[contains(@class, 'fill')]"):
        if not fill.get("bgcolor") or not fill.get("height"):
            yield "a bar without bgcolor and height: Outlook draws nothing"
    for image in tree.iter("img"):
        if not (image.get("alt") or "").strip() or not image.get("width"):
            yield "an <img> without alt or width"


def document(tree: HtmlElement) -> Iterator[str]:
    if not tree.get("lang"):
        yield "no lang"
    if not (tree.findtext(".//title") or "").strip():
        yield "no <title>"
    names = {meta.get("name") for meta in tree.iter("meta")}
    if missing := {"viewport", "color-scheme", "supported-color-schemes"} - names:
        yield f"no <meta> {missing}"
    first = tree.find(".//body")[0]
    if "display:none" not in (first.get("style") or "").replace(" ", "") or not first.text_content().strip():
        yield "the first thing isn't a preheader"
    levels = [int(element.tag[1]) for element in tree.iter("h1", "h2", "h3", "h4")]
    if levels[:1] != [1] or levels.count(1) != 1 or any(b - a > 1 for a, b in pairwise(levels)):
        yield f"headings in the order {levels}"


def faults(page: str) -> list[str]:
    """Everything that is wrong with a page."""
    tree = html.document_fromstring(page)
    checks: tuple[Callable[[HtmlElement], Iterator[str]], ...] = (elements, styles, layout, document)
    return [*size(page), *(fault for check in checks for fault in check(tree))]
