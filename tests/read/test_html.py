"""Saved web pages."""

from __future__ import annotations

from .conftest import ReadOne, Refuse

ARTICLE = (
    "<p>Three people were killed in a strike on a house in <b>Idlib</b> on Sunday, the White Helmets said.</p>"
    "<h2>Who was hit?</h2><p>A family of four lived in the house, a neighbour told Halyard News on Monday.</p>"
)


def page(head: str = "", body: str = ARTICLE) -> str:
    return (
        f"<!doctype html><html><head><title>Strike in Idlib | Halyard</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article><h1>Strike in Idlib kills three</h1>{body}"
        "</article><footer>Copyright Halyard</footer></body></html>"
    )


def test_article_without_menu_and_footer(read: ReadOne) -> None:
    document = read(page(), "page.html")
    assert document.text == (
        "Strike in Idlib kills three\n\n"
        "Three people were killed in a strike on a house in Idlib on Sunday, the White Helmets said.\n\n"
        "Who was hit?\n\nA family of four lived in the house, a neighbour told Halyard News on Monday."
    )
    assert [span.text for span in document.headings] == ["Strike in Idlib kills three", "Who was hit?"]
    assert document.title == "Strike in Idlib kills three"
    assert (document.publisher, document.published, document.published_from) == (None, None, "unknown")
    assert document.complete


def test_meta_tags_give_date_publisher_and_address(read: ReadOne) -> None:
    head = (
        '<meta property="article:published_time" content="2023-07-09T21:10:00+03:00">'
        '<meta property="og:site_name" content="Halyard News"><link rel="canonical" href="https://halyard.example/1">'
    )
    document = read(page(head), "page.html")
    assert (document.published, document.published_from) == ("2023-07-09", "meta tag")
    assert (document.publisher, document.url) == ("Halyard News", "https://halyard.example/1")


def test_json_ld_date(read: ReadOne) -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-05-03"}</script>'
    )
    document = read(page(head), "page.html")
    assert (document.published, document.published_from) == ("2021-05-03", "meta tag")
    assert "datePublished" not in document.text


def test_meta_date_that_does_not_exist_is_named(read: ReadOne) -> None:
    document = read(page('<meta name="date" content="2023-02-31">'), "page.html")
    assert (document.published, document.published_from) == (None, "unknown")
    assert document.warnings == (
        'the date "2023-02-31" in the meta tag is not a day of the calendar and was not used',
    )


def test_address_and_prose_give_no_date(read: ReadOne) -> None:
    head = '<link rel="canonical" href="https://halyard.example/2023/07/09/strike">'
    body = ARTICLE + "<p>The house had been hit before, on 3 May 2021, the neighbour said.</p>"
    assert read(page(head, body), "page.html").published is None


def test_text_file_that_holds_html(read: ReadOne) -> None:
    assert read(page(), "saved.txt").text.startswith("Strike in Idlib kills three\n\nThree people")
    assert read(page(), "saved").title == "Strike in Idlib kills three"


def test_short_page_that_is_no_article(read: ReadOne) -> None:
    document = read("<p>قُتل ثلاثة أشخاص في غارة على منزل في إدلب يوم الأحد.</p>", "note.html")
    assert document.text == "قُتل ثلاثة أشخاص في غارة على منزل في إدلب يوم الأحد."
    assert document.language == "ar"


def test_stated_encoding(read: ReadOne) -> None:
    data = page(
        '<meta charset="windows-1251">', "<p>Трое погибли при ударе по дому в Идлибе в воскресенье.</p>"
    )
    assert "Трое погибли" in read(data.encode("cp1251"), "page.html").text


def test_script_and_style_are_never_text(read: ReadOne) -> None:
    hostile = (
        "<p>Three people were killed<script>alert('x')</script> in Idlib on Sunday.</p><style>p {color: red}</style>"
        "<noscript>turn on</noscript><svg><text>logo</text></svg><script>var text = '<p>evil</p>'"
    )
    text = read(page("", hostile), "page.html").text
    assert "Three people were killed in Idlib on Sunday." in text
    assert not any(word in text for word in ("alert", "color", "turn on", "logo", "evil"))


def test_nesting_of_a_hundred_thousand_elements(read: ReadOne) -> None:
    deep = "<div>" * 100_000 + "Three people were killed in Idlib." + "</div>" * 100_000
    text = read("<html><body><p>One was hurt in Idlib on Sunday.</p>" + deep, "page.html").text
    assert "One was hurt in Idlib on Sunday." in text


def test_huge_page_is_read_whole_and_warned_of(read: ReadOne) -> None:
    document = read(page("", "<p>Two died in Homs.</p>" * 25_000), "page.html")
    assert len(document.paragraphs) == 25_000
    assert document.warnings == (
        "the page is too large to search for its article: text from around it may have come along",
    )


def test_entity_bomb_stays_small(read: ReadOne) -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>&b; Two died.</p></body>'
    document = read(bomb, "page.html")
    assert "Two died." in document.text
    assert len(document.text) < 200


def test_page_without_text(refuse: Refuse) -> None:
    error = refuse(
        "<html><head><script>load()</script></head><body><div id='app'></div></body></html>", "app.html"
    )
    assert str(error) == (
        "app.html: the page holds no article text. Save the page once it has fully loaded, or paste its text."
    )
