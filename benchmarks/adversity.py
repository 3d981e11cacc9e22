"""The demo city in bad circumstances (恶劣条件下的示范城市): nobody may be accused for what is not theirs.

    python -m benchmarks.adversity names   # no name outside the city resolves
    python -m benchmarks.adversity walls   # every third host of the city shows programs a wall

Prints the score against the answer key, the findings that are wrong, and what the sweep says it could not judge.
"""

import argparse
import asyncio
import json
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govspider.demo.city import Directory, build_city
from govspider.demo.key import answer_key
from govspider.demo.ledger import save_ledger
from govspider.demo.responses import Response, unknown_host
from govspider.demo.router import Router
from govspider.demo.score import compare, read_findings
from govspider.demo.server import serve

ROOT = Path(__file__).parents[1]
DAY, QUARTER = date(2023, 6, 30), "2023Q2"
_WALLS = (
    (412, "<html><script>$_ts=window['$_ts']||{};</script></html>"),
    (200, "<html><title>安全验证</title><body><p>请向右滑动滑块完成验证</p></body></html>"),
    (521, "<script>document.cookie='__jsl_clearance_s=1';</script>"),
    (403, "<html><body><h1>403 Forbidden</h1></body></html>"),
    (200, "<html><title>提示</title><body><p>当前访问人数过多，请稍后再试</p></body></html>"),
)


@dataclass(slots=True)
class AdverseRouter(Router):
    """The city's router with one thing wrong."""

    what: str = ""

    async def answer(self, method: str, host: str, path: str) -> Response:
        """See `Router.answer`."""
        own = sorted(self.directory.sites)
        if self.what == "names" and host not in self.directory.sites and host not in self.directory.accounts:
            return unknown_host(host)
        if self.what == "walls" and host in own[::3]:
            status, body = _WALLS[own.index(host) // 3 % len(_WALLS)]
            return Response(status, body.encode(), "text/html; charset=utf-8")
        return await Router.answer(self, method, host, path)


async def _sweep(what: str, seed: int, folder: Path) -> None:
    city = build_city(seed, 18, DAY)
    (folder / "demo").mkdir()
    save_ledger(city, folder / "ledger")
    server = await serve(AdverseRouter(Directory(city), what=what).answer, 0)
    settings = {
        "GOVSPIDER_DATA_DIR": str(folder),
        "GOVSPIDER_DAY": DAY.isoformat(),
        "GOVSPIDER_QUARTER": QUARTER,
        "GOVSPIDER_PROXY": f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}",
        "GOVSPIDER_SECOND_LOOK_SECONDS": "2",
        "DOWNLOAD_DELAY": "0",
        "AUTOTHROTTLE_ENABLED": "False",
    }
    options = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    async with server:
        run = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "scrapy", "sweep", *options, cwd=ROOT, stdout=subprocess.DEVNULL
        )
        await run.wait()


def _print(folder: Path, seed: int) -> None:
    score = compare(answer_key(build_city(seed, 18, DAY)), read_findings(folder / "govspider.db", QUARTER))
    missed = Counter(item.kind for item in score.missed)
    print(
        json.dumps(
            {"missed": missed, "wrong": [str(seen) for seen in score.false]}, ensure_ascii=False, indent=1
        )
    )
    with closing(sqlite3.connect(folder / "govspider.db")) as db:
        print(
            "conclusions:", db.execute("SELECT conclusion, count(*) FROM conclusions GROUP BY 1").fetchall()
        )
        for row in db.execute(
            "SELECT what, outcome_name, reason, number, targets FROM unjudged ORDER BY 4 DESC"
        ):
            print(*row, sep="｜")


def main() -> None:
    """Sweep and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("names", "walls"))
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_sweep(args.what, args.seed, Path(folder)))
        _print(Path(folder), args.seed)


if __name__ == "__main__":
    main()
