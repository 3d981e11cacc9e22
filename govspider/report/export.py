"""`findings.jsonl`: the canonical export; one line a place, so that it can be filtered by page.

Two runs that found the same, with the same hash key, write the same bytes.
"""

import json
import sqlite3
from pathlib import Path

from govspider.report.database import stream
from govspider.report.written_files import report_file


def write_findings(db: sqlite3.Connection, sweep_id: str, path: Path) -> int:
    """Write every place of every finding of a sweep, one JSON object a line, in order of `finding_id` and `place`.

    Returns:
        How many lines there are.
    """
    number = 0
    with report_file(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        for row in stream(db, "findings", {"sweep_id": sweep_id}):
            row["confidence"] = round(row["confidence"], 6)
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            number += 1
    return number
