# Everything is run from a virtual environment of the project's own, made from the lock files.

PYTHON = python3
JOBS = auto
VENV = .venv
RUN = $(VENV)/bin/python
PIP = $(RUN) -m pip --disable-pip-version-check --quiet --quiet
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(RUN) -m piptools compile --quiet --generate-hashes --allow-unsafe \
	--strip-extras --build-deps-for=editable --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

# A build is many processes: without compiled files each would compile the program anew, a second at a time.
unexport PYTHONDONTWRITEBYTECODE

RUNTIME = $(VENV)/runtime.stamp
DEVELOP = $(VENV)/develop.stamp

.PHONY: help build check review due links wheel serve test test-release mutation format lint types golden bench bench-catalogue bench-search bench-editions bench-review lock clean system-build system-test

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' Makefile

build: $(RUNTIME) ## Make the site and the print editions: build/site, build/print
	$(RUN) -m generator build

check: $(RUNTIME) ## Check the data and say what is wrong, without making anything
	$(RUN) -m generator check $(ARGS)

review: $(RUNTIME) ## Say in words what changes since a revision: make review BASE=main
	$(RUN) -m generator review $(if $(BASE),'$(BASE)',HEAD) $(ARGS)

due: $(RUNTIME) ## Say what will end soon or is due for renewal, for an issue: ARGS="--days 30"
	$(RUN) -m generator due $(ARGS)

links: $(RUNTIME) ## Ask the sites that data and pages link to, and say which links lead nowhere (needs the network)
	@$(RUN) -m generator links $(ARGS)

wheel: $(RUNTIME) ## Make the program as one file to install elsewhere: build/wheel
	$(RUN) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir build/wheel .

serve: $(RUNTIME) ## Show the site in a browser while it is being written
	$(RUN) -m generator serve

test: $(DEVELOP) ## Run every check of the code and all tests
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(RUN) -m pytest -n $(JOBS)

test-release: $(DEVELOP) ## Run what takes minutes, too: the real data built twice, random edits by the thousand
	HYPOTHESIS_PROFILE=long $(RUN) -m pytest -n $(JOBS) -m "release or random"

mutation: $(DEVELOP) ## Make slips in the real data and count those that the check notices, by kind (minutes)
	$(RUN) -m tests.slips

format: $(DEVELOP) ## Format the code and mend what can be mended by rule
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

lint: $(DEVELOP) ## Check the form of the code
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .

types: $(DEVELOP) ## Check the types
	$(RUN) -m mypy

golden: $(DEVELOP) ## Renew the golden files; read the difference before committing it
	RENEW_GOLDEN=1 $(RUN) -m pytest -m golden

bench: $(DEVELOP) ## Measure a clean build, an unchanged one, one of an edited figure, and the check
	$(RUN) -m tests.benchmark.bench

bench-catalogue: $(DEVELOP) ## Measure the site and the check of a generated catalogue of up to 10,000 products (long)
	$(RUN) -m tests.benchmark.catalogue

bench-search: $(DEVELOP) ## Measure how soon a catalogue of 1,000 generated products answers to keys and choices in Chromium; ARGS=SITE for a built one
	$(RUN) -m tests.benchmark.search $(ARGS)

bench-editions: $(DEVELOP) ## Measure the printed catalogues of up to 10,000 generated products against WeasyPrint alone (long)
	$(RUN) -m tests.benchmark.editions

bench-review: $(DEVELOP) ## Measure the review of one figure against the loading of the data; ARGS=--growth for 1,000 products
	$(RUN) -m tests.benchmark.review $(ARGS)

lock: $(DEVELOP) ## Renew the lock files from pyproject.toml
	$(COMPILE) --upgrade --output-file=requirements.lock pyproject.toml
	$(COMPILE) --upgrade --extra=dev --constraint=requirements.lock --output-file=requirements-dev.lock pyproject.toml

clean: ## Remove everything that was made, but not the virtual environment
	rm -rf build .mypy_cache .ruff_cache .pytest_cache
	find . -name .venv -prune -o -name __pycache__ -type d -exec rm -rf {} +

system-build: ## Get the packages of the system that a build needs (as root), or name them
	@PYTHON=$(PYTHON) scripts/system-packages build

system-test: ## The same for the tests
	@PYTHON=$(PYTHON) scripts/system-packages test

$(RUNTIME): requirements.lock pyproject.toml setup.py | system-build $(RUN)
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEVELOP): requirements-dev.lock requirements.lock pyproject.toml setup.py | system-test $(RUN)
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(RUNTIME) $@

$(RUN): | system-build
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11.5 or newer is needed: make PYTHON=python3.11" if sys.version_info < (3, 11, 5) else 0)'
	$(PYTHON) -m venv $(VENV)
