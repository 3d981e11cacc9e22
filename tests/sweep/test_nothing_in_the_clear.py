"""After a sweep nothing that was planted stands in the clear in anything that is kept, in any encoding or packing."""

import base64
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from govspider import demo
from govspider.demo.city import build_city
from govspider.demo.key import personal_values
from govspider.demo.model import City, Where
from govspider.items import Ledger
from govspider.ledger import load_ledger, write_ledger
from tests.sweep.conftest import HURRY
from tests.sweep.running import DAY, SweepFolder

SITES = 9  # enough for every kind of planted file
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def spellings(value: str) -> Iterator[bytes]:
    """The value as it may stand in a file."""
    plain = value.encode()
    yield plain
    yield value.encode("utf-16-le")
    yield value.encode("utf-16-be")
    yield "".join(f"%{byte:02X}" for byte in plain).encode()
    yield "".join(f"&#{byte};" for byte in plain).encode()
    yield plain.hex().encode()
    for shift in range(3):  # whatever stands before it; the groups at its ends hold something else, too
        packed = base64.b64encode(b"\0" * shift + plain)
        yield packed[4 if shift else 0 : len(packed) - 4]
    full_width = "".join(chr(ord(sign) + 0xFEE0) for sign in value)
    yield full_width.encode()
    yield full_width.encode("gb18030")


def contents(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """A file as it is, and unpacked."""
    yield data
    if depth > 3:
        return
    if data.startswith(b"\x1f\x8b"):
        yield from contents(gzip.decompress(data), depth + 1)
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from contents(packed.read(name), depth + 1)
    for stream in _STREAM.findall(data):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            continue


def standing(folder: Path, values: tuple[str, ...]) -> list[str]:
    """Files below a folder in which a value stands, with how it is spelt."""
    sought = re.compile(b"|".join(re.escape(one) for value in values for one in spellings(value)))
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            hits = (sought.search(content) for content in contents(path.read_bytes()))
            found += [f"{path.relative_to(folder)}: {hit[0][:12]!r}…" for hit in hits if hit]
        found += [str(path)] if sought.search(str(path).encode()) else []
    return found


def with_files(city: City, ledger: Ledger) -> Ledger:
    """The targets in whose files something is planted."""
    ids = [
        site.target_id
        for site in city.sites
        if any(plant.where is Where.FILE for plants in site.plants.values() for plant in plants)
    ][:SITES]
    return Ledger(
        targets=tuple(target for target in ledger.targets if target.target_id in ids),
        columns=tuple(column for column in ledger.columns if column.target_id in ids),
    )


def test_no_planted_value_is_kept(city: demo.DemoProcess, tmp_path: Path) -> None:
    built = build_city(5, 8, date.fromisoformat(DAY))
    values = personal_values(built)
    folder = tmp_path / "data"
    write_ledger(with_files(built, load_ledger(city.ledger_dir)), folder / "ledger")
    swept = SweepFolder(folder, (("GOVSPIDER_PROXY", city.proxy_url), *HURRY))
    run = swept.run()
    assert run.returncode == 0, run.stderr
    kinds = swept.rows("SELECT count(*) FROM findings WHERE indicator = 'P1' AND page_url LIKE '%/files/P%'")
    assert int(str(kinds[0][0])) > 3
    (folder / "printed.txt").write_text(run.stdout + run.stderr, encoding="utf-8")
    assert standing(folder, values) == []


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    value = "44010619900307123X"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.gz", gzip.compress(b"..." + value.encode()))
    made = {
        "plain.log": f"…{value}…".encode(),
        "wide.db": value.encode("utf-16-le"),
        "packed.xlsx": packed.getvalue(),
        "one.txt": base64.b64encode(b"x" + value.encode() + b"yz"),
        "two.txt": base64.b64encode(b"xy" + value.encode() + b"yz"),
        "url.txt": "".join(f"%{ord(sign):02X}" for sign in value).encode(),
    }
    for name, body in made.items():
        (tmp_path / name).write_bytes(body)
    assert {line.partition(":")[0] for line in standing(tmp_path, (value,))} == set(made)
