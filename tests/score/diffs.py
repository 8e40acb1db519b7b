#!/usr/bin/env python3
"""Scores `mandated probe diff` on pairs of texts with exact truth: precision and recall of links,
reworded paragraphs, moves, splits and merges, insertions and removals; documents that differ in
typography or numbers only and were called changed.

usage: diffs.py [-v] [--text] PAIRS.jsonl[.gz] PROBE [ARGUMENT...]    (--text: paragraphs as plain text)
"""
import collections
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path


def write(path, clauses, as_text):
    if as_text:
        path.write_text("\n\n".join(f"{c['prefix']} {c['text']}".strip() for c in clauses) + "\n", encoding="utf-8")
    else:
        path.write_text(json.dumps(clauses), encoding="utf-8")


def probed(probe, folder, row, as_text):
    old, new = (Path(folder) / f"{side}.{'txt' if as_text else 'json'}" for side in ("old", "new"))
    write(old, row["old"], as_text)
    write(new, row["new"], as_text)
    return json.loads(subprocess.run([*probe, old, new], capture_output=True, text=True, check=True).stdout)


def truth(row):
    """Sets of what there is to be found, pairs as (old, new)."""
    found = collections.defaultdict(set)
    for link in row["expect"]["links"]:
        ops = {op["op"] for op in link["ops"]}
        for old in link["old"]:
            pair = (old, link["new"])
            found["links"].add(pair)
            for op, name in (("modify", "reworded"), ("move", "moved"), ("split", "split"), ("merge", "merged")):
                if op in ops:
                    found[name].add(pair)
            if ops <= {"same", "cosmetic"} and link["renumbered"]:
                found["renumbered"].add(pair)
        if not link["old"]:
            found["inserted"].add(link["new"])
    found["deleted"] = set(row["expect"]["deleted"])
    return found


def told(answer):
    found = collections.defaultdict(set)
    for link in answer["links"]:
        pair = (link["old"], link["new"])
        found["links"].add(pair)
        found[link["kind"]].add(pair)
        if "words" in link:
            found["reworded"].add(pair)
    found["inserted"] = set(answer["inserted"])
    found["deleted"] = set(answer["deleted"])
    return found


def main():
    arguments = sys.argv[1:]
    options = set()
    while arguments[0].startswith("-"):
        options.add(arguments.pop(0))
    pairs, probe = arguments[0], arguments[1:]
    with (gzip.open if pairs.endswith(".gz") else open)(pairs, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    names = ("links", "renumbered", "reworded", "moved", "split", "merged", "inserted", "deleted")
    right, extra, missed = (collections.Counter() for _ in range(3))
    quiet = alarms = 0
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            want, got = truth(row), told(probed(probe, folder, row, "--text" in options))
            for name in names:
                right[name] += len(want[name] & got[name])
                extra[name] += len(got[name] - want[name])
                missed[name] += len(want[name] - got[name])
                if "-v" in options and want[name] != got[name]:
                    print(row["id"], name, "MISSED", sorted(want[name] - got[name]), "EXTRA", sorted(got[name] - want[name]))
            if not row["event_expected"]:
                quiet += 1
                alarms += any(got[n] for n in names if n not in ("links", "renumbered"))
    for name in names:
        p, r = (right[name] / max(1, right[name] + other[name]) for other in (extra, missed))
        print(f"{name:10} P {p:.4f}  R {r:.4f}  ({right[name]} right, {extra[name]} extra, {missed[name]} missed)")
    print(f"documents without a change that were called changed: {alarms} of {quiet}")
    return 0


sys.exit(main())
