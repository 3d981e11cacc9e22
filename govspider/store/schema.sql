-- The first schema (version 1). Later versions are the numbered files in migrations/; see migrate.py.
-- Comments directly above a table and behind a column are its documentation: docs/schema.md is made from them.

-- 检查批次: one sweep (季度普查) of the whole ledger.
CREATE TABLE sweeps (
    sweep_id TEXT PRIMARY KEY, -- quarter, e.g. 2023Q2 (季度)
    inspected_on TEXT NOT NULL, -- day of inspection, ISO date (检查日)
    ledger_hash TEXT NOT NULL DEFAULT '', -- SHA-256 of the ledger as imported (台账校验值)
    started_at TEXT NOT NULL, -- UTC time (开始时间)
    ended_at TEXT -- UTC time; NULL while it runs (结束时间)
);

-- 检查对象: websites, channels and accounts of the ledger.
CREATE TABLE targets (
    target_id TEXT PRIMARY KEY, -- 网站标识码 or account id (标识码/账号ID)
    kind TEXT NOT NULL, -- website, channel or account (类型)
    name TEXT NOT NULL, -- 名称
    unit TEXT NOT NULL, -- 主办单位
    supervisor TEXT NOT NULL DEFAULT '', -- 主管单位
    home_url TEXT NOT NULL DEFAULT '', -- 首页网址; accounts: H5 entry page
    is_portal INTEGER NOT NULL DEFAULT 0, -- 1: 门户网站
    platform TEXT, -- accounts: wechat, weibo … (平台)
    state TEXT NOT NULL DEFAULT 'normal', -- running state as filed (运行状态)
    other_hosts TEXT NOT NULL DEFAULT '', -- further domains, separated by spaces (其他域名)
    service_only INTEGER NOT NULL DEFAULT 0, -- 1: 服务类账号, not judged by posting
    update_days INTEGER, -- accounts: own limit in days (更新时限)
    last_post TEXT, -- accounts: newest post in the ledger, ISO date (最近发文)
    menu_file TEXT NOT NULL DEFAULT '', -- accounts: saved menu JSON (菜单文件)
    max_pages INTEGER, -- page budget; NULL: the setting (页数上限)
    max_depth INTEGER, -- depth limit; NULL: the setting (深度上限)
    icp TEXT NOT NULL DEFAULT '', -- ICP备案号 as filed
    listed INTEGER NOT NULL DEFAULT 1 -- 0: no longer in the ledger (已移出台账)
);

-- 栏目: columns of websites and channels in the ledger.
CREATE TABLE columns (
    target_id TEXT NOT NULL REFERENCES targets(target_id), -- 所属对象
    column_id TEXT NOT NULL, -- unique within its target (栏目编号)
    name TEXT NOT NULL, -- 栏目名称
    url TEXT NOT NULL, -- 栏目网址
    column_class TEXT NOT NULL, -- news, notice, policy, interpretation, yearly, static, other (栏目类型)
    window_days INTEGER, -- own period in days; NULL: the class's (更新周期)
    exempt_reason TEXT NOT NULL DEFAULT '', -- 免检原因; not empty: never judged
    unit TEXT NOT NULL DEFAULT '', -- responsible unit (责任单位)
    listed INTEGER NOT NULL DEFAULT 1, -- 0: no longer in the ledger, but pages or findings name it (已移出台账)
    PRIMARY KEY (target_id, column_id)
);

-- 账号发文记录: posts of accounts that the ledger lists.
CREATE TABLE posts (
    target_id TEXT NOT NULL REFERENCES targets(target_id), -- 账号
    title TEXT NOT NULL, -- 标题
    published TEXT NOT NULL, -- ISO date (发布日期)
    url TEXT NOT NULL DEFAULT '', -- 网址
    PRIMARY KEY (target_id, published, title)
);

