"""Our settings as one typed object; the only module that knows the names `GOVSPIDER_*`."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from govspider.errors import ConfigError
from govspider.quarters import Quarter

# What a switch may say; unset is off.
_SWITCH = {"": False, "0": False, "false": False, "1": True, "true": True}


class SettingsLike(Protocol):
    """The part of `scrapy.settings.BaseSettings` that is read here."""

    def get(self, name: str, default: object = None) -> object:
        """The value of a setting."""
        ...


SEGMENTERS = ("rjieba", "jieba")  # the first is the default; they cut the same, see `text.cutters`


MENU_PICTURES = ("problems", "all")  # the first is the default


@dataclass(frozen=True, slots=True)
class Config:
    """Everything the project reads from settings. Paths are absolute; nothing is created here."""

    quarter: Quarter
    day: date  # day of inspection (检查日)
    data_dir: Path
    ledger_dir: Path
    dictionaries_dir: Path
    database: Path
    hash_key_file: Path
    language_model: Path | None
    official_models: Path | None  # folder of the models of official text
    neural_model: Path | None
    chromium: Path | None
    proxy: str = field(repr=False)  # it may hold a password
    wechat_api: str
    wechat_keys_file: Path | None
    max_pages: int
    max_depth: int
    max_posts: int
    max_links: int
    max_probes: int
    target_seconds: int
    browser_pages: int
    workers: int
    crawlers: int
    show_confidence: float
    count_threshold: float
    user_agent: str  # Scrapy's USER_AGENT, for the browser
    cache_dir: Path  # may be deleted at any time
    database_seconds: int  # for another program that holds the database
    pattern_pages: int
    longest_wait: int  # seconds
    max_attachments: int  # of one target
    attachment_maxsize: int  # bytes
    attachment_seconds: int
    read_pictures: bool
    max_pictures: int  # of one target
    picture_seconds: int  # of computing time, for all of one target
    page_seconds: int  # for all of one page in Chromium
    read_seconds: int  # of computing time, to read one large page; twice that to judge it
    read_memory: int  # bytes to read one large page; half as much again to judge it
    page_memory: int  # bytes of one page in Chromium
    browser_memory: int  # bytes of all pages and Chromium itself
    browser_processes: int  # of one Chromium
    most_patience: int  # times that limits of time in Chromium grow while this machine is late
    second_look_seconds: int  # between two looks at a page that would be accused
    all_menu_pictures: bool  # and not only of entries with problems
    keep_texts: int  # sweeps whose page texts are kept
    profile: str  # profile of indicators
    segmenter: str  # engine that cuts text into words
    inside_hosts: tuple[str, ...]  # hosts inside our own network that may be asked, see `reach`
    resume: bool
    judge_links: bool

    @property
    def sweep_id(self) -> str:
        """Key of the sweep in the database: the quarter."""
        return str(self.quarter)

    @property
    def out_dir(self) -> Path:
        """Where the bulletin of this quarter goes."""
        return self.data_dir / "out" / str(self.quarter)

    def below_data(self, path: Path) -> str:
        """A file's path below the data folder, as the database keeps it."""
        return path.relative_to(self.data_dir).as_posix()

    @classmethod
    def from_settings(cls, settings: SettingsLike, *, today: date | None = None) -> "Config":
        """Read and check all settings.

        Args:
            settings: Scrapy's settings.
            today: the calendar day, for tests; the day of inspection follows from it and the quarter.

        Raises:
            ConfigError: a value is unusable; the message names the setting and the fix.
        """
        reader = _Reader(settings)
        calendar_day = today or date.today()  # noqa: DTZ011 - an inspection day is a local calendar day
        day_text = reader.text("GOVSPIDER_DAY")
        day = _day(day_text) if day_text else None
        quarter_text = reader.text("GOVSPIDER_QUARTER")
        quarter = Quarter.parse(quarter_text) if quarter_text else Quarter.of(day or calendar_day)
        data_dir = reader.path("GOVSPIDER_DATA_DIR") or Path("data").absolute()
        return cls(
            quarter=quarter,
            day=day or quarter.inspection_day(calendar_day),
            data_dir=data_dir,
            ledger_dir=reader.path("GOVSPIDER_LEDGER_DIR") or data_dir / "ledger",
            dictionaries_dir=reader.path("GOVSPIDER_DICTIONARIES_DIR") or Path("dictionaries").absolute(),
            database=reader.path("GOVSPIDER_DATABASE") or data_dir / "govspider.db",
            hash_key_file=reader.path("GOVSPIDER_HASH_KEY_FILE") or data_dir / "hash.key",
            language_model=reader.path("GOVSPIDER_LANGUAGE_MODEL"),
            official_models=reader.path("GOVSPIDER_OFFICIAL_MODELS"),
            neural_model=reader.path("GOVSPIDER_NEURAL_MODEL"),
            chromium=reader.path("GOVSPIDER_CHROMIUM"),
            proxy=reader.text("GOVSPIDER_PROXY"),
            wechat_api=reader.text("GOVSPIDER_WECHAT_API"),
            wechat_keys_file=reader.path("GOVSPIDER_WECHAT_KEYS_FILE"),
            max_pages=reader.count("GOVSPIDER_MAX_PAGES"),
            max_depth=reader.count("GOVSPIDER_MAX_DEPTH"),
            max_posts=reader.number("GOVSPIDER_MAX_POSTS"),
            max_links=reader.count("GOVSPIDER_MAX_LINKS"),
            max_probes=reader.count("GOVSPIDER_MAX_PROBES"),
            target_seconds=reader.count("GOVSPIDER_TARGET_SECONDS"),
            browser_pages=reader.count("GOVSPIDER_BROWSER_PAGES"),
            workers=reader.count("GOVSPIDER_WORKERS"),
            crawlers=reader.count("GOVSPIDER_CRAWLERS"),
            show_confidence=reader.share("GOVSPIDER_SHOW_CONFIDENCE"),
            count_threshold=reader.share("GOVSPIDER_ACCUSE_CONFIDENCE"),
            user_agent=reader.text("USER_AGENT"),
            segmenter=reader.choice("GOVSPIDER_SEGMENTER", SEGMENTERS),
            cache_dir=reader.path("GOVSPIDER_CACHE_DIR") or Path.home() / ".cache" / "govspider",
            database_seconds=reader.count("GOVSPIDER_DATABASE_SECONDS"),
            pattern_pages=reader.count("GOVSPIDER_PATTERN_PAGES"),
            longest_wait=reader.count("GOVSPIDER_LONGEST_WAIT"),
            max_attachments=reader.count("GOVSPIDER_MAX_ATTACHMENTS"),
            attachment_maxsize=reader.count("GOVSPIDER_ATTACHMENT_MAXSIZE"),
            attachment_seconds=reader.count("GOVSPIDER_ATTACHMENT_SECONDS"),
            read_pictures=reader.switch("GOVSPIDER_READ_PICTURES"),
            max_pictures=reader.count("GOVSPIDER_MAX_PICTURES"),
            picture_seconds=reader.count("GOVSPIDER_PICTURE_SECONDS"),
            page_seconds=reader.count("GOVSPIDER_PAGE_SECONDS"),
            read_seconds=reader.count("GOVSPIDER_READ_SECONDS"),
            read_memory=reader.count("GOVSPIDER_READ_MEMORY"),
            page_memory=reader.count("GOVSPIDER_PAGE_MEMORY"),
            browser_memory=reader.count("GOVSPIDER_BROWSER_MEMORY"),
            browser_processes=reader.count("GOVSPIDER_BROWSER_PROCESSES"),
            most_patience=reader.count("GOVSPIDER_MOST_PATIENCE"),
            second_look_seconds=reader.number("GOVSPIDER_SECOND_LOOK_SECONDS"),
            all_menu_pictures=reader.choice("GOVSPIDER_MENU_PICTURES", MENU_PICTURES) == MENU_PICTURES[1],
            keep_texts=reader.count("GOVSPIDER_KEEP_TEXTS"),
            profile=reader.text("GOVSPIDER_PROFILE"),
            inside_hosts=reader.words("GOVSPIDER_INSIDE_HOSTS"),
            resume=reader.switch("GOVSPIDER_RESUME"),
            judge_links=reader.switch("GOVSPIDER_JUDGE_LINKS"),
        )


