"""Pages of text to judge with the word checks and the project's own dictionaries."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from scrapy.settings import Settings

from govspider.checks.protocol import PageCheck
from govspider.config import Config
from govspider.items import (
    Finding,
    Outcome,
    Page,
    PageFacts,
    PageRole,
    PartKind,
    Target,
    TargetKind,
    TextPart,
)
from govspider.judge.resources import JudgingResources, load_judging
from govspider.words.tools import WordTools

DICTIONARIES = Path(__file__).parents[2] / "dictionaries"
TARGET = Target("4419000001", TargetKind.WEBSITE, "甲网站", "甲局", home_url="http://www.a.gov.test/")


@lru_cache(maxsize=1)
def resources() -> JudgingResources:
    """The project's own dictionaries; the hash key is a throw-away."""
    settings = Settings()
    settings.setmodule("govspider.settings")
    settings.set("GOVSPIDER_DICTIONARIES_DIR", str(DICTIONARIES))
    settings.set("GOVSPIDER_LANGUAGE_MODEL", "")  # these checks do not ask it
    settings.set("GOVSPIDER_DATA_DIR", mkdtemp())  # not the working folder: a sweep may have been made there
    return load_judging(Config.from_settings(settings))


def tools() -> WordTools:
    """Dictionaries and segmenter."""
    return resources().tools


def page(*parts: tuple[PartKind, str], role: PageRole = PageRole.ARTICLE) -> Page:
    """A page of these texts, cut as the pipeline cuts them."""
    segmenter = tools().segmenter
    texts = tuple(TextPart(kind, text, segmenter.boundaries(text)) for kind, text in parts)
    facts = PageFacts(parts=texts)
    return Page(
        TARGET.target_id, "http://www.a.gov.test/t1.html", Outcome.OK, role, body_hash="h", facts=facts
    )


def opened(
    url: str,
    role: PageRole = PageRole.ARTICLE,
    *,
    target: Target = TARGET,
    error: str = "",
    **facts: Any,
) -> Page:
    """A page that was read, with these facts."""
    return Page(target.target_id, url, Outcome.OK, role, facts=PageFacts(**facts), error=error)


def judge(check: PageCheck, judged: Page, *, home_lines: frozenset[str] = frozenset()) -> list[Finding]:
    """What a check says of a page."""
    context = replace(resources().of_pages(TARGET, date(2023, 6, 30)), home_lines=home_lines)
    return list(check.run(judged, context))


def shown(check: PageCheck, text: str, kind: PartKind = PartKind.BODY) -> list[str]:
    """What a check shows in a page of one text."""
    return [finding.shown for finding in judge(check, page((kind, text)))]


def with_facts(judged: Page, facts: PageFacts | None) -> Page:
    """The page with other facts."""
    return replace(judged, facts=facts)
