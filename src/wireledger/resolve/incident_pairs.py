"""What speaks for and against two accounts being of one incident.

Each piece of evidence is worth the log-odds that ``incident_evidence.yml`` gives it, and says itself in
words; they add up. Nothing but a reviewer forbids a pair outright: reports of one incident disagree about
its day, its method and its dead.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, fsum
from typing import NamedTuple

from wireledger.extract.date_intervals import Interval
from wireledger.extract.event_types import event_types, methods_contradict
from wireledger.resolve.dates import days_between, to_the_day
from wireledger.resolve.incident_accounts import Account
from wireledger.resolve.incident_settings import settings
from wireledger.resolve.incident_words import Vocabulary
from wireledger.resolve.place_distance import PlaceRelation, closest

_SHOWN = 0.25  # log-odds below which a reason is not worth telling
_SAME_STORY = 0.3  # cosine of the names of two reports above which they tell one story
_MONTHS = 62  # days from which a date says no more than the year
_MANY = 3  # dead from which the same number is more than chance

_PLACE_WORDS: dict[PlaceRelation, str] = {
    "same": "same place",
    "near": "places near each other",
    "contained": "one place lies in the other's province",
    "same_country": "same country",
    "unknown": "place not known",
    "apart": "places apart",
    "far": "places far apart",
    "other_country": "other country",
}


class Evidence(NamedTuple):
    """One reason: its weight in log-odds and its words."""

    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two accounts compared: the log-odds that they are of one incident, and what they come from."""

    log_odds: float
    evidence: tuple[Evidence, ...]

    @property
    def probability(self) -> float:
        """The log-odds as a probability, 0 to 1."""
        return 1 / (1 + exp(-max(-50.0, min(50.0, self.log_odds))))

    def reasons(self) -> tuple[str, ...]:
        """The evidence in words, the weightiest first; "but" marks what speaks against."""
        told = [e for e in self.evidence if abs(e.weight) >= _SHOWN]
        told.sort(key=lambda e: (-abs(e.weight), e.words))
        return tuple(e.words if e.weight > 0 else f"but {e.words}" for e in told)


def compare(a: Account, b: Account, rarity: Vocabulary) -> Comparison:
    """All evidence on two accounts; the order of the two changes nothing."""
    if a.ref == b.ref:
        return _in_one_report(a, b)
    place = _place(a, b)
    elsewhere = place.weight < 0
    found = [_type(a, b), _date(a, b), place, *_participants(a, b)]
    if not _at_other_times(a, b):
        found += _words(a, b, rarity, elsewhere)
    found += _story(a, b, rarity, elsewhere)
    if _another_way_on_another_day(a, b):
        found.append(_weighed("another_way_on_another_day", "done in another way on another day"))
    if a.main and b.main and not elsewhere:
        found.append(_weighed("both_main", "both reports tell it first"))
    killed = _killed(a, b, elsewhere)
    evidence = tuple(found if killed is None else [*found, killed])
    return Comparison(settings().weights["base"] + fsum(e.weight for e in evidence), evidence)


def _in_one_report(a: Account, b: Account) -> Comparison:
    """What speaks for two events of one report, which reading kept apart, being one after all: little.

    "He is alive, the group says" stands apart from the killing that it denies, and names neither its day nor
    its place.
    """
    kinds = settings().kind_of
    if not {kinds[t] for t in a.types} & {kinds[t] for t in b.types}:
        found = _weighed("same_report_other_kind", "the report tells them apart, as of other kinds")
    elif a.denied != b.denied and _may_be_at_once(a, b):
        found = _weighed("same_report_denied", "the report tells one and denies the other")
    else:
        found = _weighed("same_report", "the report tells them apart")
    return Comparison(found.weight, (found,))


def _may_be_at_once(a: Account, b: Account) -> bool:
    """Whether neither the days nor the places keep two accounts apart."""
    days = a.day is None or b.day is None or days_between(a.day, b.day) == 0
    return days and closest(a.spots, b.spots) not in ("apart", "far", "other_country")


def _weighed(key: str, words: str) -> Evidence:
    return Evidence(settings().weights[key], words)


def _type(a: Account, b: Account) -> Evidence:
    kinds = settings().kind_of
    first, second = sorted((a.type, b.type))
    labels = f"{event_types()[first].label} and {event_types()[second].label}"
    if first == second:
        return _weighed("type.open" if kinds[first] == "open" else "type.same", event_types()[first].label)
    if shared := sorted(t for t in a.types & b.types if kinds[t] != "open"):
        return _weighed("type.told_in_both", event_types()[shared[0]].label)
    if "open" in (kinds[first], kinds[second]):
        return _weighed("type.open", labels)
    if kinds[first] == kinds[second]:
        differ = methods_contradict(first, second)
        return _weighed("type.methods_differ" if differ else "type.method_open", labels)
    kin = frozenset({kinds[first], kinds[second]}) in settings().kin
    return _weighed("type.kin" if kin else "type.differ", labels)


