"""Which names say something of our own name service."""

import asyncio
from types import SimpleNamespace

import pytest

from govspider.addresses import domain_of
from govspider.crawl.control import Control

LEDGER = frozenset({"www.chengxi.gov.cn", "jyj.chengxi.gov.cn", "127.0.0.1"})


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("jyj.chengxi.gov.cn", "chengxi.gov.cn"),
        ("chengxi.gov.cn", "chengxi.gov.cn"),
        ("mp.weixin.qq.com", "qq.com"),
        ("wx-a.yunlan.gov.test", "gov.test"),
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "localhost"),
    ],
)
def test_the_registered_domain_of_a_host(host: str, domain: str) -> None:
    assert domain_of(host) == domain


@pytest.mark.parametrize(
    ("answered", "control"),
    [
        (("http://wx-a.chengxi.gov.cn/list/1.html", "http://oa.chengxi.gov.cn/", "http://192.0.2.1/"), ""),
        (("http://wx-a.chengxi.gov.cn/", "http://www.people.test/a.html"), "www.people.test"),
    ],
)
def test_names_of_the_ledger_s_own_domain_are_no_control(answered: tuple[str, ...], control: str) -> None:
    asked: list[str] = []

    async def is_there(name: str) -> bool:
        asked.append(name)
        return True

    prober = SimpleNamespace(hosts=LEDGER, is_there=is_there)
    assert asyncio.run(Control(prober, answered).answers("gone.test")) == control  # type: ignore[arg-type]
    assert asked == ([control] if control else [])
