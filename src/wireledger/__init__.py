"""wireledger: a sourced record of what news reports say about armed conflict."""

from __future__ import annotations

__version__ = "0.1.0"
