"""What a fault does to an answer."""

from __future__ import annotations

from .accounts import unauthenticated
from .exchange import Reply
from .faults import Fault
from .quotas import exceeded
from .wire import Refusal, forbidden, missing

TEXTS = {
    "500": "Internal error encountered.",
    "502": "Bad Gateway",
    "503": "The service is currently unavailable.",
}
PAGE = (
    "<!DOCTYPE html>\n<html lang=en>\n<title>Error 502 (Server Error)!!1</title>\n"
    "<p><b>502.</b> <ins>That’s an error.</ins>\n"
    "<p>The server encountered a temporary error and could not complete your request."
    "<p>Please try again in 30 seconds."
)


def dropped(fault: Fault) -> bool:
    """Whether nothing is done and nothing answered; what hung before anything was done ends so too."""
    return fault.kind in {"drop before apply", "hang"}


def instead(fault: Fault, method: str) -> Reply | None:
    """What is answered without anything being done; None if the request is carried out."""
    if fault.kind == "html":
        return Reply(502, PAGE.encode(), kind="text/html; charset=UTF-8")
    refusal = refusal_of(fault, method)
    return Reply.no(refusal) if refusal else None


def refusal_of(fault: Fault, method: str) -> Refusal | None:
    headers = {} if fault.retry_after is None else {"Retry-After": f"{fault.retry_after:g}"}
    if fault.kind in TEXTS:
        return Refusal(int(fault.kind), TEXTS[fault.kind], headers=headers)
    if fault.kind == "401":
        return unauthenticated("", "sheets", given=True)
    if fault.kind == "429":
        return exceeded(write=method != "GET", retry_after=fault.retry_after)
    return {"403": forbidden(), "404": missing()}.get(fault.kind)


def mangled(fault: Fault, reply: Reply) -> Reply | None:
    """What becomes of the answer after everything was done."""
    if fault.kind in {"drop after apply", "hang after apply"}:
        return None
    if fault.kind == "503 after apply":
        return Reply.no(Refusal(503, TEXTS["503"]))
    if fault.kind == "truncated":
        whole = reply.body if isinstance(reply.body, bytes) else b"".join(chunk.plain for chunk in reply.body)
        return Reply(reply.status, whole[: len(whole) // 2])
    return Reply(200, b")]}'\n<not json>")
