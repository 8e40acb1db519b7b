"""The built daemon's manners, and what it makes of silence: how often and how fast an origin is asked,
and which addresses are never.

    manners_test.py BINARY SOURCE_TREE TestCase
"""

import ctypes
import fcntl
import json
import os
import signal
import socket
import sqlite3
import struct
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

BINARY, SOURCE = sys.argv[1], Path(sys.argv[2])
sys.path.insert(0, str(SOURCE / "tests/support"))

from origin import Origin  # noqa: E402
from pages import index, page  # noqa: E402
from program import Program  # noqa: E402
from watched import DEADLINE, WatchedTest  # noqa: E402

DAY_MS = 24 * 3600 * 1000


def address(number):
    return f"/resoltions/a-hrc-res-60-{number}/"


class MannersTest(WatchedTest):
    def source(self, name, kind, path, *more):
        lines = [f"- id: {name}", f"  kind: {kind}", f"  url: {self.origin.url}{path}",
                 "  profile: unwatch-resolution", "  allow_private: true", "  jitter: 0%"]
        return "\n".join(lines + ["  " + each for each in more]) + "\n"

    def running(self):
        daemon = self.program.start("run")
        def end():
            daemon.send_signal(signal.SIGTERM)
            daemon.communicate(timeout=DEADLINE)
        self.addCleanup(end)
        return daemon


def changing(body, headers):
    """A page that says something else each time, with `headers` of its own."""
    number = iter(range(1, 10_000))
    return lambda handler: handler.reply(200, body.replace(b"Regular", b"Regular %d" % next(number)),
                                         {"Content-Type": "text/html; charset=utf-8", **headers})


class FreshnessTest(MannersTest):
    def test_a_page_is_not_asked_for_while_it_says_it_is_good(self):
        self.origin.pages = {address(1): changing(page(1), {"Cache-Control": "max-age=600"}),
                             address(2): changing(page(2), {}),
                             address(3): changing(page(3), {"Cache-Control": "public, max-age=600"})}
        between = "revisit: {min: 1s, max: 1h}"
        self.program.configure(self.source("kept", "page", address(1), "every: 1s", between)
                               + self.source("free", "page", address(2), "every: 1s", between)
                               + self.source("bounded", "page", address(3), "every: 1s", "revisit: {min: 1s, max: 2s}"))
        self.running()
        self.wait_for("five looks at the page that says nothing", lambda: self.origin.asked.count(address(2)) >= 5)
        self.assertEqual(self.origin.asked.count(address(1)), 1)
        self.wait_for("a second look, since two seconds is the most",
                      lambda: self.origin.asked.count(address(3)) >= 2)

    def test_a_feed_is_not_asked_for_while_it_says_it_may_be_kept(self):
        def feed(more):
            return (f"<rss version='2.0'><channel><title>D</title>{more}<item><title>T</title>"
                    f"<link>{self.origin.url}{address(1)}</link></item></channel></rss>").encode()
        self.origin.pages = {"/ttl": feed("<ttl>60</ttl>"), "/none": feed(""), address(1): page(1),
                             "/period": feed("<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>"
                                             "daily</sy:updatePeriod>")}
        between = "every: {min: 1s, max: 1h}"
        self.program.configure("".join(self.source(name, "feed", "/" + name, between, "revisit: 1h")
                                       for name in ("ttl", "none", "period")))
        self.running()
        self.wait_for("five looks at the feed that says nothing", lambda: self.origin.asked.count("/none") >= 5)
        self.assertEqual((self.origin.asked.count("/ttl"), self.origin.asked.count("/period")), (1, 1))
        due = {row["source"]: row["next_due"] for row in self.program.lines("sources")}
        self.assertGreater(due["ttl"], due["none"])


