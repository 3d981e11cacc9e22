"""Commercial advertising in an account's posts (商业广告): what calls itself an advertisement, and what asks for some.

Source: 国办发〔2018〕123号, 内容建设; bulletins name accounts with 商业广告信息. Only what a post says of itself is told,
and a person looks (提示): a report may quote such a line. What sells without saying so, and gambling or fraud, are other
checks' matter.
"""

import re
from collections.abc import Iterator

from govspider.checks.finding_builder import FindingBuilder
from govspider.checks.hints import for_person
from govspider.checks.protocol import PageCheck, PageContext
from govspider.items import (
    Detector,
    FaultKind,
    Finding,
    Group,
    Page,
    PageRole,
    PartKind,
    Severity,
    TargetKind,
)

KIND = FaultKind("advertising", "发文含商业广告", Group.MEDIA)
_INDICATOR = "N10"
_POSTS = frozenset({PageRole.POST, PageRole.OPENED_POST})
_PARTS = frozenset({PartKind.TITLE, PartKind.BODY})
_AD = r"(?:(?:商业|付费|品牌|商务)(?:广告|推广)|广告)"
_SAYS_SO = re.compile(
    rf"^[ \t]*[【\[（(]{_AD}[】\]）)]"  # a label before a line
    rf"|【{_AD}】[ \t]*$"  # or behind it
    rf"|(?:本文|本篇|本条|此文|以上|以下)(?:文章|内容|信息|推文)?(?:系|为|是|属于|属)(?:{_AD}|推广软文|软文)(?=[\s，。；！、）]|内容|$)"
    r"|(?<!公益)广告(?:投放|合作|刊登|洽谈)(?:请|可)?(?:联系|咨询|致电|加微信|加V)",
    re.MULTILINE,
)
_MOST = 3  # of one post


def run(page: Page, context: PageContext) -> Iterator[Finding]:
    """A hint at each place, three a post at most."""
    if context.target.kind is not TargetKind.ACCOUNT or page.role not in _POSTS or page.facts is None:
        return
    builder = FindingBuilder(page, context)
    places = (
        (part, found)
        for part in page.facts.parts
        if part.kind in _PARTS
        for found in _SAYS_SO.finditer(part.text)
    )
    for (part, found), _ in zip(places, range(_MOST), strict=False):
        finding = builder.build(
            part,
            found.start(),
            found.end(),
            kind=KIND,
            indicator=_INDICATOR,
            problem=f"发文中有“{found[0].strip()}”，疑为商业广告",
            detector=Detector.RULE,
            severity=Severity.HINT,
        )
        if finding is not None:
            yield for_person(finding)


CHECK = PageCheck("advertising", (KIND,), (_INDICATOR,), run)
