import pytest

from govspider.checks.empty_column import CHECK
from govspider.items import ColumnClass, LinkKind, Outcome
from tests.checks.building import DAY, HOME, column, column_page, facts_of, home, judge, link
from tests.stores import NATIONAL

URL = f"{HOME}c1/"
EMPTY_COLUMN_TEXT = NATIONAL.figures.blank_column_text.value


def test_column_without_anything() -> None:
    (found,) = judge(CHECK, facts_of(columns=(column(),), pages=(home(), column_page())))
    assert (found.indicator, found.subject) == ("V4.3", "c1")
    assert found.problem == "“通知公告”栏目打开后没有任何信息，为空白栏目"


def test_blank_page_and_static_column() -> None:
    facts = facts_of(columns=(column(ColumnClass.STATIC),), pages=(column_page(outcome=Outcome.BLANK),))
    assert len(judge(CHECK, facts)) == 1


@pytest.mark.parametrize(
    ("length", "fires"),
    [(0, True), (EMPTY_COLUMN_TEXT - 1, True), (EMPTY_COLUMN_TEXT, False), (EMPTY_COLUMN_TEXT + 1, False)],
)
def test_own_text_is_content(*, length: int, fires: bool) -> None:
    facts = facts_of(columns=(column(),), pages=(column_page(text_length=length),))
    assert bool(judge(CHECK, facts)) == fires


@pytest.mark.parametrize(
    "facts",
    [
        {"dates": (DAY,)},
        {"undated": (f"{HOME}a.html",)},
        {"error": "需要浏览器"},
        {"title": "404 Not Found"},
        {"outcome": Outcome.BLOCKED},
        {"outcome": Outcome.HTTP_ERROR},
        {"final_url": "http://www.b.gov.test/"},
    ],
)
def test_not_blank_or_not_read(facts: dict[str, object]) -> None:
    assert judge(CHECK, facts_of(columns=(column(),), pages=(column_page(**facts),))) == []


@pytest.mark.parametrize("kind", [LinkKind.ATTACHMENT, LinkKind.FRAME])
def test_attachment_or_frame_is_content(kind: LinkKind) -> None:
    links = (link(f"{HOME}plan", on=URL, kind=kind),)
    assert judge(CHECK, facts_of(columns=(column(),), pages=(column_page(),), links=links)) == []


def test_navigation_is_no_content_but_pages_of_its_own_are() -> None:
    navigation = [link(f"{HOME}nav{n}", on=on) for n in range(5) for on in (HOME, URL)]
    own = [link(f"{HOME}sub{n}", on=URL) for n in range(3)]
    pages = (home(), column_page())
    blank = facts_of(columns=(column(),), pages=pages, links=(*navigation, *own[:2]))
    leads_on = facts_of(columns=(column(),), pages=pages, links=(*navigation, *own))
    assert len(judge(CHECK, blank)) == 1
    assert judge(CHECK, leads_on) == []


def test_exempt_column() -> None:
    assert judge(CHECK, facts_of(columns=(column(exempt_reason="建设中"),), pages=(column_page(),))) == []
