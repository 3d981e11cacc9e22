"""Scrapy settings. Each changed value stands with its default; our own settings follow, one comment each."""

from pathlib import Path

from scrapy.settings import default_settings

BOT_NAME = "govspider"
SPIDER_MODULES = ["govspider.spiders"]
NEWSPIDER_MODULE = "govspider.spiders"
COMMANDS_MODULE = "govspider.commands"

# --- Politeness (礼貌抓取) ------------------------------------------------------------------------------------
# Name your office and a way to reach it, so that a webmaster knows whom to ask.
USER_AGENT = "govspider/0.1 (quarterly inspection of government websites on behalf of the supervising office)"
DEFAULT_REQUEST_HEADERS = {  # what a browser in China asks for; default: English
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9",
    "Upgrade-Insecure-Requests": "1",
}
ROBOTSTXT_OBEY = (
    True  # an inspector with the owner's authority may pass -s ROBOTSTXT_OBEY=False, see docs/politeness.md
)
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # default 8
DOWNLOAD_DELAY = 1  # seconds between requests to one host; default 0
AUTOTHROTTLE_ENABLED = True  # default False
AUTOTHROTTLE_START_DELAY = 1  # default 5
AUTOTHROTTLE_MAX_DELAY = 30  # default 60

# --- Limits against hostile or broken sites ----------------------------------------------------------------
DOWNLOAD_TIMEOUT = 20  # seconds for a whole response; default 180
DOWNLOAD_MAXSIZE = 20 * 1024 * 1024  # bytes after decompression; default 1 GiB
DOWNLOAD_FAIL_ON_DATALOSS = False  # what came of a page is shown by browsers, too; default True
DOWNLOAD_WARNSIZE = 0  # our own outcome says it; default 32 MiB
REDIRECT_MAX_TIMES = 8  # default 20
METAREFRESH_ENABLED = (
    False  # a page that reloads itself is no loop: the visit follows what leads on; default True
)
RETRY_EXCEPTIONS = [
    *default_settings.RETRY_EXCEPTIONS,
    "playwright.async_api.TimeoutError",  # a busy machine of ours must not make a page look closed
]
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # a failed page is a row in the database; default ERROR
TELNETCONSOLE_ENABLED = False  # default True
REMOTE_CONTROL_ENABLED = False  # no open port, no job file; default True
EXTENSIONS = {
    "scrapy.extensions.remote_control.RemoteControl": None
}  # nor a tenth of a second for its import
LOG_LEVEL = "INFO"  # default DEBUG
LOG_FORMATTER = "govspider.logs.MaskingLogFormatter"  # personal data never reaches a log
FEED_EXPORT_ENCODING = "utf-8"  # default escapes Chinese

TWISTED_DNS_RESOLVER = "govspider.crawl.resolving.GuardedNames"  # no name leads into our own network
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
DOWNLOAD_HANDLERS = {
    "http": "govspider.browser.handler.BoundedHandler",
    "https": "govspider.browser.handler.BoundedHandler",
}
DOWNLOADER_MIDDLEWARES = {
    "govspider.middlewares.GuardMiddleware": 50,  # before robots.txt is asked for
    "govspider.middlewares.RefusalMiddleware": 570,  # says why, before Scrapy's retries (550) try again
    "govspider.middlewares.PatienceMiddleware": 560,  # nearer to the network than Scrapy's retries (550)
    "govspider.middlewares.NoWhereMiddleware": 610,  # nearer to the network than Scrapy's redirects (600)
    "govspider.middlewares.CookiesMiddleware": 700,
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,  # it asks foreign hosts behind our back
    "govspider.middlewares.ProxyMiddleware": 740,  # before Scrapy's own (750), which reads what it sets
}
ITEM_PIPELINES = {
    "govspider.pipelines.PrivacyPipeline": 100,  # first: behind it there is masked text only
    "govspider.pipelines.WordsPipeline": 200,
    "govspider.pipelines.StorePipeline": 900,
}

# --- Browser (浏览器): started on first need, one a process ----------------------------------------
ADDONS = {"govspider.browser.addon.BrowserAddon": 100}  # sets PLAYWRIGHT_BROWSER_PROVIDER
PLAYWRIGHT_MAX_CONTEXTS = 2  # a desktop and a phone a crawler; default: no limit
PLAYWRIGHT_MAX_PAGES_PER_CONTEXT = 4  # the process has its own limit below; default CONCURRENT_REQUESTS
# Milliseconds in which 19号 expects a page to open; more while this machine is late. Default 30 seconds.
PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT = 15_000
PLAYWRIGHT_ABORT_REQUEST = "govspider.browser.limits.abort_request"  # default: nothing is aborted
PLAYWRIGHT_PROCESS_REQUEST_HEADERS = None  # the browser's own headers; default: Scrapy's

