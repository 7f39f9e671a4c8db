"""Where things stand, and the configuration and commands that they must agree with."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
from pydantic import BaseModel

from sheetsync.cli import cli
from sheetsync.config import Config, load

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
OPERATIONS = {"en": ROOT / "docs" / "operations.md", "ru": ROOT / "docs" / "operations.ru.md"}
_COMMAND = re.compile(r"(?:`|/bin/|\$ |exec sheetsync )sheetsync\"?((?: +(?:[a-zA-Z.-][\w./-]*|\"[^\"]*\"))+)")


def text_of(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def example() -> Config:
    """deploy/config.example.toml, as the service reads it."""
    return load(DEPLOY / "config.example.toml")


def settings() -> set[str]:
    """Every setting that there is, as section.key."""
    found = set()
    for name, field in Config.model_fields.items():
        section = field.annotation
        if isinstance(section, type) and issubclass(section, BaseModel):
            found |= {f"{name}.{key}" for key in section.model_fields}
    return found


def commands(text: str) -> Iterator[list[str]]:
    """Every call of sheetsync in a text, as words."""
    for match in _COMMAND.finditer(text):
        yield shlex.split(match[1])


def unknown_part(words: list[str]) -> str:
    """The first word of a call that sheetsync doesn't know, "" if it knows all."""
    command: click.Command = cli
    rest = iter(words)
    for word in rest:
        if word.startswith("-"):
            option = (_options(cli) | _options(command)).get(word)
            if option is None:
                return word
            if not option.is_flag:
                next(rest)
        elif isinstance(command, click.Group):
            deeper = command.get_command(click.Context(command), word)
            if deeper is None:
                return word
            command = deeper
    return ""


def _options(command: click.Command) -> dict[str, click.Option]:
    named = {name: option for option in command.params if isinstance(option, click.Option) for name in option.opts}
    return {"--help": click.Option(["--help"], is_flag=True), **named}
