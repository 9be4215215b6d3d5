"""HTML from templates. Everything is escaped; report text is also kept from turning the text around it."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wireledger.publish.charts import STYLES
from wireledger.publish.shown import plainly, said

HERE = Path(__file__).parent
STATIC = HERE / "static"


def rendered(template: str, **context: object) -> str:
    """The page that ``template`` makes of ``context``."""
    return environment().get_template(template).render(**context)


@cache
def asset(name: str) -> str:
    """The address of a file of ours; it changes with the content, so that browsers may keep it."""
    file = STATIC / name if (STATIC / name).is_file() else STYLES / name
    return f"/static/{name}?v={sha256(file.read_bytes()).hexdigest()[:12]}"


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
