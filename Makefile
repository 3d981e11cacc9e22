# make help lists every target. Everything is run from this folder; nothing needs editing first.
PY := .venv/bin/python
SCRAPY := $(PY) -m scrapy
PYTHON ?= python3
export PYTHON
# Hundreds of processes start from here, above all in the tests: each would compile the whole package anew.
unexport PYTHONDONTWRITEBYTECODE

QUARTER ?=
DAY ?=
SEED ?=
PAGES ?=
TARGET ?=
SPIDER ?= website
ARGS ?=
# LONG=1: the tests that could go on for ever try more (CI).
LONG ?=
# Processes of the tests: twice as many as cores, because many tests wait for a server of their own.
TESTERS ?= $(shell expr $$(nproc) \* 2)

options := $(if $(QUARTER),-s GOVSPIDER_QUARTER=$(QUARTER)) $(if $(DAY),-s GOVSPIDER_DAY=$(DAY))
city := $(if $(SEED),--seed $(SEED)) $(if $(PAGES),--pages $(PAGES))

.DEFAULT_GOAL := help
.PHONY: help setup sweep test test-fast test-cases test-faults golden lint types check crawl demo score report examine ledger-check ledger-template ledger-worksheet ledger-official \
        dictionary-check db-check docs bench setup-train lock sbom audit clean

help:  ## 列出全部目标 (list every target)
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

setup:  ## 准备环境；其他目标会自动执行 (set up; the others call it)
	@scripts/setup

sweep: setup  ## 季度普查并生成通报 (sweep the city) [QUARTER=2023Q2 DAY=2023-06-30 SEED=7 PAGES=40]
	@$(SCRAPY) sweep $(options) $(city) $(ARGS)

test: setup  ## 运行全部测试 (all tests) [ARGS="-k words" LONG=1]
	@LONG_TESTS=$(LONG) $(PY) -m pytest -n $(TESTERS) $(ARGS)

test-fast: setup  ## 只运行快的测试：无浏览器、无中断、无整城普查 (only what is quick) [ARGS="-k words"]
	@$(PY) -m pytest -n $(TESTERS) -m "not slow" $(ARGS)

# Cases that are kept beside the project; without them there is nothing to run.
CASES ?= ../shared/cases
PARTS ?= texts,html,files,menus,sites

test-cases: setup  ## 用项目之外的样例检验 (cases kept beside the project) [PARTS=html CASES=../shared/cases]
	@if [ -f "$(CASES)/run_cases.py" ]; then $(PY) "$(CASES)/run_cases.py" --only $(PARTS) $(ARGS); \
	else echo "没有样例文件夹 $(CASES)，已跳过"; fi

test-faults: setup  ## 故障测试：断电、磁盘满、信号、损坏、内网陷阱 (the fault suite in its short form) [ARGS="-k disk"]
	@ATTACK_SIZE=1000000 LONG_TESTS=1 $(PY) -m pytest -n $(TESTERS) tests/test_regexes.py tests/words/test_hostile.py tests/faults tests/fuzzing tests/test_signals.py \
	  tests/test_inside.py tests/browser/test_gate.py \
	  tests/browser/test_stuck.py tests/browser/test_visit.py tests/browser/test_watch.py tests/browser/test_driver.py \
	  tests/store/test_killed_steps.py tests/sweep/test_resume.py tests/sweep/test_hostile.py $(ARGS)

.PHONY: fuzz kills
# Inputs for all parsers together, a fifth of them files.
INPUTS ?= 2000
KILLS ?= 10

fuzz: setup  ## 变异测试：损坏的网页、附件、台账等 (damaged documents for every parser) [INPUTS=100000 ARGS="--only page"]
	@$(PY) -m benchmarks.fuzz $(INPUTS) $(or $(SEED),1) $(ARGS)

