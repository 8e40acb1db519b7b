"""Catalogues, archives and symbols, over real HTTP: what is asked for, what is kept, what is told.

    catalogue_test.py BINARY SOURCE_TREE
"""

import gzip
import hashlib
import base64
import datetime
import sys
import time
import unittest
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

BINARY, SOURCE = sys.argv[1], Path(sys.argv[2])
sys.path.insert(0, str(SOURCE / "tests/support"))

from pages import extension, page  # noqa: E402
from watched import WatchedTest  # noqa: E402

NOW = datetime.datetime.now(datetime.timezone.utc)


class SystemTest(WatchedTest):
    def once(self):
        self.origin.forget()
        return self.program.once()["s"]

    def incidents(self):
        return {(i["document"] or "", i["reason"]): i["detail"] for i in self.program.lines("incidents")}


class Library:
    """A repository of OAI-PMH 2.0 with `records`: id -> (day, fields) or (day, None) for deleted."""

    def __init__(self, origin, page_size=2):
        self.origin, self.page_size = origin, page_size
        self.records, self.queries, self.tokens = {}, [], {}
        self.refuse_token = self.busy = 0
        self.fails = False  # at every token
        origin.serve = self.answer

    def record(self, number, day, **fields):
        self.records[number] = (day, fields)

    @staticmethod
    def marc(number, fields):
        def field(tag, code, text, ind1=" "):
            return (f'<m:datafield tag="{tag}" ind1="{ind1}" ind2=" ">'
                    f'<m:subfield code="{code}">{text}</m:subfield></m:datafield>')
        parts = [f'<m:controlfield tag="001">{number}</m:controlfield>', field("089", "b", "B01"),
                 field("191", "a", f"A/RES/90/{number}"), field("245", "a", fields["title"] + " :"),
                 field("269", "a", "2035-12-04")]
        if "vote" in fields:
            parts.append(field("996", "a", fields["vote"]))
        if "reissued" in fields:
            parts.append(field("596", "a", fields["reissued"]))
        if "draft" in fields:
            parts.append(field("993", "a", fields["draft"], "2"))
        return ('<m:record xmlns:m="http://www.loc.gov/MARC21/slim">' + "".join(parts) + "</m:record>")

    def listed(self, numbers, rest):
        out = []
        for number in numbers:
            day, fields = self.records[number]
            status = ' status="deleted"' if fields is None else ""
            header = (f"<header{status}><identifier>oai:library.test:{number}</identifier>"
                      f"<datestamp>{day}</datestamp></header>")
            body = "" if fields is None else f"<metadata>{self.marc(number, fields)}</metadata>"
            out.append(f"<record>{header}{body}</record>")
        token = ""
        if rest:
            name = f"t{len(self.tokens)} +&"
            self.tokens[name] = rest
            token = f"<resumptionToken>{name.replace('&', '&amp;')}</resumptionToken>"
        return f"{''.join(out)}{token}"

    def within(self, query):
        if query["verb"] == "Identify":
            return ("<Identify><repositoryName>L</repositoryName><protocolVersion>2.0</protocolVersion>"
                    f"<earliestDatestamp>{self.earliest}</earliestDatestamp>"
                    "<deletedRecord>transient</deletedRecord><granularity>YYYY-MM-DD</granularity></Identify>")
        if query["verb"] == "GetRecord":
            number = int(query["identifier"].removeprefix("oai:library.test:"))
            if number not in self.records:
                return '<error code="idDoesNotExist"/>'
            return f"<GetRecord>{self.listed([number], [])}</GetRecord>"
        if "resumptionToken" in query:
            if self.refuse_token:
                self.refuse_token -= 1
                return '<error code="badResumptionToken">it has expired</error>'
            rest = self.tokens[query["resumptionToken"]]
        else:
            assert query["metadataPrefix"] == "marcxml", query
            rest = sorted(n for n, (day, _) in self.records.items() if query["from"] <= day <= query["until"])
        if not rest:
            return '<error code="noRecordsMatch"/>'
        return f"<ListRecords>{self.listed(rest[:self.page_size], rest[self.page_size:])}</ListRecords>"

    def answer(self, handler):
        query = {k: v[0] for k, v in parse_qs(urlsplit(handler.path).query).items()}
        self.queries.append(query)
        if self.busy:
            self.busy -= 1
            return handler.reply(503, b"busy", {"Retry-After": "1"})
        if self.fails and "resumptionToken" in query:
            return handler.reply(500, b"broken")
        body = ('<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
                f"<responseDate>{NOW:%Y-%m-%dT%H:%M:%SZ}</responseDate><request/>{self.within(query)}</OAI-PMH>")
        return handler.reply(200, body.encode(), {"Content-Type": "text/xml"})


