"""While the machine is late, limits of time grow and fewer pages are open at once."""

import asyncio

import pytest

from govspider.browser import pace
from govspider.browser.pace import Places, lateness, waiting, within


@pytest.mark.parametrize(
    ("tasks", "late"), [(0.0, 1.0), (2.0, 1.0), (8.0, 1.0), (12.0, 1.5), (24.0, 3.0), (400.0, 4.0)]
)
def test_lateness_is_what_waits_for_a_core(
    monkeypatch: pytest.MonkeyPatch, tasks: float, late: float
) -> None:
    monkeypatch.setattr(pace, "waiting", lambda: tasks)
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    assert lateness(4) == late
    assert lateness(1) == 1.0  # no patience


def test_the_system_says_what_waits() -> None:
    assert waiting() >= 0


def test_there_are_fewer_places_while_it_is_late_and_always_one() -> None:
    async def take(late: float) -> int:
        places = Places(4, lambda: late)
        taken = 0
        for _ in range(6):
            try:
                async with asyncio.timeout(0.02):
                    await places.acquire()
            except TimeoutError:
                break
            taken += 1
        return taken

    assert [asyncio.run(take(late)) for late in (1.0, 1.5, 2.0, 4.0, 50.0)] == [4, 2, 2, 1, 1]


def test_who_waits_gets_the_place_that_is_freed() -> None:
    async def hand_on() -> list[int]:
        places, order = Places(1, lambda: 1.0), list[int]()

        async def use(number: int) -> None:
            await places.acquire()
            order.append(number)
            await asyncio.sleep(0)
            places.release()

        async with asyncio.timeout(20), asyncio.TaskGroup() as group:
            for number in range(5):
                group.create_task(use(number))
        return sorted(order)

    assert asyncio.run(hand_on()) == [0, 1, 2, 3, 4]


def test_places_come_back_when_the_machine_is_quiet_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "_AGAIN", 0.01)
    said = iter([2.0, 2.0])

    async def take_two() -> bool:
        places = Places(2, lambda: next(said, 1.0))
        async with asyncio.timeout(20):
            await places.acquire()
            await places.acquire()  # waits until it is looked again
        return True

    assert asyncio.run(take_two())


def test_time_goes_by_more_slowly_while_the_machine_is_late(monkeypatch: pytest.MonkeyPatch) -> None:
    late, slept = iter([4.0, 2.0]), list[float]()
    sleep = asyncio.sleep

    async def pass_at_once(seconds: float) -> None:
        slept.append(seconds)
        await sleep(0)

    async def wait() -> None:
        with pytest.raises(TimeoutError):
            async with within(3, 4):
                await asyncio.Event().wait()

    monkeypatch.setattr(pace, "lateness", lambda _most: next(late, 1.0))
    monkeypatch.setattr(asyncio, "sleep", pass_at_once)
    asyncio.run(wait())
    assert slept == [1, 1, 1, 1, 0.25]  # a quarter of a second, half a one, then as the clock goes


def test_what_is_done_in_time_is_not_cut_off_and_its_errors_are_its_own() -> None:
    async def fail() -> None:
        async with within(20, 4):
            await asyncio.sleep(0)
            raise ValueError("of its own")

    async def succeed() -> int:
        async with within(20, 4):
            await asyncio.sleep(0)
        return len(asyncio.all_tasks())

    with pytest.raises(ValueError, match="of its own"):
        asyncio.run(fail())
    assert asyncio.run(succeed()) <= 2  # this one, and one that is being cancelled


def test_who_sees_that_it_comes_to_nothing_ends_it_at_once() -> None:
    async def wait() -> None:
        async with within(600, 4) as end:
            asyncio.get_running_loop().call_soon(end)
            await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        asyncio.run(wait())


def test_an_end_that_comes_too_late_says_nothing() -> None:
    async def leave() -> None:
        async with within(20, 4) as end:
            await asyncio.sleep(0)
        end()

    asyncio.run(leave())
