"""Posts as public tools export them; what is not understood is named, and stops nothing."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from govspider.items import Target, TargetKind
from govspider.ledger import check_ledger
from govspider.ledger.export_files import read_posts
from govspider.ledger.post_exports import FOLDER, read_exports
from tests.ledger.samples import ACCOUNT_HEAD

ACCOUNTS = (
    Target("xcfb", TargetKind.ACCOUNT, "溪城发布", "溪城区", platform="wechat"),
    Target("xcjj", TargetKind.ACCOUNT, "溪城交警", "溪城区", platform="weibo"),
)
DAY = date(2023, 6, 8)
SECONDS = 1686189600  # 2023-06-08 10:00 in China

FREEPUBLISH = {
    "total_count": 1,
    "item": [
        {
            "article_id": "a1",
            "content": {
                "news_item": [
                    {"title": "夏季防溺水提醒", "url": "http://mp.test/s/1"},
                    {"title": "高考服务安排"},
                ],
                "create_time": SECONDS,
            },
            "update_time": SECONDS,
        }
    ],
}
RSS = (
    '<rss version="2.0"><channel><title>溪城发布</title><item><title>夏季防溺水提醒</title>'
    "<link>http://mp.test/s/1</link><pubDate>Wed, 07 Jun 2023 20:00:00 GMT</pubDate></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>夏季防溺水提醒</title><link href="http://mp.test/s/1"/>'
    "<updated>2023-06-08T10:00:00+08:00</updated></entry></feed>"
)
JSON_FEED = {
    "version": "1.1",
    "items": [{"title": "夏季防溺水提醒", "url": "http://mp.test/s/1", "date_published": "2023-06-08"}],
}
BARE = [
    {"title": "夏季防溺水提醒", "link": "http://mp.test/s/1", "create_time": SECONDS, "nickname": "溪城发布"}
]
# fmt: off
FILES = {
    "xcfb.json": (json.dumps(FREEPUBLISH), ["夏季防溺水提醒", "高考服务安排"]),
    "溪城发布.json": (json.dumps(JSON_FEED), ["夏季防溺水提醒"]),
    "导出.json": (json.dumps(BARE), ["夏季防溺水提醒"]),
    "溪城发布.rss": (RSS, ["夏季防溺水提醒"]),
    "溪城发布.xml": (ATOM, ["夏季防溺水提醒"]),
    "微博.csv": ("微博id,微博正文,发布时间,用户昵称\n1,早高峰绕行,2023-06-08 07:30,溪城交警\n", ["早高峰绕行"]),
    "溪城发布.csv": ("标题,正文,日期\n夏季防溺水提醒,<p style='a:b;c:d;e:f'>字</p>,2023-06-08\n", ["夏季防溺水提醒"]),
    "溪城交警.csv": ("aweme_id,title,desc,create_time\n9,,骑车戴头盔,1686189600\n", ["骑车戴头盔"]),
}
# fmt: on


def posts_of(folder: Path, name: str, text: str) -> list[str]:
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / FOLDER / name).write_text(text, encoding="utf-8")
    posts, problems = read_exports(folder, ACCOUNTS)
    assert problems == ()
    assert {post.published for post in posts} == {DAY}
    return [post.title for post in posts]


@pytest.mark.parametrize(("name", "text", "titles"), [(name, *row) for name, row in FILES.items()], ids=FILES)
def test_export_of_a_tool(name: str, text: str, titles: list[str], tmp_path: Path) -> None:
    assert posts_of(tmp_path, name, text) == titles


def test_workbook_of_an_exporter(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("文章", 0)
    for row in (
        ["公众号", "ID", "链接", "标题", "摘要", "发布时间", "阅读"],
        ["溪城发布", "1", "http://mp.test/s/1", "夏季防溺水提醒", "提醒", "2023-06-08 10:00:00", 15],
    ):
        sheet.append(row)
    (tmp_path / FOLDER).mkdir()
    book.save(tmp_path / FOLDER / "文章.xlsx")
    (post,), problems = read_exports(tmp_path, ACCOUNTS)
    assert (post.target_id, post.title, post.published, post.url) == (
        "xcfb",
        "夏季防溺水提醒",
        DAY,
        "http://mp.test/s/1",
    )
    assert problems == ()


@pytest.mark.parametrize("name", ["文章.csv", "文章.xlsx"])
def test_the_lines_of_a_text_are_kept(name: str, tmp_path: Path) -> None:
    rows = (
        ["标题", "正文", "发布\n时间", "账号", "链接"],
        [
            "夏季防溺水\n提醒",
            "暑期将至。\r\n\r\n 请家长看管好孩子。",
            "2023-06-08",
            "溪城\n发布",
            "http://mp.test/s/1\n",
        ],
    )
    path = tmp_path / name
    if name.endswith("csv"):
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    else:
        book = Workbook()
        sheet = book.create_sheet("文章", 0)
        for row in rows:
            sheet.append(row)
        book.save(path)
    (post,) = read_posts(path)
    assert (post.title, post.text) == ("夏季防溺水 提醒", "暑期将至。\n请家长看管好孩子。")
    assert (post.account, post.url, post.published) == ("溪城 发布", "http://mp.test/s/1", "2023-06-08")


def test_what_a_body_holds_is_masked(tmp_path: Path) -> None:
    (title,) = posts_of(tmp_path, "溪城交警.csv", "微博正文,日期\n失主请联系13800138000领取,2023-06-08\n")
    assert "13800138000" not in title


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("溪城发布.docx", "x", "这种格式的发文文件无法读取"),
        ("溪城发布.json", "{", "无法读取"),
        ("溪城发布.rss", "<rss><item>", "无法读取"),
        ("溪城发布.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "无法读取"),
        ("溪城发布.csv", f"标题,发布时间\n{'长' * 140_000},2023-06-08\n", "第2行有一格过长"),
        ("溪城发布.csv", "阅读,点赞\n1,2\n", "没有读到发文"),
        ("溪城发布.csv", "标题,发布时间\n夏季防溺水提醒,近日\n", "有1条的发布时间无法识别"),
        ("某地发布.csv", "标题,发布时间\n夏季防溺水提醒,2023-06-08\n", "有1条的账号不在台账中（某地发布）"),
    ],
)
def test_what_is_not_understood_is_named(name: str, text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / name).write_text(text, encoding="utf-8")
    posts, (problem,) = read_exports(tmp_path, ACCOUNTS)
    assert posts == ()
    assert problem.warning
    assert str(problem).startswith(f"{FOLDER}/{name}：{said}")


def test_where_a_post_was_read_is_known(tmp_path: Path) -> None:
    posts_of(tmp_path, "xcfb.json", json.dumps(FREEPUBLISH))
    posts, _ = read_exports(tmp_path, ACCOUNTS)
    assert [post.source for post in posts] == ["发文/xcfb.json第1条", "发文/xcfb.json第2条"]


@pytest.mark.parametrize("key", ["comments", "elected_comment", "reply_list", "retweet", "评论"])
def test_what_others_wrote_is_no_post(key: str, tmp_path: Path) -> None:
    others = [{"text": "我的电话是13800138000", "created_at": "2023-06-08", "screen_name": "路人"}]
    own = {"text": "早高峰绕行", "created_at": "2023-06-08", "screen_name": "溪城交警", key: others}
    assert posts_of(tmp_path, "溪城交警.json", json.dumps({"weibo": [own]})) == ["早高峰绕行"]


def test_of_several_names_in_a_file_strangers_are_named(tmp_path: Path) -> None:
    head, own = "昵称,微博正文,日期", "交警发布,早高峰绕行,2023-06-08"
    assert posts_of(tmp_path, "溪城交警.csv", f"{head}\n{own}\n") == ["早高峰绕行"]  # spelt anew
    (tmp_path / FOLDER / "溪城交警.csv").write_text(
        f"{head}\n溪城交警,早高峰绕行,2023-06-08\n路人,路过,2023-06-08\n", encoding="utf-8"
    )
    posts, (problem,) = read_exports(tmp_path, ACCOUNTS)
    assert [post.title for post in posts] == ["早高峰绕行"]
    assert "有1条的账号不在台账中（路人）" in str(problem)


@pytest.mark.parametrize(
    ("inside", "titles"),
    [
        ({"user": {"screen_name": "溪城交警", "description": "官方微博"}}, ["早高峰绕行"]),
        ({"topic": {"title": "#平安出行#"}, "page_info": {"title": "路况", "desc": "详情"}}, ["早高峰绕行"]),
        ({"multi": [{"title": "骑车戴头盔", "link": "http://mp.test/s/2"}]}, ["早高峰绕行", "骑车戴头盔"]),
    ],
)
def test_what_stands_in_a_post_is_one_only_if_it_is_an_article(
    inside: dict[str, object], titles: list[str], tmp_path: Path
) -> None:
    own = {"title": "早高峰绕行", "created_at": "2023-06-08"} | inside
    assert sorted(posts_of(tmp_path, "溪城交警.json", json.dumps([own]))) == titles


def test_feed_that_says_when_it_was_changed(tmp_path: Path) -> None:
    item = {
        "id": "1",
        "url": "http://mp.test/s/1",
        "title": "夏季防溺水提醒",
        "date_modified": "2023-06-08T02:00:00.000Z",
    }
    assert posts_of(tmp_path, "xcfb.json", json.dumps({"version": "1.1", "items": [item]})) == [
        "夏季防溺水提醒"
    ]


def test_a_text_with_a_time_alone_is_no_post(tmp_path: Path) -> None:
    """As comments are: {"content": …, "create_time": …}."""
    item = FREEPUBLISH["item"][0] | {"messages": [{"content": "写得好", "create_time": SECONDS}]}  # type: ignore[index]
    assert len(posts_of(tmp_path, "xcfb.json", json.dumps({"item": [item]}))) == 2


def test_posts_of_the_ledger_and_of_exports_are_one_list(tmp_path: Path) -> None:
    (tmp_path / "账号.csv").write_text(f"{ACCOUNT_HEAD}\nxcfb,溪城发布,溪城区,微信公众号\n", encoding="utf-8")
    (tmp_path / "发文.csv").write_text(
        "账号ID,标题,发布日期\nxcfb,夏季防溺水提醒,2023-06-08\n", encoding="utf-8"
    )
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "xcfb.json").write_text(json.dumps(FREEPUBLISH), encoding="utf-8")
    (tmp_path / FOLDER / "空.json").write_text("[]", encoding="utf-8")
    checked = check_ledger(tmp_path)
    assert checked.ledger is not None
    assert [post.title for post in checked.ledger.posts] == ["夏季防溺水提醒", "高考服务安排"]
    assert [problem.warning for problem in checked.problems] == [True]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["title", "create_time", "item", "nickname", "x"]), inner, max_size=4
            )
        ),
        max_leaves=20,
    )
)
def test_any_json_is_read_or_named(tmp_path_factory: pytest.TempPathFactory, document: object) -> None:
    folder = tmp_path_factory.mktemp("exports")
    (folder / FOLDER).mkdir()
    (folder / FOLDER / "xcfb.json").write_text(json.dumps(document), encoding="utf-8")
    posts, problems = read_exports(folder, ACCOUNTS)
    assert all(post.target_id in {"xcfb", "xcjj"} for post in posts)
    assert posts or problems