-- 对象检查进度: state of each target in each sweep; the sweep resumes from here.
CREATE TABLE inspections (
    sweep_id TEXT NOT NULL REFERENCES sweeps(sweep_id), -- 批次
    target_id TEXT NOT NULL REFERENCES targets(target_id), -- 对象
    state TEXT NOT NULL DEFAULT 'todo', -- todo, running, crawled, done, failed or skipped (进度)
    host TEXT NOT NULL DEFAULT '', -- two targets on one host are never crawled at the same time (主机)
    worker TEXT NOT NULL DEFAULT '', -- process that has it (工作进程)
    attempts INTEGER NOT NULL DEFAULT 0, -- times started (次数)
    reason TEXT NOT NULL DEFAULT '', -- why failed, skipped or incomplete, in Chinese (原因)
    started_at TEXT, -- UTC time
    ended_at TEXT, -- UTC time
    PRIMARY KEY (sweep_id, target_id)
);

-- 页面: every page visited, whatever came of it.
CREATE TABLE pages (
    page_id INTEGER PRIMARY KEY, -- row number, not stable between runs
    sweep_id TEXT NOT NULL REFERENCES sweeps(sweep_id), -- 批次
    target_id TEXT NOT NULL REFERENCES targets(target_id), -- 对象
    url TEXT NOT NULL, -- as requested (网址)
    final_url TEXT NOT NULL DEFAULT '', -- after redirects (最终网址)
    role TEXT NOT NULL, -- home, column, article, menu or attachment (页面角色)
    depth INTEGER NOT NULL, -- clicks from the home page (层级)
    column_id TEXT NOT NULL DEFAULT '', -- ledger column that it opens (栏目编号)
    outcome TEXT NOT NULL, -- ok, http_error, blocked, dns, timeout … (抓取结果)
    status INTEGER, -- HTTP status (状态码)
    error TEXT NOT NULL DEFAULT '', -- one line (错误)
    content_type TEXT NOT NULL DEFAULT '', -- 内容类型
    charset TEXT NOT NULL DEFAULT '', -- encoding used (编码)
    size INTEGER NOT NULL DEFAULT 0, -- bytes as received (字节数)
    rendered INTEGER NOT NULL DEFAULT 0, -- 1: rendered by the browser (浏览器渲染)
    body_hash TEXT NOT NULL DEFAULT '', -- SHA-256 of the body as received (原文校验值)
    title TEXT NOT NULL DEFAULT '', -- 标题, masked
    published TEXT, -- ISO date (发布日期)
    site_name TEXT NOT NULL DEFAULT '', -- SiteName tag
    site_code TEXT NOT NULL DEFAULT '', -- SiteIDCode tag (网站标识码)
    column_name TEXT NOT NULL DEFAULT '', -- ColumnName tag (栏目)
    column_type TEXT NOT NULL DEFAULT '', -- ColumnType tag (栏目类别)
    source TEXT NOT NULL DEFAULT '', -- 来源
    icp TEXT NOT NULL DEFAULT '', -- ICP备案号 in the foot
    police_code TEXT NOT NULL DEFAULT '', -- 公安备案号 in the foot
    text TEXT NOT NULL DEFAULT '', -- main text, masked (正文)
    chrome TEXT NOT NULL DEFAULT '', -- text around it, masked; home page only (导航页脚)
    next_page TEXT NOT NULL DEFAULT '', -- following page of a list (下一页)
    refresh_to TEXT NOT NULL DEFAULT '', -- where a meta refresh or a frame-only page leads (跳转)
    needs_browser INTEGER NOT NULL DEFAULT 0, -- 1: scripts build what a reader sees (须浏览器)
    checks_passed INTEGER NOT NULL DEFAULT 0, -- page checks that ran and found nothing (未发现问题的检查数)
    fetched_at TEXT NOT NULL, -- UTC time (抓取时间)
    UNIQUE (sweep_id, target_id, url)
);