kills: setup  ## 反复中断一次小型普查 (kill -9 in the midst of a sweep, again and again) [KILLS=50 SEED=1]
	@$(PY) -m benchmarks.kills $(KILLS) $(or $(SEED),1)

golden: setup  ## 与基准导出逐行比对 (compare whole demo cities with their golden exports) [ARGS="--seed 1"]
	@$(PY) -m tests.golden $(ARGS)

lint: setup  ## 代码检查 (ruff, scrapy-lint)
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@.venv/bin/scrapy-lint

types: setup  ## 类型检查 (mypy --strict)
	@$(PY) -m mypy

check: lint types test  ## 提交前的全部检查 (everything CI runs)

crawl: setup  ## 检查单个对象 (one target) [SPIDER=website TARGET=4419000001]
	@$(SCRAPY) crawl $(SPIDER) $(if $(TARGET),-a target=$(TARGET)) $(options) $(ARGS)

demo: setup  ## 启动示范城市 (serve the demo city) [SEED=7 PAGES=40]
	@$(SCRAPY) demo $(city) $(options) $(ARGS)

score: setup  ## 与示范城市答案比对 (score the last demo sweep)
	@$(SCRAPY) demo score $(options) $(ARGS)

report: setup  ## 重新生成通报和问题清单 (write the bulletin again)
	@$(SCRAPY) report $(options) $(ARGS)

examine: setup  ## 检查一份文稿、网页或附件 (one document) [FILE=draft.txt]
	@$(SCRAPY) examine "$(FILE)" $(ARGS)

ledger-check: setup  ## 校验台账 (validate the ledger)
	@$(SCRAPY) ledger check $(ARGS)

ledger-template: setup  ## 生成空白台账 (write an empty ledger workbook)
	@$(SCRAPY) ledger template $(ARGS)

ledger-worksheet: setup  ## 生成本季度的工作底表 (write the worksheet of accounts that only a person can look at)
	@$(SCRAPY) ledger worksheet $(ARGS)

ledger-official: setup  ## 凭授权从微信公众平台接口取菜单和发文 (menus and posts from WeChat's own interface)
	@$(SCRAPY) ledger official $(ARGS)

dictionary-check: setup  ## 校验词库 (validate the dictionaries)
	@$(SCRAPY) dictionary check $(ARGS)

db-check: setup  ## 校验数据库 (integrity of the database)
	@$(SCRAPY) db check $(ARGS)

docs: setup  ## 重新生成由代码导出的文档 (generated docs)
	@$(SCRAPY) db schema
	@$(SCRAPY) ledger fields docs/ledger.md

bench: setup-train  ## 性能与质量测量 (benchmarks; what lacks its data says so)
	@for file in benchmarks/*.py benchmarks/*/*.py; do \
	  grep -q '__main__' "$$file" || continue; \
	  module=$$(echo "$${file%.py}" | tr / .); echo "== $$module"; $(PY) -m "$$module" || exit 1; done

setup-train: setup  ## 训练和测量另需的程序包 (what training and benchmarks need besides)
	@scripts/setup train

lock: setup  ## 更新锁定文件 (resolve the lock file again)
	@$(PY) -m pip install --quiet --disable-pip-version-check uv
	@$(PY) -m uv pip compile -q pyproject.toml --extra dev --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --python-version 3.11 --no-header --output-file requirements.lock
	@$(PY) -m uv pip compile -q pyproject.toml --extra train --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --python-version 3.11 --no-header --constraint requirements.lock --output-file requirements-train.lock

sbom: setup  ## 软件物料清单和许可证清单 (CycloneDX SBOM and licences, in data/sbom/)
	@scripts/sbom

audit:  ## 查询依赖的已知漏洞，需联网 (known vulnerabilities of the locked packages; needs the internet)
	@scripts/audit

clean:  ## 删除环境和缓存，不动 data/ (remove the environment and caches)
	rm -rf .venv .venv-sbom .venv-audit .mypy_cache .ruff_cache .pytest_cache .hypothesis
