"""The built daemon against what stands between a site and its readers: caches, mirrors, guards, scripts,
and pages that were cut and closed again. Of what is no change nothing is told, while it lasts and
afterwards; what changed meanwhile is told once.

    mischief_test.py BINARY SOURCE_TREE TestCase
"""

import re
import sys
import unittest
from pathlib import Path

BINARY, SOURCE = sys.argv[1], Path(sys.argv[2])
sys.path.insert(0, str(SOURCE / "tests/support"))

import mischief  # noqa: E402
import records  # noqa: E402
from hundred import CHANGED, FAULTY, PAGES, FaultTest, address  # noqa: E402
from pages import index  # noqa: E402
from watched import SiteTest  # noqa: E402


class SickTest(FaultTest):
    """See SICK in tests/support/mischief.py: a fifth of the pages, one after the other; some pages change
    meanwhile."""

    def publish(self, *how, **more):
        super().publish(*how, **more)
        self.origin.pages["/wp-login.php"] = mischief.html_page("Log In", "<form><input name='log'></form>")

    def suffer_each(self, sick):
        self.started()
        for turn, (name, fault) in enumerate(sick.items()):
            with self.subTest(name):
                before = len(self.news())
                answers = {n: fault for n in FAULTY}
                self.publish(answers=answers)
                self.once()
                self.assertEqual(self.news()[before:], [], "while faulty")
                self.assertNotEqual(self.open_incidents(), [], "nobody was told that the site is not well")
                changed = sorted((FAULTY[turn % len(FAULTY)], 1 + 5 * (turn % len(FAULTY))))
                for n in changed:
                    fields = {**self.facts[n]["fields"], "Main Sponsors": [records.COUNTRIES[turn % 20], "Sweden"]}
                    self.facts[n] = {"title": self.facts[n]["title"], "fields": fields}
                self.publish(answers=answers)
                self.once()
                self.publish()
                self.once()
                told = [event[:2] for event in self.news()[before:]]
                self.assertEqual(sorted(told), sorted(("record.changed", address(n)) for n in changed))
                self.assertEqual(self.open_incidents(), [], "after recovery")


def group_of(names):
    def test(self):
        self.suffer_each({name: mischief.SICK[name] for name in names})
    return test


NAMES = sorted(mischief.SICK)
for first in range(0, len(NAMES), 12):
    name = f"test_{NAMES[first].replace('.', '_')}_and_the_next"
    setattr(SickTest, name, group_of(NAMES[first:first + 12]))


class HarmlessTest(FaultTest):
    """The pages are as they were; only how they come is not."""

    def expect_nothing(self, answer, rounds=4):
        self.started()
        self.suffer(answer, rounds, list(self.facts))
        self.assertEqual(self.incidents, [])

    def test_one_etag_for_all_that_a_page_ever_says(self):
        self.expect_nothing(mischief.one_etag)

    def test_another_etag_each_time(self):
        self.expect_nothing(mischief.fresh_etag)

    def test_dates_that_go_backwards(self):
        self.expect_nothing(mischief.backwards)


class MirrorTest(FaultTest):
    def mirrored(self, modified):
        self.started()
        before = {address(n): records.page(of) for n, of in self.facts.items()}
        mirrors = mischief.Mirrors(before, modified)
        self.publish(facts=self.with_changes(), answers={n: mirrors for n in self.facts})
        for _ in range(7):
            self.once()
        self.expect_the_changes_at_most_once()
        self.publish(facts=self.with_changes())
        for _ in range(2):
            self.once()
        self.expect_the_changes("in step again")

    def expect_the_changes_at_most_once(self):
        told = [event[1] for event in self.told()]
        self.assertEqual(len(told), len(set(told)), self.told())
        self.assertTrue(set(told) <= {address(n) for n in CHANGED})

    def test_two_back_ends_of_which_one_lags_behind(self):
        self.mirrored(False)

    def test_two_back_ends_whose_dates_are_the_wrong_way_round(self):
        self.mirrored(True)


