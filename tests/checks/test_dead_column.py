import pytest

from govspider.checks.dead_column import CHECK
from govspider.items import Outcome, Verdict
from tests.checks.building import HOME, column, column_page, doubts, facts_of, home, judge, link

URL = f"{HOME}c1/"


@pytest.mark.parametrize(
    "outcome",
    [Outcome.HTTP_ERROR, Outcome.DNS, Outcome.REFUSED, Outcome.REDIRECT_LOOP, Outcome.CONNECTION_LOST],
)
def test_column_that_does_not_open(outcome: Outcome) -> None:
    (found,) = judge(CHECK, facts_of(columns=(column(),), pages=(home(), column_page(outcome=outcome))))
    assert found.problem.startswith("“通知公告”栏目无法打开：")
    assert found.page_url == URL


@pytest.mark.parametrize(
    "outcome", [Outcome.OK, Outcome.BLANK, Outcome.BLOCKED, Outcome.ROBOTS, Outcome.TIMEOUT, Outcome.TLS]
)
def test_open_or_not_to_be_judged(outcome: Outcome) -> None:
    facts = facts_of(columns=(column(),), pages=(home(), column_page(outcome=outcome)))
    assert judge(CHECK, facts) == []
    assert bool(doubts(CHECK, facts)) == (outcome not in {Outcome.OK, Outcome.BLANK})


@pytest.mark.parametrize(
    ("outcome", "final_url", "found"),
    [
        (Outcome.DNS, "http://old.a.gov.test/list.html", 1),  # another name of the column's own domain
        (Outcome.REDIRECT_LOOP, "http://www.other.test/", 1),
        (Outcome.HTTP_ERROR, "http://www.other.test/gone", 1),  # it answers
        (Outcome.DNS, "http://www.other.test/", 0),  # that may be our own network
        (Outcome.REFUSED, "http://www.other.test/", 0),
        (Outcome.TIMEOUT, "http://old.a.gov.test/", 0),
        (Outcome.OK, "http://www.other.test/", 0),  # another site's column
        (Outcome.BLANK, "http://www.other.test/", 0),
    ],
)
def test_a_column_that_is_sent_to_what_does_not_open(outcome: Outcome, final_url: str, found: int) -> None:
    opened = column_page(outcome=outcome, final_url=final_url)
    facts = facts_of(columns=(column(),), pages=(home(), opened))
    assert len(judge(CHECK, facts)) == found
    assert bool(doubts(CHECK, facts)) is not bool(found)


def test_page_that_says_it_is_gone() -> None:
    by_title = facts_of(columns=(column(),), pages=(column_page(title="404 Not Found"),))
    by_probe = facts_of(
        columns=(column(),), pages=(column_page(),), links=(link(URL, Verdict.WRONG, reason="软404"),)
    )
    assert len(judge(CHECK, by_title)) == 1
    assert judge(CHECK, by_probe)[0].problem == "“通知公告”栏目无法打开：软404"


def test_site_that_is_down_is_one_fault() -> None:
    down = column_page(outcome=Outcome.REFUSED)
    facts = facts_of(columns=(column(),), pages=(home(outcome=Outcome.REFUSED), down))
    assert judge(CHECK, facts) == []


def test_exempt_column() -> None:
    pages = (column_page(outcome=Outcome.HTTP_ERROR),)
    assert judge(CHECK, facts_of(columns=(column(exempt_reason="停用"),), pages=pages)) == []
