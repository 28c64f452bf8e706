# The few verbs of this project. On a fresh machine `make site` and `make test` need only make and
# Python 3.11 or newer. Another Python than python3: `make site PYTHON=python3.13`.
# Options of the build: `make site ARGS="--strict --url https://news.example.org/desk/"`; of pytest:
# `make test ARGS="-k draft"`.

PYTHON ?= python3
ARGS ?=
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
SITE_READY := .venv/.site-ready
TEST_READY := .venv/.test-ready
LOCK := $(PY) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"

.PHONY: site test test-nightly bench lock clean

# Builds this repository's own site into output/.
site: $(SITE_READY)
	$(PY) -m generator build $(ARGS)

# Everything that must hold before a change is taken, as much of it at a time as there are cores.
test: $(TEST_READY)
	$(PY) scripts/tests.py $(ARGS)

# All tests, those too slow for every change included, with coverage.
test-nightly: $(TEST_READY)
	$(PY) -m pytest -m "" --timeout=600 --cov

bench: $(SITE_READY)
	$(PY) scripts/bench.py

# The newest versions that pyproject.toml admits, with the hashes of all their files.
lock: $(SITE_READY)
	$(PIP) install --quiet "uv>=0.13,<1"
	$(LOCK) pyproject.toml --group build --output-file requirements/run.txt
	$(LOCK) --group lint --group test --constraint requirements/run.txt --output-file requirements/test.txt

clean:
	rm -rf .venv .vestnik tests/tools/node_modules build dist

$(SITE_READY): pyproject.toml requirements/run.txt scripts/environment.sh
	sh scripts/environment.sh "$(PYTHON)"
	$(PIP) install --quiet --require-hashes --requirement requirements/run.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(TEST_READY): $(SITE_READY) requirements/test.txt tests/tools/prepare.sh tests/tools/package-lock.json
	$(PIP) install --quiet --require-hashes --requirement requirements/test.txt
	sh tests/tools/prepare.sh
	touch $@
