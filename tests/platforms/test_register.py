"""Every platform is in the register, in the documentation and in a test; no word of the ledger means two."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import govspider.platforms
from govspider.items import MenuEntry
from govspider.ledger.vocabulary import all_words, fold, words
from govspider.platforms import BY_CODE, PLATFORMS, other, platform_of
from govspider.platforms.ledger_only import LEDGER_ONLY
from govspider.platforms.notices import FOLDER
from govspider.platforms.open_pages import OPEN_PAGES
from govspider.platforms.protocol import AccountPlatform
from tests.stores import DICTIONARIES

ROOT = Path(__file__).parents[2]
each_platform = pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.code)


def test_every_module_with_a_platform_is_listed() -> None:
    modules = [
        import_module(f"govspider.platforms.{row.name}") for row in iter_modules(govspider.platforms.__path__)
    ]
    written = {module.PLATFORM.code for module in modules if hasattr(module, "PLATFORM")}
    written |= {platform.code for platform in (*OPEN_PAGES, *LEDGER_ONLY)}
    assert written == set(BY_CODE)
    assert len(PLATFORMS) == len(BY_CODE)


def test_documentation_has_a_row_for_each_in_order() -> None:
    text = (ROOT / "docs" / "platforms.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \|", text, re.MULTILINE)
    assert rows == [(platform.code, platform.name) for platform in PLATFORMS]


def test_a_word_of_the_ledger_means_one_platform() -> None:
    words = [fold(word) for spellings in all_words("platform").values() for word in spellings]
    assert len(words) == len(set(words))


@each_platform
def test_what_cannot_be_looked_at_is_said(platform: AccountPlatform) -> None:
    assert platform.has_pages or platform.unjudged
    assert not platform.notices or (DICTIONARIES / FOLDER / platform.notices).is_file()


@pytest.mark.parametrize("platform", [*LEDGER_ONLY, other.PLATFORM], ids=lambda platform: platform.code)
def test_platforms_without_pages_have_no_menus(platform: AccountPlatform) -> None:
    assert platform_of(platform.code) is platform
    assert platform.read_menu is None
    assert not any((platform.has_pages, platform.has_profile, platform.has_stores))


@pytest.mark.parametrize("platform", OPEN_PAGES, ids=lambda platform: platform.code)
def test_open_pages_are_profiles_or_stores(platform: AccountPlatform) -> None:
    assert platform_of(platform.code) is platform
    assert platform.has_profile != platform.has_stores
    assert not platform.has_pages


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("政务微博", "weibo"),
        ("快手号", "kuaishou"),
        ("微信视频号", "channels"),
        ("学习强国", "xuexi"),
        ("南方+", "nanfanghao"),
        ("微信小程序", "miniprogram"),
        ("政府信息公开平台", "disclosure"),
        ("企业微信", "wecom"),
        ("其它", "other"),
    ],
)
def test_words_of_ledgers(word: str, code: str) -> None:
    assert words("platform")[fold(word)] == code


def test_a_platform_that_nobody_knows_is_another_one() -> None:
    assert platform_of("mastodon") is other.PLATFORM
    assert platform_of("") is other.PLATFORM


@pytest.mark.parametrize(
    ("entry_type", "url", "opens"),
    [
        ("view", "http://a.test/", True),
        ("view", "tel:12345", False),
        ("miniprogram", "http://a.test/", False),
    ],
)
def test_what_leads_to_a_page(entry_type: str, url: str, *, opens: bool) -> None:
    assert platform_of("wechat").opens(MenuEntry("1", "1", "办事", entry_type, url)) is opens
