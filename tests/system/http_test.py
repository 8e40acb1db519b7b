"""The built daemon against an origin on loopback: what is asked for, what is kept, what is told.

    http_test.py BINARY SOURCE_TREE
"""

import json
import re
import signal
import sqlite3
import sys
import time
import unittest
from pathlib import Path

BINARY, SOURCE = sys.argv[1], Path(sys.argv[2])
sys.path.insert(0, str(SOURCE / "tests/support"))

from pages import CRITICISM, extension, page  # noqa: E402
from watched import DEADLINE, SiteTest  # noqa: E402

PAGES = 200


def address(number):
    return f"/resoltions/a-hrc-res-60-{number}/"


class SystemTest(SiteTest):
    def publish(self, pages):
        self.serve({address(n): body for n, body in pages.items()})


class PollTest(SystemTest):
    def test_unchanged_pages_are_304s_and_not_parsed(self):
        self.publish({n: page(n) for n in range(1, PAGES + 1)})
        self.watch()
        self.assertEqual(self.once()["versions"], PAGES)
        round_ = self.once()
        self.assertEqual((round_["not_modified"], round_["fetched"], round_["parsed"], round_["events"]),
                         (PAGES, 0, 0, 0))
        self.assertEqual(self.origin.statuses, [404] + [304] * (PAGES + 1))  # robots.txt, then index and pages

    def test_the_same_bytes_from_an_origin_without_validators_are_not_parsed(self):
        self.publish({n: page(n) for n in range(1, PAGES + 1)})
        self.origin.etags = False
        self.watch()
        self.once()
        round_ = self.once()
        self.assertEqual((round_["same_bytes"], round_["parsed"], round_["versions"], round_["events"]),
                         (PAGES, 0, 0, 0))

    def test_other_rules_read_the_same_bytes_again_once(self):
        self.origin.etags = False
        self.publish({1: page(1)})
        self.watch()
        self.once()
        built_in = (SOURCE / "config/profiles/unwatch-resolution.yaml").read_text()
        (self.program.folder / "own.yaml").write_text(
            built_in.replace("labels: [Year]", "labels: [Year, Jahr]"))
        self.program.config.write_text(self.program.config.read_text() + "profiles: [own.yaml]\n")
        rounds = [self.once() for _ in range(3)]
        self.assertEqual([r["parsed"] for r in rounds], [1, 0, 0])
        self.assertEqual([r["versions"] for r in rounds], [0, 0, 0])

    def test_of_200_pages_exactly_those_that_changed_are_told(self):
        pages = {n: page(n) for n in range(1, PAGES + 1)}
        self.publish(pages)
        self.watch()
        self.once()
        changed = list(range(7, PAGES + 1, 20))
        self.assertEqual(len(changed), PAGES * 5 // 100)
        self.publish(pages | {n: page(n, sponsors=("Norway", "Ghana")) for n in changed})
        round_ = self.once()
        self.assertEqual((round_["parsed"], round_["versions"]), (len(changed), len(changed)))
        told = self.program.lines("log", "--type", "record.changed")
        self.assertEqual(sorted(event["document"] for event in told),
                         sorted(self.origin.url + address(n).rstrip("/") for n in changed))
        self.assertEqual(self.program.lines("log", "--type", "mandate.*"), [])

    def test_other_markup_of_the_same_record_is_no_version(self):
        self.publish({1: page(1)})
        self.watch()
        self.once()
        other = page(1).replace(b"<dl>", b'<section class="new"><dl>').replace(b"</dl>", b"</dl></section>")
        self.publish({1: other.replace(b"<nav>", b"<nav><b>A new menu</b>")})
        round_ = self.once()
        self.assertEqual((round_["parsed"], round_["versions"], round_["events"]), (1, 0, 0))


class NewsTest(SystemTest):
    def test_an_extension_that_appears_is_told_once_with_its_evidence(self):
        self.publish({1: page(1)})
        self.watch()
        self.once()
        self.assertEqual(self.program.told(), [])  # the first round's finds are history
        sentence = extension()
        self.publish({1: page(1, criticisms=(CRITICISM, sentence))})
        self.assertEqual(self.once()["events"], 2)
        self.publish({1: page(1, criticisms=(sentence, CRITICISM, CRITICISM.replace("province", "town")))})
        self.once()
        extended = self.program.lines("log", "--type", "mandate.extended")
        self.assertEqual(len(extended), 1)
        event = extended[0]
        self.assertFalse(event["baseline"])
        self.assertEqual(event["country"], "KHM")
        self.assertEqual(event["details"]["duration"], "P2Y")
        self.assertEqual(event["evidence"][0]["quote"], sentence.rstrip(";") + ";")
        self.assertEqual(self.program.told().count(event["id"]), 1)

    def test_a_document_found_later_is_news(self):
        self.publish({1: page(1)})
        self.watch()
        self.once()
        self.publish({1: page(1), 2: page(2, criticisms=(extension(),))})
        self.once()
        told = [json.loads(line)["type"] for line in self.program.events_file.read_text().splitlines()]
        self.assertEqual(told, ["document.added", "mandate.extended"])

    def test_a_page_whose_address_changes_in_the_config_is_another_document(self):
        self.publish({1: page(1), 2: page(2, sponsors=("Peru",))})
        source = "- {id: one, kind: page, url: '%s', profile: unwatch-resolution, allow_private: true}"
        for number in (1, 2):
            self.program.configure(source % (self.origin.url + address(number)))
            self.program.once()
        self.assertEqual([(d["symbol"], d["versions"]) for d in self.program.lines("documents")],
                         [("A/HRC/RES/60/1", 1), ("A/HRC/RES/60/2", 1)])
        self.assertEqual(self.program.lines("log", "--type", "record.changed"), [])


class BadInputTest(SystemTest):
    def incident_of(self, answer, http="", status=(0, 1)):
        """The one incident of a page that is answered by `answer`, beside a good one."""
        self.publish({1: page(1), 2: page(2)})
        self.watch(http=http)
        self.once()
        self.origin.pages[address(2)] = answer
        round_ = self.once()
        self.assertEqual(round_["versions"], 0)
        found = self.program.lines("incidents")
        self.assertEqual(len(found), 1, found)
        self.assertEqual(found[0]["document"], self.origin.url + address(2).rstrip("/"))
        self.assertNotEqual(found[0]["advice"], "")
        told = self.program.lines("log", "--type", "source.incident")[0]
        kept = self.program.ask_store("SELECT lower(hex(digest)) FROM blob JOIN snapshot ON blob.id = blob "
                                      "WHERE doubt <> ''")
        self.assertIn((told["evidence"][0]["snapshot"],), kept or [("0" * 64,)])
        # Nothing is lost, and the next good answer ends it.
        self.publish({1: page(1), 2: page(2)})
        self.once()
        self.assertEqual(self.program.lines("incidents"), [])
        self.assertEqual([d["versions"] for d in self.program.lines("documents")], [1, 1])
        return found[0]["reason"], found[0]["detail"]

    def test_an_empty_body(self):
        self.assertEqual(self.incident_of(b" \n"), ("empty", "a body without content"))

    def test_a_body_cut_short(self):
        def cut(handler):
            body = page(2)
            handler.reply(200, body[:400], {"Content-Type": "text/html"}, announced=len(body))
            handler.close_connection = True
        reason, detail = self.incident_of(cut)
        self.assertEqual(reason, "truncated")
        self.assertIn("400", detail)

    def test_an_error_page_with_status_200(self):
        reason, _ = self.incident_of(b"<html><body><h1>Technical problem</h1><p>Come back later.</p></body></html>")
        self.assertEqual(reason, "malformed")

    def test_a_page_that_is_gone(self):
        self.assertEqual(self.incident_of(lambda handler: handler.reply(410, b"gone"))[0], "gone")

    def test_a_server_error(self):
        self.assertEqual(self.incident_of(lambda handler: handler.reply(500, b"oops")),
                         ("http_status", "status 500"))

    def test_a_redirect_loop(self):
        def loop(handler):
            handler.reply(302, b"", {"Location": handler.path})
        self.assertEqual(self.incident_of(loop)[0], "redirect")

    def test_a_redirect_to_another_scheme(self):
        def away(handler):
            handler.reply(302, b"", {"Location": "file:///etc/passwd"})
        self.assertEqual(self.incident_of(away)[0], "refused")

    def test_a_body_over_the_limit(self):
        reason, detail = self.incident_of(b"<p>" + b"x" * 70_000, http="max_body: 64KiB\n")
        self.assertEqual(reason, "too_large")
        self.assertIn("65536", detail)

    def test_nesting_that_would_hold_up_the_parser(self):
        started = time.monotonic()
        reason, detail = self.incident_of(b"<div>" * 20_000)
        self.assertEqual(reason, "malformed")
        self.assertIn("elements nest deeper than 512", detail)
        self.assertLess(time.monotonic() - started, DEADLINE)

    def test_a_wrong_charset_is_no_change(self):
        body = page(2, title="Coopération technique")
        self.publish({2: body})
        self.watch()
        self.once()
        def other(handler):
            latin = body.decode().replace('<meta charset="utf-8">', "")
            latin = latin.replace("“", '"').replace("”", '"').encode("windows-1252")
            handler.reply(200, latin, {"Content-Type": "text/html; charset=iso-8859-1"})
        self.origin.pages[address(2)] = other
        round_ = self.once()
        self.assertEqual((round_["parsed"], round_["versions"]), (1, 0))

    def test_a_hostile_page_writes_to_no_terminal_and_forges_no_line(self):
        self.publish({})
        self.watch("announce_baseline: true")
        self.publish({3: page(3, title="Help\x1b]0;owned\x07 for\u202e all&#10;2026-11-23 error forged")})
        done = self.program.run("once")
        shown = done.stdout + done.stderr + self.program.run("log").stdout + self.program.run("show", "60/3").stdout
        self.assertFalse(re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", shown), shown)
        self.assertFalse(any(line.startswith("2026-11-23 error forged") for line in shown.splitlines()))


class TroubleTest(SystemTest):
    def test_every_mistake_of_a_config_is_told_at_its_place(self):
        self.program.config.write_text("contact: CHANGE-ME@example.org\nstroe: {}\nsources:\n  - id: a\n    kind: pag\n")
        done = self.program.run("check")
        self.assertEqual(done.returncode, 78)
        places = re.findall(r"^mandated: \S*mandated\.yaml:(\d+):\d+: ", done.stderr, re.MULTILINE)
        self.assertGreaterEqual(len(places), 4, done.stderr)
        self.assertEqual(places, sorted(places))

    def test_documents_of_a_source_there_is_not_are_no_empty_list(self):
        self.publish({1: page(1)})
        self.watch()
        self.once()
        done = self.program.run("documents", "--source", "typo")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertEqual(done.stderr, 'mandated: documents: there is no source "typo"; there are site\n')
        self.assertEqual(self.program.run("documents", "--source", "site").returncode, 0)

    def test_probe_fetch_says_what_it_sent_and_what_it_does_not_know(self):
        seen = []
        def answer(handler):
            seen.append(handler.headers["User-Agent"])
            handler.reply_page(page(1))
        self.origin.pages["/page"] = answer
        ask = ("probe", "fetch", "--allow-private", self.origin.url + "/page")
        good = json.loads(self.program.run(*ask).stdout)
        self.assertEqual(good["robots"], {"allowed": True, "detail": None})
        self.assertEqual([good["user_agent"]], seen)
        self.origin.pages["/robots.txt"] = lambda handler: handler.reply(503, b"")
        unread = json.loads(self.program.run(*ask).stdout)
        self.assertEqual(unread["robots"], {"allowed": None, "detail": None})
        self.assertEqual(unread["error"]["code"], "unavailable")

    def test_an_answer_that_is_no_http_is_trouble_of_the_host(self):
        def greet(handler):
            handler.wfile.write(b"220 mail.test ready\r\n")
            handler.close_connection = True
        self.origin.pages[address(1)] = greet
        self.program.configure(f"- {{id: one, kind: page, url: '{self.origin.url}{address(1)}', "
                               "profile: unwatch-resolution, allow_private: true}")
        self.program.once()
        incident, = self.program.lines("incidents")
        self.assertEqual((incident["document"], incident["reason"], incident["detail"]),
                         (None, "network", "127.0.0.1: answers with something else than HTTP"))

    def test_a_host_out_of_reach_is_one_incident_until_it_answers(self):
        self.publish({1: page(1)})
        self.origin.pages["/robots.txt"] = lambda handler: handler.reply(503, b"")
        self.program.configure(f"- {{id: one, kind: page, url: '{self.origin.url}{address(1)}', "
                               "profile: unwatch-resolution, allow_private: true}")
        trouble = []
        for _ in range(2):
            self.assertEqual(self.program.once()["one"]["failed"], 1)
            trouble.append([event["type"] for event in self.program.lines("log")])
        self.assertEqual(trouble, [["source.incident"]] * 2)
        self.assertEqual([i["count"] for i in self.program.lines("incidents")], [2])
        del self.origin.pages["/robots.txt"]
        self.program.once()
        self.assertEqual(self.program.lines("incidents"), [])
        self.assertEqual(self.program.lines("log", "--type", "source.recovered")[0]["source"], "one")

    def test_a_store_that_cannot_be_written(self):
        self.publish({1: page(1)})
        self.watch()
        self.program.config.write_text(self.program.config.read_text().replace(str(self.program.store), "/proc/mandated/s"))
        done = self.program.run("once")
        self.assertEqual(done.returncode, 74)
        self.assertTrue(done.stderr.startswith("mandated: store /proc/mandated/s: "), done.stderr)

    def test_a_store_of_a_newer_program_is_left_alone(self):
        self.publish({1: page(1)})
        self.watch()
        self.once()
        with sqlite3.connect(self.program.store) as connection:
            connection.execute("PRAGMA user_version = 999")
        done = self.program.run("once")
        self.assertEqual(done.returncode, 74)
        self.assertIn("newer", done.stderr)
        self.assertEqual(self.program.ask_store("SELECT count(*) FROM document"), [(1,)])

    def test_reading_commands_say_that_there_is_no_store_yet(self):
        self.publish({1: page(1)})
        self.watch()
        done = self.program.run("documents")
        self.assertEqual(done.returncode, 69)
        self.assertEqual(done.stderr, f"mandated: store {self.program.store}: there is none yet; "
                                      "mandated run or mandated once make it\n")

    def test_a_version_that_never_was_is_a_mistake_of_usage(self):
        self.publish({1: page(1)})
        self.watch()
        self.once()
        for asked in ("0", "2"):
            done = self.program.run("show", "A/HRC/RES/60/1", "--version", asked)
            self.assertEqual((done.returncode, done.stderr),
                             (2, "mandated: --version: A/HRC/RES/60/1 has versions 1 to 1\n"))

    def test_an_unknown_source_is_a_mistake_of_usage(self):
        self.publish({1: page(1)})
        self.watch()
        done = self.program.run("once", "siet")
        self.assertEqual((done.returncode, done.stderr),
                         (2, 'mandated: once: there is no source "siet"; there are site\n'))


class DaemonTest(SystemTest):
    def setUp(self):
        super().setUp()
        self.publish({1: page(1)})
        self.watch()
        self.log = self.program.folder / "log"
        with open(self.log, "w", encoding="utf-8") as log:
            self.daemon = self.program.start("run", stderr=log)
        self.addCleanup(self.daemon.communicate)
        self.addCleanup(self.daemon.kill)
        self.wait_for("a first version", lambda: self.program.store.exists() and
                      self.program.run("documents").returncode == 0 and
                      any(d["versions"] for d in self.program.lines("documents")))

    def stop(self):
        self.daemon.send_signal(signal.SIGTERM)
        self.daemon.communicate(timeout=DEADLINE)
        return self.log.read_text(encoding="utf-8")

    def test_it_sees_a_change_by_itself_and_ends_when_told(self):
        self.publish({1: page(1, criticisms=(extension(),))})
        self.wait_for("the extension", lambda: self.program.lines("log", "--type", "mandate.extended"))
        self.wait_for("its delivery", lambda: len(self.program.told()) == 2)
        started = time.monotonic()
        log = self.stop()
        self.assertEqual(self.daemon.returncode, 0, log)
        self.assertLess(time.monotonic() - started, 10)
        self.assertIn("info stopped", log)

    def test_nobody_else_writes_its_store(self):
        done = self.program.run("once")
        self.assertEqual(done.returncode, 69)
        self.assertIn(str(self.program.store), done.stderr)

    def test_a_bad_config_is_refused_and_the_old_one_stays(self):
        good = self.program.config.read_text()
        self.program.config.write_text(good.replace("kind: listing", "kind: lisitng"))
        self.daemon.send_signal(signal.SIGHUP)
        complaint = self.wait_for("a complaint", lambda: re.search(
            "error config not reloaded: .*", self.log.read_text(encoding="utf-8")))
        self.assertRegex(complaint[0], r'mandated\.yaml:\d+:\d+: sources\[0\]\.kind: "lisitng"')
        self.program.config.write_text(good)  # commands read it too
        self.publish({1: page(1, criticisms=(extension(),))})
        self.wait_for("the extension", lambda: self.program.lines("log", "--type", "mandate.extended"))
        self.stop()
        self.assertEqual(self.daemon.returncode, 0)

    def test_rotated_events_go_to_a_new_file(self):
        self.publish({1: page(1, sponsors=("Japan",))})
        self.wait_for("a line", lambda: len(self.program.told()) == 1)
        self.program.events_file.rename(self.program.folder / "events.jsonl.1")
        self.daemon.send_signal(signal.SIGHUP)
        self.publish({1: page(1, sponsors=("Ghana",))})
        self.wait_for("a line in the new file", lambda: len(self.program.told()) == 1)


if __name__ == "__main__":
    del sys.argv[1:3]
    unittest.main(verbosity=2)
