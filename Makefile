# Everything a person does with this project. `make` alone lists it.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
MANAGE := $(PY) manage.py
PORT ?= 8000
GATEWAY_PORT ?= 8001
WORKERS ?= auto
PYTEST_ARGS ?=
PRODUCTS ?= 10000
BENCH_PACKAGES := var/bench/packages/.installed

# The first interpreter of the right age; PYTHON=… names another.
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)

# What a production process must be told; `make check` proves the settings with it.
PRODUCTION_LIKE := env -u DEBUG SECRET_KEY=$(shell printf 'x7%.0s' {1..40})-production-like \
	FIELD_ENCRYPTION_KEYS=production-like ALLOWED_HOSTS=vrinda.example SITE_URL=https://vrinda.example \
	RAZORPAY_KEY_ID=rzp_live_example RAZORPAY_KEY_SECRET=production-like RAZORPAY_WEBHOOK_SECRET=production-like \
	IDP_OIDC_PRIVATE_KEY=production-like \
	EMAIL_URL=smtp://mail.vrinda.example REDIS_URL=redis://redis.vrinda.example $(foreach name,LEGAL_NAME ADDRESS CARE_PHONE CARE_EMAIL \
	GRIEVANCE_OFFICER GRIEVANCE_PHONE GRIEVANCE_EMAIL,MARKET_$(name)=production-like)

.PHONY: help
help: ## List what make can do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F '\t' '{printf "  make %-13s %s\n", $$1, $$2}'

# --- Install ------------------------------------------------------------------------------------------
$(PY):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed."; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "On Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.installed: requirements.txt | $(PY)
	@echo "Installing what requirements.txt names (a minute or two, once)"
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt requirements.txt | $(PY)
	@echo "Installing what requirements-dev.txt names (a minute or two, once)"
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.installed

.PHONY: setup words
setup: export DEBUG = 1
setup: $(VENV)/.installed-dev words ## Install everything for development and bring the database up to date
	@$(MANAGE) migrate --verbosity 0
	@echo "Ready. Next: make run"

words: export DEBUG = 1
words: $(VENV)/.installed
	@$(MANAGE) compile_translations

# --- Use ----------------------------------------------------------------------------------------------
.PHONY: run demo gallery
run: export DEBUG = 1
run: $(VENV)/.installed words ## Serve the market on http://127.0.0.1:8000, filled on the first start
	@echo "Bringing the database up to date"
	@$(MANAGE) migrate --verbosity 0
	@exec $(MANAGE) serve_market --port $(PORT) --gateway-port $(GATEWAY_PORT)

demo: export DEBUG = 1
demo: $(VENV)/.installed words ## Fill the demo market (again): shops, products, orders in each state
	@$(MANAGE) migrate --verbosity 0
	@EMAIL_URL=$${EMAIL_URL:-dummymail://} $(MANAGE) demo_market

gallery: export DEBUG = 1
gallery: $(VENV)/.installed words ## Show each component in each state on http://127.0.0.1:8000/gallery/
	@$(MANAGE) migrate --verbosity 0
	@echo "http://127.0.0.1:$(PORT)/gallery/"
	@exec $(MANAGE) runserver $(PORT)

# --- Prove --------------------------------------------------------------------------------------------
.PHONY: test shots bench bench-growth bench-orders check fix schema chromium
test: $(VENV)/.installed-dev words chromium ## Run all tests (SQLite unless DATABASE_URL says otherwise)
	@env -u DEBUG $(BIN)/pytest -n $(WORKERS) --dist loadgroup -q $(PYTEST_ARGS)

shots: $(VENV)/.installed-dev words chromium ## Walk the journeys in Chromium; screenshots go to artefacts/
	@env -u DEBUG $(BIN)/pytest -q -m browser $(PYTEST_ARGS)
	@ls artefacts 2>/dev/null || true

# Databases of its own, made, filled and kept on BENCH_POSTGRES (postgres://postgres@127.0.0.1:5432); cache on BENCH_REDIS.
bench: $(BENCH_PACKAGES) words ## Measure each page beside bare cards and stock Oscar (PRODUCTS=10000; PostgreSQL, Redis)
	@env -u DEBUG $(PY) -m bench $(PRODUCTS)

bench-growth: $(BENCH_PACKAGES) words ## The same at 10,000 and 100,000 products, and what grows between them
	@env -u DEBUG $(PY) -m bench 10000 100000

$(BENCH_PACKAGES): bench/peer_oscar/requirements.txt $(VENV)/.installed-dev
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target $(@D) -r $<
	@touch $@

bench-orders: $(VENV)/.installed-dev ## Measure queries per page and orders per second (PostgreSQL with DATABASE_URL)
	@env -u DEBUG $(BIN)/pytest -q -s -m bench $(PYTEST_ARGS)

# A browser is wanted, not needed: without one the journey tests are skipped and say so.
chromium:
	@command -v chromium >/dev/null || test -n "$${CHROMIUM:-}" || { \
		echo "Looking for Chromium in the system's packages"; \
		apt-get install -y -qq chromium >/dev/null 2>&1 || echo "No Chromium: the journey tests will be skipped"; }

check: $(VENV)/.installed-dev ## Judge style, layers, types, sizes, migrations, settings and the REST schema
	@echo "· ruff";          $(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet .
	@echo "· import-linter"; $(BIN)/lint-imports --no-logo > $(VENV)/layers.txt || { cat $(VENV)/layers.txt; exit 1; }
	@echo "· mypy";          DEBUG=1 $(BIN)/mypy --no-error-summary
	@echo "· sizes";         DEBUG=1 $(MANAGE) check_sizes
	@echo "· migrations";    DEBUG=1 $(MANAGE) makemigrations --check --dry-run --verbosity 0
	@echo "· deployment";    $(PRODUCTION_LIKE) $(MANAGE) check --deploy --fail-level WARNING
	@echo "· REST schema";   test ! -f docs/api/openapi.yaml || diff -u docs/api/openapi.yaml \
		<($(PRODUCTION_LIKE) $(MANAGE) spectacular --fail-on-warn) || { echo "make schema writes it anew"; exit 1; }

fix: $(VENV)/.installed-dev ## Mend what ruff can mend
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check .

schema: $(VENV)/.installed-dev ## Write the REST schema to docs/api/openapi.yaml
	@mkdir -p docs/api
	@$(PRODUCTION_LIKE) $(MANAGE) spectacular --fail-on-warn --file docs/api/openapi.yaml
