#!/bin/sh
# Runs every fuzz target for some seconds on a copy of its corpus; fails where one breaks, and says
# where the input is kept.
# usage: fuzz.sh BUILD_DIR [SECONDS]
set -eu
build=$1
seconds=${2:-20}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
failed=""
for corpus in "$here"/corpus/*/; do
  name=$(basename "$corpus")
  mkdir "$work/$name"
  cp "$corpus"* "$work/$name/"
  echo "fuzz: $name, $seconds s"
  if ! "$build/tests/fuzz/${name}_fuzz" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
      -max_len=16384 -verbosity=0 -print_final_stats=1 -artifact_prefix="$work/$name-" \
      "$work/$name" >"$work/$name.log" 2>&1; then
    failed="$failed $name"
    tail -40 "$work/$name.log"
  fi
  grep -h number_of_executed_units "$work/$name.log" || true
done
if [ -n "$failed" ]; then
  echo "fuzz: broken:$failed; inputs and logs are in $work" >&2
  exit 1
fi
rm -r "$work"
