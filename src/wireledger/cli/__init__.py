"""The command line: ``wireledger read`` for single reports, ``add`` and the rest for a ledger of many."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from wireledger.errors import UsageError, WireledgerError


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 done, 1 something could not be read, 2 the request makes no sense."""
    from wireledger.cli.app import app
    from wireledger.cli.safe import safe

    try:
        app(args=None if arguments is None else list(arguments))
    except WireledgerError as error:
        print(f"error: {safe(str(error))}", file=sys.stderr)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except OSError as error:
        if error.filename is None:
            raise
        print(f"error: {safe(str(error.filename))}: {error.strerror}.", file=sys.stderr)
        sys.exit(1)
