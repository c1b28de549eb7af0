# Polydigest. `make help` says what this can do; README.md says what for.
#
# Everything is installed into .venv beside this file, in the versions of requirements/, whose hashes pip checks; nothing that is not
# listed there is fetched, and nothing but wheels. A stamp in .venv says what it holds, so that a second run installs nothing; a
# change of pyproject.toml or of a list installs again.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LIGHT := $(VENV)/.light
FULL := $(VENV)/.full
TOOLS := $(VENV)/.tools
GATES := tests/web/node_modules/.package-lock.json
PIP := $(BIN)/python -m pip install --quiet --quiet --no-deps
LOCKED := $(PIP) --require-hashes --only-binary :all: --requirement
# Polydigest itself, built by the hatchling of the lists.
OURS := $(PIP) --no-build-isolation --editable .
FUZZ_SECONDS ?= 60

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Material for MkDocs prints a notice on every run unless told that its reader has seen it.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help site test lighthouse serve clean requirements upgrade lowest newest audit sbom fuzz soak FORCE

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

site: $(LIGHT) ## build the sample digest into site/ (light install: no models)
	$(BIN)/digest build

test: $(FULL) $(GATES) ## everything a change must pass: ruff, mypy --strict, pytest (installs the models, npm's gates)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

lighthouse: $(FULL) $(GATES) ## Lighthouse's scores of the sample, performance too (varies with the machine, so no test)
	$(BIN)/python tests/web/lighthouse.py

serve: $(LIGHT) ## build, watch and serve the sample digest with live reload
	$(BIN)/digest serve

clean: ## remove what the commands above derived (not .venv, nothing an editor wrote)
	rm -rf site content/pages .digest dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

requirements: $(TOOLS) ## write requirements/ anew after a change of pyproject.toml; versions stay where they may
	$(BIN)/python scripts/requirements.py

upgrade: $(TOOLS) ## write requirements/ anew with the newest versions that pyproject.toml allows
	$(BIN)/python scripts/requirements.py --upgrade

lowest: $(TOOLS) ## test with the lowest versions that pyproject.toml allows (in .venv/lowest)
	$(BIN)/python scripts/bounds.py lowest

newest: $(TOOLS) ## test with the newest versions that pyproject.toml allows (in .venv/newest)
	$(BIN)/python scripts/bounds.py newest

audit: $(TOOLS) $(GATES) ## ask the databases of vulnerabilities about everything in requirements/ and tests/web (needs a network)
	$(BIN)/python scripts/audit.py

sbom: $(TOOLS) ## write dist/sbom-light.cdx.json and dist/sbom-full.cdx.json: the bills of materials (CycloneDX)
	$(BIN)/python scripts/sbom.py

soak: $(FULL) $(GATES) ## the long tests: hundreds of kills, full disks, 10,000 seeds, axe in every view (hours; docs/soak.yml keeps what it found)
	nice $(BIN)/pytest -m soak tests/faults tests/load tests/web

fuzz: $(TOOLS) ## feed the parsers what a coverage-guided fuzzer thinks of (FUZZ_SECONDS=60 in all)
	$(BIN)/python -m fuzz --seconds $(FUZZ_SECONDS)

# A virtual environment that does not run (its Python was removed, its creation was interrupted) is made again.
ifneq ($(shell $(BIN)/python -c 'import sys, pip; print(sys.version_info >= (3, 11))' 2>/dev/null),True)
$(VENV)/pyvenv.cfg: FORCE
endif

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "make: $(PYTHON) is missing or older than Python 3.11; name a newer one: make PYTHON=python3.12 site" >&2; exit 1; }
	@echo "Creating $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv --clear $(VENV)

$(LIGHT): $(VENV)/pyvenv.cfg pyproject.toml requirements/light.txt
	@echo "Installing Polydigest into $(VENV) (a minute or two the first time)"
	@$(LOCKED) requirements/light.txt
	@$(OURS)
	@touch $@

$(FULL): $(VENV)/pyvenv.cfg pyproject.toml requirements/light.txt requirements/full.txt
	@echo "Installing Polydigest with its models and development tools into $(VENV) (a few minutes the first time)"
	@$(LOCKED) requirements/full.txt
	@$(OURS)
	@touch $(LIGHT) $@

$(TOOLS): $(LIGHT) requirements/tools.txt
	@echo "Installing the tools of requirements/tools.txt into $(VENV)"
	@$(LOCKED) requirements/tools.txt
	@touch $@

# Programs that judge the built site (tests/web/README.md). Without npm, or where it gets nothing, those tests are skipped at a
# desk and fail where CI is set.
$(GATES): $(wildcard tests/web/package-lock.json)
	@if ! command -v npm >/dev/null; then echo "No npm: the gates of tests/web are not installed"; \
	  else echo "Installing the gates of tests/web (a minute the first time)"; \
	    cd tests/web && npm ci && touch node_modules/.package-lock.json || echo "npm cannot install the gates of tests/web"; fi
