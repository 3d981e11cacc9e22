"""The ledger's fields and values as Markdown, for docs/ledger.md, made from what the reader goes by."""

from collections.abc import Iterator

from govspider.ledger.vocabulary import Sheet, all_words, fold, sheets

MARK = "<!-- fields -->\n"  # what stands below it in a document is made from here
_GROUPS = {
    "site_type": "网站类型 (type of a site or target)",
    "state": "运行状态 (state)",
    "platform": "平台 (platform)",
    "column_class": "栏目类型 (class of a column)",
    "yes_no": "功能定位 (yes: 服务类; no: 发布类)",
    "works": "功能是否正常 (works)",
    "filing": "备案编号 (instead of a number)",
    "certified": "认证主体 (instead of a body)",
    "is_open": "账号能否打开 (is_open)",
}


def fields_markdown() -> str:
    """Every sheet with its fields and accepted headings, then every group of values with its words."""
    return "\n".join([*_sheets(), *_values()]).strip() + "\n"


def _sheets() -> Iterator[str]:
    for sheet in sheets():
        yield f"### {sheet.name} (`{sheet.kind}`)\n"
        longer = f"; or any longer name with {sheet.word} in it" if sheet.word else ""
        yield f"Names of the file or sheet: {_joined(sheet.also)}{longer}.\n"
        if sheet.kind == "target":
            yield "The fields of 网站 and of 账号 together; each row says by its 类型 (or 平台) what it is.\n"
            continue
        if sheet.kind == "channel":
            yield "The fields of 网站; the id may be any (see below), and 类型 defaults to 频道.\n"
            continue
        yield from _fields(sheet)


def _fields(sheet: Sheet) -> Iterator[str]:
    yield "| Heading (表头) | Required | Meaning | Also accepted |\n| --- | --- | --- | --- |"
    for one in sheet.fields:
        also = _joined(one.also - {fold(one.header)})
        yield f"| {one.header} | {'yes' if one.required else ''} | {one.note} | {also} |"
    yield f"\nKnown and not read: {_joined(sheet.ignored)}.\n"


def _values() -> Iterator[str]:
    for group, title in _GROUPS.items():
        yield f"### {title}\n\n| Value | Accepted words |\n| --- | --- |"
        for meaning, spellings in all_words(group).items():
            yield f"| `{meaning}` | {'、'.join(spellings)} |"
        yield ""


def _joined(texts: frozenset[str]) -> str:
    return "、".join(sorted(texts))
