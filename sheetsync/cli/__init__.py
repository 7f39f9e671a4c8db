"""The command line: one module per verb, loaded when it is called."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from sheetsync import __version__
from sheetsync.cli.options import remember

VERBS = (
    "demo",
    "init",
    "adopt",
    "doctor",
    "check",
    "plan",
    "sync",
    "memo",
    "serve",
    "run",
    "status",
    "metrics",
    "explain",
    "export",
)


class Verbs(click.Group):
    """A group whose commands are modules: `sheetsync check` loads `sheetsync.cli.check` and nothing else."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order in which one meets them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A verb's command."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"sheetsync.cli.{cmd_name}").command
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sheetsync")
@click.option("--config", type=click.Path(path_type=Path), help="The configuration file (default: ./config.toml).")
@click.option("--workbook", metavar="FILE|URL", help="The workbook, if not the one in the configuration.")
@click.option("--as-of", metavar="YYYY-MM-DD", help="Compute as if today were this day.")
@click.option("-v", "--verbose", is_flag=True, help="Say more, and show where a fault of sheetsync itself lies.")
@click.pass_context
def cli(ctx: click.Context, config: Path | None, workbook: str | None, as_of: str | None, *, verbose: bool) -> None:
    """Facts for the quarrel between marketing and sales.

    Reads the tabs where both departments enter leads, deals and spend, computes the funnel, the share of non-target
    leads, the reasons of losses and unit economics, and writes them into tabs of its own beside yours. What people
    typed is never changed.

    Try `sheetsync demo` first. For your own workbook: `sheetsync adopt` (you have one) or
    `sheetsync init` (you begin one), then `sheetsync check`, `sheetsync sync`.
    """
    remember(ctx, config=config, workbook=workbook, as_of=as_of, verbose=verbose)
