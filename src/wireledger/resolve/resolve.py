"""Everything that many records say together: the one entrance to resolving.

A pure function of its input. Decisions that were undone are dropped before anything else; corrections are
put into the records, and the rest goes to the stages that they concern.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wireledger.records import Record
from wireledger.resolve.decision_corrections import corrected
from wireledger.resolve.decisions import Rulings, rulings, standing
from wireledger.resolve.identity import Identifying
from wireledger.resolve.incidents import Joining
from wireledger.resolve.resolution import Decision, Resolution
from wireledger.resolve.settling import Given, Settling


def resolve(records: Iterable[Record], decisions: Sequence[Decision] = ()) -> Resolution:
    """Incidents, identities and open questions of ``records`` under ``decisions``.

    The order of the records and of the decisions changes nothing.
    """
    ruled = rulings(standing(decisions))
    given = (Given.of(corrected(record, ruled.corrections)) for record in records)
    return Resolving(keeps=False).resolution(given, ruled)


class Resolving:
    """Resolves time after time; with ``keeps``, only what has changed since the last time is worked out.

    The result is the same as that of :func:`resolve`. What did not change is the same object as before.
    """

    def __init__(self, keeps: bool) -> None:
        self._settling = Settling(keeps)
        self._identifying = Identifying(keeps)
        self._joining = Joining(keeps)

    def resolution(self, given: Iterable[Given], ruled: Rulings) -> Resolution:
        """What records tell that are corrected already, under what reviewers ruled."""
        shelf = self._settling.shelf(given)
        people, about_people = self._identifying.identities(shelf, ruled)
        told, about_incidents = self._joining.incidents(shelf, people, ruled)
        questions = sorted({*about_people, *about_incidents}, key=lambda q: (q.kind, q.link.a, q.link.b))
        return Resolution(told, people, tuple(questions))
