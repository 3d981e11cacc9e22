"""The ledger (台账) in the database: targets, columns, posts, worksheets, required reposts."""

from dataclasses import asdict

from govspider.items import Column, ColumnClass, HandCheck, Post, Repost, Target, TargetKind, TargetState
from govspider.items.masked import MaskedLedger
from govspider.store.base import Base, Row, as_day


class LedgerPart(Base):
    """Import of the ledger, and reading it back."""

    def import_ledger(self, ledger: MaskedLedger, ledger_hash: str) -> None:
        """Write the whole ledger in one transaction: all of it or nothing.

        Targets that it no longer lists stay with `listed` = 0; columns that it no longer lists are deleted,
        or kept with `listed` = 0 where pages or findings name them; posts, worksheets and required reposts are replaced.

        Args:
            ledger: the valid ledger.
            ledger_hash: SHA-256 of its files; kept in table `derived`.
        """
        with self._writing():
            self._run("ledger.unlist_targets")
            self._run("ledger.unlist_columns")
            self._run("ledger.clear_posts")
            for target in ledger.targets:
                self._run("ledger.upsert_target", **_target_row(target))
            for column in ledger.columns:
                self._run("ledger.upsert_column", **asdict(column))
            for post in ledger.posts:
                row = asdict(post) | {"published": post.published.isoformat()}
                self._run("ledger.insert_post", **row)
            self._run("ledger.clear_hand_checks")
            for seen in ledger.hand_checks:
                self._run("ledger.insert_hand_check", **_hand_check_row(seen))
            self._run("ledger.clear_reposts")
            for repost in ledger.reposts:
                self._run("ledger.insert_repost", **_repost_row(repost))
            self._run("ledger.delete_unused_columns")
            self._run("ledger.note_hash", ledger_hash=ledger_hash)

    def target(self, target_id: str) -> Target | None:
        """One target as the ledger has it, listed or not; None when it never was in the ledger."""
        row = self._row("ledger.target", target_id=target_id)
        return _target(row) if row else None

    def listed_targets(self) -> tuple[Target, ...]:
        """All targets that the ledger lists, by id."""
        return tuple(_target(row) for row in self._rows("ledger.listed_targets"))

    def columns_of(self, target_id: str) -> tuple[Column, ...]:
        """The listed columns of one target, by column id."""
        return tuple(_column(row) for row in self._rows("ledger.columns", target_id=target_id))

    def posts_of(self, target_id: str) -> tuple[Post, ...]:
        """The posts of one account that the ledger lists, newest first."""
        return tuple(_post(row) for row in self._rows("ledger.posts", target_id=target_id))

    def hand_check_of(self, target_id: str) -> HandCheck | None:
        """What a person has seen of an account, if a worksheet says so."""
        row = self._row("ledger.hand_check", target_id=target_id)
        return _hand_check(row) if row else None

    def reposts_of(self, target: Target) -> tuple[Repost, ...]:
        """What an account must publish in time, by day."""
        return tuple(one for one in map(_repost, self._rows("ledger.reposts")) if one.binds(target))


def _target_row(target: Target) -> Row:
    return asdict(target) | {
        "is_portal": int(target.is_portal),
        "service_only": int(target.service_only),
        "other_hosts": " ".join(target.other_hosts),
        "store_urls": " ".join(target.store_urls),
        "last_post": target.last_post and target.last_post.isoformat(),
        "aliases": " ".join(target.aliases),
        "closed_on": target.closed_on and target.closed_on.isoformat(),
    }


def _target(row: Row) -> Target:
    fields = {name: value for name, value in row.items() if name != "listed"}
    return Target(
        **fields
        | {
            "kind": TargetKind(row["kind"]),
            "platform": row["platform"] or "",
            "state": TargetState(row["state"]),
            "is_portal": bool(row["is_portal"]),
            "service_only": bool(row["service_only"]),
            "other_hosts": tuple(row["other_hosts"].split()),
            "store_urls": tuple(row["store_urls"].split()),
            "last_post": as_day(row["last_post"]),
            "aliases": tuple(row["aliases"].split()),
            "closed_on": as_day(row["closed_on"]),
        }
    )


def _column(row: Row) -> Column:
    fields = {name: value for name, value in row.items() if name != "listed"}
    return Column(**fields | {"column_class": ColumnClass(row["column_class"])})


def _post(row: Row) -> Post:
    published = as_day(row["published"])
    assert published is not None  # the column is NOT NULL
    fields = {name: row[name] for name in ("target_id", "title", "url", "file", "account")}
    return Post(**fields, published=published, original=_as_flag(row["original"]))


def _hand_check_row(seen: HandCheck) -> Row:
    return asdict(seen) | {
        "checked_on": seen.checked_on.isoformat(),
        "last_post": seen.last_post and seen.last_post.isoformat(),
    }


def _hand_check(row: Row) -> HandCheck:
    checked_on = as_day(row["checked_on"])
    assert checked_on is not None  # the column is NOT NULL
    read = {"checked_on": checked_on, "last_post": as_day(row["last_post"])}
    flags = {name: _as_flag(row[name]) for name in ("works", "is_open")}
    return HandCheck(**row | read | flags)


def _repost_row(repost: Repost) -> Row:
    lists = {"accounts": " ".join(repost.accounts), "urls": " ".join(repost.urls)}
    return asdict(repost) | {"issued": repost.issued.isoformat()} | lists


def _repost(row: Row) -> Repost:
    lists = {name: tuple(row[name].split()) for name in ("accounts", "urls")}
    return Repost(**row | {"issued": as_day(row["issued"])} | lists)


def _as_flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)
