"""What flows through the house: frozen dataclasses and closed vocabularies. Nothing here does I/O.

ledger → spider → page → checks → store → assess → report. Facts (pages, links, entries, menus) say what was there;
findings say what is wrong with it.
"""

from govspider.items.findings import CheckRun, Finding, InspectedPage, JudgedPage, Place
from govspider.items.kinds import FaultKind, Group, Kind
from govspider.items.pages import (
    Entry,
    Link,
    LinkProbe,
    LongTable,
    Mark,
    MenuEntry,
    Page,
    PageFacts,
    PublicCard,
    StatedDays,
    TextPart,
)
from govspider.items.stored import Look, StoredLink, StoredPage, TargetFacts
from govspider.items.targets import Column, HandCheck, Ledger, Post, Repost, Target
from govspider.items.vocabulary import (
    CheckOutcome,
    ColumnClass,
    Conclusion,
    Detector,
    FindingState,
    LinkKind,
    LookBy,
    Media,
    Notice,
    Outcome,
    PageRole,
    PartKind,
    Severity,
    TargetKind,
    TargetState,
    Verdict,
)

__all__ = [
    "CheckOutcome",
    "CheckRun",
    "Column",
    "ColumnClass",
    "Conclusion",
    "Detector",
    "Entry",
    "FaultKind",
    "Finding",
    "FindingState",
    "Group",
    "HandCheck",
    "InspectedPage",
    "JudgedPage",
    "Kind",
    "Ledger",
    "Link",
    "LinkKind",
    "LinkProbe",
    "LongTable",
    "Look",
    "LookBy",
    "Mark",
    "Media",
    "MenuEntry",
    "Notice",
    "Outcome",
    "Page",
    "PageFacts",
    "PageRole",
    "PartKind",
    "Place",
    "Post",
    "PublicCard",
    "Repost",
    "Severity",
    "StatedDays",
    "StoredLink",
    "StoredPage",
    "Target",
    "TargetFacts",
    "TargetKind",
    "TargetState",
    "TextPart",
    "Verdict",
]
