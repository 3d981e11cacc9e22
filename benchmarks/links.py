"""Dead links against LinkChecker (与 LinkChecker 比对): both programs on the same small site, on loopback.

    python -m benchmarks.links --linkchecker PATH

LinkChecker is no part of this project: install it in an environment of its own (`pip install linkchecker`).
"""

import argparse
import csv
import io
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from tests import link_tree
from tests.crawling import crawl, website
from tests.servers import TableServer


def main() -> None:
    """Print what each program found and what it asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--linkchecker", default="linkchecker", help="the program; found by PATH")
    program = parser.parse_args().linkchecker
    planted = link_tree.addresses("dead")
    print(f"{'program':<12}{'planted':>8}{'found':>8}{'other':>8}{'requests per address':>24}")
    for name in ("govspider", "LinkChecker"):
        with TableServer(link_tree.table(healthy=False)) as server:
            found = _ours(server) if name == "govspider" else _theirs(server, program)
            seen = Counter(server.seen)
        with TableServer(link_tree.table(healthy=True)) as server:
            if name == "govspider":
                _ours(server)
            else:
                _theirs(server, program)
            paths = {request.partition(" ")[2] for request in server.seen}
            share = sum(server.seen.values()) / len(paths)
        other = sorted(found - planted)
        print(f"{name:<12}{len(planted):>8}{len(found & planted):>8}{len(other):>8}{share:>24.2f}")
        print(f"  not found: {sorted(planted - found)}\n  other: {other}\n  requests: {sum(seen.values())}")


def _ours(server: TableServer) -> set[str]:
    with tempfile.TemporaryDirectory() as folder:
        crawled = crawl(Path(folder), [website("4419000001", server.url("/"))], GOVSPIDER_JUDGE_LINKS="1")
        told = crawled.rows("SELECT subject FROM findings WHERE kind IN ('dead_link', 'wrong_link')")
    return {row["subject"].removeprefix(server.url("")) for row in told}


def _theirs(server: TableServer, program: str) -> set[str]:
    run = subprocess.run(  # noqa: S603 - the program that whoever runs this names
        [program, "--no-status", "--output", "csv", "--check-extern", server.url("/")],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in run.stdout.splitlines() if line and not line.startswith("#")]
    rows = csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";")
    broken = {row["url"] for row in rows if row.get("valid") == "False"}
    return {url.removeprefix(server.url("")) for url in broken}


if __name__ == "__main__":
    main()
