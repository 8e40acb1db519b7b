"""The installed service under a real systemd. Mounts and boots, so it runs as root.

    service_test.py BUILD
"""

import json
import os
import re
import sys
import unittest
from pathlib import Path

from machine import Machine, until

BUILD = Path(sys.argv[1]).resolve()

CONFIG = "/etc/mandated/mandated.yaml"
DROP_IN = "/etc/systemd/system/mandated.service.d/test.conf"
# LeakSanitizer traces its own process, which the unit does not let anybody do.
ENVIRONMENT = "[Service]\nEnvironment=ASAN_OPTIONS=detect_leaks=0\n"

# One origin that answers, and one that takes connections and says nothing.
ORIGIN = """
import functools, http.server, socket
silent = socket.create_server(("127.0.0.1", 8055))
handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory="/srv/site")
http.server.ThreadingHTTPServer(("127.0.0.1", 8054), handler).serve_forever()
"""

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Human rights in Freedonia</title></head><body><main>
<h1>Human rights in Freedonia</h1>
<dl>
<dt>Year</dt><dd>2025</dd>
<dt>UN Body</dt><dd>Human Rights Council</dd>
<dt>Session</dt><dd>60th</dd>
<dt>Symbol</dt><dd>A/HRC/RES/60/77</dd>
<dt>Agenda Item</dt><dd>Item 10: Technical assistance</dd>
<dt>Country Concerned</dt><dd>Cambodia</dd>
<dt>Key Criticism</dt><dd><ul>
<li>Voices concern at the closure of two newspapers in the capital.</li>
{more}
</ul></dd>
</dl>
</main></body></html>
"""
SENTENCE = ("Decides to extend for two years the mandate of the Special Rapporteur on the situation of human "
            "rights in Cambodia.")

BASE = """contact: operator@mandated.test
store:
  path: /var/lib/mandated/mandated.sqlite
http:
  delay_per_host: 0s
  retries: 0
sources:
  # By name: it has to be looked up without AF_NETLINK.
  - {id: site, kind: page, url: "http://localhost:8054/page.html", every: 1s, revisit: 1s,
     profile: unwatch-resolution, allow_private: true}
"""
TEXTS = """  - {id: texts, kind: directory, path: /srv/texts, every: 1h, revisit: 1h, profile: resolution-text}
"""
SILENT = """  - {id: silent, kind: page, url: "http://127.0.0.1:8055/", every: 1s, revisit: 1s,
     profile: unwatch-resolution, allow_private: true}
"""
SINKS = """sinks:
  - {id: journal, kind: journal}
  - {id: events, kind: file, path: /var/log/mandated/events.jsonl}
