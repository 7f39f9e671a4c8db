"""`sheetsync serve`: it runs by itself."""

from __future__ import annotations

import os

import click

from sheetsync.cli.options import Call, shared_options


@click.command("serve")
@shared_options
def command(call: Call) -> None:
    """Keep the summary tabs fresh and mail the memo before each review, until stopped.

    What is due follows from the Reviews tab, from what was mailed, and from the hour: stopping it, killing it or moving
    it to another machine mails nothing twice. SIGTERM ends it within 20 seconds, SIGHUP reads the configuration anew.
    """
    from sheetsync.service.last_word import last_word
    from sheetsync.service.loop import Loop
    from sheetsync.service.opening import running

    def tick() -> None:
        serving.service.tick()

    def again() -> None:
        faults = serving.service.faults
        if faults.guarded("reload", lambda: serving.reload(call.config())):
            faults.right("config")
            loop.pace(serving.service.health.tick_seconds)

    with last_word(call.config_file, os.environ):
        config = call.config()
        loop = Loop(tick, again, config.service.tick_seconds)
        with loop.signals(), running(config, loop.is_over) as serving:
            loop.run()
