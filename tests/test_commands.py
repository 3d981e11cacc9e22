"""The commands of the tests begin where their imports are done, and nothing else is."""

import subprocess
import sys

from tests.commands import ROOT, run_scrapy

# What a fork would break or hide: a reactor, threads, a module that only a running command loads.
_LOOK = """
import sys, threading, tests.warm_imports
assert "twisted.internet.reactor" not in sys.modules
assert threading.active_count() == 1
assert {"govspider.spiders.website", "govspider.judge.resources"} <= set(sys.modules)
"""


def test_nothing_runs_before_a_command_does() -> None:
    subprocess.run([sys.executable, "-c", _LOOK], cwd=ROOT, check=True, timeout=120)


def test_streams_and_codes_are_those_of_a_process() -> None:
    listed = run_scrapy(["list"])
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "website" in listed.stdout.splitlines()
    wrong = run_scrapy(["ledger", "check", "/nowhere/台账.xlsx"])
    assert wrong.returncode == 1
    assert "/nowhere/台账.xlsx" in wrong.stderr
