"""Ids made from content."""

from __future__ import annotations

from wireledger.ids import content_id


def test_same_content_same_id_on_every_machine() -> None:
    assert content_id("غارة", "strike", kind="doc") == content_id("غارة", "strike", kind="doc")
    assert content_id("strike", kind="doc") == "doc-57b18458696391f6"


def test_parts_are_kept_apart() -> None:
    ids = {
        content_id("ab", "c", kind="doc"),
        content_id("a", "bc", kind="doc"),
        content_id("abc", kind="doc"),
        content_id("abc", "", kind="doc"),
        content_id("abc", None, kind="doc"),
        content_id("abc", kind="event"),
    }
    assert len(ids) == 6


def test_lone_surrogates_have_an_id() -> None:
    assert content_id("\ud800", kind="doc").startswith("doc-")
