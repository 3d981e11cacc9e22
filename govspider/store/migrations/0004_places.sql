-- One cause is one finding with its places (同因归并): what `findings` and `sightings` held becomes `causes` and `places`.
-- `cause_id` and `cause_shown` are functions of the program, see migrate.py. `findings` and `sightings` are views now.

-- 问题（按原因归并）: one row a cause across all sweeps, wherever and however often it stands.
CREATE TABLE causes (
    finding_id TEXT PRIMARY KEY, -- made of target, kind, subject, shown, suggestion and value_hash: the same in every run (问题编号)
    target_id TEXT NOT NULL REFERENCES targets(target_id), -- 对象
    kind TEXT NOT NULL, -- wrong_word, id_card, dead_link … (问题类型)
    subject TEXT NOT NULL DEFAULT '', -- link URL, column id or menu position (事项)
    shown TEXT NOT NULL, -- the text as it is compared: half width, without blanks, masked (错误内容)
    suggestion TEXT, -- what to write instead; NULL: nothing, or masked personal data (建议修改)
    value_hash TEXT NOT NULL, -- keyed hash of personal data (密文摘要)
    state TEXT NOT NULL DEFAULT 'open', -- open, confirmed, rectified or dismissed (状态)
    first_seen TEXT NOT NULL, -- day of inspection, ISO (首次发现)
    last_seen TEXT NOT NULL -- day of inspection, ISO (最近发现)
);

-- 出现位置: every place where a sweep has seen a cause, as it was judged there, with its evidence.
CREATE TABLE places (
    sweep_id TEXT NOT NULL REFERENCES sweeps(sweep_id), -- 批次
    finding_id TEXT NOT NULL REFERENCES causes(finding_id) ON DELETE CASCADE, -- 问题
    page_url TEXT NOT NULL, -- page that it stands on; '': of the whole target (页面)
    part TEXT NOT NULL, -- title, body, meta … (位置)
    ordinal INTEGER NOT NULL, -- nth place of this cause in this part of the page, from 0 (第几处)
    start INTEGER, -- first character within the part (起)
    "end" INTEGER, -- character after the last (止)
    page_title TEXT NOT NULL, -- masked (页面标题)
    depth INTEGER NOT NULL, -- clicks from the home page (层级)
    shown TEXT NOT NULL, -- the text as found, masked (错误内容)
    suggestion TEXT, -- what to write instead (建议修改)
    context TEXT NOT NULL, -- quoted surroundings, masked (上下文)
    indicator TEXT NOT NULL, -- code of the indicator (指标)
    problem TEXT NOT NULL, -- what is wrong (问题描述)
    layer TEXT NOT NULL, -- which layer said it (判定层)
    severity TEXT NOT NULL, -- severe or general (严重程度)
    needs_person INTEGER NOT NULL, -- 1: never counts without a person, whatever its confidence (须人工核实)
    confidence REAL NOT NULL, -- 0 to 1 (置信度)
    "count" INTEGER NOT NULL, -- people or rows concerned (人数)
    scope TEXT NOT NULL, -- what the check that saw it looks at: page, target or sweep (检查范围)
    seen_on TEXT NOT NULL, -- day of inspection, ISO (发现日期)
    body_hash TEXT NOT NULL, -- SHA-256 of the page as received (原文校验值)
    snapshot TEXT REFERENCES snapshots(snapshot), -- saved evidence; NULL: that of other places serves (证据)
    PRIMARY KEY (sweep_id, finding_id, page_url, part, ordinal)
) WITHOUT ROWID;

-- 旧问题编号: ids that findings had when each place was one, in lists that offices keep.
CREATE TABLE former_ids (
    former_id TEXT PRIMARY KEY, -- 旧编号
    finding_id TEXT NOT NULL REFERENCES causes(finding_id) ON DELETE CASCADE -- 现编号
) WITHOUT ROWID;

-- What people said of several old findings that are one now: a fault that somebody confirmed or wants mended stays one;
-- what was dismissed is not raised again by places that nobody looked at; mended is only what is mended everywhere.
INSERT INTO causes (finding_id, target_id, kind, subject, shown, suggestion, value_hash, state, first_seen, last_seen)
SELECT
    cause_id(kind, target_id, shown, suggestion, subject, value_hash) AS cause, target_id, kind, subject,
    cause_shown(shown, value_hash), CASE WHEN value_hash = '' THEN suggestion END, value_hash,
    CASE
        WHEN max(state = 'confirmed') THEN 'confirmed'
        WHEN max(state = 'open' AND decided_by NOT IN ('', 'govspider')) THEN 'open'
        WHEN max(state = 'dismissed') THEN 'dismissed'
        WHEN max(state = 'open') THEN 'open'
        ELSE 'rectified'
    END,
    min(first_seen), max(last_seen)
