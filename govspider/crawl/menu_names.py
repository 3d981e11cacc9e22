"""The names in a saved menu (菜单名称) as a page, so that their words are judged. No request."""

from pathlib import Path

from govspider.crawl.post_pages import text_hash
from govspider.items import Outcome, Page, PageFacts, PageRole, PartKind, Target, TextPart

_TITLE = "自定义菜单"


def names_page(target: Target, names: str) -> Page:
    """The names, one a line, where a page would have its navigation.

    Args:
        target: an account with a menu file.
        names: of its entries.
    """
    file = f"菜单文件/{Path(target.menu_file).name}"
    return Page(
        target.target_id,
        file,
        Outcome.OK,
        PageRole.MENU,
        depth=1,
        content_type="text/plain",
        body_hash=text_hash(names),
        size=len(names),
        facts=PageFacts(title=_TITLE, parts=(TextPart(PartKind.BOILERPLATE, names),)),
    )
