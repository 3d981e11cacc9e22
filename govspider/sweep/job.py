"""What a worker process is told (工作进程任务): one line of JSON on its standard input."""

import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum

CUT_OFF_EXIT = 75  # exit code of a worker that is cut off from the network (EX_TEMPFAIL)


class Role(StrEnum):
    """What a worker does until there is nothing left of it."""

    CRAWL = "crawl"  # claim targets and crawl them
    LINKS = "links"  # probe one shard of the distinct links
    LOOKS = "looks"  # look again at what would be accused and at links not reached, one shard
    LATE_LINKS = "late_links"  # probe what the looks have shown, ask again for what was not reached


@dataclass(frozen=True, slots=True)
class Job:
    """One worker's task."""

    role: Role
    worker: str  # name in the database and of the log file
    number: int  # this worker's number from 0
    of: int  # how many share the role
    settings: dict[str, str] = field(default_factory=dict)  # overrides of the project's settings

    def to_json(self) -> str:
        """One line."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> "Job":
        """Read what `to_json` wrote."""
        fields = json.loads(line)
        return cls(**{**fields, "role": Role(fields["role"])})
