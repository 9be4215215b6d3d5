"""Everything that many records say together: the one entrance to resolving.

A pure function of its input. Decisions that were undone are dropped before anything else; corrections are
put into the records, and the rest goes to the stages that they concern.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wireledger.records import Record
from wireledger.resolve.decision_corrections import corrected
from wireledger.resolve.decisions import rulings, standing
from wireledger.resolve.identity import identities
from wireledger.resolve.incidents import incidents
from wireledger.resolve.reprint_dates import Prints
from wireledger.resolve.resolution import Decision, Resolution
from wireledger.resolve.shelf import Shelf


def resolve(records: Iterable[Record], decisions: Sequence[Decision] = ()) -> Resolution:
    """Incidents, identities and open questions of ``records`` under ``decisions``.

    The order of the records and of the decisions changes nothing.
    """
    stand = standing(decisions)
    corrections = rulings(stand).corrections
    prints = Prints()
    settled = prints.dated(Shelf(prints.noting(corrected(record, corrections) for record in records)))
    people, about_people = identities(settled, stand)
    told, about_incidents = incidents(settled, people, stand)
    questions = sorted({*about_people, *about_incidents}, key=lambda q: (q.kind, q.link.a, q.link.b))
    return Resolution(told, people, tuple(questions))
