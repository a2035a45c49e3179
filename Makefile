# make demo: install, build the bundled collection, show where the pages are.   make test: install and run the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# byte code is made of what is imported, when it is: of all that is installed it would take as long as the installation
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
# setuptools warns of every editable installation that folders here may come before the package; they are the package
INSTALL := PYTHONWARNINGS="ignore:Editable installation" $(PIP) --editable .

.PHONY: demo test check install install-all docs weights places pictures notebook clean

demo: $(VENV)/.installed
	$(BIN)/citypact build
	@$(BIN)/citypact view ego --focus "Chiang Rai City Municipality" --out chiang-rai.html

test: $(VENV)/.tested
	$(BIN)/python -m pytest -n auto

check: $(VENV)/.checked
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

install: $(VENV)/.installed

install-all: $(VENV)/.checked

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "citypact needs Python 3.11 or later; name one with: make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "this Python lacks venv; install it with: apt-get install python3-venv"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(INSTALL)
	@touch $@

# whoever wants more gets it at one go: pip seeks what fits together once
$(VENV)/.tested: $(VENV)/bin/python pyproject.toml
	$(INSTALL) --group test
	@touch $(VENV)/.installed $@

$(VENV)/.checked: $(VENV)/bin/python pyproject.toml
	$(INSTALL) --group dev
	@touch $(VENV)/.installed $(VENV)/.tested $@

docs: $(VENV)/.installed
	$(BIN)/python -m citypact.ontology.codebook
	$(BIN)/python -m citypact.queries.manual > docs/queries.md
	$(BIN)/python -m citypact.queries.publishing > queries/catalogue.ttl
	$(BIN)/python benchmarks/extraction_quality.py --write

# what the judges of graph/extraction have learnt, and what their confidences are worth, anew from the texts and records in the
# repository; then, for measuring, without the held-back half: about six minutes on two idle processors
SETS := gold --also training --also graph/collection/sources:tests/graph/retellings_gold
weights: $(VENV)/.tested
	$(BIN)/python -m citypact.graph.extraction.training $(SETS) --half all
	$(BIN)/python -m citypact.graph.extraction.calibrating $(SETS) --half all
	$(BIN)/python -m citypact.graph.extraction.training $(SETS) --half even --out benchmarks/held_back/weights.json
	$(BIN)/python -m citypact.graph.extraction.calibrating $(SETS) --half even --out benchmarks/held_back/confidences.json

# where the bodies of the tables of facts are, from GeoNames (graph/gazetteer/README.md): a minute
places: $(VENV)/.tested
	$(BIN)/python -m citypact.graph.gazetteer.making

# the answers of docs/notebook/asking.ipynb, anew
notebook: $(VENV)/.tested
	$(BIN)/python docs/notebook/make.py

pictures: $(VENV)/.tested
	$(BIN)/python docs/pictures/make.py

clean:
	rm -rf $(VENV) build dist *.egg-info citypact-graph chiang-rai.html
