"""Whom to mail, and how, in a configuration that may be wrong everywhere else."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from sheetsync.config.file import parse
from sheetsync.config.whole import Config
from sheetsync.core.lang import LANGS
from sheetsync.errors import BadConfig

_KEYS = {"memo": ("via", "sender", "outbox"), "service": ("operators", "state")}


def mail_part(path: Path) -> Config | None:
    """A configuration of nothing but that; None if not even that can be read."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return parse({**_language(raw), **_kept(raw), "smtp": raw.get("smtp", {})}, path)
    except (OSError, ValueError, BadConfig):
        return None


def _language(raw: dict[str, Any]) -> dict[str, Any]:
    return {"language": raw["language"]} if raw.get("language") in LANGS else {}


def _kept(raw: dict[str, Any]) -> dict[str, Any]:
    found = {name: raw[name] for name in _KEYS if isinstance(raw.get(name), dict)}
    return {name: {key: told[key] for key in _KEYS[name] if key in told} for name, told in found.items()}
