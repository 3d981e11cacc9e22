"""What the findings of a sweep come to (检查结论): vetoes and one conclusion for each target, by the rules of a profile."""

from dataclasses import dataclass
from importlib import resources

from sqlite_utils import Database

from govspider.config import Config
from govspider.store.transaction import immediate


@dataclass(frozen=True, slots=True)
class Rules:
    """By which rules a sweep is assessed; they are kept with it.

    Attributes:
        profile: name of the profile of indicators.
        count_threshold: confidence from which a fault counts without a person, setting GOVSPIDER_ACCUSE_CONFIDENCE.
        show_threshold: confidence from which people are shown it, setting GOVSPIDER_SHOW_CONFIDENCE.
    """

    profile: str = "national"
    count_threshold: float = 0.96
    show_threshold: float = 0.7

    @classmethod
    def of(cls, config: Config) -> "Rules":
        """Those of the settings."""
        return cls(config.profile, config.count_threshold, config.show_confidence)


def assess(db: Database, sweep_id: str, rules: Rules) -> None:
    """Judge every target of a sweep: replace its rows of the tables `vetoes` and `conclusions`.

    Whoever writes a report assesses first, so that what people decided is in it.

    Args:
        db: the database, see `store.open_store`; its table `indicators` holds the profile.
        sweep_id: the sweep.
        rules: by which it is assessed.
    """
    with immediate(db):
        db.execute(
            "UPDATE sweeps SET profile = ?, count_threshold = ?, show_threshold = ? WHERE sweep_id = ?",
            [rules.profile, rules.count_threshold, rules.show_threshold, sweep_id],
        )
        for table in ("vetoes", "conclusions"):
            sql = resources.files(__package__).joinpath(f"{table}.sql").read_text(encoding="utf-8")
            db.table(table).delete_where("sweep_id = ?", [sweep_id])
            db.execute(sql, {"sweep_id": sweep_id})
