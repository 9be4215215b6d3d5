from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from playwright.sync_api import Page

from tests.web.conftest import Client
from wireledger.publish.shown import plainly, said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a & b \"c\" 'd'", "a &amp; b &#34;c&#34; &#39;d&#39;"),
        ("\u202egnp.exe", '<span class="unseen">U+202E</span>gnp.exe'),
        ("a\u2066b\u2069", 'a<span class="unseen">U+2066</span>b<span class="unseen">U+2069</span>'),
        ("\U000e0041", '<span class="unseen">U+E0041</span>'),
        ("تقرير\u200f من\u200cحلب", "تقرير\u200f من\u200cحلب"),
        ("one\ntwo\tthree", "one\ntwo\tthree"),
    ],
)
def test_report_text_is_shown_and_does_nothing(text: str, shown: str) -> None:
    assert str(plainly(text)) == shown
    assert str(said(text)) == f'<bdi dir="auto">{shown}</bdi>'


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf")), min_size=1))
def test_any_visible_text_comes_back_as_itself(text: str) -> None:
    assert html.fragment_fromstring(f"<p>{plainly(text)}</p>").text_content() == text


@given(st.text(st.characters(codec=None)))
def test_nothing_becomes_markup(text: str) -> None:
    made = str(plainly(text))
    stripped = made.replace('<span class="unseen">', "").replace("</span>", "")
    assert "<" not in stripped
    assert ">" not in stripped
    made.encode("utf-8")


def test_the_look_of_every_component(client: Client, page: Page, axe: Callable[[Page], None]) -> None:
    """Contrast and names of all components, in light and dark, whether or not a page uses them now."""
    page.goto("/inbox")
    page.locator("main").evaluate(
        """main => main.innerHTML = `<h1>Components</h1>
        ${["plain", "conflict", "agree", "silent", "doubt", "type"].map(k => `<span class="badge ${k}">${k}</span>`).join(" ")}
        <p class="problem">problem</p><p class="hint">hint</p><p class="facts">facts</p><p class="stale">stale</p>
        <div class="told"><p>told</p></div><div class="empty"><p>empty</p></div><p class="unknown">unknown</p>
        <p><span class="unseen">U+202E</span> <q class="quoted">quoted</q> <span class="chain">a › b</span></p>
        <p><button class="main">main</button> <button>plain</button> <button class="quiet">quiet</button></p>
        <div class="scroll" tabindex="0"><table><caption>caption</caption><thead><tr><th scope="col">head</th></tr></thead>
        <tbody><tr><td>cell</td></tr></tbody></table></div>`"""
    )
    axe(page)
