"""The built daemon against an origin that is not well. Of what is no change nothing is told, while it
lasts and afterwards; what changed meanwhile is told once, on recovery.

    faults_test.py BINARY SOURCE_TREE TestCase
"""

import shutil
import sys
import tempfile
import unittest
from pathlib import Path

BINARY, SOURCE = sys.argv[1], Path(sys.argv[2])
sys.path.insert(0, str(SOURCE / "tests/support"))

import faults  # noqa: E402
import records  # noqa: E402
from hundred import CHANGED, FAULTY, PAGES, FaultTest, address  # noqa: E402
from origin import Origin  # noqa: E402


class OneFaultTest(FaultTest):
    """Each fault alone, a fifth of the pages; see tests/support/faults.py. What came before it is the same
    for all: one store, of which each fault gets a copy."""

    @classmethod
    def setUpClass(cls):
        cls.well = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.well.cleanup)
        cls.site = Origin()
        cls.addClassCleanup(cls.site.close)

    def opened_origin(self):
        return self.site

    def started(self):
        store = Path(self.well.name) / self.program.store.name
        if not store.exists():
            super().started()
            type(self).at_first = self.baseline
            shutil.copytree(self.program.folder, self.well.name, dirs_exist_ok=True)
            return
        self.publish()
        self.watch()
        shutil.copytree(self.well.name, self.program.folder, dirs_exist_ok=True,
                        ignore=shutil.ignore_patterns(self.program.config.name))
        self.baseline = self.at_first


def one(name, fault):
    def test(self):
        self.started()
        self.suffer(fault)
        if not name.startswith("charset_"):
            self.assertNotEqual(self.incidents, [], "nobody was told that the site is not well")
            self.assertTrue(all(each["detail"] and each["advice"] for each in self.incidents), self.incidents)
    return test


def each_of(group):
    return type("OneFaultTest", (OneFaultTest,), {f"test_{name}": one(name, fault) for name, fault in group.items()})


RefusalsTest = each_of(faults.REFUSALS)
CutsTest = each_of(faults.CUTS)
StrangersTest = each_of(faults.STRANGERS)
SpoiledTest = each_of(faults.SPOILED)
MaintenanceTest = each_of(faults.MAINTENANCE)


class MixedTest(FaultTest):
    def test_all_faults_at_once_and_another_one_each_round(self):
        self.started()
        every = list(faults.FAULTS.values())
        for turn in range(4):
            self.publish(answers={n: every[(n + 7 * turn) % len(every)] for n in self.facts if n % 2 == turn % 2})
            self.once()
        self.expect_no_news("while faulty")
        self.suffer(faults.MAINTENANCE["chrome"])

    def test_every_page_is_in_maintenance(self):
        self.started()
        self.suffer(faults.MAINTENANCE["bare"], faulty=list(self.facts))

    def test_trouble_from_the_first_round_on(self):
        """What was never seen whole is no news of another day either. A page that was never seen with
        other characters cannot be known to be garbled."""
        every = [fault for name, fault in faults.FAULTS.items() if not name.startswith(("charset_", "garbled_"))]
        self.baseline = 0
        self.watch()
        self.publish(answers={n: every[n % len(every)] for n in FAULTY})
        self.once()
        self.publish()
        self.once()
        self.assertEqual([event for event in self.news() if event[0] not in ("document.added",)], [])
        added = [event[1] for event in self.news() if event[0] == "document.added"]
        self.assertEqual(sorted(added), sorted(address(n) for n in self.facts))


