"""No expression of the package needs more than a minute for a million characters made to make it backtrack."""

import signal
import subprocess
import sys

import pytest

from tests.commands import ROOT


def test_the_expressions_are_found() -> None:
    lister = "from tests.regex_attacks import expressions\nfor one in expressions(): print(one.place)"
    listed = subprocess.run(
        [sys.executable, "-c", lister], cwd=ROOT, capture_output=True, text=True, check=True
    )
    places = listed.stdout.split()
    assert len(places) > 350
    rooms = {place.partition(":")[0] for place in places}
    assert {"govspider.words.rules_numbers", "govspider.extract.textmap", "govspider.text.dates"} <= rooms


@pytest.mark.slow
def test_none_takes_a_minute_for_a_million_characters() -> None:
    too_slow, begin = [], 0
    while True:
        child = subprocess.run(
            [sys.executable, "-m", "tests.regex_attacks", str(begin)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if child.returncode == 0:
            break
        assert child.returncode == -signal.SIGVTALRM, child.stderr
        number, place = child.stdout.splitlines()[-1].split(" ", 1)
        too_slow.append(place)
        begin = int(number) + 1
    assert too_slow == []
