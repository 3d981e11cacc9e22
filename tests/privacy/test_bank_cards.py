"""Cards by issuer, length, Luhn and the words around; order and file numbers are right."""

import pytest

from govspider.items import Kind
from tests.privacy.finding import CARD, hits, values


@pytest.mark.parametrize(
    "text",
    [
        CARD,
        f"银行卡号：{CARD}",
        f"黄晓燕的补贴已转入账户{CARD}",
        "6222 0212 3456 7890 128",
        "6222-0212-3456-7890-128",
        "6222  0212  3456  7890  128",
        "622202 1234567890128",
        "６２２２０２１２３４５６７８９０１２８",
        "6222\u200b0212\u200b3456\u200b7890\u200b128",
    ],
)
def test_a_card_in_any_form_is_found(text: str) -> None:
    assert values(text) == [CARD]


def test_foreign_schemes_need_a_word_or_to_stand_alone() -> None:
    card = "5105105105105100"
    assert values(card) == [card]
    assert values(f"信用卡{card}") == [card]
    assert values(f"信用卡号5555555555554444和{card}") == ["5555555555554444", card]
    assert values(f"本批{card}已检") == []


@pytest.mark.parametrize(
    "text",
    [
        CARD[:-1] + "7",
        f"订单号：{CARD}",
        f"发票号码{CARD}",
        f"ABC{CARD}XYZ",
        f"SN-{CARD}",
        f"9{CARD}",
        "622202*********0128",
        "案号4419002023051207",  # region and year: Luhn holds by chance
        "4419002023051207",
        "受理号：4419002023051207",
        "身份证号620105199001011238",  # an ID with a wrong check character is no card
        "户名：东莞市红十字会，账号：6222021234567890128",
        *(
            f"户名：{holder}{sign}账号：{CARD}"
            for holder in (
                "石桥村股份经济合作社",
                "云巷街道办事处",
                "石桥镇派出所",
                "正和律师事务所",
                "湿地公园管理处",
                "市慈善会",
                "云洲植物园",
                "石桥水库",
                "云洲海关",
                "云洲移动",
                "张家村村民委员会",
                "第三小学",
                "石桥镇人民医院工会委员会",
                "张家村",
                "高新区国库支付中心",
                "李氏宗亲联谊会",
                "李氏宗亲会",
                "云洲义工联",
            )
            for sign in ("，", "　", " ", "")
        ),
        f"开户名称（全称）：石桥村股份经济合作社 开户行：云洲农商行 账号：{CARD}",
        f"收款单位：云洲市殡葬服务站\n开户银行：云洲农商行\n账号：{CARD}",
        f"收款单位名称：云洲市殡葬服务站\n账号：{CARD}",
        f"单位名称：云洲市殡葬服务站\n开户银行：云洲农商行\n账号：{CARD}",
        f"单位：云洲市殡葬服务站，账号：{CARD}",
        f"账号：{CARD}\n采购单位：云洲市殡葬服务站",
        f"账号：{CARD}（户名：市慈善会）",
        f"学费汇入市第三中学账户{CARD}",
        f"编号A{CARD}",
        f"POS终端号{CARD}",
        f"保证金缴纳账户 账号：{CARD}",
        f"收款人全称：云洲市财政局 账号：{CARD}",
        "0000000000000000",
        "ISBN 978-7-5217-0000-1",
        "2305-441900-04-01-123456",
    ],
)
def test_what_is_no_leaked_card(text: str) -> None:
    assert values(text, Kind.BANK_CARD) == []


def test_a_wrong_label_makes_a_hit_unsure() -> None:
    assert hits(f"编号：{CARD}") == []


@pytest.mark.parametrize(
    "text",
    [
        f"户名：黄晓燕，账号：{CARD}",
        f"户名：黄晓燕账号：{CARD}",
        f"户名：李建社\n账号：{CARD}",
        f"户名：张某某，开户行：云洲农商行石桥支行，账号：{CARD}",
        f"账号：{CARD}（户名：阿依古丽·买买提）",
        f"收款人李文斌，开户行：中国农业银行云洲分行，卡号 {CARD}",
        f"银行卡_黄晓燕_{CARD}.jpg",
        f"请将善款打入患儿母亲黄晓燕卡号{CARD}",
        f"黄晓燕的补贴已转入账户{CARD}",
        f"银行账号：{CARD}",
        f"个人银行账号{CARD}",
        f"黄晓燕，云洲农商行石桥支行账号{CARD}",
        f"姓名\t银行账号\n黄晓燕\t{CARD}",
        f"各镇街，市直有关单位：\n黄晓燕，收款卡号：{CARD}，请核对。",
        f"各部门、单位：黄晓燕，收款卡号：{CARD}。",
        f"市各企事业单位：\n请将款项汇入黄晓燕账户，卡号：{CARD}",
        f"驻市各单位，各直属单位：请核对黄晓燕的卡号{CARD}",
        f"发布单位：市卫生健康局\n黄晓燕，收款卡号：{CARD}",
        f"黄晓燕，收款卡号：{CARD}\n主办单位：市民政局",
    ],
)
def test_the_account_of_a_person_is_found(text: str) -> None:
    assert set(values(text)) == {CARD}


def test_a_column_of_accounts_speaks_for_cards_that_look_like_numbers_of_files() -> None:
    assert values("序号\t姓名\t银行账号\n1\t黄晓燕\t5240282012009844", Kind.BANK_CARD) == ["5240282012009844"]