class MarkupTest(FaultTest):
    def test_redesigns_with_the_same_words(self):
        self.started()
        for name, body in records.REDESIGNS.items():
            self.publish(lambda facts, body=body: records.page(facts, body))
            self.once()
            self.expect_no_news(name)
        self.assertEqual(self.open_incidents(), [])

    def test_a_redesign_with_true_changes_beside_it(self):
        self.started()
        self.publish(lambda facts: records.page(facts, records.as_table, wrap="article"), facts=self.with_changes())
        self.once()
        self.expect_the_changes("redesigned")

    def test_noise_around_the_entry(self):
        self.noise(records.noisy)

    def test_noise_within_the_content(self):
        self.noise(records.noisy_within)

    def noise(self, noisy):
        def render(turn):
            number = iter(range(10_000))
            return lambda facts: noisy(facts, next(number), turn)
        self.started(render(0))
        for turn in range(1, 5):
            self.publish(render(turn))
            self.assertEqual(self.once()["same_bytes"], 0)
            self.expect_no_news(f"turn {turn}")
        self.publish(render(5), facts=self.with_changes())
        self.once()
        self.expect_the_changes("noise")

    def test_noise_that_begins_and_ends(self):
        self.started()
        for noisy in (records.noisy, records.noisy_within):
            self.publish(lambda facts, noisy=noisy: noisy(facts, 1, 1))
            self.once()
            self.publish()
            self.once()
            self.expect_no_news(noisy.__name__)

    def test_the_chrome_in_another_language(self):
        self.started()
        self.publish(records.switched)
        self.once()
        self.publish()
        self.once()
        self.expect_no_news("switched")


    def test_bodies_cut_short_of_pages_that_never_had_an_end_tag(self):
        def unclosed(facts):
            return records.page(facts).replace(b"</body></html>\n", b"")
        self.publish(unclosed)
        self.watch()
        for _ in range(2):  # one look does not tell a page that is so from one that was cut
            self.once()
        self.baseline = len(self.news())
        self.assertEqual(self.baseline, PAGES)
        for share in (0.5, 0.8, 0.9, 0.97):
            self.publish(unclosed, answers={n: lambda handler, page, share=share: faults.half(handler, page, share)
                                            for n in FAULTY})
            self.once()
            self.expect_no_news(f"{share} of the page")
        self.publish(unclosed, facts=self.with_changes())
        self.once()
        self.expect_the_changes("whole again")


class RedirectTest(FaultTest):
    def test_a_permanent_move_is_no_news(self):
        self.started()
        pages = self.origin.pages

        def moved(number):
            return f"/archive/{2000 + number}/text-{number}.html"
        for turn in range(3):
            for n in self.facts:
                pages[address(n)] = lambda handler, n=n: handler.reply(301, b"", {"Location": moved(n)})
                pages[moved(n)] = records.page(self.facts[n] if turn < 2 else self.with_changes()[n])
            self.once()
            if turn < 2:
                self.expect_no_news("moved")
        self.expect_the_changes("moved")


class AbsenceTest(FaultTest):
    def answered(self, fault, gates):
        self.started(more=f"gates: {{{gates}}}")
        return {n: fault for n in FAULTY}

    def test_gone_is_told_once_with_the_answers_and_so_is_the_return(self):
        answers = self.answered(faults.not_found, "gone_after: 0s")
        for turn in range(4):
            self.publish(answers=answers)
            self.once()
            told = [event for event in self.told() if event[0] == "document.gone"]
            self.assertEqual([event[1] for event in told], [] if turn < 2 else sorted(map(address, FAULTY)))
        gone = self.program.lines("log", "--type", "document.gone")[0]
        self.assertEqual([each["quote"] for each in gone["evidence"]], ["status 404"] * 3)
        self.assertEqual(self.open_incidents(), [])
        for _ in range(2):
            self.publish()
            self.once()
        kinds = [event[0] for event in self.told()]
        self.assertEqual({kind: kinds.count(kind) for kind in kinds},
                         {"document.gone": len(FAULTY), "document.returned": len(FAULTY)})

    def test_gone_takes_two_days_by_default(self):
        self.started()
        for _ in range(4):
            self.publish(answers={n: faults.gone for n in FAULTY})
            self.once()
        self.expect_no_news("gone for seconds")

    def test_a_site_that_lost_all_its_pages_is_in_trouble(self):
        self.answered(faults.not_found, "gone_after: 0s")
        for _ in range(4):
            self.publish(answers={n: faults.not_found for n in self.facts})
            self.once()
        self.expect_no_news("all of them")

    def test_a_soft_404_and_a_redirect_home_are_no_removal(self):
        for fault in (faults.soft_404, faults.home):
            answers = self.answered(fault, "gone_after: 0s, settle_after: 0s")
            for _ in range(5):
                self.publish(answers=answers)
                self.once()
            self.expect_no_news(fault.__name__)
            self.assertEqual({each["reason"] for each in self.open_incidents()}, {"soft_error"})
            self.program.store.unlink()


