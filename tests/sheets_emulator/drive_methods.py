"""Drive v3, as far as spreadsheets need it: files and permissions."""

from __future__ import annotations

import re

from .book import Spreadsheet
from .calls import Call, Method
from .store import ROLES, Store
from .wire import Json, Refusal

MIME_TYPE = "application/vnd.google-apps.spreadsheet"
BRIEF = ("kind", "id", "name", "mimeType")
CLAUSE = re.compile(r"""\s*(?:(\w+)\s*(=|contains|!=)\s*(?:(['"])((?:\\.|(?!\3).)*)\3|(true|false)))\s*(?:and\s|\Z)""")


class DriveRefusal(Refusal):
    """A refusal in the shape of Drive's API."""

    def __init__(self, code: int, reason: str, message: str, location: str = "") -> None:
        super().__init__(code, message)
        self.error: Json = {"domain": "global", "reason": reason, "message": message}
        if location:
            self.error.update(locationType="parameter", location=location)

    def body(self) -> Json:
        return {"error": {"code": self.code, "message": self.message, "errors": [self.error]}}


def found(store: Store, book_id: str, account: str, *, owner: bool = False) -> Spreadsheet:
    """The file, if the account can see it; Drive doesn't tell a hidden file from none."""
    book = store.books.get(book_id)
    role = book.shares.get(account) if book else None
    if book is None or role is None:
        raise DriveRefusal(404, "notFound", f"File not found: {book_id}.", "fileId")
    if owner and role != "owner":
        text = "The user does not have sufficient permissions for this file."
        raise DriveRefusal(403, "insufficientFilePermissions", text)
    return book


def file_of(store: Store, book: Spreadsheet) -> Json:
    return {
        "kind": "drive#file",
        "id": book.id,
        "name": book.properties["title"],
        "mimeType": MIME_TYPE,
        "trashed": book.trashed,
        "createdTime": store.timestamp(book.created),
        "modifiedTime": store.timestamp(book.modified),
        "webViewLink": f"https://docs.google.com/spreadsheets/d/{book.id}/edit",
        "parents": ["0AEmulatorRootFolder"],
    }


def told(call: Call, book: Spreadsheet) -> Json:
    file = file_of(call.store, book)
    return file if "fields" in call.query else {name: file[name] for name in BRIEF}


def create(call: Call) -> Json:
    if call.body.get("mimeType") != MIME_TYPE:
        raise DriveRefusal(400, "invalid", "This emulator only makes spreadsheets")
    return told(call, call.store.create(call.body.get("name", "Untitled"), call.account))


def get(call: Call) -> Json:
    return told(call, found(call.store, call.path["fileId"], call.account))


def delete(call: Call) -> None:
    book = found(call.store, call.path["fileId"], call.account, owner=True)
    del call.store.books[book.id]


def copy(call: Call) -> Json:
    book = found(call.store, call.path["fileId"], call.account)
    title = call.body.get("name") or f"Copy of {book.properties['title']}"
    return told(call, call.store.copy(book.id, title, {call.account: "owner"}))


def change(call: Call) -> Json:
    book = found(call.store, call.path["fileId"], call.account)
    with call.store.changing(book.id, call.account) as new:
        new.properties["title"] = call.body.get("name", book.properties["title"])
        new.trashed = bool(call.body.get("trashed", book.trashed))
    return told(call, call.store.books[book.id])


def search(call: Call) -> Json:
    visible = [book for book in call.store.books.values() if call.account in book.shares]
    clauses = clauses_of(call.options.get("q", ""))
    files = [file for book in visible if fits(file := file_of(call.store, book), clauses)]
    return {"kind": "drive#fileList", "incompleteSearch": False, "files": files}


def clauses_of(query: str) -> list[tuple[str, str, str]]:
    """`name = "x" and trashed = false`: no other words are known."""
    clauses, at = [], 0
    while at < len(query):
        match = CLAUSE.match(query, at)
        if not match:
            raise DriveRefusal(400, "invalid", "Invalid Value", "q")
        text = match.group(5) or re.sub(r"\\(.)", r"\1", match.group(4) or "")
        clauses.append((match.group(1), match.group(2), text))
        at = match.end()
    return clauses


def fits(file: Json, clauses: list[tuple[str, str, str]]) -> bool:
    for name, sign, wanted in clauses:
        value = file.get(name, "")
        value = str(value).lower() if isinstance(value, bool) else str(value)
        if {"=": value == wanted, "!=": value != wanted, "contains": wanted.casefold() in value.casefold()}[sign]:
            continue
        return False
    return True


def permission(email: str, role: str, *, full: bool) -> Json:
    number = str(sum(ord(letter) * 31**i for i, letter in enumerate(email)) % 10**20).rjust(20, "1")
    brief = {"kind": "drive#permission", "id": number, "type": "user", "role": role}
    return {**brief, "emailAddress": email, "deleted": False} if full else brief


def share(call: Call) -> Json:
    book = found(call.store, call.path["fileId"], call.account)
    email, role = call.body.get("emailAddress", ""), call.body.get("role", "")
    if call.body.get("type") != "user" or not email or role not in ROLES:
        raise DriveRefusal(
            400, "invalid", "This emulator shares with users by address, as reader, commenter, writer or owner"
        )
    with call.store.changing(book.id, call.account) as new:
        new.shares[email] = role
    return permission(email, role, full="fields" in call.query)


def permissions(call: Call) -> Json:
    book = found(call.store, call.path["fileId"], call.account)
    full = "fields" in call.query
    listed = [permission(email, role, full=full) for email, role in book.shares.items()]
    return {"kind": "drive#permissionList", "permissions": listed}


def unshare(call: Call) -> None:
    book = found(call.store, call.path["fileId"], call.account)
    emails = {permission(email, "", full=False)["id"]: email for email in book.shares}
    email = emails.get(call.path["permissionId"])
    if email is None:
        raise DriveRefusal(404, "notFound", f"Permission not found: {call.path['permissionId']}.", "permissionId")
    with call.store.changing(book.id, call.account) as new:
        del new.shares[email]


def comments(call: Call) -> Json:
    """None: people's comments aren't kept here."""
    found(call.store, call.path["fileId"], call.account)
    return {"kind": "drive#commentList", "comments": []}


METHODS: dict[str, Method] = {
    "drive.files.create": create,
    "drive.files.get": get,
    "drive.files.list": search,
    "drive.files.delete": delete,
    "drive.files.copy": copy,
    "drive.files.update": change,
    "drive.comments.list": comments,
    "drive.permissions.create": share,
    "drive.permissions.list": permissions,
    "drive.permissions.delete": unshare,
}