-- 链接: every occurrence of a link on a visited page.
CREATE TABLE links (
    page_id INTEGER NOT NULL REFERENCES pages(page_id) ON DELETE CASCADE, -- page that it stands on (所在页面)
    position INTEGER NOT NULL, -- nth link of the page, from 0 (序号)
    url TEXT NOT NULL, -- absolute; personal data masked (目标网址)
    url_masked INTEGER NOT NULL DEFAULT 0, -- 1: the URL held personal data, so it is not judged (网址已脱敏)
    text TEXT NOT NULL DEFAULT '', -- 链接文字, masked
    kind TEXT NOT NULL, -- page, attachment, image, resource, frame or other (类型)
    hidden INTEGER NOT NULL DEFAULT 0, -- 1: styled away (暗链嫌疑)
    hidden_how TEXT NOT NULL DEFAULT '', -- which style hides it (隐藏方式)
    PRIMARY KEY (page_id, position)
) WITHOUT ROWID;

-- 链接判定: one row for each distinct URL of a sweep.
CREATE TABLE link_checks (
    sweep_id TEXT NOT NULL REFERENCES sweeps(sweep_id), -- 批次
    url TEXT NOT NULL, -- 网址
    verdict TEXT NOT NULL, -- ok, dead, wrong, bad or unjudged (判定)
    reason TEXT NOT NULL DEFAULT '', -- why, in Chinese (理由)
    outcome TEXT NOT NULL, -- see pages.outcome (探测结果)
    status INTEGER, -- HTTP status (状态码)
    method TEXT NOT NULL DEFAULT '', -- HEAD, GET, or PAGE when it was visited as a page (方法)
    final_url TEXT NOT NULL DEFAULT '', -- after redirects (最终网址)
    content_type TEXT NOT NULL DEFAULT '', -- 内容类型
    title TEXT NOT NULL DEFAULT '', -- 标题, masked
    text TEXT NOT NULL DEFAULT '', -- first characters, masked (摘录)
    error TEXT NOT NULL DEFAULT '', -- one line (错误)
    checked_at TEXT NOT NULL, -- UTC time (判定时间)
    PRIMARY KEY (sweep_id, url)
) WITHOUT ROWID;

-- 列表条目: entries of list pages.
CREATE TABLE entries (
    page_id INTEGER NOT NULL REFERENCES pages(page_id) ON DELETE CASCADE, -- list page (列表页)
    position INTEGER NOT NULL, -- nth entry, from 0 (序号)
    title TEXT NOT NULL, -- 标题, masked
    url TEXT NOT NULL, -- absolute (网址)
    published TEXT, -- ISO date; NULL: none shown (日期)
    PRIMARY KEY (page_id, position)
) WITHOUT ROWID;

-- 账号菜单: entries of the bottom menus of accounts and what they led to.
CREATE TABLE menu_entries (
    sweep_id TEXT NOT NULL REFERENCES sweeps(sweep_id), -- 批次
    target_id TEXT NOT NULL REFERENCES targets(target_id), -- 账号
    position TEXT NOT NULL, -- 1, 2.3 … (位置)
    name TEXT NOT NULL, -- 菜单名称
    entry_type TEXT NOT NULL, -- view, click, miniprogram, sub … (类型)
    url TEXT NOT NULL DEFAULT '', -- 网址
    outcome TEXT, -- see pages.outcome; NULL: nothing to open (打开结果)
    status INTEGER, -- 状态码
    final_url TEXT NOT NULL DEFAULT '', -- 最终网址
    title TEXT NOT NULL DEFAULT '', -- 标题, masked
    text TEXT NOT NULL DEFAULT '', -- 文字, masked
    newest TEXT, -- newest date on the page, ISO (最新日期)
    notice TEXT NOT NULL DEFAULT '', -- removed, illegal, migrated …: what the platform shows instead (平台提示)
    screenshot TEXT NOT NULL DEFAULT '', -- path below the data folder (截图)
    rendered INTEGER NOT NULL DEFAULT 0, -- 1: opened in Chromium (浏览器打开)
    error TEXT NOT NULL DEFAULT '', -- one line (错误)
    PRIMARY KEY (sweep_id, target_id, position)
);

