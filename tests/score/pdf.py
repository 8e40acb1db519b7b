#!/usr/bin/env python3
"""How many of the labelled paragraphs of real PDFs are found word for word, white space aside: within
the text, and as one block (its number aside).

usage: pdf.py [-v] FOLDER PROBE [ARGUMENT...]      (FOLDER has expected.jsonl; -v names every miss)
"""
import json
import re
import subprocess
import sys
from pathlib import Path

TARGET = 0.97


def words(text):
    return re.sub(r"\s+", " ", text).strip()


def blocks_of(probe, file):
    told = subprocess.run([*probe, file], capture_output=True, text=True, check=True).stdout
    return [words(block["text"]) for block in json.loads(told)["blocks"]]


def main():
    arguments = sys.argv[1:]
    verbose = arguments[0] == "-v"
    folder, probe = Path(arguments[verbose]), arguments[verbose + 1:]
    found = whole = labelled = 0
    peers = []
    for line in (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        blocks = blocks_of(probe, folder / row["file"])
        text = "\n".join(blocks)
        alone = set(blocks) | {re.sub(r"^(\d+\.|\([a-z]+\))\s*", "", block) for block in blocks}
        peers.append(row["poppler_verbatim_recall"])
        for paragraph in row["expect"]["paragraphs"]:
            wanted = words(paragraph["text"])
            labelled += 1
            found += wanted in text
            whole += wanted in alone
            if verbose and wanted not in text:
                print("MISSED", row["file"], wanted[:300])
    print(f"  {found / labelled:.4f} of {labelled} paragraphs in {len(peers)} PDFs word for word, "
          f"{whole / labelled:.4f} as one block; plain poppler {sum(peers) / len(peers):.4f}")
    return 0 if found >= TARGET * labelled else 1


sys.exit(main())
