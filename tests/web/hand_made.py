"""Ledgers of hand-made records for pages: what each must show is known, and no model is needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tests import builders
from tests.ledger.reports import resolver
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.resolved import refresh
from wireledger.ledger.write import add
from wireledger.records import Claim, Entity, Record, Role, Source, Span


def ledger_of(folder: Path, records: Iterable[Record]) -> Ledger:
    """A ledger of some records under the resolver that is simple enough to foretell."""
    opened = open_ledger(str(folder / "hand-made.db"), create=True)
    for record in records:
        assert add(opened, record)
    refresh(opened, resolver)
    return opened


def brigade() -> tuple[Record, Record]:
    """Two reports on one brigade: who led it and when, and whether it is part of a front."""
    first = builders.record()
    man, group = first.entities
    led = replace(man, roles=(Role("emir", "Salt Brigade", None, "2019", "May 2021", "c7"),))
    first = replace(first, entities=(led, group))
    later = builders.document(ref="denial", id="d-1", published="2023-01-15")
    denied = tuple(replace(c, modality="denied") if c.id == "c9" else c for c in first.claims)
    return first, replace(first, document=later, claims=denied)


HOSTILE = (
    '<script>window.harmed = true</script><img src=x onerror="window.harmed = true">\n'
    "\u202edetsurt eb ton nac\u202c {{ visit.csrf }} </p></article><h1>Taken over</h1> & &amp; 'quotes' \"more\"\n\n"
    "\u200fقال المتحدث إن الغارة قتلت ثلاثة\u200f said the spokesman.\n"
)
LONG_LINE = " ".join(f"word{n}" for n in range(10_000))


def hostile(entities: int = 1_000) -> Record:
    """A report that tries to break out of its page, with a line of 10,000 words and many people in it."""
    names = "".join(f"Person-{n:04}, " for n in range(entities))
    text = f"{HOSTILE}{LONG_LINE}\n{names}"
    people = [_person(n, text) for n in range(entities)]
    attacker = "<b onmouseover=alert(1)>\u202eAbu</b>"
    start = text.index("<img")
    span = Span(start, start + len("<img src=x"), "<img src=x")
    chain = (Source("Halyard </script> News", "publisher"), Source(attacker, "speaker"))
    claim = Claim("c1", None, "states", None, attacker, span, None, chain, "asserted", True)
    bad = Entity("p-bad", "person", attacker, mentions=(span,))
    document = builders.document(text, "hostile", title="<script>window.harmed = true</script>")
    return Record(document, (bad, *people), (), (claim,))


def _person(number: int, text: str) -> Entity:
    name = f"Person-{number:04}"
    start = text.index(name)
    return Entity(f"p{number}", "person", name, mentions=(Span(start, start + len(name), name),))
