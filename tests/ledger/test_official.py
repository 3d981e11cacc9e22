"""`scrapy ledger official` as a person runs it, against a server that speaks the platform's interfaces."""

from collections.abc import Mapping
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from govspider.ledger import load_ledger
from tests.commands import run_scrapy
from tests.ledger.samples import ACCOUNT_HEAD
from tests.platforms.wechat_server import APP, SECRET, WechatServer, article

pytestmark = pytest.mark.slow

KEYS = f"账号ID,AppID,AppSecret\nxc_fabu,{APP},{SECRET}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ledger = tmp_path / "ledger"
    ledger.mkdir()
    (ledger / "账号.csv").write_text(
        f"{ACCOUNT_HEAD}\nxc_fabu,溪城发布,溪城区,微信公众号\nxc_weibo,溪城微博,溪城区,微博\n",
        encoding="utf-8",
    )
    return ledger


def official(
    folder: Path, address: str, keys: Path | None = None, environment: Mapping[str, str] | None = None
) -> CompletedProcess[str]:
    settings = {
        "GOVSPIDER_LEDGER_DIR": str(folder),
        "GOVSPIDER_WECHAT_API": address,
        "GOVSPIDER_WECHAT_KEYS_FILE": str(keys or ""),
    }
    given = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    return run_scrapy(["ledger", "official", *given], environment)


def key_file(folder: Path, text: str = KEYS) -> Path:
    path = folder.parent / "授权.csv"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return path


def test_menu_and_posts_are_read_with_the_ledger(folder: Path) -> None:
    keys = key_file(folder)
    (folder / "菜单").mkdir()
    (folder / "菜单" / "某人的备份.json").write_text('{"button": []}', encoding="utf-8")  # no account's
    with WechatServer(articles=[article(number) for number in range(23)]) as server:
        done = official(folder, server.address, keys)
    assert (done.returncode, done.stderr) == (0, "")
    assert "xc_fabu：菜单已更新，已发布文章23篇" in done.stdout
    ledger = load_ledger(folder)
    account = next(target for target in ledger.targets if target.target_id == "xc_fabu")
    assert Path(account.menu_file) == folder / "菜单" / "xc_fabu.json"
    assert {post.target_id for post in ledger.posts} == {"xc_fabu"}
    assert len(ledger.posts) == 23
    assert not [path for path in folder.rglob("*") if path.is_file() and SECRET in path.read_text("utf-8")]


def test_a_menu_file_of_the_ledger_is_left_and_no_article_writes_no_posts(folder: Path) -> None:
    (folder / "own.json").write_text('{"button": []}', encoding="utf-8")
    (folder / "菜单.csv").write_text("账号,菜单文件\nxc_fabu,own.json\n", encoding="utf-8")
    with WechatServer() as server:
        done = official(folder, server.address, environment={"WECHAT_KEYS": KEYS})
    assert done.returncode == 0, done.stderr
    assert "xc_fabu：台账已另有菜单文件，未改动，没有已发布的文章" in done.stdout
    ledger = load_ledger(folder)
    assert ledger.posts == ()
    assert [Path(target.menu_file).name for target in ledger.targets if target.menu_file] == ["own.json"]


def test_files_of_a_person_are_not_written_over(folder: Path) -> None:
    own = {folder / "菜单" / "xc_fabu.json": '{"button": []}', folder / "发文" / "xc_fabu.json": "[]"}
    for path, text in own.items():
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    with WechatServer(articles=[article(1)]) as server:
        first, second = (official(folder, server.address, environment={"WECHAT_KEYS": KEYS}) for _ in "12")
        changed = folder / "发文" / "xc_fabu.json"
        changed.write_text(changed.read_text("utf-8") + " ", encoding="utf-8")
        third = official(folder, server.address, environment={"WECHAT_KEYS": KEYS})
    kept = list((folder / "人工修改").iterdir())
    assert len(kept) == 3, "the two of the beginning, and the one changed since"
    assert {path.read_text("utf-8") for path in kept} > set(own.values())
    assert ["没有覆盖" in done.stdout for done in (first, second, third)] == [True, False, True]
    assert all(str(path) in first.stdout + third.stdout for path in kept)
    assert len(load_ledger(folder).posts) == 1


def test_one_that_is_refused_does_not_stop_the_others(folder: Path) -> None:
    with (folder / "账号.csv").open("a", encoding="utf-8") as table:
        table.write("xc_two,溪城二号,溪城区,微信公众号\n")
    keys = key_file(folder, f"xc_two,wxother,{SECRET}\n{KEYS.splitlines()[1]}\n")
    with WechatServer(articles=[article(1)]) as server:
        done = official(folder, server.address, keys)
    assert done.returncode == 1
    assert done.stderr.splitlines() == ["xc_two：公众平台接口返回错误 40013；AppID 无效，请核对授权文件"]
    assert "已取1个账号，未取到1个" in done.stdout


@pytest.mark.parametrize(
    ("text", "mode", "said"),
    [
        ("", 0o600, "没有公众平台授权"),
        ("xc_fabu,wx1\n", 0o600, "授权.csv第1条应有三项"),
        (KEYS, 0o644, "其他用户也能读取：请先运行 chmod 600"),
        (KEYS.replace("xc_fabu", "xc_weibo"), 0o600, "账号 xc_weibo 不是台账中的微信公众号"),
    ],
)
def test_keys_that_cannot_be_used_are_one_line(folder: Path, text: str, mode: int, said: str) -> None:
    keys = key_file(folder, text)
    keys.chmod(mode)
    done = official(folder, "http://127.0.0.1:9", keys)
    assert done.returncode == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert SECRET not in done.stderr
