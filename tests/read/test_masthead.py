"""Heads of saved articles without keys: outlet, section, headline, by-line, date lines. All are invented."""

from __future__ import annotations

import pytest

from wireledger.read.masthead import without_head

from .conftest import ReadOne

LEAD = "Wilner Desrosiers was killed on Saturday when officers stopped a pickup, the police union said."
MORE = "Two of his men also died, a coordinator said by telephone."
HEADLINE = "Gang boss dies in Artibonite ambush, police union says"
PROSE = f"{LEAD}\n\n{MORE}"


@pytest.mark.parametrize(
    ("head", "publisher", "published"),
    [
        (f"Le Relais du Nord (English desk)\n3 September 2023\n\n{HEADLINE}\n\n", "Le Relais du Nord (English desk)", "2023-09-03"),
        (f"Halyard\n2023-09-03T10:00Z\n{HEADLINE}\n\n", "Halyard", "2023-09-03"),
        (f"The Artibonite Herald\n\nHaiti\n\n{HEADLINE}\n\nBy Ann Lee\n\nPublished: Sunday, 3 Sept 2023, 14:05 GMT\n\n", "The Artibonite Herald", "2023-09-03"),
        (f"Halyard News | 3 September 2023 | 5 min read\n\n{HEADLINE}\n\n", "Halyard News", "2023-09-03"),
        (f"halyard.example.com\n{HEADLINE}\nSun 3 Sep 2023 14.05 BST\n\n", "halyard.example.com", "2023-09-03"),
        (f"WORLD\n\n{HEADLINE}\n\nBy Ann Lee in Gonaives\nSeptember 3, 2023 at 2:05 p.m. ET\n\n", None, "2023-09-03"),
        (f"{HEADLINE}\nBy Ann Lee and Ali Obad, Correspondents\n3 September 2023\n\n", None, "2023-09-03"),
        (f"{HEADLINE}\n\nStaff Reporter\n\nUpdated 5 September 2023\nPublished 3 September 2023\n\n", None, "2023-09-03"),
        (f"{HEADLINE}\n\nPublished Sept. 3, 2023 | Updated Sept. 5, 2023\n\n", None, "2023-09-03"),
        (f"{HEADLINE}\n\nPublié le 3 septembre 2023 à 14h05\n\n", None, "2023-09-03"),
        (f"{HEADLINE}\n\n3.9.2023, 14:05\n\n", None, "2023-09-03"),
        (f"{HEADLINE}\n\nPosted on Sunday 3rd September, 2023 - 14:05 hrs\n5 min read\nShare\n\n", None, "2023-09-03"),
        (f"{HEADLINE}\nSource: Halyard News\nDate: 3 September 2023\n\n", "Halyard News", "2023-09-03"),
        (f"Al-Sahil News / translated from Arabic\n\n{HEADLINE}\n2023-09-03\n\n", "Al-Sahil News", "2023-09-03"),
        (f"{HEADLINE}\nAFP\n3 Sep 2023\n\n", "AFP", "2023-09-03"),
        (f"{HEADLINE}\n\nSeptember 3, 20238:41 AM GMT+1Updated 2 days ago\n\n", None, "2023-09-03"),
        (f"{HEADLINE}\nby Ann Lee September 3, 2023 in Headlines, Metro, News\n\n", None, "2023-09-03"),
        (f"{HEADLINE}\n\nAnn Lee in Gonaives\nSun 3 Sep 2023 14.05 BST\n\n", None, "2023-09-03"),
        (f"{HEADLINE}\n2023-09-03 14:05:00 | Source: Meridian | Editor: annlee\n\n", "Meridian", "2023-09-03"),
        (f"AMERICAS\nHaiti\n{HEADLINE}\nText by: FRANCE 24 with AFP\n\n", None, None),
        (f"JOINT STATEMENT\n\n{HEADLINE}\n\n3 de septiembre de 2023\n\n", None, "2023-09-03"),
        (f"{HEADLINE}\n\nGonaives, 3 September 2023\n\n", None, "2023-09-03"),
        (f"Halyard News Agency\n\nHome > World > Caribbean\n\n{HEADLINE}\n\nANN LEE | 3 SEPTEMBER 2023\n\n", "Halyard News Agency", "2023-09-03"),
        (f"Reuters\n{HEADLINE}\n\nAnn Lee, Correspondent\n\n14:05, 3 September 2023\n\n", "Reuters", "2023-09-03"),
        (f"Radio Meridian\n\n{HEADLINE}\n\n", "Radio Meridian", None),
        (f"Source: Halyard News\n\n{HEADLINE}\n\n", "Halyard News", None),
        (f"PRESS RELEASE\n3 September 2023\n\n{HEADLINE}\n\nFOR IMMEDIATE RELEASE\n\n", None, "2023-09-03"),
        (f"GENEVA, 3 September 2023\n\n{HEADLINE}\n\n", None, "2023-09-03"),
        (f"Halyard Lighthouse\nDeep North desk\nSun 3 Sept 2023, 18:20 (UTC+7)\n\n{HEADLINE}\n\nBy Ann Lee-Obad in Gonaives\n\n", "Halyard Lighthouse", "2023-09-03"),
        (f"Halyard\nThe Coast\n3 September 2023\nAnn Lee\n{HEADLINE}\n\n", "Halyard", "2023-09-03"),
        (f"La Voz del Norte\n{HEADLINE}\n3 September 2023\n\n", "La Voz del Norte", "2023-09-03"),
        (f"Halyard\nGonaives\n{HEADLINE}\nBy Ann Lee\n\n", "Halyard", None),
        (f"Halyard Star\nCoast edition\n\n{HEADLINE}\n\nOur correspondent\n\n", "Halyard Star", None),
        (f"Halyard Star | Gonaives\n3 September 2023\n{HEADLINE}\n\n", "Halyard Star", "2023-09-03"),
        (f"RÉSEAU DE LA CÔTE (RDC)\n{HEADLINE}\nGonaives, September 3, 2023\n\n", "RÉSEAU DE LA CÔTE (RDC)", "2023-09-03"),
        (f"{HEADLINE}\n\nNorthern Security Review\n3 September 2023\n\n", "Northern Security Review", "2023-09-03"),
        (f"Coast Public Relations\n3 September 2023\nNo PR-312/2023-CPR\n{HEADLINE}\n\n", "Coast Public Relations", "2023-09-03"),
        (f"U.S. Department of Rivers\nOffice of the Spokesperson\nFor Immediate Release\nSeptember 3, 2023\n\n{HEADLINE}\n\n", "U.S. Department of Rivers", "2023-09-03"),
        (f"Subject: {HEADLINE}\nFrom: Halyard Desk <desk@halyard.example>\nTo: list@halyard.example\nSent: Sunday, September 3, 2023 2:05 PM\n\n", "Halyard Desk", "2023-09-03"),
        (f"---------- Forwarded message ---------\nFrom: Halyard Desk <desk@halyard.example>\nDate: Sun, 3 Sep 2023 at 14:05\nSubject: {HEADLINE}\nTo: <list@halyard.example>\n\n", "Halyard Desk", "2023-09-03"),
    ],
)  # fmt: skip
def test_heads(read: ReadOne, head: str, publisher: str | None, published: str | None) -> None:
    document = read(head + PROSE)
    assert (document.title, document.publisher, document.published) == (HEADLINE, publisher, published)
    assert [span.text for span in document.paragraphs] == [LEAD, MORE]
    assert {span.text for span in document.headings} <= {HEADLINE}
    assert document.text.endswith(PROSE)
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("3 September 2023\n\n", None),
        ("Halyard Desk\n@halyarddesk\n·\nSep 3, 2023\n", "Halyard Desk"),
        ("Halyard Desk @halyarddesk · Sep 3, 2023\n", "Halyard Desk"),
        ("Halyard Channel, [3 Sep 2023 at 14:05]:\n", "Halyard Channel"),
        ("[3.09.2023 14:05] Halyard Channel:\n", "Halyard Channel"),
        ("Forwarded from Halyard\nHalyard Channel · 3 September 2023\n", "Halyard Channel"),
    ],
)
def test_heads_without_a_headline(read: ReadOne, head: str, publisher: str | None) -> None:
    document = read(head + PROSE)
    assert (document.title, document.publisher, document.published) == (None, publisher, "2023-09-03")
    assert document.text == PROSE


