#!/usr/bin/env python3
"""Scores `mandated series` on texts whose same-title chains are known: feeds all of them to a store,
asks each for what it continues, and prints precision and recall of the links.

usage: series.py [-v] FOLDER PROGRAM       (FOLDER has *.txt and series.json; -v names what differs)

A link to a resolution that no chain holds is counted apart: chains hold the same titles only, and what
was renamed continues, too. Of such links only a reader can say whether they are right.
"""
import json
import subprocess
import sys
import tempfile
import urllib.parse
from pathlib import Path

CONFIG = """\
contact: score@localhost.invalid
store: {{path: {store}}}
sources:
  - {{id: texts, kind: directory, path: {folder}, profile: resolution-text}}
sinks: []
"""


def order(name):
    """Sessions and numbers, so that 9/15 comes before 54/36; of two organs the order is not known: links are pairs."""
    return [int(part) if part.isdigit() else 0 for part in name.replace("(", "_").replace(")", "").split("_")]


def links_wanted(folder):
    wanted = set()
    for chain in json.loads((folder / "series.json").read_text(encoding="utf-8")):
        names = sorted(chain["symbols"], key=order)
        wanted |= {frozenset(pair) for pair in zip(names[1:], names)}
    return wanted


def name_of(address):
    return Path(urllib.parse.unquote(address)).stem


def links_told(program, config):
    told = {}
    done = subprocess.run([program, "--config", config, "documents", "--json"], capture_output=True, text=True, check=True)
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    for address in (each["document"] for each in documents if each["versions"]):
        shown = subprocess.run([program, "--config", config, "series", "--json", address], capture_output=True, text=True, check=True)
        series = json.loads(shown.stdout)["series"]
        by_name = {link["resolution"]: name_of(link["documents"][0]["document"]) for link in series}
        for link in series:
            if link["predecessor"]:
                told[frozenset((by_name[link["resolution"]], by_name[link["predecessor"]]))] = link["reasons"]
    return told


def main():
    arguments = sys.argv[1:]
    verbose = arguments[0] == "-v"
    folder, program = Path(arguments[verbose]).resolve(), arguments[verbose + 1]
    with tempfile.TemporaryDirectory() as place:
        config = Path(place) / "mandated.yaml"
        config.write_text(CONFIG.format(store=Path(place) / "store.db", folder=folder), encoding="utf-8")
        once = subprocess.run([program, "--config", config, "once"], capture_output=True, text=True)
        if once.returncode not in (0, 1):
            sys.exit(once.stderr)
        told = links_told(program, config)
    wanted = links_wanted(folder)
    titled = {name for pair in wanted for name in pair}
    right = wanted & set(told)
    wrong = {pair for pair in set(told) - wanted if titled >= pair}
    beyond = set(told) - wanted - wrong
    if verbose:
        for pair in wanted - right:
            print("MISSED", *sorted(pair))
        for pair in wrong:
            print("WRONG", *sorted(pair), told[pair])
        for pair in beyond:
            print("BEYOND", *sorted(pair), told[pair])
    print(f"  links of chains: precision {len(right) / max(1, len(right) + len(wrong)):.4f}, "
          f"recall {len(right) / len(wanted):.4f} ({len(right)} right, {len(wrong)} wrong, "
          f"{len(wanted - right)} missed); {len(beyond)} links beyond them")
    return 0 if right == wanted and not wrong else 1


sys.exit(main())
