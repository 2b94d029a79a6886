# What can be done here; `make demo` and `make test` need Python 3.11 or newer and nothing else.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# The first Python on the path that is new enough; or say `make PYTHON=/path/to/python3 …`.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
READY := .venv/.installed
CODE := extract tests benchmarks scripts

.PHONY: help demo test check format lint types layers golden gate bench docs clean

help: ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(READY) ## install, then read the notices in corpora/written and show their tasks
	@$(BIN)/ketluan extract corpora/written/*.txt --format table

test: $(READY) ## install, then run every test
	@$(BIN)/python -m pytest -q -rs

check: lint types layers gate test ## all that CI asks for; ends with the tests

format: $(READY) ## write the code in the one format
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/ruff check --fix $(CODE)

lint: $(READY) ## format and lint, changing nothing
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/ruff check $(CODE)

types: $(READY) ## strict types
	@$(BIN)/mypy

layers: $(READY) ## imports point down
	@$(BIN)/lint-imports

golden: $(READY) ## record the results of tests/test_golden.py anew; read the diff before you commit it
	@$(BIN)/python -m pytest -q tests/test_golden.py --update-golden

gate: $(READY) ## score every corpus; fail below corpora/floors.json; GATE=--update raises them
	@$(BIN)/python scripts/gate.py $(GATE)

bench: $(READY) ## characters a second by stage, beside underthesea, the start, and the memory of a long batch
	@$(BIN)/python benchmarks/throughput.py
	@$(BIN)/python benchmarks/startup.py
	@$(BIN)/python benchmarks/memory.py

docs: $(READY) ## write docs/notice.schema.json and docs/cli.md anew from the code
	@$(BIN)/python scripts/write_docs.py

clean: ## remove .venv and what the tools leave behind
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; on Debian: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python's venv is needed; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
