"""How alike two names of persons are.

The parts of the names are set beside each other in order: given name, father's and grandfather's name,
family or origin. Titles, articles and "son of" are no parts; a kunya ("Abu Yusuf") is one part, and
"Abdulrahman" two. A part left out is common; a part that differs makes another person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from wireledger.extract.spelling import plain
from wireledger.extract.titles import split_title
from wireledger.extract.word_lists import word_set
from wireledger.resolve.names_align import Alignment, align
from wireledger.resolve.names_words import SLIP, alikeness, name_lists, name_words, romanised

_TOKEN = re.compile(r"[^\s,()\[\]\"“”«»‹›/]+")
_ABD = re.compile(r"abd(?:[aeiou]l)?")
_ABD_JOINED = re.compile(r"c?abd(?:[aeiou]l|u?r(?=r)|i(?=r))-?(?=\w{3})")
_ARTICLE = re.compile(r"(?:al|el|as|ash|ad|ar|az|an|at|ul|ud)[-'’](?=\w)")
_ARTICLES = frozenset("al el as ash ad ar az at ul ud".split())
_QUOTED = re.compile(r"[\"“«‹]\s*([^\"“”«»‹›]{1,60}?)\s*[\"”»›]|\(([^()]{1,60})\)")
_DESCRIBED = re.compile(r"(?<=\w)\s+the(?:\s+[a-z].*)?$")  # "Abu Ubayda the honey seller"
_MOST_PARTS = 12  # of a name; what is longer is no name
_INITIALS = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2}")
SERVANT = "abd"
"""A part of its own in comparing, yet with the next one name: "Abd al-Rahman"."""
SURE = 0.9
"""From here two parts are spellings of one name; below it they may be a slip of the pen or an initial."""
_MISSING = 0.96
"""For each part that one side leaves out."""
_BOTH_MISSING = 0.9
_SLIP_AND_MISSING = 0.8
_ONE_OF_MANY = 0.6
"""A single part of a longer name."""
_CONTRADICTED = 0.5
_TURNED = 0.95  # another order of the parts is a little doubt


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart: its parts in order, folded, and the nicknames that stood inside it."""

    text: str
    parts: tuple[str, ...]
    nicknames: tuple[str, ...] = ()

    @property
    def kunya(self) -> str | None:
        """The first part, where it is a kunya: "abu yusuf"."""
        opening, _, bearer = self.parts[0].partition(" ") if self.parts else ("", "", "")
        return self.parts[0] if bearer and opening in _kunyas() else None

    @property
    def whole(self) -> bool:
        """Whether two parts or more name the person, initials aside."""
        return sum(len(p) > 1 and p != SERVANT for p in self.parts) > 1


@dataclass(frozen=True, slots=True)
class PersonLikeness:
    """How alike two names are, 0 to 1, and how their parts stand to each other.

    ``weakest`` is the least sure pair of parts. ``extra`` counts parts that only the one or the other name
    has; ``contradicts`` says that such parts stand in each other's place.
    """

    score: float
    paired: int = 0
    weakest: float = 0.0
    extra: tuple[int, int] = (0, 0)
    contradicts: bool = False

    @property
    def complete(self) -> bool:
        """Whether every part of both names is paired."""
        return self.paired > 0 and self.extra == (0, 0)


@lru_cache(maxsize=200_000)
def person_name(text: str) -> PersonName:
    """Take a name apart; titles in front of it and a surname kept back ("José Luis N.") are left out."""
    latin = romanised(text)
    nicknames = tuple(a or b for a, b in _QUOTED.findall(latin))
    bare = _DESCRIBED.sub("", _QUOTED.sub(" ", latin).strip() or latin)
    if "," in bare:  # "Putin, Vladimir"
        last, _, first = bare.partition(",")
        bare = f"{first} {last}" if first.strip() and first.strip().casefold() not in _suffixes() else last
    parts = _parts(split_title(bare)[1] or bare)
    while len(parts) > 1 and parts[-1] in name_words("withheld"):
        parts = parts[:-1]
    return PersonName(text, tuple(parts[:_MOST_PARTS]), tuple(n for n in nicknames if _parts(n)))


@lru_cache(maxsize=200_000)
def person_likeness(a: str, b: str) -> PersonLikeness:
    """How alike two names of persons are. Symmetric.

    A family name may stand first or last; otherwise parts must stand in one order: "Hamid Khalaf" and
    "Khalaf Hamid" are cousins.
    """
    left, right = person_name(min(a, b)).parts, person_name(max(a, b)).parts
    likeness = _rated(align(left, right, alikeness), left, right)
    for turned in _turns(left) if likeness.score < 0.7 else ():
        likeness = max(likeness, _turned(turned, right), key=lambda x: x.score)
    return likeness if a <= b else _mirrored(likeness)


def same_bearer(found: PersonLikeness) -> bool:
    """Whether two full names may be one person's: two parts agree and none contradicts."""
    return found.paired > 1 and not found.contradicts


