"""Text of reports as HTML: escaped, and kept from turning the text around it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

# Controls, overrides of the writing direction, byte order marks and invisible tags; joiners and the marks
# that right-to-left text needs are no danger inside an isolate
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def plainly(text: str) -> Markup:
    """Text of a report as HTML; what would act unseen is shown by its number (``U+202E``)."""
    if _HIDDEN.search(text) is None:
        return escape(text)
    return Markup("").join(_pieces(text))


def said(text: object) -> Markup:
    """Words of a report, in their own writing direction and without effect on what stands around them."""
    return Markup(f'<bdi dir="auto">{plainly(str(text))}</bdi>')  # hundreds a page: Markup.format is slow


def _pieces(text: str) -> Iterable[Markup]:
    end = 0
    for found in _HIDDEN.finditer(text):
        yield escape(text[end : found.start()])
        yield Markup('<span class="unseen">U+{:04X}</span>').format(ord(found[0]))
        end = found.end()
    yield escape(text[end:])
