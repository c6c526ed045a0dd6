# make site: build the example site · make test: run all tests
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
JOBS ?= auto

.PHONY: help site serve docs test check format clean

help:
	@echo "make site    build the example site into site/"
	@echo "make serve   preview it at http://127.0.0.1:8000/, rebuilt on every change"
	@echo "make docs    build the documentation into build/docs/"
	@echo "make test    run all tests"
	@echo "make check   lint, formatting, types"
	@echo "make format  mend lint and formatting"
	@echo "make clean   remove what the others made"

site: $(VENV)/installed
	$(BIN)/mkdocs build --strict
	@echo
	@echo "The site is in site/. Preview it with: make serve"

serve: $(VENV)/installed
	$(BIN)/mkdocs serve

docs: $(VENV)/installed-dev
	$(BIN)/mkdocs build --strict -f mkdocs.docs.yml
	@echo
	@echo "The documentation is in build/docs/"

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n $(JOBS) --maxprocesses=4 --dist loadgroup

check: $(VENV)/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict dossier

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# The stamps are older than pyproject.toml when what is needed has changed.
$(VENV)/installed: pyproject.toml tools/venv.sh
	@tools/venv.sh $(VENV)
	@echo "Installing Dossier into $(VENV)"
	@$(PIP) --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@echo "Installing the development tools into $(VENV)"
	@$(PIP) --editable '.[all]' --group dev --group exchange
	@$(PIP) --no-deps 'axe-playwright-python>=0.1.7' # for axe-core (MPL-2.0), which it brings; its Playwright is not used
	@touch $@

clean:
	rm -rf $(VENV) site build dist .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
