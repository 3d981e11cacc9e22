"""Saved menu files (菜单JSON) that the ledger names: inside the folder, readable, a menu by its shape."""

from pathlib import Path

from govspider.ledger.cells import CellError
from govspider.ledger.csv_file import decode
from govspider.ledger.raw_tables import UnreadableFileError
from govspider.platforms.menu_wrappers import parsed, unwrapped

_MAX_BYTES = 1024 * 1024
_SHAPES = frozenset({"selfmenu_info", "is_menu_open", "menu", "button"})


def find_menu_file(folder: Path, text: str) -> Path:
    """The menu file that a cell names, checked.

    Raises:
        CellError: outside the folder, not there, too large, or not a menu.
    """
    path = (folder / text.replace("\\", "/")).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise CellError("菜单文件不在台账文件夹内", "请把文件放进台账文件夹，写相对路径，例如 menus/abc.json")
    if not path.is_file():
        raise CellError("找不到菜单文件", "请核对文件名和路径（相对台账文件夹）")
    if path.stat().st_size > _MAX_BYTES:
        raise CellError("菜单文件超过1MB", "请检查是否放错了文件")
    try:
        document = parsed(decode(path.read_bytes()))
    except OSError:
        raise CellError("菜单文件无法打开", "请检查文件权限") from None
    except (UnreadableFileError, ValueError, RecursionError):
        raise CellError("菜单文件不是有效的JSON", "请从公众平台接口重新导出") from None
    menu = unwrapped(document)
    if menu is None or not _SHAPES & menu.keys():  # an error of the interface is no menu
        raise CellError("菜单文件里没有菜单", "应为 get_current_selfmenu_info 或 menu/get 接口的返回内容")
    return path
