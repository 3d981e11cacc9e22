"""Start the city beside a run (启动示范城市): server in a process of its own, ledger and key on disk."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from govspider.demo.city import DEFAULT_PAGES, DEFAULT_SEED, build_city
from govspider.demo.key import answer_key
from govspider.demo.ledger import save_ledger
from govspider.errors import ConfigError

_STOP_SECONDS = 5


@dataclass(slots=True)
class DemoProcess:
    """A running demo city, a context manager: the server ends with the block, or with this process."""

    process: "subprocess.Popen[str]"
    port: int
    folder: Path

    @property
    def proxy_url(self) -> str:
        """What GOVSPIDER_PROXY is set to."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def ledger_dir(self) -> Path:
        """The city's ledger."""
        return self.folder / "ledger"

    def stop(self) -> None:
        """End the server; again and again if one likes."""
        if self.process.stdin:
            self.process.stdin.close()  # the server reads the end of its input and goes
        try:
            self.process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()

    def wait(self) -> None:
        """Serve until the server ends or somebody presses Ctrl-C."""
        try:
            self.process.wait()
        except KeyboardInterrupt:
            self.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start(
    data_dir: Path,
    seed: int = DEFAULT_SEED,
    pages: int = DEFAULT_PAGES,
    day: date | None = None,
    port: int = 0,
) -> DemoProcess:
    """Write `demo/ledger/`, `demo/city.json` and `demo/key.json` below the data folder and start the server.

    Args:
        data_dir: the data folder.
        seed: which city.
        pages: pages of a website.
        day: day of inspection; None: today.
        port: 0 for any free one.

    Raises:
        ConfigError: the folder cannot be written, or the port is taken.
    """
    day = day or date.today()  # noqa: DTZ011 - an inspection day is a local calendar day
    folder = data_dir / "demo"
    city = build_city(seed, pages, day)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        save_ledger(city, folder / "ledger")
        key = [item.as_json() for item in answer_key(city)]
        (folder / "key.json").write_text(json.dumps(key, ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError as error:
        raise ConfigError(
            f"无法写入演示数据文件夹 {folder}：{error.strerror}，请检查权限和磁盘空间"
        ) from None
    process = _launch(seed, pages, day, port)
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    if not line.isdecimal():
        process.wait()
        raise ConfigError(f"演示服务无法启动：端口 {port} 可能已被占用，请换一个端口或不指定端口")
    state = {"seed": seed, "pages": pages, "day": day.isoformat(), "port": int(line), "pid": process.pid}
    (folder / "city.json").write_text(json.dumps(state, ensure_ascii=False, indent=1), encoding="utf-8")
    return DemoProcess(process, int(line), folder)


def _launch(seed: int, pages: int, day: date, port: int) -> "subprocess.Popen[str]":
    package = Path(__file__).parents[2]
    arguments = ("--seed", str(seed), "--pages", str(pages), "--day", day.isoformat(), "--port", str(port))
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
        [sys.executable, "-m", "govspider.demo.serve", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(package), os.environ.get("PYTHONPATH", "")])},
        start_new_session=True,  # Ctrl-C is for the parent, which then closes our standard input
    )
