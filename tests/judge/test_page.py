"""One page judged: masked before a word check sees it, failures kept apart, navigation judged once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from govspider.checks.protocol import PageCheck, PageContext
from govspider.items import (
    CheckOutcome,
    FaultKind,
    Finding,
    Group,
    Link,
    LinkKind,
    Page,
    PageRole,
    PartKind,
    TextPart,
)
from govspider.judge.page import (
    PageContexts,
    cut_into_words,
    is_large,
    judge_page,
    judge_personal,
    judge_words,
)
from tests.checks.reading import TARGET, opened, resources

DAY = date(2023, 6, 30)
MOBILE = "13790123456"
MADE_UP = FaultKind("made_up", "虚构", Group.WORDS)


def says(name: str, *, fails: bool = False) -> PageCheck:
    """A check that tells how many lines of the home page it knows, and what it reads."""

    def run(page: Page, context: PageContext) -> Iterator[Finding]:
        text = page.facts.text if page.facts else ""
        yield Finding("T1", MADE_UP, page.target_id, f"{len(context.home_lines)} 行", shown=text)
        if fails:
            raise RuntimeError("broken")

    return PageCheck(name, (MADE_UP,), ("T1",), run)


def nothing(_page: Page, _context: PageContext) -> Iterator[Finding]:
    return iter(())


CHECKS = (says("breaks", fails=True), says("says"), PageCheck("nothing", (MADE_UP,), ("T1",), nothing))


def never_ends(page: Page, _context: PageContext) -> Iterator[Finding]:
    while True:
        yield Finding("T1", MADE_UP, page.target_id, "又一处")


def page(*parts: TextPart, role: PageRole = PageRole.ARTICLE) -> Page:
    return opened("http://a.test/x", role, text="".join(part.text for part in parts), parts=parts)


def context() -> PageContext:
    return resources().of_pages(TARGET, DAY)


def test_of_a_page_full_of_faults_some_are_told_and_that_there_are_more() -> None:
    masked = judge_personal(page(), context(), resources().hasher).page
    judged = judge_words(masked, context(), 0.5, (PageCheck("full", (MADE_UP,), ("T1",), never_ends),))
    (run,) = judged.runs
    assert (run.outcome, run.error) == (CheckOutcome.FOUND, f"问题过多，只列出前 {len(judged.findings)} 处")


@pytest.mark.parametrize(
    ("text", "links", "large"),
    [(90_000, 0, False), (110_000, 0, True), (50_000, 1_000, False), (50_000, 9_000, True)],
)
def test_a_page_of_much_text_or_many_links_is_large(text: int, links: int, *, large: bool) -> None:
    link = Link(f"http://a.test/{'a' * 50}", "", LinkKind.PAGE)
    made = page(TextPart(PartKind.BODY, "工" * text))
    assert made.facts is not None
    assert is_large(replace(made, facts=replace(made.facts, links=(link,) * links))) is large


def test_a_failing_check_is_a_run_and_the_others_go_on(caplog: pytest.LogCaptureFixture) -> None:
    masked = judge_personal(page(), context(), resources().hasher).page
    judged = judge_words(masked, context(), 0.5, CHECKS)
    assert [(run.check, run.outcome) for run in judged.runs] == [
        ("breaks", CheckOutcome.FAILED),
        ("says", CheckOutcome.FOUND),
        ("nothing", CheckOutcome.OK),
    ]
    assert len(judged.findings) == 1
    assert "check breaks failed on http://a.test/x" in caplog.text


def test_a_page_that_did_not_open_is_not_judged() -> None:
    judged = judge_page(replace(page(), facts=None), context(), resources().hasher, 0.5)
    assert judged.findings == ()
    assert judged.runs
    assert {run.outcome for run in judged.runs} == {CheckOutcome.SKIPPED}


def test_word_checks_see_masked_text_only() -> None:
    read = page(TextPart(PartKind.BODY, f"联系人陈静，手机{MOBILE}。"))
    judged = judge_personal(read, context(), resources().hasher)
    assert [finding.kind for finding in judged.findings] == ["phone"]
    (said,) = judge_words(judged.page, context(), 0.5, (says("says"),)).findings
    assert said.shown == "联系人陈静，手机137****3456。"
    assert MOBILE not in str(judged)


def test_later_pages_know_the_lines_of_the_home_page() -> None:
    contexts = PageContexts(lambda _: context())
    navigation = TextPart(PartKind.BOILERPLATE, " 首页\n\n电话 0769-12345678 ")
    home = page(navigation, TextPart(PartKind.BODY, "正文"), role=PageRole.HOME)
    masked = judge_personal(home, context(), resources().hasher).page

    def lines() -> str:
        return judge_words(masked, contexts.of_target("1"), 0.5, (says("says"),)).findings[0].problem

    assert lines() == "0 行"
    contexts.learn(replace(masked, target_id="1"))
    assert lines() == "2 行"


def test_title_and_body_are_cut_into_words() -> None:
    body, script = TextPart(PartKind.BODY, "认真贯彻落实"), TextPart(PartKind.SCRIPT, "认真贯彻落实")
    masked = judge_personal(page(body, script), context(), resources().hasher).page
    cut = cut_into_words(masked, resources().tools.segmenter).facts
    assert cut is not None
    assert set(cut.parts[0].boundaries) == {2, 6}
    assert not cut.parts[1].boundaries
