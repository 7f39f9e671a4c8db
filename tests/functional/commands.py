"""Calling the commands as a person would, without a process each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from sheetsync.cli import cli
from sheetsync.cli.options import Call

AS_OF = "2026-11-23"


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def sheetsync(
    *words: str | Path,
    as_of: str = AS_OF,
    env: Mapping[str, str | None] | None = None,
    obj: Call | None = None,
    answers: str = "",
) -> Outcome:
    """`sheetsync WORDS` on a fixed day; `answers` is what somebody types, line by line."""
    said = ["--as-of", as_of, *(str(word) for word in words)]
    result = CliRunner().invoke(cli, said, env=env, obj=obj, input=answers)
    return Outcome(result.exit_code, result.stdout, result.stderr)
