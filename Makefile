# Everything works from a fresh clone with make and Python 3.11 or newer.
# The virtual environment is made by the first target that needs it.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
DATA ?= ../shared
BIN := $(VENV)/bin

.PHONY: setup demo icu postgres chromium test check bench docs clean
.DEFAULT_GOAL := setup

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "error: no Python 3.11 or newer was found. Install one, or name it: make PYTHON=..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"

# The program alone: all that reading needs.
$(VENV)/.program: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

# Packages of Debian, and what is to be said where they are missing: as root they are installed.
define debian
if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	apt-get update --quiet=2 && \
	DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends $(1); \
else echo "$(2) Debian: apt-get install $(1)"; fi
endef

# The tests check exports with followthemoney, whose PyICU is compiled when it is installed.
NEEDS_ICU := PyICU is compiled with a C++ compiler, pkg-config, and the headers of ICU and of Python.
PYTHON_HEADERS = $(BIN)/python -c 'import os, sysconfig as s; os.stat(s.get_path("include") + "/Python.h")'
icu: | $(BIN)/python
	@$(BIN)/python -c 'import icu' 2>/dev/null || { c++ --version && pkg-config --exists icu-i18n; } >/dev/null 2>&1 || \
	$(call debian,g++ pkg-config libicu-dev,$(NEEDS_ICU))
	@$(BIN)/python -c 'import icu' 2>/dev/null || $(PYTHON_HEADERS) 2>/dev/null || \
	$(call debian,python3-dev,$(NEEDS_ICU))

# The program and what tests and checks need.
$(VENV)/.developer: pyproject.toml $(VENV)/.program | icu
	$(BIN)/python -m pip install --quiet --group dev || { \
		echo "error: the developer's tools were not installed. $(NEEDS_ICU)"; \
		echo "  Debian: apt-get install g++ pkg-config libicu-dev python3-dev; macOS: brew install icu4c pkg-config,"; \
		echo "  and put icu4c's folder lib/pkgconfig into PKG_CONFIG_PATH. Then run make again."; exit 1; }
	@touch $@

setup: $(VENV)/.developer
	@echo "Ready. Try: $(BIN)/wireledger demo"

demo: $(VENV)/.program
	$(BIN)/wireledger demo

# The ledger's tests run on PostgreSQL too, started by the tests themselves.
postgres:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
	$(call debian,postgresql,PostgreSQL is not installed: its tests will be skipped.)

# The workbench's tests drive Debian's browser.
chromium:
	@test -x /usr/bin/chromium || \
	$(call debian,chromium fonts-dejavu-core,Chromium is not installed: the browser tests will be skipped.)

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
