"""The text of an attachment (附件文字): the seam at which the readers of all office formats come in.

For now CSV and plain text are read, and nothing else is guessed at.
"""

from govspider.errors import ExamineError
from govspider.examine.source import Document
from govspider.extract import decode

_PLAIN = frozenset({".csv", ".tsv", ".txt", ".json", ".xml", ".md", ""})


def attachment_text(document: Document) -> str:
    """The text of an attachment, as given for formats that are text.

    Raises:
        ExamineError: the format is not read.
    """
    if document.suffix not in _PLAIN or b"\x00" in document.body[:1024]:
        raise ExamineError(
            f"附件 {document.name} 的格式 {document.suffix or '未知'} 暂不支持（unsupported）："
            "请另存为 CSV 或文本后检查"
        )
    return decode(document.body)[0]
