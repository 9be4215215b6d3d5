"""What speaks for and against two reports naming the same group.

A name with words of its own is strong evidence anywhere. A name made of general words ("the army", "the 17th
Brigade") or an acronym needs more: a country and an event.
"""

from __future__ import annotations

from wireledger.extract.spelling import fold
from wireledger.resolve.identity_context import Evidence, Ground, setting_grounds
from wireledger.resolve.identity_names import MOST_NAMES
from wireledger.resolve.identity_profiles import Profile
from wireledger.resolve.identity_settings import points
from wireledger.resolve.names_groups import group_likeness, group_name, is_acronym, known_group, own_words
from wireledger.resolve.names_words import canonical

_SURE_WORDS = 0.9
_LIKE = 0.8
_LONG_ACRONYM = 4  # letters
_MOST_FURTHER = 2  # names beside the best that add to it


def group_evidence(a: Profile, b: Profile) -> Evidence | None:
    """What speaks for ``a`` and ``b`` being one group; None where no name agrees."""
    pairs = [(x, y) for x in a.names[:MOST_NAMES] for y in b.names[:MOST_NAMES]]
    agreeing = sorted((-made, x, y) for x, y in pairs if (made := _name_points(x, y)))
    if not agreeing:
        return None
    best, x, y = agreeing[0]
    grounds = [
        Ground(-best, f"the same name “{x}”" if x == y else f"“{x}”, “{y}”: {group_likeness(x, y).reason}")
    ]
    further = min(len({canonical(fold(x)) for _, x, _ in agreeing}) - 1, _MOST_FURTHER)
    if further:
        grounds.append(Ground(points("group")["further_name"] * further, f"and by {further} more names"))
    grounds += setting_grounds(a, b)
    return Evidence(sum(g.points for g in grounds), tuple(g.reason for g in grounds))


def _name_points(x: str, y: str) -> float:
    weight, found = points("group"), group_likeness(x, y)
    if found.by == "list" or (found.score >= _SURE_WORDS and known_group(group_name(x)) is not None):
        return weight["known_names"]
    if found.by == "acronym":
        return weight["acronym"]
    if found.score < _LIKE:
        return 0.0
    if is_acronym(x) and is_acronym(y) and len(x) >= _LONG_ACRONYM and found.score == 1.0:
        return weight["long_acronym"]
    if not own_words(x) or not own_words(y):
        return weight["short_name"] if found.score >= _SURE_WORDS else 0.0
    if found.score < _SURE_WORDS:
        return weight["like_name"]
    return weight["long_name"] if min(len(own_words(x)), len(own_words(y))) > 1 else weight["same_name"]
