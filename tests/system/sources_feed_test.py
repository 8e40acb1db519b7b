"""Feeds, sitemaps, WordPress sites and deep listings, over real HTTP: what is asked for and found.

    sources_feed_test.py BINARY SOURCE_TREE
"""

import gzip
import json
import sqlite3
import sys
import unittest
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

BINARY, SOURCE = sys.argv[1], Path(sys.argv[2])
sys.path.insert(0, str(SOURCE / "tests/support"))

from pages import index, page  # noqa: E402
from watched import WatchedTest  # noqa: E402


class SystemTest(WatchedTest):
    def setUp(self):
        super().setUp()
        self.origin.pages["/robots.txt"] = b""

    def watch(self, kind, path, *more):
        lines = [f"- id: s", f"  kind: {kind}", f"  url: {self.origin.url}{path}", "  profile: unwatch-resolution",
                 "  allow_private: true"] + ["  " + each for each in more]
        self.program.configure("\n".join(lines))

    def once(self):
        self.origin.forget()
        return self.program.once()["s"]

    def documents(self):
        return sorted(urlsplit(d["document"]).path for d in self.program.lines("documents"))

    def trouble(self):
        return [i["detail"].replace(self.origin.url, "") for i in self.program.lines("incidents")]

    def asked(self):
        return [path for path in self.origin.asked if path != "/robots.txt"]


def rss(*paths):
    items = "".join(f"<item><title>T</title><link>{path}</link></item>" for path in paths)
    return f"<rss version='2.0'><channel><title>D</title>{items}</channel></rss>".encode()


class FeedTest(SystemTest):
    def test_the_links_of_its_items_are_the_documents(self):
        self.origin.pages.update({"/rss": rss("r/1", "/r/2", "/print/2"), "/r/1": page(1), "/r/2": page(2)})
        self.watch("feed", "/rss", "exclude: ['.*/print/.*']")
        summary = self.once()
        self.assertEqual((summary["documents"], summary["versions"], summary["failed"]), (2, 2, 0))
        self.assertEqual(self.documents(), ["/r/1", "/r/2"])

    def test_an_unchanged_one_is_not_sent_again(self):
        self.origin.pages.update({"/rss": rss("/r/1"), "/r/1": page(1)})
        self.watch("feed", "/rss")
        self.once()
        summary = self.once()
        self.assertEqual(sorted(self.origin.statuses), [200, 304, 304])  # robots.txt; feed and page
        self.assertEqual((summary["documents"], summary["not_modified"]), (1, 1))

    def test_a_new_item_is_a_new_document(self):
        self.origin.pages.update({"/rss": rss("/r/1"), "/r/1": page(1)})
        self.watch("feed", "/rss")
        self.once()
        self.origin.pages.update({"/rss": rss("/r/2", "/r/1"), "/r/2": page(2)})
        self.assertEqual(self.once()["documents"], 2)

    def test_one_that_ends_within_an_item_is_asked_for_whole_again(self):
        whole = rss("/r/1", "/r/2")
        self.origin.pages.update({"/rss": whole[:-len("2</link></item></channel></rss>")], "/r/1": page(1), "/r/2": page(2)})
        self.watch("feed", "/rss")
        self.once()
        self.assertEqual(self.documents(), ["/r/1"])
        self.origin.pages["/rss"] = whole
        self.once()
        self.assertEqual(self.documents(), ["/r/1", "/r/2"])

    def test_what_ends_within_an_item_has_no_validators(self):
        self.origin.pages.update({"/rss": rss("/r/1", "/r/2")[:-len("</item></channel></rss>")], "/r/1": page(1), "/r/2": page(2)})
        self.watch("feed", "/rss")
        self.once()
        self.once()
        self.assertEqual(sorted(self.origin.statuses), [200, 200, 200, 304])  # robots.txt, feed, new page; page known before

    def test_an_item_that_is_never_closed_is_taken_the_second_time(self):
        self.origin.pages.update({"/rss": rss("/r/1", "/r/2")[:-len("</item></channel></rss>")], "/r/1": page(1), "/r/2": page(2)})
        self.watch("feed", "/rss")
        self.once()
        self.assertEqual(self.documents(), ["/r/1"])
        self.once()
        self.assertEqual(self.documents(), ["/r/1", "/r/2"])
        self.once()
        self.assertEqual(self.documents(), ["/r/1", "/r/2"])
        self.assertEqual(sorted(self.origin.statuses), [200, 304, 304, 304])

    def test_a_page_may_name_it(self):
        self.origin.pages.update({
            "/": b"<html><link rel='alternate' type='application/rss+xml' href='/rss'>", "/rss": rss("/r/1"),
            "/r/1": page(1)})
        self.watch("feed", "/")
        self.assertEqual(self.once()["documents"], 1)

    def test_a_page_that_names_none_is_an_incident(self):
        self.origin.pages["/"] = b"<html><p>no feed here</p></html>"
        self.watch("feed", "/")
        self.assertEqual(self.once()["failed"], 1)
        self.assertEqual(self.trouble(), ["index /: a page that names no feed; give the address of the feed"])

    def test_its_older_pages_are_read_until_they_are_known(self):
        def atom(path, following):
            link = f"<link rel='next' href='{following}'/>" if following else ""
            return (f"<feed xmlns='http://www.w3.org/2005/Atom'>{link}<entry><link href='{path}'/></entry>"
                    "</feed>").encode()
        self.origin.pages.update({"/a": atom("/r/3", "/a2"), "/a2": atom("/r/2", "/a1"), "/a1": atom("/r/1", ""),
                                  "/r/1": page(1), "/r/2": page(2), "/r/3": page(3)})
        self.watch("feed", "/a")
        self.assertEqual(self.once()["documents"], 3)
        self.once()
        self.assertNotIn("/a2", self.asked())