def test_lines_between_headline_and_text_stay_and_are_no_paragraphs(read: ReadOne) -> None:
    document = read(f"{HEADLINE}\n\nBy Ann Lee\n3 September 2023\n\n{PROSE}")
    assert document.text == f"{HEADLINE}\n\nBy Ann Lee\n3 September 2023\n\n{PROSE}"
    assert [span.text for span in document.headings] == [HEADLINE]
    assert all(document.text[s.start : s.end] == s.text for s in document.paragraphs)
    bare = without_head(document)
    assert bare.split() == f"{HEADLINE} {PROSE}".split()
    assert len(bare) == len(document.text)
    assert bare.endswith(PROSE)


@pytest.mark.parametrize(
    ("line", "warning"),
    [
        (
            "03/09/2023",
            'the date "03/09/2023" in the header may be 2023-09-03 or 2023-03-09 and was not used',
        ),
        (
            "2 hours ago",
            'the date "2 hours ago" in the header is not a date that can be read and was not used',
        ),
        (
            "Sunday, 3 September",
            'the date "Sunday, 3 September" in the header gives no year and was not used',
        ),
    ],
)
def test_dates_that_are_not_used_are_named(read: ReadOne, line: str, warning: str) -> None:
    document = read(f"{HEADLINE}\n{line}\n\n{PROSE}")
    assert (document.title, document.published) == (HEADLINE, None)
    assert document.warnings == (warning,)
    assert [span.text for span in document.paragraphs] == [LEAD, MORE]


