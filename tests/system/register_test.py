"""The register: what the texts of one mandate make of it, on both clocks; ends told; marks of error.

    register_test.py BINARY SOURCE_TREE
"""

import datetime
import json
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

BINARY, SOURCE = sys.argv[1], Path(sys.argv[2])
sys.path.insert(0, str(SOURCE / "tests/support"))

from program import Program  # noqa: E402

TODAY = datetime.datetime.now(datetime.timezone.utc).date()
HOLDER = "Special Rapporteur on the situation of human rights in Utopia"


def day(date):
    return f"{date.day} {date:%B %Y}"


def text(number, adopted, decision):
    """A resolution in the shape of the official texts."""
    return f"""Human Rights Council

Fifty-seventh session

Agenda item 10

Resolution adopted by the Human Rights Council
on {day(adopted)}

57/{number}.\tAdvisory services for Utopia

The Human Rights Council,

Guided by the purposes and principles of the Charter of the United Nations,

1.\tWelcomes the reopening of the courts of the northern provinces;

2.\t{decision};

3.\tRequests the Government to receive the mandate holder.

49th meeting
{day(adopted)}

[Adopted without a vote.]
"""


class RegisterTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.program = Program(BINARY, folder.name)
        self.texts = Path(folder.name) / "texts"
        self.texts.mkdir()
        self.program.configure(
            f"- {{id: texts, kind: directory, path: {self.texts}, every: 1s, revisit: 1s, allow_private: true,"
            " profile: resolution-text, announce_baseline: true}")

    def publish(self, number, adopted, decision):
        self.publish_beside(number, adopted, decision)
        row = self.program.once()["texts"]
        self.assertEqual((row["failed"], row["quarantined"]), (0, 0))

    def publish_beside(self, number, adopted, decision):
        file = self.texts / f"A_HRC_RES_57_{number}.txt"
        file.write_text(text(number, adopted, decision), encoding="utf-8")

    def until(self, holds, what):
        deadline = time.monotonic() + 90
        while not holds():
            self.assertLess(time.monotonic(), deadline, f"waited in vain: {what}")
            time.sleep(0.2)

    def register(self, *arguments):
        return self.program.lines("mandates", *arguments)

    def told(self, kind):
        lines = self.program.events_file.read_text(encoding="utf-8").splitlines()
        return [event for event in map(json.loads, lines) if event["type"] == kind]

    def test_answers_for_days_in_the_past(self):
        self.publish(1, datetime.date(2019, 9, 26), f"Decides to establish, for a period of one year, the mandate of {HOLDER}")
        self.publish(2, datetime.date(2020, 9, 24), f"Decides to extend the mandate of the {HOLDER} for a period of two years")
        self.publish(3, datetime.date(2022, 10, 6), f"Decides to terminate the mandate of the {HOLDER}")
        now = self.register()
        self.assertEqual([(m["holder"], m["state"], len(m["terms"])) for m in now], [(HOLDER, "terminated", 3)])
        then = self.register("--as-of", "2021-01-01")
        self.assertEqual([(m["state"], m["until"], len(m["terms"])) for m in then], [("active", "2022-09-24", 2)])
        self.assertEqual(self.register("--as-of", "2019-01-01"), [])

    def test_answers_by_what_was_known_at_a_moment(self):
        self.publish(1, datetime.date(2019, 9, 26), f"Decides to establish, for a period of one year, the mandate of {HOLDER}")
        between = self.register()[0]["terms"][0]["recorded"]
        self.publish(2, datetime.date(2020, 9, 24), f"Decides to extend the mandate of the {HOLDER} for a period of two years")
        then = self.register("--as-of", "2021-01-01", "--known-at", between)
        self.assertEqual([(m["state"], m["until"]) for m in then], [("lapsed", "2020-09-26")])

    def test_lists_what_ends_within_a_span_or_would_on_a_condition(self):
        self.publish(1, datetime.date(2024, 10, 10), f"Decides to extend until 31 January 2025 the mandate of the {HOLDER}, "
                     "with a further automatic extension of nine months, that is, until 31 October 2025, if a visit has "
                     "taken place on or before 31 January 2025")
        ends = [bool(self.register("--as-of", day, "--expiring", "30d"))
                for day in ("2025-01-01", "2024-12-31", "2025-04-01", "2025-10-01", "2025-11-01")]
        self.assertEqual(ends, [True, False, False, True, False])
        further = self.register("--as-of", "2025-10-01")[0]["further"]
        self.assertEqual((further["until"], further["condition"]),
                         ("2025-10-31", "if a visit has taken place on or before 31 January 2025"))
        table = self.program.run("mandates", "--as-of", "2025-10-01").stdout
        self.assertIn("stated; further until 2025-10-31, if a visit has taken place on or before 31 January 2025", table)

    def test_shows_the_session_of_the_renewal(self):
        self.publish(1, datetime.date(2024, 10, 10), f"Decides to extend the mandate of the {HOLDER} for a period of one year, "
                     "and requests a report to the Human Rights Council at its sixtieth session")
        heads, row = self.program.run("mandates", "--as-of", "2024-12-01").stdout.splitlines()
        self.assertEqual(row[heads.index("RENEWAL"):].split("  ")[0], "60, to 2025-10-08")

    def test_links_the_names_before_and_after_a_rename(self):
        self.publish(1, datetime.date(2019, 9, 26), f"Decides to establish, for a period of one year, the mandate of {HOLDER}")
        self.publish(2, datetime.date(2020, 9, 24), f"Decides to extend, for one year, the mandate of the {HOLDER}, under the title of "
                     "Independent Expert on reconciliation in Utopia")
        mandate, = self.register("--as-of", "2020-12-01")
        self.assertEqual(mandate["holder"], "Independent Expert on reconciliation in Utopia")
        self.assertEqual(mandate["names"], ["Independent Expert on reconciliation in Utopia", HOLDER])
        self.assertEqual([(r["from"], r["on"]) for r in mandate["renamed"]], [(HOLDER, "2020-09-24")])

    def test_tells_late_what_a_resolution_continues(self):
        self.publish(2, datetime.date(2020, 9, 24), f"Decides to extend the mandate of the {HOLDER} for a period of two years")
        self.assertEqual(self.told("series.continued"), [])
        self.publish(1, datetime.date(2019, 9, 26), f"Decides to extend the mandate of the {HOLDER} for a period of one year")
        told, = self.told("series.continued")
        self.assertEqual((told["resolution"], told["details"]["predecessor"]), ("A/HRC/RES/57/2", "A/HRC/RES/57/1"))
        self.assertTrue(told["baseline"])

    def test_tells_one_act_of_two_documents_once(self):
        said = f"Decides to extend the mandate of the {HOLDER} for a period of one year"
        self.publish(1, datetime.date(2019, 9, 26), said)
        copy = self.texts / "reprint.txt"
        copy.write_text(text(1, datetime.date(2019, 9, 26), said.replace("one year", "two years")), encoding="utf-8")
        self.program.once()
        self.assertEqual(len(self.told("mandate.extended")), 1)
        self.assertEqual(len(self.told("mandate.contradiction")), 1)
        self.assertEqual([len(m["terms"]) for m in self.register()], [1])

    def test_tells_once_that_a_mandate_is_about_to_end(self):
        adopted = TODAY.replace(day=1) - datetime.timedelta(days=40)
        ends = TODAY + datetime.timedelta(days=20)
        self.publish(1, adopted, f"Decides to extend the mandate of the {HOLDER} until {day(ends)}")
        self.program.once()
        told = self.told("mandate.expiring")
        self.assertEqual([(e["details"]["lead"], e["details"]["computed_end"]) for e in told], [("P30D", ends.isoformat())])
        self.assertIn(HOLDER, told[0]["evidence"][0]["quote"])

    def publish_one_that_ends_beside_a_source_not_there(self):
        """The folder of the other source."""
        ends = TODAY + datetime.timedelta(days=20)
        other = self.texts.parent / "other"
        self.program.configure(
            f"- {{id: texts, kind: directory, path: {self.texts}, every: 1s, revisit: 1s, allow_private: true,"
            f" profile: resolution-text, announce_baseline: true}}\n"
            f"- {{id: other, kind: directory, path: {other}, every: 1s, allow_private: true, profile: resolution-text}}")
        self.publish_beside(1, TODAY - datetime.timedelta(days=40), f"Decides to extend the mandate of the {HOLDER} until {day(ends)}")
        return other

    def test_tells_an_end_beside_a_source_that_nobody_asks(self):
        self.publish_one_that_ends_beside_a_source_not_there()
        self.program.once("texts")
        self.assertEqual(len(self.told("mandate.expiring")), 1)

    def test_waits_with_an_end_for_a_source_that_was_asked_in_vain(self):
        other = self.publish_one_that_ends_beside_a_source_not_there()
        self.program.once()
        self.assertEqual(self.told("mandate.expiring"), [])
        other.mkdir()
        self.program.once()
        self.assertEqual(len(self.told("mandate.expiring")), 1)

    def test_tells_no_lapse_of_what_had_ended_before_it_looked(self):
        self.publish(1, datetime.date(2019, 9, 26), f"Decides to extend the mandate of the {HOLDER} for a period of one year")
        self.assertEqual(self.register()[0]["state"], "lapsed")
        self.assertEqual(self.told("mandate.lapsed") + self.told("mandate.expiring"), [])

    def test_leaves_out_what_was_marked_as_wrong_and_keeps_what_was_known(self):
        self.publish(1, datetime.date(2019, 9, 26), f"Decides to extend the mandate of the {HOLDER} for a period of one year")
        event = self.register()[0]["event"]
        recorded = self.register()[0]["terms"][0]["recorded"]
        done = self.program.run("correct", event[:8], "--reason", "of another Council")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.register(), [])
        self.assertEqual(len(self.register("--known-at", recorded)), 1)
        marked = [e for e in self.program.lines("log") if e["id"] == event]
        self.assertEqual([e["correction"]["reason"] for e in marked], ["of another Council"])
        again = self.program.run("correct", event, "--reason", "twice")
        self.assertEqual(again.returncode, 65)
        self.assertIn("corrected already", again.stderr)

    def test_marks_an_event_while_the_daemon_runs(self):
        self.publish(1, datetime.date(2019, 9, 26), f"Decides to extend the mandate of the {HOLDER} for a period of one year")
        event = self.register()[0]["event"]
        daemon = self.program.start("run", stderr=subprocess.DEVNULL)
        try:
            lock = Path(f"{self.program.store}.lock")
            self.until(lambda: lock.read_text(encoding="utf-8").strip() == str(daemon.pid), "the daemon holds the store")
            done = self.program.run("correct", event, "--reason", "of another Council")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(self.register(), [])
            self.until(lambda: self.told("event.corrected"), "the daemon tells the mark")
            self.publish_beside(2, datetime.date(2020, 9, 24), f"Decides to extend the mandate of the {HOLDER} for a period of two years")
            self.until(self.register, "the daemon goes on")
        finally:
            daemon.terminate()
            daemon.communicate(timeout=60)
        self.assertEqual(daemon.returncode, 0)
        self.assertEqual([len(m["terms"]) for m in self.register()], [1])

    def test_keeps_the_mark_when_the_act_is_read_again_and_tells_the_sinks(self):
        self.publish(1, datetime.date(2019, 9, 26), f"Decides to extend the mandate of the {HOLDER} for a period of one year")
        event = self.register()[0]["event"]
        self.program.run("correct", event, "--reason", "of another Council")
        self.publish(1, datetime.date(2019, 9, 26),
                     f"Decides to extend the mandate of the {HOLDER} for a period of one year, as before")
        self.assertEqual(self.register(), [])
        told = self.told("event.corrected")
        self.assertEqual([(e["details"]["event"], e["details"]["reason"]) for e in told], [(event, "of another Council")])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)
