"""What all our commands share: trouble and signals are one clear line and an exit code, never a traceback."""

import argparse
import signal
import sqlite3
import sys
from abc import abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from scrapy.commands import ScrapyCommand

from govspider.config import Config
from govspider.errors import GovspiderError, in_words
from govspider.files import keep_private

ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)  # besides Ctrl-C, which Python raises itself
_SIGNALLED = 128  # a shell's code for a command that a signal ended: this and the signal's number


class Interrupted(BaseException):
    """A signal asks this process to end. Raised in the main thread; not an `Exception`, so that nothing swallows it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def on_signals(act: Callable[[int, FrameType | None], object], *numbers: signal.Signals) -> Iterator[None]:
    """Handle signals while the block runs; what was ignored when we were started (nohup) stays ignored.

    Args:
        act: called with the number of the signal.
        numbers: the signals.
    """
    before = {number: signal.getsignal(number) for number in numbers}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, act)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def interrupt(number: int, _frame: FrameType | None) -> NoReturn:
    """A signal handler: end what is being done.

    Raises:
        Interrupted: always.
    """
    raise Interrupted(number)


def tell_interrupted(number: int, what_is_kept: str) -> int:
    """Say in one line that a signal ended the command, and what of its work is kept.

    Returns:
        The exit code.
    """
    sys.stderr.write(f"\n{what_is_kept}（{signal.Signals(number).name}）\n")
    return _SIGNALLED + number


def tell_trouble(error: Exception) -> int:
    """Say in one line what stopped the command.

    Args:
        error: of ours, of the system (a full disk, no permission) or of the database.

    Returns:
        The exit code.
    """
    from govspider.privacy.address_masking import mask_message

    said = str(error)
    if isinstance(error, OSError):
        said = in_words(error)
    elif isinstance(error, sqlite3.Error):
        from govspider.store.transaction import how_to_mend

        said = how_to_mend(error) or f"数据库出错（{error}）：请运行 scrapy db check 检查"
    sys.stderr.write(mask_message(f"{said}\n"))  # names of files and addresses are texts, too
    return 1


TROUBLE = (GovspiderError, OSError, sqlite3.Error)  # what a person must mend, see `tell_trouble`


class GovspiderCommand(ScrapyCommand):
    """A command of this project: implement `act`; raise `GovspiderError` for what a person must fix."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_LEVEL": "WARNING"}  # noqa: RUF012 - Scrapy's own interface
    when_interrupted = "已中断：再次运行同一命令即可"  # what is said then; the work of the command is kept

    @abstractmethod
    def act(self, args: list[str], opts: argparse.Namespace) -> int:
        """Do the work and return the exit code.

        Raises:
            GovspiderError: something that a person must fix.
        """

    def config(self) -> Config:
        """The project's settings, typed.

        Raises:
            ConfigError: a setting is unusable.
        """
        assert self.settings is not None
        return Config.from_settings(self.settings)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Called by Scrapy."""
        keep_private()
        try:
            with on_signals(interrupt, *ENDING_SIGNALS):
                self.exitcode = self.act(args, opts)
        except BrokenPipeError:
            self.exitcode = 0  # the reader (head, a closed pager) has seen enough
        except TROUBLE as error:
            self.exitcode = tell_trouble(error)
        except KeyboardInterrupt:
            self.exitcode = tell_interrupted(signal.SIGINT, self.when_interrupted)
        except Interrupted as stop:
            self.exitcode = tell_interrupted(stop.number, self.when_interrupted)
