# Every command does its own set-up: a fresh clone needs Python >= 3.11 with venv, Node >= 20 and make.

PYTHON ?= python3
BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 8000
SOAK_S ?= 1800
PART ?=

.DEFAULT_GOAL := help
.PHONY: help setup build run test check bench soak clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.installed node_modules/.installed ## Install what the two lock files pin

.venv/.installed: requirements.lock pyproject.toml runtime/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tradegen needs Python 3.11 or newer; set PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . -e runtime
	@touch $@

node_modules/.installed: package.json package-lock.json
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

build: setup ## Generate everything from the contracts and compile the TypeScript client
	$(BIN)/tradegen build
	npx tsc -p generated/typescript

run: build ## Serve the trading API on real bars and watch both clients
	$(BIN)/trading run --host $(HOST) --port $(PORT)

# Scenarios with real processes share the cores: what fails beside others is tried once more, alone.
test: build ## Run every test: Python, TypeScript, browser
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder || $(BIN)/python -m pytest --last-failed --last-failed-no-failures none
	npx vitest run

check: build ## Drift, format, lint, types and import rules
	$(BIN)/tradegen check
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/lint-imports
	$(BIN)/mypy
	npx pyright
	npx tsc -p tests/clients
	npx tsc -p tests/e2e

bench: build ## Measure beside the peers (PART=build, gates, fanout, load or crowd: some); rows in build/bench.json
	$(BIN)/python -m tests.bench $(PART)

soak: build ## The long proofs (PART=faults, hostile, gaps, churn …: some of them); rows in build/soak.json
	SOAK_S=$(SOAK_S) FAULT_PATIENCE_S=600 $(BIN)/python -m tests.bench.soak $(PART)

clean: ## Remove what make made (not the generated sources)
	rm -rf .venv node_modules build .tradegen generated/typescript/dist
