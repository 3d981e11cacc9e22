"""Questions and answers through pipes; a child that is gone or late is told, and the next question gets a new one."""

import io
from pathlib import Path
from typing import Any

import pytest

from govspider.isolation import ChildProcess, Lost, answer_all

MODULE = "tests.answering"


@pytest.fixture
def child() -> Any:
    process = ChildProcess(MODULE)
    yield process
    process.close()


def test_answers_come_back_whole(child: ChildProcess) -> None:
    for body in (b"", b"abc", bytes(range(256)) * 1000):
        assert child.ask({"size": len(body)}, body, 60) == body[::-1]


def test_one_process_answers_until_it_is_gone(child: ChildProcess) -> None:
    ask = {"size": 0, "act": "pid"}
    first = child.ask(ask, b"", 60)
    assert child.ask(ask, b"", 60) == first
    assert child.ask({"size": 0, "act": "die"}, b"", 60) is Lost.GONE
    assert child.ask(ask, b"", 60) not in {first, Lost.GONE}


@pytest.mark.parametrize(("times", "answer"), [(1, b"cba"), (3, b"cba"), (9, Lost.ENDED)])
def test_a_child_that_the_system_ends_is_asked_again(
    child: ChildProcess, tmp_path: Path, times: int, answer: object
) -> None:
    question = {"size": 3, "act": "be killed", "folder": str(tmp_path), "times": times}
    assert child.ask(question, b"abc", 60) == answer
    assert child.ask({"size": 1}, b"a", 60) == b"a"


def test_a_child_that_hangs_is_late(child: ChildProcess) -> None:
    assert child.ask({"size": 0, "act": "hang"}, b"", 2) is Lost.LATE
    assert child.ask({"size": 1}, b"a", 60) == b"a"


def test_computing_time_is_bounded(child: ChildProcess) -> None:
    assert child.ask({"size": 0, "act": "spin"}, b"", 60) is Lost.LATE


def test_a_worn_child_says_so() -> None:
    answers = io.BytesIO()
    answer_all(lambda _question, body: body, io.BytesIO(b'{"size": 1}\na{"size": 1}\nb'), answers, worn=0)
    assert answers.getvalue() == b"\x01" + (1).to_bytes(8, "big") + b"a"
