"""A child for the tests of isolation: turns bytes round, or misbehaves as it is asked to."""

import os
import signal
import time
from pathlib import Path
from typing import Any

from govspider.isolation import bound, serve


def answer(question: dict[str, Any], body: bytes) -> bytes:
    act = question.get("act", "")
    if act == "pid":
        return str(os.getpid()).encode()
    if act == "die":
        os._exit(3)
    if act == "be killed" and len(list(Path(question["folder"]).iterdir())) < question["times"]:
        (Path(question["folder"]) / str(os.getpid())).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if act == "hang":
        time.sleep(60)
    if act == "spin":
        bound(1 << 30, 0)
        while True:
            pass
    return body[::-1]


if __name__ == "__main__":
    serve(answer, worn=1 << 30)
