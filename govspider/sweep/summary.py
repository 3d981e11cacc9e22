"""What a person reads when a sweep ends (普查小结)."""

from collections.abc import Container
from pathlib import Path

from sqlite_utils import Database

from govspider.checks.outcomes import OUTCOME_NAMES
from govspider.items import Outcome
from govspider.sweep.progress import duration

_NOT_WHOLE = {OUTCOME_NAMES[Outcome.OK]: "没有完整显示"}  # open, and yet with an error
_LISTED = 20  # targets named in the summary; all of them are in the bulletin


def summary_lines(db: Database, sweep_id: str, seconds: float) -> list[str]:
    """Counts as in the bulletin, and what could not be inspected and why.

    Args:
        db: the database.
        sweep_id: the sweep; it has been assessed.
        seconds: how long this run took.
    """
    (total, failed, skipped) = next(
        db.execute(
            "SELECT count(*), coalesce(sum(state = 'failed'), 0), coalesce(sum(state = 'skipped'), 0)"
            " FROM inspections WHERE sweep_id = ?",
            [sweep_id],
        )
    )
    (pages,) = next(db.execute("SELECT count(*) FROM pages WHERE sweep_id = ?", [sweep_id]))
    (links,) = next(db.execute("SELECT count(*) FROM link_checks WHERE sweep_id = ?", [sweep_id]))
    (findings, hints) = next(
        db.execute(
            "SELECT coalesce(sum(problems), 0), coalesce(sum(hints), 0) FROM conclusions WHERE sweep_id = ?",
            [sweep_id],
        )
    )
    lines = [
        (
            f"普查完成（{sweep_id}）：对象 {total} 个，页面 {pages} 个，链接 {links} 个，"
            f"问题 {findings} 个，待人工核实 {hints} 个，本次用时 {duration(seconds)}。"
        )
    ]
    missed = list(
        db.execute(
            "SELECT t.name, i.reason FROM inspections i JOIN targets t USING (target_id)"
            " WHERE i.sweep_id = ? AND i.state IN ('failed', 'skipped') ORDER BY i.state, i.target_id",
            [sweep_id],
        )
    )
    if missed:
        lines.append(f"未能检查的对象 {failed} 个，按台账不检查的对象 {skipped} 个：")
        lines.extend(f"  {name}：{reason}" for name, reason in missed[:_LISTED])
    if len(missed) > _LISTED:
        lines.append(f"  ……其余 {len(missed) - _LISTED} 个见通报")
    return [*lines, *_unjudged_lines(db, sweep_id), *spoilt_lines(db, sweep_id)]


def _unjudged_lines(db: Database, sweep_id: str) -> list[str]:
    """How many pages and files could neither be accused nor passed for their own sake, by how they ended."""
    rows = db.execute(
        "SELECT outcome_name, sum(number) FROM unjudged WHERE sweep_id = ? AND what <> '链接' AND outcome_name <> ?"
        " GROUP BY outcome_name ORDER BY 2 DESC, 1",
        [sweep_id, OUTCOME_NAMES[Outcome.OUR_FAULT]],
    ).fetchall()
    if not rows:
        return []
    said = "，".join(f"{_NOT_WHOLE.get(name, name)} {number} 个" for name, number in rows)
    return [
        f"未能判定的页面和附件 {sum(number for _, number in rows)} 个（{said}），既不算问题也不算合格，原因见通报"
    ]


def spoilt_lines(db: Database, sweep_id: str, asked: Container[str] | None = None) -> list[str]:
    """Pages that our own machine spoilt (本机原因), of how many targets and why; nothing where there is none.

    Args:
        db: the database.
        sweep_id: the sweep.
        asked: ids of the targets that are meant; None: all.
    """
    rows = db.execute(
        "SELECT p.target_id, t.name, count(*), min(p.error) FROM spoilt_pages p JOIN targets t USING (target_id)"
        " WHERE p.sweep_id = ? GROUP BY p.target_id ORDER BY p.target_id",
        [sweep_id],
    )
    found = [row[1:] for row in rows if asked is None or row[0] in asked]
    if not found:
        return []
    pages = sum(number for _, number, _ in found)
    head = f"因本机原因未能检查的页面 {pages} 个，涉及对象 {len(found)} 个；再次运行同一命令即重新检查："
    lines = [f"  {name}：{number} 个页面，{error}" for name, number, error in found[:_LISTED]]
    return [
        head,
        *lines,
        *([f"  ……其余 {len(found) - _LISTED} 个对象见通报"] if len(found) > _LISTED else []),
    ]


def is_complete(db: Database, sweep_id: str) -> bool:
    """Whether no target and no page was left out for our own machine's sake; the next run inspects those."""
    (failed,) = next(
        db.execute("SELECT count(*) FROM inspections WHERE sweep_id = ? AND state = 'failed'", [sweep_id])
    )
    return not failed and not spoilt_lines(db, sweep_id)


def path_lines(paths: dict[str, Path]) -> list[str]:
    """Where things are, one line each: name and path."""
    return [f"{name}：{path}" for name, path in paths.items()]
