"""Scripts and frames of strangers on most pages of a site (来历不明的外来脚本、框架): told as what they are, for a person.

Source: 国办发〔2017〕47号, 链接地址·外部链接; 安全防护. A foreign script runs with the page's own rights, whatever it is
for.
Services that many pages use, schools and national media (`known_host`, `trusted_host` in dictionaries/page_words.tsv)
and offices are known; so are the hosts of the ledger's targets.
"""

from collections import defaultdict
from collections.abc import Iterator

from govspider.addresses import host_of
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.extract.page_urls import is_foreign
from govspider.items import FaultKind, Finding, Group, LinkKind, StoredLink, TargetFacts, TargetKind
from govspider.text.page_words import PageUse

KIND = FaultKind("foreign_script", "来历不明的外来脚本或框架", Group.LINKS)
_LOADED = frozenset({LinkKind.RESOURCE, LinkKind.FRAME})
_FEWEST = 3  # pages
_SHARE = 0.5  # of the pages with links: what is on one page may belong to its topic


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding for each host, for a person."""
    if facts.target.kind is TargetKind.ACCOUNT:
        return
    pages = {link.page_url for link in facts.links}
    by_host: dict[str, dict[str, StoredLink]] = defaultdict(dict)
    for link in facts.links:
        if link.kind in _LOADED and _is_strange(link, context):
            by_host[host_of(link.url)].setdefault(link.page_url, link)
    for host, links in sorted(by_host.items()):
        if len(links) < max(_FEWEST, _SHARE * len(pages)):
            continue
        first = next(iter(links.values()))
        yield Finding(
            indicator="G8",
            kind=KIND,
            target_id=facts.target.target_id,
            problem=f"网站{len(links)}个页面引用了外部网站 {host} 的脚本、样式或框架，来历不明，请核实用途",
            page_url=first.page_url,
            subject=host,
            needs_person=True,
            evidence=first.body_hash,
        )


def _is_strange(link: StoredLink, context: CheckContext) -> bool:
    words, host = context.bad_sites.words, host_of(link.url)
    known = words.has_host(PageUse.KNOWN_HOST, host) or words.has_host(PageUse.TRUSTED_HOST, host)
    return is_foreign(link.url, link.page_url) and not known


CHECK = TargetCheck("foreign_script", (KIND,), ("G8",), run)
