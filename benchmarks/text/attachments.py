"""Measures the reading of attachments: a sheet of many megabytes, in time and memory.

`python -m benchmarks.text.attachments [--megabytes 50]`
"""

import argparse
import random
import re
import resource
import tempfile
import time
import zipfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from govspider.attachments import Limits, read
from govspider.demo.personal import mobile, resident_id

_DAY = date(2023, 6, 30)
_HEAD = ("序号", "姓名", "身份证号", "手机号码", "家庭住址", "补贴金额")
_NAMES = "王李张刘陈杨黄赵周吴"


def write_sheet(path: Path, megabytes: float, *, shared: bool) -> int:
    """An XLSX of this size, each row somebody's; returns the rows."""
    chance = random.Random(1)
    people = [(resident_id(chance), mobile(chance)) for _ in range(20_000)]
    count = 0
    strings: list[str] = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "xl/workbook.xml",
            '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(b'<worksheet><cols><col min="3" max="3" hidden="1"/></cols><sheetData>')
            while count < 100 or path.stat().st_size < megabytes * 1024 * 1024:
                rows = []
                for _ in range(1000):
                    number, phone = people[count % len(people)]
                    name = chance.choice(_NAMES) + chance.choice(_NAMES) + chance.choice(_NAMES)
                    cells = (
                        _HEAD if not count else (str(count), name, number, phone, f"石桥镇{count}号", "1200")
                    )
                    rows.append(_row(cells, strings if shared else None))
                    count += 1
                sheet.write("".join(rows).encode())
            sheet.write(b"</sheetData></worksheet>")
        if shared:
            made = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
            archive.writestr("xl/sharedStrings.xml", f"<sst>{made}</sst>")
    return count


def _row(cells: tuple[str, ...], strings: list[str] | None) -> str:
    if strings is None:
        return "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"
    made = "".join(f'<c t="s"><v>{len(strings) + place}</v></c>' for place in range(len(cells)))
    strings.extend(cells)
    return f"<row>{made}</row>"


def measure(path: Path) -> None:
    """Read one file in this process and say what it took."""
    data = path.read_bytes()
    began = time.perf_counter()
    facts = read(data, path.name, Limits(), _DAY)
    seconds = time.perf_counter() - began
    found = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    peak = int(found[1]) // 1024 if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    people = sum(table.people for table in facts.long_tables)
    print(
        f"{len(data) / 1024 / 1024:.1f} MB\t{facts.outcome}\t{people} people\t{seconds:.1f} s\tpeak {peak} MB"
    )
    print(facts.note)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--megabytes", type=float, default=49)
    parser.add_argument("--shared", action="store_true", help="texts in shared strings, as Excel writes them")
    parser.add_argument("--file", type=Path, help="measure this file")
    parser.add_argument("--write", type=Path, help="write the sheet here and stop")
    asked = parser.parse_args()
    if asked.file is not None:
        measure(asked.file)
        return
    if asked.write is not None:
        print(write_sheet(asked.write, asked.megabytes, shared=asked.shared), "rows")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.xlsx"
        print(write_sheet(path, asked.megabytes, shared=asked.shared), "rows")
        measure(path)


if __name__ == "__main__":
    main()
