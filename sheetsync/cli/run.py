"""`sheetsync run`: one cycle, for cron."""

from __future__ import annotations

import os
import sys

import click

from sheetsync.cli.options import Call, shared_options


@click.command("run")
@shared_options
def command(call: Call) -> None:
    """Do once what `serve` does all the time: sync, and mail what is due. For cron and timers.

    Ends with 0 if all went well, with 75 if something is wrong that the next call may find mended; `sheetsync status`
    says what it is.
    """
    from sheetsync.service.last_word import last_word
    from sheetsync.service.loop import Loop
    from sheetsync.service.opening import opened

    loop = Loop(lambda: None, lambda: None, 1)
    with last_word(call.config_file, os.environ, once=True):
        config = call.config()
        with loop.signals(), opened(config, loop.is_over, once=True) as service:
            service.tick()
            faults = service.health.faults
    sys.exit(75 if faults else 0)