def _date(a: Account, b: Account) -> Evidence:
    if _later_than_told(a, b) or _later_than_told(b, a):
        return _weighed("date.after_publication", "one was published before the other's date")
    if a.day and b.day:
        return _both_dated(a.day, b.day)
    first, second = a.day or _told(a), b.day or _told(b)
    if not (first and second):
        return _weighed("date.unknown", "undated")
    gap = days_between(first, second)
    if gap > settings().later_days:
        return _weighed("date.unknown_far", "undated, told at another time")
    if max(_length(first), _length(second)) > _MONTHS:
        return _weighed("date.same_year", "undated, told in that year")
    if gap > settings().recent_days:
        return _weighed("date.unknown_later", "undated, told weeks later or before")
    if gap <= settings().soon_days and to_the_day(first) and to_the_day(second):
        return _weighed("date.unknown_soon", "undated, told within days")
    return _weighed("date.unknown", "undated, told at about that time")


def _length(interval: Interval) -> int:
    return (interval.high - interval.low).days


def _both_dated(a: Interval, b: Interval) -> Evidence:
    gap = days_between(a, b)
    if gap == 0:
        if to_the_day(a) and to_the_day(b):
            return _weighed("date.same_day", f"same day ({max(a.low, b.low)})")
        coarse = "year" in (a.precision, b.precision)
        return _weighed("date.same_year" if coarse else "date.same_month", "dates that agree")
    if gap == 1:
        return _weighed("date.next_day", "one day apart")
    return _weighed("date.days_apart" if gap <= 3 else "date.further_apart", f"{gap} days apart")


def _another_way_on_another_day(a: Account, b: Account) -> bool:
    """Whether method and day both differ: either alone is often a disagreement, the two are rarely one."""
    if a.day is None or b.day is None or days_between(a.day, b.day) == 0:
        return False
    harmful = event_types()[a.type].harms and event_types()[b.type].harms
    return harmful and methods_contradict(a.type, b.type)


def _told(account: Account) -> Interval | None:
    return Interval.days(account.published) if account.published else None


def _later_than_told(a: Account, b: Account) -> bool:
    """Whether ``a`` happened after ``b`` was published; a day is left for time zones."""
    return bool(a.day and b.published and (a.day.low - b.published).days > 1)


def _place(a: Account, b: Account) -> Evidence:
    found = closest(a.spots, b.spots)
    if found in ("same", "near"):
        return _weighed(f"place.{found}", _PLACE_WORDS[found])
    both = a.names_town and b.names_town
    if _named_in(a, b) or _named_in(b, a):
        return _weighed("place.named_beside" if both else "place.named", "the place is named in both reports")
    if both and found in ("unknown", "same_country"):
        return _weighed("place.other_names", "places of other names")
    return _weighed(f"place.{found}", _PLACE_WORDS[found])


def _named_in(a: Account, b: Account) -> bool:
    """Whether the report of ``b`` names the place of ``a``."""
    return not a.places.isdisjoint(b.story)


def _participants(a: Account, b: Account) -> list[Evidence]:
    found = []
    if a.victims & b.victims:
        found.append(_weighed("people.shared_victim", "the same person was hit"))
    elif a.people & b.people:
        found.append(_weighed("people.shared", "the same person is named"))
    elif a.victims & b.cast or b.victims & a.cast:
        found.append(_weighed("people.named", "the person hit in one is named in the other's report"))
    elif a.victims and b.victims:
        found.append(_weighed("people.other_victims", "other persons were hit"))
    if a.groups & b.groups:
        found.append(_weighed("groups.shared", "the same group is named"))
    return found


def _killed(a: Account, b: Account, elsewhere: bool) -> Evidence | None:
    first, second = a.killed, b.killed
    if not (first.min and second.min):
        return None
    if first.min == second.min:
        return _weighed("killed.same_many" if first.min >= _MANY else "killed.agree", f"{first.min} killed")
    low, high = (first, second) if first.min < second.min else (second, first)
    agree = low.max is None or low.max >= (high.min or 0)
    differ = "killed.differ_elsewhere" if elsewhere else "killed.differ"
    return _weighed("killed.agree" if agree else differ, "numbers of killed")


def _at_other_times(a: Account, b: Account) -> bool:
    """Whether the two cannot be of one day or of neighbouring ones; press offices repeat their sentences."""
    if _later_than_told(a, b) or _later_than_told(b, a):
        return True
    return a.day is not None and b.day is not None and days_between(a.day, b.day) > 1


def _words(a: Account, b: Account, rarity: Vocabulary, elsewhere: bool) -> list[Evidence]:
    """What the words around the triggers say; of events in two places they say less."""
    weight = settings().weights["words_elsewhere" if elsewhere else "words"]
    found = [Evidence(weight * rarity.words.cosine(a.words, b.words), "words in common")]
    if a.contexts & b.contexts and not elsewhere:
        found.append(_weighed("text", "told in the same words"))
    return found


def _story(a: Account, b: Account, rarity: Vocabulary, elsewhere: bool) -> list[Evidence]:
    weight = settings().weights["story_elsewhere" if elsewhere else "story"]
    story = min(rarity.story.cosine(a.story, b.story), _SAME_STORY)
    return [Evidence(weight * story, "the reports name the same names")]
