"""Pictures show no personal data; a page that keeps some gets none."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from govspider.browser.leasing import LeasedBrowser
from govspider.browser.phone_frame import Caption
from govspider.browser.screenshots import picture_path, take_picture
from govspider.browser.shared import SharedBrowser
from tests.browser.conftest import Site, config_in

pytestmark = pytest.mark.slow

PNG = b"\x89PNG\r\n"
ID_NUMBER = "11010519491231002X"  # the sample number of GB 11643-1999
PHONE = "13800138000"


async def photographed(
    browser: LeasedBrowser, url: str, path: Path, caption: Caption | None
) -> tuple[bool, str]:
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(url)
    taken = await take_picture(page, path, caption)
    texts = [await frame.evaluate("document.documentElement.textContent") for frame in page.frames]
    await context.close()
    return taken, "".join(texts)


@dataclass(frozen=True, slots=True)
class Camera:
    """One Chromium for all pictures, and the loop that it lives in."""

    runner: asyncio.Runner
    browser: LeasedBrowser

    def take(self, site: Site, html: str, path: Path, caption: Caption | None = None) -> tuple[bool, str]:
        site.pages["/"] = f'<!DOCTYPE html><meta charset="utf-8">{html}'
        return self.runner.run(photographed(self.browser, site.url("/"), path, caption))


@pytest.fixture(scope="module")
def camera(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Camera]:
    opened = AsyncExitStack()
    with asyncio.Runner() as runner:
        sharing = SharedBrowser(config_in(tmp_path_factory.mktemp("camera")), keep=True)
        shared = runner.run(opened.enter_async_context(sharing))
        yield Camera(runner, runner.run(shared.provider(None).launch_browser()))
        runner.run(opened.aclose())


@pytest.mark.parametrize(
    "html",
    [
        f"<p>姓名：张三，身份证号码：{ID_NUMBER}，手机号码：{PHONE}</p>",
        f"<p>身份证号码：<b>{ID_NUMBER[:10]}</b><i>{ID_NUMBER[10:]}</i></p>",
        f"<pre>一\n二\n三</pre><p>说明\n如下\n身份证号码\n：{ID_NUMBER}</p>",
        f"<table><tr><td>身份证号码<td>{ID_NUMBER}</table>",
        f"<label>身份证号码：<input value='{ID_NUMBER}'></label>",
        f"<iframe srcdoc='&lt;meta charset=utf-8>身份证号码：{ID_NUMBER}'></iframe>",
        f"<p id=h></p><script>h.attachShadow({{mode:'open'}}).innerHTML='身份证：{ID_NUMBER}'</script>",
    ],
)
def test_personal_data_is_masked_in_the_page(html: str, camera: Camera, site: Site, tmp_path: Path) -> None:
    path = tmp_path / "p" / "1.png"
    taken, text = camera.take(site, html, path)
    visible = text.partition("attachShadow")[0]
    assert taken
    assert path.read_bytes().startswith(PNG)
    assert ID_NUMBER not in visible
    assert ID_NUMBER[6:14] not in visible
    assert not list(path.parent.glob(".*.tmp"))


def test_page_that_writes_it_again_gets_no_picture(camera: Camera, site: Site, tmp_path: Path) -> None:
    path = tmp_path / "1.png"
    path.write_bytes(b"of an earlier run")
    html = (
        f"<p id=p>身份证号码：{ID_NUMBER}</p><script>const said=p.textContent;"
        "new MutationObserver(()=>{if(p.textContent!==said)p.textContent=said})"
        ".observe(p,{childList:true,subtree:true,characterData:true})</script>"
    )
    taken, _ = camera.take(site, html, path)
    assert not taken
    assert not path.exists()


CAPTION = Caption(f"石桥发布{PHONE}", "WX-01", "最新动态", "2.3", f"http://m.test/list?tel={PHONE}")


def test_a_captioned_picture_shows_the_whole_page_in_its_frame(
    camera: Camera, site: Site, tmp_path: Path
) -> None:
    path = tmp_path / "1.png"
    tall = "<body style='margin:0'><div style='height:3000px;background:#00f'></div>"
    taken, _ = camera.take(site, f"{tall}<p>姓名：张三，手机号码：{PHONE}</p>", path, CAPTION)
    assert taken
    with Image.open(path) as picture:
        width, height = picture.size
        middle, corner = picture.getpixel((width // 2, height // 2)), picture.getpixel((2, 2))
    assert width < height
    assert height > 2 * width
    assert middle == (0, 0, 255)
    assert corner not in {(0, 0, 255), (255, 255, 255)}


def test_a_page_without_end_is_cut(camera: Camera, site: Site, tmp_path: Path) -> None:
    path = tmp_path / "1.png"
    taken, _ = camera.take(site, "<body style='margin:0'><div style='height:900000px'>", path, CAPTION)
    assert taken
    with Image.open(path) as picture:
        assert picture.height < 7000


def test_the_margin_says_whose_what_where_and_when_masked() -> None:
    at = datetime(2023, 6, 30, 1, 2, 3, tzinfo=UTC)
    lines = dict(CAPTION.lines(at, in_chinese=True))
    assert list(lines) == ["账号", "菜单", "网址", "时间"]
    assert (lines["菜单"], lines["时间"]) == ("2.3 最新动态", "2023-06-30 09:02:03")
    plain = dict(CAPTION.lines(at, in_chinese=False))
    assert all(text.isascii() for line in plain.items() for text in line)
    assert PHONE not in str(lines) + str(plain)


def test_ordinary_page_stays_as_it_is(camera: Camera, site: Site, tmp_path: Path) -> None:
    taken, text = camera.take(site, "<h1>办事大厅</h1><p>咨询电话：0769-22830000</p>", tmp_path / "1.png")
    assert taken
    assert "办事大厅" in text


def test_paths_are_the_same_in_every_run_and_stay_in_their_folder(tmp_path: Path) -> None:
    assert picture_path(tmp_path, "WX-01", "2.3") == tmp_path / "pictures" / "WX-01" / "2.3.png"
    assert picture_path(tmp_path, "../../etc", "c1-2") == tmp_path / "pictures" / "_etc" / "c1-2.png"
