# Two commands do all set-up from a bare checkout with Python 3.11 and make: `make demo` and `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
SIZE ?= small
CATALOGUES := $(wildcard src/hearthlight/*/locale/*/LC_MESSAGES/*.po)

.DEFAULT_GOAL := help
.PHONY: help demo test lint requirements screenshots bench pure spark messages documents lock clean

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

demo: $(VENV)/demo.stamp $(VENV)/messages.stamp ## build the demo county once and serve it (HEARTHLIGHT_PORT, HEARTHLIGHT_HOME)
	@exec $(BIN)/hearthlight demo

test: $(VENV)/dev.stamp $(VENV)/messages.stamp ## the suite on SQLite, then the database tests on PostgreSQL
	@$(BIN)/python tools/run_tests.py

lint: $(VENV)/dev.stamp ## ruff, mypy, import layers, and linters of our own
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy $$($(BIN)/python tools/pure_modules.py --paths)
	$(BIN)/lint-imports
	$(BIN)/python tools/lint_day.py
	$(BIN)/python tools/lint_aggregates.py
	$(BIN)/python tools/lint_rules.py src docs
	$(BIN)/python tools/lint_words.py

requirements: $(VENV)/dev.stamp $(VENV)/messages.stamp ## which requirement of the source is proved by which test
	@$(BIN)/python -m pytest -q -m requirement --requirements=build/requirements.json

screenshots: $(VENV)/dev.stamp $(VENV)/messages.stamp ## pictures of every page into docs/screenshots
	@$(BIN)/python tools/screenshots.py

bench: $(VENV)/dev.stamp $(VENV)/messages.stamp $(if $(filter standard sun,$(ROOM)),build/bench-env/stamp) ## ROOM=demo|desk|register|daily|standard|sun|money SIZE=small|full: figures into build/bench
	@$(BIN)/python tools/bench.py "$(ROOM)" "$(SIZE)"

build/bench-env/stamp: requirements/bench.txt
	@echo "making an environment for the peers of the bench …"
	@$(PYTHON) -m venv build/bench-env
	@build/bench-env/bin/python -m pip --disable-pip-version-check install -q --require-hashes -r requirements/bench.txt
	@touch $@

spark: build/spark/stamp ## the standard's rules on Spark beside Polars, row by row (needs Java 17)
	@build/spark/bin/python -m pytest -q -p no:xdist tests/standard/engines/test_spark.py

build/spark/stamp: requirements/spark.txt $(VENV)/dev.stamp
	@echo "making an environment with Spark …"
	@$(PYTHON) -m venv build/spark
	@build/spark/bin/python -m pip --disable-pip-version-check install -q --require-hashes -r requirements/spark.txt
	@$(BIN)/python -c 'import site; print(*site.getsitepackages(), "$(CURDIR)/src", sep="\n")' > $$(build/spark/bin/python -c 'import site; print(site.getsitepackages()[0])')/beside.pth
	@touch $@

pure: build/pure/stamp ## every pure module and notebook where Django is absent
	@build/pure/bin/python tools/pure_modules.py --import >/dev/null
	@build/pure/bin/python tools/run_notebooks.py
	@build/pure/bin/python docs/own_country/screen_homes.py >/dev/null
	@build/pure/bin/python docs/examples/own_table.py >/dev/null

build/pure/stamp: requirements/pure.txt
	@echo "making an environment without Django …"
	@$(PYTHON) -m venv build/pure
	@build/pure/bin/python -m pip --disable-pip-version-check install -q --require-hashes -r requirements/pure.txt
	@echo "$(CURDIR)/src" > $$(build/pure/bin/python -c 'import site; print(site.getsitepackages()[0])')/hearthlight.pth
	@touch $@

messages: $(VENV)/dev.stamp ## collect message ids into the rooms' catalogues, keeping translations
	@$(BIN)/python tools/collect_messages.py
	@$(BIN)/python tools/compile_messages.py

documents: $(VENV)/dev.stamp ## documents that are printed from the code, made anew
	@$(BIN)/python tools/document_columns.py
	@$(BIN)/python tools/run_notebooks.py --write

lock: ## remake the hashed requirements files
	$(PYTHON) -m venv build/lock-venv && build/lock-venv/bin/pip install -q pip-tools
	PATH=$(CURDIR)/build/lock-venv/bin:$$PATH sh tools/lock.sh

clean: ## throw away what was made here
	rm -rf build dist $(VENV)

$(BIN)/python:
	@echo "Hearthlight 阳光到户: making $(VENV) with $(PYTHON) …"
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/demo.stamp: $(BIN)/python requirements/demo.txt pyproject.toml
	@echo "installing what the demo needs (about a minute the first time) …"
	@$(PIP) install -q --progress-bar on --require-hashes -r requirements/demo.txt
	@$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: $(BIN)/python requirements/dev.txt pyproject.toml
	@echo "installing what tests and linters need (about a minute the first time) …"
	@$(PIP) install -q --progress-bar on --require-hashes -r requirements/dev.txt
	@$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $(VENV)/demo.stamp $@

$(VENV)/messages.stamp: $(BIN)/python $(CATALOGUES) | $(VENV)/demo.stamp
	@$(BIN)/python tools/compile_messages.py
	@touch $@
