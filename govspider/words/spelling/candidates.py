"""Cuts segments and proposes words for them (切分与候选), by compiled code where it is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from govspider.words.spelling.compiled_proposals import PACKED, CompiledLattice, CompiledProposer
from govspider.words.spelling.confusable import Confusable
from govspider.words.spelling.kenlm_trie import load_trie
from govspider.words.spelling.known_words import KnownWords
from govspider.words.spelling.lattice import Cut, Lattice, Scorer
from govspider.words.spelling.meanings import load_meanings
from govspider.words.spelling.packed import Packed
from govspider.words.spelling.proposal import Proposal
from govspider.words.spelling.proposals import Proposer
from govspider.words.spelling.reading import Suspect
from govspider.words.spelling.suspects import Suspects
from govspider.words.spelling.tables import Tables


@dataclass(frozen=True, slots=True)
class Candidates:
    """Cuts segments and proposes words."""

    scorer: Scorer
    plain: Proposer
    compiled: CompiledProposer | None = None

    def cut(self, text: str) -> Cut:
        """The likeliest cut of a text of one character at least."""
        return (self.compiled and self.compiled.cut(text)) or self.plain_cut(text)

    def plain_cut(self, text: str) -> Lattice:
        """The same without compiled code."""
        return Lattice(text, self.scorer, self.plain.tables)

    def propose(self, cut: Cut, suspects: Iterable[Suspect] = ()) -> list[Proposal]:
        """Proposals that gain, the best first.

        Args:
            cut: of a segment, as `cut` has made it.
            suspects: what the character model would have instead; the words that would then stand there are proposed, too.
        """
        suspects = list(suspects)
        if self.compiled and isinstance(cut, CompiledLattice):
            found = self.compiled.propose(cut, suspects)
            if found is not None:
                return found
        lattice = cut if isinstance(cut, Lattice) else self.plain_cut(cut.text)
        return self.plain.propose(lattice, suspects)


def load_candidates(
    model: Path, tables: Tables, confusable: Confusable, suspects: Suspects, stem: Path
) -> Candidates:
    """What cuts and proposes.

    Args:
        model: KenLM file of words.
        tables: of it.
        confusable: what is like a character.
        suspects: whose search knows the readings of characters as arrays.
        stem: of the cache file's name; it tells what `tables` and `confusable` were made from.

    Raises:
        OSError, RuntimeError: the model cannot be read.
    """
    scorer, plain = Scorer(model), Proposer(tables, confusable)
    search, words = suspects.compiled, tables.words
    looked_up = [getattr(tables, name) for name in PACKED]
    packed = tuple(one for one in looked_up if isinstance(one, Packed))
    if not isinstance(words, KnownWords) or not search or len(packed) < len(PACKED):
        return Candidates(scorer, plain)
    arrays = load_meanings(plain, words.library, stem)
    trie = load_trie(model, words.arrays["codes"])
    compiled = CompiledProposer(words.library, trie, words, arrays, tables, packed, search)
    return Candidates(scorer, plain, compiled)