class OaiTest(SystemTest):
    def setUp(self):
        super().setUp()
        self.library = Library(self.origin)
        self.library.earliest = f"{NOW - datetime.timedelta(days=70):%Y-%m-%d}"
        self.origin.pages = Answers(self.origin)

    def watch(self, http="", more=""):
        self.program.configure(f"""
            - id: s
              kind: oai-pmh
              url: {self.origin.url}/oai2d
              every: 1s
              profile: undl-record
              allow_private: true
              {more}
        """, http)

    @staticmethod
    def day(ago):
        return f"{NOW - datetime.timedelta(days=ago):%Y-%m-%d}"

    def test_every_record_of_every_window_is_a_document(self):
        for n in range(1, 6):
            self.library.record(n, self.day(n * 13), title=f"Subject {n}", vote="Adopted 10-2-3, 9th meeting")
        self.watch()
        round_ = self.once()
        self.assertEqual((round_["documents"], round_["versions"], round_["failed"]), (5, 5, 0))
        windows = [(q["from"], q["until"]) for q in self.library.queries if "from" in q]
        self.assertEqual(len(windows), 3, windows)
        self.assertEqual([w[0] for w in windows[1:]], [w[1] for w in windows[:-1]])
        self.assertEqual(self.program.told(), [])  # the first round's finds are history
        shown = self.program.lines("show", "A/RES/90/3")[0]
        fields = shown.get("record", shown)["fields"]
        self.assertEqual(fields["title"]["value"], "Subject 3")
        self.assertEqual(fields["vote"]["value"]["totals"], {"yes": 10, "no": 2, "abstain": 3, "absent": None})
        addresses = [row[0] for row in self.program.ask_store("SELECT url FROM document")]
        self.assertIn(f"{self.origin.url}/record/3", addresses)

    def test_the_next_round_asks_for_what_is_new_and_tells_it(self):
        self.library.record(1, self.day(40), title="One")
        self.library.record(2, self.day(0), title="Two")
        self.watch()
        self.once()
        self.library.queries.clear()
        self.library.record(1, self.day(0), title="One", draft="A/C.3/90/L.9",
                            reissued="Reissued for technical reasons on 5 Dec. 2035.")
        round_ = self.once()
        self.assertEqual((round_["versions"], round_["same_bytes"]), (1, 1))
        windows = [q["from"] for q in self.library.queries if "from" in q]
        self.assertEqual(windows, [self.day(0)])
        told = self.program.lines("log", "--type", "record.changed")
        self.assertEqual([e["resolution"] for e in told], ["A/RES/90/1"])
        self.assertEqual(told[0]["authority"], "catalogue")

    def test_a_record_that_says_much_less_is_told_at_once_since_it_comes_but_once(self):
        self.library.record(1, self.day(40), title="One subject and " + "another subject and " * 100)
        self.watch()
        self.once()
        self.library.record(1, self.day(0), title="One")
        self.assertEqual(self.once()["versions"], 1)
        self.assertEqual([e["resolution"] for e in self.program.lines("log", "--type", "record.changed")],
                         ["A/RES/90/1"])
        self.assertEqual(self.incidents(), {})

    def garbled(self):
        """A record that was known, and came garbled with the list of today."""
        self.library.record(1, self.day(40), title="Coopération avec la Guinée")
        self.library.record(2, self.day(40), title="Human rights in Peru")
        self.watch()
        self.once()
        self.library.record(1, self.day(0), title="Coop?ration avec la Guin?e")
        self.once()
        self.assertEqual([reason for _, reason in self.incidents()], ["malformed"])
        self.library.queries.clear()

    def asked_alone(self):
        return [query["identifier"] for query in self.library.queries if query["verb"] == "GetRecord"]

    def test_a_doubted_record_is_asked_for_until_it_is_mended(self):
        self.garbled()
        self.library.record(1, self.day(40), title="Coopération avec la Guinée équatoriale")  # and not listed anew
        round_ = self.once()
        self.assertEqual(self.asked_alone(), ["oai:library.test:1"])
        self.assertEqual((round_["documents"], round_["fetched"], round_["versions"]), (2, 1, 1))
        self.assertEqual(self.incidents(), {})
        self.library.queries.clear()
        self.once()
        self.assertEqual(self.asked_alone(), [])

    def test_a_doubted_record_that_stays_as_it_is_stays_doubted(self):
        self.garbled()
        self.library.record(1, self.day(40), title="Coop?ration avec la Guin?e")
        self.assertEqual(self.once()["versions"], 0)
        self.assertEqual([reason for _, reason in self.incidents()], ["malformed"])

    def test_a_doubted_record_that_is_no_more_is_said_to_be_so(self):
        self.garbled()
        del self.library.records[1]
        self.once()
        self.assertEqual(list(self.incidents().values()), [f"{self.origin.url}/oai2d: idDoesNotExist"])

    def test_a_doubted_record_that_was_deleted_since_is_told_gone_as_one_of_the_list(self):
        self.garbled()
        self.library.records[1] = (self.day(40), None)  # and not listed anew
        self.once()
        gone, = self.program.lines("log", "--type", "document.gone")
        self.assertEqual((gone["document"], gone["authority"]), (f"{self.origin.url}/record/1", "catalogue"))
        self.assertEqual([e["quote"] for e in gone["evidence"]],
                         [f"the catalogue deleted the record on {self.day(40)}"])
        self.assertEqual(self.incidents(), {})
        self.library.queries.clear()
        self.once()
        self.assertEqual(self.asked_alone(), [])

    def test_a_flap_ends_where_nothing_comes_that_could_say_so(self):
        self.library.record(1, self.day(40), title="One")
        self.watch()
        self.once()
        for title in ("Two", "One"):
            self.library.record(1, self.day(0), title=title)
            self.once()
        flapping = [(f"{self.origin.url}/record/1", "flapping")]
        self.assertEqual(list(self.incidents()), flapping)
        self.library.records.clear()
        self.once()
        self.assertEqual(list(self.incidents()), flapping)
        self.watch(more="gates: {flap_within: 0s}")
        self.once()
        self.assertEqual(self.incidents(), {})

    def test_a_refused_token_begins_the_window_anew(self):
        for n in range(1, 6):
            self.library.record(n, self.day(1), title=f"Subject {n}")
        self.library.refuse_token = 1
        self.watch()
        round_ = self.once()
        self.assertEqual((round_["documents"], round_["versions"], round_["failed"]), (5, 5, 0))

    def test_a_failed_harvest_goes_on_where_it_was(self):
        for n in range(1, 6):
            self.library.record(n, self.day(1), title=f"Subject {n}")
        self.library.fails = True
        self.watch()
        self.assertEqual(self.once()["failed"], 1)
        self.assertEqual(len(self.program.lines("documents")), 2)
        self.library.fails = False
        self.library.queries.clear()
        round_ = self.once()
        self.assertEqual((round_["documents"], round_["failed"]), (5, 0))
        self.assertIn("resumptionToken", self.library.queries[0])
        added = self.program.lines("log", "--type", "document.added")
        self.assertEqual({e["baseline"] for e in added}, {True})  # the first round was never whole: still history

    def test_a_catalogue_that_refuses_every_token_is_an_incident_and_no_endless_round(self):
        for n in range(1, 6):
            self.library.record(n, self.day(1), title=f"Subject {n}")
        self.library.refuse_token = 1000
        self.watch()
        self.assertEqual(self.once()["failed"], 1)
        self.assertLess(len(self.library.queries), 20)
        self.assertEqual(list(self.incidents().values()),
                         [f"{self.origin.url}/oai2d: badResumptionToken: it has expired"])

    def test_a_busy_catalogue_is_waited_for_as_it_asks(self):
        self.library.record(1, self.day(1), title="One")
        self.library.busy = 1
        self.watch("retries: 2\n")
        self.assertEqual(self.once()["documents"], 1)

    def test_a_record_the_catalogue_deleted_is_told_gone_with_its_word_and_back_again(self):
        self.library.record(1, self.day(40), title="One")
        self.watch()
        self.once()
        self.library.records[1] = (self.day(0), None)
        self.library.records[7] = (self.day(0), None)  # one we never had
        for _ in range(2):
            self.once()
        self.assertEqual(self.incidents(), {})
        self.assertEqual(len(self.program.lines("documents")), 1)
        gone, = self.program.lines("log", "--type", "document.gone")
        self.assertEqual((gone["document"], gone["authority"]), (f"{self.origin.url}/record/1", "catalogue"))
        evidence, = gone["evidence"]
        self.assertEqual((evidence["quote"], evidence["rule"]),
                         (f"the catalogue deleted the record on {self.day(0)}", "deleted"))
        kept = self.program.ask_store("SELECT lower(hex(digest)), status FROM blob JOIN snapshot ON blob.id = blob "
                                      "WHERE doubt <> ''")
        self.assertEqual(kept, [(evidence["snapshot"], 410)])
        self.library.record(1, self.day(0), title="One")
        self.once()
        self.assertEqual(len(self.program.lines("log", "--type", "document.returned")), 1)

    def test_a_challenge_page_is_no_empty_list(self):
        self.library.record(1, self.day(1), title="One")
        self.watch()
        self.once()
        self.origin.serve = lambda handler: handler.reply(202, b"<html><script>challenge</script></html>")
        round_ = self.once()
        self.assertEqual(round_["failed"], 1)
        self.assertLessEqual({reason for _, reason in self.incidents()}, {"http_status", "blocked"})


