"""What the language-model layer and a neural corrector have in common."""

from typing import Protocol

from govspider.text.match import WordHit


class WordFinder(Protocol):
    """Finds probable wrong words."""

    def find(self, text: str) -> list[WordHit]:
        """Probable wrong words of a text, in order of place."""
        ...

    def forget(self) -> None:
        """Forget what was judged: for measuring."""
        ...