def contradicting_names(a: str, b: str) -> bool:
    """Whether two full names cannot be one person's; a kunya and a given name may always be.

    Nor do names contradict of which one has the other's nickname: "Mohamed Warsame 'Dheere'" and "Abdullahi
    Warsame Dheere".
    """
    if _share_nickname(person_name(a), person_name(b)):
        return False
    if (person_name(a).kunya is None) != (person_name(b).kunya is None):
        return False
    return not same_bearer(person_likeness(a, b))


def _share_nickname(a: PersonName, b: PersonName) -> bool:
    mine, theirs = ({p for n in x.nicknames for p in _parts(n)} for x in (a, b))
    return bool(mine & {*b.parts, *theirs} or theirs & {*a.parts})


def _turns(parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The name with its last part first, and with its first part last."""
    return [parts[-1:] + parts[:-1], parts[1:] + parts[:1]] if len(parts) > 1 else []


def _turned(left: tuple[str, ...], right: tuple[str, ...]) -> PersonLikeness:
    found = _rated(align(left, right, alikeness), left, right)
    small = found.extra[0] + found.extra[1] > 1 or found.weakest < SURE
    if small or found.paired < 2:
        return PersonLikeness(0.0)
    return PersonLikeness(
        found.score * _TURNED, found.paired, found.weakest * _TURNED, found.extra, found.contradicts
    )


def _rated(found: Alignment, left: tuple[str, ...], right: tuple[str, ...]) -> PersonLikeness:
    extra_left, extra_right = _counted(left, found.extra_left), _counted(right, found.extra_right)
    pairs = [p for p in found.pairs if _counted(left, p.left) and left[p.left[0]] != SERVANT]
    extra = (len(extra_left), len(extra_right))
    if not any(len(left[i]) > 1 and len(right[j]) > 1 for p in pairs for i in p.left for j in p.right):
        return PersonLikeness(0.0, extra=extra)
    score = sum(p.score for p in pairs) / len(pairs)
    contradicts = all(extra) and (found.contradicts or _begin_apart(left, right, found))
    if not contradicts:
        extra = (extra[0] - extra_left.count(SERVANT), extra[1] - extra_right.count(SERVANT))
    if contradicts:
        score *= _CONTRADICTED
    elif any(extra) and len(pairs) == 1:
        score *= _ONE_OF_MANY
    else:
        score *= _MISSING ** sum(extra) * (_BOTH_MISSING if all(extra) else 1.0)
        if any(extra) and min(p.score for p in pairs) <= SLIP:
            score *= _SLIP_AND_MISSING
    return PersonLikeness(score, len(pairs), min(p.score for p in pairs), extra, contradicts)


def _begin_apart(left: tuple[str, ...], right: tuple[str, ...], found: Alignment) -> bool:
    """Whether the first parts, kunyas aside, do not pair: "Ali Isa Omar" is no form of "Isa Omar Said"."""
    firsts = (next((i for i, p in enumerate(parts) if " " not in p), 0) for parts in (left, right))
    first_left, first_right = firsts
    return first_left in found.extra_left or first_right in found.extra_right


def _counted(parts: tuple[str, ...], places: tuple[int, ...]) -> list[str]:
    """The parts at ``places`` that are no small words."""
    return [parts[i] for i in places if parts[i] not in name_words("small_words")]


def _mirrored(likeness: PersonLikeness) -> PersonLikeness:
    left, right = likeness.extra
    return PersonLikeness(
        likeness.score, likeness.paired, likeness.weakest, (right, left), likeness.contradicts
    )


def _suffixes() -> frozenset[str]:
    return word_set("person_names", "suffixes")


def _parts(name: str) -> list[str]:
    """The parts of a bare name, particles and kunyas joined to the word they belong to."""
    parts: list[str] = []
    held = ""
    for token in _tokens(name):
        if not held and token in _kunyas():
            held = _kunyas()[token]
        elif token in _ARTICLES:
            continue
        else:
            parts.append(f"{held} {token}" if held else token)
            held = ""
    if held:
        parts.append(held)
    return [p for i, p in enumerate(parts) if i == 0 or p not in name_words("sons")]


@cache
def _kunyas() -> dict[str, str]:
    """What opens a kunya, with the one spelling for it."""
    return {word: row[0] for row in name_lists()["kunyas"] for word in row}


def _servant(word: str) -> str:
    """ "Abdulmalik", "Abdul" and "Abdel" with "abd" as a word of its own; "Abdullah" is one word."""
    if _ABD.fullmatch(word):
        return "abd"
    return word if alikeness(word, "abdullah") else _ABD_JOINED.sub("abd ", word)


def _tokens(name: str) -> list[str]:
    """Folded words; two capitals without a vowel are initials ("JC Juncker")."""
    words: list[str] = []
    for token in _TOKEN.findall(name.replace("-", " ").replace("–", " ")):
        bare = token.strip(".'’‘-_")
        if _INITIALS.fullmatch(bare) and not name.isupper():
            words += list(bare.casefold())
            continue
        word = plain(_ARTICLE.sub("", token.casefold())).strip("-_")
        word = re.sub(r"[’'‘`]s$", "", word)
        if word and word not in _suffixes():
            words += _servant(word).split()
    return words