-- 问题: one row a fault, across all sweeps.
CREATE TABLE findings (
    finding_id TEXT PRIMARY KEY, -- natural key, the same in every run (问题编号)
    target_id TEXT NOT NULL REFERENCES targets(target_id), -- 对象
    indicator TEXT NOT NULL, -- code of the indicator (指标)
    kind TEXT NOT NULL, -- wrong_word, id_card, dead_link … (问题类型)
    page_url TEXT NOT NULL DEFAULT '', -- page that it stands on (页面)
    page_title TEXT NOT NULL DEFAULT '', -- masked (页面标题)
    part TEXT NOT NULL DEFAULT '', -- title, body, meta … (位置)
    start INTEGER, -- first character within the part (起)
    "end" INTEGER, -- character after the last (止)
    ordinal INTEGER NOT NULL DEFAULT 0, -- nth occurrence in the part, from 0 (第几处)
    subject TEXT NOT NULL DEFAULT '', -- link URL, column id or menu position (事项)
    shown TEXT NOT NULL DEFAULT '', -- the text as found, masked (错误内容)
    problem TEXT NOT NULL, -- what is wrong (问题描述)
    suggestion TEXT, -- what to write instead (建议修改)
    context TEXT NOT NULL DEFAULT '', -- quoted surroundings, masked (上下文)
    layer TEXT NOT NULL, -- which layer said it (判定层)
    severity TEXT NOT NULL, -- severe, general or hint (严重程度)
    confidence REAL NOT NULL, -- 0 to 1 (置信度)
    "count" INTEGER NOT NULL DEFAULT 1, -- people or rows concerned (人数)
    value_hash TEXT NOT NULL DEFAULT '', -- keyed hash of personal data (密文摘要)
    state TEXT NOT NULL DEFAULT 'open', -- open, rectified or dismissed (状态)
    first_seen TEXT NOT NULL, -- day of inspection, ISO (首次发现)
    last_seen TEXT NOT NULL -- day of inspection, ISO (最近发现)
);

-- 问题出现: in which sweeps a fault was seen, with its evidence.
CREATE TABLE sightings (
    sweep_id TEXT NOT NULL REFERENCES sweeps(sweep_id), -- 批次
    finding_id TEXT NOT NULL REFERENCES findings(finding_id) ON DELETE CASCADE, -- 问题
    scope TEXT NOT NULL, -- what the check that saw it looks at: page, target or sweep (检查范围)
    seen_on TEXT NOT NULL, -- day of inspection, ISO (发现日期)
    body_hash TEXT NOT NULL DEFAULT '', -- SHA-256 of the page as received (原文校验值)
    snapshot TEXT REFERENCES snapshots(snapshot), -- saved evidence; NULL: none (证据)
    PRIMARY KEY (sweep_id, finding_id)
) WITHOUT ROWID;

-- 证据: saved pages and pictures, personal data masked.
CREATE TABLE snapshots (
    snapshot TEXT PRIMARY KEY, -- path below the data folder (路径)
    kind TEXT NOT NULL, -- page or picture (种类)
    body_hash TEXT NOT NULL DEFAULT '', -- SHA-256 of the original (原文校验值)
    url TEXT NOT NULL DEFAULT '', -- 网址
    taken_on TEXT NOT NULL DEFAULT '' -- day of inspection, ISO (日期)
);

-- 检查运行: how often each check ran, found, was skipped or failed on each target.
CREATE TABLE check_runs (
    sweep_id TEXT NOT NULL REFERENCES sweeps(sweep_id), -- 批次
    target_id TEXT NOT NULL REFERENCES targets(target_id), -- 对象
    page_url TEXT NOT NULL DEFAULT '', -- '' for a check of the whole target (页面)
    "check" TEXT NOT NULL, -- name of the check (检查项)
    outcome TEXT NOT NULL, -- found, skipped or failed; page checks that found nothing: pages.checks_passed (结果)
    error TEXT NOT NULL DEFAULT '', -- one line (错误)
    PRIMARY KEY (sweep_id, target_id, page_url, "check")
) WITHOUT ROWID;

