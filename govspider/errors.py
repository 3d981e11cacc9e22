"""Error types; each says who raises it. Every message is one line in Chinese that says how to fix the cause."""

import socket
from dataclasses import dataclass

NETWORK_DOWN = "本机网络不通"  # how every reason begins that is ours, not the target's


class GovspiderError(Exception):
    """Base of all our errors: a command prints its message as one line and exits with 1."""


def in_words(error: OSError) -> str:
    """What the system refused (a full disk, no permission), as one line that says how to mend it."""
    return f"无法读写 {error.filename or '文件'}（{error.strerror or error}）：请检查磁盘空间与权限后重试"


class ConfigError(GovspiderError):
    """A setting or option is unusable. Raised by `config.Config.from_settings` and the commands."""


@dataclass(frozen=True, slots=True)
class LedgerProblem:
    """One thing wrong in the ledger: where it stands and how to fix it. Personal data in `value` is masked."""

    file: str  # name of the file
    problem: str  # what is wrong, in Chinese
    fix: str  # how to fix it, in Chinese
    sheet: str = ""  # name of the sheet; empty for CSV
    row: int = 0  # as a spreadsheet counts, from 1; 0: the file or sheet as a whole
    column: str = ""  # heading as it stands in the file
    value: str = ""  # the cell as it stands, masked
    warning: bool = False  # worth a look, but the ledger is usable

    def __str__(self) -> str:
        """One line: file, sheet, row, column, value, what is wrong, how to fix."""
        place = self.file
        place += f"［{self.sheet}］" if self.sheet else ""
        place += f"第{self.row}行" if self.row else ""
        place += f"“{self.column}”列" if self.column else ""
        shown = f"“{self.value}”" if self.value else ""
        return f"{place}：{shown}{self.problem}；{self.fix}"


class LedgerError(GovspiderError):
    """The ledger (台账) cannot be read or is invalid. Raised by `ledger.load_ledger`; carries every problem."""

    def __init__(self, message: str, problems: tuple[LedgerProblem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class MenuFileError(GovspiderError):
    """A saved menu (菜单文件) cannot be read. Raised by `platforms.wechat_menu.read_menu`; names file, place and fix."""


class PlatformError(GovspiderError):
    """A platform's own interface does not give what was asked. Raised by `platforms.wechat_api`; names account and fix."""


class DictionaryError(GovspiderError):
    """A dictionary file (词库) is invalid. Raised by the readers in `text`; names file, line and fix."""


class TargetError(GovspiderError):
    """A target is not in the ledger or of the wrong kind. Raised by the spiders when they are made."""


class NetworkError(GovspiderError):
    """We ourselves are cut off: no host of the ledger, or not the proxy, can be reached. Raised by `spiders.connection`."""

    def __init__(self, proxy: str = "") -> None:
        proxy = proxy.rpartition("@")[2]  # its user and password are told to nobody
        super().__init__(
            f"{NETWORK_DOWN}：代理 {proxy} 无法连接；请检查设置 GOVSPIDER_PROXY，恢复后再次运行同一命令"
            if proxy
            else f"{NETWORK_DOWN}：台账中没有一个主机可以连接；请检查本机网络和域名解析，恢复后再次运行同一命令"
        )


class InsideAddress(socket.gaierror):
    """A name has addresses inside our own network only, so it is not resolved. Raised by `reach.Resolver`."""

    def __init__(self, host: str) -> None:
        super().__init__(socket.EAI_FAIL, f"{host}: inside our own network")


class StoreError(GovspiderError):
    """The database is newer than this program, damaged or locked. Raised by `store`."""


class BrowserError(GovspiderError):
    """No usable Chromium was found, or it does not answer. Raised by `browser`."""


class CostlyPageError(BrowserError):
    """A page used more memory than a page may, and was ended. Raised by `browser`."""


class StuckPageError(BrowserError):
    """Scripts of a page never rest, so that it could not be read in its time. Raised by `browser`."""


class ReportError(GovspiderError):
    """A report cannot be written, or there is nothing to report. Raised by `report`."""


class ExamineError(GovspiderError):
    """A document cannot be read: missing, unreachable, of an unsupported format. Raised by `examine`."""
