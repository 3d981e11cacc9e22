"""All pictures of one account on one sheet (总览图): the beginning of each, in the order of the menu.

Nothing is drawn but the pictures: whose and of what they are stands in their own margins.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govspider.files import replacing

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

NAME = "overview.png"  # beside the pictures
_COLUMNS, _GAP = 4, 12
_WIDTH, _HEIGHT = 300, 640  # pixels of one picture on the sheet
_MOST = 48  # pictures on a sheet; the others stand beside it
_GROUND = (238, 240, 243)


def write_contact_sheet(pictures: Sequence[Path], path: Path) -> bool:
    """Write the sheet; one of an earlier run is removed where there are no pictures.

    Args:
        pictures: files, in order.
        path: of the sheet.

    Returns:
        Whether there is a sheet.
    """
    from PIL import Image

    tiles = [tile for picture in pictures[:_MOST] if (tile := _tile(picture)) is not None]
    if not tiles:
        path.unlink(missing_ok=True)
        return False
    columns = min(_COLUMNS, len(tiles))
    rows = -(-len(tiles) // columns)
    size = (columns * (_WIDTH + _GAP) + _GAP, rows * (_HEIGHT + _GAP) + _GAP)
    sheet = Image.new("RGB", size, _GROUND)
    for number, tile in enumerate(tiles):
        row, column = divmod(number, columns)
        sheet.paste(tile, (_GAP + column * (_WIDTH + _GAP), _GAP + row * (_HEIGHT + _GAP)))
    with replacing(path) as temporary:
        sheet.save(temporary, "PNG", optimize=True)
    return True


def _tile(path: Path) -> "Picture | None":
    """The beginning of a picture, made smaller; None where the file is none."""
    from PIL import Image

    try:
        with Image.open(path) as picture:
            tall = min(picture.height, picture.width * _HEIGHT // _WIDTH)
            return (
                picture.convert("RGB")
                .crop((0, 0, picture.width, tall))
                .resize((_WIDTH, max(1, tall * _WIDTH // picture.width)), Image.Resampling.LANCZOS)
            )
    except OSError:
        return None
