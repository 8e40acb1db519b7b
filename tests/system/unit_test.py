"""What is installed beside the binary, judged without a running systemd.

    unit_test.py SOURCE BUILD
"""

import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(sys.argv[1]).resolve()
BUILD = Path(sys.argv[2]).resolve()
# systemd-analyze counts in tenths: 1.3 of 10.
EXPOSURE = "13"


def run(*command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)


def text(path):
    return (SOURCE / path).read_text(encoding="utf-8")


def install(root, prefix="/usr"):
    done = run("cmake", "--install", BUILD, "--prefix", prefix, env=dict(os.environ, DESTDIR=str(root)))
    if done.returncode != 0:
        raise AssertionError(done.stdout + done.stderr)


class InstalledTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = Path(cls.folder.name)
        install(cls.root)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_everything_a_machine_needs_is_there(self):
        for path in [
            "usr/bin/mandated",
            "usr/lib/systemd/system/mandated.service",
            "usr/lib/systemd/catalog/mandated.catalog",
            "usr/lib/sysusers.d/mandated.conf",
            "usr/share/man/man1/mandated.1",
            "usr/share/man/man5/mandated.yaml.5",
            "usr/share/doc/mandated/EVENTS.md",
            "usr/share/doc/mandated/SCHEMA.md",
            "usr/share/mandated/mandated.yaml",
            "usr/share/mandated/profiles/unwatch-resolution.yaml",
            "usr/share/mandated/vocabulary/countries.yaml",
            "etc/mandated/mandated.yaml",
        ]:
            self.assertTrue((self.root / path).is_file(), path)

    def test_systemd_finds_no_fault_with_the_unit(self):
        unit = self.root / "usr/lib/systemd/system/mandated.service"
        binary = self.root / "usr/bin/mandated"
        elsewhere = self.root / "mandated.service"
        elsewhere.write_text(unit.read_text().replace("=/usr/bin/mandated ", f"={binary} "))
        verified = run("systemd-analyze", "verify", "--man=no", elsewhere)
        self.assertEqual((verified.returncode, verified.stdout, verified.stderr), (0, "", ""))

    def test_the_unit_is_exposed_no_more_than_1_3(self):
        unit = self.root / "usr/lib/systemd/system/mandated.service"
        judged = run("systemd-analyze", "security", "--offline=true", f"--threshold={EXPOSURE}", unit)
        self.assertEqual(judged.returncode, 0, judged.stdout + judged.stderr)

    def test_user_and_group_are_made_as_the_unit_names_them(self):
        with tempfile.TemporaryDirectory() as root:
            Path(root, "etc").mkdir()
            made = run("systemd-sysusers", f"--root={root}", SOURCE / "systemd/mandated.sysusers.conf")
            self.assertEqual(made.returncode, 0, made.stderr)
            user = Path(root, "etc/passwd").read_text()
            group = Path(root, "etc/group").read_text()
        self.assertRegex(user, r"(?m)^mandated:x:\d+:\d+:[^:]*:/var/lib/mandated:/usr/sbin/nologin$")
        self.assertRegex(group, r"(?m)^mandated:x:\d+:$")

    def test_a_config_that_is_there_is_kept(self):
        config = self.root / "etc/mandated/mandated.yaml"
        config.write_text("contact: the operator's own\n")
        install(self.root)
        self.assertEqual(config.read_text(), "contact: the operator's own\n")

    def test_the_unit_starts_the_binary_of_its_own_prefix(self):
        install(self.root, "/opt/mandated")
        unit = self.root / "opt/mandated/lib/systemd/system/mandated.service"
        self.assertIn("\nExecStart=/opt/mandated/bin/mandated --config /etc/", unit.read_text())

    def test_the_shipped_config_asks_for_a_contact_before_anything_else(self):
        checked = run(self.root / "usr/bin/mandated", "--config",
                      self.root / "usr/share/mandated/mandated.yaml", "check")
        self.assertEqual(checked.returncode, 78, checked.stdout + checked.stderr)
        self.assertIn("contact: \"CHANGE-ME@example.org\" is the example", checked.stderr)


