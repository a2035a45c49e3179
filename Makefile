# make demo: install, build the bundled collection, show where the pages are.   make test: install and run the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check install docs weights places pictures notebook clean

demo: $(VENV)/.installed
	$(BIN)/citypact build
	@$(BIN)/citypact view ego --focus "Chiang Rai City Municipality" --out chiang-rai.html

test: $(VENV)/.tested
	$(BIN)/python -m pytest -n auto --dist loadgroup

check: $(VENV)/.checked
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

install: $(VENV)/.installed

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "citypact needs Python 3.11 or later; name one with: make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "this Python lacks venv; install it with: apt-get install python3-venv"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip

# setuptools warns of every editable installation that folders here may come before the package; they are the package
$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	PYTHONWARNINGS="ignore:Editable installation" $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group test
	@touch $@

$(VENV)/.checked: $(VENV)/.tested
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

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
