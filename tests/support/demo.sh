#!/bin/bash
# The main job on a sample site: demo.sh BUILD_DIR. Starts the site and the daemon with
# config/demo.yaml and a fresh store, waits until the story has been told, asks a few questions,
# stops both. Exits 0 only if the extension of a mandate was told and every command answered.
set -euo pipefail

build=$(realpath "${1:?usage: demo.sh BUILD_DIR}")
source_tree=$(realpath "$(dirname "$0")/../..")
folder=$(mktemp -d /tmp/mandated-demo.XXXXXX)
deadline=$((SECONDS + 40))
site='' daemon=''

stop() {  # PID
  kill -TERM "$1" 2>/dev/null || true
  wait "$1"
}
clean_up() {
  [ -z "$daemon" ] || stop "$daemon" || true
  [ -z "$site" ] || stop "$site" || true
  rm -rf "$folder"
}
trap clean_up EXIT

say() { printf '\n\033[1m%s\033[0m\n' "$*" | if [ -t 1 ]; then cat; else sed 's/\x1b\[[0-9]*m//g'; fi; }
fail() { echo "demo: $*" >&2; exit 1; }
ask() {
  say "\$ mandated $*"
  "$build/daemon/mandated" --config demo.yaml "$@"
}

cd "$folder"
mkfifo site events
"$build/tests/support/mandated_site" --port 0 --demo >site & site=$!
exec 3<site
read -r -t 10 line <&3 || fail "the sample site did not start"
address=${line#listening on }
sed "s|http://127.0.0.1:8054/|$address|" "$source_tree/config/demo.yaml" >demo.yaml

say "\$ mandated run    (sample site at $address, everything in $folder)"
echo "What the first round finds is history. Then one page changes, and a new one is put into the list."
"$build/daemon/mandated" --config demo.yaml run 2>&1 >events & daemon=$!
exec 4<events

# One event a line. What the first round found is history ("baseline"); news comes after it.
extended='' grown=''
while [ -z "$extended" ] || [ -z "$grown" ]; do
  left=$((deadline - SECONDS))
  [ "$left" -gt 0 ] && read -r -t "$left" event <&4 || break
  case $event in
    *'"baseline":true'*) ;;
    *'"type":"mandate.extended"'*'"resolution":"A/HRC/RES/54/36"'*)
      extended=$(sed 's/.*"id":"\([0-9a-f]*\)".*/\1/' <<<"$event") ;;
    *'"type":"mandate.extended"'*) grown=yes ;;
  esac
done
[ -n "$extended" ] || fail "no mandate.extended event was told (waited at most 40 s)"
[ -n "$grown" ] || fail "the new page of the list was not found (waited at most 40 s)"

ask mandates
ask diff A/HRC/RES/54/36
ask explain "$extended"

say "stopping"
stop "$daemon" || fail "the daemon ended with status $?"
daemon=''
stop "$site" || fail "the sample site ended with status $?"
site=''
say "done: one page changed, a mandate was extended, a new page was found (${SECONDS} s)"
