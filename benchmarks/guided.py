"""Coverage-guided fuzzing of the parsers that run in our own process (覆盖率引导的变异测试), with Google's atheris.

    pip install atheris
    python -m benchmarks.guided [SECONDS] [SEED] [--only NAME …]

Where `benchmarks.fuzz` damages sound documents blindly, libFuzzer keeps the inputs that reach new code and goes on from
them. Each parser (`tests.fuzzing.parsers`) gets so many seconds in a process of its own; an input that raises anything but
the parser's own error, takes more than ten seconds by the clock or more than 2 GB ends it, is kept in FOLDER and named.
Ends with code 1 where one did. What a document packs (archives, attachments in their child) it does not see.
"""

import argparse
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

_PARSED_APART = ("附件", "工作簿")  # in a child or an archive: nothing of it is seen
_SECONDS, _MEMORY = 10, 2_048  # by the clock, MB
_LARGEST = 20_000  # bytes of an input
_ONE = "--one"
_KEPT = 60  # lines of what libFuzzer says of an input


def fuzz_one(name: str, folder: Path, options: list[str]) -> None:
    """Fuzz one parser in this process; libFuzzer ends it."""
    import atheris

    with atheris.instrument_imports(include=["govspider", "protego"]):
        from tests.fuzzing.parsers import PARSERS
    parser = next(one for one in PARSERS if one.name == name)
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(parser.seeds()):
        (folder / f"seed{number}").write_bytes(seed)
        parser.parse(seed)  # what is loaded once is not counted

    def test(body: bytes) -> None:
        with suppress(*parser.errors):
            parser.parse(body)

    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={folder}/", str(folder)], test)
    atheris.Fuzz()


def main() -> None:
    """Entry point."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("seconds", type=int, nargs="?", default=60, help="of each parser")
    asked.add_argument("seed", type=int, nargs="?", default=1)
    asked.add_argument("--only", nargs="+", default=[""], help="parsers whose names hold one of these")
    asked.add_argument("--folder", type=Path, default=Path("data/fuzz"), help="for the inputs worth keeping")
    asked.add_argument(_ONE, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if find_spec("atheris") is None:
        print("没有安装 atheris，跳过")
        return
    if given.one:
        limits = [f"-timeout={_SECONDS}", f"-rss_limit_mb={_MEMORY}", f"-max_len={_LARGEST}"]
        fuzz_one(
            given.one, given.folder, [f"-max_total_time={given.seconds}", f"-seed={given.seed}", *limits]
        )
    from tests.fuzzing.parsers import PARSERS

    ended = 0
    for number, parser in enumerate(PARSERS):
        if any(word in parser.name for word in _PARSED_APART):
            continue
        if any(word in parser.name for word in given.only):
            folder = given.folder / f"{number:02}"
            one = [str(given.seconds), str(given.seed), "--folder", str(folder), _ONE, parser.name]
            said = subprocess.run(  # noqa: S603 - our own command
                [sys.executable, "-m", "benchmarks.guided", *one], capture_output=True, check=False
            )
            lines = said.stderr.decode(errors="replace").splitlines()
            print(f"{parser.name}: {_summary(lines)}", flush=True)
            if said.returncode:
                ended += 1
                print("\n".join(lines[-_KEPT:]), flush=True)
    sys.exit(bool(ended))


def _summary(lines: list[str]) -> str:
    """The last figures that libFuzzer told: inputs, places of the code reached, inputs kept."""
    told = (line for line in reversed(lines) if line.startswith("#") and "cov:" in line)
    return next(told, "nothing was tried")


if __name__ == "__main__":
    main()