"""

machine = None


def setUpModule():
    global machine
    machine = unittest.enterModuleContext(Machine(BUILD))
    machine.write(DROP_IN, ENVIRONMENT)
    machine.write("/srv/site/page.html", PAGE.format(more=""))
    machine.write("/srv/origin.py", ORIGIN)
    machine.start("origin", sys.executable, "/srv/origin.py")


def systemctl(*arguments):
    done = machine.run("systemctl", *arguments)
    if done.returncode != 0:
        raise AssertionError(f"systemctl {' '.join(arguments)}: {done.stderr}{journal_of_unit()}")


def show(name):
    return machine.run("systemctl", "show", "--value", f"--property={name}", "mandated").stdout.rstrip("\n")


def journal_of_unit():
    return machine.run("journalctl", "--quiet", "--no-pager", "-u", "mandated", "-n", "40").stdout


def logged(pattern, since):
    """Entries of the unit after the cursor whose message the pattern matches; all that has been sent
    by now is written."""
    machine.run("journalctl", "--sync")
    entries = machine.journal("-u", "mandated", f"--after-cursor={since}")
    return [each for each in entries if re.search(pattern, each["MESSAGE"])]


def cursor():
    return machine.journal("-n", "1")[0]["__CURSOR"]


class ServiceTest(unittest.TestCase):
    def setUp(self):
        self.configure(BASE + SINKS)
        if show("ActiveState") != "active":
            machine.run("systemctl", "reset-failed", "mandated")
            systemctl("start", "mandated")
            return
        since = cursor()
        systemctl("reload", "mandated")
        self.eventually(lambda: logged(r"^config reloaded: watching 1 sources$", since))

    def configure(self, text):
        machine.write(CONFIG, text)

    def override(self, lines):
        machine.write(DROP_IN, ENVIRONMENT + lines)
        systemctl("daemon-reload")
        self.addCleanup(systemctl, "daemon-reload")
        self.addCleanup(machine.write, DROP_IN, ENVIRONMENT)

    def eventually(self, holds):
        return until(holds, lambda: show("StatusText") + "\n" + journal_of_unit())

    def test_it_says_when_it_is_ready_and_what_it_does(self):
        self.assertEqual(show("ActiveState"), "active")
        self.eventually(lambda: show("StatusText").startswith("watching 1 sources; last round site: 1 documents"))

    def test_it_runs_as_its_user_without_any_right(self):
        status = Path("/proc", show_pid_outside(), "status").read_text()
        uid = machine.run("id", "-u", "mandated").stdout.strip()
        self.assertRegex(status, rf"(?m)^Uid:\t{uid}\t{uid}\t{uid}\t{uid}$")
        self.assertRegex(status, r"(?m)^CapEff:\t0{16}$")
        self.assertRegex(status, r"(?m)^CapBnd:\t0{16}$")
        self.assertRegex(status, r"(?m)^NoNewPrivs:\t1$")
        self.assertRegex(status, r"(?m)^Seccomp:\t2$")

    def test_a_mandate_extended_over_http_is_read_back_from_the_journal_by_its_fields(self):
        self.eventually(lambda: any(each["versions"] for each in documents()))
        machine.write("/srv/site/page.html", PAGE.format(more=f"<li>{SENTENCE}</li>"))
        found = self.eventually(lambda: machine.journal("MANDATED_EVENT=mandate.extended"))
        self.assertEqual(len(found), 1)
        entry = found[0]
        told = {name: entry.get(name) for name in (
            "MESSAGE_ID", "PRIORITY", "SYSLOG_IDENTIFIER", "MANDATED_SYMBOL", "MANDATED_SOURCE",
            "MANDATED_COUNTRY", "MANDATED_HOLDER", "MANDATED_DURATION", "MANDATED_QUOTE", "MANDATED_BASELINE",
            "MANDATED_URL", "_SYSTEMD_UNIT")}
        self.assertEqual(told, {
            "MESSAGE_ID": "3e48345841f24aa88af92f14bcb4a1c2",
            "PRIORITY": "4",
            "SYSLOG_IDENTIFIER": "mandated",
            "MANDATED_SYMBOL": "A/HRC/RES/60/77",
            "MANDATED_SOURCE": "site",
            "MANDATED_COUNTRY": "KHM",
            "MANDATED_HOLDER": "Special Rapporteur on the situation of human rights in Cambodia",
            "MANDATED_DURATION": "P2Y",
            "MANDATED_QUOTE": SENTENCE,
            "MANDATED_BASELINE": "false",
            "MANDATED_URL": "http://localhost:8054/page.html",
            "_SYSTEMD_UNIT": "mandated.service",
        })
        by_number = machine.journal("MESSAGE_ID=3e48345841f24aa88af92f14bcb4a1c2")
        self.assertEqual([each["__CURSOR"] for each in by_number], [entry["__CURSOR"]])

        whole = json.loads(entry["MANDATED_JSON"])
        self.assertEqual((whole["schema"], whole["id"]), (1, entry["MANDATED_EVENT_ID"]))
        lines = self.eventually(
            (machine.root / "var/log/mandated/events.jsonl").read_text().splitlines)
        self.assertIn(whole, [json.loads(line) for line in lines])

        machine.run("journalctl", "--update-catalog")
        advice = machine.run("journalctl", "-x", "MANDATED_EVENT=mandate.extended").stdout
        self.assertIn("Subject: A mandate was extended: A/HRC/RES/60/77", advice)
        self.assertIn(SENTENCE, advice)

    def test_a_good_config_is_taken_on_reload_by_the_same_process(self):
        before = show("MainPID")
        machine.write("/srv/texts/readme", "Nothing of interest.\n")
        self.configure(BASE + TEXTS + SINKS)
        systemctl("reload", "mandated")
        self.eventually(lambda: show("StatusText").startswith("watching 2 sources"))
        self.assertEqual((show("ActiveState"), show("MainPID")), ("active", before))

    def test_a_bad_config_is_refused_with_its_place_and_the_old_one_stays(self):
        before = show("MainPID")
        since = cursor()
        self.configure(BASE.replace("every: 1s", "evry: 1s") + SINKS)
        systemctl("reload", "mandated")
        line = 1 + BASE[:BASE.index("every: 1s")].count("\n")
        column = 1 + len(BASE.splitlines()[line - 1].split("every: 1s")[0])
        place = f"config not reloaded: {CONFIG}:{line}:{column}: sources[0].evry: unknown key"
        complaints = self.eventually(lambda: logged("^" + re.escape(place), since))
        self.assertEqual(complaints[0]["PRIORITY"], "3")
        self.eventually(lambda: show("StatusText").startswith(place))
        self.eventually(lambda: "; watching 1 sources; " in show("StatusText"))
        self.assertEqual((show("ActiveState"), show("MainPID")), ("active", before))

    def test_a_stopped_process_is_killed_by_the_watchdog_and_started_again(self):
        self.override("WatchdogSec=5s\nRestartSec=100ms\n")
        since = cursor()
        systemctl("restart", "mandated")
        before = show("MainPID")
        machine.run("kill", "-STOP", before)
        self.eventually(lambda: show("MainPID") not in ("0", before) and show("ActiveState") == "active")
        # On a busy machine five seconds may be too short once more.
        self.assertGreaterEqual(int(show("NRestarts")), 1)
        self.assertTrue(logged("Watchdog timeout", since), journal_of_unit())
        self.assertTrue(logged("Failed with result 'watchdog'", since), journal_of_unit())

    def test_a_killed_process_is_started_again_and_tells_nothing_twice(self):
        self.override("RestartSec=100ms\n")
        systemctl("restart", "mandated")
        before = show("MainPID")
        machine.run("kill", "-KILL", before)
        self.eventually(lambda: show("MainPID") not in ("0", before) and show("ActiveState") == "active")
        self.eventually(lambda: "last round site" in show("StatusText"))
        told = [each["MANDATED_EVENT_ID"] for each in machine.journal("MANDATED_EVENT=mandate.extended")]
        self.assertEqual(len(told), len(set(told)))

    def test_it_stops_cleanly_while_a_fetch_hangs(self):
        self.configure(BASE + SILENT + SINKS)
        systemctl("restart", "mandated")
        self.eventually(is_asking_the_silent_one)
        since = cursor()
        systemctl("stop", "mandated")
        self.assertEqual((show("ActiveState"), show("Result")), ("inactive", "success"))
        self.assertTrue(logged("^stopped$", since))

    def test_a_bad_config_at_the_start_fails_once_and_says_why(self):
        systemctl("stop", "mandated")
        self.configure(BASE.replace("operator@mandated.test", "CHANGE-ME@example.org") + SINKS)
        since = cursor()
        machine.run("systemctl", "start", "mandated")
        self.eventually(lambda: show("ActiveState") == "failed")
        self.assertEqual((show("ExecMainStatus"), show("NRestarts")), ("78", "0"))
        self.assertTrue(logged(re.escape(f"{CONFIG}:1:10: contact: \"CHANGE-ME@example.org\" is the example"), since))

    def test_the_group_may_read_the_store_and_nobody_else(self):
        self.eventually(documents)
        member = mandated("documents", "--json", group="mandated")
        self.assertEqual(member.returncode, 0, member.stderr)
        self.assertIn('"symbol":"A/HRC/RES/60/77"', member.stdout)
        stranger = mandated("documents", "--json", group="nogroup")
        self.assertNotEqual(stranger.returncode, 0)
        self.assertEqual(stranger.stdout, "")


def show_pid_outside():
    """The main process as this side numbers it."""
    inside = show("MainPID")
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = status.read_text()
        except OSError:
            continue  # it has ended meanwhile
        if re.search(rf"(?m)^Name:\tmandated$(?s:.*)^NSpid:\t\d+\t(?:\d+\t)*{inside}$", lines):
            return status.parent.name
    raise AssertionError(f"no process {inside}")


def mandated(*arguments, group="root"):
    user = "root" if group == "root" else "nobody"
    return machine.run("env", "ASAN_OPTIONS=detect_leaks=0", "setpriv", f"--reuid={user}", f"--regid={group}",
                       "--clear-groups", "mandated", *arguments)


def documents():
    return [json.loads(line) for line in mandated("documents", "--json").stdout.splitlines()]


def is_asking_the_silent_one():
    """Is there a connection to port 8055, and established? (proc(5), /proc/net/tcp)"""
    connections = Path("/proc", machine.leader, "net/tcp").read_text()
    return re.search(r"(?m)^ *\d+: \S+ 0100007F:1F77 01 ", connections)


if __name__ == "__main__":
    if os.geteuid() != 0:
        os.execvp("sudo", ["sudo", sys.executable, *sys.argv])
    unittest.main(argv=sys.argv[:1], verbosity=2)
