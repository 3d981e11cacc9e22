"""Golden exports (基准导出): a change that moves walls must not move a finding.

    python -m tests.golden            # sweep the demo cities anew and compare
    python -m tests.golden --write    # keep what they say now; look at the difference first

Each city is swept whole on one fixed day; what an analyst can read of it (findings, vetoes, unjudged checks, states,
columns, menus, bulletin) is one text file, kept compressed beside this module.
"""

import argparse
import difflib
import lzma
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
SEEDS = (1, 7, 8861)
DAY, QUARTER = "2023-06-30", "2023Q2"
_MOST_LINES = 60  # of a difference that are printed

# What analysts query, in orders of their own; times of the clock and row numbers are left out.
TABLES = {
    "states": "SELECT target_id, state, reason FROM inspections ORDER BY 1",
    "vetoes": "SELECT target_id, indicator, faults, threshold, fact, to_verify FROM veto_counts ORDER BY 1, 2",
    "checks": 'SELECT target_id, page_url, "check", outcome, error FROM check_runs ORDER BY 1, 2, 3',
    "columns": "SELECT target_id, column_id, outcome, entries, newest, problem FROM column_status ORDER BY 1, 2",
    "menus": "SELECT target_id, position, menu_name, url, outcome, title, newest, problem FROM menu_status ORDER BY 1, 2",
    "links": "SELECT url, verdict, reason, outcome, status, final_url FROM link_checks WHERE verdict <> 'ok' ORDER BY 1",
    "pages": "SELECT target_id, role, outcome, count(*) FROM pages GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
    "kinds": "SELECT target_id, kind, problems, round(highest_confidence, 6) FROM target_kinds ORDER BY 1, 2",
}


def sweep(seed: int, folder: Path) -> None:
    """One whole sweep of a demo city."""
    given = {"GOVSPIDER_DATA_DIR": str(folder), "GOVSPIDER_DAY": DAY, "GOVSPIDER_QUARTER": QUARTER}
    given["GOVSPIDER_READ_PICTURES"] = "False"  # the same whether the extra is installed or not
    key = folder / "hash.key"  # ids of personal data are made with it
    key.write_bytes(bytes(range(32)))
    given["GOVSPIDER_HASH_KEY_FILE"] = str(key)
    settings = [word for name, value in given.items() for word in ("-s", f"{name}={value}")]
    command = [sys.executable, "-m", "scrapy", "sweep", *settings, "--seed", str(seed)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def exported(folder: Path) -> Iterator[str]:
    """The lines that say what a sweep has found."""
    out = folder / "out" / QUARTER
    for name in ("findings.jsonl", "bulletin.md"):
        yield f"# {name}"
        yield from (out / name).read_text(encoding="utf-8").splitlines()
    with closing(sqlite3.connect(folder / "govspider.db")) as db:
        for name, sql in TABLES.items():
            yield f"# {name}"
            for row in db.execute(sql):
                yield "\t".join("" if value is None else str(value).replace("\n", "⏎") for value in row)


def kept(seed: int) -> Path:
    return FOLDER / f"city-{seed}.txt.xz"


def compare(seed: int, lines: list[str]) -> int:
    """Print what differs from the kept export; the number of lines that do."""
    before = lzma.decompress(kept(seed).read_bytes()).decode().splitlines()
    changed = [
        line
        for line in difflib.unified_diff(before, lines, "kept", "now", lineterm="", n=0)
        if not line.startswith(("---", "+++", "@@"))
    ]
    for line in changed[:_MOST_LINES]:
        print(line)
    print(f"seed {seed}: {len(lines)} lines, {len(changed)} differ")
    return len(changed)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="keep what the cities say now")
    parser.add_argument("--seed", type=int, action="append", help="only this city")
    options = parser.parse_args()
    differ = 0
    for seed in options.seed or SEEDS:
        with tempfile.TemporaryDirectory() as folder:
            sweep(seed, Path(folder))
            lines = list(exported(Path(folder)))
        if options.write:
            kept(seed).write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
            print(f"seed {seed}: {len(lines)} lines kept")
        else:
            differ += compare(seed, lines)
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