def test_day_of_the_last_change_is_taken_where_no_other_is_told_and_said(read: ReadOne) -> None:
    document = read(f"{HEADLINE}\nUpdated: September 3, 2023 19:42 IST\n\n{PROSE}")
    assert (document.published, document.published_from) == ("2023-09-03", "header")
    assert document.warnings == (
        "the header tells only when the report was changed, 2023-09-03, which was taken for its date",
    )


def test_weekday_decides_between_two_dates(read: ReadOne) -> None:
    assert read(f"{HEADLINE}\nSunday, 03/09/2023\n\n{PROSE}").published == "2023-09-03"
    assert read(f"{HEADLINE}\nThursday 03/09/2023\n\n{PROSE}").published == "2023-03-09"


def test_dateline_completes_a_date_that_may_be_read_two_ways(read: ReadOne) -> None:
    document = read(f"{HEADLINE}\n03/09/2023\n\nGONAIVES, Sept 3 (Halyard) - {PROSE}")
    assert (document.published, document.published_from) == ("2023-09-03", "dateline")


def test_title_of_a_field_tells_the_headline_from_the_outlet(read: ReadOne) -> None:
    document = read(
        '{"id": "a", "title": "Ambush Near Gonaives", '
        '"text": "Halyard\\n\\nAmbush Near Gonaives\\n\\nBy Ann Lee\\n\\n' + LEAD + '"}\n',
        "table.jsonl",
    )
    assert (document.title, document.publisher) == ("Ambush Near Gonaives", "Halyard")
    assert [span.text for span in document.headings] == ["Ambush Near Gonaives"]


@pytest.mark.parametrize(
    "text",
    [
        "3 September 2023\n\nA strike hit Idlib, the army said.\n\n5 September 2023\n\nTwo were hurt in Homs.",
        "Three people were killed.\n3 September 2023\n\nNobody claimed the attack.",
        "By the time they came, all had fled.\n\nNobody claimed the attack.",
        "Published reports say that two died on 3 September 2023.",
        "Updates on 3 September 2023 told of two dead in Idlib.",
        f"{HEADLINE}\n\n{PROSE}",
        "Aleppo\n\nHama\n\nHoms.",
        "Daily toll\n\nTwo died on Sunday.",
    ],
)
def test_texts_without_a_head(read: ReadOne, text: str) -> None:
    document = read(text)
    assert document.text == text
    assert (document.publisher, document.published, document.warnings) == (None, None, ())


def test_short_headline_over_another_is_no_outlet(read: ReadOne) -> None:
    document = read(f"Ambush in Gonaives\n{HEADLINE}\n3 September 2023\n\n{PROSE}")
    assert (document.title, document.publisher) == ("Ambush in Gonaives", None)


def test_outlet_alone_over_a_numbered_release(read: ReadOne) -> None:
    document = read(f"Coast Public Relations\n3 September 2023\nNo PR-312/2023-CPR\n\n{PROSE}")
    assert (document.title, document.publisher, document.published) == (
        None,
        "Coast Public Relations",
        "2023-09-03",
    )


def test_digest_goes_by_its_own_title_and_not_by_that_of_its_first_part(read: ReadOne) -> None:
    document = read(
        f"Weekly Digest of Incidents in the North\nNo. 33 / 3 September 2023\n\nArtibonite\n{PROSE}"
    )
    assert (document.title, document.publisher) == ("Weekly Digest of Incidents in the North", None)


def test_abbreviated_country_opens_no_list(read: ReadOne) -> None:
    document = read(f"U.S. Department of Rivers\n3 September 2023\n\n{HEADLINE}\n\n{PROSE}")
    assert (document.title, document.publisher) == (HEADLINE, "U.S. Department of Rivers")
