"""Two scripts of one language."""

from govspider.text.traditional import mostly_traditional, same_word


def test_a_page_in_traditional_script_is_told_from_one_that_quotes_some() -> None:
    assert mostly_traditional("各單位要進一步落實整改措施，做好政府信息公開工作，維護群眾合法權益。")
    assert not mostly_traditional(
        "各单位要进一步落实整改措施，做好政府信息公开工作，维护群众合法权益。匾额上书“為人民服務”，"
        "由著名书法家题写，现存于市博物馆，供市民参观、拍照留念，每周一闭馆整理展品。"
    )
    assert not mostly_traditional("")


def test_one_word_in_two_scripts_is_no_slip() -> None:
    assert same_word("公開", "公开")
    assert not same_word("公告", "公开")
    assert not same_word("開", "公开")
