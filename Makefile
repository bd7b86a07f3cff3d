# `make` alone lists the targets. Everything that they need goes into .venv; nothing outside this folder is touched.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo-vault
# One more than there are processors: a fifth of the tests' time is waiting for saves, days and other processes.
WORKERS = $(shell $(BIN)/python -c 'import os; print((os.cpu_count() or 1) + 1)')
.DEFAULT_GOAL := help
.PHONY: help demo test test-all bench docs clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/installed ## Copy the sample vault to ./demo-vault, write this week's agenda, draft an introduction
	@rm -rf $(DEMO)
	@$(BIN)/notesnet init $(DEMO) --sample
	@echo
	@$(BIN)/notesnet --vault $(DEMO) agenda
	@echo
	@cat $(DEMO)/agenda/*.md
	@echo
	@$(BIN)/notesnet --vault $(DEMO) draft intro "Inês Carvalho" "Farida Haidari"
	@echo
	@echo "The vault is in $(DEMO)/, this week's agenda in $(DEMO)/agenda/, the draft in $(DEMO)/drafts/."
	@echo "Go on: $(BIN)/notesnet --vault $(DEMO) list due"

test: $(VENV)/developing ## Lint, types, floors and tests (within 5 minutes)
	$(BIN)/ruff check
	$(BIN)/ruff format --check --exclude '*.md' notesnet tests bench docs
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(BIN)/python -m compileall -q notesnet # hundreds of tests start the program
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -m "not slow"

test-all: $(VENV)/developing ## The same with fuzzing, kill loops and thousands of generated examples
	$(BIN)/ruff check
	$(BIN)/ruff format --check --exclude '*.md' notesnet tests bench docs
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --hypothesis-profile=slow

bench: $(VENV)/developing ## Measure speed on generated vaults, beside todoman and khard (about 6 minutes)
	$(BIN)/python -m bench --peers

docs: $(VENV)/developing ## Write docs/cli.md, docs/settings.md and docs/diagnostics.md again
	$(BIN)/python -m docs.generate

clean: ## Remove .venv, the demo vault and all caches
	rm -rf $(VENV) $(DEMO) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find notesnet tests bench docs -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "notesnet needs Python 3.11 or later; name one with: make PYTHON=python3.11 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Made again only when what is to be installed changed.
$(VENV)/installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/developing: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $(VENV)/installed $@
