# Each target is one line that a person could type; `make help` lists them.
PY = .venv/bin/python
FOLDERS = $(wildcard src tests tools bench)
# A process that compiled a module leaves it for the next.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test unit check e2e bench fix rows hooks

help: ## Show this list
	@sed -n 's/^\([a-z0-9]*\):.*## /\1|/p' Makefile | awk -F'|' '{ printf "make %-6s %s\n", $$1, $$2 }'

run: ## Start a demo school at http://localhost:8000, from a bare machine
	@./run

test: ## Run the whole suite, from a bare machine: SQLite, PostgreSQL, browser
	@./test

unit: ## Run what takes under two minutes: SQLite, no browser
	@./test --quick

check: ## Format, lint, types, contracts, sizes, packs, strings, docs …
	@$(PY) -m tools.check

e2e: ## Run the tests that drive a browser
	@./test -m e2e

bench: ## Measure beside yardsticks, on both engines (about ten minutes)
	@$(PY) -m bench && $(PY) -m bench --postgresql

fix: ## Put right what a machine can: format, imports, catalogs, generated docs
	@$(PY) -m ruff check --fix $(FOLDERS) || true
	@$(PY) -m ruff format $(FOLDERS)
	@git ls-files -z 'src/*.html' | xargs -0r .venv/bin/djade
	@$(PY) -m tools.strings --write
	@$(PY) -m tools.docs --write

rows: ## Show every duty of the source documents and the tests that show it done
	@.venv/bin/mamori rows

hooks: ## Let git run the quick checks before each commit
	@git config core.hooksPath .githooks && echo "Hooks are on."
