"""The built daemon over many fast rounds against a site where everything goes wrong in turn, and pages
truly change now and then: what it holds stays what it was, and each change is told once.

    soak.py BINARY [MINUTES]
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

import faults
import guards
import mischief
import records
from hundred import PAGES, FaultTest, address

MINUTES = float(sys.argv[2]) if len(sys.argv) > 2 else 30
EVERY = 15  # s, until the site is another one
WARM = 0.25  # of the time, until what is held is what will be held
SICK = [answer for name, answer in {**faults.FAULTS, **mischief.SICK}.items()] + list(guards.GUARDS.values())


def held(pid):
    """RSS in kB and open files, of the daemon and of its readers."""
    rss = files = 0
    for each in [pid, *descendants(pid)]:
        try:
            rss += int(next(line for line in Path(f"/proc/{each}/status").read_text().splitlines()
                            if line.startswith("VmRSS")).split()[1])
            files += len(os.listdir(f"/proc/{each}/fd"))
        except (OSError, StopIteration):
            continue  # a reader that has just ended
    return rss, files


def descendants(pid):
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [each for child in children for each in (child, *descendants(child))]


class SoakTest(FaultTest):
    http = "retry_base: 1ms\nretry_max: 2ms\nconnections_per_host: 8\ntotal_timeout: 5s\n"

    def test_soak(self):
        dice = random.Random(1)
        self.publish()
        self.watch()
        log = open(self.program.folder / "log", "w", encoding="utf-8")
        self.addCleanup(log.close)
        daemon = self.program.start("run", stderr=log)
        self.addCleanup(daemon.communicate)
        self.addCleanup(daemon.kill)
        self.wait_for("all pages", lambda: self.program.store.exists() and self.versions() == PAGES)
        changes = {}  # address → how often it truly changed
        samples = []
        began = time.monotonic()
        while time.monotonic() < began + 60 * MINUTES:
            for n in dice.sample(sorted(self.facts), 3):
                self.facts[n] = grown(self.facts[n], len(samples))
                changes[address(n)] = changes.get(address(n), 0) + 1
            answers = {n: dice.choice(SICK) for n in self.facts if dice.random() < 0.4}
            self.publish(answers=answers)
            time.sleep(EVERY)
            self.assertIsNone(daemon.poll(), "the daemon has ended")
            samples.append(held(daemon.pid))
            self.publish()  # well for a while: what changed is told before it changes again
            self.wait_until_told(changes)
        self.report(samples, changes)
        daemon.send_signal(signal.SIGTERM)
        daemon.communicate(timeout=30)
        self.assertEqual(daemon.returncode, 0)
        self.assertEqual(self.changed(), changes)
        ids = self.program.told()
        self.assertEqual(len(ids), len(set(ids)), "an event was told twice")

    def wait_until_told(self, changes):
        try:
            self.wait_for("every change", lambda: self.changed() == changes)
        except AssertionError:
            told = self.changed()
            missed = {path for path in changes if told.get(path, 0) < changes[path]}
            false = {path for path in told if told[path] > changes.get(path, 0)}
            events = [event for event in self.program.stored_events() if event["document"] and
                      event["document"].removeprefix(self.origin.url) + "/" in false]
            self.fail(f"not told: {missed}; told and false: {false}: {json.dumps(events)[-4000:]}; "
                      f"open: {self.open_incidents()}")

    def versions(self):
        return self.program.ask_store("SELECT coalesce (sum(versions), 0) FROM document")[0][0]

    def changed(self):
        """Address → how often a change of it was told."""
        out = {}
        lines = self.program.events_file.read_text().splitlines() if self.program.events_file.exists() else []
        for event in map(json.loads, lines):
            if event["type"].startswith("source."):
                continue
            path = event["document"].removeprefix(self.origin.url) + "/"
            out[path] = out.get(path, 0) + 1
        return out

    def report(self, samples, changes):
        """Nothing grows once everything has been seen: the end is compared with the first quarter's end."""
        warm = samples[int(len(samples) * WARM):]
        for what, of in (("RSS, kB", 0), ("open files", 1)):
            numbers = [each[of] for each in warm]
            third = max(1, len(numbers) // 3)
            first, last = sorted(numbers[:third])[third // 2], sorted(numbers[-third:])[third // 2]
            print(f"{what}: first {samples[0][of]}, median {first} then {last}, most {max(numbers)}")
            self.assertLess(last, first * 1.1 + 4, what)
        rounds = self.program.ask_store("SELECT sum(count) FROM attempt WHERE document IS NOT NULL")[0][0]
        print(f"{len(samples)} turns, {rounds} answers, {sum(changes.values())} changes, each told once")


def grown(facts, turn):
    """One sponsor more, or one less where there are many."""
    fields = dict(facts["fields"])
    sponsors = fields["Main Sponsors"]
    new = next(each for each in records.COUNTRIES[turn % 7:] if each not in sponsors)
    fields["Main Sponsors"] = sponsors[1:] + [new] if len(sponsors) > 5 else sponsors + [new]
    return {"title": facts["title"], "fields": fields}


if __name__ == "__main__":
    del sys.argv[1:]
    unittest.main(verbosity=2)