class Answers(dict):
    """Every path but robots.txt is answered by `origin.serve`."""

    def __init__(self, origin):
        super().__init__()
        self.origin = origin

    def get(self, path, default=None):
        return default if path == "/robots.txt" else self.origin.serve


def capture(url, when, body, status=200, kind="response", more=""):
    http = f"HTTP/1.1 {status} OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode() + body
    digest = base64.b32encode(hashlib.sha1(body).digest()).decode()
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{when}>\r\nWARC-Date: {when}\r\n"
            f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"WARC-Payload-Digest: sha1:{digest}\r\n{more}Content-Length: {len(http)}\r\n\r\n")
    return head.encode() + http + b"\r\n\r\n"


class WarcTest(SystemTest):
    URL = "https://site.test/resoltions/a-hrc-res-60-1/"

    def watch(self, more=""):
        self.program.configure(f"""
            - id: s
              kind: warc
              path: {self.program.folder}/warcs
              every: 1s
              profile: unwatch-resolution
              allow_private: true
              {more}
        """)
        (self.program.folder / "warcs").mkdir(exist_ok=True)

    def write(self, name, *records):
        parts = [gzip.compress(r) for r in records] if name.endswith("gz") else records
        (self.program.folder / "warcs" / name).write_bytes(b"".join(parts))

    def times(self):
        return [row[0] for row in self.program.ask_store(
            "SELECT datetime(snapshot.fetched_at / 1000, 'unixepoch') FROM version"
            " JOIN snapshot ON snapshot.blob = version.blob GROUP BY version.id ORDER BY version.ordinal")]

    def test_the_past_of_a_page_becomes_versions_in_order_of_capture(self):
        self.watch()
        newer, older = page(1, criticisms=(extension(),)), page(1)
        self.write("b.warc.gz", capture(self.URL, "2024-03-01T00:00:00Z", newer),
                   capture(self.URL, "2024-02-01T00:00:00Z", b"<h1>Not now</h1>", status=503))
        self.write("a.warc", capture(self.URL, "2023-01-02T03:04:05Z", older),
                   capture(self.URL, "2023-06-01T00:00:00Z", older))
        round_ = self.once()
        self.assertEqual((round_["documents"], round_["versions"], round_["same_bytes"]), (1, 2, 1))
        self.assertEqual(self.times(), ["2023-01-02 03:04:05", "2024-03-01 00:00:00"])
        extended = self.program.lines("log", "--type", "mandate.extended")
        self.assertEqual([e["baseline"] for e in extended], [True])
        self.assertEqual(self.program.told(), [])  # history

    def test_what_was_read_is_not_read_again_and_a_new_file_is_news(self):
        self.watch()
        self.write("a.warc.gz", capture(self.URL, "2023-01-02T03:04:05Z", page(1)))
        self.once()
        round_ = self.once()
        self.assertEqual((round_["fetched"], round_["parsed"]), (0, 0))
        self.write("b.warc.gz", capture(self.URL, "2022-01-01T00:00:00Z", page(1, sponsors=("Ghana",))),
                   capture(self.URL, "2024-01-01T00:00:00Z", page(1, sponsors=("Japan",))))
        round_ = self.once()
        self.assertEqual(round_["versions"], 1)  # what is older than the newest we have comes too late
        changed = self.program.lines("log", "--type", "record.changed")
        self.assertEqual([e["baseline"] for e in changed], [False])

    def test_a_revisit_stands_for_the_payload_it_repeats(self):
        self.watch()
        first, second = page(1), page(1, sponsors=("Ghana",))
        self.write("a.warc.gz", capture(self.URL, "2023-01-01T00:00:00Z", first),
                   capture(self.URL, "2023-02-01T00:00:00Z", second),
                   capture(self.URL, "2023-03-01T00:00:00Z", first, kind="revisit"))
        self.assertEqual(self.once()["versions"], 3)
        self.assertEqual(self.incidents(), {})  # what it says again after months is no flap

    def test_a_revisit_stands_for_a_payload_of_a_file_that_was_read_before(self):
        self.watch()
        first, second = page(1), page(1, sponsors=("Ghana",))
        self.write("a.warc.gz", capture(self.URL, "2023-01-01T00:00:00Z", first),
                   capture(self.URL, "2023-02-01T00:00:00Z", second))
        self.assertEqual(self.once()["versions"], 2)
        self.write("b.warc.gz", capture(self.URL, "2023-03-01T00:00:00Z", first, kind="revisit"))
        round_ = self.once()
        self.assertEqual((round_["fetched"], round_["versions"]), (1, 1))
        self.assertEqual(self.incidents(), {})

    def test_a_revisit_stands_for_a_payload_of_an_address_that_is_not_meant(self):
        self.watch("pattern: 'https://site\\.test/resoltions/.*'")
        self.write("a.warc.gz", capture("https://site.test/print/1/", "2023-01-01T00:00:00Z", page(1)),
                   capture(self.URL, "2023-03-01T00:00:00Z", page(1), kind="revisit"))
        round_ = self.once()
        self.assertEqual((round_["documents"], round_["versions"]), (1, 1))
        self.assertEqual(self.incidents(), {})

    def test_a_revisit_of_what_no_file_holds_is_named(self):
        self.watch()
        self.write("a.warc", capture(self.URL, "2023-01-01T00:00:00Z", page(1), kind="revisit"))
        self.assertEqual(self.once()["versions"], 0)
        detail = self.incidents()[("", "archive_damaged")]
        self.assertRegex(detail, "^a.warc: byte 0: a revisit of sha1:[A-Z2-7]{32}, which no file holds$")
        self.write("b.warc", capture(self.URL, "2023-01-01T00:00:00Z", page(1)))
        self.assertEqual(self.once()["versions"], 1)
        self.assertEqual(self.incidents(), {})

    def test_a_capture_that_is_not_as_it_says_is_left_out_and_named(self):
        self.watch()
        good = capture(self.URL, "2023-01-01T00:00:00Z", page(1))
        bad = capture(self.URL, "2023-02-01T00:00:00Z", page(1, sponsors=("Ghana",)))
        self.write("a.warc", good, bad.replace(b"Ghana", b"Chile"))
        self.assertEqual(self.once()["versions"], 1)
        detail = self.incidents()[("", "archive_damaged")]
        self.assertTrue(detail.startswith(f"a.warc: byte {len(good)}: payload digest differs: sha1:"), detail)

    def test_what_time_settles_is_settled_by_the_time_of_the_captures(self):
        self.watch()
        short = page(1).partition(b"<dt>Session<")[0] + b"</dl></main></body></html>"
        self.write("a.warc", capture(self.URL, "2023-01-01T00:00:00Z", page(1)),
                   *[capture(self.URL, f"2023-02-0{day}T00:00:00Z", short) for day in (1, 2, 3)])
        self.assertEqual(self.once()["versions"], 2)
        self.assertEqual(self.times()[-1][:7], "2023-02")

    def test_what_came_within_an_hour_then_is_not_settled_now(self):
        self.watch()
        short = page(1).partition(b"<dt>Session<")[0] + b"</dl></main></body></html>"
        self.write("a.warc", capture(self.URL, "2023-01-01T00:00:00Z", page(1)),
                   *[capture(self.URL, f"2023-02-01T00:{minute}:00Z", short) for minute in (10, 20, 30)])
        self.assertEqual(self.once()["versions"], 1)

    def test_a_page_that_went_to_and_fro_in_the_past_is_told_whole(self):
        self.watch()
        self.write("a.warc", capture(self.URL, "2023-01-01T00:00:00Z", page(1)))
        self.once()
        states = [("Ghana",), ("Norway",), ("Ghana",)]
        self.write("b.warc", *[capture(self.URL, f"2023-0{2 + n}-01T00:00:00Z", page(1, sponsors=state))
                               for n, state in enumerate(states)])
        self.assertEqual(self.once()["versions"], 3)
        self.assertEqual(len(self.program.lines("log", "--type", "record.changed")), 3)
        self.assertEqual(self.incidents(), {})

    def test_an_archive_that_brings_nothing_new_is_not_silent(self):
        self.watch("silence: 1s")
        self.write("a.warc", capture(self.URL, "2023-01-01T00:00:00Z", page(1)))
        self.once()
        time.sleep(1.1)
        self.once()
        self.assertEqual(self.incidents(), {})

    def test_only_addresses_that_are_meant_are_taken(self):
        self.watch("pattern: 'https://site\\.test/resoltions/.*'")
        self.write("a.warc", capture("https://site.test/about/", "2023-01-01T00:00:00Z", page(2)),
                   capture(self.URL, "2023-01-01T00:00:00Z", page(1)))
        self.assertEqual(self.once()["documents"], 1)

    def watch_list(self, captures):
        """`captures`: (14 digits, digest, status or page) of URL."""
        lines = [f"test,site)/ {at} {self.URL} text/html {what if isinstance(what, int) else 200} {digest} 1"
                 for at, digest, what in captures]
        self.origin.pages = {"/cdx": "\n".join(reversed(lines)).encode()}
        self.origin.pages |= {f"/web/{at}id_/{self.URL}": body for at, _, body in captures
                              if not isinstance(body, int)}
        self.program.configure(f"""
            - id: s
              kind: warc
              url: {self.origin.url}/cdx
              template: "{self.origin.url}/web/{{timestamp}}id_/{{url}}"
              every: 1s
              profile: unwatch-resolution
              allow_private: true
        """)

    def captures_asked(self):
        return [path.split("/")[2].removesuffix("id_") for path in self.origin.asked if path.startswith("/web/")]

    def test_an_archive_on_the_web_is_asked_for_each_capture_once(self):
        self.watch_list([("20230101000000", "D0", page(1)),
                         ("20230201000000", "D1", page(1, sponsors=("Ghana",))), ("20230301000000", "X", 404)])
        self.assertEqual(self.once()["versions"], 2)
        self.assertEqual(self.times(), ["2023-01-01 00:00:00", "2023-02-01 00:00:00"])
        self.once()
        self.assertEqual(self.captures_asked(), [])

    def test_captures_that_repeat_a_doubted_one_settle_it(self):
        short = page(1).partition(b"<dt>Session<")[0] + b"</dl></main></body></html>"
        self.watch_list([("20230101000000", "A", page(1)), ("20230201000000", "B", short)])
        self.assertEqual(self.once()["versions"], 1)
        self.watch_list([("20230101000000", "A", page(1)), ("20230201000000", "B", short),
                         *[(f"202302{day:02}000000", "B", short) for day in range(2, 20)]])
        round_ = self.once()
        self.assertEqual((round_["fetched"], round_["versions"]), (2, 1))
        self.assertEqual(self.captures_asked(), [])  # their bytes are here
        self.assertEqual(self.once()["fetched"], 0)

    def test_captures_within_an_hour_settle_nothing(self):
        short = page(1).partition(b"<dt>Session<")[0] + b"</dl></main></body></html>"
        self.watch_list([("20230101000000", "A", page(1)),
                         *[(f"2023020100{minute}00", "B", short) for minute in range(10, 50)]])
        self.assertEqual(self.once()["versions"], 1)
        self.assertEqual(self.captures_asked(), ["20230101000000", "20230201001000"])

    def test_captures_that_repeat_what_nobody_doubts_are_passed_over(self):
        self.watch_list([(f"202301{day:02}000000", "A", page(1)) for day in range(1, 29)])
        round_ = self.once()
        self.assertEqual((round_["fetched"], round_["versions"]), (1, 1))
        self.assertEqual(self.captures_asked(), ["20230101000000"])


