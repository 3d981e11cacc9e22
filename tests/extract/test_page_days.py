"""The day of a page where its bar begins with the site's name, and labels of days that are no publication."""

from datetime import date

import pytest

from tests.extract.building import article

DAY_SHOWN = date(2023, 6, 5)


def test_the_site_s_name_and_address_before_the_day() -> None:
    bar = (
        "<p><a href=/>临川市政府门户网站&nbsp www.linchuan.gov.test</a> "
        "&nbsp;<span>2023-06-05 17:32:17</span>&nbsp; <span>来源：市民政局</span></p>"
    )
    facts = article(bar)
    assert (facts.published, facts.source) == (DAY_SHOWN, "市民政局")


def test_a_related_link_with_a_day_is_no_bar() -> None:
    assert (
        article("<p><a href=9.html>我市新建三处社区食堂方便居民用餐的做法</a> 2023-06-05</p>").published
        is None
    )


def test_the_day_of_uploading_beats_that_of_sending_out() -> None:
    table = (
        "<table><tr><td>发 文 日 期</td><td>2023-05-29</td></tr>"
        "<tr><td>上 载 日 期</td><td>2023-06-05</td></tr></table>"
    )
    assert article(table).published == DAY_SHOWN


@pytest.mark.parametrize(
    "label", ["归档时间", "执行日期", "实施时间", "开标时间", "登记日期", "通过日期", "入驻时间"]
)
@pytest.mark.parametrize("mark", [":", "："])
def test_other_days(label: str, mark: str) -> None:
    assert article(f"<div>{label}{mark}2023-06-05</div>").published is None
    assert (
        article(f"<div>{label}{mark}2023-05-05</div><div>发布时间：2023-06-05</div>").published == DAY_SHOWN
    )


def test_the_day_of_publishing_beats_that_of_proclaiming() -> None:
    table = (
        "<table><tr><td>公布日期：</td><td>2023-05-20</td><td>发布日期：</td><td>2023-06-05</td></tr></table>"
    )
    assert article(table).published == DAY_SHOWN
    assert article("<p>公布日期：2023-06-05</p>").published == DAY_SHOWN


def test_who_published_beats_who_answers() -> None:
    row = "<tr><td>公开责任部门：</td><td>市府办</td><td>发布机构：</td><td>市人民政府</td></tr>"
    assert article(f"<table>{row}</table>").source == "市人民政府"
    assert article("<p>责任部门：市府办　发布日期：2023-06-05</p>").source == "市府办"


@pytest.mark.parametrize(
    "bar",
    [
        "<div>编发日期 20230605</div>",
        "<div>发布人：张敏　审核：周涛　签发：杨立　2023-06-05</div>",
        "<div>阅读量 340 · 25天前</div>",
    ],
)
def test_odd_bars(bar: str) -> None:
    assert article(bar).published == DAY_SHOWN
