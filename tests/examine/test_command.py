"""`scrapy examine` as a person runs it: files, pages, addresses, pipes."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ID_NUMBER = "110101199003077598"
MASKED = "110101********7598"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    data = tmp_path_factory.mktemp("data")
    return {**os.environ, "SCRAPY_DATA_DIR": str(data), "PYTHONPATH": str(ROOT), "LC_ALL": "C"}


def command(environment: dict[str, str], *args: str) -> list[str]:
    data = environment["SCRAPY_DATA_DIR"]
    return [sys.executable, "-m", "scrapy", "examine", "-s", f"GOVSPIDER_DATA_DIR={data}", *args]


def examine(
    environment: dict[str, str], *args: str, feed: bytes = b""
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        command(environment, *args), cwd=ROOT, env=environment, input=feed, capture_output=True, check=False
    )


def objects(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "公示.html"
    path.write_text(
        "<html><head><title>公示名单_云溪市民政局</title></head><body>\n<h1>公示名单</h1>\n"
        '<div>发布时间：2023-06-05 来源：市民政局</div>\n<div id="zoom"><p>现将名单公示如下。'
        "张三，身份证号<b>110101</b>1990<i>0307</i>7598。</p>\n"
        '<p>深入推进扫黑险恶斗争。<a href="a/1.html">详情</a></p></div></body></html>',
        encoding="utf-8",
    )
    return path


def test_page_gives_facts_then_findings_at_their_place(environment: dict[str, str], page: Path) -> None:
    done = examine(environment, str(page), "--url", "http://mzj.yunxi.gov.cn/gs/t1.html", "--format", "jsonl")
    assert done.returncode == 0
    facts, *findings = objects(done.stdout)
    assert list(facts["facts"]) == [
        "title", "published", "site_name", "site_code", "column", "column_type", "source", "text", "links", "entries",
    ]  # fmt: skip
    assert facts["facts"]["title"] == "公示名单"
    assert facts["facts"]["published"] == "2023-06-05"
    assert facts["facts"]["source"] == "市民政局"
    assert MASKED in facts["facts"]["text"]
    assert facts["facts"]["links"] == [
        {"url": "http://mzj.yunxi.gov.cn/gs/a/1.html", "text": "详情", "kind": "page"}
    ]
    assert ID_NUMBER.encode() not in done.stdout
    source = page.read_text(encoding="utf-8").split("\n")
    leak = next(item for item in findings if item["kind"] == "id_card")
    assert leak["shown"] == MASKED
    assert source[leak["line"]][leak["start"] : leak["end"]] == "110101</b>1990<i>0307</i>7598"
    word = next(item for item in findings if item["kind"] == "wrong_word")
    assert source[word["line"]][word["start"] : word["end"]] == word["shown"] == "扫黑险恶"
    assert word["suggestion"] == "扫黑除恶"
    assert list(word) == [
        "line", "start", "end", "indicator", "kind", "shown", "suggestion", "layer", "confidence", "severity",
    ]  # fmt: skip
    assert findings == sorted(findings, key=lambda item: (item["line"], item["start"]))


def test_table_is_chinese_and_masked(environment: dict[str, str], page: Path) -> None:
    done = examine(environment, str(page), "--format", "table")
    text = done.stdout.decode("utf-8")
    assert "标题：公示名单" in text
    assert "错别字" in text
    assert MASKED in text
    assert ID_NUMBER not in text


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["没有.txt"], "文件 没有.txt 不存在：请检查路径"),
        (["tests"], "tests 是文件夹：请给出其中一个文件"),
        ([], "用法：scrapy examine"),
        (["README.md", "--min-confidence", "2"], "--min-confidence 2 无效：请写 0 到 1 之间的小数"),
        (["http://127.0.0.1:9/x"], "网址 http://127.0.0.1:9/x 无法打开"),
    ],
)
def test_mistakes_are_one_line(environment: dict[str, str], args: list[str], said: str) -> None:
    done = examine(environment, *args)
    message = done.stderr.decode("utf-8")
    assert done.returncode == 1
    assert message.startswith(said)
    assert message.count("\n") == 1
    assert done.stdout == b""


def test_unread_attachment_is_said(environment: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "名单.bin"
    path.write_bytes(b"\x00\x01\x02")
    done = examine(environment, str(path), "--as", "attachment")
    assert done.returncode == 1
    assert "无法判定（unsupported）" in done.stderr.decode("utf-8")


def test_what_was_read_of_a_damaged_file_is_told_before_its_damage(
    environment: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "名单.doc"
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n\r\n"
    path.write_bytes(head + "公示".encode())
    done = examine(environment, str(path), "--as", "attachment", "--format", "jsonl")
    assert done.returncode == 1
    assert '"text": "公示"' in done.stdout.decode("utf-8")
    assert "只读出一部分：后部未检查，无法判定" in done.stderr.decode("utf-8")


@pytest.fixture
def stream(environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen(
        command(environment, "-"), cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        yield process
        if process.stdin and not process.stdin.closed:
            process.stdin.close()


def test_stream_answers_before_the_pipe_is_closed(stream: "subprocess.Popen[bytes]") -> None:
    assert stream.stdin is not None
    assert stream.stdout is not None
    for number, line in enumerate(["推进扫黑险恶斗争", f"身份证号{ID_NUMBER}", "又见扫黑险恶"]):
        stream.stdin.write(f"{line}\n".encode())
        stream.stdin.flush()
        answer = json.loads(stream.stdout.readline())
        assert answer["line"] == number
    stream.stdin.close()
    assert stream.stdout.read() == b""
    assert stream.wait() == 0


def test_stream_of_lines_in_two_encodings(environment: dict[str, str]) -> None:
    feed = "扫黑险恶\n\n".encode() + "再说扫黑险恶的问题，必须改正。\n".encode("gbk") + "扫黑险恶".encode()
    done = examine(environment, "-", feed=feed)
    assert [(item["line"], item["start"]) for item in objects(done.stdout)] == [(0, 0), (2, 2), (3, 0)]
