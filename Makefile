# The two commands: `make site` builds, `make test` proves. Everything they need they install.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING = 1
export PYTHONDONTWRITEBYTECODE = 1

.NOTPARALLEL:

# An environment whose Python has gone or changed is made anew.
ifneq ($(shell [ ! -e $(VENV)/python ] || $(BIN)/python -c 'import pip' 2>/dev/null || echo stale),)
  $(shell rm -rf $(VENV))
endif

.PHONY: site serve check test fuzz lint bench bench-estimator search-report lock clean

site: $(VENV)/site
	@$(BIN)/python -m generator build

serve: $(VENV)/site
	@$(BIN)/python -m mkdocs serve

check: $(VENV)/site
	@$(BIN)/python -m generator check

test: $(VENV)/test
	@$(BIN)/python -m tests.chromium
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n 2 --dist worksteal -q

# Random programs and situations through both estimators, other ones each time.
fuzz: $(VENV)/test
	@$(BIN)/python -m tests.chromium
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -q tests/twins/test_twins.py tests/twins/test_promises.py tests/twins/test_changes.py

lint: $(VENV)/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/bench
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m benchmarks

bench-estimator: $(VENV)/bench
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m benchmarks.estimator

search-report: $(VENV)/bench
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m benchmarks.search_report $(ARGUMENTS)

# One environment; each stamp says that a pinned list has been installed into it.
$(VENV)/python: requirements/site.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it with: make site PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make an environment here. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/site $(VENV)/test $(VENV)/bench: $(VENV)/%: requirements/%.txt pyproject.toml | $(VENV)/python
	@echo "Installing what is needed ($*) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/$*.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

lock:
	@for group in site test bench; do \
	  extra=$$([ $$group = site ] || echo "--group $$group"); \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	    --no-header pyproject.toml --group build $$extra --output-file requirements/$$group.txt; \
	done

clean:
	rm -rf $(VENV) site
