"""What was judged is not judged again (已判片段): a bounded memory across pages."""

from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")
SIZE = 60_000  # segments: some 20 MB


class Cache(Generic[Value]):
    """Remembers the values of the keys that were asked for last."""

    def __init__(self, size: int = SIZE) -> None:
        self.size = size
        self._new: dict[str, Value] = {}
        self._old: dict[str, Value] = {}

    def get(self, key: str, make: Callable[[str], Value]) -> Value:
        """The value of a key, made on first need.

        Two generations: when the young one is full it becomes the old one, and the former old one is forgotten.
        """
        known = self._new.get(key)
        if known is not None:
            return known
        value = self._old.get(key)
        if value is None:
            value = make(key)
        if len(self._new) >= self.size // 2:
            self._old, self._new = self._new, {}
        self._new[key] = value
        return value

    def __len__(self) -> int:
        return len(self._new) + len(self._old)
