"""`sheetsync status`: how the service is."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetsync.cli.options import Call, shared_options
from sheetsync.cli.terminal import print_json
from sheetsync.errors import NotPermitted

if TYPE_CHECKING:
    from sheetsync.config import Config
    from sheetsync.service.health import Health


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@shared_options
def command(call: Call, *, as_json: bool) -> None:
    """Say how the service in the configured state folder is: its last sync, its next memo, what is wrong now.

    Ends with 75 if something is wrong, if it is stuck, or if it never ran.
    """
    import json

    from sheetsync.adapters.clock import utc
    from sheetsync.service.health import Health

    config = call.config()
    health = Health.from_json(_told(config.folder / config.service.state / "health.json"))
    if as_json:
        print_json(json.loads(health.to_json()) if health else None)
    else:
        for line in lines(health, config, utc()):
            click.echo(line)
    sys.exit(75 if health is None or health.faults or health.stuck_since(utc()) else 0)


def _told(path: Path) -> str:
    """What a file says; "" if it isn't there. Nothing is made: who asks may be somebody else than the service."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise NotPermitted(f"{path}: can't be read ({error.strerror}); ask as the service's user") from error


def lines(health: Health | None, config: Config, now: dt.datetime) -> Iterator[str]:
    """The health in words."""
    from sheetsync.core.lang import say

    lang = config.language
    if health is None:
        yield say(lang, "status.never", where=config.folder / config.service.state)
        return
    if stuck := health.stuck_since(now):
        yield say(lang, "status.stuck", since=_shown(stuck))
    elif not health.tick_seconds:
        yield say(lang, "status.ran", when=_shown(health.last_cycle))
    else:
        yield say(lang, "status.running", since=_shown(health.started), pid=health.pid)
    yield say(lang, "status.sync", sync=_shown(health.last_sync), write=_shown(health.last_write))
    yield say(lang, "status.memo", when=_shown(health.next_memo))
    if health.memos:
        states = ", ".join(f"{state} {count}" for state, count in sorted(health.memos.items()))
        yield say(lang, "status.deliveries", states=states)
    for cause, text in health.faults.items():
        yield say(lang, "status.fault", cause=say(lang, f"alert.{cause}"), text=text)
    if not health.faults:
        yield say(lang, "status.fine")


def _shown(moment: dt.datetime | None) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}" if moment else "–"
