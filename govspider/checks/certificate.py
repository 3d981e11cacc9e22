"""An HTTPS home page whose certificate browsers warn of (证书异常): expired, for another host, signed by itself.

Sources: 国办秘函〔2019〕19号, 扣分·功能设计·可用性; 国办发〔2017〕47号, 安全防护. The page is judged all the same. A person
confirms it: what is wrong may be a device between us and the site.
"""

from collections.abc import Iterator

from govspider.checks.protocol import PageCheck, PageContext
from govspider.items import FaultKind, Finding, Group, Page, PageRole

KIND = FaultKind("bad_certificate", "证书异常", Group.SITE)


def run(page: Page, _context: PageContext) -> Iterator[Finding]:
    """One finding, if there is something to warn of."""
    if page.role is PageRole.HOME and page.certificate:
        yield Finding(
            indicator="D4.3",
            kind=KIND,
            target_id=page.target_id,
            problem=f"首页的 HTTPS 证书异常，浏览器打开时会提示不安全：{page.certificate}",
            page_url=page.url,
            shown=page.certificate,
            needs_person=True,
            evidence=page.body_hash,
        )


# Only the answer itself shows the certificate: it is not judged again.
CHECK = PageCheck("certificate", (KIND,), ("D4.3",), run, reads_original=True)
