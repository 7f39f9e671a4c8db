"""The requests that the tests make, with something in them that must never be told."""

from __future__ import annotations

from collections.abc import Callable

import orjson

from tests.adapters.google.scripted_server import Answer, Talk

PATH = "/v4/spreadsheets/sheet-1"
BATCH = f"{PATH}:batchUpdate"
FILTERS = f"{PATH}/values:batchGetByDataFilter"
CANARY = "Anna Petrova +7 912 345-67-89"
BODY = orjson.dumps({"requests": [{"updateCells": {"rows": [{"values": [{"stringValue": CANARY}]}]}}]})
GOOD = Answer(body=b'{"title":"Funnel"}\n')

Call = Callable[[Talk], Callable[[], bytes]]


def read(talk: Talk) -> Callable[[], bytes]:
    return lambda: talk.transport.read("GET", PATH)


def write(talk: Talk) -> Callable[[], bytes]:
    return lambda: talk.transport.write(BATCH, BODY)
