#!/usr/bin/env python3
"""Scores `mandated probe vote` on adoption blocks as printed: recorded votes whose names equal the
totals, whether all others are named in `problems`, and names without a country.

usage: votes.py [-v] BLOCKS.jsonl PROBE [ARGUMENT...]
"""
import json
import re
import subprocess
import sys

WAYS = {"yes": r"(?:vote of|by) (\d+)", "no": r"\d+(?: votes)? to (\d+|none)", "abstain": r"with (\d+|no|none) abst"}


def stated(text):
    """The totals as the first line prints them; what cannot be read is not there."""
    found = {way: re.search(pattern, text) for way, pattern in WAYS.items()}
    return {way: int(m[1]) if m[1].isdigit() else 0 for way, m in found.items() if m}


def main():
    arguments = sys.argv[1:]
    verbose = arguments[0] == "-v"
    blocks, probe = arguments[verbose], arguments[verbose + 1:]
    with open(blocks, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    recorded = equal = named_problems = silent = nameless = methods = 0
    for row in rows:
        printed = "\n".join(row["lines"])
        done = subprocess.run([*probe, "-"], input=printed, capture_output=True, text=True)
        vote = json.loads(done.stdout) if done.returncode == 0 else None
        expected = "without_vote" if row["kind"] == "without" else "recorded"
        methods += vote is not None and vote["method"] == expected
        if expected != "recorded":
            if verbose and (vote is None or vote["method"] != expected):
                print("METHOD", row["source"], vote, done.stderr, printed[:200])
            continue
        recorded += 1
        if vote is None:
            silent += 1
            continue
        lists = {way: vote[way] or [] for way in ("yes", "no", "abstain", "absent")}
        unknown = [v["name"] for names in lists.values() for v in names if not v["iso3"]]
        nameless += len(unknown)
        totals = stated(printed)
        same = all(len(lists[w]) == n == vote["totals"][w] for w, n in totals.items()) and len(totals) >= 2
        equal += same
        named_problems += not same and bool(vote["problems"])
        silent += not same and not vote["problems"]
        if verbose and (not same or vote["problems"] or unknown):
            print("VOTE", row["source"], totals, vote["totals"], {w: len(n) for w, n in lists.items()}, vote["problems"], unknown)
    print(f"method right in {methods} of {len(rows)}")
    print(f"names equal totals in {equal} of {recorded} recorded votes; of the others {named_problems} "
          f"with a problem, {silent} without; names without a country: {nameless}")
    return 0


sys.exit(main())
