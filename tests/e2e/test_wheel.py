"""The wheel in an empty folder: nothing of the checkout is needed, templates and config are inside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_demo_runs_from_the_wheel(tmp_path: Path) -> None:
    wheels, site, empty = (tmp_path / name for name in ("wheels", "site", "empty"))
    empty.mkdir()
    _run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(ROOT)], tmp_path)
    (wheel,) = wheels.glob("*.whl")
    _run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--no-deps",
            "--no-index",
            "--quiet",
            "--target",
            str(site),
            str(wheel),
        ],
        tmp_path,
    )
    where = _run([sys.executable, "-c", "import sheetsync; print(sheetsync.__file__)"], empty, site)
    assert str(site) in where
    told = _run([sys.executable, "-m", "sheetsync", "demo", "--leads", "200", "--as-of", "2026-11-23"], empty, site)
    assert (empty / "demo" / "funnel.xlsx").is_file()
    assert (empty / "demo" / "memo.html").is_file()
    assert "memo.html" in told
    check = _run(
        [sys.executable, "-m", "sheetsync", "sync", "--config", "demo/config.toml", "--as-of", "2026-11-23"],
        empty,
        site,
    )
    assert "nothing was written" in check


def _run(command: list[str], folder: Path, site: Path | None = None) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    if site is not None:
        environment["PYTHONPATH"] = str(site)
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_help_imports_nothing_heavy() -> None:
    heavy = {"pandas", "numpy", "lxml", "openpyxl", "pyarrow", "pydantic", "rich", "jinja2"}
    code = f"""
import sys
from sheetsync.cli import cli
cli(["--help"], standalone_mode=False)
print(sorted({heavy} & set(sys.modules)))
"""
    assert _run([sys.executable, "-c", code], ROOT).splitlines()[-1] == "[]"
