"""A process beside the server for work that takes long, spoken to in lines of JSON.

It leaves Ctrl-C to the server and ends when the server has ended, however it went: its input is then closed.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

from wireledger.plain import Plain


class Child:
    """``python -m MODULE``, started with its first line. Nothing that it is given is in its command line."""

    def __init__(self, module: str, first: Plain) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        self.tell(first)

    def tell(self, value: Plain) -> None:
        """Send a line. Raises OSError where the process has ended."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(value) + "\n")
        self._process.stdin.flush()

    def answer(self) -> Plain:
        """Wait for the next line. Raises EOFError where the process has ended."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise EOFError
        answer: Plain = json.loads(line)
        return answer

    def end(self) -> None:
        """End it at once. What it was writing to the ledger is then not written at all."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()


def asked() -> Iterator[Plain]:
    """In the child: the lines that it is sent, until the server has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(5)  # pages come first
    for line in sys.stdin:
        yield json.loads(line)


def answer(value: Plain) -> None:
    """In the child: send a line."""
    print(json.dumps(value), flush=True)
