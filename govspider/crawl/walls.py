"""Walls (访问受限): pages that stand before the page that was asked for, with any status.

A puzzle to slide or click, a queue, "busy, come again", a firewall's refusal, a script that a browser must run first, a
login. What is behind a wall cannot be judged. No puzzle is solved and nothing is evaded.
"""

import re
from dataclasses import dataclass

from scrapy.http import Response

from govspider.crawl.fetch_results import FetchResult
from govspider.crawl.logins import Logins
from govspider.items import Outcome, PageFacts, PageRole, PartKind
from govspider.text.page_words import PageUse, PageWords

_MOST_TEXT = 400  # characters that a wall shows at most; a page with more is about something
_MOST_LINKS = 12
_SPACES = re.compile(r"\s+")
_READ = frozenset({PartKind.BODY, PartKind.BOILERPLATE})
# Scripts of the walls that people meet: 瑞数, 加速乐, 阿里云, 雷池, 宝塔, 网站卫士, Cloudflare; or a cookie set and the page
# loaded once more.
_CHALLENGE = re.compile(
    rb"\$_ts\b|__jsl_clearance|__jsluid|acw_sc__v2|arg1\s*=\s*['\"][0-9A-F]{20}|_cf_chl|cf-browser-verification|"
    rb"aliyun_waf|WZWS_|wzwsconfirm|wzws-waf-cgi|yunsuo_session|\.safeline/|/challenge/v\d/challenge\.js|awswaf\.com/|"
    rb"/(?:renji|huadong)_[0-9a-f_]{20,90}\.js|<meta[^>]{1,300}\sr=['\"]m['\"]|"
    rb"document\.cookie\s*=[^;]{0,300};[\s\S]{0,2000}?(?:location\.(?:reload|replace|href)|window\.location|location\s*=)"
)
_ACCEPTED = 202  # with a script instead of a page it is a wall
_WALL = FetchResult(Outcome.BLOCKED, "访问受限：要求验证、排队或稍后再来，没有给出页面内容")
_LOGIN = FetchResult(Outcome.BLOCKED, "访问受限：要求登录后才能查看，没有给出页面内容")
_READ_OF_BODY = 64 * 1024  # bytes; a wall is small


@dataclass(frozen=True, slots=True)
class Walls:
    """Tells walls from pages by the words of dictionaries/page_words.tsv and the scripts of known walls."""

    words: PageWords

    def before(
        self, facts: PageFacts | None, response: Response, asked: str, role: PageRole
    ) -> FetchResult | None:
        """What stands before the page that was asked for; None: nothing does.

        Args:
            facts: as read; None: there is nothing to read.
            response: as received.
            asked: the address that was asked for.
            role: whose page it is.
        """
        if facts is None:
            is_script = response.status == _ACCEPTED and is_challenge(response.body)
            return _WALL if is_script else None
        if self.stands_before(facts, response.body):
            return _WALL
        if role is PageRole.STORE:
            return None
        if facts.needs_browser and role is not PageRole.ATTACHMENT and not _is_rendered(response):
            return None  # what its reader is asked, its scripts have not written yet
        logins = Logins(self.words)
        return _LOGIN if logins.stands_before(facts, response.body, asked, response.url, role) else None

    def stands_before(self, facts: PageFacts, body: bytes) -> bool:
        """Whether a page is a wall other than a login.

        Args:
            facts: as read.
            body: as received.
        """
        shown = "\n".join(part.text for part in facts.parts if part.kind in _READ)
        if facts.entries or len(facts.links) > _MOST_LINKS or len(shown) > _MOST_TEXT:
            return False
        if not shown.strip() and is_challenge(body):
            return True
        text = _SPACES.sub(" ", shown).casefold()
        if not text.strip():
            return False
        return self._is_named(facts.title) or bool(self.words.within(PageUse.WALL, text))

    def _is_named(self, title: str) -> bool:
        return title.strip().casefold() in self.words.of(PageUse.WALL_TITLE)


def is_challenge(body: bytes) -> bool:
    """Whether a body is a script that a browser must run before it is let in."""
    return len(body) <= _READ_OF_BODY and _CHALLENGE.search(body) is not None


def _is_rendered(response: Response) -> bool:
    """Whether our browser has built a page."""
    return response.request is not None and bool(response.request.meta.get("playwright"))
