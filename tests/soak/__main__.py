"""`python -m tests.soak [--days 30] [--seed N] [--leads 60]`: the month, its figures, and whether everything held."""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from tests.soak.month import Figures, live

GROWTH_MB = 60.0
"""The memory of everything, Google's and the mail server's part included, may grow by so much from the first tenth of
the time to its end.
"""


def lines(figures: Figures) -> Iterator[str]:
    """The table."""
    verdict, events = figures.verdict, figures.events
    yield f"seed {figures.seed} · {figures.days:g} days · {os.cpu_count()} cores"
    yield f"{'messages due':44}{verdict.due:>8}"
    for how, count in sorted(verdict.ends.items()):
        yield f"{'  ' + how:44}{count:>8}"
    yield f"{'duplicates':44}{verdict.duplicates:>8}"
    yield f"{'lost':44}{verdict.lost:>8}"
    yield f"{'ticks':44}{figures.ticks:>8}"
    yield f"{'syncs':44}{figures.syncs:>8}"
    yield f"{'looks at the tabs, never older than a cycle':44}{figures.tabs_looked_at:>8}"
    yield f"{'requests a sync when nothing goes wrong':44}{figures.calm_requests / max(1, figures.calm_syncs):>8.1f}"
    yield f"{'requests a tick':44}{figures.requests.total() / max(1, figures.ticks):>8.2f}"
    for what, count in sorted(events.items()):
        yield f"{what:44}{count:>8}"
    shown = " · ".join(f"{megabytes:.0f}" for megabytes in figures.memory)
    yield f"{'memory at a tenth, the middle, the end, MB':44}{shown:>8}"
    yield f"{'simulated days a second':44}{figures.days / figures.seconds:>8.2f}"
    yield f"{'seconds':44}{figures.seconds:>8.0f}"


def faults(figures: Figures) -> list[str]:
    """What didn't hold."""
    growth = figures.memory[-1] - figures.memory[0]
    grown = [f"memory grew by {growth:.0f} MB, more than {GROWTH_MB:.0f}"] if growth > GROWTH_MB else []
    return [*figures.faults, *grown]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--leads", type=int, default=60)
    parser.add_argument("--keep", type=Path, help="keep the configuration, the state and the log there")
    chosen = parser.parse_args()
    click.echo(f"seed {chosen.seed}")
    with tempfile.TemporaryDirectory() as place:
        folder = chosen.keep or Path(place)
        figures = live(folder, days=chosen.days, seed=chosen.seed, leads=chosen.leads)
    for line in lines(figures):
        click.echo(line)
    wrong = faults(figures)
    for fault in wrong:
        click.echo(f"DOES NOT HOLD: {fault}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
