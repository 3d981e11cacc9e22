"""What a bulletin says was read: each page in one number, and what was not read beside it."""

from pathlib import Path

from govspider.items import MenuEntry, Outcome, Page, PageFacts, PageRole
from govspider.items.masked import MaskedEntry
from govspider.report import write_report
from tests.report.city import MICRO, PORTAL, SWEEP, build, save
from tests.stores import new_store, to

_PAGES = (
    (PORTAL, "a/1.html", PageRole.ARTICLE, Outcome.OK),
    (PORTAL, "a/2.html", PageRole.ARTICLE, Outcome.ROBOTS),
    (PORTAL, "a/3.docx", PageRole.ATTACHMENT, Outcome.OK),
    (PORTAL, "a/4.docx", PageRole.ATTACHMENT, Outcome.HTTP_ERROR),
    (MICRO, "home", PageRole.HOME, Outcome.OK),
    (MICRO, "menu", PageRole.MENU, Outcome.OK),
    (MICRO, "post/1", PageRole.OPENED_POST, Outcome.OK),
    (MICRO, "post/2", PageRole.OPENED_POST, Outcome.BLOCKED),
    (MICRO, "post/3", PageRole.POST, Outcome.OK),
)


def test_what_was_read_is_counted_once_and_what_was_not_beside_it(tmp_path: Path) -> None:
    database = build(tmp_path / "db.sqlite", findings={})
    store = new_store(database)
    for target, name, role, outcome in _PAGES:
        url = f"http://www.read.test/{target.target_id}/{name}"
        facts = PageFacts(text="正文") if outcome is Outcome.OK else None
        page = Page(target.target_id, url, outcome, role, facts=facts)
        save(store, page)
    entries = [
        MaskedEntry(MenuEntry(MICRO.target_id, str(at), f"菜单{at}", "view", "http://m.test/", outcome))
        for at, outcome in enumerate((Outcome.OK, Outcome.BLOCKED, None), start=1)
    ]
    store.save_menu(SWEEP, MICRO.target_id, entries)
    for url, verdict in (
        ("http://l.test/1", "ok"),
        ("http://l.test/2", "dead"),
        ("http://l.test/3", "unjudged"),
    ):
        store.db.execute(
            "INSERT INTO link_checks (sweep_id, url, verdict, outcome, checked_at) VALUES (?, ?, ?, 'ok', '')",
            [SWEEP, url, verdict],
        )
    store.db.conn.commit()
    store.close()
    text = write_report(to(database, SWEEP, tmp_path / "out")).markdown.read_text(encoding="utf-8")
    # Five home pages of the city were read and one was refused; the account 东城教育 has a menu entry that did not open.
    assert (
        "读取网站和频道的网页6个、附件1个（另有3个网址打不开或不能由程序读取）；判定链接2条（另有1条未能判定）；"
        "读取新媒体主页和应用页面1个；检查新媒体菜单3项，其中打开并读到内容1项；打开并读取新媒体发文1条（1条打不开）；"
        "检查导出文件中的发文1条，不计入打开的条数。" in text
    )
