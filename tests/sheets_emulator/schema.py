"""Google's discovery documents: which methods there are, what requests and answers may hold."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from .checks import LIST_VALUE, Check, Found, bad_value, enum_check, later, scalar_check, unknown
from .masks import Mask
from .wire import Json, Refusal, violations

BODY_FIELDS = {
    "sheets.spreadsheets.values.update": "data",
    "sheets.spreadsheets.values.append": "data",
    "sheets.spreadsheets.create": "spreadsheet",
}


@dataclass(frozen=True)
class Method:
    """One method of an API."""

    id: str
    verb: str
    pattern: re.Pattern[str]
    parameters: Json
    request: str | None
    response: str | None


class Api:
    """One discovery document."""

    def __init__(self, document: Json) -> None:
        self.document = document
        self.package = f"type.googleapis.com/google.apps.{document['name']}.{document['version']}"
        self.methods = sorted(self.listed(document), key=lambda m: -len(m.pattern.pattern))
        self.checks: dict[tuple[str, bool], Check] = {}

    def listed(self, node: Json) -> list[Method]:
        found = [self.method(spec) for spec in node.get("methods", {}).values()]
        return found + [m for inner in node.get("resources", {}).values() for m in self.listed(inner)]

    def method(self, spec: Json) -> Method:
        path = self.document["servicePath"] + spec.get("flatPath", spec["path"])
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+?)", re.escape("/" + path))
        return Method(
            spec["id"],
            spec["httpMethod"],
            re.compile(pattern + r"\Z"),
            {**self.document["parameters"], **spec.get("parameters", {})},
            spec.get("request", {}).get("$ref"),
            spec.get("response", {}).get("$ref"),
        )

    def check_mask(self, method: Method, mask: Mask) -> None:
        """Refuse a read mask that names what the answer can't have."""
        if mask and method.response:
            schema = {"$ref": method.response}
            for path in self.unknown_paths(schema, mask, ""):
                text = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."
                raise violations("Request contains an invalid argument.", (path, text))

    def unknown_paths(self, schema: Json, mask: Mask, path: str) -> list[str]:
        while "$ref" in schema or "items" in schema:
            schema = self.document["schemas"][schema["$ref"]] if "$ref" in schema else schema["items"]
        if "properties" not in schema:
            return []
        found = []
        for name, inner in mask.items():
            here = f"{path}.{name}" if path else name
            if name in schema["properties"]:
                found += self.unknown_paths(schema["properties"][name], inner, here)
            elif name != "*":
                found.append(here)
        return found

    def check(self, name: str, *, lenient: bool) -> Check:
        """The check of a named schema; lenient as for requests, where protobuf's JSON takes more than it gives."""
        key = (name, lenient)
        if key not in self.checks:
            self.checks[key] = later(self.checks, key)  # schemas name one another in circles
            self.checks[key] = self.compiled(self.document["schemas"][name], name, lenient=lenient)
        return self.checks[key]

    def compiled(self, schema: Json, name: str, *, lenient: bool) -> Check:
        if "$ref" in schema:
            return self.check(schema["$ref"], lenient=lenient)
        kind = schema.get("type")
        if kind == "object":
            return self.object_check(schema, f"{self.package}.{name}", lenient=lenient)
        if kind == "array":
            return self.array_check(schema, name, lenient=lenient)
        if kind == "any" or kind is None:
            return lambda value, path, found: value
        if "enum" in schema:
            return enum_check(frozenset(schema["enum"]), f"{self.package}.{name[:1].upper()}{name[1:]}")
        return scalar_check(str(kind), lenient=lenient)

    def object_check(self, schema: Json, told: str, *, lenient: bool) -> Check:
        fields = {k: self.compiled(v, k, lenient=lenient) for k, v in schema.get("properties", {}).items()}
        extra = schema.get("additionalProperties")
        other = self.compiled(extra, "value", lenient=lenient) if extra else None

        def check(value: Any, path: str, found: Found) -> Any:
            if not isinstance(value, dict):
                found.append(bad_value(path, told, value))
                return {}
            result = {}
            for name, item in value.items():
                field = fields.get(name, other)
                if field is None:
                    found.append(unknown(name, path))
                elif item is not None:
                    result[name] = field(item, f"{path}.{name}" if path else name, found)
                elif not lenient:
                    found.append((f"{path}.{name}", "null"))
            return result

        return check

    def array_check(self, schema: Json, name: str, *, lenient: bool) -> Check:
        inner = self.compiled(schema["items"], name, lenient=lenient)
        rows = schema["items"].get("type") == "any"  # cells of a ValueRange: anything goes

        def check(value: Any, path: str, found: Found) -> Any:
            if not isinstance(value, list):
                if rows or not lenient:
                    found.append(bad_value(path, LIST_VALUE, value))
                    return []
                return [inner(value, path, found)]  # protobuf takes a single value for a list of one
            if rows:
                return value
            return [inner(item, f"{path}[{i}]", found) for i, item in enumerate(value)]

        return check


@cache
def api(name: str, version: str) -> Api:
    """The document that google-api-python-client ships."""
    spec = importlib.util.find_spec("googleapiclient")
    if spec is None or spec.origin is None:
        raise RuntimeError("google-api-python-client isn't installed")
    folder = Path(spec.origin).parent / "discovery_cache" / "documents"
    return Api(orjson.loads((folder / f"{name}.{version}.json").read_bytes()))


def cleaned(owner: Api, method: Method, body: Any) -> Json:
    """A request's body as Google reads it: nulls left out, numbers in text read; or a 400 that names every fault."""
    if method.request is None:
        return {}
    found: Found = []
    result = owner.check(method.request, lenient=True)(body, BODY_FIELDS.get(method.id, ""), found)
    if found:
        raise violations("\n".join(text for _, text in found), *found)
    return dict(result)


def check_query(method: Method, query: dict[str, list[str]]) -> None:
    """Refuse parameters that the method doesn't have, and values that aren't of their enum."""
    for name, values in query.items():
        spec = method.parameters.get(name)
        if spec is None:
            raise bad_parameter(name)
        for value in values:
            if "enum" in spec and value not in spec["enum"]:
                found = bad_value(
                    name, f"type.googleapis.com/google.apps.sheets.v4.{name[:1].upper()}{name[1:]}", value
                )
                raise violations(found[1], found)


def bad_parameter(name: str) -> Refusal:
    text = (
        f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter. '
        f"Field '{name}' could not be found in request message."
    )
    return violations(text, ("", text))


def problems(owner: Api, method: Method, answer: Any) -> list[str]:
    """What in an answer the document doesn't allow."""
    if method.response is None:
        return [] if answer is None else [f"{method.id}: an answer where there is none"]
    found: Found = []
    owner.check(method.response, lenient=False)(answer, "$", found)
    return [f"{method.id}: {path}: {text}" for path, text in found]