FROM (
    SELECT
        findings.*,
        coalesce((
            SELECT decided_by FROM decisions WHERE decisions.finding_id = findings.finding_id
            ORDER BY decision_id DESC LIMIT 1
        ), '') AS decided_by
    FROM findings ORDER BY finding_id
)
GROUP BY cause;

INSERT INTO former_ids (former_id, finding_id)
SELECT finding_id, cause_id(kind, target_id, shown, suggestion, subject, value_hash) FROM findings;

INSERT INTO places (
    sweep_id, finding_id, page_url, part, ordinal, start, "end", page_title, depth, shown, suggestion, context, indicator,
    problem, layer, severity, needs_person, confidence, "count", scope, seen_on, body_hash, snapshot
)
SELECT
    sightings.sweep_id, former_ids.finding_id, findings.page_url, findings.part,
    row_number() OVER (
        PARTITION BY sightings.sweep_id, former_ids.finding_id, findings.page_url, findings.part
        ORDER BY findings.start, findings.ordinal, findings.finding_id
    ) - 1,
    findings.start, findings."end", findings.page_title, coalesce(pages.depth, 0), findings.shown,
    findings.suggestion, findings.context, findings.indicator, findings.problem, findings.layer, findings.severity, findings.needs_person, findings.confidence,
    findings."count", sightings.scope, sightings.seen_on, sightings.body_hash, sightings.snapshot
FROM sightings
JOIN findings USING (finding_id)
JOIN former_ids ON former_ids.former_id = findings.finding_id
LEFT JOIN pages
    ON pages.sweep_id = sightings.sweep_id AND pages.target_id = findings.target_id AND pages.url = findings.page_url;

-- Decisions follow to the new ids, all of them and in their order.
CREATE TEMP TABLE kept_decisions AS SELECT * FROM decisions;
DROP TABLE decisions;
DROP TABLE sightings;
DROP TABLE findings;

-- 人工核实结论: what people said of findings, one row a decision, never changed; the newest one is the state of the cause.
CREATE TABLE decisions (
    decision_id INTEGER PRIMARY KEY, -- 序号
    finding_id TEXT NOT NULL REFERENCES causes(finding_id), -- 问题
    state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'rectified', 'dismissed')), -- 结论
    decided_at TEXT NOT NULL, -- UTC time (时间)
    decided_by TEXT NOT NULL, -- 核实人
    reason TEXT NOT NULL DEFAULT '' -- 理由
);
CREATE INDEX decisions_by_finding ON decisions(finding_id, decision_id);

INSERT INTO decisions (decision_id, finding_id, state, decided_at, decided_by, reason)
SELECT decision_id, former_ids.finding_id, state, decided_at, decided_by, reason
FROM kept_decisions JOIN former_ids ON former_ids.former_id = kept_decisions.finding_id
ORDER BY decision_id;
DROP TABLE kept_decisions;

-- Where the newest decision is not what holds for the merged finding, that is a decision too.
INSERT INTO decisions (finding_id, state, decided_at, decided_by, reason)
SELECT finding_id, state, last_seen || 'T00:00:00+00:00', '（升级合并）', '同一原因的问题合并为一个，各处原结论不同'
FROM causes
WHERE state <> coalesce(
    (SELECT state FROM decisions WHERE decisions.finding_id = causes.finding_id ORDER BY decision_id DESC LIMIT 1), 'open'
)
ORDER BY finding_id;

CREATE TRIGGER decisions_are_applied AFTER INSERT ON decisions
BEGIN
    UPDATE causes SET state = NEW.state WHERE finding_id = NEW.finding_id;
END;

CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'decisions are never changed: insert a new one');
END;

CREATE TRIGGER decisions_are_not_deleted BEFORE DELETE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'decisions are never deleted: insert a new one');
END;

-- A state that is typed by hand is a decision, too: somebody made it, and it is kept.
CREATE TRIGGER states_are_decisions AFTER UPDATE OF state ON causes
WHEN NEW.state <> coalesce(
    (SELECT state FROM decisions WHERE finding_id = NEW.finding_id ORDER BY decision_id DESC LIMIT 1), 'open'
)
BEGIN
    INSERT INTO decisions (finding_id, state, decided_at, decided_by, reason)
    VALUES (NEW.finding_id, NEW.state, strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), '（SQL）', '直接修改状态');
END;

CREATE INDEX causes_by_target ON causes(target_id, kind);
CREATE INDEX former_ids_by_finding ON former_ids(finding_id);
CREATE INDEX places_by_day ON places(finding_id, seen_on);
CREATE INDEX places_by_first_day ON places(finding_id, page_url, seen_on);
CREATE INDEX places_by_page ON places(sweep_id, page_url, finding_id);
CREATE INDEX places_by_snapshot ON places(snapshot);
CREATE INDEX places_with_evidence ON places(sweep_id, finding_id, page_url) WHERE snapshot IS NOT NULL;
