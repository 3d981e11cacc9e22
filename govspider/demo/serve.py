"""The server's own process (服务进程): `python -m govspider.demo.serve --seed 1 --pages 18 --day … --port 0`.

Prints the port on its first line and serves until its standard input ends: it dies with whoever started it.
"""

import argparse
import asyncio
import sys
from datetime import date

from govspider.demo.city import Directory, build_city
from govspider.demo.router import Router
from govspider.demo.server import serve


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--pages", type=int, required=True)
    parser.add_argument("--day", type=date.fromisoformat, required=True)
    parser.add_argument("--port", type=int, required=True)
    args = parser.parse_args()
    try:
        asyncio.run(_run(args.seed, args.pages, args.day, args.port))
    except OSError:
        sys.exit(1)  # the port is taken: who started us says so


async def _run(seed: int, pages: int, day: date, port: int) -> None:
    router = Router(Directory(build_city(seed, pages, day)))
    server = await serve(router.answer, port)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    async with server:
        await _parent_gone()


async def _parent_gone() -> None:
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while await reader.read(1024):
        pass


if __name__ == "__main__":
    main()
