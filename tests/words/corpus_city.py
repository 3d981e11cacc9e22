"""A made-up city of twelve sites whose pages say the same things in other places."""

from collections.abc import Iterator

from govspider.items import PartKind
from govspider.items.stored import StoredText

TARGETS = 12
_PLACES = 8  # to each site its own
_FIRST = "东西南北上下前后江山石林"
_SECOND = "湖岭坪塘湾畈冲坝"
SENTENCES = (
    "干部认真贯彻上级部署",
    "扎实推进高质量发展",
    "全面加强组织领导",
    "深入开展环境保护工作",
    "稳步推进乡村振兴战略",
    "切实解决急难愁盼问题",
    "持续加强法治建设",
    "大力倡导文明新风尚",
    "预计完成三十个项目",
)


def text(target: int, body: str, page: int = 0) -> StoredText:
    """One page of one site."""
    name = f"44190001{target:02}"
    return StoredText(name, f"http://s{target}.city.test/{page}.html", PartKind.BODY, body, f"hash{target}")


def city(*slips: StoredText, targets: int = TARGETS) -> list[StoredText]:
    """The pages of every site, and further ones, target by target."""
    pages = [
        text(target, body, number)
        for target in range(targets)
        for number, body in enumerate(_bodies(target), 1)
    ]
    return sorted([*pages, *slips], key=lambda page: (page.target_id, page.page_url))


def _bodies(target: int) -> Iterator[str]:
    for place in range(_PLACES):
        village = f"{_FIRST[target % len(_FIRST)]}{_SECOND[place]}村"
        yield "\n".join(f"2023年，{village}{sentence}。" for sentence in SENTENCES)
