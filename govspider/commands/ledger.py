"""`scrapy ledger`: check the ledger (台账), or write an empty one to fill in."""

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError

from govspider.command import GovspiderCommand
from govspider.errors import LedgerError, PlatformError
from govspider.items import Ledger, TargetKind, TargetState

if TYPE_CHECKING:
    from govspider.ledger.official import Fetched


class Command(GovspiderCommand):
    """Check or start a ledger."""

    def syntax(self) -> str:
        """Shown by `scrapy ledger -h`."""
        return "check [文件夹] | template [文件] | worksheet [文件] | official | fields [文件]"

    def short_desc(self) -> str:
        """Shown by `scrapy -h`."""
        return (
            "核对台账（check），生成空白台账模板（template）或工作底表（worksheet），取公众号的菜单和发文（official），"
            "或列出全部字段（fields）"
        )

    def long_desc(self) -> str:
        """Shown by `scrapy ledger -h`."""
        return (
            "check：核对台账文件夹（默认 data/ledger），一次列出全部错误，有错误时退出码为1。"
            "template：生成带填写说明的空白台账（默认 data/ledger/台账.xlsx），不覆盖已有文件。"
            "worksheet：生成本季度的工作底表，列出只能由人打开核查的账号，填好后放在台账文件夹，下次检查自动读入。"
            "official：凭单位的授权从微信公众平台接口取菜单和已发布的文章，写入台账文件夹的“菜单”和“发文”。"
            "fields：列出全部字段和可接受的写法（Markdown）；给出文件则写入其中标记之后（docs/ledger.md）。"
        )

    def act(self, args: list[str], opts: argparse.Namespace) -> int:  # noqa: ARG002 - GovspiderCommand's interface
        """Run one of them."""
        actions = {
            "check": self._check,
            "template": self._template,
            "worksheet": self._worksheet,
            "official": self._official,
            "fields": self._fields,
        }
        if not args or args[0] not in actions or len(args) > 2:  # noqa: PLR2004 - action and one path
            raise UsageError(
                f"用法：scrapy ledger {self.syntax()}",
                print_help=False,
            )
        return actions[args[0]](Path(args[1]).absolute() if len(args) > 1 else None)

    def _check(self, folder: Path | None) -> int:
        from govspider.ledger import check_ledger, has_ledger
        from govspider.privacy.address_masking import mask_message

        folder = folder or self.config().ledger_dir
        if not has_ledger(folder):
            raise LedgerError(f"{folder} 中没有台账（CSV 或 XLSX）；运行 scrapy ledger template 生成模板")
        checked = check_ledger(folder)
        for problem in checked.problems:
            print(mask_message(f"{'提醒' if problem.warning else '错误'}  {problem}"))
        if checked.ledger is None:
            sys.stderr.write(f"台账有{len(checked.errors)}处错误，未导入；请按上面各行逐一改正后重新核对\n")
            return 1
        print(summary(checked.ledger))
        return 0

    def _fields(self, path: Path | None) -> int:
        from govspider.ledger.field_list import MARK, fields_markdown

        if path is None:
            print(fields_markdown(), end="")
            return 0
        own, mark, _ = path.read_text(encoding="utf-8").partition(MARK)
        path.write_text(f"{own}{mark or MARK}{fields_markdown()}", encoding="utf-8")
        print(f"已写入 {path}")
        return 0

    def _template(self, path: Path | None) -> int:
        from govspider.ledger.template import write_template

        path = path or self.config().ledger_dir / "台账.xlsx"
        write_template(path)
        print(f"已生成空白台账：{path}（各列说明见表头批注和“说明”工作表）")
        return 0

    def _worksheet(self, path: Path | None) -> int:
        from govspider.ledger import load_ledger
        from govspider.ledger.worksheet import to_look_at, write_worksheet

        config = self.config()
        accounts = to_look_at(load_ledger(config.ledger_dir))
        path = path or config.ledger_dir / f"工作底表-{config.quarter}.xlsx"
        write_worksheet(path, accounts)
        print(
            f"已生成工作底表：{path}（{len(accounts)}个账号）；填好后放在台账文件夹 {config.ledger_dir}，下次检查自动读入"
        )
        return 0

    def _official(self, path: Path | None) -> int:
        from govspider.ledger import load_ledger
        from govspider.ledger.official import accounts_of, fetch, name_menus, read_keys, session_with
        from govspider.platforms.wechat_api import WechatApi

        config = self.config()
        folder = path or config.ledger_dir
        accounts = accounts_of(load_ledger(folder), read_keys(config.wechat_keys_file))
        fetched, failed = [], 0
        with session_with(config.proxy) as session:
            for own, target in accounts:
                try:
                    one = fetch(WechatApi(config.wechat_api, own, session), target, folder)
                except PlatformError as error:  # the others are fetched all the same
                    failed += 1
                    sys.stderr.write(f"{error}\n")
                    continue
                fetched.append(one)
                print(told(one))
        name_menus(folder, fetched)
        print(f"已取{len(fetched)}个账号，未取到{failed}个；写入 {folder}")
        return 1 if failed else 0


def told(one: "Fetched") -> str:
    """What came of one account, one line."""
    menu = "台账已另有菜单文件，未改动" if one.kept else "菜单已更新"
    posts = f"已发布文章{one.posts}篇" if one.posts else "没有已发布的文章（群发的不在接口中，请用导出文件）"
    edited = (
        f"；人工放入或修改过的文件没有覆盖，已移到：{'、'.join(map(str, one.edited))}" if one.edited else ""
    )
    return f"{one.target_id}：{menu}，{posts}{edited}"


def summary(ledger: Ledger) -> str:
    """Counts of a good ledger, one line."""
    if not ledger.targets:
        return "台账没有错误，但还没有填写任何检查对象"
    kinds = Counter(target.kind for target in ledger.targets)
    resting = sum(target.state is not TargetState.NORMAL for target in ledger.targets)
    tasks = f"，规定转载{len(ledger.reposts)}条" if ledger.reposts else ""
    return (
        f"台账没有错误：网站{kinds[TargetKind.WEBSITE]}个，频道{kinds[TargetKind.CHANNEL]}个，账号{kinds[TargetKind.ACCOUNT]}个，"
        f"栏目{len(ledger.columns)}个，发文{len(ledger.posts)}条，人工核查{len(ledger.hand_checks)}条{tasks}；其中非正常运行{resting}个，不检查"
    )
