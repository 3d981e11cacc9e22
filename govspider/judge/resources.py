"""What judging needs besides facts (研判资源): dictionaries, profile of indicators, hash key. Loaded once a process."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from govspider.addresses import host_of, site_of
from govspider.checks.bad_sites import BadSites, load_bad_sites
from govspider.checks.protocol import CheckContext, PageContext, ProbeContext, SweepContext
from govspider.config import Config
from govspider.items import Target, TargetKind
from govspider.privacy.hashing import Hasher, load_hasher
from govspider.profile import Profile, load_profile
from govspider.store.integrity import has_hashes
from govspider.words.tools import WordTools, load_tools


@dataclass(frozen=True, slots=True)
class JudgingResources:
    """Everything in it is read-only; it makes the contexts of checks."""

    tools: WordTools
    hasher: Hasher
    profile: Profile
    bad_sites: BadSites

    def of_target(self, day: date) -> CheckContext:
        """What target checks may know on a day of inspection."""
        return CheckContext(day, self.profile, self.bad_sites)

    def of_pages(self, target: Target, day: date) -> PageContext:
        """What page checks may know of a target's pages."""
        return PageContext(day, self.profile, self.bad_sites, target, self.tools)

    def of_document(self, day: date) -> PageContext:
        """What page checks may know of a text that is nobody's page: a draft, a document to examine."""
        return self.of_pages(Target("document", TargetKind.WEBSITE, name="", unit=""), day)

    def of_draft(self, day: date) -> PageContext:
        """Likewise of a draft, in which errors are frequent."""
        return replace(self.of_document(day), tools=self.tools.for_drafts())

    def of_probes(self, ledger_urls: Iterable[str], turned_away: Iterable[str] = ()) -> ProbeContext:
        """What the verdict on links may know: which hosts the ledger names, and what only browsers could open."""
        urls = tuple(ledger_urls)
        return ProbeContext(
            hosts=frozenset(host_of(url) for url in urls) - {""},
            sites=frozenset(site_of(url) for url in urls) - {""},
            bad_sites=self.bad_sites,
            turned_away=frozenset(site_of(url) for url in turned_away) - {""},
        )

    def of_sweep(self, names: frozenset[str], targets: Iterable[Target] = ()) -> SweepContext:
        """What sweep checks may know: the names in the ledger, and what it lists."""
        return SweepContext(self.tools, names, {target.target_id: target for target in targets})


def load_judging(config: Config) -> JudgingResources:
    """Load dictionaries, profile and hash key.

    Raises:
        DictionaryError: a dictionary or the profile is invalid; one line that names file, place and fix.
        ConfigError: the hash key is damaged, or gone while the database needs it.
    """
    return JudgingResources(
        tools=load_tools(config),
        # Only where the key is gone is the whole database read for hashes.
        hasher=load_hasher(
            config.hash_key_file,
            may_make=config.hash_key_file.exists()
            or not has_hashes(config.database, config.database_seconds),
        ),
        profile=load_profile(config.dictionaries_dir, config.profile),
        bad_sites=load_bad_sites(config.dictionaries_dir),
    )
