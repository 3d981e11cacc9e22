"""What is told of an edit besides its wording (判定依据): numbers for whoever asks why."""

from govspider.words.spelling.discriminator import Discriminator
from govspider.words.spelling.doubts import told
from govspider.words.spelling.features import Edit


def details(network: Discriminator, text: str, edit: Edit) -> tuple[str, ...]:
    """Lines on an edit of a segment: what the words say of it, what the network says."""
    proposal = edit.proposal
    return (
        f"候选“{proposal.word}”（log10）：优势{proposal.gain:.2f}，词在前文中{proposal.inside:.2f}",
        f"后文因此变化{proposal.gain - proposal.estimate:+.2f}；得出同一改法的候选{edit.agreeing}个",
        told(network, text, edit.span),
    )
