"""Reading the part of YAML that deploy/ keeps to."""

from __future__ import annotations

import pytest

from tests.deploy import plain_yaml


def test_maps_lists_scalars_and_blocks() -> None:
    text = """
# A comment
name: it  # another
on:
  schedule:
    # of a list
    - cron: "17 4 * * 1-5"
      zone: utc
    - plain
  empty:
run: |
  first # kept
    second

  third
list:
- a:b
- "quoted # too"
yes: true
"""
    assert plain_yaml.read(text) == {
        "name": "it",
        "on": {"schedule": [{"cron": "17 4 * * 1-5", "zone": "utc"}, "plain"], "empty": None},
        "run": "first # kept\nsecond\n\nthird\n",
        "list": ["a:b", "quoted # too"],
        "yes": True,
    }


@pytest.mark.parametrize("text", ["a: [1, 2]", "a: {b: 1}", "a: &anchor b", "a: 1\na: 2", "a: >\n  folded", "words"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(AssertionError):
        plain_yaml.read(text)
