"""WeChat's notices are recognised; pages that merely quote them are not."""

import pytest

from govspider.items import Notice
from govspider.platforms import wechat
from govspider.platforms.notices import load_notices
from tests.stores import DICTIONARIES

NOTICES = load_notices(DICTIONARIES, wechat.PLATFORM.notices)


@pytest.mark.parametrize(("sentence", "notice"), NOTICES.sentences)
def test_every_sentence_on_a_page_of_its_own(notice: Notice, sentence: str) -> None:
    assert NOTICES.read("", f"\n  {sentence}。\n 轻触查看详情 ") is notice
    assert NOTICES.read(sentence, "") is notice


def test_spaced_out_notice() -> None:
    assert NOTICES.read("微信公众平台", "该内容已被\n发布者删除") is Notice.REMOVED


def test_migrated_notice_as_wechat_words_it() -> None:
    text = (
        "该公众号已迁移 该公众号已迁移至新的帐号，原帐号已回收。若需访问原文章链接，请点击下方按钮。 访问文章"
    )
    assert NOTICES.read("", text) is Notice.MIGRATED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "政务服务",
        "关于公众号名称变更的公告\n" + "各有关单位和广大群众：" * 30 + "原公众号中部分链接已过期。",
        "打开后如果看到“该内容已被发布者删除”或者“链接已失效”，请从菜单进入。",
        "请输入验证码 登录 手机号 密码",
        "市场监管局通报：某公司涉嫌虚假宣传、骚扰用户，已被处罚。",
        "因系统升级，原网站已停止访问，请使用新的网址。",
        "常见问题：" + "如何处理网上不实信息。" * 10 + "页面显示此内容因违规无法查看怎么办？",
    ],
)
def test_content_is_no_notice(text: str) -> None:
    assert NOTICES.read("办事指南", text) is None


def test_kinds_of_notices() -> None:
    kinds = {notice for _, notice in NOTICES.sentences}
    assert kinds == set(Notice) - {Notice.UNLISTED}  # a notice of stores


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("This content has been deleted by the author.", Notice.REMOVED),
        ("此内容因违规无法查看 由用户投诉并经平台审核，涉嫌违反相关法律法规和政策", Notice.ILLEGAL),
        ("该内容被多人投诉，相关的内容无法进行查看。", Notice.COMPLAINED),
        ("此帐号已被回收，内容无法查看", Notice.RECLAIMED),
        ("此帐号处于帐号迁移流程中 请稍后再试", Notice.UNAVAILABLE),
        ("The system is busy. Please try again later", Notice.UNAVAILABLE),
        ("系统繁忙，请稍后再试", Notice.UNAVAILABLE),
        ("该内容暂时无法查看", Notice.UNAVAILABLE),
        ("依据作者的隐私设置，您无法查看此内容", Notice.PRIVATE),
        ("该账号的运营者已申请注销，内容不再展示", Notice.CLOSED),
        ("此公众号由于严重违规已被永久封禁", Notice.FROZEN),
        ("此文章已由作者主动删除", Notice.REMOVED),
        ("很抱歉，您打开的链接可能已经失效", Notice.EXPIRED),
        ("The author has set this content to private", Notice.PRIVATE),
        ("此内容涉嫌过度营销、骚扰用户，无法查看", Notice.ILLEGAL),
        ("网页包含诱导关注内容，包含诱导分享内容，被多人投诉，已停止访问", Notice.ILLEGAL),
        ("此账号涉嫌违反相关法律法规，已被停止使用", Notice.FROZEN),
        ("该公众号因多次违反平台规定，已被永久封号", Notice.FROZEN),
        ("作者已关闭该文章的公开访问权限", Notice.PRIVATE),
        ("The official account has moved to a new account. Open the new one", Notice.MIGRATED),
        ("This account has been voluntarily deregistered", Notice.CLOSED),
        ("The account has been reclaimed due to long-term inactivity", Notice.RECLAIMED),
        ("The account has been temporarily frozen", Notice.FROZEN),
        ("The publisher has deleted this content", Notice.REMOVED),
        ("This page contains content that violates our policies", Notice.ILLEGAL),
        ("Wrong URL parameters", Notice.EXPIRED),
        ("The service is currently unavailable", Notice.UNAVAILABLE),
        ("原账号迁移时未将文章素材同步至新账号，内容无法查看", Notice.MIGRATED),
        ("該內容已被發佈者刪除", Notice.REMOVED),
        ("此內容因違規無法查看", Notice.ILLEGAL),
        ("该内容已被发布者设为私密", Notice.PRIVATE),
        ("隐私保护，仅内部分享可见", Notice.PRIVATE),
        ("Please open this page in the WeChat client", Notice.NEEDS_CLIENT),
    ],
)
def test_notices_in_other_words(text: str, notice: Notice) -> None:
    assert NOTICES.read("", text) is notice


@pytest.mark.parametrize(
    "text", ["链接已过期怎么办？到大厅重新领取。", "账号被冻结了吗？请带证件到窗口办理解冻。"]
)
def test_a_question_is_no_notice(text: str) -> None:
    assert NOTICES.read("常见问题", text) is None


STORES = load_notices(DICTIONARIES, "stores.tsv")


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("抱歉，该应用已下架", Notice.UNLISTED),
        ("您查找的应用不存在，去看看其他应用吧", Notice.UNLISTED),
        ("此 App 目前在你所在的国家或地区不可用。", Notice.UNLISTED),
        ("应用审核中，请稍后查看", Notice.UNAVAILABLE),
        ("溪城通 版本：3.2.1 立即下载", None),
        ("经检测，相关应用不存在隐私政策", None),
    ],
)
def test_what_stores_show_instead_of_an_app(text: str, notice: Notice | None) -> None:
    assert STORES.read("", text) is notice


def test_a_line_of_a_longer_page_that_is_a_notice_and_nothing_else() -> None:
    page = "溪城通\n评分4.8\n该应用已下架。\n版本：3.2.1\n用户评论：希望不要下架"
    assert STORES.line_of(page) == "该应用已下架。"
    assert STORES.line_of(page.replace("该应用已下架。", "用户说该应用已下架了吗")) == ""


PROFILES = load_notices(DICTIONARIES, "profiles.tsv")


@pytest.mark.parametrize(
    ("title", "text", "notice"),
    [
        ("用户主页", "该账号已注销", Notice.CLOSED),
        ("账号已注销的个人空间", "什么都没有", Notice.CLOSED),
        ("", "该帐号已被封禁", Notice.FROZEN),
        ("", "抱歉，用户不存在", Notice.UNLISTED),
        ("", "该作者不存在或已删除", Notice.UNLISTED),
        ("", "抱歉，您当前访问的用户状态异常，暂时无法访问", Notice.UNAVAILABLE),
        ("", "系统繁忙，请稍后再试", Notice.UNAVAILABLE),
        ("登录", "登录后查看更多精彩内容", None),
        ("平安溪城", "关于网络账号注销流程的说明", None),
    ],
)
def test_what_profiles_show_instead_of_posts(title: str, text: str, notice: Notice | None) -> None:
    assert PROFILES.read(title, text) is notice
