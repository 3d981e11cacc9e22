"""`DictionaryChecker` and `scrapy dictionary`: every kind of fault is named with file, line and fix."""

import shutil
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory

import pytest

from govspider.words.dictionary_check import DictionaryChecker
from tests.commands import ROOT, run_scrapy

CONFUSIONS = "# 类别：试验\n错误\t正确\t应报\t不报\t例外\n"
SENSITIVE = (
    "# 类别：试验\n# 指标：T2\n# 严重程度：一般\n# 处置：改\n# 方式：用语\n词\t规范表述\t例外\t应报\t不报\n"
)


def errors(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        path = folder / name / "甲.tsv"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    problems = DictionaryChecker(folder).check()
    return [*problems.errors, *problems.warnings]


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ("布署\t部署\t布署\t部署\n布署\t部属\t布署\t部署\n", "第 4 行：“布署”与 甲.tsv:3 重复"),
        ("布署\t布署\t布署\t部署\n", "第 3 行：错误写法与正确写法都是“布署”"),
        ("布署\t部署\t布署\t部署\n部署\t步署\t部署\t无\n", "第 3 行：正确写法“部署”在 甲.tsv:4"),
        ("布\t部\t布\t部\n", "第 3 行：“布”只有一个字"),
        ("布署\t部署\t部署工作\t部署\n", "第 3 行：应报例句里没有“布署”"),
        ("既使\t即使\t既使用了\t即使\n", "第 3 行：应报例句没有报出“既使”（切断了词典里的词）"),
        ("布署\t部署\t布署\t会议布署任务\n", "第 3 行：不报例句报出了“布署”"),
        ("布署\t部署\t布署\t部署\t布置\n", "第 3 行：例外“布置”不含“布署”"),
        ("工作\t公作\t工作\t公作\n", "第 3 行：“工作”是分词词典里的常用词"),
    ],
)
def test_faulty_confusions(tmp_path: Path, rows: str, what: str) -> None:
    assert any(what in line for line in errors(tmp_path, confusions=CONFUSIONS + rows))


def test_faulty_phrases(tmp_path: Path) -> None:
    found = errors(
        tmp_path,
        confusions=f"{CONFUSIONS}布署\t部署\t布署\t乡村振新战略\n",
        phrases="# 类别：试验\n规范表述\n乡村振兴战略\n乡村振兴战略\n作出布署安排\n",
    )
    assert any("第 4 行：“乡村振兴战略”与 甲.tsv:3 重复" in line for line in found)
    assert any("第 5 行：“作出布署安排”含有易错词“布署”（甲.tsv:3）" in line for line in found)
    assert any("第 3 行：不报例句与规范表述“乡村振兴战略”近似" in line for line in found)


def test_faulty_sensitive_words(tmp_path: Path) -> None:
    rows = "甲乙丙丁\t\t\t没有\t甲乙丙丁\n甲乙丙丁\t丙\n"
    found = errors(tmp_path, sensitive=SENSITIVE + rows)
    assert any("第 8 行：“甲乙丙丁”与 甲.tsv:7 重复" in line for line in found)
    assert any("第 7 行：“甲乙丙丁”没有规范表述" in line for line in found)
    assert any("第 7 行：应报例句没有报出“甲乙丙丁”" in line for line in found)
    assert any("第 7 行：不报例句报出了“甲乙丙丁”" in line for line in found)


def test_unreadable_lists_are_named_with_the_rest(tmp_path: Path) -> None:
    (tmp_path / "user_words.txt").write_text("坏 词 语 行\n", encoding="utf-8")
    (tmp_path / "lookalikes.txt").write_text("形近字\n己\n", encoding="utf-8")
    found = errors(tmp_path, confusions="错误\t正确\n")
    assert len(found) >= 4
    assert any("user_words.txt 第 1 行" in line for line in found)
    assert any("lookalikes.txt 第 2 行" in line for line in found)


def test_other_lists_and_usual_mistakes_are_named(tmp_path: Path) -> None:
    (tmp_path / "never_touch.txt").write_text("一方\t另一方\n法治\n", encoding="utf-8")
    (tmp_path / "user_words.txt").write_text("松山湖 20 nt\n坏 词 语 行\n", encoding="gbk")
    for name in ("official_words.txt", "places.txt"):
        (tmp_path / name).write_text("词\n定日县 令\n", encoding="utf-8")
    (tmp_path / "modern_words.txt").write_text("次数 词\n一人一档\n", encoding="utf-8")
    found = errors(tmp_path, confusions="# 类别：试验\n错误,正确,应报,不报\n")
    assert any("never_touch.txt 第 2 行：“另一方”一格是空的" in line for line in found)
    assert any("user_words.txt 第 2 行：“坏 词 语 行”无法识别" in line for line in found)
    assert any("official_words.txt 第 2 行：“令”不是词" in line for line in found)
    assert any("places.txt 第 2 行：“令”不是词" in line for line in found)
    assert any("modern_words.txt 第 2 行：“一人一档”不是次数" in line for line in found)
    assert any("第 2 行：列名用逗号分开；请用制表符" in line for line in found)


