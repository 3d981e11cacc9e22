"""Worker processes (工作进程): started with a job on standard input, gone when their parent is gone."""

import os
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

from govspider.sweep.job import Job

_STOP_SECONDS = 20.0


@dataclass(slots=True)
class WorkerProcess:
    """One running worker. Its standard input stays open as long as the parent lives."""

    job: Job
    log_file: Path
    process: subprocess.Popen[str] = field(init=False)

    def __post_init__(self) -> None:
        self.log_file.parent.mkdir(parents=True, exist_ok=True)
        with self.log_file.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "govspider.sweep.worker"],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                text=True,
                start_new_session=True,  # Ctrl-C reaches the parent alone; it decides
            )
        assert self.process.stdin is not None
        self.process.stdin.write(self.job.to_json() + "\n")
        self.process.stdin.flush()

    @property
    def running(self) -> bool:
        """Whether the process is alive."""
        return self.process.poll() is None

    @property
    def exit_code(self) -> int | None:
        """The exit code, None while it runs."""
        return self.process.poll()

    def stop(self) -> None:
        """Close its input, which ends it; kill it if it does not."""
        if self.process.stdin is not None and not self.process.stdin.closed:
            self.process.stdin.close()
        try:
            self.process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def end_with_parent() -> Job:
    """In a worker: read the job, then watch standard input and end this process when the parent closes it or dies."""
    job = Job.from_json(sys.stdin.readline())

    def watch() -> None:
        sys.stdin.read()  # returns at end of file only
        os._exit(0)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()
    return job
