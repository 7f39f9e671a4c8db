"""Big invented workbooks, written once and kept under .bench/: 13 columns per lead, half of them distinct text."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias
from xml.sax.saxutils import escape

import numpy as np

from bench.mess import spoiled
from sheetsync.core.issues import Owner
from sheetsync.core.lang import Words
from sheetsync.core.norms import Norms, Source, Stage

FOLDER = Path(".bench")
VERSION = 1
"""Part of the cached files' names; raise it whenever they would look different."""
AS_OF = dt.date(2026, 11, 23)
FIRST_DAY = dt.date(2025, 11, 1)
DAYS = (AS_OF - FIRST_DAY).days
COLUMNS = (
    "Lead ID", "Created", "Channel", "Campaign", "Segment", "Phone", "Budget",
    "Manager", "Status", "Contacted", "Closed", "Loss reason", "Amount",
)  # fmt: skip
DATES = ("Created", "Contacted", "Closed")
SEGMENTS = tuple(f"Segment {letter}" for letter in "ABCD")
CAMPAIGNS = tuple((f"Channel {place % 8 + 1}", f"Campaign {place + 1}") for place in range(24))
MANAGERS = tuple(f"Manager {place + 1}" for place in range(20))
REASONS = (
    "Wrong phone number",
    "No budget",
    "Too expensive",
    "Chose a competitor",
    "Postponed",
    "Stopped answering",
    "Other",
)
LEAST_BUDGET = 40_000
NORMS = Norms(
    titles={"deals": "Leads"},
    stages=(
        Stage("lead", Words("Lead", "Лид"), Owner.MARKETING, Source.LEADS, 3),
        Stage("target", Words("Target lead", "Целевой лид"), Owner.MARKETING, Source.VERDICT, 3),
        Stage("contacted", Words("Contacted", "Контакт"), Owner.SALES, Source.DATES, 7),
        Stage("won", Words("Won", "Продажа"), Owner.SALES, Source.WON),
    ),
)
Column: TypeAlias = Sequence[str | int | float | None]
SERIAL_ZERO = dt.date(1899, 12, 30)


def workbook(count: int, *, messy: bool = False) -> Path:
    """The workbook with so many leads, made if it isn't there yet; `messy`: as people type them."""
    path = FOLDER / f"{'messy' if messy else 'leads'}-{count}-v{VERSION}.xlsx"
    if not path.exists():
        FOLDER.mkdir(exist_ok=True)
        beside = path.with_suffix(".new")
        _write(beside, tabs(count, messy=messy))
        beside.replace(path)
    return path


def tabs(count: int, *, messy: bool = False) -> dict[str, tuple[Sequence[str], list[Column]]]:
    """Every tab with its headers and columns."""
    columns = spoiled(leads(count), _dotted) if messy else leads(count)
    return {"Leads": (COLUMNS, columns), **_small_tabs(count)}


def leads(count: int) -> list[Column]:
    """The 13 columns; a few dates stand there as text, one channel is written in two ways."""
    draw = np.random.default_rng(count)
    created = (FIRST_DAY - SERIAL_ZERO).days + np.sort(draw.integers(0, DAYS, count))
    campaign = draw.integers(0, len(CAMPAIGNS), count)
    state = draw.choice(3, count, p=(0.30, 0.15, 0.55))
    today = (AS_OF - SERIAL_ZERO).days
    contacted = np.minimum(created + draw.integers(0, 6, count), today)
    closed = np.minimum(contacted + draw.integers(3, 60, count), today)
    has_contact = draw.random(count) < 0.8
    budget = draw.integers(5, 400, count) * 1000
    amount = draw.integers(20_000, 400_000, count) + draw.integers(0, 100, count) / 100 * (draw.random(count) < 0.1)
    broken, blank, unspoken = (draw.random(count) < chance for chance in (0.05, 0.1, 0.1))
    as_text = draw.random(count) < 0.001
    channels = [CAMPAIGNS[code][0] for code in campaign]
    return [
        [f"L-{place:07d}" for place in range(1, count + 1)],
        [_dotted(day) if text else day for day, text in zip(created.tolist(), as_text, strict=True)],
        [channel.upper() if text else channel for channel, text in zip(channels, as_text, strict=True)],
        [CAMPAIGNS[code][1] for code in campaign],
        [SEGMENTS[code] for code in draw.choice(4, count, p=(0.4, 0.3, 0.2, 0.1))],
        [
            f"+7 900 {p // 10_000 % 1000:03d}-{p // 100 % 100:02d}-{p % 100:02d}"[: 16 - bad]
            for p, bad in enumerate(broken)
        ],
        _kept(budget.tolist(), ~blank),
        [MANAGERS[code] for code in draw.integers(0, len(MANAGERS), count)],
        [("Open", "Won", "Lost")[code] for code in state],
        _kept(contacted.tolist(), has_contact),
        _kept(closed.tolist(), state > 0),
        _kept([REASONS[code] for code in draw.integers(0, len(REASONS), count)], (state == 2) & ~unspoken),
        _kept(amount.tolist(), state == 1),
    ]


