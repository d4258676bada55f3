# Every task of the project, one line each. `make` lists them.
.DEFAULT_GOAL := help
.PHONY: help demo replay bench budgets test test-budgets test-wasm test-sdk test-diff test-diff-long \
	test-long fuzz mutants wasm size wasm-target fmt fmt-check lint doc check clean

CARGO := cargo
# Of the demo: loss, recovery or killed.
ACT ?= loss
DEMO_ARGS ?=
BENCH_ARGS ?=
BENCH = $(CARGO) run --locked --profile diff -p bench --
REPLAY_ARGS ?=
SECONDS ?= 60

help: ## List the tasks
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | column -t -s '|'

demo: ## Build the Wasm and tell the life of a pool on it (ACT=recovery, ACT=killed; DEMO_ARGS=--json)
	@scripts/build-wasm.sh >&2
	@$(CARGO) run --locked --quiet -p demo -- --act $(ACT) $(DEMO_ARGS)

replay: ## Build the Wasm and replay an oracle attack and honest markets on it (REPLAY_ARGS=--json)
	@scripts/build-wasm.sh pool backstop >&2
	@$(CARGO) run --locked --quiet -p replay -- $(REPLAY_ARGS)

bench: bench-wasm ## What each call costs on the network, beside Blend v2 and a floor (BENCH_ARGS=--json)
	@$(BENCH) $(BENCH_ARGS)

test-budgets: ## Fail if a call costs over 1% more than test-suites/budgets.json says (skipped without Node)
	@scripts/budgets.sh check

budgets: ## Write what calls cost now into test-suites/budgets.json, for review
	@scripts/budgets.sh write

.PHONY: bench-wasm
bench-wasm:
	@scripts/build-wasm.sh pool backstop lens mock-oracle floor floor-backstop flash-receiver >&2

test: ## Run every test natively; needs no Wasm
	$(CARGO) test --locked --workspace

test-wasm: wasm ## Run the integration suite against the built Wasm
	LEVEE_WASM=$(CURDIR)/target/wasm $(CARGO) test --locked -p test-suites

test-sdk: ## Let the Blend SDK judge a recorded scenario (skipped without Node 20)
	@scripts/test-sdk.sh

test-diff: ## Drive Levee and the real Blend v2 Wasm with the same calls (LEVEE_DIFF_SEED, _POOLS, _CALLS)
	$(CARGO) test --locked --profile diff -p diff-suite -- --nocapture

test-diff-long: ## The same for 1,500 pools, with a report: some ten minutes
	$(CARGO) run --locked --profile diff -p diff-suite --bin diff-long

test-long: ## Property tests with many more cases
	PROPTEST_CASES=20000 PROPTEST_MAX_GLOBAL_REJECTS=100000 $(CARGO) test --locked --profile diff -p lending-core

fuzz: ## Fuzz for SECONDS per target (default 60); needs a nightly toolchain
	@scripts/fuzz.sh $(SECONDS)

mutants: ## Change lending-core in every way and see which tests notice; installs cargo-mutants
	@scripts/mutants.sh

wasm: ## Build the contracts' Wasm into target/wasm
	@scripts/build-wasm.sh

size: wasm ## Print each contract's bytes and SHA-256
	@scripts/wasm-size.sh

wasm-target: ## Install the Wasm target into the active Rust toolchain (asks rustup)
	@scripts/wasm-target.sh

fmt: ## Format the code
	$(CARGO) fmt --all

fmt-check:
	$(CARGO) fmt --all --check

lint: ## Clippy with warnings as errors, and the layering rules of contracts/clippy.toml
	$(CARGO) clippy --locked --workspace --all-targets -- -D warnings

doc: ## Build the documentation, warnings as errors
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --locked --workspace --no-deps --document-private-items

check: ## What CI runs
	@bash .ci/run

clean: ## Remove everything built
	$(CARGO) clean
