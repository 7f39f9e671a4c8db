# One command per need; `make` prints this list.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo demo-google test format docs pictures lock audit bench chaos mutants soak clean

help: ## print this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile

demo: $(VENV)/.run ## write demo/funnel.xlsx, sync it, render the memo, say where to look
	$(BIN)/python -m sheetsync demo demo

demo-google: $(VENV)/.dev ## the same in a Google spreadsheet, with Google played by the emulator of the tests
	$(BIN)/python -m tests.google_demo demo-google

test: $(VENV)/.dev ## everything that must hold: style, types, floors, docs, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m docs --check
	$(BIN)/coverage run --branch --include=sheetsync/adapters/google/guard.py -m pytest tests/adapters/google/test_guard.py
	$(BIN)/coverage report --fail-under=100 --show-missing
	$(BIN)/pytest -n 2

format: $(VENV)/.dev ## put the code into its agreed form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.dev ## rewrite the generated pages from the declarations
	$(BIN)/python -m docs

pictures: $(VENV)/.run ## take the README's pictures anew
	sh docs/pictures.sh $(BIN)/python

lock: ## find new versions and pin them with their hashes
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip --disable-pip-version-check --quiet install uv
	sh requirements/lock.sh .venv-lock/bin/uv
	rm -rf .venv-lock

audit: $(VENV)/.audit ## what is known against the pinned packages, and what bandit finds in our code
	$(BIN)/bandit --quiet --recursive sheetsync
	sh requirements/audit.sh $(BIN)/pip-audit

bench: $(VENV)/.bench ## read, parse, compute, write: seconds, memory, ratios
	$(BIN)/python -m bench

chaos: $(VENV)/.dev mutants ## the long runs: 50,000 crash histories, 2,000 kills, every clock change of every zone, 200 games in a spreadsheet, 10 big messy workbooks, mutants
	SHEETSYNC_CHAOS=1 SHEETSYNC_FUZZ=200 SHEETSYNC_MESSY=10 $(BIN)/pytest -n 2 tests/chaos tests/service tests/messy \
		tests/adapters/google/test_between_requests.py

mutants: $(VENV)/.chaos ## break the ledger, the guard and the calendar in small ways: the tests must notice 90 %
	$(BIN)/python -m tests.chaos.mutants

soak: $(VENV)/.dev ## a simulated month with faults of every kind, over the wire; `DAYS=3 SEED=1` to choose
	$(BIN)/python -m tests.soak $(if $(DAYS),--days $(DAYS)) $(if $(SEED),--seed $(SEED))

clean: ## remove what the other targets made
	rm -rf $(VENV) .venv-lock demo demo-google dist mutants .bench .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "sheetsync needs Python 3.11 or newer with its venv module; install it and try again" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BIN)/python requirements/run.txt
	$(PIP) install --require-hashes -r requirements/run.txt
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	$(PIP) install --require-hashes -r requirements/dev.txt
	touch $@

$(VENV)/.bench: $(VENV)/.dev requirements/bench.txt
	$(PIP) install --require-hashes -r requirements/bench.txt
	touch $@

$(VENV)/.audit: $(VENV)/.dev requirements/audit.txt
	$(PIP) install --require-hashes -r requirements/audit.txt
	touch $@

$(VENV)/.chaos: $(VENV)/.dev requirements/chaos.txt
	$(PIP) install --require-hashes -r requirements/chaos.txt
	touch $@
