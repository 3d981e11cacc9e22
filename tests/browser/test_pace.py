"""While the machine is late, limits of time grow and fewer pages are open at once."""

import asyncio

import pytest

from govspider.browser import pace
from govspider.browser.pace import Places, lateness, waiting


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
