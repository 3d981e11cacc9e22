"""Posts become pages with their texts where an export has them; no file, no request, no sweep is needed to see how."""

import json
from datetime import date
from pathlib import Path

import pytest

from govspider.crawl.post_pages import post_pages
from govspider.items import Outcome, Page, PageFacts, PageRole, PartKind, Post, Target, TargetKind
from govspider.ledger.post_exports import FOLDER, read_exports
from govspider.privacy.masking import mask_text

DAY = date(2023, 6, 30)
ACCOUNTS = (Target("xcfb", TargetKind.ACCOUNT, "溪城发布", "溪城区", platform="wechat"),)
HEAD = "公众号,标题,摘要,正文,链接,发布时间"


def pages(folder: Path, *rows: str, taken: tuple[str, ...] = (), name: str = "溪城发布.csv") -> list[Page]:
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / FOLDER / name).write_text("\n".join((HEAD, *rows)), encoding="utf-8")
    posts, problems = read_exports(folder, ACCOUNTS)
    assert problems == ()
    return list(post_pages(posts, folder, DAY, dict.fromkeys(taken)))


def texts(page: Page) -> dict[PartKind, str]:
    assert page.facts is not None
    return {part.kind: part.text for part in page.facts.parts}


def test_title_digest_and_text_are_parts(tmp_path: Path) -> None:
    (page,) = pages(
        tmp_path, "溪城发布,防溺水提醒,暑期将至,家长要看护好孩子。,http://mp.test/s/1,2023-06-08 10:00"
    )
    assert texts(page) == {PartKind.TITLE: "防溺水提醒", PartKind.BODY: "暑期将至\n家长要看护好孩子。"}
    assert page.facts is not None
    assert (page.url, page.role, page.outcome) == ("http://mp.test/s/1", PageRole.POST, Outcome.OK)
    assert (page.facts.title, page.facts.published) == ("防溺水提醒", date(2023, 6, 8))
    assert page.parent == "发文/溪城发布.csv第2行"


def test_a_digest_that_repeats_the_text_is_told_once(tmp_path: Path) -> None:
    (page,) = pages(tmp_path, "溪城发布,提醒,家长要看护好…,家长要看护好孩子。,,2023-06-08")
    assert texts(page)[PartKind.BODY] == "家长要看护好孩子。"
    assert page.url == page.parent  # it has no address: file and row name it


def test_a_post_without_title_has_no_title_part(tmp_path: Path) -> None:
    (page,) = pages(tmp_path, "溪城发布,,,早高峰请绕行。,,2023-06-08")
    assert texts(page) == {PartKind.BODY: "早高峰请绕行。"}


def test_html_is_read_as_a_page_is(tmp_path: Path) -> None:
    markup = "<section><p>家长要&nbsp;看护好孩子。</p><a href='http://a.test/'>详情</a></section>"
    (page,) = pages(tmp_path, f"溪城发布,提醒,,{markup},,2023-06-08")
    assert page.facts is not None
    assert texts(page)[PartKind.BODY].split() == ["家长要", "看护好孩子。", "详情"]
    assert [link.url for link in page.facts.links] == ["http://a.test/"]


def test_a_digest_in_html_is_read_as_it_is_seen(tmp_path: Path) -> None:
    (page,) = pages(
        tmp_path,
        "溪城发布,甲&amp;乙,<p>暑期将至</p>,<p>看护好孩子。</p>,http://mp.test/s?a=1&amp;b=2,2023-06-08",
    )
    assert texts(page) == {PartKind.TITLE: "甲&乙", PartKind.BODY: "暑期将至\n看护好孩子。"}
    assert page.url == "http://mp.test/s?a=1&b=2"


