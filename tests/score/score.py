#!/usr/bin/env python3
"""Measures the reading of what is real: labelled clauses, the seed page and official texts, which are
not part of this project.

usage: score.py BUILD [SHARED]      (SHARED: default ../shared beside the project)
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

from program import Program  # noqa: E402

BINARY = Path(sys.argv[1]).resolve() / "daemon/mandated"
SHARED = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE.parents[2] / "shared"
CAMBODIA = "Special Rapporteur on the situation of human rights in Cambodia"


def clauses():
    print("labelled clauses:")
    subprocess.run([sys.executable, HERE / "mandates.py", SHARED / "data/mandates/clauses.jsonl",
                    BINARY, "probe", "mandates", "--lines", "-"], check=True)


def diffs():
    print("clause diffs:")
    subprocess.run([sys.executable, HERE / "diffs.py", "--text", SHARED / "data/diffs/clause-diffs.jsonl.gz",
                    BINARY, "probe", "diff"], check=True)


def votes():
    print("adoption blocks:")
    subprocess.run([sys.executable, HERE / "votes.py", SHARED / "data/votes/adoption-blocks.jsonl",
                    BINARY, "probe", "vote"], check=True)


def pdfs():
    print("PDFs of resolutions:")
    return subprocess.run([sys.executable, HERE / "pdf.py", SHARED / "data/pdf", BINARY, "probe", "blocks"],
                          check=False).returncode == 0


def series():
    print("series of texts:")
    subprocess.run([sys.executable, HERE / "series.py", SHARED / "data/texts", BINARY], check=False)


def ingest(files, profile):
    """Events of one round over these files, and what explain says of the last of them."""
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages"
        pages.mkdir()
        for file in files:
            shutil.copy(file, pages)
        program = Program(BINARY, folder)
        program.configure(f"- {{id: files, kind: directory, path: {pages}, every: 1m, revisit: 1m, profile: {profile}}}")
        round_ = program.once()["files"]
        documents = program.lines("documents")
        explained = program.lines("explain", documents[-1]["document"]) if documents else []
        return round_, program.lines("log", "--type", "mandate.*"), explained


def say(what, right):
    print(f"  {'right' if right else 'WRONG'}: {what}")
    return right


def seed():
    print("the seed page:")
    _, mandates, _ = ingest([SHARED / "seed/a-hrc-res-54-36.txt"], "unwatch-resolution")
    told = [(m["type"], m["details"]["holder"], m["details"]["duration"], m["country"]) for m in mandates]
    return say(f"exactly one mandate event: {told}", told == [("mandate.extended", CAMBODIA, "P2Y", "KHM")])


def official():
    print("the official text of A/HRC/RES/54/36:")
    _, mandates, explained = ingest([SHARED / "data/texts/A_HRC_RES_54_36.txt"], "resolution-text")
    where = [(m["type"], m["evidence"][0]["where"]) for m in mandates]
    reasons = {each["where"]: each["reason"] for each in explained[0]["not_taken"]}
    told = say(f"one event, of paragraph 31: {where}", where == [("mandate.extended", "operative paragraph 31")])
    reason = reasons.get("operative paragraph 4")
    return say(f"none of paragraph 4: {reason}", reason is not None) and told


def texts():
    files = sorted((SHARED / "data/texts").glob("*.txt"))
    round_, mandates, _ = ingest(files, "resolution-text")
    print(f"all {len(files)} official texts: {round_['versions']} read, {round_['quarantined']} in quarantine, "
          f"{len(mandates)} mandate events")


def main():
    if not SHARED.is_dir():
        raise SystemExit(f"score: {SHARED}: no such folder; the real pages and clauses lie outside of the project")
    clauses()
    diffs()
    votes()
    right = [pdfs(), seed(), official()]
    texts()
    series()
    return 0 if all(right) else 1


if __name__ == "__main__":
    sys.exit(main())
