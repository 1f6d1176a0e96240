# make editions   sets up .venv, converts, checks and renders the editions into build/
# make test       sets up what the tests need and runs them all
# make lint       format, lint and types
# make fuzz SECONDS=3600   as many odd texts as that takes; the first that fails is printed as a test
# make bench      timings, printed side by side

PYTHON ?= python3
SECONDS ?= 60
VENV := .venv
BIN := $(VENV)/bin
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
endif

.PHONY: editions test lint fuzz bench schema clean

editions: $(VENV)/.tei
	$(BIN)/tei build

test: $(VENV)/.test
	$(BIN)/python -m pytest

lint: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

fuzz: $(VENV)/.test
	TEI_FUZZ_SECONDS=$(SECONDS) $(BIN)/python -m pytest -q tests/test_fuzz.py

bench: $(VENV)/.test
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/linear.py
	$(BIN)/python benchmarks/validate.py
	$(BIN)/python benchmarks/rules.py
	$(BIN)/python benchmarks/site.py
	$(BIN)/python benchmarks/changed.py

schema: $(VENV)/.test
	sh schema/make.sh
	$(BIN)/python tests/learn.py

$(VENV)/.tei: pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || \
		{ echo "tei needs Python 3.11 or newer; name one with: make PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.test: $(VENV)/.tei
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[test,lint]"
	@touch $@

clean:
	rm -rf $(VENV) build dist