def scrapy(*arguments: str, text: str = "", folder: Path = ROOT / "dictionaries") -> CompletedProcess[str]:
    command = ["dictionary", "-s", f"GOVSPIDER_DICTIONARIES_DIR={folder}"]
    command += ["-s", "GOVSPIDER_LANGUAGE_MODEL="]  # the dictionaries alone
    with TemporaryDirectory() as data:  # not the working folder's: a sweep may have been made there
        command += ["-s", f"GOVSPIDER_DATA_DIR={data}", *arguments]
        return run_scrapy(command, feed=text.encode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "dictionaries", tmp_path / "词 库")
    return tmp_path / "词 库"


def test_check_passes_and_names_faults(folder: Path) -> None:
    good = scrapy("check", folder=folder)
    assert good.returncode == 0, good.stdout
    assert "词库没有错误" in good.stdout
    (folder / "office" / "confusions.tsv").write_text("# 类别：本地\n错误\t正确\n一\t二\n", encoding="gbk")
    with (folder / "bad_sites.txt").open("a", encoding="utf-8") as file:
        file.write("\n赌博\t某词\t9\n")
    with (folder / "page_words.tsv").open("a", encoding="utf-8") as file:
        file.write("walls\t排队\n")
    with (folder / "already.tsv").open("a", encoding="utf-8") as file:
        file.write("finished\t办结\n")
    with (folder / "notices" / "wechat.tsv").open("a", encoding="utf-8") as file:
        file.write("gone\t不见了\n")
    bad = scrapy("check", folder=folder)
    assert bad.returncode == 1
    assert "权重“9”无法识别；请写 1、2 或 3" in bad.stdout
    assert "用途“walls”无法识别；请写 wall、" in bad.stdout
    assert "already.tsv" in bad.stdout
    assert "用途“finished”无法识别；请写 done、" in bad.stdout
    assert "提示“gone”无法识别；请写 " in bad.stdout
    assert "错误  词库 office/confusions.tsv 第 2 行：缺少“应报”列" in bad.stdout
    assert "Traceback" not in bad.stderr
    assert bad.stderr.startswith("词库有")


def test_stats(folder: Path) -> None:
    done = scrapy("stats", folder=folder)
    assert done.returncode == 0
    assert "赌博广告\tgambling.txt" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("合计")


def test_test_and_why(folder: Path) -> None:
    text = "各单位要再接再励，2月30日前既使用又保管。"
    tried = scrapy("test", text, folder=folder)
    assert tried.returncode == 0
    assert "“再接再励”→“再接再厉”" in tried.stdout
    assert "“2月30日”" in tried.stdout
    explained = scrapy("why", "-", text=text, folder=folder)
    assert "分词：" in explained.stdout
    assert "判定层：易错词库" in explained.stdout
    assert "把握：0.97" in explained.stdout
    assert "“既使”→“即使”：切断了词典里的词" in explained.stdout
    assert "没有发现问题" in scrapy("test", "一切正常。", folder=folder).stdout


def test_why_explains_sensitive_words_and_formulas(folder: Path) -> None:
    text = "澳门太阳城欢迎您\n中华人民大和国宪法\n棋牌室不得组织赌博\n习近平新时代中国特色社会主义经济思想。"
    said = scrapy("why", text, folder=folder).stdout
    assert "方式：直接（出现即报）" in said
    assert "与“中华人民共和国”相差1处" in said
    assert "“赌博”：附近没有足够的招揽之词" in said
    assert "“习近平新时代中国特色社会主义经济思想”→“习近平新时代中国特色社会主义思想”：" in said


def test_wrong_use_is_one_line(folder: Path, tmp_path: Path) -> None:
    assert scrapy("other", folder=folder).returncode != 0
    missing = scrapy("check", folder=tmp_path / "无")
    assert missing.returncode == 1
    assert "不存在" in missing.stderr
    assert "Traceback" not in missing.stderr
