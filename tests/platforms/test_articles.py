"""Addresses of one article, however somebody came by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.platforms.articles import article_of

LONG = "http://mp.test/s?__biz=MzA%3D%3D&mid=22&idx=1&sn=ab12"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            LONG,
            "https://mp.test/s?__biz=MzA==&amp;mid=22&amp;idx=1&amp;sn=ab12&amp;chksm=f&amp;scene=27#wechat_redirect",
        ),
        (LONG, "http://mp.test/s?mid=22&idx=1&__biz=MzA==&sn=ab12&mpshare=1&srcid=0605x"),
        ("http://mp.test/s/Ab_9-x", "https://mp.test/s/Ab_9-x?from=timeline&scene=2"),
        ("http://a.gov.test/t1.html", "https://A.gov.test:443/t1.html#p2"),
        ("http://a.gov.test/t1.html", "http://a.gov.test/t1.html?utm_source=wx"),
    ],
)
def test_ways_to_one_article(one: str, other: str) -> None:
    assert article_of(one) == article_of(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LONG, LONG.replace("idx=1", "idx=2")),
        (LONG, LONG.replace("mid=22", "mid=23")),
        ("http://mp.test/s/Ab_9-x", "http://mp.test/s/ab_9-x"),
        ("http://a.gov.test/t?id=1", "http://a.gov.test/t?id=2"),
        ("http://a.gov.test/s/t1.html?id=1", "http://a.gov.test/s/t1.html?id=2"),
    ],
)
def test_two_articles(one: str, other: str) -> None:
    assert article_of(one) != article_of(other)


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    assert isinstance(article_of(text), str)
    assert article_of("发文/溪城.csv第5行") == article_of("") == ""
