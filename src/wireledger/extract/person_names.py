"""The forms of a person's name within one report.

"Stephen J. Townsend", "Stephen Townsend" and "Gen. Townsend" are forms of one name; "Abu Yahya" and "Abu
Omar" are not, since a kunya names a man by a child and is no given name. These rules compare forms only:
whether a short form is unique in the report is for the caller to check. The parts of names of many
languages are data, in ``person_names.yml``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from wireledger.extract.spelling import plain, undotted
from wireledger.extract.titles import split_title
from wireledger.extract.word_lists import lists, word_set

_TOKEN = re.compile(r"[^\s,()\"“”«»]+")
_ABD = re.compile(r"abd(?:[aeou]l)?")
_ABD_JOINED = re.compile(r"^abd(?:[aeou]l|u?r(?=r)|i(?=r))-?(?=\w{3})")
_KUNYA_FORMS = {"abou": "abu", "aboe": "abu", "ebu": "abu", "oum": "umm", "um": "umm", "ben": "bin"}
_ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|ar|az|an|at|ul)[-'’](?=\w)")
_ARTICLES = ("al", "el", "as", "ash", "ad", "ar", "az", "an", "at", "ul")


def is_kunya(name: str) -> bool:
    """Whether ``name`` opens with a kunya: "Abu Omar", "Umm Hudhayfah", "Ibn Taymiyyah"."""
    tokens = _name_tokens(split_title(name)[1])
    return len(tokens) > 1 and plain(tokens[0]) in word_set("person_names", "kunya_first")


def same_person_form(a: str, b: str) -> bool:
    """Whether ``a`` and ``b`` may be forms of one person's name in one report.

    The shorter must be the longer with parts left out, in order; an initial stands for its name. A kunya
    matches only itself. Uniqueness of a short form is left to the caller.
    """
    first, second = _parts(a), _parts(b)
    short, long = sorted((first, second), key=lambda units: (len(units), sum(map(len, units))))
    if not short or all(len(u) == 1 for u in short):
        return False
    at, whole = 0, False
    for unit in short:
        while at < len(long) and not _same_unit(unit, long[at]):
            at += 1
        if at == len(long):
            return False
        whole = whole or min(len(unit), len(long[at])) > 1
        at += 1
    return whole  # "Carter" is no form of "Scott C. Dayton"


@lru_cache(maxsize=20_000)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(_units(split_title(name)[1]))


def _same_unit(a: str, b: str) -> bool:
    if a == b or a.replace("-", "").replace(" ", "") == b.replace("-", "").replace(" ", ""):
        return True
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]


def _name_tokens(name: str) -> list[str]:
    tokens = [
        t.strip(".-'’‘")
        for t in _TOKEN.findall(re.sub(r"[\"“«][^\"”»]{0,60}[\"”»]|\([^)]{0,80}\)", " ", name))
    ]
    return [
        t for t in tokens if (t and undotted(t) not in word_set("person_names", "suffixes")) or t in ("II",)
    ]


def _units(name: str) -> list[str]:
    """The parts of a name to compare, particles and kunyas joined to the word they belong to.

    "Abu Omar al-Shishani" has the parts "abu omar" and "shishani"; "Abd al-Rahman" is one part.
    """
    units: list[str] = []
    held: list[str] = []
    for token in _name_tokens(name):
        word = plain(re.sub(r"[’'‘`]s$", "", token))
        if not word:
            continue
        if word in word_set("person_names", "kunya") or _ABD.fullmatch(word):
            held.append("abd" if _ABD.fullmatch(word) else _KUNYA_FORMS.get(word, word))
            continue
        if word in _ARTICLES:
            continue
        word = _variant(_ARTICLE.sub("", word))
        units.append(" ".join([*held, word]))
        held = []
    return [*units, *held]


@cache
def _variants() -> dict[str, str]:
    return {plain(n): plain(names[0]) for names in lists("person_names")["variants"] for n in names}


def _variant(word: str) -> str:
    """One spelling for all: "Mohamed" and "Muhammad"; "Abdulrahman" as "abd rahman"."""
    return _variants().get(word) or _ABD_JOINED.sub("abd ", word)
