"""What goes over the wire: decoded JSON, and refusals in the shapes Google gives them."""

from __future__ import annotations

from typing import Any, TypeVar

import orjson

T = TypeVar("T")
Json = dict[str, Any]

STATUS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    502: "UNAVAILABLE",
    503: "UNAVAILABLE",
}


class Refusal(Exception):
    """An answer that says no: its HTTP status, its body, its headers."""

    def __init__(self, code: int, message: str, *details: Json, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details = details
        self.headers = headers or {}

    def body(self) -> Json:
        error: Json = {"code": self.code, "message": self.message, "status": STATUS[self.code]}
        if self.details:
            error["details"] = list(self.details)
        return {"error": error}


def invalid(message: str) -> Refusal:
    return Refusal(400, message)


def forbidden() -> Refusal:
    return Refusal(403, "The caller does not have permission")


def missing() -> Refusal:
    return Refusal(404, "Requested entity was not found.")


def violations(message: str, *found: tuple[str, str]) -> Refusal:
    """A 400 that names the fields at fault: (field, what is wrong)."""
    listed = [{"field": field, "description": text} if field else {"description": text} for field, text in found]
    return Refusal(400, message, {"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": listed})


def deep_copy(value: T) -> T:
    """A copy of decoded JSON that shares nothing with it."""
    return orjson.loads(orjson.dumps(value))  # type: ignore[no-any-return]
