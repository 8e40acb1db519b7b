"""A hundred pages that the built daemon watches: what is told of them while some are answered otherwise,
and afterwards."""

import records
from watched import SiteTest

PAGES = 100
FAULTY = [n for n in range(1, PAGES + 1) if n % 5 == 0]
# One in twenty, half of them among those that are faulty.
CHANGED = {5: "sponsor", 8: "quotation", 45: "title", 50: "vote", 77: "sponsor"}


def address(number):
    return f"/resoltions/a-hrc-res-{40 + number % 15}-{number}/"


class FaultTest(SiteTest):
    http = "retry_base: 1ms\nretry_max: 2ms\nconnections_per_host: 8\n"

    def setUp(self):
        super().setUp()
        self.facts = {n: records.record(n) for n in range(1, PAGES + 1)}

    def publish(self, render=records.page, facts=None, answers=None):
        """`answers`: number → fault, for the pages that are not answered as they are."""
        self.serve({address(n): render(of) for n, of in (facts or self.facts).items()},
                   {address(n): fault for n, fault in (answers or {}).items()})
        self.origin.pages["/"] = (b"<!doctype html><html><head><title>Resolution Watch</title></head><body><main>"
                                  b"<h1>Welcome</h1><p>Find resolutions by year, session and vote.</p></main></body>"
                                  b"</html>")

    def with_changes(self):
        return {n: records.changed(of, CHANGED[n]) if n in CHANGED else of for n, of in self.facts.items()}

    def started(self, render=records.page, more=""):
        """A store that has seen every page when all was well."""
        self.publish(render)
        self.watch(more)
        self.assertEqual(self.once()["versions"], PAGES)
        self.baseline = len(self.news())

    def news(self):
        """What was told of documents: everything but trouble."""
        return [(event["type"], event["document"].removeprefix(self.origin.url) + "/", event["details"].get("what"))
                for event in self.program.stored_events() if not event["type"].startswith("source.")]

    def told(self):
        """News since the start, in order of the address."""
        return sorted(self.news()[self.baseline:], key=lambda event: (event[1], event[0]))

    def expect_no_news(self, what):
        self.assertEqual(self.told(), [], what)

    def expect_the_changes(self, what):
        expected = [("vote.changed" if how == "vote" else "record.changed", address(n)) for n, how in CHANGED.items()]
        self.assertEqual(sorted(event[:2] for event in self.told()), sorted(expected), what)

    def suffer(self, fault, rounds=3, faulty=FAULTY):
        """Rounds under the fault, with true changes beside it, then recovery."""
        answers = {n: fault for n in faulty}
        self.publish(answers=answers)
        for _ in range(rounds):
            self.once()
        self.expect_no_news("while faulty")
        self.publish(facts=self.with_changes(), answers=answers)
        self.once()
        seen = [event[1] for event in self.told()]
        self.assertEqual(len(seen), len(set(seen)))
        self.assertTrue(set(seen) <= {address(n) for n in CHANGED}, seen)
        self.incidents = self.open_incidents()
        self.publish(facts=self.with_changes())
        for _ in range(2):
            self.once()
        self.expect_the_changes("after recovery")
        self.assertEqual(self.open_incidents(), [], "after recovery")