class EventsTest(unittest.TestCase):
    def setUp(self):
        header = text("daemon/sinks/message_ids.h")
        self.ids = dict(re.findall(r'\{"([a-z.]+)", "([0-9a-f]{32})"\}', header))
        self.assertGreaterEqual(len(self.ids), 14)

    def test_every_message_id_has_one_entry_in_the_catalog(self):
        entries = re.findall(r"(?m)^-- (\S+)$", text("systemd/mandated.catalog"))
        self.assertEqual(sorted(entries), sorted(self.ids.values()))

    def test_every_message_id_stands_beside_its_type_in_the_description(self):
        rows = re.findall(r"(?m)^\| `([a-z.]+)`(?: \(planned\))? \| `([0-9a-f]{32})` \|",
                          text("systemd/EVENTS.md"))
        self.assertEqual(dict(rows), self.ids)

    def test_every_field_of_the_journal_is_described(self):
        sent = set(re.findall(r'"(MANDATED_[A-Z_]+)"', text("daemon/sinks/journal_fields.cpp")))
        described = set(re.findall(r"`(MANDATED_[A-Z_]+)`", text("systemd/EVENTS.md")))
        self.assertGreater(len(sent), 20)
        self.assertEqual(described, sent)

    def test_the_catalog_names_only_fields_that_are_sent(self):
        sent = set(re.findall(r'"(MANDATED_[A-Z_]+)"', text("daemon/sinks/journal_fields.cpp")))
        entries = text("systemd/mandated.catalog").split("\n-- ", 1)[1]
        used = set(re.findall(r"@([A-Z_]+)@", entries))
        self.assertGreater(len(used), 8)
        self.assertEqual(used - sent, set())

    def test_every_part_of_an_event_is_described(self):
        written = text("pipeline/model/event.cpp")
        shape = written[written.index("json::object to_json(const Event&"):]
        parts = set(re.findall(r'\{"([a-z_]+)"', shape[:shape.index("\n}\n")]))
        described = set(re.findall(r"(?m)^\| `([a-z_]+)` \|", text("systemd/EVENTS.md")))
        self.assertGreater(len(parts), 15)
        self.assertEqual(parts - described, set())

    def test_the_journal_takes_the_catalog(self):
        with tempfile.TemporaryDirectory() as root:
            folder = Path(root, "usr/lib/systemd/catalog")
            folder.mkdir(parents=True)
            (folder / "mandated.catalog").write_text(text("systemd/mandated.catalog"))
            Path(root, "var/lib/systemd/catalog").mkdir(parents=True)
            taken = run("journalctl", f"--root={root}", "--update-catalog")
            self.assertEqual((taken.returncode, taken.stderr), (0, ""))
            listed = run("journalctl", f"--root={root}", "--list-catalog")
        self.assertEqual(len(listed.stdout.splitlines()), len(self.ids))


class ManualTest(unittest.TestCase):
    def test_every_key_the_config_takes_is_in_the_manual(self):
        calls = (r"(?:required|text|texts|optional|size|duration|number|flag|percent|choice|mapping"
                 r"|mappings|read_css|read_pattern|read_interval)\((?:\w+, )?\"([a-z_]+)\"")
        keys = set()
        for path in sorted((SOURCE / "config").glob("*.cpp")):
            keys |= set(re.findall(calls, path.read_text(encoding="utf-8")))
        self.assertGreater(len(keys), 40)
        manual = text("systemd/man/mandated.yaml.5")
        told = set(re.findall(r"\b[a-z_]+\b", " ".join(re.findall(r"(?m)^\.(?:It )?Ic (.*)$", manual))))
        self.assertEqual(keys - told, set())

    def test_every_option_of_the_command_line_is_in_the_manual(self):
        manual = text("systemd/man/mandated.1")
        told = set(re.findall(r"Fl -([a-z-]+)|, -([a-z]+)", manual))
        told = {name for pair in told for name in pair if name}
        grammar = "".join(path.read_text(encoding="utf-8")
                          for path in sorted((SOURCE / "daemon/cli").glob("*.cpp")))
        options = set(re.findall(r'"(?:-\w,)?--([a-z-]+)"', grammar))
        self.assertGreater(len(options), 15)
        self.assertEqual(options - told, set())

    def test_every_command_is_in_the_manual(self):
        manual = text("systemd/man/mandated.1")
        asked = run(BUILD / "daemon/mandated", "--help").stdout
        commands = re.findall(r"(?m)^  ([a-z]+) +\S", asked[asked.index("Subcommands:"):])
        self.assertGreater(len(commands), 10)
        for command in commands:
            self.assertRegex(manual, rf"(?m)^\.It Cm {command}\b")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
