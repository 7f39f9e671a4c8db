"""What hangs on a table and lies around it without belonging to it."""

from __future__ import annotations

from random import Random

from tests.messy.cells import Formula, Page
from tests.messy.layout.heads import NUMBERS, SECOND_PHONE, TWIN
from tests.messy.layout.taste import DATA_TABS, Laid, Taste
from tests.messy.lines import Line


def beside(page: Page, laid: Laid, row: int, line: Line, taste: Taste) -> None:
    """The cells of a record in columns that are nobody's."""
    for place, header in laid.extra.items():
        if not line.clean or header == SECOND_PHONE:
            continue
        if header == TWIN:
            if taste.has("twin column") and line.clean.get("amount"):
                page.cells[row, place] = 1000
        elif text := row - laid.header if header == NUMBERS else _comment(line, header, taste):
            page.cells[row, place] = text


def _comment(line: Line, header: str, taste: Taste) -> str:
    """What somebody wrote beside a record; the same wherever it stands."""
    texts = (taste.say("перезвонить", "call back"), taste.say("жду ответа", "waiting"), "+1", "-", "")
    return Random(f"{header}{line.clean}").choice(texts)  # noqa: S311


def hang(page: Page, laid: Laid, taste: Taste) -> None:
    """Everything else that the features ask for."""
    last = max(laid.lines)
    if taste.has("side notes"):
        _notes_aside(page, laid, taste)
    if taste.has("phantom range"):
        page.formatted_to = max(1000, last + 200)
    if taste.has("prefilled rows") and laid.role in DATA_TABS:
        _prefill(page, laid, last)
    if taste.has("hidden column") and laid.role in DATA_TABS:
        page.hidden_columns.add(laid.columns[taste.rng.choice([one for one in laid.columns if one != "lead_id"])])
    if taste.has("merged data") and laid.role == "spend":
        _merge_days(page, laid)
    if taste.has("table below") and laid.role == "spend":
        _table_below(page, laid, last, taste)
    if taste.has("autofilter"):
        page.filter = (laid.header, min(laid.columns.values()), last, max(laid.columns.values()))
    if taste.has("cell notes"):
        for _ in range(5):
            place = taste.rng.randint(laid.header + 1, last), taste.rng.choice(list(laid.columns.values()))
            page.notes[place] = taste.say("уточнить", "check")


def _notes_aside(page: Page, laid: Laid, taste: Taste) -> None:
    right = max(column for _, column in page.cells) + 3
    page.cells[laid.header + 1, right] = taste.say("план на ноябрь", "plan for November")
    page.cells[laid.header + 4, right] = "500000"
    page.cells[laid.header + 5, right + 1] = Formula("=SUM(A1:A2)", 12345.5)
    page.cells[laid.header + 7, right] = taste.say("позвонить в банк", "call the bank")


def _prefill(page: Page, laid: Laid, last: int) -> None:
    """Formulas copied down for lines that are still to come: they show nothing; the numbers go on."""
    for row in range(last + 1, last + 21):
        page.cells.update({(row, place): Formula('=IF(A1="","","x")', "") for place in laid.columns.values()})
        page.cells.update({(row, place): row - laid.header for place, name in laid.extra.items() if name == NUMBERS})


def _merge_days(page: Page, laid: Laid) -> None:
    """One cell for the day of two lines below each other."""
    place = laid.columns["date"]
    pairs = [(row, laid.lines.get(row + 1)) for row, line in laid.lines.items() if line.sound and line.clean]
    for row, below in pairs[:: max(1, len(pairs) // 10)]:
        line = laid.lines[row]
        if below and below.sound and line.sound and below.clean.get("date") == line.clean["date"]:
            page.merges.append((row, place, row + 1, place))
            page.cells.pop((row + 1, place), None)
            line.kind = below.kind = "merged day"
            line.places = below.places = frozenset({"date"})


def _table_below(page: Page, laid: Laid, last: int, taste: Taste) -> None:
    """Another small table under the records, after some blank rows: sums by channel."""
    first = min(laid.columns.values())
    page.cells[last + 24, first] = taste.say("Канал", "Channel")
    page.cells[last + 24, first + 1] = taste.say("Сумма", "Sum")
    for row, channel in enumerate(taste.made.words.campaigns, last + 25):
        page.cells[row, first], page.cells[row, first + 1] = channel, 1000 * row
