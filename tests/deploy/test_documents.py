"""docs/operations*.md and SECURITY.md speak of what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sheetsync.adapters.ledger.opening import BACKUP, FILE
from sheetsync.config import load
from sheetsync.core.lang import LANGS, Lang, say
from sheetsync.core.lang.phrases.service import PHRASES
from sheetsync.ports import State
from sheetsync.service.health import Health
from sheetsync.service.outcomes import Reason
from tests.deploy.places import DEPLOY, OPERATIONS, ROOT, commands, settings, unknown_part

SECURITY = ROOT / "SECURITY.md"
PAGES = (*OPERATIONS.values(), SECURITY)
CAUSES = {name.split(".")[1] for name in PHRASES if name.startswith("alert.") and name.endswith(".do")}
_SETTING = re.compile(r"`((?:workbook|memo|service|smtp|limits|norms|trust|input|economics)\.\w+)")
_LINK = re.compile(r"\]\(([^)]+)\)")


def sections(text: str) -> dict[str, str]:
    """What stands under each heading of alerts."""
    return {match[1]: match[2] for match in re.finditer(r"^### `(\w+)` · (.+\n[\s\S]*?)(?=^##|\Z)", text, re.MULTILINE)}


def events() -> set[str]:
    """The events that the service logs."""
    code = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "sheetsync" / "service").glob("*.py"))
    found = set(re.findall(r"log(?:\(\"lines\"\))?\(\s*\"([a-z.]+)\"", code))
    assert len(found) > 8
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_every_alert_has_its_section_and_every_section_its_alert(lang: Lang) -> None:
    found = sections(OPERATIONS[lang].read_text(encoding="utf-8"))
    assert found.keys() == CAUSES
    for cause, text in found.items():
        heading = text.splitlines()[0]
        assert heading == say(lang, f"alert.{cause}") or cause == "google"


@pytest.mark.parametrize("lang", LANGS)
def test_sections_that_the_service_points_to_exist(lang: Lang) -> None:
    text = OPERATIONS[lang].read_text(encoding="utf-8")
    headings = [line.lstrip("# ").rpartition("· ")[2] for line in text.splitlines() if line.startswith("#")]
    pointed = [
        (file, heading)
        for words in PHRASES.values()
        for file, heading in re.findall(r"docs/(operations[.\w]*md), [“«](.+?)[”»]", getattr(words, lang))
    ]
    assert pointed
    assert {file for file, _ in pointed} == {OPERATIONS[lang].name}
    assert [heading for _, heading in pointed if heading not in headings] == []


@pytest.mark.parametrize("page", [*PAGES, *sorted(DEPLOY.rglob("*.*"))], ids=lambda page: page.name)
def test_settings_and_commands_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = {match[1] for match in _SETTING.finditer(text)}
    assert named - settings() - events() == set()
    assert [words for words in commands(text) if unknown_part(words)] == []


def test_what_sheetsync_does_not_know_is_found() -> None:
    wrong = "`sheetsync statsu`, /opt/bin/sheetsync memo lst, `sheetsync status --jsn`"
    assert [unknown_part(words) for words in commands(wrong)] == ["statsu", "lst", "--jsn"]
    right = "`sheetsync memo --preview memo.html`, `sheetsync memo resend KEY RECIPIENT`, `sheetsync --version`"
    assert [unknown_part(words) for words in commands(right)] == ["", "", ""]


def test_the_example_is_a_configuration_in_whichever_way_one_reads_it() -> None:
    text = (DEPLOY / "config.example.toml").read_text(encoding="utf-8")
    assert load(DEPLOY / "config.example.toml").memo.via == "smtp"
    for line in re.findall(r"^# (\w+) = ", text, re.MULTILINE):
        assert any(setting.endswith(f".{line}") for setting in settings())


@pytest.mark.parametrize("lang", LANGS)
def test_every_state_reason_event_field_and_metric_is_told(lang: Lang) -> None:
    text = OPERATIONS[lang].read_text(encoding="utf-8")
    words = {*map(str, State), *(reason for reason in Reason if reason is not Reason.WITNESSED), *events()}
    words |= {*Health.__dataclass_fields__, FILE, BACKUP}
    assert sorted(word for word in words if f"`{word}" not in text) == []
    metrics = set(re.findall(r"`(sheetsync_\w+)", text))
    now = Health.from_json('{"version": "", "pid": 1, "started": "2026-11-25T00:00:00+00:00", "tick_seconds": 1}')
    assert now
    real = {line.split()[2] for line in now.metrics() if line.startswith("# TYPE")}
    assert real <= metrics
    assert metrics - real == {"sheetsync_last_cycle_timestamp_seconds", "sheetsync_last_sync_", "sheetsync_last_write_"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    anchors = {_anchor(line.lstrip("# ")) for line in text.splitlines() if line.startswith("#")}
    for target in _LINK.findall(text):
        file, _, anchor = target.partition("#")
        if file:
            assert (page.parent / file).exists(), target
        else:
            assert anchor in anchors, target


def test_both_languages_tell_the_same() -> None:
    english, russian = (OPERATIONS[lang].read_text(encoding="utf-8") for lang in ("en", "ru"))
    for mark in (r"^#+ ", r"^\|", r"^```", r"^\d\. ", r"^   - "):
        assert len(re.findall(mark, english, re.MULTILINE)) == len(re.findall(mark, russian, re.MULTILINE)), mark
    assert _without_replies(english) == _without_replies(russian)


def _without_replies(text: str) -> list[str]:
    """The commands in a page, without comments."""
    return [line.partition("  #")[0].strip() for line in text.splitlines() if line.startswith("$ ")]


def _anchor(heading: str) -> str:
    """What GitHub makes of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
