"""What stands above the records: titles, group headers, headers as people write them; and the order of the columns."""

from __future__ import annotations

from collections.abc import Mapping

from tests.messy.cells import Formula, Page
from tests.messy.layout.taste import DATA_TABS, Laid, Taste
from tests.messy.rows import Tab

LOOSE = {
    "leads.created": ("Дата создания лида", "Lead creation date"),
    "leads.channel": ("Канал привлечения", "Marketing channel"),
    "leads.campaign": ("Название кампании", "Campaign name"),
    "leads.phone": ("Телефон клиента", "Client phone"),
    "leads.email": ("E-mail клиента", "Client e-mail"),
    "deals.manager": ("Ответственный менеджер", "Account manager"),
    "deals.closed": ("Дата закрытия сделки", "Deal close date"),
    "deals.loss_reason": ("Причина отказа (если отказ)", "Loss reason (if lost)"),
    "deals.amount": ("Сумма, руб.", "Amount, RUB"),
    "spend.spend": ("Расход, ₽ с НДС", "Spend, RUB incl. VAT"),
    "spend.impressions": ("Показы, шт.", "Impressions, pcs"),
}
"""Headers that nobody declared, and everybody understands."""
GROUPS = {
    "leads": (("phone", "email"), "Контакты", "Contacts"),
    "deals": (("contacted", "meeting", "proposal"), "Этапы", "Stages"),
    "spend": (("impressions", "clicks", "visits"), "Трафик", "Traffic"),
}
TWIN = "(amount)"
"""A second column headed like the amount."""
NUMBERS, SECOND_PHONE = "№ п/п", "Телефон 2"


def headers(taste: Taste, tabs: Mapping[str, Tab]) -> dict[str, str]:
    """By role.column, how the column is headed, apart from dirt."""
    chosen = {}
    for name in (f"{role}.{column}" for role, tab in tabs.items() for column in tab.columns):
        known = taste.made.words.headers[name]
        chosen[name] = taste.rng.choice(known) if taste.has("renamed columns") else known[0]
        if taste.has("loose headers") and name in LOOSE:
            chosen[name] = taste.say(*LOOSE[name])
    return chosen


def above(page: Page, taste: Taste) -> int:
    """Titles above the table; the header's row."""
    row = 0
    if taste.has("titles above"):
        page.cells[0, 0] = taste.say("ООО «Ромашка»: отчёт за 2026 год", "Example Ltd: report for 2026")
        if taste.rng.random() < 0.5:
            page.merges.append((0, 0, 0, 4))
        page.cells[1, 0] = taste.say("обновлено:", "updated:")
        page.cells[1, 1] = taste.rng.choice(("20.11.2026", "2026-11-20"))
        row = taste.rng.choice((2, 3, 4))
    if taste.has("header far down"):
        page.cells[row, 0] = taste.say("Отдел: продажи и маркетинг", "Department: sales")
        page.cells[row + 1, 1] = taste.say("Ответственный: Анна", "Owner: Anna")
        page.cells[row + 2, 0] = taste.say("Не удалять строки!", "Do not delete rows!")
        row += taste.rng.choice((5, 8))
    if taste.has("total above"):
        page.cells[row, 2] = taste.say("Итого:", "Total:")
        page.cells[row, 3] = Formula("=SUM(D9:D99)", 1234567.5)
        row += 1
    return row


def columns(tab: Tab, taste: Taste) -> tuple[dict[str, int], dict[int, str]]:
    """Where the declared columns stand; and the headers of columns that are nobody's."""
    order: list[str] = list(tab.columns)
    if taste.has("reordered columns"):
        taste.rng.shuffle(order)
    row = [""] * taste.has("offset column") + [NUMBERS] * taste.has("row numbers")
    for column in order:
        row.append(column)
        row += [""] * (taste.has("spacer columns") and taste.rng.random() < 0.3)
    row += ["Комментарий"] * (tab.role in DATA_TABS)
    row += ["Город", "Комментарий"] * taste.has("duplicate headers")
    row += [SECOND_PHONE] * (tab.role == "leads" and taste.has("second phone column"))
    row += [TWIN] * (tab.role == "deals" and taste.has("empty twin column", "twin column"))
    places = {name: place for place, name in enumerate(row) if name in tab.columns}
    return places, {place: name for place, name in enumerate(row) if name and name not in tab.columns}


def head(page: Page, laid: Laid, known: Mapping[str, str], taste: Taste) -> None:
    """Write the header, in one row or two."""
    if taste.has("two header rows") and laid.role in GROUPS:
        _group(page, laid, known, taste)
    merged = {left for top, left, bottom, _ in page.merges if bottom == laid.header and top < bottom}
    for name, place in laid.columns.items():
        if place not in merged:
            text = known[f"{laid.role}.{name}"]
            page.cells[laid.header, place] = dirty(text, taste) if taste.has("dirty headers") else text
    for place, header in laid.extra.items():
        page.cells[laid.header, place] = known["deals.amount"] if header == TWIN else header


def _group(page: Page, laid: Laid, known: Mapping[str, str], taste: Taste) -> None:
    """A row of group headers; the others may stretch over both rows."""
    members, *names = GROUPS[laid.role]
    places = sorted(laid.columns[name] for name in members)
    page.cells[laid.header, places[0]] = taste.say(*names)
    if places[-1] - places[0] == len(places) - 1:
        page.merges.append((laid.header, places[0], laid.header, places[-1]))
    if taste.has("merged headers"):
        for name, place in laid.columns.items():
            if name not in members:
                page.cells[laid.header, place] = known[f"{laid.role}.{name}"]
                page.merges.append((laid.header, place, laid.header + 1, place))
    laid.header += 1


def dirty(header: str, taste: Taste) -> str:
    """A header as it looks after a year of use."""
    return taste.rng.choice(
        (
            header.upper(),
            header.lower(),
            f" {header} ",
            f"{header}*",
            f"{header}:",
            header.replace(" ", "\n"),
            header.replace(" ", "\N{NO-BREAK SPACE}"),
            f"{header}\N{ZERO WIDTH SPACE}",
            f"\ufeff{header}",
            header.replace(" ", "  "),
            f"{header}\n",
        )
    )
