# Everything a newcomer types. `make demo` and `make test` are the set-up; both are quick when it is already there.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
LOCKED := --require-hashes --quiet
SELF := --no-deps --no-build-isolation --quiet --editable .
POSTGRES_15 := $(firstword $(wildcard /usr/lib/postgresql/15/bin /usr/pgsql-15/bin /opt/homebrew/opt/postgresql@15/bin))

# Compiled once, not in each of the hundreds of processes that tests start and kill, whatever the shell says.
unexport PYTHONDONTWRITEBYTECODE

# What an older server might do differently: tables, constraints, triggers, locks, searches. Screens, scenarios and
# the tries of every address ask the same statements again and are judged once, on the server that comes along.
OLDER := $(addprefix tests/db/,cases funds jobs ledger organisations sql)

.PHONY: demo test check bench soak mutants diagram screenshots docs lock chromium
.DELETE_ON_ERROR:

demo: .venv/demo.stamp
	@$(BIN)/weiquanbao demo

test: .venv/test.stamp chromium
	@$(BIN)/python -m compileall -q -j 0 src tests
	$(BIN)/weiquanbao check
	$(BIN)/pytest -n 3 --dist worksteal
ifdef POSTGRES_15
	WEIQUANBAO_POSTGRES_BIN=$(POSTGRES_15) $(BIN)/pytest -n 3 --dist worksteal $(OLDER)
endif

check: .venv/test.stamp
	$(BIN)/weiquanbao check

bench: .venv/test.stamp .venv-bench/bench.stamp
	$(BIN)/weiquanbao bench

soak: .venv/test.stamp
	$(BIN)/weiquanbao soak

mutants: .venv/test.stamp
	$(BIN)/weiquanbao mutants

docs: .venv/test.stamp
	$(BIN)/weiquanbao docs

diagram: .venv/test.stamp
	$(BIN)/weiquanbao docs procedures

screenshots: .venv/test.stamp chromium
	$(BIN)/weiquanbao screenshots

# The environments. Hash-pinned, and without a line when nothing has changed.
$(BIN)/uv: requirements/bootstrap.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11")'
	@echo "Building .venv with $(PYTHON) …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	@touch $@

.venv/demo.stamp: requirements/demo.lock pyproject.toml | $(BIN)/uv
	@echo "Installing what the product needs …"
	@$(BIN)/uv pip install $(LOCKED) -r requirements/demo.lock
	@$(BIN)/uv pip install $(SELF)
	@touch $@

.venv/test.stamp: requirements/test.lock pyproject.toml | $(BIN)/uv
	@echo "Installing what the tests need …"
	@$(BIN)/uv pip sync $(LOCKED) requirements/test.lock
	@$(BIN)/uv pip install $(SELF)
	@touch .venv/demo.stamp $@

.venv-bench/bench.stamp: requirements/bench.lock | $(BIN)/uv
	@echo "Installing what we are measured against …"
	@test -d .venv-bench/bin || $(PYTHON) -m venv --without-pip .venv-bench
	@VIRTUAL_ENV=.venv-bench $(BIN)/uv pip sync $(LOCKED) requirements/bench.lock
	@touch $@

chromium:
	@if { command -v chromium || command -v google-chrome; } >/dev/null && fc-list :lang=zh | grep -q .; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium and Chinese fonts …"; apt-get -qq update && \
		DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium fontconfig fonts-noto-cjk >/dev/null; \
	else echo "Browser tests need Chromium and Chinese fonts: sudo apt-get install -y chromium fontconfig fonts-noto-cjk" >&2; exit 1; fi

# Renew the locks after editing requirements/*.in. A lock names packages and hashes, never where they came from.
COMPILE := $(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --no-annotate --universal --python-version 3.11
lock: | $(BIN)/uv
	$(COMPILE) requirements/bootstrap.in -o requirements/bootstrap.txt
	$(COMPILE) requirements/demo.in requirements/bootstrap.in -o requirements/demo.lock
	$(COMPILE) requirements/test.in requirements/bootstrap.in -c requirements/demo.lock -o requirements/test.lock
	$(COMPILE) requirements/ocr.in -c requirements/demo.lock -o requirements/ocr.lock
	$(COMPILE) requirements/meanings.in -c requirements/demo.lock -o requirements/meanings.lock
	$(COMPILE) requirements/demo.in requirements/bench.in requirements/bootstrap.in -c requirements/demo.lock -o requirements/bench.lock
