# make demo   builds the invented example case and prints the path of the page
# make test   installs what the tests need and runs every check
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint golden accuracy bench lock clean

demo: .venv/run.stamp
	$(BIN)/tidslinje demo --out tidslinje-demo

test: .venv/dev.stamp
	@sh tests/chromium.sh
	$(MAKE) lint
	$(BIN)/pytest

lint: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: .venv/dev.stamp
	$(BIN)/pytest --regenerate

accuracy: .venv/dev.stamp
	$(BIN)/python -m bench.accuracy

bench: .venv/dev.stamp
	$(BIN)/python -m bench.run

lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --no-emit-index-url --no-header --generate-hashes -q -o requirements.lock
	uv pip compile pyproject.toml --universal --python-version 3.11 --no-emit-index-url --no-header --generate-hashes -q --extra dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv tidslinje-demo dist

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tidslinje needs Python 3.11 or later; set PYTHON=/path/to/python3.11 and run make again.")'
	$(PYTHON) -m venv .venv

# An install, not an editable one: the demo runs what a user would have. The dev install is editable and comes after.
.venv/run.stamp: .venv/bin/python requirements.lock pyproject.toml $(shell find schemas ingest timeline render -type f -not -path '*/__pycache__/*')
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	test -f .venv/dev.stamp || $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --force-reinstall .
	touch $@

.venv/dev.stamp: .venv/bin/python requirements-dev.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@
