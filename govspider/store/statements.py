"""SQL by name: each file in `sql/` holds statements, each below a line `-- name: …`."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

_NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)


@cache
def _statements(subject: str) -> Mapping[str, str]:
    text = resources.files(__package__).joinpath("sql", f"{subject}.sql").read_text(encoding="utf-8")
    pieces = _NAME.split(text)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def statement(name: str) -> str:
    """The SQL of `subject.name`, e.g. `state.claim`.

    Raises:
        KeyError: the file has no such statement.
    """
    subject, _, short = name.partition(".")
    return _statements(subject)[short]