-- 单项否决: how many faults count for each veto of each target; made by `assess`, replaced when it runs again.
CREATE TABLE vetoes (
    sweep_id TEXT NOT NULL REFERENCES sweeps(sweep_id), -- 批次
    target_id TEXT NOT NULL REFERENCES targets(target_id), -- 对象
    indicator TEXT NOT NULL, -- code of the indicator (指标)
    faults INTEGER NOT NULL, -- faults that count (数量)
    threshold INTEGER NOT NULL, -- from so many on it is a veto (标准)
    fact TEXT NOT NULL, -- what was found, one Chinese sentence (事实)
    to_verify INTEGER NOT NULL, -- 1: rests on a figure not read in the official document (待核对)
    PRIMARY KEY (sweep_id, target_id, indicator)
) WITHOUT ROWID;

-- 指标: the program's table of indicators, copied from indicators.py at opening.
CREATE TABLE indicators (
    indicator TEXT PRIMARY KEY, -- code (代码)
    name TEXT NOT NULL, -- 名称
    source TEXT NOT NULL, -- document (依据)
    item TEXT NOT NULL, -- place in the document (条目)
    applies TEXT NOT NULL, -- kinds of target, separated by spaces (适用对象)
    veto INTEGER NOT NULL, -- 1: 单项否决
    threshold INTEGER, -- faults that make a veto; NULL: not counted by the program (数量标准)
    to_verify INTEGER NOT NULL, -- 1: 待核对
    position INTEGER NOT NULL -- order in the table (序号)
);

-- 问题类型: kinds of faults with their Chinese names, copied from the program at opening.
CREATE TABLE kinds (
    kind TEXT PRIMARY KEY, -- value in findings.kind (代码)
    name TEXT NOT NULL, -- 名称
    group_name TEXT NOT NULL, -- group in the bulletin (大类)
    position INTEGER NOT NULL -- order in the bulletin (序号)
);

-- 栏目类型: windows of the classes of columns, copied from indicators.py at opening.
CREATE TABLE column_classes (
    column_class TEXT PRIMARY KEY, -- value in columns.column_class (代码)
    name TEXT NOT NULL, -- 名称
    window_days INTEGER, -- something new within so many days (天)
    window_months INTEGER, -- or within so many months; both NULL: need not be updated (月)
    veto TEXT, -- indicator that a stale column counts for (计入指标)
    to_verify INTEGER NOT NULL -- 1: 待核对
);

-- 取值: every other closed vocabulary with its Chinese names, copied from the program at opening.
CREATE TABLE terms (
    vocabulary TEXT NOT NULL, -- outcome, verdict, severity, target_kind … (词汇)
    value TEXT NOT NULL, -- as stored (代码)
    name TEXT NOT NULL, -- 名称
    PRIMARY KEY (vocabulary, value)
) WITHOUT ROWID;

-- 版本记录: which edition of the ledger, the views and the lookup tables this file holds; for the program's own use.
CREATE TABLE derived (
    name TEXT PRIMARY KEY, -- what (名称)
    edition TEXT NOT NULL -- SHA-256 of what it was made from (校验值)
);

CREATE INDEX pages_by_target ON pages(target_id, sweep_id, outcome);
CREATE INDEX pages_by_outcome ON pages(sweep_id, outcome);
CREATE INDEX pages_by_url ON pages(sweep_id, url, target_id);
CREATE INDEX vetoes_by_target ON vetoes(target_id);
CREATE INDEX sightings_by_snapshot ON sightings(snapshot);
CREATE INDEX links_by_url ON links(url);
CREATE INDEX findings_by_target ON findings(target_id, kind);
CREATE INDEX findings_by_page ON findings(target_id, page_url);
CREATE INDEX sightings_by_finding ON sightings(finding_id);