def _kept(values: Iterable[str | int | float], where: Iterable[bool]) -> Column:
    return [value if keep else None for value, keep in zip(values, where, strict=True)]


def _dotted(serial: int) -> str:
    return f"{SERIAL_ZERO + dt.timedelta(days=serial):%d.%m.%Y}"


def _small_tabs(leads: int) -> dict[str, tuple[Sequence[str], list[Column]]]:
    """Spend, Plan, Criteria and Loss reasons of that company."""
    months = [dt.date(2025 + month // 12, month % 12 + 1, 1) for month in range(10, 23)]
    serials: list[int] = [(month - SERIAL_ZERO).days for month in months]
    spend: list[list[str | int | float | None]] = [
        [serial, channel, campaign, leads * 4 + place * 1000, leads * 9, leads // 3, leads // 4]
        for serial in serials
        for place, (channel, campaign) in enumerate(CAMPAIGNS)
    ]
    plan: list[list[str | int | float | None]] = [
        [serial, segment, leads // 48 + 1, 0.6, 0.2, 150_000] for serial in serials for segment in SEGMENTS
    ]
    criteria: list[list[str | int | float | None]] = [
        ["Phone can be called", "Phone", "is a valid phone", None, "yes"],
        ["Budget is enough", "Budget", "at least", LEAST_BUDGET, "yes"],
    ]
    reasons: list[list[str | int | float | None]] = [
        [reason, "yes" if reason == "Other" else "no"] for reason in REASONS
    ]
    return {
        "Spend": (("Date", "Channel", "Campaign", "Spend", "Impressions", "Clicks", "Visits"), _turned(spend)),
        "Plan": (("Month", "Segment", "Leads", "Target share", "Win rate", "Average check"), _turned(plan)),
        "Criteria": (("Criterion", "Field", "Operator", "Value", "Required"), _turned(criteria)),
        "Loss reasons": (("Reason", "Says nothing"), _turned(reasons)),
    }


def _turned(rows: list[list[str | int | float | None]]) -> list[Column]:
    return list(map(list, zip(*rows, strict=True)))


def _write(path: Path, tabs: dict[str, tuple[Sequence[str], list[Column]]]) -> None:
    """A plain .xlsx as Excel writes it: shared strings, cell addresses, dates as styled serial numbers."""
    strings: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as parts:
        for number, (headers, columns) in enumerate(tabs.values(), 1):
            with parts.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as part:
                for piece in _sheet(headers, columns, strings):
                    part.write(piece.encode())
        items = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
        parts.writestr(
            "xl/sharedStrings.xml", f'{_HEAD}<sst xmlns="{_MAIN}" uniqueCount="{len(strings)}">{items}</sst>'
        )
        for name, text in _frame(list(tabs)).items():
            parts.writestr(name, text)


def _sheet(headers: Sequence[str], columns: list[Column], strings: dict[str, int]) -> Iterator[str]:
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>'
    shapes = [_shapes("ABCDEFGHIJKLM"[place], header) for place, header in enumerate(headers)]
    rows: Iterable[Sequence[str | int | float | None]] = zip(*columns, strict=True)
    for number, row in enumerate((headers, *rows), 1):
        cells = [
            text % (number, strings.setdefault(cell, len(strings))) if isinstance(cell, str) else plain % (number, cell)
            for (text, plain), cell in zip(shapes, row, strict=True)
            if cell is not None
        ]
        yield f'<row r="{number}">{"".join(cells)}</row>'
    yield "</sheetData></worksheet>"


def _shapes(letter: str, header: str) -> tuple[str, str]:
    """How a column's texts and its numbers are written, with places for the row and the value."""
    style = ' s="1"' if header in {*DATES, "Date", "Month"} else ""
    return f'<c r="{letter}%d" t="s"><v>%d</v></c>', f'<c r="{letter}%d"{style}><v>%.15g</v></c>'


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _frame(titles: Sequence[str]) -> dict[str, str]:
    """Everything around the sheets that makes them a workbook."""
    numbers = range(1, len(titles) + 1)
    sheets = "".join(
        f'<sheet name="{title}" sheetId="{n}" r:id="rId{n}"/>' for n, title in zip(numbers, titles, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_KIND}.worksheet+xml"/>' for n in numbers
    )
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>{overrides}'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}'
        f'<Relationship Id="rIdStyles" Type="{_LINKS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rIdStrings" Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    }
