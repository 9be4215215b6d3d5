"""HTML from templates. Everything is escaped; report text is also kept from turning the text around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

HERE = Path(__file__).parent
STATIC = HERE / "static"

# Controls, overrides of the writing direction, byte order marks and invisible tags; joiners and the marks
# that right-to-left text needs are no danger inside an isolate
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def rendered(template: str, **context: object) -> str:
    """The page that ``template`` makes of ``context``."""
    return environment().get_template(template).render(**context)


def plainly(text: str) -> Markup:
    """Text of a report as HTML; what would act unseen is shown by its number (``U+202E``)."""
    if _HIDDEN.search(text) is None:
        return escape(text)
    return Markup("").join(_pieces(text))


def said(text: object) -> Markup:
    """Words of a report, in their own writing direction and without effect on what stands around them."""
    return Markup('<bdi dir="auto">{}</bdi>').format(plainly(str(text)))


def _pieces(text: str) -> Iterable[Markup]:
    end = 0
    for found in _HIDDEN.finditer(text):
        yield escape(text[end : found.start()])
        yield Markup('<span class="unseen">U+{:04X}</span>').format(ord(found[0]))
        end = found.end()
    yield escape(text[end:])


@cache
def asset(name: str) -> str:
    """The address of a file of ours; it changes with the content, so that browsers may keep it."""
    return f"/static/{name}?v={sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"


def words_of(name: str) -> str:
    """``air_drone_strike`` as words."""
    return name.replace("_", " ")


@cache
def environment() -> Environment:
    """Where templates are found and what they may use."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["asset"] = asset
    made.filters |= {"said": said, "plainly": plainly, "words": words_of}
    return made
