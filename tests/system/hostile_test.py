"""Hostile files through the whole daemon: each costs one document, one incident, and nothing else.

    hostile_test.py BINARY SOURCE_TREE
"""

import gzip
import io
import resource
import sys
import tempfile
import time
import unittest
import zipfile
from pathlib import Path

BINARY, SOURCE = sys.argv[1], Path(sys.argv[2])
sys.path.insert(0, str(SOURCE / "tests/support"))

from origin import Origin  # noqa: E402
from pages import index, page  # noqa: E402
from program import Program  # noqa: E402

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
    "noise.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 4000, "application/pdf"),
    "nul.html": (b"\0" * MIB, "text/html"),
}


class HostileTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.origin = Origin()
        self.addCleanup(self.origin.close)
        self.program = Program(BINARY, folder.name)

    def watch(self, names):
        good = [f"/good/{n}" for n in range(5)]
        self.origin.pages = {path: page(n) for n, path in enumerate(good)}
        self.origin.pages["/index.html"] = index([good[0], *(f"/{name}" for name in names), *good[1:]])
        self.program.configure(f"""
            - {{id: site, kind: listing, url: '{self.origin.url}/index.html', links: {{css: main a}}, every: 1s,
               revisit: 1s, profile: unwatch-resolution, allow_private: true}}
        """)

    def expect_one_incident_each(self, names):
        started = time.monotonic()
        round_ = self.program.once()["site"]
        self.assertLess(time.monotonic() - started, LIMIT)
        self.assertEqual(round_["versions"], 5)
        found = self.program.lines("incidents")
        self.assertEqual(sorted(each["document"].rpartition("/")[2] for each in found), sorted(names))
        for each in found:
            self.assertTrue(each["detail"] and each["advice"], each)
        return {each["document"].rpartition("/")[2]: each["reason"] for each in found}

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
