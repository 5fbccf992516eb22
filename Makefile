# A trial on one machine: `make run`. Everything it needs comes into .venv/, everything it keeps into .var/.
PYTHON ?= python3
SECONDS ?= 60
WORKERS ?= 2
LIVES ?= 400
BIN := .venv/bin

.PHONY: help run people test lint types prove machine model bench coverage reset lock screenshots runtime tools browser

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14

run: runtime ## start everything: http://localhost:8000 (PORT=… for another port)
	@exec $(BIN)/python -m portal.embedded.keeper portal.embedded.run

people: runtime ## the demo's people and their one-time links, while `make run` runs
	@$(BIN)/python -m portal.embedded.manage demo_people

test: tools browser ## all tests, on a PostgreSQL and Redis of their own
	$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

lint: tools ## style, types, room borders, templates, migrations, deployment checks
	PATH="$(CURDIR)/$(BIN):$$PATH" bash .ci/lint

prove: tools ## disclosers against pause togglers for SECONDS=60, and again while processes are killed; fails on one leak
	SECONDS=$(SECONDS) $(BIN)/python -m tests.proofs.prove

machine: tools ## random lives of a desk beside a naive oracle: LIVES=400, another SEED each time; fails on one difference
	LIVES=$(LIVES) WORKERS=$(WORKERS) $(BIN)/python -m pytest -n0 -q -s tests/proofs/machine

model: tools ## every interleaving of the pause's protocol
	@$(BIN)/python -m docs.model

bench: tools ## speed against its budgets
	$(BIN)/python -m bench

coverage: ## docs/hrdd-coverage.md anew: which tests show which requirement of the due-diligence record
	@$(PYTHON) -m docs.coverage

screenshots: tools browser ## the pictures in docs/, taken from a running demo
	$(BIN)/python -m docs.screenshots

reset: ## forget the demo's data
	@$(PYTHON) -c 'import fcntl, os; f = os.open(".var/run.lock", os.O_RDWR | os.O_CREAT); fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)' \
	  2>/dev/null || test ! -e .var || { echo "It is running: stop it first (Ctrl-C)."; exit 1; }
	rm -rf .var

lock: tools ## work out requirements.txt and tests/requirements.txt anew from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml $(LOCK) -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group test $(LOCK) -o tests/requirements.txt

LOCK := --generate-hashes --universal --python-version 3.11 --no-header --quiet

# Installs only when the pinned list differs from what was installed last.
define install
	@test "$$(sha256sum < $(1))" = "$$(cat .venv/$(2).sha256 2>/dev/null)" || { \
	  echo "Installing what $(1) names …" && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1) && \
	  sha256sum < $(1) > .venv/$(2).sha256; }
endef

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=…"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv is missing (on Debian and Ubuntu: apt install python3-venv)."; rm -rf .venv; exit 1; }

runtime: $(BIN)/python
	$(call install,requirements.txt,runtime)

tools: $(BIN)/python
	$(call install,tests/requirements.txt,tools)
	@sha256sum < requirements.txt > .venv/runtime.sha256

browser:
	@bash .ci/browser
