"""The built daemon and trouble that is the site's, not the page's: told once, of the source, and over
once. Blocks are named and left alone, whichever address they stand on.

    incidents_test.py BINARY SOURCE_TREE TestCase
"""

import json
import sys
import unittest
from pathlib import Path

BINARY, SOURCE = sys.argv[1], Path(sys.argv[2])
sys.path.insert(0, str(SOURCE / "tests/support"))

import faults  # noqa: E402
import guards  # noqa: E402
from pages import page  # noqa: E402
from watched import SiteTest  # noqa: E402

PAGES = 40


def address(number):
    return f"/resoltions/a-hrc-res-60-{number}/"


class IncidentsTest(SiteTest):
    http = "retry_base: 1ms\nretry_max: 2ms\nconnections_per_host: 8\n"

    def setUp(self):
        super().setUp()
        self.numbers = range(1, PAGES + 1)

    def publish(self, answers=None):
        self.serve({address(n): page(n) for n in self.numbers},
                   {address(n): fault for n, fault in (answers or {}).items()})

    def started(self, **how):
        self.publish()
        self.watch(**how)
        self.assertEqual(self.once()["versions"], PAGES)

    def told(self, kind):
        """What was delivered, not only what is stored."""
        lines = self.program.events_file.read_text().splitlines() if self.program.events_file.exists() else []
        return [event for event in map(json.loads, lines) if event["type"] == kind]


class MaintenanceTest(IncidentsTest):
    def expect_one(self, fault, reason, faulty):
        self.started()
        self.publish({n: fault for n in faulty})
        for _ in range(3):
            self.once()
            found = self.open_incidents()
            self.assertEqual([(each["source"], each["document"], each["reason"], each["documents"]) for each in found],
                             [("site", None, reason, len(faulty))])
        self.assertIn(found[0]["example"], [self.origin.url + address(n).rstrip("/") for n in faulty])
        self.assertIn(f'{len(faulty)} documents, such as {found[0]["example"]}: ', found[0]["detail"])
        self.assertEqual(found[0]["count"], 3)
        told = self.told("source.incident")
        self.assertEqual(len(told), 1)
        self.assertEqual(told[0]["evidence"][0]["url"], found[0]["example"])
        self.assertNotEqual(told[0]["evidence"][0]["snapshot"], "0" * 64)
        some = sorted(faulty)[1:]
        self.publish({n: fault for n in some[:1]})  # all but one are well again
        self.once()
        self.assertEqual([each["documents"] for each in self.open_incidents()], [1])
        self.publish()
        for _ in range(2):
            self.once()
        self.assertEqual(self.open_incidents(), [])
        self.assertEqual(len(self.told("source.incident")), 1)
        self.assertEqual([(each["document"], each["details"]["reason"]) for each in self.told("source.recovered")],
                         [(None, reason)])
        self.assertEqual({event["type"] for event in self.program.stored_events()} - {"document.added"},
                         {"source.incident", "source.recovered"})

    def test_a_fifth_of_a_site_in_maintenance_is_one_incident(self):
        self.expect_one(faults.MAINTENANCE["bare"], "soft_error", [n for n in self.numbers if n % 5 == 0])

    def test_all_of_a_site_in_maintenance_is_one_incident(self):
        self.expect_one(faults.MAINTENANCE["chrome"], "soft_error", list(self.numbers))

    def test_a_page_that_only_its_repetition_gives_away_is_one_incident_too(self):
        self.expect_one(faults.MAINTENANCE["wordless"], "soft_error", [n for n in self.numbers if n % 4 == 0])

    def test_an_answer_of_503_is_one_incident(self):
        self.expect_one(faults.unavailable, "http_status", [n for n in self.numbers if n % 5 == 0])

    def test_two_pages_in_trouble_are_two_incidents(self):
        self.started()
        self.publish({3: faults.empty, 5: faults.empty})
        self.once()
        self.assertEqual(sorted(each["document"] for each in self.open_incidents()),
                         [self.origin.url + address(n).rstrip("/") for n in (3, 5)])
        self.assertEqual({each["documents"] for each in self.open_incidents()}, {None})

    def test_a_site_that_is_all_503_and_left_alone_is_one_incident(self):
        """With the pauses a site is given in earnest, most of its pages are not asked for at all."""
        self.started()
        self.watch(http="retry_base: 100s\nretry_max: 1h\nconnections_per_host: 1\n")
        self.publish({n: faults.unavailable for n in self.numbers})
        self.once()
        self.assertEqual([(each["document"], each["reason"]) for each in self.open_incidents()], [(None, "unavailable")])
        self.assertLess(len(self.origin.asked), 6)


