"""An answer that is believed for a while (暂存答复): asked for once at a time, and anew when it is old."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

AnswerT = TypeVar("AnswerT")


@dataclass(slots=True)
class Believed(Generic[AnswerT]):
    """One answer.

    Attributes:
        seconds: for which it stands.
    """

    seconds: float
    _said: AnswerT | None = field(default=None, init=False)
    _asked_at: float = field(default=float("-inf"), init=False)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)

    async def get(self, ask: Callable[[], Awaitable[AnswerT]]) -> AnswerT:
        """What was answered; `ask` is called where there is no answer yet or it is old."""
        async with self._one_at_a_time:
            clock = asyncio.get_running_loop()
            if self._said is None or clock.time() - self._asked_at > self.seconds:
                self._said = await ask()
                self._asked_at = clock.time()
            return self._said
