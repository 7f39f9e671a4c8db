"""The cron line and GitHub's schedule."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sheetsync.adapters.smtp.opening import PASSWORD
from tests.deploy import plain_yaml
from tests.deploy.places import commands, text_of, unknown_part

ACTION = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40}")


def workflow() -> Any:
    return plain_yaml.read(text_of("github-actions.yaml"))


def steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = workflow()["jobs"]["run"]["steps"]
    return found


def is_schedule(words: list[str]) -> bool:
    limits = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
    return len(words) == 5 and all(_fits(word, *limit) for word, limit in zip(words, limits, strict=True))


def _fits(word: str, low: int, high: int) -> bool:
    numbers = [int(number) for number in re.findall(r"\d+", word)]
    return bool(re.fullmatch(r"(\*|\d+(-\d+)?)(/\d+)?(,\d+)*", word)) and all(low <= each <= high for each in numbers)


def test_the_cron_file_is_for_cron_d() -> None:
    lines = [line for line in text_of("cron").splitlines() if line and not line.startswith("#")]
    *variables, line = lines
    assert all(re.fullmatch(r"[A-Z]+=\S+", variable) for variable in variables)
    words = line.split()
    assert is_schedule(words[:5])
    assert words[5] == "sheetsync"  # the user
    assert "%" not in line  # cron would end the line there
    assert list(commands(line)) == [["run"]]
    assert text_of("cron").endswith("\n")


def test_the_workflow_may_do_little_and_runs_alone() -> None:
    told = workflow()
    assert told["permissions"] == {"contents": "read"}
    assert told["concurrency"] == {"group": "sheetsync", "cancel-in-progress": False}
    (job,) = told["jobs"].values()
    assert int(job["timeout-minutes"]) <= 30
    assert set(told["on"]) == {"schedule", "workflow_dispatch"}  # never for somebody's pull request
    for entry in told["on"]["schedule"]:
        assert is_schedule(entry["cron"].split())


def test_actions_are_named_by_their_commit() -> None:
    used = [step["uses"] for step in steps() if "uses" in step]
    assert len(used) == 4
    assert [name for name in used if not ACTION.fullmatch(name)] == []
    checkout = next(step for step in steps() if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"]["persist-credentials"] is False


def test_the_state_is_kept_whatever_becomes_of_the_cycle() -> None:
    restore, save = (step for step in steps() if step.get("uses", "").startswith("actions/cache/"))
    assert "/restore@" in restore["uses"]
    assert "/save@" in save["uses"]
    assert save["if"] == "always()"
    assert restore["with"]["path"] == save["with"]["path"] == "state"
    assert restore["with"]["key"] == save["with"]["key"]
    assert save["with"]["key"].startswith(restore["with"]["restore-keys"])


def test_secrets_are_seen_by_one_step_alone() -> None:
    with_secrets = [step for step in steps() if "${{ secrets." in str(step)]
    (cycle,) = with_secrets
    assert PASSWORD in cycle["env"]
    assert cycle["run"].startswith("umask 077\n")
    assert "${{" not in cycle["run"]
    found = list(commands(cycle["run"]))
    assert found == [["run", "--config", "company.toml"]]
    assert [unknown_part(words) for words in found] == [""]


@pytest.mark.parametrize("line", ["60 * * * *", "* * * *", "a * * * *", "*/15 * * * 8"])
def test_what_is_no_schedule(line: str) -> None:
    assert not is_schedule(line.split())