def test_html_that_is_too_long_is_said_and_its_title_is_judged(tmp_path: Path) -> None:
    post = {"title": "提醒", "content": "<p>字</p>" * 50_000, "create_time": "2023-06-08"}
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "xcfb.json").write_text(json.dumps([post]), encoding="utf-8")
    (page,) = post_pages(read_exports(tmp_path, ACCOUNTS)[0], tmp_path, DAY, {})
    assert (page.outcome, page.error) == (Outcome.TOO_LARGE, "正文过长，未能判定")
    assert texts(page) == {PartKind.TITLE: "提醒"}


@pytest.mark.parametrize("text", ["收入<支出", "a<b且c>d", "5<6", "<3"])
def test_a_sign_is_no_markup(text: str, tmp_path: Path) -> None:
    (page,) = pages(tmp_path, f"溪城发布,提醒,,{text},,2023-06-08")
    assert texts(page)[PartKind.BODY] == text


def test_one_address_names_one_page(tmp_path: Path) -> None:
    rows = [f"溪城发布,提醒{n},,家长要看护好孩子。,http://mp.test/s/{n // 2},2023-06-08" for n in range(4)]
    urls = [page.url for page in pages(tmp_path, *rows, taken=("http://mp.test/s/1",))]
    assert urls == [
        "http://mp.test/s/0",
        "发文/溪城发布.csv第3行",
        "发文/溪城发布.csv第4行",
        "发文/溪城发布.csv第5行",
    ]


def test_a_post_that_its_address_shows_is_judged_there(tmp_path: Path) -> None:
    """It may have been mended since; what shows less than the export has is not all of the post."""
    row = "溪城发布,防溺水提醒,,家长要看护好孩子，不到河边玩耍。,http://mp.test/s/1,2023-06-08"
    pages(tmp_path, row)
    posts, _ = read_exports(tmp_path, ACCOUNTS)
    for title, text, judged in (
        ("防溺水提醒", "家长要看护好孩子，不要到河边玩耍。", []),
        ("防溺水提醒", "家长要看护", ["发文/溪城发布.csv第2行"]),
        ("防溺水提醒", "", ["发文/溪城发布.csv第2行"]),
        ("登录", "家长要看护好孩子，不要到河边玩耍。", ["发文/溪城发布.csv第2行"]),
    ):
        opened = {"http://mp.test/s/1": PageFacts(title=title, text=text)}
        assert [page.url for page in post_pages(posts, tmp_path, DAY, opened)] == judged


def test_posts_of_the_ledger_itself_have_their_title(tmp_path: Path) -> None:
    post = Post("xcfb", "防溺水提醒", DAY, "", "新媒体.xlsx", "［发文］第5行")
    (page,) = post_pages([post], tmp_path, DAY, {})
    assert texts(page) == {PartKind.TITLE: "防溺水提醒"}
    assert page.url == "新媒体.xlsx［发文］第5行"


def test_a_file_that_changed_since_says_nothing_of_another_post(tmp_path: Path) -> None:
    pages(tmp_path, "溪城发布,防溺水提醒,,家长要看护好孩子。,,2023-06-08")
    posts, _ = read_exports(tmp_path, ACCOUNTS)
    (page,) = pages(tmp_path, "溪城发布,另一条,,别的文字。,,2023-06-08")
    assert PartKind.BODY in texts(page)
    (page,) = post_pages(posts, tmp_path, DAY, {})
    assert texts(page) == {PartKind.TITLE: "防溺水提醒"}
    (tmp_path / FOLDER / "溪城发布.csv").unlink()
    (page,) = post_pages(posts, tmp_path, DAY, {})
    assert texts(page) == {PartKind.TITLE: "防溺水提醒"}


def test_the_hash_of_a_short_text_gives_no_number_away(tmp_path: Path) -> None:
    """Eight hidden digits are soon tried out; the hash must not tell which are right."""
    row = "溪城发布,提醒,,失主身份证号110101199003077774请认领,,2023-06-08"
    other = row.replace("19900307", "19910307")
    assert mask_text(row) == mask_text(other)
    (first,), (second,) = pages(tmp_path, row), pages(tmp_path, other)
    assert first.body_hash == second.body_hash
