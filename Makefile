# make demo   see what it does          make test   everything this machine can test
# make check  what CI checks            make lock   new versions of the dependencies
# The first Python here that leads runs on.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test lint check model messages readme lock clean
.DEFAULT_GOAL := demo

demo: $(VENV)/run.stamp
	@$(BIN)/leads demo
	@echo "(Hier heet de opdracht $(BIN)/leads.)" >&2

test: $(VENV)/dev.stamp
	@$(BIN)/python -m pytest -n auto $(TESTS)

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

$(VENV)/run.stamp: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "leads needs Python 3.11 or newer" >&2; exit 1; }
	@echo "Installing into $(VENV); this takes a minute or two." >&2
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	@echo "Installing what the tests need." >&2
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

# The models are learned from training/train.jsonl alone, one after the other:
# three name finders that each leave villages out (what they are worth on new ones teaches
# the judges), the one that is shipped, which stretches are organisations, which dates are
# events, then the ranking (which reads all of these).
model: $(VENV)/dev.stamp
	$(BIN)/python training/train_ner.py --folds 3 --out build/folds
	$(BIN)/python training/train_ner.py --out leads/defaults/model
	$(BIN)/python training/train_names.py --write
	$(BIN)/python training/train_happenings.py --write
	$(BIN)/python training/train_ranker.py

messages: $(VENV)/dev.stamp
	$(BIN)/python tests/translations.py

readme: $(VENV)/dev.stamp
	$(BIN)/python docs/make_readme.py

COMPILE = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --quiet --upgrade --extra postgres --group build

lock: $(VENV)/dev.stamp
	$(PIP) install --quiet uv
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --group dev --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache
