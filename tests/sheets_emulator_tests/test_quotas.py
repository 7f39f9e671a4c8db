"""60 reads and 60 writes a minute; a batch is one."""

from __future__ import annotations

import time

from tests.sheets_emulator import ROBOT, Emulator

from .clients import Api


def test_the_sixty_first_read_of_a_minute() -> None:
    ahead = [0.0]
    with Emulator(quotas=True, now=lambda: time.time() + ahead[-1]) as google:
        book = google.add_spreadsheet("Funnel", share={ROBOT: "writer"})
        api = Api(google.base, google.token())
        path = f"/v4/spreadsheets/{book}"
        statuses = [api.ask("GET", path)[0] for _ in range(61)]
        reply = api.session.get(google.base + path, timeout=10)
        write = {"requests": [{"updateSpreadsheetProperties": {"properties": {"title": "x"}, "fields": "title"}}]}
        assert api.ask("POST", f"{path}:batchUpdate", write)[0] == 200, "writes are counted apart"
        ahead.append(61.0)
        assert api.ask("GET", path)[0] == 200
        api.close()
    assert statuses == [200] * 60 + [429]
    assert "Retry-After" not in reply.headers
    error = reply.json()["error"]
    assert error["status"] == "RESOURCE_EXHAUSTED"
    assert error["details"][0]["metadata"]["quota_limit"] == "ReadRequestsPerMinutePerUser"


def test_filtered_reads_are_reads() -> None:
    with Emulator(quotas=True) as google:
        book = google.add_spreadsheet("Funnel", share={ROBOT: "writer"})
        api = Api(google.base, google.token())
        body = {"dataFilters": [{"gridRange": {"sheetId": 0}}]}
        for _ in range(60):
            api.good("POST", f"/v4/spreadsheets/{book}/values:batchGetByDataFilter", body)
        status, answer = api.ask("GET", f"/v4/spreadsheets/{book}")
        api.close()
    assert (status, "Read requests per minute per user" in answer["error"]["message"]) == (429, True)
