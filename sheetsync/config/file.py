"""config.toml read into a Config, all its faults told at once."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pydantic

from sheetsync.config.whole import Config
from sheetsync.errors import BadConfig


def load(path: Path) -> Config:
    """The configuration in a file; BadConfig names every fault with its path in the file."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadConfig(f"{path}: there is no such config file; `sheetsync demo` makes one to start from") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadConfig(f"{path}: can't be read ({error}); check the file and its permissions") from error
    except tomllib.TOMLDecodeError as error:
        raise BadConfig(f"{path}: is no valid TOML ({error}); mend that line and try again") from error
    return parse(raw, path)


def parse(raw: dict[str, Any], path: Path) -> Config:
    """A configuration from plain values that stood in `path`."""
    if "folder" in raw:
        raise BadConfig(f"{path}: 1 setting is wrong; mend it and try again", "folder: no such setting")
    try:
        return Config.model_validate({**raw, "folder": path.resolve().parent})
    except pydantic.ValidationError as error:
        faults = [_fault(detail) for detail in error.errors()]
        count = "1 setting is" if len(faults) == 1 else f"{len(faults)} settings are"
        raise BadConfig(f"{path}: {count} wrong; mend and try again", *faults) from None


def _fault(detail: Any) -> str:
    where = ".".join(str(part) for part in detail["loc"]) or "the file"
    message = str(detail["msg"]).removeprefix("Value error, ")
    said = "no such setting" if detail["type"] == "extra_forbidden" else message[0].lower() + message[1:]
    return f"{where}: {said}"
