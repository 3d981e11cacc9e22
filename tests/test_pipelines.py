from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from govspider.checks.base import CheckContext, PageCheck
from govspider.items import (
    CheckOutcome,
    Finding,
    InspectedPage,
    Kind,
    Outcome,
    Page,
    PageFacts,
    PageRole,
    PartKind,
    Target,
    TargetKind,
    TextPart,
)
from govspider.pipelines import ChecksPipeline, SegmentPipeline
from govspider.text.segment import load_segmenter

TARGET = Target("1", TargetKind.WEBSITE, "甲", "甲单位", home_url="http://a.test/")
DAY = date(2023, 6, 30)


def page(*parts: TextPart, role: PageRole = PageRole.ARTICLE, facts: bool = True) -> InspectedPage:
    return InspectedPage(
        Page("1", "http://a.test/x", Outcome.OK, role, facts=PageFacts(parts=parts) if facts else None)
    )


def says(kind: Kind) -> PageCheck:
    def run(inspected: Page, context: CheckContext) -> Iterator[Finding]:
        yield Finding("T1", kind, inspected.target_id, f"{len(context.home_lines)} 行")

    return PageCheck(f"says_{kind}", ("T1",), (kind,), run)


def nothing(_page: Page, _context: CheckContext) -> Iterator[Finding]:
    return iter(())


def breaks(_page: Page, _context: CheckContext) -> Iterator[Finding]:
    yield Finding("T1", Kind.PHONE, "1", "half a judgement")
    raise RuntimeError("broken")


CHECKS = (
    PageCheck("breaks", ("P1",), (Kind.PHONE,), breaks),
    says(Kind.WRONG_WORD),
    PageCheck("nothing", ("T1",), (Kind.WRONG_WORD,), nothing),
)


def pipeline() -> ChecksPipeline:
    no_tools = cast("Any", None)  # these checks need none
    return ChecksPipeline((TARGET,), DAY, no_tools, checks=CHECKS)


def test_a_failing_check_is_a_row_and_the_others_go_on(caplog: pytest.LogCaptureFixture) -> None:
    judged = pipeline().process_item(page())
    assert [(run.check, run.outcome) for run in judged.runs] == [
        ("breaks", CheckOutcome.FAILED),
        ("says_wrong_word", CheckOutcome.FOUND),
        ("nothing", CheckOutcome.OK),
    ]
    assert [finding.kind for finding in judged.findings] == [Kind.WRONG_WORD]
    assert "check breaks failed on http://a.test/x" in caplog.text


def test_a_page_that_did_not_open_is_not_judged() -> None:
    judged = pipeline().process_item(page(facts=False))
    assert judged.findings == ()
    assert {run.outcome for run in judged.runs} == {CheckOutcome.SKIPPED}


def test_later_pages_know_the_lines_of_the_home_page() -> None:
    checks = pipeline()
    boilerplate = TextPart(PartKind.BOILERPLATE, " 首页\n\n电话 0769-12345678 ")
    assert checks.process_item(page()).findings[0].problem == "0 行"
    checks.process_item(page(boilerplate, TextPart(PartKind.BODY, "正文"), role=PageRole.HOME))
    assert checks.process_item(page()).findings[0].problem == "2 行"


def test_title_and_body_are_cut_into_words(tmp_path: Path) -> None:
    segment = SegmentPipeline(load_segmenter(tmp_path))
    body, script = TextPart(PartKind.BODY, "认真贯彻落实"), TextPart(PartKind.SCRIPT, "认真贯彻落实")
    cut = segment.process_item(page(body, script)).page.facts
    assert cut is not None
    assert cut.parts[0].boundaries == {2, 6}
    assert cut.parts[1] == script
    unread = page(facts=False)
    assert segment.process_item(unread) is unread
