"""Templates of the company's own: the same variables, a sandbox, and what becomes of a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheetsync.adapters.inlining import standalone
from sheetsync.adapters.templates import Forgiving, JinjaMemo, built_in
from sheetsync.errors import BadConfig
from tests.adapters.memo.letters import HOSTILE, URL, hostile, usual


def own(folder: Path, name: str, text: str) -> JinjaMemo:
    (folder / name).write_text(text, encoding="utf-8")
    return JinjaMemo(folder)


def test_own_ones_win_and_the_others_stay(tmp_path: Path) -> None:
    made = own(tmp_path, "memo.txt.j2", "{{ memo.title }}: {{ memo.segments.rows[0][0] }} {{ say('memo.data') }}")
    rendered = made.render(usual())
    assert rendered.text == "Sales & marketing review · October 2026: Enterprise How far to trust these numbers\n"
    assert rendered.html == JinjaMemo().render(usual()).html


def test_an_own_style_sheet_is_inlined(tmp_path: Path) -> None:
    style = (built_in() / "memo.style.css").read_text(encoding="utf-8").replace("#0f5c6e", "#550055")
    page = own(tmp_path, "memo.style.css", style).render(usual()).html
    assert '<h3 style="margin:0 0 8px;font-size:14px;line-height:19px;color:#550055">' in page


@pytest.mark.parametrize(
    "text",
    [
        "{{ memo.nothing_such }}",
        "{{ memo.title",
        "{{ say('no.such.phrase') }}",
        "{{ 1 / 0 }}",
        "{% include 'none' %}",
        "{{ memo.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ say.__globals__ }}",
        "{{ memo.cards.append(1) }}",
        "{% for i in range(1000000000) %}{% endfor %}",
        "{% include '../secret.txt' %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{{ memo.title + 1 }}",
        "{{ '%d' % memo.title }}",
    ],
)
@pytest.mark.parametrize("name", ["memo.txt.j2", "memo.html.j2", "memo.subject.txt.j2"])
def test_a_broken_one_gives_way_and_is_told(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "templates").mkdir()
    made = own(tmp_path / "templates", name, text)
    with pytest.raises(BadConfig, match=name):
        made.render(usual())
    renderer = Forgiving(made, JinjaMemo())
    rendered = renderer.render(usual())
    assert name in renderer.fault
    assert "built-in form" in " ".join(rendered.text.split())
    assert "built-in form" in rendered.html


def test_one_that_is_no_text_is_broken(tmp_path: Path) -> None:
    (tmp_path / "memo.txt.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadConfig, match=r"memo\.txt\.j2"):
        JinjaMemo(tmp_path).render(usual())


def test_mended_it_is_no_fault_any_more(tmp_path: Path) -> None:
    renderer = Forgiving(own(tmp_path, "memo.txt.j2", "{{ nothing }}"), JinjaMemo())
    renderer.render(usual())
    (tmp_path / "memo.txt.j2").write_text("mended", encoding="utf-8")
    assert renderer.render(usual()).text == "mended\n"
    assert renderer.fault == ""


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_what_people_type_is_text(text: str) -> None:
    rendered = JinjaMemo().render(hostile(text))
    assert "\n" not in rendered.subject
    assert len(rendered.subject) <= 200
    for part in (rendered.subject, rendered.text, rendered.html):
        part.encode()
        assert not set(part) & set("\u202e\u2066\x00\x07")
    assert "<script" not in rendered.html
    assert "<img src=x" not in rendered.html
    assert rendered.html.count("</html>") == 1


def test_pictures_are_those_that_the_page_shows(tmp_path: Path) -> None:
    rendered = JinjaMemo().render(usual())
    assert len(rendered.pictures) == 2
    assert all(picture.source in rendered.html for picture in rendered.pictures)
    plain = own(tmp_path, "memo.html.j2", "<p>{{ memo.answer }}</p>").render(usual())
    assert plain.pictures == ()


def test_a_file_of_its_own_holds_its_pictures() -> None:
    page = standalone(JinjaMemo().render(usual()))
    assert "cid:" not in page
    assert page.count('src="data:image/png;base64,iVBORw0KGgo') == 2


def test_numbers_link_to_their_cells() -> None:
    page = JinjaMemo().render(usual()).html
    assert f'<a href="{URL.replace("&", "&amp;")}B7" title="Funnel!B7"' in page
    assert ">$4.80 M</a>" in page
