"""What stores and download pages say of an app: in their data, in microdata, in labelled rows."""

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.extract import extract_text
from govspider.extract.app_data import read_app_data
from govspider.extract.app_labels import read_app_labels
from govspider.extract.public_data import with_app
from govspider.items import PublicCard
from govspider.text.dates import CHINA

DAY = date(2023, 6, 30)
NOW = datetime(2023, 6, 30, 10, tzinfo=CHINA)
URL = "https://sj.qq.com/appdetail/cn.gov.xicheng"


def next_data(*items: dict[str, str]) -> str:
    data = {
        "props": {
            "pageProps": {"dynamicCardResponse": {"data": {"components": [{"data": {"itemData": items}}]}}}
        }
    }
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'


OWN = {
    "pkg_name": "cn.gov.xicheng",
    "app_name": "溪城通",
    "version_name": "3.2.1",
    "developer": "溪城数据公司",
}
OTHER = {"pkg_name": "com.other.app", "app_name": "别的应用", "version_name": "9.9", "developer": "别的公司"}


def test_the_app_of_the_address_is_told_from_others() -> None:
    assert read_app_data(next_data(OTHER, OWN), URL) == PublicCard(
        "溪城通", version="3.2.1", developer="溪城数据公司"
    )
    assert read_app_data(next_data(OTHER), URL) is None


def test_json_ld_of_an_application() -> None:
    told = {
        "@context": "https://schema.org",
        "@type": "SoftwareApplication",
        "name": "溪城通",
        "softwareVersion": "3.2.1",
        "datePublished": "2019-01-01",
        "dateModified": "2023-05-20T08:00:00+08:00",
        "author": {"@type": "Organization", "name": "溪城市数据局"},
    }
    page = f'<script type="application/ld+json">{json.dumps(told, ensure_ascii=False)}</script>'
    card = PublicCard("溪城通", version="3.2.1", updated=date(2023, 5, 20), developer="溪城市数据局")
    assert read_app_data(page, "https://store.test/1") == card


def test_the_day_of_the_first_release_is_not_that_of_the_version() -> None:
    told = '{"@type":"MobileApplication","name":"溪城通","datePublished":"2019-01-01"}'
    page = f'<script type="application/ld+json">{told}</script>'
    assert read_app_data(page, "https://store.test/1") == PublicCard("溪城通")


def test_apples_own_interface() -> None:
    app = {
        "trackId": 1442478540,
        "trackName": "溪城通",
        "version": "3.2.1",
        "releaseDate": "2019-01-01T00:00:00Z",
        "currentVersionReleaseDate": "2023-05-20T18:00:00Z",
        "sellerName": "溪城数据有限公司",
    }
    answer = json.dumps({"resultCount": 1, "results": [app]})
    card = PublicCard("溪城通", version="3.2.1", updated=date(2023, 5, 21), developer="溪城数据有限公司")
    assert read_app_data(answer, "https://itunes.apple.com/cn/lookup?id=1442478540") == card
    assert (
        read_app_data('{"resultCount":0,"results":[]}', "https://itunes.apple.com/cn/lookup?id=1442478540")
        is None
    )


def test_microdata() -> None:
    page = (
        '<div itemscope itemtype="http://schema.org/SoftwareApplication"><h1 itemprop="name">溪城通</h1>'
        '<span itemprop="softwareVersion">3.2.1</span><time itemprop="dateModified" datetime="2023-05-20">5月20日</time>'
        '<span itemprop="author">溪城数据公司</span></div>'
    )
    card = PublicCard("溪城通", version="3.2.1", updated=date(2023, 5, 20), developer="溪城数据公司")
    assert read_app_data(page, "https://store.test/1") == card


ROWS = {
    "one a line": "溪城通\n版本：3.2.1\n更新时间：2023-05-20\n开发者：溪城数据有限公司\n备案号：粤ICP备12345678号-3A",
    "label and value apart": (
        "版本号\nV3.2.1\n更新日期\n2023年5月20日\n开发商\n溪城数据有限公司\nApp备案号\n粤ICP备12345678号-3A"
    ),
    "in one line": "版本：3.2.1 | 更新时间：2023/05/20 | 开发者：溪城数据有限公司 | 备案号：粤ICP备12345678号-3A",
    "with spaces": "当前版本 3.2.1\n最近更新 2023-05-20 10:20\n运营单位 溪城数据有限公司\nAPP备案号：粤ICP备12345678号-3A",
    "as wandoujia has it": "更新\n2023-05-20\n版本\n3.2.1\n来自\n溪城数据有限公司\nAPP备案号：粤ICP备12345678号-3A",
}


@pytest.mark.parametrize("rows", ROWS)
def test_labelled_rows(rows: str) -> None:
    card = read_app_labels(ROWS[rows], NOW)
    assert card.version.lstrip("V") == "3.2.1"
    assert (card.updated, card.developer) == (date(2023, 5, 20), "溪城数据有限公司")
    assert card.filing == "粤ICP备12345678号-3A"


