"""What no line of a page shows is read for personal data: forms, drawings, frames, attributes, addresses, scripts."""

from datetime import date

import pytest

from govspider.extract import extract_text
from govspider.items import PartKind

ID, MOBILE = "441900199003076530", "13790123456"


def texts(source: str, kind: PartKind) -> list[str]:
    facts = extract_text(
        f"<html><body><p>通知</p>{source}</body></html>", "http://a.test/1.html", day=date(2023, 6, 30)
    )
    return [line for part in facts.parts if part.kind is kind for line in part.text.split("\n")]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (f"<p>身份证号：<input value='{ID}' readonly></p>", f"身份证号：{ID}"),
        (f"<input type=hidden name=sfzh value='{ID}'>", f"通知：{ID}"),
        (f"<form><label>手机</label><input placeholder='x' value='{MOBILE}'></form>", f"手机：{MOBILE}"),
        ("身份证号：" + "".join(f"<input maxlength=1 value={sign}>" for sign in ID), f"身份证号：{ID}"),
        (f"身份证号：<input value='{ID}'><input value='3'>", f"身份证号：{ID}"),
        ("共<input value='4'>人，其中<input value='3'>人", "共：4"),
        (f"<textarea>本人身份证号{ID}</textarea>", f"本人身份证号{ID}"),
        (f"<svg><text>身份证号{ID}</text></svg>", f"身份证号{ID}"),
        (f"<iframe srcdoc='&lt;p&gt;身份证号{ID}&lt;/p&gt;'></iframe>", f"身份证号{ID}"),
        (f"<noscript><p>身份证号{ID}</p></noscript>", f"身份证号{ID}"),
        (f"<noframes>身份证号{ID}</noframes>", f"身份证号{ID}"),
        (f"<template><p>身份证号{ID}</p></template>", f"身份证号{ID}"),
        (f"<style>.a:before{{content:'{ID}'}}</style>", ID),
        (f"<meta name=a content='{ID}'>", f'content="{ID}"'),
        (f"<div data-id='{ID}'></div>", f'data-id="{ID}"'),
        (f"<a onclick=\"show('{ID}')\">a</a>", f"onclick=\"show('{ID}')\""),
        (f"<button value='{ID}'>a</button>", f'value="{ID}"'),
    ],
)
def test_fields(source: str, line: str) -> None:
    assert line in texts(source, PartKind.FIELD)


@pytest.mark.parametrize(
    "source",
    [
        f"<input type=password value='{ID}'>",
        "<path d='M10 20 3000 4000 5000 6000 7000'/>",
        "<div style='width:12345678901px' class='a12345678901'></div>",
        "<div data-id='123'></div>",
    ],
)
def test_what_is_no_field(source: str) -> None:
    assert texts(source, PartKind.FIELD) == []


def test_addresses_with_long_numbers() -> None:
    source = (
        f"<a href='/upload/{ID}.jpg'>a</a><img src='/%E5%BC%A0%E4%BC%9F_{MOBILE}.jpg'><a href='/1.html'>b</a>"
    )
    assert texts(source, PartKind.ADDRESS) == [f"/upload/{ID}.jpg", f"/张伟_{MOBILE}.jpg"]
    assert texts(f"<img src='data:image/png;base64,{ID}'>", PartKind.ADDRESS) == []


def test_comments_without_chinese() -> None:
    assert texts(f"<!-- {ID} --><!-- build 12 -->", PartKind.COMMENT) == [ID]


@pytest.mark.parametrize("kind", ["", "type='application/json'", "type='text/template'", "id=data"])
def test_data_of_scripts(kind: str) -> None:
    source = f"<script {kind}>var rows=[{{xm:'\\u5f20\\u4f1f',sfzh:'{ID}'}},{{xm:'李娜',sfzh:'{ID[::-1]}'}}];</script>"
    lines = texts(source, PartKind.SCRIPT)
    assert any(f"xm:'张伟',sfzh:'{ID}'" in line for line in lines)
    assert any(line.startswith("{xm:'李娜'") for line in lines)  # objects of a list are lines of their own


def test_long_scripts_are_cut_between_numbers() -> None:
    numbers = [f"{ID[:14]}{n:04}" for n in range(500)]
    source = "<script>var a=[" + ",".join(f"'{number}'" for number in numbers) + "]</script>"
    lines = texts(source, PartKind.SCRIPT)
    assert all(any(number in line for line in lines) for number in numbers)
    assert max(map(len, lines)) < 3000