class BlockTest(IncidentsTest):
    """Guards: see tests/support/guards.py."""


def of_pages(guard):
    def test(self):
        self.started()
        self.publish({n: guard for n in self.numbers})
        self.watch(http="retries: 3\nretry_base: 100s\nretry_max: 1h\nconnections_per_host: 1\n")
        round_ = self.once()
        self.assertEqual((round_["versions"], round_["events"]), (0, 0))
        self.assertEqual([(each["document"], each["reason"]) for each in self.open_incidents()], [(None, "blocked")])
        # Asked once for the index and once for a page: not again in the same fetch, nor for others.
        self.assertEqual([path for path in self.origin.asked if path.startswith("/resoltions/")], [address(1)])
        self.publish()
        for _ in range(2):
            self.once()
        self.assertEqual(self.open_incidents(), [])
        self.assertEqual(len(self.told("source.incident")), 1)
        self.assertEqual(len(self.told("source.recovered")), 1)
    return test


def of_index(guard):
    def test(self):
        self.started()
        self.origin.pages["/index.html"] = lambda handler: guard(handler, b"")
        self.watch(http="retries: 3\nretry_base: 1ms\nretry_max: 2ms\n")
        self.once()
        found = self.open_incidents()
        self.assertEqual([(each["document"], each["reason"]) for each in found], [(None, "blocked")])
        self.assertIn(f"index {self.origin.url}/index.html: ", found[0]["detail"])
        self.assertEqual(self.origin.asked.count("/index.html"), 1)
        state = self.program.lines("sources")[0]
        self.assertEqual((state["state"], state["failures"]), ("failing", 1))
        self.publish()
        self.once()
        self.assertEqual(self.open_incidents(), [])
    return test


for name, guard in guards.GUARDS.items():
    setattr(BlockTest, f"test_pages_behind_{name}", of_pages(guard))
    setattr(BlockTest, f"test_an_index_behind_{name}", of_index(guard))


KINDS = {
    "feed": "url: {url}/index.html",
    "sitemap": "url: {url}/index.html",
    "listing": "url: {url}/index.html\n  links: {{css: a}}",
    "wordpress": "url: {url}/",
    "oai-pmh": "url: {url}/index.html\n  template: 'http://catalogue.invalid/{{id}}'",
    "warc": "url: {url}/index.html",
    "un-symbol": "template: '{url}/{{symbol}}'\n  symbols: ['A/HRC/RES/54/{{1..40}}']",
}


class KindsTest(IncidentsTest):
    """Whatever kind of index is asked for."""


def of_kind(kind, keys, challenge):
    def test(self):
        class Guarded(dict):
            def get(self, path, default=None):
                return None if path == "/robots.txt" else lambda handler: challenge(handler, b"")
        self.origin.pages = Guarded()
        self.program.configure(
            f"- id: site\n  kind: {kind}\n  every: 1s\n  profile: unwatch-resolution\n  allow_private: true\n  "
            + keys.format(url=self.origin.url) + "\n", "retries: 2\nretry_base: 1ms\nretry_max: 2ms\n")
        self.once()
        self.assertEqual([each["reason"] for each in self.open_incidents()], ["blocked"], self.open_incidents())
        asked = [path for path in self.origin.asked if path != "/robots.txt"]
        self.assertEqual(len(asked), 1, asked)
    return test


for kind, keys in KINDS.items():
    for name in ("aws_challenge", "cloudflare_503"):
        setattr(KindsTest, f"test_{kind}_behind_{name}".replace("-", "_"), of_kind(kind, keys, guards.GUARDS[name]))


if __name__ == "__main__":
    del sys.argv[1:3]
    unittest.main(verbosity=2)
