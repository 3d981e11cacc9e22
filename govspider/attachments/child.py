"""The reading process (读取进程): `python -m govspider.attachments.child`, one file after the other.

A request is a line of JSON, then the file; an answer is its length, then the facts. What a file does to the
process (memory, time, a crash of a parser) ends here.
"""

import json
import resource
import sys
from datetime import date
from pathlib import Path
from typing import IO

from govspider.attachments.limits import MB, Limits
from govspider.attachments.read import read

_WORN = 160 * MB  # memory that is not given back: the next file gets a new process
_CLOSE = b"\x01"
_STAY = b"\x00"


def main(source: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until there are no more."""
    while line := source.readline():
        request = json.loads(line)
        limits = Limits(**request["limits"])
        _bound(limits)
        body = source.read(request["size"])
        facts = read(body, request["name"], limits, date.fromisoformat(request["day"]))
        del body
        answer = facts.as_json()
        worn = _resident() > _WORN
        answers.write((_CLOSE if worn else _STAY) + len(answer).to_bytes(8, "big") + answer)
        answers.flush()
        if worn:
            return


def _resident() -> int:
    """Bytes of memory in use; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError):
        return 0
    return pages * resource.getpagesize()


def _bound(limits: Limits) -> None:
    """Memory once and for all; computing time anew for each file: the system ends us (SIGXCPU)."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + limits.seconds + 1, hard))


if __name__ == "__main__":
    # Libraries that print must not print into the answers.
    pipe, sys.stdout = sys.stdout.buffer, sys.stderr
    main(sys.stdin.buffer, pipe)
