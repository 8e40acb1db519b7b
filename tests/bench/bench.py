#!/usr/bin/env python3
"""CPU per page of the daemon beside curl, wget and the HTML parser alone: same origin, same machine,
same run. Prints ratios to the budgets; asserts nothing.

usage: bench.py BUILD [PAGES [BYTES]]
"""

import json
import os
import select
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

BUILD = Path(sys.argv[1]).resolve()
PAGES = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
BYTES = int(sys.argv[3]) if len(sys.argv) > 3 else 60_000
# HOUSE.md, "What the daemon is measured by".
FIRST, UNCHANGED, RSS_MB, DISK_NEW, DISK_CHANGED = 1.25, 3.0, 60, 12 * 1024, 2 * 1024


def measure(command, **more):
    """User and system time in seconds and peak memory in MB, of the process and all its children,
    and standard output. A page of memory that several of them share counts once."""
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, **more)
    peak = 0
    while not select.select([process.stdout], [], [], 0.05)[0]:
        peak = max(peak, memory_of(process.pid))
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{command[0]}: exit {process.returncode}")
    return usage.ru_utime + usage.ru_stime, peak / 1024, out.decode()


def memory_of(pid):
    """Proportional set size in KB, of the process and its children; what has ended has none."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    own = sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return own + sum(map(memory_of, children))


class Bench:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.site = subprocess.Popen(
            [str(BUILD / "tests/support/mandated_site"), "--port", "0", "--pages", str(PAGES), "--page-bytes", str(BYTES)],
            stdout=subprocess.PIPE, text=True)
        self.url = self.site.stdout.readline().split()[-1].rstrip("/")
        self.list = self.folder / "list"
        with urllib.request.urlopen(self.url + "/index.html") as index:
            links = [part.split('"')[0] for part in index.read().decode().split('href="')[1:]]
        urls = [self.url + link if link.startswith("/") else link for link in links]
        self.urls = [url for url in urls if "res" in url]
        self.list.write_text("\n".join(self.urls) + "\n")

    def control(self, what):
        urllib.request.urlopen(urllib.request.Request(self.url + "/control/" + what, method="POST")).read()

    def curl(self):
        config = self.folder / "curl"
        config.write_text("".join(f'url = "{url}"\noutput = "/dev/null"\n' for url in self.urls))
        return measure(["curl", "-s", "-K", config])[0]

    def wget(self):
        return measure(["wget", "-q", "-N", "-x", "-P", self.folder / "wget", "-i", self.list])[0]

    def parser(self):
        files = sorted(path for path in (self.folder / "wget").rglob("*") if path.is_file())
        names = self.folder / "files"
        names.write_text("\n".join(map(str, files)) + "\n")
        with open(names, encoding="utf-8") as listed:
            return measure([BUILD / "tests/bench/parser_alone"], stdin=listed)[0]

    def configure(self):
        (self.folder / "mandated.yaml").write_text(f"""contact: bench@localhost.invalid
store: {{path: {self.folder}/store.sqlite}}
http: {{delay_per_host: 0s, connections_per_host: 8}}
sources:
  - {{id: bench, kind: listing, url: "{self.url}/index.html", links: {{css: a, pattern: '.*res.*'}}, every: 1s, revisit: 1s,
     profile: unwatch-resolution, allow_private: true}}
sinks: [{{id: file, kind: file, path: {self.folder}/events.jsonl}}]
""")

    def once(self):
        cpu, rss, out = measure([BUILD / "daemon/mandated", "--config", self.folder / "mandated.yaml", "once", "--json"],
                                stderr=subprocess.DEVNULL)
        return cpu, rss, json.loads(out.splitlines()[-1])

    def disk(self):
        return sum(path.stat().st_size for path in self.folder.glob("store.sqlite*"))


def line(what, cpu, pages, beside="", budget=""):
    print(f"{what:34} {cpu / pages * 1e6:9.0f} µs/page  {beside:28} {budget}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder)
        try:
            report(bench)
        finally:
            bench.site.terminate()


def report(bench):
    pages = len(bench.urls)
    print(f"{pages} pages of about {BYTES} bytes from {bench.url}")
    curl, wget_first = bench.curl(), bench.wget()
    wget = bench.wget()
    parser = bench.parser()
    line("curl, one process, all pages", curl, pages)
    line("wget -N -i, first", wget_first, pages)
    line("wget -N -i, unchanged", wget, pages)
    line("the HTML parser alone", parser, pages)
    bench.configure()
    first, rss, summary = bench.once()
    expect(summary, versions=pages, quarantined=0)
    disk_first = bench.disk()
    line("mandated: first ingest", first, pages, f"{first / (curl + parser):.2f} × (curl + parser)", f"budget {FIRST}")
    unchanged, _, summary = bench.once()
    expect(summary, not_modified=pages, parsed=0)
    line("mandated: unchanged", unchanged, pages, f"{unchanged / wget:.2f} × wget -N -i", f"budget {UNCHANGED:.0f}")
    bench.control("change?percent=5")
    changed, _, summary = bench.once()
    expect(summary, versions=pages * 5 // 100)
    line("mandated: 5 % changed", changed, pages, f"{changed / wget:.2f} × wget -N -i unchanged")
    disk_changed = bench.disk() - disk_first
    print(f"{'peak memory, all its processes':34} {rss:9.1f} MB       {'':28} budget {RSS_MB}")
    print(f"{'disk per new page':34} {disk_first / pages:9.0f} bytes    {'':28} budget {DISK_NEW}")
    print(f"{'disk per changed version':34} {disk_changed / max(1, pages * 5 // 100):9.0f} bytes    {'':28} budget {DISK_CHANGED}")


def expect(summary, **counts):
    """A bench of a round that went wrong measures nothing."""
    got = {name: summary[name] for name in counts}
    if got != counts:
        raise SystemExit(f"bench: expected {counts}, got {got}")


if __name__ == "__main__":
    main()
