"""Both pages on setting up with Google are followed word by word, with real processes in an empty folder."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sheetsync.adapters.google.access import SCOPE
from sheetsync.adapters.google.answers import SCOPED_LOGIN
from sheetsync.core.lang import Lang
from tests.e2e.google_in_browser import ACTIONS, Browser
from tests.e2e.setup_page import Part, commands, matches, steps, tables
from tests.sheets_emulator import Emulator

ROOT = Path(__file__).parents[2]
PAGES: dict[Lang, Path] = {"en": ROOT / "docs" / "setup-google.md", "ru": ROOT / "docs" / "setup-google.ru.md"}
FAULTS = ("FAULT ", "ОШИБКА ")
ELSEWHERE = ("in the browser", "в браузере")
"""Rows of the table of messages that are Google's own."""


@dataclass
class Terminal:
    """A person's shell, in a folder."""

    folder: Path
    environ: dict[str, str]

    def run(self, command: str, shown: list[str]) -> None:
        """Call a command; it must show what the page shows, and end well unless a fault is shown."""
        if command.startswith("cd "):
            self.folder /= command.removeprefix("cd ")
            return
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environ,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        failed = any(line.startswith(FAULTS) for line in shown)
        assert bool(done.returncode) == failed, done.stdout + done.stderr
        # On stderr is what is being done, which a terminal shows for as long as it takes.
        assert matches(shown, done.stdout), f"$ {command}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("lang", PAGES)
def test_a_page_is_true(tmp_path: Path, lang: Lang) -> None:
    with Emulator() as google:
        browser = Browser(google, tmp_path / "home" / "Downloads", lang)
        terminal = Terminal(tmp_path, environ(tmp_path, google))
        for step in steps(PAGES[lang]):
            for part in step.parts:
                if part.place == "browser":
                    browser.do(step.number, step.heading, part.text)
                else:
                    follow(part, terminal, browser)
        assert browser.done == list(ACTIONS)
        assert google.faults_of_its_own == []
        written = [exchange for exchange in google.log if exchange.changed]
        assert len(written) == 3  # the tabs to fill, the guide, the summary
        assert "CEO" in titles(browser) or "Гендиректор" in titles(browser)


def follow(part: Part, terminal: Terminal, browser: Browser) -> None:
    """What is to be done at one's own computer."""
    if part.place == "editor" and part.is_block:
        text = part.text.replace("/d/…/", f"/d/{browser.spreadsheet}/")
        (terminal.folder / "config.toml").write_text(f"{text}\n", encoding="utf-8")
    elif part.is_block:
        for command, shown in commands(part.text):
            terminal.run(command, shown)
    else:
        assert part.place in {"terminal", "editor"}


def environ(folder: Path, google: Emulator) -> dict[str, str]:
    """A computer where sheetsync is installed, and Google is the emulator."""
    installed = folder / "bin" / "sheetsync"
    installed.parent.mkdir()
    installed.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sheetsync "$@"\n', encoding="utf-8")
    installed.chmod(0o755)
    return {
        "PATH": f"{installed.parent}:{os.environ['PATH']}",
        "HOME": str(folder / "home"),
        "PYTHONPATH": str(ROOT),
        "SHEETSYNC_API_ENDPOINT": google.base,
        "LC_ALL": "C.UTF-8",
    }


def titles(browser: Browser) -> list[str]:
    return [tab.title for tab in browser.google.snapshot()[browser.spreadsheet].tabs]


def test_both_pages_have_the_same_steps() -> None:
    english, russian = (steps(page) for page in PAGES.values())
    assert [step.number for step in english] == list(range(1, 11))
    for ours, theirs in zip(english, russian, strict=True):
        assert ours.number == theirs.number
        assert [(part.place, part.is_block) for part in ours.parts] == [
            (part.place, part.is_block) for part in theirs.parts
        ]
        assert [command for part in ours.parts if part.is_block for command, _ in commands(part.text)] == [
            command for part in theirs.parts if part.is_block for command, _ in commands(part.text)
        ]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_its_messages_are_those_of_sheetsync(page: Path) -> None:
    said = [*messages()]
    rows = tables(page.read_text(encoding="utf-8"))[-1][1:]
    assert len(rows) >= 12
    for message, _ in rows:
        quoted = re.findall(r"`([^`]+)`", message)
        assert quoted
        if not any(words in message for words in ELSEWHERE):
            assert [text for text in quoted if not any(text in one for one in said)] == []


def messages() -> Iterator[str]:
    """Every text in the code, with … where something is filled in."""
    for path in (ROOT / "sheetsync").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.sub(r"\{\w+\}", "…", node.value)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_what_it_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert SCOPE in text
    assert SCOPED_LOGIN in text
    assert {"SHEETSYNC_CREDENTIALS", "GOOGLE_APPLICATION_CREDENTIALS"} <= set(re.findall(r"`([A-Z_]+)`", text))
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert links
    assert [link for link in links if not (page.parent / link).is_file()] == []
