"""One word that might have been meant (候选词)."""

from typing import NamedTuple


class Proposal(NamedTuple):
    """[start, end) of a segment might have been meant as `word`."""

    gain: float  # log10 of the odds by the model
    start: int
    end: int
    word: str
    inside: float  # log10 probability of the word after what stands before it
    estimate: float  # the gain if the word told nothing about what follows

    def edit(self, text: str) -> tuple[int, int, str]:
        """The smallest replacement that does the same."""
        start, end, word = self.start, self.end, self.word
        while start < end and word and text[start] == word[0]:
            start, word = start + 1, word[1:]
        while start < end and word and text[end - 1] == word[-1]:
            end, word = end - 1, word[:-1]
        return start, end, word
