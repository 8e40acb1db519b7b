"""Hostile files through the whole daemon: each costs one document, one incident, and nothing else.

    hostile_test.py BINARY SOURCE_TREE
"""

import base64
import gzip
import io
import os
import resource
import signal
import subprocess
import sys
import time
import unittest
import zipfile
import zlib
from pathlib import Path

BINARY, SOURCE = sys.argv[1], Path(sys.argv[2])
sys.path.insert(0, str(SOURCE / "tests/support"))

from pages import index, page  # noqa: E402
from watched import WatchedTest  # noqa: E402

LIMIT = 90  # s, of a round over all of them, on a slow machine with sanitizers
MIB = 1 << 20


def zip_of(name, body):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(name, body)
    return out.getvalue()


ENTITIES = ('<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
            + "".join(f'<!ENTITY {chr(98 + i)} "' + f"&{chr(97 + i)};" * 10 + '">' for i in range(10))
            + ']><record><title>&k;</title></record>')
EXTERNAL = ('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">'
            '<!ENTITY % y SYSTEM "http://127.0.0.1:9/y.dtd">%y;]><r><title>&x;</title></r>')
DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'

def pdf_of(content, resources, *further, entries=b""):
    """One page; `further` are objects 7 and up, object 4 is a font."""
    def stream(body, entries):
        return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(body), entries, body)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [6 0 R] >>", resources,
               b"<< /Type /Font /Subtype /TrueType /BaseFont /Times >>", stream(content, entries),
               b"<< /Type /Page /Parent 2 0 R /Resources 3 0 R /Contents 5 0 R >>",
               *(stream(each, b"/Type /XObject /Subtype /Form") for each in further)]
    out = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, each) for n, each in enumerate(objects, 1))
    return out + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"


def packed_pages(times):
    body = b"\0" * (300 * MIB)
    for _ in range(times):
        body = zlib.compress(body, 9)
    return pdf_of(body, b"<< >>", entries=b"/Filter [" + b"/FlateDecode " * times + b"]")