class SameWordsTest(FaultTest):
    """Other bytes, and nothing else that is said."""

    def render(self, change):
        return lambda facts: change(records.page(facts))

    def expect_nothing(self, change, facts=None):
        self.started()
        for _ in range(2):
            self.publish(self.render(change), facts)
            self.once()
            self.expect_no_news("changed")
            self.publish()
            self.once()
            self.expect_no_news("changed back")
        self.publish(self.render(change), self.with_changes())
        self.once()
        self.expect_the_changes("true changes")

    def test_minified(self):
        self.expect_nothing(lambda page: re.sub(rb">\s+<", b"><", page))

    def test_in_entities(self):
        self.expect_nothing(lambda page: page.decode().replace("“", "&ldquo;").replace("”", "&#8221;").encode(
            "ascii", "xmlcharrefreplace"))

    def test_in_straight_quotes(self):
        self.expect_nothing(lambda page: page.decode().replace("“", '"').replace("”", '"').replace("’", "'").encode())

    def test_with_no_break_spaces_and_soft_hyphens(self):
        def change(page):
            return page.decode().replace(" of ", " of\u00a0").replace("villages", "vil\u00adlages").encode()
        self.expect_nothing(change)

    def test_with_a_mark_of_byte_order_and_blank_lines(self):
        self.expect_nothing(lambda page: b"\xef\xbb\xbf\r\n" + page.replace(b"\n", b"\r\n\r\n"))

    def test_with_links_and_emphasis_around_words(self):
        self.expect_nothing(lambda page: re.sub(rb"\b(courts|Regular|Norway)\b", rb"<a href='/t/\1'><em>\1</em></a>", page))

    def test_with_times_and_counts_beside_them(self):
        turn = iter(range(10_000))

        def change(page):
            n = next(turn)
            return page.replace(b"<dl>", b"<p class='date'><time>%d minutes ago</time> (23:%02d CET), %d views</p><dl>"
                                % (n % 59, n % 60, n)).replace(
                b"</dl>", b"<dt>Views</dt><dd>%d</dd><dt>Last updated</dt><dd>2026-11-%02d 22:%02d UTC</dd></dl>" % (
                    n, 1 + n % 28, n % 60))
        self.expect_nothing(change)

    def test_under_a_banner(self):
        self.expect_nothing(lambda page: page.replace(b"<main>", (
            b"<div class='banner'><h2>Planned maintenance</h2><p>The site will be down for maintenance on Sunday.</p>"
            b"</div><main>")))


class VoteTest(FaultTest):
    def expect_nothing(self, change):
        """`change` of a full vote, {"Yes": [names], …}."""
        self.started()
        facts = {n: {"title": of["title"], "fields": {
            **of["fields"], **({"Full Vote": change(of["fields"]["Full Vote"])} if "Full Vote" in of["fields"] else {})}}
                 for n, of in self.facts.items()}
        self.publish(facts=facts)
        self.once()
        self.expect_no_news("changed")
        self.publish()
        self.once()
        self.expect_no_news("changed back")

    def test_names_in_another_order(self):
        self.expect_nothing(lambda vote: {way: sorted(names, reverse=True) for way, names in vote.items()})

    def test_groups_in_another_order(self):
        self.expect_nothing(lambda vote: dict(reversed(vote.items())))

    def test_names_that_are_spelt_otherwise(self):
        spelt = {"Bolivia": "Bolivia (Plurinational State of)", "Türkiye": "Turkey", "Côte d'Ivoire": "Côte d’Ivoire",
                 "Gambia": "The Gambia"}
        self.expect_nothing(lambda vote: {way: [spelt.get(name, name) for name in names] for way, names in vote.items()})

    def test_true_changes_of_votes_whose_lists_are_cut_too(self):
        """The change is told when the page is whole, once, and as it is."""
        self.started()
        changed = {n: records.changed(of, "vote") if n % 7 == 0 else of for n, of in self.facts.items()}
        voted = [n for n in changed if n % 7 == 0]
        for share in (0.9, 0.93, 0.96, 0.99):
            self.publish(facts=changed, answers={n: mischief.cut_at(share, True) for n in voted if "Full Vote" in
                                                 changed[n]["fields"]})
            self.once()
        self.publish(facts=changed)
        self.once()
        told = self.told()
        self.assertEqual(sorted(event[1] for event in told), sorted(address(n) for n in voted), told)
        self.assertEqual({event[0] for event in told}, {"vote.changed"}, told)


