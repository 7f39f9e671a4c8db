"""Google's recorded answers are the judge: `../shared/google/replay.py` beside the checkout."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sheets_emulator import Emulator

RECORDINGS = Path(__file__).parents[2].parent / "shared" / "google"


@pytest.mark.shared_data
def test_every_recorded_answer_is_given(google: Emulator, key: Path) -> None:
    if not (RECORDINGS / "replay.py").exists():
        pytest.skip("the recordings don't stand beside the checkout")
    command = [sys.executable, str(RECORDINGS / "replay.py"), google.base, str(key), "--show", "3"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    told = re.search(r"(\d+) of (\d+) steps match", run.stdout)
    assert told, run.stderr
    assert (int(told[1]), int(told[2])) == (999, 999), run.stdout
