"""The report (通报): bulletin, list of problems and canonical export of one sweep, read from SQLite alone."""

from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from govspider.assess import Rules, assess
from govspider.config import Config
from govspider.errors import StoreError
from govspider.files import keep_edited, note_written
from govspider.profile import load_profile
from govspider.report.bulletin_facts import read_facts
from govspider.report.export import write_findings
from govspider.report.problems import write_problems
from govspider.report.render import render_html, render_markdown
from govspider.report.written_files import report_file
from govspider.store import open_store, reading

__all__ = ["ReportPaths", "write_report"]


@dataclass(frozen=True, slots=True)
class ReportPaths:
    """Where the files of a report are."""

    html: Path
    markdown: Path
    problems: Path
    findings: Path
    kept: tuple[Path, ...] = ()  # files of an earlier run that somebody has changed, under their dated names

    @property
    def written(self) -> tuple[Path, ...]:
        """The files that this run has written."""
        return (self.html, self.markdown, self.problems, self.findings)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person must be told, in Chinese."""
        if not self.kept:
            return ()
        return (f"人工修改过的文件没有覆盖，已另存为：{'、'.join(map(str, self.kept))}",)


def write_report(config: Config) -> ReportPaths:
    """Assess a sweep, then write its `bulletin.html`, `bulletin.md`, `problems.xlsx` and `findings.jsonl`.

    Args:
        config: names the database, the sweep, the folder of the files, the profile and the thresholds.

    Raises:
        StoreError: the database cannot be read, or has no such sweep.
        ReportError: a file cannot be written.
    """
    database, sweep_id, out_dir = config.database, config.sweep_id, config.out_dir
    if not database.is_file():
        raise StoreError(f"数据库 {database} 不存在：请先运行一次检查（make sweep）")
    with closing(open_store(config)) as store:
        store.day_of(sweep_id)  # says so where there is no such sweep
        assess(store.db, sweep_id, Rules.of(config))
    paths = ReportPaths(
        html=out_dir / "bulletin.html",
        markdown=out_dir / "bulletin.md",
        problems=out_dir / "problems.xlsx",
        findings=out_dir / "findings.jsonl",
    )
    days = load_profile(config.dictionaries_dir, config.profile).figures.rectify_working_days.value
    with reading(database, config.database_seconds) as db:
        facts = read_facts(db, sweep_id, days)
        paths = replace(paths, kept=keep_edited(paths.written))
        write_findings(db, sweep_id, paths.findings)
        write_problems(db, sweep_id, days, paths.problems)
    for path, text in ((paths.html, render_html(facts)), (paths.markdown, render_markdown(facts))):
        with report_file(path) as temporary:
            temporary.write_text(text, encoding="utf-8", newline="\n")
    note_written(paths.written)
    return paths
