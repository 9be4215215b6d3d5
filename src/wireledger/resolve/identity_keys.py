"""Blocking keys of persons and groups: those that share none are never compared."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from wireledger.extract.spelling import fold
from wireledger.resolve.identity_context import NEAR
from wireledger.resolve.identity_names import MOST_NAMES, byname_sound, person_names, sound
from wireledger.resolve.identity_profiles import Profile
from wireledger.resolve.names_groups import group_name, is_acronym, known_group, own_words
from wireledger.resolve.names_persons import person_name
from wireledger.resolve.names_words import canonical, consonants, name_words

Keys = dict[str, set[str]]


def person_keys(profiles: Sequence[Profile]) -> Keys:
    """The keys of each person, by id: the consonants of each two parts of a full name, and each byname.

    A part of a full name is a key only where some report has it as a byname, and then only with the country
    and the weeks of the report: there a bare surname may meet it.
    """
    alone = {byname_sound(n) for p in profiles for n in person_names(p.names).bynames}
    return {p.entity: _person_keys(p, alone) for p in profiles}


def _person_keys(profile: Profile, alone: set[str]) -> set[str]:
    names, beside = person_names(profile.names), _beside(profile)
    keys = {f"1:{byname_sound(n)}" for n in names.bynames}
    for name in (*names.full, *names.bynames):
        sounds = [sound(p) for p in person_name(name).parts if len(p) > 1]
        keys |= {f"2:{'|'.join(sorted(pair))}" for pair in combinations(sounds, 2)}
        keys |= {f"{s}@{where}" for s in sounds if s in alone for where in beside}
    return keys


def _beside(profile: Profile) -> list[str]:
    """Country and weeks of a report, in spans that overlap: two reports ``NEAR`` each other share one."""
    day = profile.setting.published
    spans = [] if day is None else [f"{day // (2 * NEAR)}", f"+{(day + NEAR) // (2 * NEAR)}"]
    return [f"{country}@{span}" for country in sorted(profile.setting.countries) or [""] for span in spans]


def group_keys(profiles: Sequence[Profile]) -> Keys:
    """The keys of each group, by id: words of its own, its initials, and the row of a known group.

    A name without words of its own, such as "the army", is a key only with the country of the report.
    """
    return {
        p.entity: {key for name in p.names[:MOST_NAMES] for key in _group_keys(name, p)} for p in profiles
    }


def _group_keys(text: str, profile: Profile) -> set[str]:
    name, own = group_name(text), own_words(text)
    keys = {f"w:{consonants(canonical(w)) or w}" for w in own}
    row = known_group(name)
    if row is not None:
        keys.add(f"known:{row}")
    if not own:
        words = " ".join(sorted(map(canonical, (*name.words, *name.numbers))))
        keys |= {f"g:{words}@{country}" for country in sorted(profile.setting.countries) or [""]}
    words_with_initials = [w for w in fold(text).split() if w not in name_words("small_words")]
    if len(words_with_initials) > 1:
        keys.add(f"a:{''.join(w[0] for w in words_with_initials)}")
    elif is_acronym(text):
        keys.add(f"a:{fold(text)}")
    return keys
