"""Posts judged in a real crawl: findings name the post, file and row; nothing personal is kept in the clear."""

from pathlib import Path

import pytest

from govspider.ledger.post_exports import FOLDER
from tests.crawling import Crawled, account, crawl, menu_file

pytestmark = pytest.mark.slow

ID_CARD = "110101199003077774"
ROWS = (
    "标题,摘要,正文,链接,发布时间",
    f"关于核对救助名单的通知,,请张三丰（身份证号{ID_CARD}）尽快到窗口办理。,http://mp.test/s/1,2023-06-28",
    "镇政府布署防汛工作,,各村已完成隐患排查。,http://mp.test/s/2,2023-06-27",
    f"领取通知,,联系人身份证号{ID_CARD[:6]}********{ID_CARD[-4:]}，电话0769-22830000。,,2023-06-26",
    "镇政府部署防汛工作,,各村已完成隐患排查整治。,,2023-06-25",
)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Crawled, Path]:
    folder = tmp_path_factory.mktemp("posts")
    exports = folder / "ledger" / FOLDER
    exports.mkdir(parents=True)
    (exports / "WEIBO.csv").write_text("\n".join(ROWS), encoding="utf-8")
    names = menu_file(
        folder, [{"type": "click", "name": name, "key": "k"} for name in ("工作布署", "工作部署")]
    )
    targets = [
        account("WEIBO", platform="weibo"),
        account("QUIET", platform="douyin"),
        account("MENU", menu_file=names),
    ]
    return crawl(folder, targets, spider="account", GOVSPIDER_JUDGE_LINKS="1"), folder


def test_posts_are_judged_like_pages(crawled: tuple[Crawled, Path]) -> None:
    done, _ = crawled
    assert done.code == 0, done.err
    found = done.rows(
        "SELECT kind, page_url, part, page_title, problem FROM finding_places ORDER BY page_url"
    )
    assert [(row["kind"], row["page_url"], row["part"]) for row in found] == [
        ("id_card", "http://mp.test/s/1", "body"),
        ("wrong_word", "http://mp.test/s/2", "title"),
        ("wrong_word", "菜单文件/MENU.json", "chrome"),
    ]
    assert [row["problem"].partition("（取自")[2] for row in found] == [
        "发文/WEIBO.csv第2行）",
        "发文/WEIBO.csv第3行）",
        "",
    ]


def test_pages_of_posts_are_posts(crawled: tuple[Crawled, Path]) -> None:
    done, _ = crawled
    assert done.rows(
        "SELECT target_id, role, count(*) AS n, max(published) AS newest FROM pages GROUP BY 1, 2"
    ) == [
        {"target_id": "MENU", "role": "menu", "n": 1, "newest": None},
        {"target_id": "WEIBO", "role": "post", "n": 4, "newest": "2023-06-28"},
    ]


def test_nothing_personal_is_kept_in_the_clear(crawled: tuple[Crawled, Path]) -> None:
    done, folder = crawled
    assert ID_CARD not in done.out + done.err
    kept = [path for path in folder.rglob("*") if path.is_file() and FOLDER not in path.parts]
    assert any(path.suffix == ".html" for path in kept)  # the evidence
    for path in kept:
        assert ID_CARD.encode() not in path.read_bytes(), path
