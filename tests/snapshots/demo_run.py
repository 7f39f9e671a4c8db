"""The demo company taken the whole way, without a process: what snapshots and pictures are made of."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Literal

from sheetsync import pipeline
from sheetsync.adapters.demo import demo_config, write_demo
from sheetsync.bootstrap import parts, workbook
from sheetsync.config import load

AS_OF = dt.date(2026, 11, 23)


def demo_run(lang: str, leads: int) -> pipeline.Run:
    """Plan a sync of a demo workbook in a folder that is gone afterwards."""
    language: Literal["en", "ru"] = "ru" if lang == "ru" else "en"
    with tempfile.TemporaryDirectory() as folder:
        write_demo(Path(folder) / "funnel.xlsx", language, leads, AS_OF)
        (Path(folder) / "config.toml").write_text(demo_config(language), encoding="utf-8")
        config = load(Path(folder) / "config.toml")
        built = parts(config, workbook(config), AS_OF)
        return pipeline.plan_run(built.workbook, built.renderer, built.settings)
