"""The forms of a person's name within one report: titles, kunyas, surnames; and acronyms of groups.

"Lt. Gen. Stephen J. Townsend", "Stephen Townsend" and "Gen. Townsend" are forms of one name; "Abu Yahya"
and "Abu Omar" are not, since a kunya names a man by a child and is no given name. These rules compare
forms only: whether a short form is unique in the report is for the caller to check. Lists of titles and
name parts of many languages are data, in ``titles.yml``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LONGEST_TITLE = 4  # words
_TOKEN = re.compile(r"[^\s,()\"“”«»]+")
_ABD = re.compile(r"abd(?:[aeou]l)?")
_ABD_JOINED = re.compile(r"^abd(?:[aeou]l|u?r(?=r)|i(?=r))-?(?=\w{3})")
_KUNYA_FORMS = {"abou": "abu", "aboe": "abu", "ebu": "abu", "oum": "umm", "um": "umm", "ben": "bin"}
_ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|ar|az|an|at|ul)[-'’](?=\w)")


@cache
def _words() -> dict[str, Any]:
    text = files("wireledger.extract").joinpath("titles.yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@cache
def _titles() -> frozenset[str]:
    return frozenset(_key(t) for group in _words()["titles"].values() for t in group)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_key(w) for w in _words()[name])


def _key(word: str) -> str:
    return word.casefold().replace(".", "").strip()


def plain(word: str) -> str:
    """A name without case, accents, apostrophes and dots, for comparing: "Bza’a" and "Bzaa" are one."""
    folded = unicodedata.normalize(
        "NFKD", word.casefold().replace("ı", "i").replace("ł", "l").replace("ø", "o")
    )
    return re.sub(r"['’‘`ʿʾʼ.\"“”]", "", "".join(c for c in folded if not unicodedata.combining(c)))


# ---------------------------------------------------------------- titles


def split_title(words: str) -> tuple[str | None, str]:
    """The title in front of a name, None where there is none, and the name.

    "Lt. Gen. Stephen J. Townsend" gives ("Lt. Gen.", "Stephen J. Townsend"). A title with its area
    stays whole: "Wali of Sinai Abu Osama" gives ("Wali of Sinai", "Abu Osama").
    """
    tokens = [(m.start(), m.end()) for m in re.finditer(r"\S+", words)]
    at, titled = 0, False
    while at < len(tokens):
        size = _title_at(words, tokens, at, titled)
        if size:
            at, titled = at + size, True
            at = _past_area(words, tokens, at)
        elif _key(_slice(words, tokens, at, at + 1).strip(",")) in _listed("modifiers") and _title_follows(
            words, tokens, at
        ):
            at += 1
        else:
            break
    if not titled:
        at = _title_after_group(words, tokens)
    if not at or (not titled and at >= len(tokens)):
        return None, words.strip()
    cut = tokens[at][0] if at < len(tokens) else len(words)
    return words[: tokens[at - 1][1]].strip(" ,"), words[cut:].strip(" ,")


def _title_after_group(words: str, tokens: list[tuple[int, int]]) -> int:
    """Words of a title that a group opens: "Taliban commander Mullah X", "RSF spokesman Ali Hassan"."""
    for i in range(1, min(5, len(tokens) - 1)):
        word, following = _slice(words, tokens, i, i + 1), _slice(words, tokens, i + 1, i + 2)
        if word.islower() and _key(word) in _titles() and following[0].isupper():
            return i + 1 + _title_at(words, tokens, i + 1, False)
    return 0


def _slice(words: str, tokens: list[tuple[int, int]], first: int, last: int) -> str:
    return words[tokens[first][0] : tokens[min(last, len(tokens)) - 1][1]]


def _title_at(words: str, tokens: list[tuple[int, int]], at: int, titled: bool) -> int:
    """How many words from ``at`` are a title; 0 for none."""
    for size in range(min(_LONGEST_TITLE, len(tokens) - at), 0, -1):
        found = _slice(words, tokens, at, at + size).strip(",")
        key = re.sub(r"\s+", " ", _key(found))
        if key not in _titles():
            continue
        following = (
            _slice(words, tokens, at + size, at + size + 1).casefold() if at + size < len(tokens) else ""
        )
        doubtful = (
            key in _listed("also_names")
            and not found.islower()
            and not (titled and len(tokens) > at + 1 + size)
        )
        if not doubtful or following == "of":
            return size
    return 0


def _title_follows(words: str, tokens: list[tuple[int, int]], at: int) -> bool:
    """Whether a title begins within the next three words, modifiers between."""
    for i in range(at + 1, min(at + 4, len(tokens))):
        if _title_at(words, tokens, i, True):
            return True
        if _key(_slice(words, tokens, i, i + 1)) not in _listed("modifiers"):
            return False
    return False


def _past_area(words: str, tokens: list[tuple[int, int]], at: int) -> int:
    """Past "of Sinai" or "for northern Aleppo", up to the next title or kunya; all of it where none comes."""
    if at >= len(tokens):
        return at
    last = _slice(words, tokens, at - 1, at).casefold()
    if _slice(words, tokens, at, at + 1).casefold() not in ("of", "for") and last != "of":
        return at
    for i in range(at + 1, len(tokens)):
        word = _slice(words, tokens, i, i + 1)
        ended = _slice(words, tokens, i - 1, i).endswith(",")
        if ended or _key(word) in _listed("kunya_first") or _title_at(words, tokens, i, False):
            return i
    return len(tokens)


# ---------------------------------------------------------------- names


def is_kunya(name: str) -> bool:
    """Whether ``name`` opens with a kunya: "Abu Omar", "Umm Hudhayfah", "Ibn Taymiyyah"."""
    tokens = _name_tokens(split_title(name)[1])
    return len(tokens) > 1 and plain(tokens[0]) in _listed("kunya_first")


def _name_tokens(name: str) -> list[str]:
    tokens = [
        t.strip(".-'’‘")
        for t in _TOKEN.findall(re.sub(r"[\"“«][^\"”»]{0,60}[\"”»]|\([^)]{0,80}\)", " ", name))
    ]
    return [t for t in tokens if (t and _key(t) not in _listed("suffixes")) or t in ("II",)]


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
        if word in _listed("kunya") or _ABD.fullmatch(word):
            held.append("abd" if _ABD.fullmatch(word) else _KUNYA_FORMS.get(word, word))
            continue
        if word in ("al", "el", "as", "ash", "ad", "ar", "az", "an", "at", "ul"):
            continue
        word = _variant(_ARTICLE.sub("", word))
        units.append(" ".join([*held, word]))
        held = []
    return [*units, *held]


@cache
def _variants() -> dict[str, str]:
    return {plain(n): plain(names[0]) for names in _words()["variants"] for n in names}


def _variant(word: str) -> str:
    """One spelling for all: "Mohamed" and "Muhammad"; "Abdulrahman" as "abd rahman"."""
    return _variants().get(word) or _ABD_JOINED.sub("abd ", word)


def surname(name: str) -> str:
    """The part of a name that stands for it alone: the last word with its particles.

    "Stephen J. Townsend" gives "Townsend", "Abu Omar al-Shishani" "al-Shishani", "Mohamed Ould Salek"
    "Ould Salek". A bare kunya is given back whole.
    """
    bare = split_title(name)[1] or name.strip()
    tokens = _name_tokens(bare)
    if not tokens or (is_kunya(bare) and len(_units(bare)) == 1):
        return bare
    first = len(tokens) - 1
    while first > 1 and plain(tokens[first - 1]) in _listed("particles"):
        first -= 1
    return " ".join(tokens[first:])


def same_person_form(a: str, b: str) -> bool:
    """Whether ``a`` and ``b`` may be forms of one person's name in one report.

    The shorter must be the longer with parts left out, in order; an initial stands for its name. A kunya
    matches only itself. Uniqueness of a short form is left to the caller.
    """
    first, second = _units(split_title(a)[1]), _units(split_title(b)[1])
    short, long = sorted((first, second), key=len)
    if not short or all(len(u) == 1 for u in short):
        return False
    at = 0
    for unit in short:
        while at < len(long) and not _same_unit(unit, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def _same_unit(a: str, b: str) -> bool:
    if a == b or a.replace("-", "") == b.replace("-", "").replace(" ", "") or a.replace(" ", "") == b:
        return True
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]


# ---------------------------------------------------------------- acronyms


def acronym_of(acronym: str, name: str) -> bool:
    """Whether ``acronym`` is made of the beginnings of the words of ``name``, in order.

    Initials ("AQIM", "M23") and syllables ("Centcom" for "Central Command"). Small words may be left out,
    and one other word where the acronym has four letters or more.
    """
    letters = re.sub(r"[^\w]", "", plain(acronym))
    parts = [w for w in re.split(r"[^\w]+", re.sub(r"['’‘`ʿʾ]", "", plain(name))) if w]
    if not 2 <= len(letters) <= 12 or not 2 <= len(parts) <= 15 or letters == "".join(parts):
        return False
    longest = 1 if len(letters) <= 4 else 5
    spare = 1 if len(letters) >= 4 or letters[-1].isdigit() else 0
    starts = (0, 1) if parts[0] in ("us", "un", "uk", "eu") else (0,)
    return any(_spells(letters, tuple(parts[i:]), longest, spare, 0) for i in starts)


@cache
def _spells(letters: str, parts: tuple[str, ...], longest: int, spare: int, used: int) -> bool:
    """Whether prefixes of ``parts`` spell ``letters``, leaving out at most ``spare`` full words."""
    if not letters:
        left = sum(p not in _listed("small_words") for p in parts)
        return used >= 2 and left <= spare
    if not parts:
        return False
    word, rest = parts[0], parts[1:]
    reach = len(word) if word.isdigit() else longest
    for size in range(min(reach, len(word), len(letters)), 0, -1):
        if letters[:size] == word[:size] and _spells(letters[size:], rest, longest, spare, used + 1):
            return True
    if word in _listed("small_words"):
        return _spells(letters, rest, longest, spare, used)
    return spare > 0 and used > 0 and _spells(letters, rest, longest, spare - 1, used)