def urlset(*entries):
    body = "".join(f"<url><loc>{url}</loc><lastmod>{day}</lastmod></url>" for url, day in entries)
    return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{body}</urlset>".encode()


def sitemaps(*urls):
    return ("<sitemapindex>" + "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
            + "</sitemapindex>").encode()


class SitemapTest(SystemTest):
    def test_a_document_that_has_not_moved_is_left_alone(self):
        url = self.origin.url
        self.origin.pages.update({"/map": urlset((url + "/r/1", "2020-01-01"), (url + "/r/2", "2020-01-01")),
                                  "/r/1": page(1), "/r/2": page(2)})
        self.watch("sitemap", "/map")
        self.assertEqual(self.once()["versions"], 2)
        self.once()
        self.assertEqual(self.asked(), ["/map"])
        self.origin.pages.update({"/map": urlset((url + "/r/1", "2020-01-01"), (url + "/r/2", "2020-02-01")),
                                  "/r/2": page(2, sponsors=("Japan",))})
        summary = self.once()
        self.assertEqual(self.asked(), ["/map", "/r/2"])
        self.assertEqual(summary["versions"], 1)

    def test_an_index_leads_to_packed_sitemaps(self):
        url = self.origin.url
        self.origin.pages.update({"/index": sitemaps(url + "/1.gz", "https://elsewhere.test/2"),
                                  "/1.gz": gzip.compress(urlset((url + "/r/1", "2020-01-01"))), "/r/1": page(1)})
        self.watch("sitemap", "/index")
        self.assertEqual(self.once()["documents"], 1)
        self.assertEqual(self.asked(), ["/index", "/1.gz", "/r/1"])

    def test_a_sitemap_that_has_not_moved_is_not_asked_for(self):
        url = self.origin.url

        def publish(one, two):
            self.origin.pages["/index"] = (
                f"<sitemapindex><sitemap><loc>{url}/1</loc><lastmod>{one}</lastmod></sitemap>"
                f"<sitemap><loc>{url}/2</loc><lastmod>{two}</lastmod></sitemap></sitemapindex>").encode()
        publish("2020-01-01", "2020-01-01T10:00:00Z")
        self.origin.pages.update({"/1": urlset((url + "/r/1", "2020-01-01")), "/r/1": page(1), "/r/2": page(2),
                                  "/r/3": page(3), "/2": urlset((url + "/r/2", "2020-01-01"))})
        self.watch("sitemap", "/index")
        self.assertEqual(self.once()["documents"], 2)
        self.once()
        self.assertEqual(self.asked(), ["/index"])
        publish("2020-01-01", "2020-02-01T10:00:00Z")
        self.origin.pages["/2"] = urlset((url + "/r/2", "2020-01-01"), (url + "/r/3", "2020-02-01"))
        self.assertEqual(self.once()["documents"], 3)
        self.assertEqual(self.asked(), ["/index", "/2", "/r/3"])
        self.once()
        self.assertEqual(self.asked(), ["/index"])

    def test_indexes_that_nest_too_deep_are_an_incident(self):
        url = self.origin.url
        self.origin.pages.update({"/index": sitemaps(url + "/1", url + "/map"), "/1": sitemaps(url + "/2"),
                                  "/map": urlset((url + "/r/1", "2020-01-01")), "/r/1": page(1)})
        self.watch("sitemap", "/index", "depth: 1")
        self.assertEqual(self.once()["documents"], 1)
        self.assertEqual(self.trouble(), ["index /1: sitemaps nest deeper than 1"])

    def test_robots_txt_names_it(self):
        url = self.origin.url
        self.origin.pages.update({"/robots.txt": f"Sitemap: {url}/map\n".encode(),
                                  "/map": urlset((url + "/r/1", "2020-01-01"), (url + "/about", "2020-01-01")),
                                  "/r/1": page(1)})
        self.watch("sitemap", "/", "from_robots: true", "include: ['.*/r/.*']")
        self.assertEqual(self.once()["documents"], 1)

    def test_robots_txt_that_names_none_is_an_incident(self):
        self.watch("sitemap", "/", "from_robots: true")
        self.once()
        self.assertEqual(self.trouble(), ["index /robots.txt: names no sitemap; give the address of one "
                                          "without from_robots"])

    def test_a_bomb_is_an_incident(self):
        self.origin.pages["/map"] = gzip.compress(b" " * (60 << 20))
        self.watch("sitemap", "/map")
        self.assertEqual(self.once()["failed"], 1)
        self.assertEqual(self.trouble(), ["index /map: over 52428800 bytes unpacked"])