class DoubtTest(FaultTest):
    def test_a_page_that_goes_to_and_fro_is_told_once(self):
        self.started()
        for turn in range(5):
            self.publish(facts=self.with_changes() if turn % 2 == 0 else None)
            self.once()
            self.expect_the_changes(f"turn {turn}")
        self.assertEqual([(each["document"], each["reason"], each["documents"]) for each in self.open_incidents()],
                         [(None, "flapping", len(CHANGED))])
        self.assertEqual(self.program.ask_store("SELECT max(versions) FROM document"), [(6,)])
        self.program.config.write_text(self.program.config.read_text().replace(
            "allow_private: true", "allow_private: true\n    gates: {flap_within: 0s}"))
        self.once()
        self.assertEqual(self.open_incidents(), [])

    def test_a_page_that_stays_short_is_the_page_after_all(self):
        self.started(more="gates: {settle_after: 0s}")
        few = ("Year", "UN Body", "Session", "Symbol", "Vote")
        cut = {n: {"title": of["title"], "fields": {k: v for k, v in of["fields"].items() if k in few}}
               if n == 7 else of for n, of in self.facts.items()}
        self.publish(facts=cut)
        for turn in range(4):
            self.once()
            self.assertEqual([each["reason"] for each in self.open_incidents()],
                             ["malformed" if turn < 2 else "fields_lost"])
            self.expect_no_news("fields that cannot be read are no change")
            versions = self.program.ask_store("SELECT versions FROM document WHERE url LIKE '%-7'")
            self.assertEqual(versions, [(1 if turn < 2 else 2,)])
        cut[7]["fields"]["Session"] = "61"
        self.publish(facts=cut)
        self.once()
        self.assertEqual([event[:2] for event in self.told()], [("record.changed", address(7))])

    def test_a_label_that_is_called_otherwise_is_named_with_its_successor(self):
        self.started()
        for body, label in ((records.as_dl, "<dt>Main Sponsors"), (records.as_table, "<th>Main Sponsors"),
                            (records.as_headings, "<h3>Main Sponsors")):
            self.publish(lambda facts, body=body, label=label: records.page(facts, lambda of: body(of).replace(
                label, label.replace("Main", "Lead"))))
            self.once()
            self.expect_no_news(label)
            found = self.open_incidents()
            self.assertEqual([(each["document"], each["reason"]) for each in found], [(None, "fields_lost")])
            self.assertEqual(found[0]["documents"], PAGES)
            self.assertIn('the last known value stands under "Lead Sponsors": add it to profile unwatch-resolution',
                          found[0]["detail"])

    def test_lost_fields_outlast_an_unrelated_failure(self):
        self.started()
        lost = {7: records.changed(self.facts[7], "quotation")}

        def publish(**how):
            self.publish(facts={**self.facts, **lost}, render=lambda of: records.page(of).replace(
                b"<dt>Session Type", b"<dt>Sort of session") if of is lost[7] else records.page(of), **how)
        publish()
        self.once()
        self.assertEqual([event[:2] for event in self.told()], [("record.changed", address(7))])
        self.assertEqual([each["reason"] for each in self.open_incidents()], ["fields_lost"])
        publish(answers={7: faults.unavailable})
        self.once()
        self.assertEqual({each["reason"] for each in self.open_incidents()}, {"fields_lost", "http_status"})
        publish()
        round_ = self.once()
        self.assertEqual(round_["not_modified"], PAGES)
        self.assertEqual([each["reason"] for each in self.open_incidents()], ["fields_lost"])
        self.publish(facts={**self.facts, **lost})
        self.once()
        self.assertEqual(self.open_incidents(), [])

    def test_two_pages_in_each_others_place(self):
        self.started()
        swapped = {n: self.facts[n + 1 if n % 2 else n - 1] if n <= 10 else of for n, of in self.facts.items()}
        self.publish(facts=swapped)
        self.once()
        self.expect_no_news("swapped")
        self.assertEqual([each["documents"] for each in self.open_incidents()], [10])
        self.publish()
        self.once()
        self.expect_no_news("in place again")
        self.assertEqual(self.open_incidents(), [])


if __name__ == "__main__":
    del sys.argv[1:3]
    unittest.main(verbosity=2)