# Each draws the next ten times.
FORMS = [b"/X%d Do " % (n + 1) * 10 for n in range(12)]
FORM_NAMES = b"<< /XObject << " + b" ".join(b"/X%d %d 0 R" % (n, 7 + n) for n in range(12)) + b" >> >>"
MANY_PAGES = (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 2147483647/Kids["
              + b"3 0 R " * 100_000 + b"]>>endobj 3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF")

FILES = {
    "entities.xml": (ENTITIES.encode(), "application/xml"),
    "external.xml": (EXTERNAL.encode(), "application/xml"),
    "entities.docx": (zip_of("word/document.xml", ENTITIES), "application/octet-stream"),
    "bomb.docx": (zip_of("word/document.xml", DOCUMENT.format("<w:p/>" * (20 * MIB))), "application/zip"),
    "deep.docx": (zip_of("word/document.xml", DOCUMENT.format("<w:p>" * 200_000)), "application/zip"),
    "broken.docx": (zip_of("word/document.xml", "x" * 5000)[:700], "application/zip"),
    "deep.html": (b"<div><b><i><table><tr><td>" * 40_000, "text/html"),
    "attributes.html": (b"<p " + b" ".join(b"a%d=1" % i for i in range(200_000)) + b">x", "text/html"),
    "line.txt": (b"x" * (15 * MIB), "text/plain"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n", "application/pdf"),
    "loop.pdf": (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"
                 b"endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF", "application/pdf"),
    "forms.pdf": (pdf_of(b"/X0 Do", FORM_NAMES, *FORMS), "application/pdf"),
    "giant.pdf": (packed_pages(1), "application/pdf"),
    "nested.pdf": (packed_pages(3), "application/pdf"),
    "words.pdf": (pdf_of(zlib.compress(b"BT /F1 9 Tf 60 700 Td " + b"(x) Tj 0 -1 Td " * 2_000_000 + b"ET", 9),
                         b"<< /Font << /F1 4 0 R >> >>", entries=b"/Filter /FlateDecode"), "application/pdf"),
    "arrays.pdf": (pdf_of(b"[" * (8 * MIB), b"<< >>"), "application/pdf"),
    "pages.pdf": (MANY_PAGES, "application/pdf"),
    "noise.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 4000, "application/pdf"),
    "nul.html": (b"\0" * MIB, "text/html"),
}


# 100 MB of zeros.
BROTLI = base64.b64decode(
    "z///f/gnAOKxQCD3/p/////wTwDEYQGA7v0/////4Z8AiMMiAN37f/7//8M/ARCH"
    "BQC69//8//+HfwIgDgsAdO//+f//D/8EQBwWAOje/+f//w/+CYA4LADQvf8B")
ZSTD = zlib.decompress(base64.b64decode(
    "eNrtw7ENABAARcGPRJTG0Kl1BjCIMSxlO4IldO+SSzPv0aXqmxRktE6J1iqKJEmSJH927wXUvT4C"))


def children_of(pid):
    for task in Path(f"/proc/{pid}/task").iterdir():
        yield from map(int, (task / "children").read_text().split())


def reader_of(daemon):
    """The process that reads: a child of the daemon's child that forks them."""
    return next(reader for zygote in children_of(daemon) for reader in children_of(zygote))


class WithoutQuery(dict):
    """Pages that answer whatever is asked behind a "?"."""

    def get(self, path, default=None):
        return super().get(path.partition("?")[0], default)


class HostileTest(WatchedTest):
    def watch(self, names):
        """A source for each, since what many documents of one suffer from is one incident of its."""
        good = [f"/good/{n}" for n in range(5)]
        self.origin.pages = WithoutQuery({path: page(n) for n, path in enumerate(good)})
        self.origin.pages["/index.html"] = index(good)
        self.configure([f"{{id: {name}, kind: page, url: '{self.origin.url}/{name}', profile: unwatch-resolution"
                        for name in names])

    def configure(self, sources):
        site = (f"{{id: site, kind: listing, url: '{self.origin.url}/index.html', links: {{css: main a}},"
                " profile: unwatch-resolution")
        self.program.configure("\n".join(f"- {each}, every: 1s, revisit: 1s, allow_private: true}}"
                                         for each in [site, *sources]))

    def expect_one_incident_each(self, names):
        started = time.monotonic()
        rounds = self.program.once()
        self.assertLess(time.monotonic() - started, LIMIT)
        self.assertEqual(rounds["site"]["versions"], 5)
        found = self.program.lines("incidents")
        told = {each["source"]: f"{each['reason']}: {each['detail']}" for each in found}
        self.assertEqual(sorted(each["source"] for each in found), sorted(names), told)
        for each in found:
            self.assertTrue(each["detail"] and each["advice"], each)
        return {each["source"]: each["reason"] for each in found}

    def test_files(self):
        self.watch(FILES)
        for name, (body, kind) in FILES.items():
            self.origin.pages[f"/{name}"] = lambda handler, body=body, kind=kind: handler.reply_page(body, kind)
        self.expect_one_incident_each(FILES)
        shown = self.program.run("incidents").stdout + str(self.program.stored_events())
        self.assertNotIn("root:", shown)

    def test_a_gzip_bomb_and_a_line_of_a_gigabyte_are_cut_off_at_max_body(self):
        bomb = gzip.compress(b"<p>" * (100 * MIB // 3), 9)

        def line(handler):
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.send_header("Content-Length", str(1 << 30))
            handler.end_headers()
            for _ in range(1 << 10):
                handler.wfile.write(b"x" * MIB)
        self.watch(["gzip", "line"])
        self.origin.pages["/gzip"] = lambda handler: handler.reply(
            200, bomb, {"Content-Type": "text/html", "Content-Encoding": "gzip"})
        self.origin.pages["/line"] = line
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        reasons = self.expect_one_incident_each(["gzip", "line"])
        self.assertEqual(set(reasons.values()), {"too_large"})
        self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, max(before, 1_500_000))

    def test_answers_packed_again_and_again_are_cut_off(self):
        plain = b"<p>" * (100 * MIB // 3)
        bombs = {"twice": (gzip.compress(gzip.compress(plain, 9), 9), "gzip, gzip"),
                 "deflate": (zlib.compress(plain, 9), "deflate"), "br": (BROTLI, "br"), "zstd": (ZSTD, "zstd")}
        self.watch(bombs)
        for name, (body, coding) in bombs.items():
            self.origin.pages[f"/{name}"] = lambda handler, body=body, coding=coding: handler.reply(
                200, body, {"Content-Type": "text/html", "Content-Encoding": coding})
        reasons = self.expect_one_incident_each(bombs)
        self.assertLessEqual(set(reasons.values()), {"too_large", "unsupported", "malformed"})

    def test_indexes(self):
        """A hostile index costs its source, and nobody else."""
        deep = 300_000
        indexes = {"feed": b"<rss>" + b"<item>" * deep, "feed-json": b'{"items":' + b"[" * deep,
                   "feed-entities": ENTITIES.encode(), "sitemap": b"<urlset>" + b"<url>" * deep,
                   "sitemap-gzip": gzip.compress(b"<urlset>" + b" " * (80 * MIB), 9),
                   "sitemap-nested": gzip.compress(gzip.compress(b"<urlset>" + b" " * (80 * MIB), 9), 9),
                   "wordpress": b"[" * deep, "listing": b"<div><b><table>" * deep}
        self.watch([])
        for name, body in indexes.items():
            path = f"/{name}/wp-json/wp/v2/posts" if name == "wordpress" else f"/{name}"
            self.origin.pages[path] = lambda handler, body=body: handler.reply_page(body, "application/octet-stream")
        self.configure([f"{{id: {name}, kind: {name.partition('-')[0]}, url: '{self.origin.url}/{name}',"
                        " profile: unwatch-resolution" + (", links: {css: a}" if name == "listing" else "")
                        for name in indexes])
        self.expect_one_incident_each(indexes)

    def test_a_reader_that_dies_or_hangs_costs_one_document(self):
        paths = ["/1", "/2", "/3"]
        self.origin.pages = {path: page(n) for n, path in enumerate(paths)}
        self.origin.pages["/index.html"] = index(paths)
        self.configure([])
        self.assertEqual(self.program.once()["site"]["versions"], 3)
        daemon = self.program.start("run", stderr=subprocess.DEVNULL)
        self.addCleanup(daemon.communicate)
        self.addCleanup(daemon.terminate)
        self.origin.pages["/3"] = page(9)  # forks the first reader
        self.wait_for("a fourth version", lambda: self.versions() == 4)
        for n, (sign, told) in enumerate([(signal.SIGKILL, "the reader process ended by signal 9"),
                                          (signal.SIGSTOP, "not read within 30 s")]):
            reader = reader_of(daemon.pid)
            os.kill(reader, sign)
            self.origin.pages[paths[n]] = page(10 + n)
            self.wait_for(told, lambda: any(told in each["detail"] for each in self.program.lines("incidents", "--all")))
            # It comes again, and is read by the next process.
            self.wait_for("the next version", lambda: self.versions() == 5 + n)
            self.assertNotEqual(reader_of(daemon.pid), reader)
        hit = {each["document"] for each in self.program.lines("incidents", "--all")}
        self.assertEqual(hit, {self.origin.url + path for path in paths[:2]})
        self.assertIsNone(daemon.poll())

    def versions(self):
        return self.program.ask_store("SELECT count(*) FROM version")[0][0]

    def test_probe_reads_each_within_bounds(self):
        for name, (body, kind) in FILES.items():
            file = self.program.folder / name
            file.write_bytes(body)
            started = time.monotonic()
            for probe in ("text", "blocks"):
                done = self.program.run("probe", probe, str(file), timeout=LIMIT)
                self.assertIn(done.returncode, (0, 65), f"{probe} {name}: {done.stderr[:500]}")
                self.assertNotIn("root:", done.stdout)
            self.assertLess(time.monotonic() - started, LIMIT, name)


if __name__ == "__main__":
    del sys.argv[1:3]
    unittest.main(verbosity=2)
