"""What a person mistypes is one clear line in Chinese and exit code 1."""

import json
from pathlib import Path

import pytest
from scrapy.settings import Settings

from govspider.commands.crawl import look_first
from govspider.errors import GovspiderError
from govspider.items import Ledger, TargetKind
from govspider.ledger import write_ledger
from govspider.ledger.choosing import choose_targets
from govspider.spiders.link_probes import LinksSpider
from govspider.spiders.looks import LooksSpider
from govspider.spiders.website import WebsiteSpider
from govspider.spiders.wechat import WechatSpider
from tests.commands import ROOT
from tests.crawling import crawl, website
from tests.servers import TableServer, closed_port, html

pytestmark = pytest.mark.slow

SITE = website("4419000001", "http://127.0.0.1:9/", name="甲局")
CHANNEL = website("4419000101", "http://127.0.0.1:9/town/", name="某镇", kind=TargetKind.CHANNEL)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The project's settings on a ledger of one website and one channel."""
    folder = tmp_path_factory.mktemp("command")
    write_ledger(Ledger((SITE, CHANNEL), ()), folder / "ledger")
    settings = Settings()
    settings.setmodule("govspider.settings")
    settings.update(
        {"GOVSPIDER_DATA_DIR": str(folder), "GOVSPIDER_DICTIONARIES_DIR": str(ROOT / "dictionaries")}
    )
    return settings


@pytest.mark.parametrize(
    ("arguments", "spider", "said"),
    [
        ({"target": "4419000002"}, WebsiteSpider, "台账中没有检查对象“4419000002”：相近的有：4419000001"),
        ({"target": "别的"}, WebsiteSpider, "台账中没有检查对象“别的”：请核对标识码"),
        ({"target": "4419000001，别的"}, WebsiteSpider, "台账中没有检查对象“别的”：请核对标识码"),
        ({"target": "4419000101"}, WebsiteSpider, "是网站频道，不是政府网站：请改用 scrapy crawl channel"),
        ({"target": "4419000001", "quarter": "上季度"}, WebsiteSpider, "季度“上季度”无法识别"),
        ({"day": "昨天"}, WebsiteSpider, "检查日 昨天 无法识别"),
        ({}, WechatSpider, "台账中没有这一类状态正常的检查对象"),
        ({"shard": "2/2"}, LinksSpider, "分片“2/2”无法识别"),
        ({"shard": "1"}, LooksSpider, "分片“1”无法识别"),
        ({"targt": "4419000001"}, WebsiteSpider, "没有名为“targt”的参数：是否应为 target？"),
        ({"Target": "4419000001"}, WebsiteSpider, "没有名为“Target”的参数：是否应为 target？"),
        ({"target": "4419000001", "quater": "2023Q2"}, WebsiteSpider, "是否应为 quarter？"),
        ({"shard": "0/2"}, WebsiteSpider, "没有名为“shard”的参数：是否应为 target、quarter、day？"),
        ({"标识码": "4419000001"}, WebsiteSpider, "是否应为 target、quarter、day？"),
        ({"target": ""}, WebsiteSpider, "参数 target 是空的：请写明标识码"),
    ],
)
def test_mistakes_are_told_before_anything_starts(
    settings: Settings, arguments: dict[str, str], spider: type[object], said: str
) -> None:
    with pytest.raises(GovspiderError) as raised:
        look_first(settings, spider, arguments)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("arguments", [{}, {"target": "4419000001"}, {"target": "4419000001, 4419000001"}])
def test_what_is_right_passes(settings: Settings, arguments: dict[str, str]) -> None:
    look_first(settings, WebsiteSpider, arguments)
    chosen = choose_targets(Ledger((SITE, CHANNEL), ()), WebsiteSpider.kinds, arguments.get("target", ""))
    assert [target.target_id for target in chosen] == ["4419000001"]


@pytest.mark.parametrize(
    ("arguments", "spider", "said"),
    [
        (("target=4419000002",), "website", "台账中没有检查对象“4419000002”"),
        (("targt=4419000001",), "website", "没有名为“targt”的参数：是否应为 target？"),
        (
            (),
            "webiste",
            "没有名为“webiste”的爬虫：可用的有 account、channel、late_links、links、looks、website、wechat",
        ),
    ],
)
def test_mistakes_are_one_line_and_exit_code_1(
    tmp_path: Path, arguments: tuple[str, ...], spider: str, said: str
) -> None:
    crawled = crawl(tmp_path, [SITE, CHANNEL], *arguments, spider=spider, LOG_LEVEL="ERROR")
    assert crawled.code == 1
    assert said in crawled.err
    assert len(crawled.err.strip().splitlines()) == 1


def test_without_ledger_or_demo_city_the_way_out_is_named(tmp_path: Path) -> None:
    crawled = crawl(tmp_path, [SITE], GOVSPIDER_LEDGER_DIR=str(tmp_path / "none"), LOG_LEVEL="ERROR")
    assert crawled.code == 1
    assert "中没有台账：请用 scrapy ledger template" in crawled.err


def test_without_a_ledger_the_demo_city_is_inspected_through_its_proxy(tmp_path: Path) -> None:
    table = {
        "http://bureau.test/": html("<title>示范局</title><p>欢迎</p>"),
        "http://bureau.test/robots.txt": html(""),
    }
    with TableServer(table) as proxy:
        city = {"port": int(proxy.url("").rpartition(":")[2]), "day": "2023-06-30"}
        (tmp_path / "demo").mkdir()
        (tmp_path / "demo" / "city.json").write_text(json.dumps(city), encoding="utf-8")
        ledger = Ledger((website("4419000001", "http://bureau.test/"),), ())
        write_ledger(ledger, tmp_path / "demo" / "ledger")
        crawled = crawl(
            tmp_path,
            [],
            "target=4419000001",
            GOVSPIDER_DATA_DIR=str(tmp_path),
            GOVSPIDER_DAY="",
            GOVSPIDER_QUARTER="2023Q2",
        )
    assert crawled.code == 0, crawled.err
    (row,) = crawled.rows("SELECT url, outcome, title FROM pages")
    assert row == {"url": "http://bureau.test/", "outcome": "ok", "title": "示范局"}


def test_a_demo_city_that_is_not_served_is_named(tmp_path: Path) -> None:
    ledger = Ledger((website("4419000001", "http://bureau.test/"),), ())
    write_ledger(ledger, tmp_path / "demo" / "ledger")
    (tmp_path / "demo" / "city.json").write_text(json.dumps({"port": closed_port()}), encoding="utf-8")
    crawled = crawl(tmp_path, [], LOG_LEVEL="ERROR")
    assert crawled.code == 1
    assert "示范城市也没有运行：请先在另一个窗口执行 scrapy demo" in crawled.err
