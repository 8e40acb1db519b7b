# The commands of README.md. Each does all its set-up on a Debian 12 that has make and is run as root
# or by someone with sudo.

BUILD_PACKAGES = g++ cmake ninja-build ccache mold pkg-config libboost1.81-dev libboost-json1.81-dev \
  libcurl4-openssl-dev libspdlog-dev libfmt-dev libyaml-cpp-dev libsqlite3-dev libgumbo-dev libpugixml-dev \
  libzstd-dev zlib1g-dev libssl-dev libicu-dev libre2-dev libuchardet-dev libidn2-dev libhowardhinnant-date-dev \
  libexpected-dev libcli11-dev libsystemd-dev libqpdf-dev libzip-dev libseccomp-dev tzdata ca-certificates
TEST_PACKAGES = libgtest-dev libgmock-dev librapidcheck-dev systemd systemd-container python3
BENCH_PACKAGES = curl wget python3
FUZZ_PACKAGES = clang-19 libclang-rt-19-dev

SUDO := $(shell test "$$(id -u)" = 0 || echo sudo)
JOBS ?= $(shell nproc)
PREFIX ?= /usr
SYSCONFDIR ?= /etc
# ccache finds what another checkout of the same source has compiled.
export CCACHE_NOHASHDIR = 1
export CCACHE_BASEDIR = $(CURDIR)

# $(call need,PACKAGES): installs those of them that are not there.
need = @missing=""; for p in $(1); do \
    dpkg-query -W -f='$${db:Status-Status}' $$p 2>/dev/null | grep -qx installed || missing="$$missing $$p"; done; \
  if [ -n "$$missing" ]; then echo "installing:$$missing"; $(SUDO) apt-get -qq update && \
    $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $$missing >/dev/null; fi

.PHONY: run test build install deps test-deps bench score fuzz tsan clean

run: build
	tests/support/demo.sh build/release

test: test-deps
	cmake --preset dev --log-level=NOTICE
	ninja -C build/dev -j $(JOBS) --quiet
	ctest --preset dev -j $(JOBS)

build: deps
	cmake --preset release --log-level=NOTICE
	ninja -C build/release -j $(JOBS) --quiet

install: build
	DESTDIR=$(DESTDIR) cmake --install build/release --prefix $(PREFIX)

tsan: test-deps
	cmake --preset tsan --log-level=NOTICE
	ninja -C build/tsan -j $(JOBS) --quiet
	ctest --preset tsan -j $(JOBS)

fuzz: test-deps
	$(call need,$(FUZZ_PACKAGES))
	cmake --preset fuzz --log-level=NOTICE
	ninja -C build/fuzz -j $(JOBS) --quiet
	tests/fuzz/fuzz.sh build/fuzz

# Speed, of real texts too where they are (SHARED, as below).
bench: build
	$(call need,$(BENCH_PACKAGES))
	python3 tests/bench/bench.py build/release
	build/release/tests/bench/understanding $(SHARED)

# Measures the reading of real pages and clauses that are not part of this project (default: ../shared).
score: build
	python3 tests/score/score.py build/release $(SHARED)

deps:
	$(call need,$(BUILD_PACKAGES))

test-deps: deps
	$(call need,$(TEST_PACKAGES))

clean:
	rm -rf build
