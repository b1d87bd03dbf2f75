# Every command a person needs. `make` alone prints this list.
PNPM := npx --yes pnpm@12.21.0
# Which npm is the newest is of no matter here.
export NPM_CONFIG_UPDATE_NOTIFIER := false
RUN := $(PNPM) exec

.DEFAULT_GOAL := help
.PHONY: help
help: ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

# Installing is skipped while the lockfile is older than what is installed.
node_modules/.modules.yaml: pnpm-lock.yaml $(wildcard package.json packages/*/package.json services/*/package.json deploy/package.json tests/package.json)
	$(PNPM) install
	@touch $@

.PHONY: install
install: node_modules/.modules.yaml ## Installs what the project needs

.PHONY: start stop status yabot
# Started by this shell itself, so that Ctrl-C reaches nothing in between.
YABOT := node_modules/.bin/node packages/cli/src/main.ts
start: install ## Starts everything here and prints where to click; Ctrl-C stops it
	@$(YABOT) up

stop: install ## Stops what `make start` started
	@$(YABOT) down

status: install ## How each service is, since when, and what waits
	@$(YABOT) status

yabot: install ## Any other command of yabot, such as make yabot ARGS='trace --last'
	@$(YABOT) $(ARGS)

.PHONY: check
check: install ## Format, lint and types
	$(RUN) biome check .
	$(RUN) tsc --noEmit --checkers 2

.PHONY: catalog
catalog: install ## Brings docs/catalog and the snapshots of the contracts up to date
	$(RUN) node packages/contracts/src/catalog/main.ts

.PHONY: test
test: check ## Checks, then runs every test on real servers (up to ten minutes)
	$(RUN) vitest run $(TESTS)

.PHONY: bench
bench: install ## Measures speed, CPU and memory under load (ten minutes); BENCH="--only inner" chooses
	@node_modules/.bin/node --disable-warning=ExperimentalWarning tests/load/main.ts $(BENCH)

.PHONY: guarantees
guarantees: install ## Shows that a test finds each bug that would break a guarantee (ten minutes); GUARANTEES="ledger" chooses
	@node_modules/.bin/node --disable-warning=ExperimentalWarning tests/guarantees/main.ts $(GUARANTEES)

.PHONY: chaos
chaos: install ## Hurts the fleet under load and proves that nothing is lost (15 minutes); CHAOS="--seed 7 --minutes 2" chooses
	@node_modules/.bin/node --disable-warning=ExperimentalWarning tests/chaos/main.ts $(CHAOS)