class WordpressTest(SystemTest):
    def setUp(self):
        super().setUp()
        self.posts = {}  # path -> modified
        self.queries = []
        self.counted = True
        self.origin.pages = Routes(self.origin.pages, self.answer)

    def post(self, number, modified, **changes):
        self.posts[f"/r/{number}"] = modified
        self.origin.pages[f"/r/{number}"] = page(number, **changes)

    def answer(self, handler):
        query = {k: v[0] for k, v in parse_qs(urlsplit(handler.path).query).items()}
        self.queries.append(query)
        assert (query["orderby"], query["order"]) == ("modified", "desc"), query
        size, number = int(query["per_page"]), int(query["page"])
        listed = sorted(((m, p) for p, m in self.posts.items() if m > query.get("modified_after", "")), reverse=True)
        part = [{"id": 1, "link": self.origin.url + path, "title": {"rendered": "A &#8211; B"}, "modified_gmt": modified}
                for modified, path in listed[(number - 1) * size:number * size]]
        headers = {"Content-Type": "application/json"}
        if self.counted:
            headers["X-WP-TotalPages"] = str(max(1, -(-len(listed) // size)))
        handler.reply(200, json.dumps(part).encode(), headers)

    def test_all_pages_of_the_listing_are_read(self):
        for n in range(1, 131):
            self.post(n, f"2020-01-01T00:{n // 60:02}:{n % 60:02}")
        self.watch("wordpress", "/")
        summary = self.once()
        self.assertEqual((summary["documents"], summary["failed"]), (130, 0))
        self.assertEqual([q["page"] for q in self.queries], ["1", "2"])

    def test_without_the_count_of_pages_a_full_page_is_not_the_last(self):
        self.counted = False
        for n in range(1, 131):
            self.post(n, f"2020-01-01T00:{n // 60:02}:{n % 60:02}")
        self.watch("wordpress", "/")
        self.assertEqual(self.once()["documents"], 130)

    def test_later_only_what_was_modified_since_is_listed(self):
        self.post(1, "2020-01-01T00:00:00")
        self.post(2, "2020-03-01T00:00:00")
        self.watch("wordpress", "/")
        self.assertEqual(self.once()["versions"], 2)
        self.post(1, "2020-04-01T00:00:00", sponsors=("Japan",))
        summary = self.once()
        self.assertEqual(self.queries[-1]["modified_after"], "2020-02-29T00:00:00Z")
        self.assertEqual([p for p in self.asked() if p.startswith("/r/")], ["/r/1"])
        self.assertEqual((summary["documents"], summary["versions"]), (2, 1))

    def test_a_site_whose_api_is_off_is_an_incident(self):
        self.origin.pages.answer = lambda handler: handler.reply(
            401, b'{"code":"rest_disabled","message":"no"}', {"Content-Type": "application/json"})
        self.watch("wordpress", "/")
        self.assertEqual(self.once()["failed"], 1)
        self.assertIn("status 401 (rest_disabled); its REST API is off or not there: take kind feed, sitemap or "
                      "listing", self.trouble()[0])

    def test_a_page_in_the_place_of_the_api_is_an_incident(self):
        self.origin.pages.answer = lambda handler: handler.reply_page(b"<html><p>Welcome</p></html>")
        self.watch("wordpress", "/")
        self.once()
        self.assertIn("no list of posts (no JSON); its REST API is off or not there", self.trouble()[0])


class Routes(dict):
    """Pages, and `answer` for every path of the REST API."""

    def __init__(self, pages, answer):
        super().__init__(pages)
        self.answer = answer

    def get(self, path, default=None):
        return self.answer if path.startswith("/wp-json/") else super().get(path, default)


class ListingTest(SystemTest):
    def years(self):
        self.origin.pages.update({
            "/": b"<a class=year href=/2022>2022</a> <a class=year href=/2023>2023</a> <a href=/r/0>0</a>",
            "/2022": index(["/r/1", "/2022/b"]), "/2022/b": index(["/r/2"]), "/2023": index(["/r/3", "/"]),
            **{f"/r/{n}": page(n) for n in range(4)}})

    def test_further_pages_of_the_index_are_followed(self):
        self.years()
        self.watch("listing", "/", "links: {pattern: '.*/r/.*'}", "follow: {css: a.year}")
        self.assertEqual(self.once()["documents"], 3)
        self.assertEqual(self.documents(), ["/r/0", "/r/1", "/r/3"])

    def test_no_deeper_than_is_said(self):
        self.years()
        self.watch("listing", "/", "links: {pattern: '.*/r/.*'}", "follow: {pattern: '.*/202.*'}", "depth: 2")
        self.assertEqual(self.once()["documents"], 4)

    def test_documents_that_were_known_before_end_the_look(self):
        def listed(number, following):
            return index([f"/r/{number}", f"/r/{number + 1}"]) + f"<a class=next href={following}>n</a>".encode()
        self.origin.pages.update({"/": listed(3, "/2"), "/2": listed(1, "/3"), "/3": index(["/r/0"]),
                                  **{f"/r/{n}": page(n) for n in range(6)}})
        self.watch("listing", "/", "links: {pattern: '.*/r/.*'}", "next: {css: a.next}", "stop_after: 2")
        self.assertEqual(self.once()["documents"], 5)
        self.once()
        self.assertEqual([p for p in self.asked() if not p.startswith("/r/")], ["/"])
        self.origin.pages["/"] = listed(4, "/2")
        summary = self.once()
        self.assertEqual([p for p in self.asked() if not p.startswith("/r/")], ["/", "/2"])
        self.assertEqual(summary["documents"], 6)

    def become_a_menu_after_a_pause(self, gates):
        """A list of three documents, last seen good ten days ago, is a menu of one page."""
        self.origin.pages.update({"/": index(["/r/1", "/r/2", "/r/3"]), **{f"/r/{n}": page(n) for n in range(1, 4)}})
        self.watch("listing", "/", "links: {pattern: '.*/r/[0-9]+'}", f"gates: {{{gates}}}")
        self.once()
        connection = sqlite3.connect(self.program.store)
        with connection:
            connection.execute("UPDATE source SET tried_at = tried_at - 864000000, succeeded_at = succeeded_at - 864000000")
        connection.close()
        self.origin.pages.update({"/": index(["/r/9"]), "/r/9": page(9)})

    def test_a_menu_in_its_place_is_doubted_however_long_ago_it_was_seen(self):
        self.become_a_menu_after_a_pause("settle_answers: 2, settle_after: 1d")
        for _ in range(3):
            self.once()
        self.assertEqual(self.documents(), ["/r/1", "/r/2", "/r/3"])
        self.assertEqual(self.trouble(), ["index /: names 1 documents, and none of the 3 that it named before"])

    def test_a_menu_in_its_place_is_it_once_it_has_been_so_for_long(self):
        self.become_a_menu_after_a_pause("settle_answers: 3, settle_after: 1ms")
        self.once()
        self.once()
        self.assertEqual(self.documents(), ["/r/1", "/r/2", "/r/3"])
        self.once()
        self.assertIn("/r/9", self.documents())

    def test_another_menu_is_doubted_anew(self):
        self.become_a_menu_after_a_pause("settle_answers: 2, settle_after: 1ms")
        self.once()
        self.origin.pages.update({"/": index(["/r/8"]), "/r/8": page(8)})
        self.once()
        self.assertEqual(self.documents(), ["/r/1", "/r/2", "/r/3"])
        self.origin.pages["/"] = index(["/r/1", "/r/2", "/r/3"])
        self.once()
        self.origin.pages["/"] = index(["/r/8"])
        self.once()
        self.assertEqual(self.documents(), ["/r/1", "/r/2", "/r/3"])

    def test_include_and_exclude_say_which_links_are_documents(self):
        self.origin.pages.update({"/": index(["/r/1", "/r/2", "/r/2/print", "/about"]), "/r/1": page(1),
                                  "/r/2": page(2)})
        self.watch("listing", "/", "include: ['.*/r/.*']", "exclude: ['.*/print']")
        self.assertEqual(self.once()["documents"], 2)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