class BeliefTest(MannersTest):
    """A server that answers 304 to whoever has a validator, whatever became of the page."""

    def setUp(self):
        super().setUp()
        self.whole = 0

    def stale(self, body, etag='"ever"'):
        def answer(handler):
            if handler.headers.get("If-None-Match"):
                return handler.reply(304, b"", {"ETag": etag})
            self.whole += 1
            return handler.reply(200, body, {"Content-Type": "text/html; charset=utf-8", "ETag": etag})
        return answer

    def watch(self, kind, path, more=""):
        self.program.configure(self.source("s", kind, path, "every: 1s", "revisit: 1s", *more.splitlines()))

    def once(self):
        self.whole = 0
        return self.program.once()["s"]

    def age(self, days):
        with sqlite3.connect(self.program.store) as store:
            store.execute("UPDATE poll SET whole_at = whole_at - ?", (days * DAY_MS,))

    def test_it_is_believed_for_a_month_and_then_asked_whole(self):
        self.watch("page", address(1))
        self.origin.pages = {address(1): self.stale(page(1))}
        self.assertEqual(self.once()["versions"], 1)
        self.origin.pages = {address(1): self.stale(page(1, sponsors=("Ghana",)))}
        for days in (0, 22):
            self.age(days)
            round_ = self.once()
            self.assertEqual((round_["not_modified"], self.whole), (1, 0), days)
        self.age(8)
        round_ = self.once()
        self.assertEqual((round_["versions"], self.whole), (1, 1))
        self.assertEqual([event["type"] for event in self.program.stored_events()][1:], ["record.changed"])

    def test_a_server_that_was_wrong_is_believed_no_more(self):
        self.watch("page", address(1))
        self.origin.pages = {address(1): self.stale(page(1))}
        self.once()
        self.origin.pages = {address(1): self.stale(page(1, sponsors=("Ghana",)))}
        self.age(31)
        self.assertEqual(self.once()["versions"], 1)
        self.origin.pages = {address(1): self.stale(page(1, sponsors=("Japan",)))}
        round_ = self.once()
        self.assertEqual((round_["versions"], self.whole), (1, 1))

    def test_a_server_that_is_right_again_is_believed_again(self):
        self.watch("page", address(1))
        self.origin.pages = {address(1): self.stale(page(1))}
        self.once()
        self.origin.pages = {address(1): self.stale(page(1, sponsors=("Ghana",)))}
        self.age(31)
        self.once()
        self.origin.pages = {address(1): self.stale(page(1, sponsors=("Japan",)), etag='"new"')}
        self.assertEqual(self.once()["versions"], 1)
        self.assertEqual((self.once()["not_modified"], self.whole), (1, 0))

    def test_what_is_as_it_was_is_not_read_again(self):
        self.watch("page", address(1))
        self.origin.pages = {address(1): self.stale(page(1))}
        self.once()
        self.age(31)
        round_ = self.once()
        self.assertEqual((round_["same_bytes"], round_["parsed"], self.whole), (1, 0, 1))
        self.assertEqual(self.once()["not_modified"], 1)

    def test_an_index_is_believed_no_longer(self):
        whole_each_time = "gates: {believe_not_modified: 0s}"
        self.watch("listing", "/index.html", whole_each_time)
        self.origin.pages = {address(n): page(n) for n in (1, 2)}
        for documents in (1, 2):
            listed = [address(n) for n in range(1, documents + 1)]
            self.origin.pages["/index.html"] = self.stale(index(listed))
            self.assertEqual(self.once()["documents"], documents)

    def test_an_index_that_was_wrong_is_believed_no_more(self):
        self.origin.pages = {address(n): page(n) for n in (1, 2, 3)}
        for documents, believed in ((1, "0s"), (2, "0s"), (3, "30d")):
            self.watch("listing", "/index.html", f"gates: {{believe_not_modified: {believed}}}")
            listed = [address(n) for n in range(1, documents + 1)]
            self.origin.pages["/index.html"] = self.stale(index(listed))
            self.assertEqual(self.once()["documents"], documents)


