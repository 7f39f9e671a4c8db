"""Debian's Chromium without a window: a page as a picture or as its elements, at any width, light or dark."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
    "--hide-scrollbars",
    "--allow-file-access-from-files",
    "--force-device-scale-factor=1",
)
LEAST_WIDTH = 500
"""No window of its own is narrower, so that a narrow page stands in a frame."""


def program(name: str, package: str) -> str:
    """Where a program is; skips where it isn't, and says how to get it."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} isn't here; `apt-get install {package}` brings it")
    return found


def picture(page: str, folder: Path, width: int, height: int, *, dark: bool) -> Path:
    """The upper left part of a page, `width` wide."""
    scheme = "dark" if dark else "light"
    (folder / "page.html").write_text(page, encoding="utf-8")
    frame = folder / "frame.html"
    frame.write_text(
        f'<!DOCTYPE html><meta name="color-scheme" content="{scheme}"><style>body{{margin:0}}'
        f"iframe{{border:0;display:block;width:{width}px;height:{height}px;color-scheme:{scheme}}}</style>"
        '<iframe src="page.html"></iframe>',
        encoding="utf-8",
    )
    taken = folder / f"{width}-{scheme}.png"
    _run(frame, folder, f"--window-size={max(width, LEAST_WIDTH)},{height}", f"--screenshot={taken}", *_dark(dark=dark))
    return taken


def elements(page: str, folder: Path, width: int, *, dark: bool) -> str:
    """The page's elements after its scripts have run."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    return _run(
        path, folder, f"--window-size={width},2000", "--virtual-time-budget=20000", "--dump-dom", *_dark(dark=dark)
    )


def _dark(*, dark: bool) -> list[str]:
    return ["--blink-settings=preferredColorScheme=0"] if dark else []


def _run(page: Path, folder: Path, *flags: str) -> str:
    command = [program("chromium", "chromium"), *FLAGS, f"--user-data-dir={folder / 'profile'}", *flags, page.as_uri()]
    environ = {**os.environ, "HOME": str(folder)}
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120, env=environ).stdout
