"""`spreadsheets:batchUpdate`: every kind of request, applied to a copy, all or nothing."""

from __future__ import annotations

from tests.sheets_emulator.book import Spreadsheet
from tests.sheets_emulator.wire import Json, Refusal, invalid

from . import cells, charts, dimensions, filters, metadata, moving, named, protection, rules, sheets
from .context import Batch, Handler

HANDLERS: dict[str, Handler] = {
    **sheets.REQUESTS,
    **cells.REQUESTS,
    **dimensions.REQUESTS,
    **moving.REQUESTS,
    **named.REQUESTS,
    **protection.REQUESTS,
    **filters.REQUESTS,
    **rules.REQUESTS,
    **charts.REQUESTS,
    **metadata.REQUESTS,
}


def applied(book: Spreadsheet, requests: list[Json], account: str) -> list[Json]:
    """Apply the requests to the book (a copy that is thrown away when one is refused); a reply each."""
    if not requests:
        raise invalid("Must specify at least one request.")
    batch = Batch(book, account)
    replies = []
    for number, request in enumerate(requests):
        if len(request) != 1:
            raise invalid(
                f"Invalid requests[{number}]: {'One and only one' if request else 'No'} request kind may be set"
            )
        ((kind, arguments),) = request.items()
        handler = HANDLERS.get(kind)
        if handler is None:
            raise invalid(f"Invalid requests[{number}].{kind}: this emulator doesn't know it")
        try:
            reply = handler(batch, arguments)
        except KeyError as error:
            name = error.args[0]
            if not isinstance(name, str) or name in arguments:
                raise
            raise invalid(f"Invalid requests[{number}].{kind}: {name} must be set") from error
        except Refusal as refusal:
            message = f"Invalid requests[{number}].{kind}: {refusal.message}"
            raise Refusal(refusal.code, message, *refusal.details) from refusal
        book.results.clear()
        replies.append({kind: reply} if reply is not None else {})
    return replies