# --- govspider: what is inspected, and when ------------------------------------------------------------------
GOVSPIDER_QUARTER = ""  # e.g. 2023Q2; empty: the quarter of the day of inspection
GOVSPIDER_DAY = ""  # day of inspection, e.g. 2023-06-30; empty: today, or the last day of a past quarter
GOVSPIDER_PROFILE = "national"  # profile of indicators (指标方案), a file in dictionaries/profiles/
GOVSPIDER_LEDGER_DIR = ""  # folder of the ledger; empty: ledger/ in the data folder
GOVSPIDER_DATA_DIR = ""  # everything made by runs; empty: data/ in the current folder
GOVSPIDER_DATABASE = ""  # SQLite file; empty: govspider.db in the data folder
GOVSPIDER_DATABASE_SECONDS = 90  # wait so long for another program that holds the database, such as a backup
GOVSPIDER_HASH_KEY_FILE = ""  # key of the hashes of personal data; empty: hash.key in the data folder
GOVSPIDER_DICTIONARIES_DIR = ""  # dictionaries (词库); empty: dictionaries/ in the current folder
GOVSPIDER_LANGUAGE_MODEL = next(  # KenLM file of general text, of any processor; absent: that detector is off
    map(str, Path("/usr/lib").glob("*/libime/zh_CN.lm")), "/usr/lib/libime/zh_CN.lm"
)
GOVSPIDER_OFFICIAL_MODELS = str(  # folder of the models of official text; absent: likewise
    Path(__file__).parent / "words" / "spelling" / "models"
)
GOVSPIDER_SEGMENTER = "rjieba"  # cuts text into words: rjieba (fast) or jieba (the same cut, by jieba itself)
GOVSPIDER_CACHE_DIR = (
    ""  # tables compiled from the language model; empty: .cache/govspider in the home folder
)
GOVSPIDER_NEURAL_MODEL = ""  # folder of a neural corrector (optional extra); empty: off
GOVSPIDER_CHROMIUM = ""  # browser program; empty: chromium on PATH, else Playwright's own
GOVSPIDER_PROXY = ""  # HTTP proxy for every request and for the browser; the demo city uses it
GOVSPIDER_WECHAT_API = "https://api.weixin.qq.com"  # WeChat's own interfaces, for `scrapy ledger official`
GOVSPIDER_WECHAT_KEYS_FILE = (
    ""  # file outside the project, mode 600: 账号ID,AppID,AppSecret a line; or the environment
)
GOVSPIDER_INSIDE_HOSTS = (
    ""  # hosts that may be asked although they lie in our own network: a.gov.cn, *.oa.gov.cn, 10.1.2.3:8080
)

# --- govspider: budgets (a target may override the first two in the ledger) -----------------------------------
GOVSPIDER_MAX_PAGES = 300  # pages visited per target
GOVSPIDER_MAX_DEPTH = 4  # clicks from the home page
GOVSPIDER_MAX_POSTS = 20  # posts of the quarter opened per account, the newest first; 0: none
GOVSPIDER_MAX_LINKS = 200_000  # links kept of all pages of a target; what stands on later pages is not
GOVSPIDER_MAX_PROBES = 3000  # distinct links judged per target besides the pages visited
GOVSPIDER_TARGET_SECONDS = 1800  # time for one target; what is left is listed as not inspected
GOVSPIDER_PATTERN_PAGES = (
    150  # pages of one address pattern with parameters (list.jsp?page=…): traps end here
)
GOVSPIDER_MAX_ATTACHMENTS = 100  # attachments fetched and read per target, besides the pages
GOVSPIDER_ATTACHMENT_MAXSIZE = 50 * 1024 * 1024  # bytes of one attachment; a larger one cannot be judged
GOVSPIDER_ATTACHMENT_SECONDS = 120  # computing time to read one attachment; four times it by the clock
GOVSPIDER_READ_PICTURES = (
    True  # read words in pictures and scans where the extra `ocr` is installed; off: they are only counted
)
GOVSPIDER_MAX_PICTURES = 200  # pictures and scanned pages read per target, the smallest first
GOVSPIDER_PICTURE_SECONDS = 300  # computing time for all pictures of a target; a full page takes 7 to 14
GOVSPIDER_READ_SECONDS = (
    60  # computing time to read one large page; twice that to judge it; then it cannot be judged (内容过大)
)
GOVSPIDER_READ_MEMORY = (
    4 * 1024 * 1024 * 1024  # bytes to read one large page; half as much again to judge it, dictionaries too
)
GOVSPIDER_LONGEST_WAIT = 60  # seconds that a host may ask us to wait (Retry-After); more: it is left alone
GOVSPIDER_BROWSER_PAGES = 4  # Chromium pages open at a time in one process
GOVSPIDER_MOST_PATIENCE = (
    4  # times that limits of time in Chromium grow, and its places for pages get fewer, while we are late
)
GOVSPIDER_PAGE_SECONDS = (
    90  # for all of a page in Chromium, its menu walked through; then it cannot be judged
)
GOVSPIDER_PAGE_MEMORY = (
    1536 * 1024 * 1024  # bytes that one page may use in Chromium; it ends, and cannot be judged (内容过大)
)
GOVSPIDER_BROWSER_MEMORY = (
    4 * 1024 * 1024 * 1024  # bytes for all of a process's Chromium; its largest page ends and is tried again
)
GOVSPIDER_BROWSER_PROCESSES = (
    100  # processes of one Chromium, frames and workers too; its pages end and are tried again
)
GOVSPIDER_SECOND_LOOK_SECONDS = (
    60  # at least so long after the first look a page that would be accused is looked at again, in Chromium
)
GOVSPIDER_MENU_PICTURES = "problems"  # menu entries that are photographed: those with problems, or all
GOVSPIDER_WORKERS = 2  # processes of a sweep; fewer where there is not enough to do for them
GOVSPIDER_CRAWLERS = 8  # targets at a time in one process

# --- govspider: how a crawl is run (a sweep sets both) --------------------------------------------------------
GOVSPIDER_RESUME = (
    False  # pages that this sweep has are recalled, not fetched; off: the target is inspected anew
)
GOVSPIDER_JUDGE_LINKS = (
    True  # judge links and target at the end of its crawl; off: someone else does it later
)

# --- govspider: what is kept --------------------------------------------------------------------------------
GOVSPIDER_KEEP_TEXTS = 4  # sweeps whose masked page texts are kept, for judging again without fetching

# --- govspider: words ---------------------------------------------------------------------------------------
GOVSPIDER_SHOW_CONFIDENCE = 0.7  # what people are shown; below it only on request
GOVSPIDER_ACCUSE_CONFIDENCE = 0.96  # what counts against a unit without a person's confirmation
