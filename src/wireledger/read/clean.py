"""Characters that do not belong in a text: newlines of other systems, control characters, overrides."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NEWLINE = re.compile("\r\n|[\r\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_OVERRIDE = re.compile("[\u202d\u202e]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without the characters that were replaced, and what was found."""

    text: str
    warnings: tuple[str, ...]


def clean(text: str) -> Cleaned:
    r"""Make every newline ``\n`` and every other control character a space, one for one.

    Lone surrogates, which no file can store, become U+FFFD. Characters that override the writing
    direction stay, since offsets and quotes must hold, but are warned of: the text may look different
    from what it says.
    """
    warnings = []
    text = _NEWLINE.sub("\n", text)
    text, controls = _CONTROL.subn(" ", text)
    if controls:
        warnings.append(f"{_count(controls, 'control character')} replaced by a space each")
    text, surrogates = _SURROGATE.subn("\ufffd", text)
    if surrogates:
        warnings.append(f"{_count(surrogates, 'lone surrogate')} replaced by U+FFFD")
    overrides = len(_OVERRIDE.findall(text))
    if overrides:
        warnings.append(
            f"{_count(overrides, 'character')} overriding the writing direction: the text may look different "
            "from what it says"
        )
    return Cleaned(text, tuple(warnings))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
