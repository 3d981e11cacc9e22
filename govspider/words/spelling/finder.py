"""What the language-model detector and a neural corrector have in common."""

from typing import Protocol

from govspider.text.match import WordHit
from govspider.words.spelling.evidence import Evidence


class WordFinder(Protocol):
    """Finds probable wrong words."""

    def find(self, text: str, evidence: Evidence | None = None) -> list[WordHit]:
        """Probable wrong words of a text, in order of place; `evidence` is what else was written."""
        ...

    def forget(self) -> None:
        """Forget what was judged: for measuring."""
        ...
