"""A store with the national profile, and settings that name its database."""

from dataclasses import replace
from pathlib import Path

from scrapy.settings import Settings

from govspider.config import Config
from govspider.privacy.hashing import Hasher
from govspider.profile import load_profile
from govspider.store.connect import open_database
from govspider.store.lookups import sync_profile
from govspider.store.writer import Store

DICTIONARIES = Path(__file__).parent.parent / "dictionaries"
HASHER = Hasher(bytes(32))  # of personal data, for tests that need no key of their own
NATIONAL = load_profile(DICTIONARIES, "national")


def new_store(path: Path) -> Store:
    """A store on a file that is made where it is not there."""
    database = open_database(path)
    sync_profile(database, NATIONAL)
    return Store(database)


def config_of(database: Path, quarter: str) -> Config:
    """The project's own settings, for one database and quarter; files go to the database's folder."""
    settings = Settings()
    settings.setmodule("govspider.settings")
    settings.set("GOVSPIDER_DATA_DIR", str(database.parent))
    settings.set("GOVSPIDER_DATABASE", str(database))
    settings.set("GOVSPIDER_QUARTER", quarter)
    settings.set("GOVSPIDER_LANGUAGE_MODEL", "")
    return replace(Config.from_settings(settings), dictionaries_dir=DICTIONARIES)


def to(database: Path, quarter: str, folder: Path) -> Config:
    """The same, with the files of reports below a folder of their own."""
    return replace(config_of(database, quarter), data_dir=folder)