@pytest.mark.parametrize(
    "text",
    [
        "系统要求：Android 5.0 以上版本",
        "支持系统版本\niOS 12.0 及以上",
        "更新内容：修复了2.1版的问题",
        "版权所有 溪城市数据局 京ICP备11010053号-1",
        "版本记录\n历史版本",
        "iOS版本：12.0及以上",
        "溪城通将于6月1日升级到3.2.1版本\n发布时间：2023-05-20",
    ],
)
def test_other_rows_say_nothing(text: str) -> None:
    assert read_app_labels(text, NOW) == PublicCard()


def test_the_first_of_several_versions_counts() -> None:
    card = read_app_labels("版本：3.2.1\n更新时间：3天前\n历史版本\n版本：2.0.0\n更新时间：2021-01-01", NOW)
    assert (card.version, card.updated) == ("3.2.1", date(2023, 6, 27))


@pytest.mark.parametrize("name", ["溪城通", "溪城滨海新区管理委员会"])  # the second is no article's title
def test_a_download_page_of_an_office(name: str) -> None:
    page = (
        f"<html><head><title>{name}客户端下载</title></head><body><h1>{name}</h1><ul><li>版本：<em>3.2.1</em></li>"
        "<li>更新时间：<em>2023-05-20</em></li><li>开发者：<em>溪城市数据局</em></li></ul>"
        "<a href='/app/xct.apk'>安卓版下载</a></body></html>"
    )
    facts = with_app(
        extract_text(page, "http://app.xicheng.test/", day=DAY), page, "http://app.xicheng.test/", NOW
    )
    assert facts.card == PublicCard(version="3.2.1", updated=date(2023, 5, 20), developer="溪城市数据局")
    assert facts.title == f"{name}客户端下载"


COMPANY, FILED = "溪城数据有限公司", "粤ICP备12345678号-3A"
PAGES = {
    "list of labels": (
        (
            "<ul><li class='w'>软件大小:</li><li>50.3 MB</li><li class='w'>版本号：</li><li>3.2.1</li>"
            "<li class='w'>更新时间：</li><li>2023-05-20</li><li class='w'>包名：</li><li>cn.gov.xc</li></ul>"
        ),
        ("", ""),
    ),
    "blocks, and the store's own filing": (
        (
            f"<div><div>开发者信息</div><div>{COMPANY}</div></div><div><div>版本号</div><div>3.2.1</div></div><div><div>更新时间"
            f"</div><div>2023-05-20</div></div><div><div>备案号</div><div>{FILED}</div></div><footer>京ICP备11010053号-2</footer>"
        ),
        (COMPANY, FILED),
    ),
    "definitions": (
        (
            "<dl><dt>大小</dt><dd>50.3MB</dd><dt>更新</dt><dd><span>更新时间：2023-05-20</span></dd><dt>版本</dt><dd>&nbsp;3.2.1</dd>"
            f"<dt>系统要求</dt><dd>Android 5.0 以上</dd><dt>来自</dt><dd><span>{COMPANY}</span></dd></dl>"
        ),
        (COMPANY, ""),
    ),
    "table of two columns": (
        (
            f"<table><tr><td><b>作者：</b>{COMPANY}</td><td><b>更新时间：</b>2023-05-20</td></tr><tr><td><b>版本：</b>3.2.1</td>"
            "<td><b>系统：</b>Android 4.4以上</td></tr></table>"
        ),
        (COMPANY, ""),
    ),
    "table with a head": (
        (
            "<table><tr><th>名称</th><th>版本</th><th>更新时间</th><th>下载</th></tr><tr><td>溪城通</td><td>3.2.1</td>"
            "<td>2023-05-20</td><td><a href='a.apk'>下载</a></td></tr></table>"
        ),
        ("", ""),
    ),
    "a sentence": ("<p>最新版本：V3.2.1（2023-05-20更新）</p><p>主办单位：溪城市数据局</p>", ("", "")),
    "two systems": (
        "<p>苹果版本：3.2.1　更新日期：2023年4月1日</p><p>安卓版本：3.3　更新日期：2023年5月20日</p>",
        ("", ""),
    ),
}


@pytest.mark.parametrize("made", PAGES)
def test_pages_of_many_makes(made: str) -> None:
    markup, expected = PAGES[made]
    page = f"<html><head><title>溪城通</title></head><body><h1>溪城通</h1>{markup}</body></html>"
    card = with_app(extract_text(page, "http://a.test/", day=DAY), page, "http://a.test/", NOW).card
    assert card is not None
    assert (card.version.lstrip("V"), card.updated) == ("3.2.1", date(2023, 5, 20))
    assert (card.developer, card.filing) == expected


def test_a_person_who_publishes_an_app_is_not_kept() -> None:
    assert read_app_labels("版本：3.2.1\n开发者：张三丰", NOW).developer == ""


def test_a_page_that_says_nothing_of_an_app_has_no_card() -> None:
    page = "<html><body><h1>通知公告</h1><p>更新时间：2023-05-20</p></body></html>"
    assert with_app(extract_text(page, "http://a.test/", day=DAY), page, "http://a.test/", NOW).card is None


PIECES = (
    "版本",
    "：",
    "3.2.1",
    "\n",
    "更新时间",
    "2023-05-20",
    "备案号",
    "粤ICP备12345678号-3A",
    " ",
    "|",
    '{"version":"1"}',
)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_anything_can_be_read(text: str) -> None:
    read_app_labels(text, NOW)
    read_app_data(text, URL)
