"""What a sweep says at its end agrees with the bulletin it has written."""

import json
import re
from pathlib import Path

import pytest

from govspider.items import Ledger, TargetState
from govspider.ledger import write_ledger
from tests.crawling import account, website
from tests.servers import TableServer, html
from tests.sweep.running import QUARTER, SweepFolder

pytestmark = pytest.mark.slow

# A citizen's mobile number is a clue for a person to verify; a wrong word is a problem.
HOME = html(
    "<title>某局网站</title><p>各单位要做好秸杆综合利用检查工作，确保安全，并将检查情况及时报送。</p>"
    "<table><tr><th>姓名</th><th>手机号码</th></tr><tr><td>张三丰</td><td>13823456789</td></tr>"
    "<tr><td>李小四</td><td>13923456780</td></tr></table>"
)


# The open profile of an account that the ledger calls cancelled: one post, and an ID number that nobody may keep.
POSTS = [{"awemeId": "1", "desc": "王小二440103198904121933的申请", "createTime": 1714521600}]
STATE = {"1": {"user": {"user": {"nickname": "东城发布"}}, "post": {"data": POSTS}}}
PROFILE = html(
    f'<title>主页</title><script id="RENDER_DATA" type="application/json">{json.dumps(STATE)}</script>'
)


def test_the_summary_counts_as_the_bulletin_does(tmp_path: Path) -> None:
    with TableServer({"/": HOME, "/profile": PROFILE}) as server:
        closed = account("dcdy", platform="douyin", home_url=server.url("/profile"), state=TargetState.CLOSED)
        write_ledger(Ledger((website("4419000001", server.url()), closed), ()), tmp_path / "ledger")
        (tmp_path / "ledger" / "工作底表.csv").write_text(
            "账号ID,最近发文日期,功能是否正常,核查人,核查日期\nmoved,2024-05-01,正常,甲,2024-05-02\n",
            encoding="utf-8",
        )
        sweep = SweepFolder(tmp_path, (("GOVSPIDER_ACCUSE_CONFIDENCE", "1.0"),))
        done = sweep.run()
    assert "台账有1处提醒" in done.stderr + done.stdout
    assert "工作底表.csv第2行“账号ID”列：“moved”台账中没有这个账号" in done.stderr + done.stdout
    said = re.search(r"问题 (\d+) 个，待人工核实 (\d+) 个", done.stdout)
    bulletin = (tmp_path / "out" / QUARTER / "bulletin.md").read_text(encoding="utf-8")
    found = re.search(r"共发现问题(\d+)个", bulletin)
    clues = re.search(r"另有待人工核实线索(\d+)条", bulletin)
    assert said, done.stderr
    assert found
    assert clues
    assert said.groups() == (found[1], clues[1])
    assert int(clues[1]) > 0
    # A cancelled account is not inspected, but opened: that it lives is told, and nothing is judged of what it says.
    assert sweep.rows("SELECT state FROM inspections WHERE target_id = 'dcdy'") == [("skipped",)]
    told = sweep.rows("SELECT kind, is_hint FROM problem_list WHERE target_id = 'dcdy'")
    assert told == [("closed_alive", 1)]
    assert not any(
        b"440103198904121933" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()
    )
    logs = {path.stem for path in (tmp_path / "logs").rglob("*.log")}
    assert not logs & {"crawl-2", "links-2", "looks-2"}, "a worker was started that could have nothing to do"
    assert logs >= {"crawl-1"}
