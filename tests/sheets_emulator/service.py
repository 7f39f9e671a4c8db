"""From a request to its answer: token, faults, access, quota, schema, method."""

from __future__ import annotations

import traceback
import zlib
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, unquote

import orjson

from . import drive_methods, spreadsheet_methods, value_methods
from .accounts import Accounts, NoGrant, out_of_scope, unauthenticated
from .calls import Call, Composed
from .calls import Method as Handler
from .exchange import Exchange, Reply, Request
from .faults import Fault, Faults
from .masks import parsed, projected
from .misfortunes import dropped, instead, mangled
from .quotas import Quotas
from .schema import Api, Method, api, check_query, cleaned, problems
from .store import Store
from .wire import Refusal, missing, violations

HANDLERS: dict[str, Handler] = {**spreadsheet_methods.METHODS, **value_methods.METHODS, **drive_methods.METHODS}
READS = {
    "sheets.spreadsheets.getByDataFilter",
    "sheets.spreadsheets.values.batchGetByDataFilter",
    "sheets.spreadsheets.developerMetadata.search",
}


class Service:
    """Answers requests from the store."""

    def __init__(self, now: Callable[[], float], *, quotas: bool, check_schema: bool) -> None:
        self.store = Store(now)
        self.accounts = Accounts(now)
        self.quotas = Quotas(now, on=quotas)
        self.faults = Faults()
        self.log: list[Exchange] = []
        self.faults_of_its_own: list[str] = []
        self.check_schema = check_schema

    def reply(self, request: Request) -> Reply | None:
        """The answer; None to drop the connection without one."""
        if request.path.startswith("/_emulator/"):
            return self.controlled(request)
        exchange = Exchange(request.method, request.path, parse_qs(request.query, keep_blank_values=True), None)
        faults = self.faults.take(request.method, request.path)
        self.log.append(exchange)
        for hook in self.faults.take_hooks(request.method, request.path):
            hook.callback()
        for fault in faults:
            if fault.kind == "lag" and fault.seconds:
                self.faults.hang(fault.seconds)
        reply = self.struck(request, exchange, next((f for f in faults if f.kind != "lag"), None))
        exchange.status = reply.status if reply else 0
        return reply

    def struck(self, request: Request, exchange: Exchange, fault: Fault | None) -> Reply | None:
        """Answer with the fault: before anything is done, or after."""
        if fault is None:
            return self.answered(request, exchange)
        if fault.kind.startswith("hang") and fault.kind != "hang after apply":
            self.faults.hang(fault.seconds)
        if dropped(fault):
            exchange.body = decoded(request)
            return None
        reply = instead(fault, request.method)
        if reply is not None:
            exchange.body = decoded(request)
            return reply
        reply = self.answered(request, exchange)
        if fault.kind == "hang after apply":
            self.faults.hang(fault.seconds)
        return mangled(fault, reply)

    def answered(self, request: Request, exchange: Exchange) -> Reply:
        try:
            exchange.body = decoded(request)
            if request.path == "/token":
                return self.token(request, exchange)
            answer = self.called(request, exchange)
        except Refusal as refusal:
            return self.refusal(refusal, exchange)
        except Exception:  # noqa: BLE001  a mistake of the emulator is an answer of 500, and a failed test
            self.faults_of_its_own.append(traceback.format_exc())
            return self.refusal(Refusal(500, "Internal error encountered."), exchange)
        if isinstance(answer, Composed):
            return Reply(200, answer.parts)
        exchange.answer = answer
        if answer is None:
            return Reply(204)
        compact = exchange.query.get("prettyPrint", ["true"])[-1] in {"false", "0"}
        return Reply(200, orjson.dumps(answer, option=0 if compact else orjson.OPT_INDENT_2))

    def refusal(self, refusal: Refusal, exchange: Exchange) -> Reply:
        exchange.answer = refusal.body()
        return Reply.no(refusal)

    def token(self, request: Request, exchange: Exchange) -> Reply:
        exchange.body = {k: v[-1] for k, v in parse_qs(request.body.decode("utf-8", "replace")).items()}
        try:
            exchange.answer, status = self.accounts.exchange(exchange.body), 200
        except NoGrant as refusal:
            exchange.answer, status = refusal.body, 400
        return Reply(status, orjson.dumps(exchange.answer))

    def called(self, request: Request, exchange: Exchange) -> Any:
        owner, method, path = routed(request)
        write = request.method != "GET" and method.id not in READS
        name = owner.document["name"]
        header = request.headers.get("authorization", "")
        grant = self.accounts.grant(header)
        if grant is None:
            raise unauthenticated(method.id, name, given=bool(header))
        exchange.account = grant.email
        if not grant.allows(name, write=write):
            raise out_of_scope(method.id, name)
        if name == "sheets":  # Drive has quotas of its own, and lets parameters pass that it doesn't know
            self.quotas.spend(grant.email, write=write)
            check_query(method, exchange.query)
        if exchange.body is UNREADABLE:
            raise violations("Invalid JSON payload received. Expected a value.", ("", "Expected a value."))
        body = self.body_of(owner, method, exchange.body)
        mask = parsed(exchange.query["fields"][-1]) if exchange.query.get("fields", [""])[-1] else {}
        owner.check_mask(method, mask)
        with self.store.lock:
            before = dict(self.store.books)
            answer = HANDLERS[method.id](Call(self.store, grant.email, path, exchange.query, body))
            exchange.changed = self.store.books != before if write else False
        if isinstance(answer, Composed):
            return answer
        if self.check_schema:
            self.faults_of_its_own += problems(owner, method, answer)
        return projected(mask, answer)

    def body_of(self, owner: Api, method: Method, body: Any) -> Any:
        """The body held to the schema; Drive takes no offence at fields that it doesn't know."""
        if self.check_schema and owner.document["name"] == "sheets":
            return cleaned(owner, method, {} if body is None else body)
        return body or {}

    def controlled(self, request: Request) -> Reply:
        """Faults from outside Python: POST or DELETE /_emulator/faults, POST /_emulator/release."""
        what = request.path.removeprefix("/_emulator/")
        try:
            if (request.method, what) == ("POST", "faults"):
                self.faults.add(**orjson.loads(request.body))
            elif (request.method, what) == ("DELETE", "faults"):
                self.faults.clear()
            elif (request.method, what) == ("POST", "release"):
                self.faults.release()
            else:
                return Reply(404, orjson.dumps(missing().body()))
        except (TypeError, ValueError) as error:
            return Reply(
                400, orjson.dumps({"error": {"code": 400, "message": str(error), "status": "INVALID_ARGUMENT"}})
            )
        return Reply(200, b"{}")


UNREADABLE = object()


def decoded(request: Request) -> Any:
    """The body's JSON; nothing for an empty one."""
    data = request.body
    if request.headers.get("content-encoding") == "gzip":
        data = zlib.decompress(data, 31)
    if not data or request.path == "/token":
        return None
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return UNREADABLE


def routed(request: Request) -> tuple[Api, Method, dict[str, str]]:
    """The method that a path names, with the path's parameters."""
    for owner in (api("sheets", "v4"), api("drive", "v3")):
        for method in owner.methods:
            match = method.pattern.match(request.path) if method.verb == request.method else None
            if match and method.id in HANDLERS:
                return owner, method, {name: unquote(text) for name, text in match.groupdict().items()}
    raise missing()
