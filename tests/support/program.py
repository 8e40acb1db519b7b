"""The built program, run by tests in a folder of its own."""

import json
import os
import sqlite3
import subprocess
import textwrap
from pathlib import Path


class Program:
    def __init__(self, binary, folder):
        self.binary = str(binary)
        self.folder = Path(folder)
        self.config = self.folder / "mandated.yaml"
        self.store = self.folder / "store.sqlite"
        self.events_file = self.folder / "events.jsonl"

    def configure(self, sources, http=""):
        """`sources`: the items of the list, in YAML. Everything told goes to events_file. Without
        pauses and retries, unless `http` has its own."""
        quick = {"delay_per_host": "0s", "retries": "0"}
        http = textwrap.dedent(http) + "".join(f"{key}: {value}\n" for key, value in quick.items() if key not in http)
        self.config.write_text(
            "contact: tests@localhost.invalid\n"
            f"store: {{path: {self.store}}}\n"
            "http:\n" + textwrap.indent(http, "  ")
            + f"sinks: [{{id: file, kind: file, path: {self.events_file}}}]\n"
            "sources:\n" + textwrap.indent(textwrap.dedent(sources).strip("\n"), "  ") + "\n",
            encoding="utf-8")

    def start(self, *arguments, stderr=subprocess.PIPE, **environment):
        return subprocess.Popen([self.binary, "--config", str(self.config), *arguments],
                                stdout=subprocess.PIPE, stderr=stderr, text=True,
                                env=dict(os.environ, **environment))

    def run(self, *arguments, timeout=120, **environment):
        process = self.start(*arguments, **environment)
        out, err = process.communicate(timeout=timeout)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def once(self, *sources, **environment):
        """The summaries by source; fails loudly where it did not end by itself."""
        done = self.run("once", "--json", *sources, **environment)
        if done.returncode not in (0, 1):
            raise AssertionError(f"once: exit {done.returncode}\n{done.stderr}")
        return {row["source"]: row for row in map(json.loads, done.stdout.splitlines())}

    def lines(self, *arguments):
        done = self.run(*arguments, "--json")
        if done.returncode not in (0, 1):
            raise AssertionError(f"{arguments}: exit {done.returncode}\n{done.stderr}")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def stored_events(self):
        return self.lines("log")

    def told(self):
        """Ids in the order they were told, with repetitions; half a line is no event."""
        if not self.events_file.exists():
            return []
        ids = []
        for line in self.events_file.read_text(encoding="utf-8").splitlines():
            try:
                ids.append(json.loads(line)["id"])
            except ValueError:
                continue
        return ids

    def ask_store(self, sql):
        """The answer of one SELECT, read beside whatever runs."""
        connection = sqlite3.connect(f"file:{self.store}?mode=ro", uri=True)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()
