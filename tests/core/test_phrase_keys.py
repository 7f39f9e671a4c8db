"""Phrases and the code that says them: none is missing, none is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from sheetsync.core.lang import all_phrases

ROOT = Path(__file__).parents[2]
PHRASES = ROOT / "sheetsync" / "core" / "lang" / "phrases"
SAYERS = {"say", "phrase"}
"""The functions and methods that take a key; what comes before it is a language."""
LEAST_LETTERS = 4
"""Of a key that is put together, so many stand in the code at least: else it would match anything."""


def trees() -> Iterator[ast.Module]:
    for path in sorted((ROOT / "sheetsync").rglob("*.py")):
        if PHRASES not in path.parents:
            yield ast.parse(path.read_text("utf-8"))


def pattern(told: ast.JoinedStr) -> str:
    """A key that is put together, as a regular expression; "" if it says too little."""
    parts = [str(part.value) if isinstance(part, ast.Constant) else None for part in told.values]
    letters = sum(len(part) for part in parts if part)
    looks_like_one = all(part is None or re.fullmatch(r"[a-z0-9_.]+", part) for part in parts)
    if letters < LEAST_LETTERS or not looks_like_one or not any("." in part for part in parts if part):
        return ""
    return "".join(".+" if part is None else re.escape(part) for part in parts)


def told_keys(node: ast.expr) -> Iterator[str]:
    """What a key argument may be, as regular expressions; nothing for what only a run can tell."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.JoinedStr):
        if found := pattern(node):
            yield found
    elif isinstance(node, ast.IfExp):
        yield from told_keys(node.body)
        yield from told_keys(node.orelse)


def said(tree: ast.Module) -> Iterator[str]:
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if name in SAYERS:
            for argument in call.args[:2]:
                yield from told_keys(argument)


def test_every_key_that_is_said_is_a_phrase() -> None:
    keys = [*all_phrases(), "en", "ru"]
    missing = {key for tree in trees() for key in said(tree) if not any(re.fullmatch(key, known) for known in keys)}
    assert missing == set()


def test_no_phrase_is_left_over() -> None:
    whole: set[str] = set(re.findall(r"[\w.]+", "".join(path.read_text("utf-8") for path in templates())))
    patterns: set[str] = set()
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr) and (found := pattern(node)):
                patterns.add(found)
    put_together = re.compile("|".join(sorted(patterns)))
    left = [key for key in all_phrases() if key not in whole and not put_together.fullmatch(key)]
    assert left == []


def templates() -> Iterator[Path]:
    return (path for path in (ROOT / "templates").iterdir() if path.suffix == ".j2")
