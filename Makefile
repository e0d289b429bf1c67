# Everything a person or a machine types. Needs Python 3.11 to 3.13 with venv, and make.
SHELL := /bin/bash
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
UV_VERSION := 0.13.9
WORKERS ?= $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) + 1)") # tests wait for browsers and servers
export GRADIO_ANALYTICS_ENABLED := False
# threads of OpenBLAS that have nothing to do still burn their core
export OPENBLAS_NUM_THREADS ?= 1
unexport PYTHONDONTWRITEBYTECODE # the first start compiles what it imports; later ones must not again

.PHONY: run test check bench eval lock screenshots

run: $(VENV)/.run ## set up what is missing, then serve the browser app
	@$(BIN)/sitrep serve $(ARGS)

test: $(VENV)/.test ## set up what is missing, then run the whole suite
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

check: $(VENV)/.test ## format, lint, types, import contracts, tests, quality gate
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder
	$(BIN)/python -m evals.gate

bench: $(VENV)/.test ## speed and scale, against what a user would pick instead; N=2000 takes in more articles
	@$(BIN)/python -m bench $(ARGS)

eval: $(VENV)/.test ## quality; ENGINE="llm:one llm:two" compares two engines, models or prompts (docs/prompts.md), one name: with none
	@$(BIN)/python -m evals $(if $(ENGINE),compare $(if $(word 2,$(ENGINE)),,extractive) $(ENGINE),$(ARGS))

screenshots: $(VENV)/.test ## pictures of the app on the sample library, into docs/
	@$(BIN)/python -m tools.screenshots $(ARGS)

lock: $(BIN)/uv ## resolve again and write both lock files (no index address in them)
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" --extra build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" pyproject.toml --extra build --extra dev -c requirements.lock -o requirements-dev.lock

$(BIN)/uv:
	$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 13) else "Sitrep needs Python 3.11, 3.12 or 3.13: set one with make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check uv==$(UV_VERSION)

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/uv
	$(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements-dev.lock pyproject.toml | $(BIN)/uv
	$(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r requirements-dev.lock
	$(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run
