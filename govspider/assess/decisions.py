"""What people decided of findings (人工核实): rows that are only ever added."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlite_utils import Database

from govspider.errors import StoreError
from govspider.items import FindingState
from govspider.privacy.masking import mask_text
from govspider.store.transaction import immediate


def decide(
    db: Database,
    finding_ids: Sequence[str],
    state: FindingState,
    *,
    by: str,
    why: str = "",
    now: datetime | None = None,
) -> None:
    """Write the same decision on several findings, all or none. A trigger makes it the findings' state.

    Args:
        db: the database, see `store.open_store`.
        finding_ids: of the findings; ids from lists that were written when each place had its own are known, too.
        state: what was decided.
        by: who decided.
        why: the reason.
        now: the time; None: of the clock.

    Raises:
        StoreError: there is no such finding; nothing was written.
    """
    at = (now or datetime.now(UTC)).isoformat(timespec="seconds")
    with immediate(db):
        for finding_id in finding_ids:
            known = db.execute(
                "SELECT finding_id FROM causes WHERE finding_id = :id"
                " UNION SELECT finding_id FROM former_ids WHERE former_id = :id",
                {"id": finding_id},
            ).fetchone()
            if known is None:
                raise StoreError(f"没有编号为“{finding_id}”的问题：请核对编号，未登记任何结论")
            db.execute(
                "INSERT INTO decisions (finding_id, state, decided_at, decided_by, reason) VALUES (?, ?, ?, ?, ?)",
                [known[0], state.value, at, mask_text(by.strip()), mask_text(why.strip())],
            )
