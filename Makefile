# Two commands are enough: `make run` opens the window, `make test` runs every test. Both set up what they need.
.DEFAULT_GOAL := help
.PHONY: help setup run test check format shots bench lessons lock clean

VENV := .venv
ifeq ($(OS),Windows_NT)
PYTHON ?= python
BIN := $(VENV)/Scripts
else
PYTHON ?= python3
BIN := $(VENV)/bin
endif
PY := $(BIN)/python
STAMP := $(VENV)/.complete

help: ## list the commands
	@$(PYTHON) -c "import re,sys; [print(f'  make {m[1]:9}{m[2]}') for m in re.finditer(r'^(\w+):.*?## (.*)', open('Makefile').read(), re.M)]"

setup: $(STAMP) ## make .venv, install the pinned dependencies, check Qt's system libraries

$(STAMP): constraints.txt pyproject.toml
	@$(PYTHON) -c "import sys; v = sys.version_info; v >= (3, 11) or sys.exit('Python 3.11 or newer is needed, this is %d.%d. Name another one: make PYTHON=python3.12 setup' % v[:2])"
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(PY) workbench/system_check.py
	@$(PY) -c "import pathlib; pathlib.Path('$(STAMP)').touch()"

run: setup ## open the window
	$(PY) -m workbench $(ARGS)

test: setup ## every test, offscreen
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q $(ARGS)

check: setup ## format, lint, types, import contracts, house tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(PY) -m lessons.format lessons/course
	$(PY) -m pytest -q tests/house

format: setup ## put the code in shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lessons: setup ## prove every lesson four ways against a real server
	$(PY) -m workbench lesson test

shots: setup ## screenshots of every view, light and dark, into shots/
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.shots $(ARGS)

bench: setup ## what it is measured by, as ratios of one run
	QT_QPA_PLATFORM=offscreen $(PY) -m workbench bench $(ARGS)

lock: ## pin the newest allowed versions into constraints.txt (needs uv)
	uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --group dev --all-extras pyproject.toml -p 3.11 --upgrade -o constraints.txt

clean: ## remove what was made here
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build shots
