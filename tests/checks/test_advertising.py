from dataclasses import replace
from datetime import date

import pytest

from govspider.checks.advertising import CHECK, KIND
from govspider.items import Finding, PageRole, PartKind, Target, TargetKind
from tests.checks.reading import TARGET, page, resources

ACCOUNT = replace(TARGET, kind=TargetKind.ACCOUNT, platform="wechat")


def told(
    text: str,
    *,
    part: PartKind = PartKind.BODY,
    role: PageRole = PageRole.POST,
    target: Target = ACCOUNT,
) -> list[Finding]:
    context = resources().of_pages(target, date(2023, 6, 30))
    return list(CHECK.run(page((part, text), role=role), context))


@pytest.mark.parametrize(
    "text",
    [
        "【广告】云帆家居周年庆，全场五折",
        "我市召开会议。\n（商业推广）新房开盘",
        "云帆家居周年庆【广告】",
        "本文为商业广告，不代表本号立场",
        "以上内容系付费推广。",
        "广告合作请联系：李先生",
        "广告投放咨询 0769-12345678",
    ],
)
def test_what_calls_itself_an_advertisement(text: str) -> None:
    (found,) = told(text)
    assert (found.kind, found.needs_person) == (KIND, True)
    assert found.place is not None
    assert found.shown in text
    assert told(text, part=PartKind.TITLE)


@pytest.mark.parametrize(
    "text",
    [
        "我市整治违法广告，下架虚假广告12条",
        "【公益广告】讲文明，树新风",
        "（公益广告）",
        "【推广】我市经验做法在全省推广",
        "【广告监测】本季度通报",
        "本文是广告法解读",
        "以上属于广告违法行为",
        "公益广告合作请联系市文明办",
        "商务合作联系电话见附件",
        "户外设施设置（广告）",
        "广告业务统计",
        "农业技术推广",
    ],
)
def test_what_speaks_of_advertising(text: str) -> None:
    assert told(text) == []


def test_posts_of_accounts_alone() -> None:
    assert told("【广告】全场五折", role=PageRole.OPENED_POST)
    assert told("【广告】全场五折", role=PageRole.MENU) == []
    assert told("【广告】全场五折", target=TARGET) == []
    assert told("【广告】全场五折", part=PartKind.ALT) == []
    assert len(told("【广告】全场五折\n" * 9)) == 3
