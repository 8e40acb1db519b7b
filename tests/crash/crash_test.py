"""kill -9 at every fail-point of the store, and at random instants: after the restart the store holds
the events of an undisturbed run, each once, and every one of them was told.

    crash_test.py BINARY SOURCE_TREE TestCase
"""

import random
import re
import signal
import sys
import tempfile
import time
import unittest
from pathlib import Path

BINARY, SOURCE = sys.argv[1], Path(sys.argv[2])
sys.path.insert(0, str(SOURCE / "tests/support"))

from origin import Origin  # noqa: E402
from pages import CRITICISM, extension, index, page  # noqa: E402
from program import Program  # noqa: E402

INSTANTS = 50
SEED = 5436
KILLED = -signal.SIGKILL

# What a round passes in this scenario; the other two have tests of their own.
NOT_IN_A_ROUND = {"after_copy", "after_failed"}


def failpoints():
    header = (SOURCE / "pipeline/store/failpoint.h").read_text(encoding="utf-8")
    return re.findall(r'^\s+"(\w+)",\s+//', header, re.MULTILINE)


def identities(events):
    """Ids; an incident is told apart by when it opened, which differs from run to run."""
    return sorted(
        event["id"] if not event["type"].startswith("source.") else event["type"] + " " + event["document"]
        for event in events)


class Site:
    """Six pages and an index; at `step` 1 they are new, at 2 two have changed, one is new, and one each
    is empty, not there, and without most of its fields for now; at 3 these are mended."""

    def __init__(self):
        self.origin = Origin()

    def put(self, step):
        paths = [f"/resoltions/a-hrc-res-60-{n}/" for n in range(1, 7 if step == 1 else 8)]
        pages = {path: page(n + 1) for n, path in enumerate(paths)}
        if step > 1:
            pages[paths[1]] = page(2, sponsors=("Norway", "Japan"))
            pages[paths[2]] = page(3, criticisms=(CRITICISM, extension()))
        if step == 2:
            pages[paths[4]] = b" "
            del pages[paths[3]]
            pages[paths[5]] = page(6).partition(b"<dt>Session<")[0] + b"</dl></main></body></html>"
        pages["/index.html"] = index(paths)
        self.origin.pages = pages


class CrashTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site = Site()
        cls.folder = tempfile.TemporaryDirectory()
        reference = cls.fresh("reference")
        cls.spans = []
        for step in (1, 2, 3):
            cls.site.put(step)
            started = time.monotonic()
            reference.once()
            cls.spans.append(time.monotonic() - started)
        cls.reference = identities(reference.stored_events())
        if len(cls.reference) < 10:
            raise AssertionError(f"a scenario of {len(cls.reference)} events proves little")

    @classmethod
    def tearDownClass(cls):
        cls.site.origin.close()
        cls.folder.cleanup()

    @classmethod
    def fresh(cls, name):
        folder = Path(cls.folder.name) / name
        folder.mkdir()
        program = Program(BINARY, folder)
        program.configure(f"""
            - id: site
              kind: listing
              url: {cls.site.origin.url}/index.html
              links: {{css: main a}}
              every: 1s
              revisit: 1s
              profile: unwatch-resolution
              allow_private: true
              announce_baseline: true
        """)
        return program

    def play(self, program, killed_step, kill):
        """The scenario with one death in the middle; True where there was one."""
        died = False
        for step in (1, 2, 3):
            self.site.put(step)
            if step == killed_step:
                died = kill(program)
            program.once()
        return died

    def check(self, program, what):
        stored = program.stored_events()
        self.assertEqual(identities(stored), self.reference, what)
        self.assertEqual(set(program.told()), {event["id"] for event in stored}, what)
        waiting = program.ask_store("SELECT count(*) FROM outbox WHERE state = 'waiting'")
        self.assertEqual(waiting, [(0,)], what)
        self.assertEqual(program.ask_store("PRAGMA integrity_check"), [("ok",)], what)
        again = program.once()["site"]
        self.assertEqual((again["versions"], again["events"]), (0, 0), what)


class FailpointTest(CrashTest):
    def killed_at(self, name, passed):
        def kill(program):
            return program.run("once", MANDATED_FAILPOINT=f"{name}:{passed}").returncode == KILLED
        return kill

    def test_the_same_events_after_a_death_at_every_failpoint(self):
        names = failpoints()
        self.assertGreater(len(names), 15)
        for name in names:
            if name in NOT_IN_A_ROUND:
                continue
            died = 0
            for step, passed in ((1, 1), (2, 1), (2, 4)):
                what = f"{name}, pass {passed} of step {step}"
                program = self.fresh(f"{name}-{step}-{passed}")
                died += self.play(program, step, self.killed_at(name, passed))
                self.check(program, what)
            self.assertGreater(died, 0, f"{name} was never passed")

    def test_a_failed_delivery_that_dies_is_told_later(self):
        program = self.fresh("failed")
        self.site.put(1)
        program.events_file.mkdir()  # a sink that cannot write
        done = program.run("once", MANDATED_FAILPOINT="after_failed")
        self.assertEqual(done.returncode, KILLED)
        program.events_file.rmdir()
        for step in (1, 2, 3):
            self.site.put(step)
            program.once()
        self.check(program, "after_failed")

    def test_a_backup_that_dies_leaves_nothing_under_its_name(self):
        program = self.fresh("backup")
        self.site.put(1)
        program.once()
        target = program.folder / "copy.sqlite"
        done = program.run("backup", str(target), MANDATED_FAILPOINT="after_copy")
        self.assertEqual(done.returncode, KILLED)
        self.assertFalse(target.exists())
        self.assertEqual(program.run("backup", str(target)).returncode, 0)
        self.assertTrue(target.exists())


class InstantTest(CrashTest):
    def killed_after(self, seconds):
        def kill(program):
            process = program.start("once")
            try:
                process.wait(seconds)
            except Exception:  # still running: that is what we are here for
                process.kill()
            process.communicate()
            return process.returncode == KILLED
        return kill

    def test_the_same_events_after_a_death_at_any_instant(self):
        instants = random.Random(SEED)
        died = 0
        for number in range(INSTANTS):
            step = instants.choice((1, 2, 3))
            after = instants.uniform(0, self.spans[step - 1])
            program = self.fresh(f"instant-{number}")
            died += self.play(program, step, self.killed_after(after))
            self.check(program, f"{after:.3f} s into step {step}")
        self.assertGreater(died, INSTANTS // 2, "too few deaths to prove anything")


if __name__ == "__main__":
    del sys.argv[1:3]
    unittest.main(verbosity=2)