TEXT = """United Nations A/HRC/RES/90/{n}
General Assembly

Human Rights Council
Ninetieth session
Agenda item 10

Resolution adopted by the Human Rights Council on 13 October 2035

90/{n}. Support for the river commission of province {n}

The Human Rights Council,

Recalling the Charter of the United Nations,

Noting the work of the commission,

1. Welcomes the report of the commission;

2. Requests the commission to report again;

3. Decides to remain seized of the matter.
"""


class SymbolTest(SystemTest):
    def watch(self, symbols="['A/HRC/RES/90/{1..40}']", ahead=3):
        self.program.configure(f"""
            - id: s
              kind: un-symbol
              template: "{self.origin.url}/en/{{symbol}}"
              symbols: {symbols}
              ahead: {ahead}
              every: 1s
              revisit: 1s
              profile: resolution-text
              allow_private: true
        """)

    def publish(self, *numbers):
        for n in numbers:
            self.origin.pages[f"/en/A/HRC/RES/90/{n}"] = TEXT.format(n=n).encode()

    def asked(self):
        return [int(p.rsplit("/", 1)[1]) for p in self.origin.asked if p.startswith("/en/")]

    def test_a_range_is_walked_up_to_a_few_beyond_the_highest(self):
        self.publish(1, 2, 3)
        self.watch()
        self.assertEqual(self.once()["versions"], 3)
        self.assertEqual(sorted(self.asked()), [1, 2, 3, 4, 5, 6])
        self.assertEqual(self.incidents(), {})  # above the highest nothing is missing yet

    def test_a_gap_is_named_once_and_resolved_when_it_is_filled(self):
        self.publish(1, 2, 4)
        self.watch()
        self.once()
        named = {("", "symbol_gap"): "A/HRC/RES/90/3 not found while 2 and 4 are"}
        self.assertEqual(self.incidents(), named)
        self.once()
        self.assertEqual(len(self.program.lines("log", "--type", "source.incident")), 1)
        self.publish(3)
        self.assertEqual(self.once()["versions"], 1)
        self.assertEqual(self.incidents(), {})
        self.assertEqual(len(self.program.lines("log", "--type", "source.recovered")), 1)

    def test_a_new_number_is_news(self):
        self.publish(1)
        self.watch()
        self.once()
        self.publish(2)
        self.once()
        added = self.program.lines("log", "--type", "document.added")
        self.assertEqual({e["resolution"]: e["baseline"] for e in added},
                         {"A/HRC/RES/90/1": True, "A/HRC/RES/90/2": False})

    def test_a_page_without_the_symbol_is_no_document(self):
        self.publish(1)
        absent = b"<html><body><h1>Welcome</h1><p>There is no such document.</p></body></html>"
        for n in range(2, 10):
            self.origin.pages[f"/en/A/HRC/RES/90/{n}"] = absent
        self.watch()
        self.once()
        self.assertEqual(len(self.program.lines("documents")), 1)
        self.assertEqual(self.incidents(), {})

    def test_symbols_alone_are_asked_for_until_they_are_there(self):
        self.watch("['A/HRC/RES/90/7']")
        self.assertEqual(self.once()["documents"], 0)
        self.publish(7)
        self.assertEqual(self.once()["versions"], 1)


if __name__ == "__main__":
    del sys.argv[1:3]
    unittest.main(verbosity=2)
