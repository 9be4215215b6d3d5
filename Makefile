# Everything works from a fresh clone with make and Python 3.11 or newer.
# The virtual environment is made by the first target that needs it.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
DATA ?= ../shared
BIN := $(VENV)/bin

.PHONY: setup demo postgres chromium test check bench docs clean
.DEFAULT_GOAL := setup

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "error: no Python 3.11 or newer was found. Install one, or name it: make PYTHON=..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"

# The program alone: all that reading needs.
$(VENV)/.program: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

# The program and what tests and checks need.
$(VENV)/.developer: pyproject.toml $(VENV)/.program
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

setup: $(VENV)/.developer
	@echo "Ready. Try: $(BIN)/wireledger demo"

demo: $(VENV)/.program
	$(BIN)/wireledger demo

# The ledger's tests run on PostgreSQL too, started by the tests themselves; as root it is installed here.
postgres:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update --quiet=2 && DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes postgresql; \
	else echo "PostgreSQL is not installed: its tests will be skipped (Debian: apt-get install postgresql)"; fi

# The workbench's tests drive Debian's browser; as root it is installed here.
chromium:
	@test -x /usr/bin/chromium || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update --quiet=2 && DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends chromium fonts-dejavu-core; \
	else echo "Chromium is not installed: the browser tests will be skipped (Debian: apt-get install chromium)"; fi

test: $(VENV)/.developer postgres chromium
	$(BIN)/python -m pytest
	$(BIN)/python -m benchmarks.gate

check: $(VENV)/.developer
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

# What speed is compared with comes beside the rest.
$(VENV)/.compared: $(VENV)/.developer
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	@touch $@

# Sizes of the ledgers that are timed; with 100000 it takes many hours.
REPORTS ?= 1000 10000

bench: $(VENV)/.compared
	$(BIN)/python -m benchmarks.run --data $(DATA)
	$(BIN)/python -m benchmarks.ledger --reports $(REPORTS)
	$(BIN)/python -m benchmarks.workbench --reports $(REPORTS)
	$(BIN)/python -m benchmarks.publish --incidents 10000

docs: $(VENV)/.developer
	$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
