"""What all tests share.

Skipping can be forbidden, so that CI can't pass by leaving out what it should look at. `--hypothesis-profile=few` is
for runs that repeat the properties a thousand times over: see `[tool.mutmut]` in pyproject.toml.
"""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Iterator

import pytest
from hypothesis import Phase, settings

settings.register_profile(
    "few",
    max_examples=20,
    phases=(Phase.explicit, Phase.generate),  # that it fails is enough, the smallest example takes long
    deadline=None,
    database=None,
)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    forbidden = os.environ.get("SHEETSYNC_NO_SKIP") and not item.get_closest_marker("shared_data")
    if forbidden and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipping is forbidden here: {report.longrepr}"
    return report


@pytest.fixture
def server_in_tokyo() -> Iterator[None]:
    """A server whose own clock is nine hours ahead of Greenwich."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Asia/Tokyo"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()
