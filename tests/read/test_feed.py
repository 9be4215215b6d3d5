"""RSS and Atom feeds saved as files."""

from __future__ import annotations

from pathlib import Path

from wireledger.read import documents
from wireledger.records import Document

from .conftest import TODAY, Refuse

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Halyard News</title>
<item><title>Strike in &lt;b&gt;Idlib&lt;/b&gt;</title><guid>hal-1</guid><link>https://halyard.example/1</link>
<pubDate>Sun, 09 Jul 2023 21:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Three people were killed in Idlib.</p><h3>Who was hit?</h3><p>A family of four<script>x()</script>
lived there.</p>]]></content:encoded></item>
<item><title>Two hurt in Basra</title><description>Two people were hurt in Basra on Monday…</description>
<pubDate>Mon, 31 Feb 2023 10:00:00 GMT</pubDate></item>
<item><title>Empty</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة</title><entry><id>urn:1</id><title>غارة</title>
<updated>2023-07-10T00:00:00Z</updated><published>2023-07-09T00:00:00Z</published>
<content type="html">&lt;p&gt;قُتل ثلاثة أشخاص في غارة على منزل في إدلب.&lt;/p&gt;</content></entry></feed>"""


def test_entries_are_reports(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS)
    full, summary, empty = documents(tmp_path / "feed.xml", today=TODAY)
    assert isinstance(full, Document)
    assert full.text == "Three people were killed in Idlib.\n\nWho was hit?\n\nA family of four lived there."
    assert [span.text for span in full.headings] == ["Who was hit?"]
    assert (full.ref, full.title, full.publisher) == ("hal-1", "Strike in Idlib", "Halyard News")
    assert (full.published, full.published_from, full.url) == (
        "2023-07-09",
        "field",
        "https://halyard.example/1",
    )
    assert isinstance(summary, Document)
    assert (summary.ref, summary.published, summary.complete) == ("feed-2", None, False)
    assert summary.warnings == (
        "the feed gives no full text, only its summary",
        'the date "Mon, 31 Feb 2023 10:00:00 GMT" in the field is not a day of the calendar and was not used',
        'the text breaks off: it ends with "…"',
    )
    assert str(empty) == f"{tmp_path}/feed.xml, entry 3: holds only white space. Give the text of the report."


def test_atom_in_arabic_under_any_name(tmp_path: Path) -> None:
    (tmp_path / "saved.txt").write_text(ATOM)
    (document,) = documents(tmp_path / "saved.txt", today=TODAY)
    assert isinstance(document, Document)
    assert (document.ref, document.title, document.publisher) == ("urn:1", "غارة", "وكالة")
    assert (document.published, document.language) == ("2023-07-09", "ar")


def test_entity_bomb_is_refused(refuse: Refuse) -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel/></rss>'
    )
    assert str(refuse(bomb, "feed.xml")) == (
        "feed.xml: declares XML entities, which can swell to gigabytes. Remove the <!ENTITY …> lines."
    )


def test_feed_without_entries(refuse: Refuse) -> None:
    assert str(refuse("<rss version='2.0'><channel><title>x</title></channel></rss>", "feed.rss")) == (
        "feed.rss: the feed has no entries. Give an RSS or Atom file with items."
    )
