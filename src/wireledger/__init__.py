"""wireledger: a sourced record of what news reports say about armed conflict.

For Python: ``read`` and ``read_all`` make records, ``Ledger`` keeps many, ``Rows`` is what it answers, and
``WireledgerError`` is what goes wrong. They load when first used, so that the import itself is quick.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wireledger.api import Ledger, read, read_all
    from wireledger.errors import WireledgerError
    from wireledger.frames import Rows

__version__ = "0.1.0"

__all__ = ["Ledger", "Rows", "WireledgerError", "__version__", "read", "read_all"]

_HOMES = {"Ledger": "api", "Rows": "frames", "WireledgerError": "errors", "read_all": "api"}


class _Reading(ModuleType):
    """The stage ``wireledger.read``, which is called like the function of its name."""

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        return import_module("wireledger.api").read(*arguments, **keywords)


class _Package(ModuleType):
    """This package. A module that is imported becomes its attribute, so the stage would hide the function."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "read" and isinstance(value, ModuleType):
            value.__class__ = _Reading
        super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


def __getattr__(name: str) -> object:
    if name == "read":
        return import_module("wireledger.read")
    if name in _HOMES:
        return getattr(import_module(f"wireledger.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'wireledger' has no attribute {name!r}")


sys.modules[__name__].__class__ = _Package
