-- 出现位置: every place of every finding of a sweep, as it was judged there. Place 1 tells the finding: the gravest and surest one,
-- of equals the one nearest to the home page. What counts depends on the thresholds of the sweep and on what people said.
CREATE VIEW finding_places AS
WITH ranked AS (
    -- Keys alone are sorted, and rows looked up behind it: contexts are long.
    SELECT
        sweep_id, finding_id, page_url, part, ordinal,
        row_number() OVER judged AS place, count(*) OVER judged AS places, min(snapshot) OVER judged AS any_snapshot
    FROM places
    JOIN sweeps USING (sweep_id)
    WINDOW judged AS (
        PARTITION BY sweep_id, finding_id
        ORDER BY
            NOT needs_person AND confidence >= count_threshold DESC,
            severity = 'severe' AND NOT needs_person AND confidence >= count_threshold DESC,
            confidence DESC, severity = 'severe' DESC, "count" DESC, depth, page_url, part, ordinal
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
)
SELECT
    ranked.sweep_id, -- 批次
    ranked.finding_id, -- 问题编号
    ranked.place, -- from 1 (第几处)
    ranked.places, -- at how many places the finding stands (出现处数)
    targets.unit, -- 主办单位
    causes.target_id, -- 标识码/账号ID
    targets.name AS target_name, -- 对象名称
    causes.kind, -- 问题类型
    kinds.name AS kind_name, -- 问题类型名称
    causes.subject, -- link URL, column id or menu position (事项)
    places.page_url, -- 页面网址
    places.page_title, -- 页面标题
    places.part, -- title, body … (位置)
    places.ordinal, -- nth place of this finding in the part, from 0 (部分内第几处)
    places.start, -- first character in the part (起)
    places."end", -- character after the last (止)
    places.shown, -- 错误内容, masked
    places.suggestion, -- 建议修改
    places.context, -- 上下文, masked
    places.indicator, -- code of the indicator (指标代码)
    places.problem, -- 问题描述
    places.layer, -- 判定层
    places.severity, -- severe or general (严重程度)
    places.needs_person, -- 1: does not count without a person (须人工核实)
    places.confidence, -- 0 to 1 (置信度)
    places."count", -- people or rows concerned (人数)
    causes.value_hash, -- keyed hash of personal data (密文摘要)
    causes.state, -- 状态 of the finding
    causes.first_seen, -- of the finding (首次发现)
    causes.last_seen, -- of the finding (最近发现)
    (
        SELECT min(seen_on) FROM places AS earlier
        WHERE earlier.finding_id = places.finding_id AND earlier.page_url = places.page_url
    ) AS first_seen_here, -- day on which it was first seen on this page (该页首次发现)
    places.seen_on, -- day of inspection (发现时间)
    places.scope, -- what the check that saw it looks at: page, target or sweep (检查范围)
    places.body_hash, -- SHA-256 of the page as received (原文校验值)
    places.snapshot, -- saved evidence of this page; NULL: that of other places serves (证据)
    ranked.any_snapshot, -- saved evidence of one of its places; NULL: none (任一位置的证据)
    causes.state <> 'confirmed' AND (places.needs_person OR places.confidence < sweeps.count_threshold)
        AS is_hint, -- 1: it waits for a person (待人工核实)
    causes.state <> 'dismissed' AND (causes.state = 'confirmed' OR places.confidence >= sweeps.show_threshold)
        AS is_shown, -- 1: people are shown it (列出)
    causes.state = 'confirmed' OR (
        causes.state <> 'dismissed' AND NOT places.needs_person AND places.confidence >= sweeps.count_threshold
    ) AS counts -- 1: it counts against the unit (计入问题)
FROM ranked
CROSS JOIN places USING (sweep_id, finding_id, page_url, part, ordinal)
JOIN causes ON causes.finding_id = ranked.finding_id
JOIN sweeps ON sweeps.sweep_id = ranked.sweep_id
JOIN targets ON targets.target_id = causes.target_id
JOIN kinds ON kinds.kind = causes.kind;

-- 问题出现: every finding of every sweep, once, as its first place tells it.
CREATE VIEW sightings AS
SELECT
    sweep_id, -- 批次
    finding_id, -- 问题编号
    places, -- at how many places it stands (出现处数)
    target_id, -- 标识码/账号ID
    kind, -- 问题类型
    subject, -- link URL, column id or menu position (事项)
    page_url, -- 页面网址
    page_title, -- 页面标题
    part, -- title, body … (位置)
    ordinal, -- nth place of this finding in the part, from 0 (部分内第几处)
    start, -- first character in the part (起)
    "end", -- character after the last (止)
    shown, -- 错误内容, masked
    suggestion, -- 建议修改
    context, -- 上下文, masked
    indicator, -- code of the indicator (指标代码)
    problem, -- 问题描述
    layer, -- 判定层
    severity, -- severe or general (严重程度)
    needs_person, -- 1: does not count without a person (须人工核实)
    confidence, -- 0 to 1 (置信度)
    "count", -- people or rows concerned (人数)
    value_hash, -- keyed hash of personal data (密文摘要)
    state, -- 状态
    first_seen, -- 首次发现
    last_seen, -- 最近发现
    seen_on, -- day of inspection (发现时间)
    scope, -- what the check that saw it looks at: page, target or sweep (检查范围)
    body_hash, -- SHA-256 of the page as received (原文校验值)
    coalesce(snapshot, any_snapshot) AS snapshot, -- saved evidence; NULL: none (证据)
    is_hint, -- 1: it waits for a person (待人工核实)
    is_shown, -- 1: people are shown it (列出)
    counts -- 1: it counts against the unit (计入问题)
FROM finding_places
WHERE place = 1;

-- 问题: every cause, as the newest sweep that saw it tells it.
CREATE VIEW findings AS
WITH told AS (
    SELECT *, row_number() OVER (PARTITION BY finding_id ORDER BY seen_on DESC, sweep_id DESC) AS newness FROM sightings
)
SELECT
    causes.finding_id, -- 问题编号
    causes.target_id, -- 对象
    told.indicator, -- code of the indicator; NULL, as all that a place tells: no sweep sees it any more (指标)
    causes.kind, -- 问题类型
    told.page_url, -- page of the place that tells it (页面)
    told.page_title, -- 页面标题
    told.part, -- title, body … (位置)
    told.start, -- first character within the part (起)
    told."end", -- character after the last (止)
    told.ordinal, -- nth place of this cause in the part, from 0 (第几处)
    causes.subject, -- link URL, column id or menu position (事项)
    coalesce(told.shown, causes.shown) AS shown, -- 错误内容, masked
    told.problem, -- 问题描述
    coalesce(told.suggestion, causes.suggestion) AS suggestion, -- 建议修改
    told.context, -- 上下文, masked
    told.layer, -- 判定层
    told.severity, -- severe or general (严重程度)
    told.needs_person, -- 1: never counts without a person (须人工核实)
    told.confidence, -- 0 to 1 (置信度)
    told."count", -- people or rows concerned (人数)
    told.places, -- at how many places it stands (出现处数)
    causes.value_hash, -- keyed hash of personal data (密文摘要)
    causes.state, -- open, confirmed, rectified or dismissed (状态)
    causes.first_seen, -- 首次发现
    causes.last_seen -- 最近发现
FROM causes
LEFT JOIN told ON told.finding_id = causes.finding_id AND told.newness = 1;

-- A state that is typed by hand belongs to the cause.
CREATE TRIGGER states_of_findings INSTEAD OF UPDATE OF state ON findings
BEGIN
    UPDATE causes SET state = NEW.state WHERE finding_id = NEW.finding_id;
END;

-- 问题认定: which findings of a sweep count and which wait for a person, by the thresholds of the sweep and what people said.
CREATE VIEW assessed_findings AS
SELECT
    sweep_id, -- 批次
    finding_id, -- 问题编号
    target_id, -- 标识码/账号ID
    is_hint, -- 1: it waits for a person (待人工核实)
    is_shown, -- 1: people are shown it (列出)
    counts -- 1: it counts against the unit (计入问题)
FROM sightings;

-- 问题清单: every cause of every sweep, once, with all that a rectification list needs.
CREATE VIEW problem_list AS
SELECT
    sightings.sweep_id, -- 批次
    targets.unit, -- 主办单位
    targets.kind AS target_kind, -- website, channel or account (对象类型)
    target_terms.name AS target_kind_name, -- 对象类型名称
    sightings.target_id, -- 标识码/账号ID
    targets.name AS target_name, -- 对象名称
    sightings.indicator, -- code of the indicator (指标代码)
    indicators.name AS indicator_name, -- 指标名称
    indicators.source AS indicator_source, -- document (依据)
    indicators.veto, -- 1: an indicator of 单项否决
    indicators.to_verify, -- 1: 待核对
    kinds.group_name, -- group in the bulletin (问题大类)
    sightings.kind, -- 问题类型
    kinds.name AS kind_name, -- 问题类型名称
    sightings.problem, -- 问题描述
    sightings.page_url, -- 页面网址
    sightings.page_title, -- 页面标题
    sightings.part, -- title, body … (位置)
    sightings.start, -- first character in the part (起)
    sightings."end", -- character after the last (止)
    sightings.subject, -- link URL, column id or menu position (事项)
    sightings.shown, -- 错误内容, masked
    sightings.suggestion, -- 建议修改
    sightings.context, -- 上下文, masked
    sightings.layer, -- 判定层
    layer_terms.name AS layer_name, -- 判定层名称
    CASE WHEN sightings.needs_person THEN 'hint' ELSE sightings.severity END AS severity, -- 严重程度; hint: 须人工核实
    severity_terms.name AS severity_name, -- 严重程度名称
    sightings.confidence, -- 0 to 1 (置信度)
    sightings."count", -- people or rows concerned (人数)
    sightings.state, -- 状态
    state_terms.name AS state_name, -- 状态名称
    sightings.seen_on, -- day of inspection (发现时间)
    sightings.first_seen, -- 首次发现
    sightings.last_seen, -- 最近发现
    sightings.body_hash, -- SHA-256 of the page as received (原文校验值)
    sightings.snapshot, -- path of the saved evidence below the data folder; NULL: none (证据)
    sightings.finding_id, -- 问题编号
    sightings.is_hint, -- 1: it waits for a person (待人工核实)
    sightings.is_shown, -- 1: people are shown it (列出)
    sightings.counts, -- 1: it counts against the unit (计入问题)
    sightings.places -- at how many places it stands, see finding_places (出现处数)
FROM sightings
JOIN targets USING (target_id)
JOIN kinds ON kinds.kind = sightings.kind
JOIN indicators ON indicators.indicator = sightings.indicator
JOIN terms AS target_terms ON target_terms.vocabulary = 'target_kind' AND target_terms.value = targets.kind
JOIN terms AS layer_terms ON layer_terms.vocabulary = 'layer' AND layer_terms.value = sightings.layer
JOIN terms AS severity_terms ON severity_terms.vocabulary = 'severity' AND severity_terms.value = CASE WHEN sightings.needs_person THEN 'hint' ELSE sightings.severity END
JOIN terms AS state_terms ON state_terms.vocabulary = 'finding_state' AND state_terms.value = sightings.state;

-- 单项否决计数: for each target and veto how many faults count, those below the standard included.
CREATE VIEW veto_counts AS
SELECT
    vetoes.sweep_id, -- 批次
    targets.unit, -- 主办单位
    targets.kind AS target_kind, -- 对象类型
    vetoes.target_id, -- 标识码/账号ID
    targets.name AS target_name, -- 对象名称
    vetoes.indicator, -- 指标代码
    indicators.name AS indicator_name, -- 指标名称
    vetoes.faults, -- how many count (数量)
    vetoes.threshold, -- from so many on it is a veto (标准)
    vetoes.faults >= vetoes.threshold AS reached, -- 1: 达到单项否决
    vetoes.fact, -- what was found (事实)
    vetoes.to_verify -- 1: 待核对
FROM vetoes
JOIN targets USING (target_id)
JOIN indicators USING (indicator);

-- 单项否决: the vetoes that targets have reached.
CREATE VIEW veto_rows AS
SELECT
    sweep_id, -- 批次
    unit, -- 主办单位
    target_kind, -- 对象类型
    target_id, -- 标识码/账号ID
    target_name, -- 对象名称
    indicator, -- 指标代码
    indicator_name, -- 指标名称
    faults, -- how many count (数量)
    threshold, -- 标准
    fact, -- 事实
    to_verify -- 1: 待核对
FROM veto_counts
WHERE reached;

-- 对象汇总: one row for each target of a sweep: how far its inspection got, what was found.
CREATE VIEW target_summary AS
SELECT
    inspections.sweep_id, -- 批次
    targets.unit, -- 主办单位
    targets.supervisor, -- 主管单位
    targets.kind AS target_kind, -- 对象类型
    target_terms.name AS target_kind_name, -- 对象类型名称
    targets.platform, -- accounts: wechat, weibo … (平台)
    targets.is_portal, -- 1: 门户网站
    inspections.target_id, -- 标识码/账号ID
    targets.name AS target_name, -- 对象名称
    targets.home_url, -- 首页网址
    conclusions.conclusion, -- passed, failed, suspected, unjudged, missed or resting; NULL: not assessed yet (结论)
    conclusion_terms.name AS conclusion_name, -- 结论名称
    inspections.state, -- todo, running, crawled, done, failed or skipped (进度)
    inspections.reason || CASE WHEN links_left = 0 THEN '' ELSE
        CASE WHEN inspections.reason = '' THEN '' ELSE '；' END || '达到链接数上限，尚有 ' || links_left || ' 条链接未判定'
    END AS reason, -- why failed, skipped or incomplete (原因)
    (
        SELECT count(*) FROM pages
        WHERE pages.sweep_id = inspections.sweep_id AND pages.target_id = inspections.target_id
    ) AS pages, -- pages visited (页面数)
    (
        SELECT count(*) FROM pages
        WHERE pages.sweep_id = inspections.sweep_id AND pages.target_id = inspections.target_id AND outcome <> 'ok'
    ) AS page_errors, -- pages that did not open (未能打开的页面数)
    (
        SELECT max(pages.error) FROM pages
        WHERE pages.sweep_id = inspections.sweep_id AND pages.target_id = inspections.target_id
            AND pages.role = 'home' AND pages.outcome <> 'ok'
    ) AS home_error, -- why the home page did not open; NULL: it did (首页错误)
    (
        -- As column `counts` of sightings, without ranking all places.
        SELECT count(*) FROM causes
        WHERE causes.target_id = inspections.target_id AND causes.state <> 'dismissed' AND EXISTS (
            SELECT 1 FROM places
            WHERE places.sweep_id = inspections.sweep_id AND places.finding_id = causes.finding_id
                AND (causes.state = 'confirmed' OR (NOT places.needs_person AND places.confidence >= sweeps.count_threshold))
        )
    ) AS problems, -- findings that count, as in the bulletin (问题数)
    (
        SELECT count(*) FROM veto_rows
        WHERE veto_rows.sweep_id = inspections.sweep_id AND veto_rows.target_id = inspections.target_id
    ) AS vetoes, -- vetoes reached (单项否决数)
    (
        SELECT group_concat(fact, '；') FROM veto_rows
        WHERE veto_rows.sweep_id = inspections.sweep_id AND veto_rows.target_id = inspections.target_id
    ) AS veto_facts -- what they rest on; NULL: none (单项否决事实)
FROM inspections
JOIN sweeps USING (sweep_id)
JOIN targets USING (target_id)
JOIN terms AS target_terms ON target_terms.vocabulary = 'target_kind' AND target_terms.value = targets.kind
LEFT JOIN conclusions USING (sweep_id, target_id)
LEFT JOIN terms AS conclusion_terms
    ON conclusion_terms.vocabulary = 'conclusion' AND conclusion_terms.value = conclusions.conclusion;

-- 各类问题: how many findings of each kind each target has that people are shown, those that count and those that wait for a person.
CREATE VIEW target_kinds AS
SELECT
    sweep_id, -- 批次
    unit, -- 主办单位
    target_kind, -- 对象类型
    target_id, -- 标识码/账号ID
    target_name, -- 对象名称
    group_name, -- 问题大类
    kind, -- 问题类型
    kind_name, -- 问题类型名称
    sum(counts) AS problems, -- findings that count, as in the bulletin (问题数)
    max(confidence) AS highest_confidence, -- 最高置信度
    sum(is_hint) AS hints -- findings that wait for a person (待人工核实)
FROM problem_list
WHERE is_shown
GROUP BY sweep_id, target_id, kind;

-- 未能判定的检查项: what the checks of a whole account could not judge, and why. Of what could not be judged of a website or channel, its
-- pages and links tell: unjudged.
CREATE VIEW unjudged_checks AS
SELECT
    check_runs.sweep_id, -- 批次
    check_runs.target_id, -- 账号ID
    check_runs."check", -- name of the check (检查项)
    check_runs.error AS reason, -- 原因
    -- How the ledger states a filing and posts that their author took down limit no inspection.
    check_runs."check" <> 'app_filing'
        AND check_runs.error NOT LIKE '发文网址：内容已由发布者删除或设为私密，不计入问题（%条）'
    AS limits_inspection -- 1: the account was not inspected wholly for it (检查受限)
FROM check_runs
JOIN targets USING (target_id)
WHERE targets.kind = 'account' AND check_runs.page_url = '' AND check_runs.outcome <> 'failed' AND check_runs.error <> '';

-- 检查受限: targets that were to be inspected and were not, that could not be judged, or that were not inspected wholly, and why, as
-- the bulletin says it. Targets that the ledger takes out (未纳入检查) are not among them.
CREATE VIEW inspection_limits AS
WITH judged AS (
    SELECT
        target_summary.*,
        coalesce(conclusion, CASE WHEN state = 'skipped' THEN 'resting' WHEN state NOT IN ('crawled', 'done') THEN 'missed' END)
            AS came_to,
        (
            SELECT group_concat(reason, '；') FROM (
                SELECT reason FROM unjudged_checks
                WHERE unjudged_checks.sweep_id = target_summary.sweep_id AND unjudged_checks.target_id = target_summary.target_id
                    AND (limits_inspection OR coalesce(target_summary.conclusion, 'missed') IN ('missed', 'unjudged'))
                ORDER BY "check"
            )
        ) AS doubts
    FROM target_summary
),
told AS (
    SELECT
        judged.*,
        reason || CASE WHEN came_to IN ('missed', 'unjudged') AND reason = '' AND home_error <> '' THEN '首页：' || home_error ELSE '' END
            AS said
    FROM judged
)
SELECT
    sweep_id, -- 批次
    unit, -- 主办单位
    target_kind, -- 对象类型
    target_kind_name, -- 对象类型名称
    target_id, -- 标识码/账号ID
    target_name, -- 对象名称
    home_url, -- 首页网址
    state, -- todo, running, crawled, done or failed (进度)
    coalesce(
        nullif(said || CASE WHEN said <> '' AND doubts <> '' THEN '；' ELSE '' END || coalesce(doubts, ''), ''),
        CASE came_to WHEN 'unjudged' THEN '没有读到任何内容' ELSE '尚未检查' END
    ) AS reason, -- 原因
    pages, -- pages visited nevertheless (页面数)
    came_to AS conclusion, -- missed and unjudged: no conclusion; else what it came to by what could be read; NULL: not assessed yet (结论)
    terms.name AS conclusion_name -- 结论名称
FROM told
LEFT JOIN terms ON terms.vocabulary = 'conclusion' AND terms.value = came_to
WHERE came_to IN ('missed', 'unjudged') OR (coalesce(came_to, '') <> 'resting' AND (reason <> '' OR doubts <> ''));

-- 未能检查或未能判定: targets that came to no conclusion, and why: those that the bulletin lists and counts as such.
CREATE VIEW not_inspected AS
SELECT
    sweep_id, -- 批次
    unit, -- 主办单位
    target_kind, -- 对象类型
    target_kind_name, -- 对象类型名称
    target_id, -- 标识码/账号ID
    target_name, -- 对象名称
    home_url, -- 首页网址
    state, -- failed, or how far it got (进度)
    reason, -- 原因
    pages, -- pages visited nevertheless (页面数)
    conclusion, -- missed: not inspected; unjudged: inspected, and nothing could be judged (结论)
    conclusion_name -- 结论名称
FROM inspection_limits
WHERE conclusion IN ('missed', 'unjudged');

-- 栏目状况: every column of the ledger with its window, its newest entry and what is wrong with it.
CREATE VIEW column_status AS
SELECT
    inspections.sweep_id, -- 批次
    targets.unit, -- 主办单位
    columns.target_id, -- 标识码
    targets.name AS target_name, -- 对象名称
    columns.column_id, -- 栏目编号
    columns.name AS column_name, -- 栏目名称
    columns.url, -- 栏目网址
    columns.column_class, -- 栏目类型
    column_classes.name AS class_name, -- 栏目类型名称
    coalesce(columns.window_days, column_classes.window_days) AS window_days, -- 更新周期（天）
    CASE WHEN columns.window_days IS NULL THEN column_classes.window_months END AS window_months, -- 更新周期（月）
    columns.exempt_reason, -- 免检原因
    (
        SELECT outcome FROM pages
        WHERE pages.sweep_id = inspections.sweep_id AND pages.target_id = columns.target_id
            AND pages.column_id = columns.column_id
        ORDER BY depth, url LIMIT 1
    ) AS outcome, -- how its page opened; NULL: not visited (打开结果)
    (
        SELECT count(*) FROM pages JOIN entries USING (page_id)
        WHERE pages.sweep_id = inspections.sweep_id AND pages.target_id = columns.target_id
            AND pages.column_id = columns.column_id
    ) AS entries, -- entries of its list (条目数)
    (
        SELECT max(entries.published) FROM pages JOIN entries USING (page_id)
        WHERE pages.sweep_id = inspections.sweep_id AND pages.target_id = columns.target_id
            AND pages.column_id = columns.column_id
    ) AS newest, -- newest date in its list (最新日期)
    (
        SELECT group_concat(places.problem, '；') FROM causes CROSS JOIN places USING (finding_id)
        WHERE places.sweep_id = inspections.sweep_id AND causes.target_id = columns.target_id
            AND causes.subject = columns.column_id AND causes.state IN ('open', 'confirmed')
            AND causes.kind IN ('stale_column', 'empty_column', 'dead_column')
    ) AS problem -- what is wrong; NULL: nothing (问题描述)
FROM inspections
JOIN columns USING (target_id)
JOIN targets USING (target_id)
JOIN column_classes USING (column_class)
WHERE columns.listed = 1;

-- 链接问题: every place where a link stands whose URL is not in order or could not be judged.
CREATE VIEW link_problems AS
SELECT
    pages.sweep_id, -- 批次
    targets.unit, -- 主办单位
    pages.target_id, -- 标识码/账号ID
    targets.name AS target_name, -- 对象名称
    pages.url AS page_url, -- page that the link stands on (父页面)
    pages.title AS page_title, -- 父页面标题
    links.text AS link_text, -- 链接文字
    links.url, -- 目标网址
    links.kind AS link_kind, -- page, attachment, image … (链接类型)
    links.hidden, -- 1: styled away (暗链嫌疑)
    link_checks.verdict, -- dead, wrong, bad or unjudged (判定)
    verdict_terms.name AS verdict_name, -- 判定名称
    link_checks.reason, -- 理由
    link_checks.status, -- HTTP status (状态码)
    link_checks.outcome, -- 探测结果
    link_checks.checked_at -- UTC time (判定时间)
FROM link_checks
JOIN links ON links.url = link_checks.url
JOIN pages ON pages.page_id = links.page_id AND pages.sweep_id = link_checks.sweep_id
JOIN targets USING (target_id)
JOIN terms AS verdict_terms ON verdict_terms.vocabulary = 'verdict' AND verdict_terms.value = link_checks.verdict
WHERE link_checks.verdict <> 'ok';

-- 未能判定: what of a sweep could neither be accused nor passed, by reason: pages, links, links that were not probed, pages
-- with more faults than are told. A page that was not read and counts as a fault for that (menus that lead inside) is not here.
CREATE VIEW unjudged AS
SELECT
    pages.sweep_id, -- 批次
    role_terms.name AS what, -- 首页, 栏目页, 附件 … or 链接 (事项)
    outcome_terms.name AS outcome_name, -- how it ended (结果)
    coalesce(
        CASE WHEN targets.kind = 'account' AND pages.role IN ('home', 'store') THEN nullif(pages.error, '') END,
        nullif(outcome_meanings.said, ''), pages.error
    ) AS reason, -- 原因
    count(*) AS number, -- how many (数量)
    count(DISTINCT pages.target_id) AS targets -- of how many targets (涉及对象数)
FROM pages
JOIN targets USING (target_id)
JOIN outcome_meanings ON outcome_meanings.outcome = pages.outcome
    AND outcome_meanings.role = CASE
        WHEN pages.role IN ('home', 'menu', 'attachment') THEN pages.role
        WHEN pages.role IN ('opened_post', 'store') THEN 'menu'
        ELSE 'column'
    END
JOIN terms AS role_terms ON role_terms.vocabulary = 'role' AND role_terms.value = pages.role
JOIN terms AS outcome_terms ON outcome_terms.vocabulary = 'outcome' AND outcome_terms.value = pages.outcome
WHERE (
        outcome_meanings.weight = 'unjudged' AND NOT EXISTS (
            SELECT 1 FROM places
            JOIN causes USING (finding_id)
            JOIN sweeps ON sweeps.sweep_id = places.sweep_id
            WHERE places.sweep_id = pages.sweep_id AND places.page_url = pages.url AND causes.target_id = pages.target_id
                AND causes.kind IN ('wrong_menu', 'dead_menu', 'account_gone', 'gone_post', 'app_gone', 'dead_download')
                AND (causes.state = 'confirmed' OR (
                    causes.state <> 'dismissed' AND NOT places.needs_person AND places.confidence >= sweeps.count_threshold
                ))
        )
    )
    OR (pages.outcome = 'ok' AND pages.error <> '')
GROUP BY pages.sweep_id, pages.role, outcome_terms.name, reason
UNION ALL
SELECT link_checks.sweep_id, '链接', outcome_terms.name, link_checks.reason, count(*), NULL
FROM link_checks
JOIN terms AS outcome_terms ON outcome_terms.vocabulary = 'outcome' AND outcome_terms.value = link_checks.outcome
WHERE link_checks.verdict = 'unjudged' AND link_checks.method <> 'PAGE'
GROUP BY link_checks.sweep_id, outcome_terms.name, link_checks.reason
UNION ALL
SELECT sweep_id, '链接', '未探测', '达到链接数上限', sum(links_left), count(*)
FROM inspections WHERE links_left > 0 GROUP BY sweep_id
UNION ALL
SELECT pages.sweep_id, '链接', '不探测', '表单提交地址，提交可能产生后果', count(DISTINCT links.url), count(DISTINCT pages.target_id)
FROM links JOIN pages USING (page_id)
WHERE links.kind = 'form' GROUP BY pages.sweep_id
UNION ALL
SELECT sweep_id, '网页', '问题过多', error, count(DISTINCT page_url), count(DISTINCT target_id)
FROM check_runs WHERE page_url <> '' AND error LIKE '%问题过多%' GROUP BY sweep_id, error;

-- 本机原因未能检查: pages that our own machine spoilt, and pages whose last look it spoilt; the next run tries them again.
CREATE VIEW spoilt_pages AS
SELECT
    sweep_id, -- 批次
    target_id, -- 标识码/账号ID
    url, -- 网址
    error -- 原因
FROM pages
WHERE outcome = 'our_fault'
UNION ALL
SELECT looks.sweep_id, looks.target_id, looks.url, looks.error
FROM looks
JOIN pages USING (sweep_id, target_id, url)
WHERE looks.outcome = 'our_fault' AND looks.number > 1 AND pages.outcome <> 'our_fault';

-- 菜单状况: every menu entry of every account and what it led to.
CREATE VIEW menu_status AS
SELECT
    menu_entries.sweep_id, -- 批次
    targets.unit, -- 主办单位
    menu_entries.target_id, -- 账号ID
    targets.name AS target_name, -- 账号名称
    targets.platform, -- 平台
    menu_entries.position, -- 1, 2.3 … (位置)
    menu_entries.name AS menu_name, -- 菜单名称
    menu_entries.entry_type, -- view, click, miniprogram, sub … (类型)
    menu_entries.url, -- 网址
    menu_entries.final_url, -- 最终网址
    menu_entries.outcome, -- NULL: nothing to open (打开结果)
    outcome_terms.name AS outcome_name, -- 打开结果名称
    menu_entries.status, -- 状态码
    menu_entries.title, -- 页面标题
    menu_entries.newest, -- 最新日期
    menu_entries.notice, -- what the platform shows instead of the content (平台提示)
    notice_terms.name AS notice_name, -- 平台提示名称
    menu_entries.screenshot, -- 截图
    menu_entries.touches, -- what is touched to get there, in order (点击路径)
    (
        SELECT group_concat(places.problem, '；') FROM causes CROSS JOIN places USING (finding_id)
        WHERE places.sweep_id = menu_entries.sweep_id AND causes.target_id = menu_entries.target_id
            AND causes.subject = menu_entries.position AND causes.state IN ('open', 'confirmed')
            AND causes.kind IN ('dead_menu', 'stale_menu', 'wrong_menu')
    ) AS problem -- what is wrong; NULL: nothing (问题描述)
FROM menu_entries
JOIN targets USING (target_id)
LEFT JOIN terms AS outcome_terms
    ON outcome_terms.vocabulary = 'outcome' AND outcome_terms.value = menu_entries.outcome
LEFT JOIN terms AS notice_terms
    ON notice_terms.vocabulary = 'notice' AND notice_terms.value = menu_entries.notice;

-- 公开页面: what open pages of platforms and app stores show of accounts and apps, page by page, beside what the ledger says.
CREATE VIEW public_pages AS
SELECT
    pages.sweep_id, -- 批次
    targets.unit, -- 主办单位
    pages.target_id, -- 账号ID
    targets.name AS target_name, -- 账号名称, as the ledger has it
    targets.platform, -- 平台
    pages.role, -- home: the account's own page; store: of an app store or download (页面角色)
    pages.url, -- 网址
    pages.final_url, -- where it was read (最终网址)
    pages.outcome, -- how opening it ended (打开结果)
    pages.error, -- why it could not be read (说明)
    pages.notice, -- unlisted: the app is not there (平台提示)
    public_cards.name AS shown_name, -- 页面显示的名称
    public_cards.certified, -- 认证信息
    public_cards.version, -- 版本
    public_cards.updated_on, -- day of that version (版本更新日期)
    public_cards.developer, -- 开发者
    public_cards.filing, -- 页面显示的备案号
    public_cards.remark -- 页面提示
FROM pages
JOIN targets USING (target_id)
LEFT JOIN public_cards USING (page_id)
WHERE pages.role = 'store' OR (pages.role = 'home' AND public_cards.page_id IS NOT NULL);

-- 账号状况: every account of a sweep with what is known of its posts, up to the day of inspection, and what is wrong with them.
CREATE VIEW account_status AS
WITH quarters AS (
    SELECT
        sweep_id, inspected_on,
        date(inspected_on, 'start of month', printf('-%d months', (strftime('%m', inspected_on) - 1) % 3)) AS first_day
    FROM sweeps
),
stated AS (
    SELECT target_id, published AS day, 1 AS is_post FROM posts
    UNION ALL SELECT target_id, last_post, 0 FROM targets WHERE last_post IS NOT NULL
    UNION ALL SELECT target_id, last_post, 0 FROM hand_checks WHERE last_post IS NOT NULL
),
days AS (
    SELECT quarters.sweep_id, stated.target_id, stated.day, quarters.first_day, sum(stated.is_post) AS posts
    FROM quarters JOIN stated ON stated.day <= quarters.inspected_on
    GROUP BY quarters.sweep_id, stated.target_id, stated.day
),
gaps AS (
    SELECT
        sweep_id, target_id, day, posts, first_day,
        julianday(day) - julianday(lag(day) OVER (PARTITION BY sweep_id, target_id ORDER BY day)) AS gap
    FROM days
),
known AS (
    SELECT
        sweep_id, target_id, max(day) AS newest, sum(posts) FILTER (WHERE day >= first_day) AS posts,
        max(gap) FILTER (WHERE day >= first_day) AS longest_gap
    FROM gaps
    GROUP BY sweep_id, target_id
)
SELECT
    inspections.sweep_id, -- 批次
    targets.unit, -- 主办单位
    inspections.target_id, -- 账号ID
    targets.name AS target_name, -- 账号名称
    targets.platform, -- 平台
    targets.service_only, -- 1: 服务类, not judged by posting
    targets.update_days, -- limit of its own in days; NULL: that of the profile (更新时限)
    coalesce(known.posts, 0) AS posts, -- listed posts of the quarter (本季度发文数)
    known.newest, -- newest day that ledger, exports or worksheet state; NULL: none (最近发文日期)
    CAST(known.longest_gap AS INTEGER) AS longest_gap, -- days between two of them, into the quarter; NULL: fewer than two (最长间断天数)
    hand_checks.checked_on, -- day of the worksheet; NULL: none (人工核查日期)
    (
        SELECT group_concat(places.problem, '；') FROM causes CROSS JOIN places USING (finding_id)
        WHERE places.sweep_id = inspections.sweep_id AND causes.target_id = inspections.target_id
            AND causes.state IN ('open', 'confirmed')
            AND causes.kind IN (
                'stale_account', 'stale_soon', 'post_gap', 'broken_function', 'closed_alive', 'account_gone',
                'renamed_account', 'other_body', 'unfiled_app', 'odd_filing', 'town_app', 'missing_repost', 'late_repost',
                'few_originals'
            )
    ) AS problem -- what is wrong with it or soon will be, as ledger, exports and worksheet say; days out of compliance with it; NULL: nothing (问题描述)
FROM inspections
JOIN targets USING (target_id)
LEFT JOIN known USING (sweep_id, target_id)
LEFT JOIN hand_checks USING (target_id)
WHERE targets.kind = 'account';

-- 菜单变化: what differs between an account's menu and that of the sweep before in which it was read. An entry is known by its name
-- below its button; one with the address of an entry that is gone was renamed or moved. A menu that was not read has no changes.
CREATE VIEW menu_changes AS
WITH named AS (
    SELECT
        entry.sweep_id, entry.target_id, entry.position, entry.name, entry.url, coalesce(button.name, '') AS button,
        CASE WHEN instr(entry.position, '-') THEN substr(entry.position, 1, instr(entry.position, '-')) ELSE '' END AS menu
    FROM menu_entries AS entry
    LEFT JOIN menu_entries AS button
        ON button.sweep_id = entry.sweep_id AND button.target_id = entry.target_id
        AND button.position = rtrim(rtrim(entry.position, '0123456789'), '.')
),
menus AS (
    SELECT DISTINCT sweep_id, target_id, inspected_on
    FROM inspections
    JOIN sweeps USING (sweep_id)
    JOIN menu_entries USING (sweep_id, target_id)
    WHERE inspections.state IN ('crawled', 'done')
),
pairs AS (
    SELECT
        later.sweep_id, later.target_id,
        (
            SELECT earlier.sweep_id FROM menus AS earlier
            WHERE earlier.target_id = later.target_id AND earlier.inspected_on < later.inspected_on
            ORDER BY earlier.inspected_on DESC, earlier.sweep_id DESC LIMIT 1
        ) AS compared_with
    FROM menus AS later
),
fresh AS (
    -- Entries of the later menu, with what stood under the same name before.
    SELECT pairs.sweep_id, pairs.compared_with, now.target_id, now.menu, now.position, now.name, now.url, old.url AS old_url
    FROM pairs
    JOIN named AS now ON now.sweep_id = pairs.sweep_id AND now.target_id = pairs.target_id
    LEFT JOIN named AS old
        ON old.sweep_id = pairs.compared_with AND old.target_id = now.target_id
        AND old.menu = now.menu AND old.button = now.button AND old.name = now.name
    WHERE pairs.compared_with IS NOT NULL
),
gone AS (
    SELECT pairs.sweep_id AS later_id, pairs.compared_with, old.target_id, old.menu, old.position, old.name, old.url
    FROM pairs
    JOIN named AS old ON old.sweep_id = pairs.compared_with AND old.target_id = pairs.target_id
    WHERE NOT EXISTS (
        SELECT 1 FROM named AS now
        WHERE now.sweep_id = pairs.sweep_id AND now.target_id = old.target_id
            AND now.menu = old.menu AND now.button = old.button AND now.name = old.name
    )
),
changes AS (
    SELECT
        fresh.sweep_id, fresh.compared_with, fresh.target_id, fresh.position, fresh.name, fresh.url,
        CASE WHEN fresh.old_url IS NOT NULL THEN '网址变化' WHEN gone.name IS NOT NULL THEN '改名或移动' ELSE '新增' END AS change,
        coalesce(gone.name, CASE WHEN fresh.old_url IS NOT NULL THEN fresh.name END) AS old_name,
        coalesce(fresh.old_url, gone.url) AS old_url
    FROM fresh
    LEFT JOIN gone ON fresh.old_url IS NULL AND fresh.url <> '' AND gone.later_id = fresh.sweep_id
        AND gone.target_id = fresh.target_id AND gone.menu = fresh.menu AND gone.url = fresh.url
    WHERE fresh.old_url IS NULL OR fresh.old_url <> fresh.url
    UNION
    SELECT gone.later_id, gone.compared_with, gone.target_id, gone.position, NULL, NULL, '删除', gone.name, gone.url
    FROM gone
    WHERE gone.url = '' OR NOT EXISTS (
        SELECT 1 FROM fresh
        WHERE fresh.sweep_id = gone.later_id AND fresh.target_id = gone.target_id AND fresh.menu = gone.menu
            AND fresh.old_url IS NULL AND fresh.url = gone.url
    )
)
SELECT
    changes.sweep_id, -- 批次
    changes.compared_with, -- the sweep before (对照批次)
    targets.unit, -- 主办单位
    changes.target_id, -- 账号ID
    targets.name AS target_name, -- 账号名称
    changes.change, -- 新增, 删除, 改名或移动 or 网址变化 (变化)
    changes.position, -- 1, 2.3 …; of an entry that is gone where it stood (位置)
    changes.name AS menu_name, -- NULL: it is gone (菜单名称)
    changes.url, -- NULL: it is gone (网址)
    changes.old_name, -- NULL: it is new (原菜单名称)
    changes.old_url, -- NULL: it is new (原网址)
    inspections.reason -- what of the menu was not read in this sweep, so that an entry may only seem to be gone (未读到的部分)
FROM changes
JOIN targets USING (target_id)
JOIN inspections ON inspections.sweep_id = changes.sweep_id AND inspections.target_id = changes.target_id;

-- 单位汇总: one row for each unit of a sweep.
CREATE VIEW unit_summary AS
SELECT
    sweep_id, -- 批次
    unit, -- 主办单位
    count(*) AS targets, -- 对象数
    coalesce(sum(conclusion IN ('passed', 'failed', 'suspected')), 0) AS inspected, -- judged, as in the bulletin (已检查对象数)
    sum(vetoes > 0) AS failed_targets, -- targets with a veto (存在单项否决的对象数)
    sum(problems) AS problems, -- findings that count, as in the bulletin (问题数)
    sum(pages) AS pages -- 页面数
FROM target_summary
GROUP BY sweep_id, unit;

-- 批次汇总: one row for each sweep and kind of target, with the pass rate of what was inspected.
CREATE VIEW sweep_summary AS
SELECT
    sweep_id, -- 批次
    target_kind, -- 对象类型
    target_kind_name, -- 对象类型名称
    count(*) AS targets, -- 对象数
    coalesce(sum(conclusion IN ('passed', 'failed', 'suspected')), 0)
        AS inspected, -- judged, one way or the other, as in the bulletin; 0: not assessed yet (已检查)
    sum(state = 'failed') AS failed, -- the inspection failed (检查失败)
    sum(state = 'skipped') AS skipped, -- not in normal running state (未纳入检查)
    sum(state IN ('todo', 'running')) AS waiting, -- 待检查
    sum(vetoes > 0) AS vetoed, -- targets with a veto (不合格)
    sum(conclusion = 'passed') AS passed, -- 合格
    sum(conclusion IN ('unjudged', 'missed')) AS unjudged, -- could not be judged or inspected: neither pass nor fault (未能检查或未能判定)
    sum(conclusion = 'suspected') AS suspected, -- 涉嫌单项否决，待认定
    round(100.0 * sum(conclusion = 'passed') / nullif(sum(conclusion IN ('passed', 'failed', 'suspected')), 0), 1)
        AS pass_rate, -- per cent of the judged that passed, as the bulletin has it; NULL: none judged yet (合格率)
    sum(pages) AS pages, -- 页面数
    sum(page_errors) AS page_errors, -- 未能打开的页面数
    sum(problems) AS problems -- findings that count, as in the bulletin (问题数)
FROM target_summary
GROUP BY sweep_id, target_kind;

-- 整改对照: faults that an earlier sweep saw and this one sees nowhere, though it inspected the target (疑似已整改).
CREATE VIEW no_longer_seen AS
SELECT
    later.sweep_id, -- the sweep that no longer saw it (批次)
    earlier.sweep_id AS seen_in, -- the newest sweep that saw it (最近发现批次)
    targets.unit, -- 主办单位
    earlier.target_id, -- 标识码/账号ID
    targets.name AS target_name, -- 对象名称
    kinds.name AS kind_name, -- 问题类型名称
    earlier.page_url, -- 页面网址
    earlier.shown, -- 错误内容
    earlier.problem, -- 问题描述
    earlier.state, -- 状态
    earlier.finding_id, -- 问题编号
    earlier.places, -- at how many places it stood (原出现处数)
    earlier.counts -- 1: it counted against the unit (曾计入问题)
FROM sightings AS earlier
JOIN sweeps AS later ON later.inspected_on > earlier.last_seen
JOIN inspections ON inspections.sweep_id = later.sweep_id AND inspections.target_id = earlier.target_id
    AND inspections.state IN ('crawled', 'done')
JOIN targets ON targets.target_id = earlier.target_id
JOIN kinds ON kinds.kind = earlier.kind
WHERE earlier.seen_on = earlier.last_seen;

-- 部分整改: pages that this sweep read and found free of a fault that an earlier one saw there, while the fault still stands elsewhere.
CREATE VIEW mended_places AS
SELECT
    later.sweep_id, -- the sweep that no longer saw it there (批次)
    earlier.sweep_id AS seen_in, -- the newest sweep that saw it there (最近发现批次)
    targets.unit, -- 主办单位
    causes.target_id, -- 标识码/账号ID
    targets.name AS target_name, -- 对象名称
    kinds.name AS kind_name, -- 问题类型名称
    earlier.page_url, -- 页面网址
    earlier.page_title, -- 页面标题
    earlier.shown, -- 错误内容
    earlier.suggestion, -- 建议修改
    max(earlier.seen_on) AS last_seen, -- day on which it was last seen on this page (该页最近发现)
    causes.state, -- 状态 of the finding
    causes.finding_id -- 问题编号
FROM sweeps AS later
CROSS JOIN sweeps AS before ON before.inspected_on < later.inspected_on -- in this order: SQLite would begin with all pages
CROSS JOIN places AS earlier ON earlier.sweep_id = before.sweep_id AND earlier.scope <> 'target'
CROSS JOIN causes ON causes.finding_id = earlier.finding_id
CROSS JOIN pages ON pages.sweep_id = later.sweep_id AND pages.target_id = causes.target_id AND pages.url = earlier.page_url
    AND (pages.outcome = 'ok' OR pages.status IN (404, 410))
JOIN targets ON targets.target_id = causes.target_id
JOIN kinds ON kinds.kind = causes.kind
WHERE EXISTS (
        SELECT 1 FROM places AS still WHERE still.sweep_id = later.sweep_id AND still.finding_id = earlier.finding_id
    )
    AND NOT EXISTS (
        SELECT 1 FROM places AS here
        WHERE here.sweep_id = later.sweep_id AND here.finding_id = earlier.finding_id AND here.page_url = earlier.page_url
    )
GROUP BY later.sweep_id, causes.finding_id, earlier.page_url;

-- 检查异常: checks that were skipped or failed, so that 'found nothing' and 'did not run' stay apart.
CREATE VIEW check_problems AS
SELECT
    check_runs.sweep_id, -- 批次
    targets.unit, -- 主办单位
    check_runs.target_id, -- 标识码/账号ID
    targets.name AS target_name, -- 对象名称
    check_runs.page_url, -- '' for a check of the whole target (页面)
    check_runs."check", -- name of the check (检查项)
    check_runs.outcome, -- skipped or failed (结果)
    check_runs.error -- 错误
FROM check_runs
JOIN targets USING (target_id)
WHERE check_runs.outcome IN ('skipped', 'failed');
