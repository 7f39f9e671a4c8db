"""What of the service is seen from outside: its log, its health file, its port, its sign of life."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sheetsync import bootstrap
from sheetsync.adapters.logs import log
from sheetsync.adapters.state_folder import StateFolder
from sheetsync.config import Config
from sheetsync.service.endpoint import Endpoint
from sheetsync.service.health import Health
from sheetsync.service.ping import ping

HEALTH = "health.json"


class Outside:
    """`home` is the folder where the ledger is, and stays. `health` is asked by whoever asks the port.

    A configuration that wants another folder gets it at the next start only: a ledger isn't changed under way. Until
    then that folder is locked, so that nobody begins a second service there, and told the health, so that whoever asks
    there hears of the restart that is due.
    """

    def __init__(
        self, config: Config, home: StateFolder, health: Callable[[], Health], now: Callable[[], dt.datetime]
    ) -> None:
        self._home, self._health, self._now = home, health, now
        self._config = config
        self._write = log(config.service.log)
        self._endpoint, self._port = ExitStack(), 0
        self._next_home, self._folders = ExitStack(), [home]

    def __enter__(self) -> Outside:
        return self

    def __exit__(self, *_: object) -> None:
        self._endpoint.close()
        self._next_home.close()

    def log(self, event: str, **values: object) -> None:
        """A Log, in the style of now."""
        self._write(event, **values)

    def publish(self, health: Health) -> None:
        """Make the health known: a file, and a sign of life if nothing is wrong."""
        for folder in self._folders:
            folder.write(HEALTH, health.to_json())
        url = self._config.service.ping_url
        if url and not health.faults and (silent := ping(url)):
            self.log("ping", failed=silent)

    def listen(self) -> None:
        """Open the port, if one is configured. Busy if it is taken."""
        with self.changing(self._config):
            pass

    @property
    def restart(self) -> str:
        """Why a restart is needed, "" if none is."""
        wanted = _state(self._config)
        if len(self._folders) == 1:
            return ""
        return f"service.state is {wanted} by now; until it is restarted, it goes on in {self._home.path}"

    @contextmanager
    def changing(self, config: Config) -> Iterator[None]:
        """Take another configuration when the block ends well, all of it; what raises before changes nothing."""
        with ExitStack() as endpoint, ExitStack() as next_home:
            port = config.service.health_port
            if port and port != self._port:
                endpoint.enter_context(Endpoint(port, self._health, self._now))
            wanted = _state(config)
            is_new = wanted not in [folder.path.resolve() for folder in self._folders]
            next_folder = bootstrap.folder(config) if is_new else None
            if next_folder:
                next_home.enter_context(next_folder.locked())
            yield
            if port != self._port:
                self._endpoint.close()
                self._endpoint, self._port = endpoint.pop_all(), port
            if next_folder or wanted == self._home.path.resolve():
                self._next_home.close()
                self._next_home = next_home.pop_all()
                self._folders = [self._home, *([next_folder] if next_folder else [])]
            self._write = log(config.service.log)
            self._config = config


def _state(config: Config) -> Path:
    return (config.folder / config.service.state).resolve()
