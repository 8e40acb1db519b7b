"""What tests of the built daemon share: a folder, an origin on loopback, and the program that watches it."""

import sys
import tempfile
import time
import unittest

from origin import Origin
from pages import index
from program import Program

BINARY = sys.argv[1]
DEADLINE = 60


class WatchedTest(unittest.TestCase):
    maxDiff = 4000
    http = ""  # of the config, beside what Program.configure() sets

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.origin = self.opened_origin()
        self.program = Program(BINARY, folder.name)

    def opened_origin(self):
        origin = Origin()
        self.addCleanup(origin.close)
        return origin

    def wait_for(self, what, condition):
        until = time.monotonic() + DEADLINE
        while time.monotonic() < until:
            if answer := condition():
                return answer
            time.sleep(0.05)
        self.fail(f"{what}: not within {DEADLINE} s")


class SiteTest(WatchedTest):
    """One site of pages under one index, looked at as often as it is told to."""

    def watch(self, more="", http=None, profile="unwatch-resolution"):
        self.program.configure(f"""
            - id: site
              kind: listing
              url: {self.origin.url}/index.html
              links: {{css: main a}}
              every: 1s
              revisit: 1s
              jitter: 0%
              profile: {profile}
              allow_private: true
              {more}
        """, self.http if http is None else http)

    def serve(self, bodies, answers=None):
        """`bodies`: path → page; `answers`: path → fault (see faults.py), for those that are not
        answered as they are."""
        self.origin.pages = {"/index.html": index(bodies)}
        for path, body in bodies.items():
            fault = (answers or {}).get(path)
            self.origin.pages[path] = body if fault is None else (
                lambda handler, fault=fault, body=body: fault(handler, body))

    def once(self, source="site"):
        self.origin.forget()
        return self.program.once()[source]

    def open_incidents(self):
        return self.program.lines("incidents")
