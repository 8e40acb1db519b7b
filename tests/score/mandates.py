#!/usr/bin/env python3
"""Scores `mandated probe mandates --lines` on labelled clauses: precision, recall and F1 of actions,
exact match of durations, ends and holders on true items, events told of hard negatives.

usage: mandates.py CLAUSES.jsonl PROBE [ARGUMENT...]     (-v before CLAUSES names every miss)
"""
import collections
import json
import re
import subprocess
import sys

TOLD = {"established", "extended", "terminated", "expanded", "reduced", "modified"}


def holder_form(text):
    text = re.sub(r"\([^)]*\)", " ", text or "").replace("\u2019", "'").lower()
    words = re.findall(r"[\w'-]+", text)
    return " ".join(w for w in words if w not in {"the", "a", "an"})


def same_length(a, b):
    def months(period):
        found = dict((u, int(n)) for n, u in re.findall(r"(\d+)([YMWD])", period or ""))
        return (found.get("Y", 0) * 12 + found.get("M", 0), found.get("W", 0) * 7 + found.get("D", 0))
    return (a is None) == (b is None) and months(a) == months(b)


def main():
    arguments = sys.argv[1:]
    verbose = arguments[0] == "-v"
    clauses, probe = arguments[verbose], arguments[verbose + 1:]
    with open(clauses, encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if not row["ambiguous"]]
    asked = "".join(json.dumps({"text": r["text"], "title": "", "body": r["body"]}) + "\n" for r in rows)
    told = subprocess.run(probe, input=asked, capture_output=True, text=True, check=True).stdout
    hits, extra, missed = (collections.Counter() for _ in range(3))
    exact, seen = collections.Counter(), collections.Counter()
    negatives = false_events = 0
    for row, line in zip(rows, told.splitlines(), strict=True):
        wanted = [i for i in row["items"] if i["action"] != "none"]
        got = json.loads(line)["items"]
        if not wanted:
            negatives += 1
            false_events += any(i["action"] in TOLD for i in got)
        left = list(got)
        for item in wanted:
            same = [g for g in left if g["action"] == item["action"]]
            same.sort(key=lambda g: holder_form(g["holder"]) != holder_form(item["holder"]))
            if not same:
                missed[item["action"]] += 1
                if verbose:
                    print("MISSED", row["id"], item["action"], item["holder"], "|", row["text"][:300])
                continue
            found = same[0]
            left.remove(found)
            hits[item["action"]] += 1
            if item["action"] not in TOLD:
                continue
            until = item["until"] if re.fullmatch(r"\d{4}-\d\d-\d\d", item["until"] or "") else None
            checks = {"duration": same_length(found["duration"], item["duration"]),
                      "until": found["until"] == until,
                      "holder": holder_form(found["holder"]) == holder_form(item["holder"])}
            for name, right in checks.items():
                seen[name] += 1
                exact[name] += right
                if verbose and not right:
                    print("WRONG", name, row["id"], "want", item.get(name), "got", found[name], "|", row["text"][:400])
        for item in left:
            extra[item["action"]] += 1
            if verbose:
                print("EXTRA", row["id"], item["action"], item["holder"], "|", row["text"][:300])
    for action in sorted(hits | extra | missed):
        p = hits[action] / max(1, hits[action] + extra[action])
        r = hits[action] / max(1, hits[action] + missed[action])
        print(f"{action:17} P {p:.3f}  R {r:.3f}  ({hits[action]} hit, {extra[action]} extra, {missed[action]} missed)")
    both = 2 * sum(hits.values())
    print(f"action F1 {both / max(1, both + sum(extra.values()) + sum(missed.values())):.3f}")
    for name in ("duration", "until", "holder"):
        print(f"{name:9} exact {exact[name] / max(1, seen[name]):.3f} of {seen[name]}")
    print(f"hard negatives told as events: {false_events} of {negatives}")


main()
