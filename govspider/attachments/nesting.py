"""Files within files (内嵌文件): read like any other, within the limits of the file around them."""

from collections.abc import Callable

from govspider.attachments.builder import Builder
from govspider.attachments.limits import EnoughError, UnreadableError
from govspider.attachments.packages import Package
from govspider.items import Outcome
from govspider.privacy.masking import mask_text

_UNJUDGED = "无法判定"
_LONGEST = 60  # characters of a name in a note


class Nested:
    """Reads files within a file. One that cannot be read does not keep the others from being read.

    Args:
        builder: takes their text.
        read: reads a file, given its bytes and name.
    """

    def __init__(self, builder: Builder, read: Callable[[bytes, str, "Nested"], None]) -> None:
        self.builder = builder
        self._read = read

    def member(self, package: Package, path: str) -> None:
        """Read a member of an archive.

        Raises:
            UnreadableError: the limit of the whole file is reached.
            EnoughError: a limit is reached.
        """
        try:
            body = package.read(path)
        except UnreadableError as failure:
            self.failed(path, failure)
        else:
            self.file(body, path)

    def file(self, data: bytes, name: str) -> None:
        """Read a file.

        Raises:
            UnreadableError: the limit of the whole file is reached.
            EnoughError: a limit is reached.
        """
        budget = self.builder.budget
        if budget.depth >= budget.limits.max_depth:
            deep = f"嵌套超过 {budget.limits.max_depth} 层"
            self.failed(name, UnreadableError(Outcome.UNSUPPORTED, deep))
            return
        budget.depth += 1
        try:
            self._read(data, name, self)
        except UnreadableError as failure:
            self.failed(name, failure)
        except (EnoughError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 - a file that breaks a library is an outcome, not a crash
            self.failed(name, UnreadableError(Outcome.BROKEN, f"文件损坏（{type(error).__name__}）"))
        finally:
            budget.depth -= 1

    def failed(self, name: str, failure: UnreadableError) -> None:
        """Note what could not be read.

        Raises:
            UnreadableError: the failure itself, where the limit of the whole file is reached.
        """
        budget = self.builder.budget
        if failure.outcome is Outcome.TOO_LARGE and budget.unpacked > budget.limits.max_unpacked:
            raise failure
        self.builder.failures.append(failure)
        # Masked before it is cut: half a number could not be told from any other digits.
        unjudged = "" if _UNJUDGED in failure.note else f"，{_UNJUDGED}"
        budget.note(f"其中“{mask_text(name)[-_LONGEST:]}”未检查：{failure.note}{unjudged}")
