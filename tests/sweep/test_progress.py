"""What a person sees who waits for a sweep (普查进度)."""

from collections.abc import Iterator
from io import StringIO

from govspider.sweep.progress import Counts, Progress


def every(seconds: float) -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += seconds


def progress(stream: StringIO) -> Progress:
    ticks = every(20)
    return Progress(stream, clock=lambda: next(ticks))


def test_a_phase_says_what_is_done_and_what_is_waited_for() -> None:
    stream = StringIO()
    shown = progress(stream)
    shown.phase("链接探测 120/900")
    shown.phase("链接探测 900/900", "再次探测未能连通的链接，还有5条")
    shown.phase("链接探测 900/900", "")
    first, waiting, last = stream.getvalue().splitlines()
    assert first.startswith("链接探测 120/900｜已用 ")
    assert waiting.startswith("链接探测 900/900｜再次探测未能连通的链接，还有5条｜已用 ")
    assert last.count("｜") == 1


def test_time_left_is_by_this_run_alone() -> None:
    stream = StringIO()
    shown = progress(stream)
    shown.targets(Counts(total=10, done=4, pages=7, findings=1, errors=0), done_before=4)
    shown.targets(Counts(total=10, done=6, pages=9, findings=2, errors=1), done_before=4)
    unknown, known = stream.getvalue().splitlines()
    assert unknown.endswith("预计剩余 估算中")
    assert "对象 6/10｜页面 9｜问题 2｜未能打开 1" in known
    assert not known.endswith("估算中")
