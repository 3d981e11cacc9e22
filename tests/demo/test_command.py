import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.demo.walker import Visitor

pytestmark = pytest.mark.slow

_SCRAPY = (sys.executable, "-m", "scrapy", "demo")


def _run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([*_SCRAPY, *arguments], capture_output=True, text=True, check=False, timeout=120)


def test_serves_until_interrupted(tmp_path: Path) -> None:
    command = [*_SCRAPY, "--seed", "7", "--day", "2023-06-30", "--out", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert "种子 7" in process.stdout.readline()
            state = json.loads((tmp_path / "demo" / "city.json").read_text(encoding="utf-8"))
            visitor = Visitor(state["port"])
            assert visitor.get("http://www.gov.test/").status == 200
            visitor.close()
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
        finally:
            process.kill()
    assert (state["seed"], state["day"]) == (7, "2023-06-30")
    assert (tmp_path / "demo" / "ledger" / "网站.csv").is_file()


def test_mistakes_are_one_line(tmp_path: Path) -> None:
    for arguments, word in (
        (("--day", "2023-6-31", "--out", str(tmp_path)), "检查日"),
        (("--pages", "0", "--out", str(tmp_path)), "页数"),
        (("score", "--out", str(tmp_path), "-s", f"GOVSPIDER_DATA_DIR={tmp_path}"), "make sweep"),
    ):
        done = _run(*arguments)
        assert done.returncode == 1
        assert word in done.stderr
        assert done.stderr.count("\n") == 1


def test_a_taken_port_is_one_line(tmp_path: Path, served_port: int) -> None:
    done = _run("--port", str(served_port), "--out", str(tmp_path))
    assert done.returncode == 1
    assert "端口" in done.stderr
    assert done.stderr.count("\n") == 1
