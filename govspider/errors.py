"""Error types; each says who raises it. Every message is one line in Chinese that says how to mend the cause."""


class GovspiderError(Exception):
    """Base of all our errors: a command prints its message as one line and exits with 1."""


class ConfigError(GovspiderError):
    """A setting or option is unusable. Raised by `config.Config.from_settings` and the commands."""


class LedgerError(GovspiderError):
    """The ledger (台账) cannot be read or is invalid. Raised by `ledger.load_ledger`; carries every problem."""


class DictionaryError(GovspiderError):
    """A dictionary file (词库) is invalid. Raised by the readers in `text`; names file, line and mend."""


class TargetError(GovspiderError):
    """A target is not in the ledger or of the wrong kind. Raised by the spiders when they are made."""


class StoreError(GovspiderError):
    """The database is newer than this program, damaged or locked. Raised by `store`."""


class BrowserError(GovspiderError):
    """No usable Chromium was found. Raised by `browser`."""
