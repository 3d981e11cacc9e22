"""Reading in a process of its own (隔离读取): a file that hangs or crashes its parser costs nothing else."""

from dataclasses import asdict
from datetime import date

from govspider.attachments.file_facts import AttachmentFacts
from govspider.attachments.limits import MB, Limits
from govspider.isolation import ChildProcess, Lost
from govspider.items import Outcome

# The limit is computing time, so that a busy machine judges as a quiet one; this many times it has passed: a hang.
_WALL = 4


class IsolatedReader:
    """Reads files one after the other in a child process that is started on first need, and again when it is gone.

    Args:
        limits: for each file.
        day: day of inspection.
    """

    def __init__(self, limits: Limits, day: date) -> None:
        self.limits = limits
        self.day = day
        self._child = ChildProcess("govspider.attachments.child")

    def read(self, data: bytes, name: str) -> AttachmentFacts:
        """Read a file, whatever it does; blocks for four times the limit at most. Threads wait for each other."""
        if len(data) > self.limits.max_bytes:
            limit = self.limits.max_bytes // MB
            return AttachmentFacts(Outcome.TOO_LARGE, f"文件超过 {limit} MB 的上限，无法判定")
        question = {
            "size": len(data),
            "name": name,
            "day": self.day.isoformat(),
            "limits": asdict(self.limits),
        }
        answer = self._child.ask(question, data, _WALL * self.limits.seconds)
        if answer is Lost.LATE:
            return AttachmentFacts(Outcome.TIMEOUT, f"读取超过 {self.limits.seconds} 秒的时限，无法判定")
        if answer is Lost.GONE:
            return AttachmentFacts(Outcome.BROKEN, "文件使读取程序异常退出，无法判定")
        if answer is Lost.ENDED:
            return AttachmentFacts(Outcome.OUR_FAULT, "本机结束了读取程序（如内存不足），未能检查")
        return AttachmentFacts.from_json(answer)

    def close(self) -> None:
        """End the child."""
        self._child.close()
