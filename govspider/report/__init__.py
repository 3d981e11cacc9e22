"""The report (通报): bulletin, list of problems and canonical export of one sweep, read from SQLite alone."""

from dataclasses import dataclass
from pathlib import Path

from govspider import settings
from govspider.errors import ReportError
from govspider.report.database import Level, reading, rows
from govspider.report.export import write_findings
from govspider.report.facts import read_facts
from govspider.report.files import replacing
from govspider.report.problems import write_problems
from govspider.report.render import render_html, render_markdown

__all__ = ["ReportPaths", "write_report"]


@dataclass(frozen=True, slots=True)
class ReportPaths:
    """Where the files of a report are."""

    html: Path
    markdown: Path
    problems: Path
    findings: Path


def write_report(
    database: Path,
    sweep_id: str,
    out_dir: Path,
    *,
    count_threshold: float = settings.GOVSPIDER_ACCUSE_CONFIDENCE,
    show_confidence: float = settings.GOVSPIDER_SHOW_CONFIDENCE,
) -> ReportPaths:
    """Write `bulletin.html`, `bulletin.md`, `problems.xlsx` and `findings.jsonl` of a sweep.

    Args:
        database: the SQLite file; it is only read.
        sweep_id: the quarter, e.g. `2023Q2`.
        out_dir: where the files go; it is made if needed.
        count_threshold: from which confidence on a fault counts against a unit.
        show_confidence: below it a fault is only in the export.

    Raises:
        StoreError: the database cannot be read.
        ReportError: it has no such sweep, or a file cannot be written.
    """
    level = Level(count_threshold, show_confidence)
    paths = ReportPaths(
        html=out_dir / "bulletin.html",
        markdown=out_dir / "bulletin.md",
        problems=out_dir / "problems.xlsx",
        findings=out_dir / "findings.jsonl",
    )
    with reading(database) as db:
        if not rows(db, "sweep", {"sweep_id": sweep_id}):
            raise ReportError(f"数据库中没有 {sweep_id} 的检查：请先运行 scrapy sweep，或核对季度")
        facts = read_facts(db, sweep_id, level)
        write_findings(db, sweep_id, paths.findings)
        write_problems(db, sweep_id, level, paths.problems)
    for path, text in ((paths.html, render_html(facts)), (paths.markdown, render_markdown(facts))):
        with replacing(path) as temporary:
            temporary.write_text(text, encoding="utf-8", newline="\n")
    return paths
