"""Which vetoes (单项否决) the findings of a sweep reach."""

from importlib import resources

from sqlite_utils import Database

from govspider.store.transaction import immediate


def assess(db: Database, sweep_id: str, count_threshold: float) -> None:
    """Judge every target of a sweep: replace its rows of the table `vetoes`; then read the view `veto_rows`.

    Only open findings with at least `count_threshold` count, and never hints (须人工核实).

    Args:
        db: the database, see `store.open_database`.
        sweep_id: the sweep.
        count_threshold: 0 to 1, setting GOVSPIDER_ACCUSE_CONFIDENCE.
    """
    sql = resources.files(__package__).joinpath("vetoes.sql").read_text(encoding="utf-8")
    with immediate(db):
        db.table("vetoes").delete_where("sweep_id = ?", [sweep_id])
        db.execute(sql, {"sweep_id": sweep_id, "accuse_confidence": count_threshold})