@dataclass(frozen=True, slots=True)
class _Reader:
    settings: SettingsLike

    def text(self, name: str) -> str:
        return str(self.settings.get(name) or "").strip()

    def words(self, name: str) -> tuple[str, ...]:
        return tuple(self.text(name).replace(",", " ").replace("，", " ").split())

    def path(self, name: str) -> Path | None:
        value = self.text(name)
        return Path(value).expanduser().absolute() if value else None

    def choice(self, name: str, known: tuple[str, ...]) -> str:
        value = self.text(name) or known[0]
        if value not in known:
            raise ConfigError(f"设置 {name}={value} 无效：请写 {' 或 '.join(known)}")
        return value

    def count(self, name: str) -> int:
        value = self.text(name) or "0"
        if not value.isdecimal() or int(value) < 1:
            raise ConfigError(f"设置 {name}={value} 无效：请写大于 0 的整数")
        return int(value)

    def number(self, name: str) -> int:
        value = self.text(name) or "0"
        if not value.isdecimal():
            raise ConfigError(f"设置 {name}={value} 无效：请写 0 或大于 0 的整数")
        return int(value)

    def switch(self, name: str) -> bool:
        value = self.text(name).lower()
        if value not in _SWITCH:
            raise ConfigError(f"设置 {name}={value} 无效：请写 True 或 False")
        return _SWITCH[value]

    def share(self, name: str) -> float:
        value = self.text(name) or "0"
        try:
            number = float(value)
        except ValueError:
            number = -1.0
        if not 0.0 <= number <= 1.0:
            raise ConfigError(f"设置 {name}={value} 无效：请写 0 到 1 之间的小数")
        return number


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"检查日 {text} 无法识别：请写成 2023-06-30 的形式") from None
