"""The forms in which a ledger is published, by name: each a module with ``export(ledger, wanted, path)``."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted

Export = Callable[[Ledger, Wanted, Path], None]

MODULES: Mapping[str, str] = {
    "jsonl": "ledger_jsonl",
    "csv": "table_csv",
    "parquet": "table_parquet",
    "geojson": "geojson",
    "html": "html",
    "acled": "acled",
    "ucdp": "ucdp",
    "airwars": "airwars",
    "plover": "plover",
    "polecat": "polecat",
    "ftm": "ftm",
    "stix": "stix",
}
"""From the name of a form to its module: loaded when it is asked for, since some need large libraries."""


_YOUNG = (50_000, 20, 50)
"""When garbage is looked for: rows come and go by the million and refer to nothing in a circle."""


def exporter(form: str) -> Export:
    """What writes the incidents wanted of a ledger in this form. Raises KeyError for an unknown one."""
    write: Export = import_module(f"wireledger.publish.{MODULES[form]}").export

    def export(ledger: Ledger, wanted: Wanted, path: Path) -> None:
        usual = gc.get_threshold()
        gc.set_threshold(*_YOUNG)  # looking as often as usual takes a quarter of the time
        try:
            write(ledger, wanted, path)
        finally:
            gc.set_threshold(*usual)

    return export