class QueueTest(MannersTest):
    """Measured by the origin, which sees a request no sooner than it was sent: lower bounds only."""

    DELAY = 1.0

    def test_two_sources_of_one_host_share_its_queue_and_its_crawl_delay(self):
        asked = []
        guard = threading.Lock()

        def noted(body):
            def answer(handler):
                with guard:
                    asked.append((time.monotonic(), handler.path))
                handler.reply_page(body)
            return answer
        numbers = {"one": (1, 2), "two": (3, 4)}
        self.origin.pages = {"/robots.txt": f"User-agent: *\nCrawl-delay: {self.DELAY:g}\n".encode()}
        for name, some in numbers.items():
            self.origin.pages[f"/{name}.html"] = noted(index(address(n) for n in some))
            self.origin.pages |= {address(n): noted(page(n)) for n in some}
        self.program.configure("".join(self.source(name, "listing", f"/{name}.html", "links: {css: main a}")
                                       for name in numbers))
        rounds = self.program.once()
        self.assertEqual([rounds[name]["versions"] for name in numbers], [2, 2])
        asked.sort()
        self.assertEqual(len(asked), 6)
        gaps = [later - sooner for (sooner, _), (later, _) in zip(asked, asked[1:])]
        # One that the origin took up late, under load, may shorten the gap behind it.
        self.assertGreater(min(gaps), self.DELAY / 2, asked)
        self.assertGreater(asked[-1][0] - asked[0][0], (len(asked) - 1) * self.DELAY - self.DELAY / 2, asked)

        def of(path):
            return next(name for name, some in numbers.items()
                        if path == f"/{name}.html" or path in map(address, some))
        turns = [of(path) for _, path in asked]
        self.assertTrue(any(a != b for a, b in zip(turns, turns[1:])) and turns != sorted(turns), turns)


class AddressTest(unittest.TestCase):
    """In a network of its own, where an address of the public internet is ours: nothing is faked but
    whose it is."""

    PUBLIC = "198.41.0.4"

    def alone(self, test):
        """Runs `test` in a child with its own network; what it prints is its failure."""
        reads, writes = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reads)
            said = "ended"
            try:
                self.enter_a_network()
                test()
                said = ""
            except BaseException as failure:  # all of it belongs to the parent
                said = repr(failure)
            finally:
                os.write(writes, said.encode()[:4000])
                os._exit(0)
        os.close(writes)
        with os.fdopen(reads, encoding="utf-8") as answer:
            said = answer.read()
        os.waitpid(child, 0)
        self.assertEqual(said, "")

    def enter_a_network(self):
        newnet, newuser = 0x40000000, 0x10000000
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.unshare(newnet if os.geteuid() == 0 else newnet | newuser) != 0:
            raise OSError(ctypes.get_errno(), "unshare")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
            for name, numbers in (("lo", "127.0.0.1"), ("lo:1", self.PUBLIC)):
                address_of = struct.pack("16sHH4s8x", name.encode(), socket.AF_INET, 0, socket.inet_aton(numbers))
                fcntl.ioctl(control, 0x8916, address_of)  # SIOCSIFADDR
                fcntl.ioctl(control, 0x8914, struct.pack("16sH", name.encode(), 0x1 | 0x40))  # SIOCSIFFLAGS: up

    def test_a_redirect_from_a_public_to_a_private_address_is_refused(self):
        self.alone(self.redirected)

    def redirected(self):
        secret, public = Origin(), Origin(self.PUBLIC)
        secret.pages = {"/secret": page(2)}
        public.pages = {"/good": page(1), "/bad": lambda handler: handler.reply(
            302, b"", {"Location": f"{secret.url}/secret"})}
        with tempfile.TemporaryDirectory() as folder:
            program = Program(BINARY, folder)
            program.configure("".join(
                f"- {{id: {name}, kind: page, url: '{public.url}/{name}', profile: unwatch-resolution}}\n"
                for name in ("good", "bad")))
            rounds = program.once()
            assert rounds["good"]["versions"] == 1, rounds
            assert rounds["bad"]["versions"] == 0, rounds
            found = program.lines("incidents")
            assert [each["reason"] for each in found] == ["refused"], found
            assert found[0]["detail"] == ("address 127.0.0.1 of host 127.0.0.1 is loopback; set "
                                          "allow_private: true to allow it"), found
            assert secret.asked == [], secret.asked


