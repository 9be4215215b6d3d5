"""Text from reports, made safe to print on a terminal.

A report may hold escape sequences, overrides of the writing direction and invisible tags, by
accident or to deceive. Offsets are never counted in safe text: it is for display alone.
"""

from __future__ import annotations

import re

# Controls but white space, marks and overrides of direction, lone surrogates, byte order marks, tags
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SPACE = re.compile(r"\s+")


def safe(text: str) -> str:
    """One line of ``text`` without anything that acts on the terminal; runs of space become one."""
    return _SPACE.sub(" ", _HIDDEN.sub("", text))
