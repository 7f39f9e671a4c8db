"""`sheetsync adopt` on a Google spreadsheet: days come as numbers, and no request changes anything."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence

from tests.functional.google.office import Office
from tests.sheets_emulator import ROBOT

FIRST_DAY = 46_080
LEADS: Sequence[Sequence[str | int | float]] = [
    ["Обращения, ведёт Инна"],
    ["Заявка №", "Когда создана", "Откуда узнали", "Телефон клиента", "Кто ведёт", "Результат", "Сумма договора"],
    *(
        [
            f"З-{n}",
            FIRST_DAY + n,
            ("Сайт", "ВКонтакте")[n % 2],
            f"+7 916 123-45-{n:02d}",
            ("Анна", "Олег")[n % 2],
            ("в работе", "продажа", "отказ")[n % 3],
            9_000 + n if n % 3 == 1 else "",
        ]
        for n in range(10, 40)
    ),
]


def test_no_request_writes(office: Office) -> None:
    office.spreadsheet = office.google.add_spreadsheet(
        "Учёт", "ru_RU", "Europe/Moscow", {"Обращения": LEADS, "Заметки": [["купить чай"]]}, {ROBOT: "writer"}
    )
    office.configure(lang="ru")
    office.remember()
    asked = len(office.google.log)
    outcome = office.sheetsync("adopt", "--yes")
    assert outcome.code == 0, outcome.out + outcome.err
    assert office.unchanged
    assert office.accepted == 0
    paths = [exchange.path for exchange in office.google.log[asked:]]
    assert paths
    assert [path for path in paths if path.endswith((":batchUpdate", ":append", ":clear"))] == []
    said = tomllib.loads(office.config.read_text(encoding="utf-8"))
    assert said["tabs"]["leads"]["title"] == said["tabs"]["deals"]["title"] == "Обращения"
    checked = office.sheetsync("check", "--json").json
    assert {tab["used"] for tab in checked["tabs"]} == {30}
    assert [issue for issue in checked["issues"] if issue["severity"] == "error"] == []
