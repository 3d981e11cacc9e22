"""Which vetoes (单项否决) the findings of a sweep reach."""

from sqlite_utils import Database


def assess(db: Database, sweep_id: str, accuse_confidence: float) -> None:
    """Judge every target of a sweep: write its rows of the table `vetoes`, replacing earlier ones. Read view `veto_rows`.

    Only open findings with at least `accuse_confidence` count.

    Args:
        db: the database, see `store.open_database`.
        sweep_id: the sweep.
        accuse_confidence: 0 to 1, setting GOVSPIDER_ACCUSE_CONFIDENCE.
    """
    raise NotImplementedError
