"""What all our commands share: a person's mistake is one clear line and exit code 1, never a traceback."""

import argparse
import sys
from abc import abstractmethod

from scrapy.commands import ScrapyCommand

from govspider.config import Config
from govspider.errors import GovspiderError
from govspider.files import keep_private
from govspider.privacy.masking import mask_text


class GovspiderCommand(ScrapyCommand):
    """A command of this project: implement `act`; raise `GovspiderError` for what a person must fix."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_LEVEL": "WARNING"}  # noqa: RUF012 - Scrapy's own interface

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
            self.exitcode = self.act(args, opts)
        except GovspiderError as error:
            sys.stderr.write(mask_text(f"{error}\n"))  # names of files and addresses are texts, too
            self.exitcode = 1
        except BrokenPipeError:
            self.exitcode = 0  # the reader (head, a closed pager) has seen enough