class TextTest(SiteTest):
    """Texts of resolutions, each cut at another place with its tags closed again."""

    PAGES = 40
    PARAGRAPHS = [
        "<p><i>The Human Rights Council</i>,</p>",
        "<p><i>Guided</i> by the Charter of the United Nations, and by its aims,</p>",
        "<p><i>Noting</i> the work of the observers of the province,</p>",
        "<p>1. <i>Welcomes</i> the reopening of the courts of the northern provinces;</p>",
        "<p>2. <i>Decides</i> to extend for one year the mandate of the Special Rapporteur on the situation of human "
        "rights in Cambodia;</p>",
        "<p>3. <i>Requests</i> the Government:</p>", "<p>(a) To receive the mandate holder;</p>",
        "<p>(b) To publish what was found;</p>",
        "<p>4. <i>Decides</i> to remain seized of the matter.</p>",
        "<p><i>49th meeting<br>13 October 2035</i></p>", "<p>[Adopted without a vote.]</p>"]

    @staticmethod
    def address(number):
        return f"/en/A/HRC/RES/90/{number}"

    def text(self, number, extra=""):
        return mischief.html_page(f"A/HRC/RES/90/{number}", (
            f"<main><p>United Nations</p><p>A/HRC/RES/90/{number}</p><p>Human Rights Council</p><p>Ninetieth session</p>"
            f"<p>Agenda item 10</p><p>90/{number}. Support for the courts of province {number}</p>"
            + "".join(self.PARAGRAPHS[:-3]) + extra + "".join(self.PARAGRAPHS[-3:]) + "</main>"))

    def publish(self, cut=None, extra=""):
        """`cut`: where of number of pages each is cut, 0 being the beginning of its paragraphs."""
        self.serve({self.address(n): self.text(n, extra) for n in range(1, self.PAGES + 1)},
                   {self.address(n): cut(n) for n in range(1, self.PAGES + 1)} if cut else {})

    def cut(self, number, footer):
        def answer(handler, page):
            begin, end = page.index(b"Council</i>,</p>"), page.index(b"</main>")
            body = mischief.closed_again(page, begin + (end - begin) * number // self.PAGES)
            handler.reply(200, body + b"<footer><p>Contact us</p></footer>" * footer, mischief.HTML)
        return answer

    def news(self):
        return [(event["type"], event["document"].removeprefix(self.origin.url))
                for event in self.program.stored_events() if not event["type"].startswith("source.")]

    def test_wherever_they_are_cut(self):
        self.watch(profile="resolution-text")
        self.publish()
        self.assertEqual(self.once()["versions"], self.PAGES)
        before = len(self.news())
        for footer in (False, True):
            self.publish(lambda n, footer=footer: self.cut(n, footer))
            self.once()
            self.assertEqual(self.news()[before:], [], "cut")
        changed = "<p>4. <i>Invites</i> the parties to meet;</p>"
        self.publish(extra=changed)
        self.once()
        self.assertEqual(sorted(self.news()[before:]),
                         sorted(("record.changed", self.address(n)) for n in range(1, self.PAGES + 1)))
        self.assertEqual(self.open_incidents(), [])


class IndexTest(FaultTest):
    """The list of pages is not well; the pages are."""

    def listed(self, body, rounds=2):
        self.started()
        for changed in (False, True):
            self.publish(facts=self.with_changes() if changed else None)
            self.origin.pages["/index.html"] = body
            for _ in range(rounds):
                self.once()
            if not changed:
                self.expect_no_news("an index that is not well")
        self.expect_the_changes("while the index is not well")
        self.publish(facts=self.with_changes())
        self.once()
        self.expect_the_changes("all well")
        self.assertEqual(self.open_incidents(), [])
        self.assertEqual(self.program.ask_store("SELECT count(*) FROM document"), [(PAGES,)])

    def test_half_of_it(self):
        self.listed(index(address(n) for n in self.facts if n % 2))

    def test_none_of_it(self):
        self.listed(index([]))

    def test_another_order(self):
        self.listed(index(address(n) for n in sorted(self.facts, reverse=True)))

    def test_maintenance_with_links_of_its_own(self):
        self.listed(mischief.html_page("Down for maintenance", (
            "<main><h1>Down for maintenance</h1><p>Meanwhile see <a href='/contact'>how to reach us</a> or "
            "<a href='/status'>our status</a>.</p></main>")))

    def test_a_form_to_log_in(self):
        self.listed(lambda handler: handler.reply(302, b"", {"Location": "/wp-login.php"}))

    def test_the_home_page(self):
        self.listed(lambda handler: handler.reply(302, b"", {"Location": "/"}))

    def test_json(self):
        self.listed(lambda handler: handler.reply(200, b'{"error":"upstream"}', mischief.HTML))

    def test_an_old_copy_in_turn(self):
        whole, old = index(address(n) for n in self.facts), index(address(n) for n in self.facts if n > 60)
        turn = iter(range(10_000))
        self.listed(lambda handler: handler.reply_page(whole if next(turn) % 2 else old), 4)


if __name__ == "__main__":
    del sys.argv[1:3]
    unittest.main(verbosity=2)
