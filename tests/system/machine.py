"""A machine to try the installed service on: this system under an overlay, booted by systemd-nspawn.

What is written in it stays in memory and is gone with it. No network but its own loopback.
"""

import json
import os
import shutil
import subprocess
import tempfile
import time
import uuid
from pathlib import Path

DEADLINE_S = 60


def until(holds, what, seconds=DEADLINE_S):
    """The first true value of holds(), asked for again and again; AssertionError after `seconds`."""
    end = time.monotonic() + seconds
    while True:
        value = holds()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what() if callable(what) else what}")
        time.sleep(0.05)


def checked(*command, **more):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


class Machine:
    def __init__(self, build):
        self.folder = Path(tempfile.mkdtemp(prefix="mandated-machine-"))
        self.root = self.folder / "root"
        self.build = build
        self.nspawn = None
        self.mounts = []

    def __enter__(self):
        try:
            self._prepare()
            self._boot()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.nspawn and self.nspawn.poll() is None:
            self.nspawn.terminate()
            try:
                self.nspawn.wait(20)
            except subprocess.TimeoutExpired:
                self.nspawn.kill()
                self.nspawn.wait()
        for place in reversed(self.mounts):
            subprocess.run(["umount", "--lazy", str(place)], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _mount(self, kind, options, place):
        checked("mount", "-t", kind, "-o", options, "mandated-test", place)
        self.mounts.append(place)

    def _prepare(self):
        # A file system of its own: an overlay cannot lie upon an overlay, which / may be.
        layers = self.folder / "layers"
        layers.mkdir()
        self.root.mkdir()
        self._mount("tmpfs", "mode=0755", layers)
        for layer in ("upper", "work"):
            (layers / layer).mkdir()
        self._mount("overlay", f"lowerdir=/,upperdir={layers}/upper,workdir={layers}/work", self.root)
        (self.root / "etc/machine-id").write_text(uuid.uuid4().hex + "\n")
        checked("cmake", "--install", self.build, "--prefix", "/usr",
                env=dict(os.environ, DESTDIR=str(self.root)))
        checked("systemd-sysusers", f"--root={self.root}", "mandated.conf")

    def _boot(self):
        with open(self.folder / "console", "wb") as console:
            self.nspawn = subprocess.Popen(
                ["systemd-nspawn", "--quiet", "-D", str(self.root), "--register=no", "--keep-unit", "--boot",
                 "--console=pipe", "--private-network", "--link-journal=no",
                 # So that services installed on the image are not started.
                 "systemd.unit=basic.target"],
                stdin=subprocess.DEVNULL, stdout=console, stderr=subprocess.STDOUT)
        self.leader = until(self._leader, self._trouble)
        until(lambda: self.run("systemctl", "is-active", "basic.target").stdout == "active\n", self._trouble)

    def _trouble(self):
        return "boot; it said: " + (self.folder / "console").read_text(errors="replace")[-2000:]

    def _leader(self):
        """The pid, out here, of the machine's pid 1."""
        if self.nspawn.poll() is not None:
            raise AssertionError(self._trouble())
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                lines = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
            except OSError:
                continue  # it has ended meanwhile
            inside = lines.get("NSpid", "").split()
            if lines.get("PPid") == str(self.nspawn.pid) and len(inside) > 1 and inside[-1] == "1":
                return lines["Pid"]
        return None

    def _inside(self, command):
        return ["nsenter", "-t", self.leader, "-m", "-u", "-i", "-n", "-p", "-C", "-r", "-w", "--",
                *[str(part) for part in command]]

    def run(self, *command):
        return subprocess.run(self._inside(command), capture_output=True, text=True, timeout=120)

    def start(self, name, *command):
        """Runs beside the tests until the machine ends. As a unit of the machine: a process brought in
        from outside is stopped when it halts, and holds it up."""
        self.write(f"/etc/systemd/system/{name}.service",
                   f"[Service]\nExecStart={' '.join(str(part) for part in command)}\n")
        self.run("systemctl", "daemon-reload")
        started = self.run("systemctl", "start", name)
        if started.returncode != 0:
            raise AssertionError(started.stderr)

    def write(self, path, text):
        """Whole or not at all: a server or the daemon may read it at any moment."""
        target = self.root / path.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name("." + target.name)
        fresh.write_text(text, encoding="utf-8")
        fresh.rename(target)

    def remove(self, path):
        (self.root / path.lstrip("/")).unlink()

    def journal(self, *matches):
        """Entries as dictionaries, oldest first."""
        read = self.run("journalctl", "--quiet", "--all", "--output=json", *matches)
        return [json.loads(line) for line in read.stdout.splitlines()]
