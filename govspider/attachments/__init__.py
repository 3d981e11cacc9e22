"""Reading files (附件): bytes → text, tables and what is hidden in them. No network, no judgement."""

from govspider.attachments.file_facts import AttachmentFacts, PictureFile
from govspider.attachments.isolated import IsolatedReader
from govspider.attachments.limits import Limits
from govspider.attachments.read import read
from govspider.attachments.sniff import READABLE, suffix_of

__all__ = [
    "READABLE",
    "AttachmentFacts",
    "IsolatedReader",
    "Limits",
    "PictureFile",
    "read",
    "suffix_of",
]