class SilenceTest(MannersTest):
    """A rhythm learnt over months is not waited for: the store is given a past."""

    def give_a_past(self, *days):
        """The versions of the only document, recorded so many days ago."""
        now = int(time.time() * 1000)
        connection = sqlite3.connect(self.program.store)
        with connection:
            for ordinal, ago in enumerate(days, 1):
                at = now - ago * DAY_MS
                connection.execute("UPDATE version SET recorded_at = ? WHERE ordinal = ?", (at, ordinal))
            connection.execute("UPDATE document SET changed_at = ?", (now - days[-1] * DAY_MS,))
        connection.close()

    def watched(self, more=""):
        self.program.configure(self.source("site", "listing", "/index.html", "links: {css: main a}", more or "every: 6h"))
        self.origin.pages = {"/index.html": index([address(1)])}
        for turn in range(7):
            self.origin.pages[address(1)] = page(1, session=40 + turn)
            self.program.once()

    def told(self):
        lines = self.program.events_file.read_text().splitlines() if self.program.events_file.exists() else []
        return [event["type"] for event in map(json.loads, lines) if event["type"].startswith("source.")]

    def test_a_source_that_falls_silent_is_told_once_and_so_is_its_voice(self):
        self.watched()
        self.give_a_past(100, 93, 86, 79, 72, 65, 58)  # each week, then nothing for eight
        for _ in range(3):
            self.program.once()
        self.assertEqual(self.told(), ["source.silent"])
        incident, = self.program.lines("incidents")
        self.assertEqual((incident["source"], incident["reason"]), ("site", "silent"))
        self.assertRegex(incident["detail"], r"^no new document or version since 20\S+; 3w is longer than usual$")
        self.origin.pages["/index.html"] = index([address(1), address(2)])
        self.origin.pages[address(2)] = page(2)
        for _ in range(3):
            self.program.once()
        self.assertEqual(self.told(), ["source.silent", "source.recovered"])
        self.assertEqual(self.program.lines("incidents"), [])

    def test_a_source_within_its_rhythm_is_not_silent(self):
        self.watched()
        self.give_a_past(100, 93, 86, 79, 72, 65, 50)
        self.give_a_past(62, 55, 48, 41, 34, 27, 20)
        self.program.once()
        self.assertEqual(self.told(), [])

    def test_silence_may_be_switched_off(self):
        self.watched("silence: off")
        self.give_a_past(100, 93, 86, 79, 72, 65, 58)
        self.program.once()
        self.assertEqual(self.told(), [])


class ProfileTest(MannersTest):
    def test_fields_are_read_by_css_and_xpath_where_labels_do_not_suffice(self):
        (self.program.folder / "own.yaml").write_text("""
id: own
authority: commentary
gates: {media_types: [text/html]}
fields:
  - {name: title, type: text, css: ".head .name", required: true}
  - {name: symbol, type: text, xpath: "//span[@data-role = 'symbol']"}
  - {name: year, type: text, labels: [Year], pattern: "20[0-9]{2}"}
  - {name: main_sponsors, type: list, css: "ul.states > li"}
""")
        def own(states):
            items = "".join(f"<li>{state}</li>" for state in states)
            return (f"<!doctype html><html><body><div class='head'><p class='name'>Help for the mills</p>"
                    f"<span data-role='symbol'>A/HRC/RES/60/9</span></div><ul class='states'>{items}</ul>"
                    f"<p>Year: 2025</p></body></html>").encode()
        self.origin.pages = {"/r": own(["Norway", "Japan"])}
        self.program.configure(self.source("site", "page", "/r").replace("unwatch-resolution", "own"))
        self.program.config.write_text(self.program.config.read_text() + "profiles: [own.yaml]\n")
        self.program.once()
        shown = json.loads(self.program.run("show", "60/9", "--json").stdout)
        fields = {name: field["value"] for name, field in shown["record"]["fields"].items()}
        self.assertEqual(fields, {"title": "Help for the mills", "symbol": "A/HRC/RES/60/9", "year": "2025",
                                  "main_sponsors": ["Norway", "Japan"]})
        self.origin.pages["/r"] = own(["Norway", "Japan", "Ghana"])
        self.program.once()
        self.assertEqual(len(self.program.lines("log", "--type", "record.changed")), 1)
        self.origin.pages["/r"] = own(["Norway", "Japan", "Ghana"]).replace(b"class='states'", b"class='nations'")
        self.program.once()
        incident, = self.program.lines("incidents")
        self.assertEqual(incident["reason"], "fields_lost")
        self.assertIn('selector "ul.states > li" of main_sponsors finds nothing it can read any more', incident["detail"])
        self.origin.pages["/r"] = lambda handler: handler.reply(200, b"{}", {"Content-Type": "application/json"})
        self.program.once()
        details = {each["reason"]: each["detail"] for each in self.program.lines("incidents")}
        self.assertEqual(details["unsupported"],
                         'media type "application/json"; taken are text/html (gates.media_types)')


if __name__ == "__main__":
    del sys.argv[1:3]
    unittest.main(verbosity=2)
