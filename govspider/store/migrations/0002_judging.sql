-- Judging again from stored facts, one conclusion for each target, decisions of people as rows of their own.

-- 页面文字: masked texts of pages for judging again, compressed, once per content; only of the newest sweeps.
CREATE TABLE page_parts (
    parts_hash TEXT PRIMARY KEY, -- SHA-256 of the content, see pages.parts_hash (内容校验值)
    parts BLOB NOT NULL -- zlib of JSON: parts (kind and text), marks of what is hidden (压缩文字)
) WITHOUT ROWID;

ALTER TABLE pages ADD COLUMN parts_hash TEXT NOT NULL DEFAULT ''; -- key of page_parts; '': no text (文字校验值)
ALTER TABLE pages ADD COLUMN parent TEXT NOT NULL DEFAULT ''; -- attachments: page that links to it (所在页面)
ALTER TABLE link_checks ADD COLUMN lost_to_home INTEGER NOT NULL DEFAULT 0; -- 1: ended on the home page, as every unknown address there does (被转到首页)

-- 判定版本: by which edition of its code, dictionaries and profile each check has judged; for the program's own use.
CREATE TABLE check_editions (
    sweep_id TEXT NOT NULL REFERENCES sweeps(sweep_id), -- 批次
    target_id TEXT NOT NULL DEFAULT '', -- 对象; '': the sweep as a whole
    "check" TEXT NOT NULL, -- name of the check; words: the word checks of pages together (检查项)
    edition TEXT NOT NULL, -- hash of what it was made from; '': pages were judged by different editions (版本)
    found INTEGER NOT NULL DEFAULT 0, -- findings that it left, to tell when some were taken away (问题数)
    PRIMARY KEY (sweep_id, target_id, "check")
) WITHOUT ROWID;

-- 人工核实结论: what people said of findings, one row a decision, never changed; the newest one is findings.state.
CREATE TABLE decisions (
    decision_id INTEGER PRIMARY KEY, -- 序号
    finding_id TEXT NOT NULL REFERENCES findings(finding_id), -- 问题
    state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'rectified', 'dismissed')), -- 结论
    decided_at TEXT NOT NULL, -- UTC time (时间)
    decided_by TEXT NOT NULL, -- 核实人
    reason TEXT NOT NULL DEFAULT '' -- 理由
);
CREATE INDEX decisions_by_finding ON decisions(finding_id, decision_id);

-- 检查结论: what each target of a sweep came to and by which rules; made by `assess`, replaced when it runs again.
CREATE TABLE conclusions (
    sweep_id TEXT NOT NULL REFERENCES sweeps(sweep_id), -- 批次
    target_id TEXT NOT NULL REFERENCES targets(target_id), -- 对象
    conclusion TEXT NOT NULL, -- passed, failed, unjudged, missed or resting (结论)
    vetoes INTEGER NOT NULL, -- vetoes reached (单项否决数)
    problems INTEGER NOT NULL, -- faults that count against the unit (问题数)
    hints INTEGER NOT NULL, -- what waits for a person (待人工核实数)
    profile TEXT NOT NULL, -- profile of indicators (指标方案)
    count_threshold REAL NOT NULL, -- confidence from which a fault counts (计入标准)
    show_threshold REAL NOT NULL, -- confidence from which people are shown it (显示标准)
    PRIMARY KEY (sweep_id, target_id)
) WITHOUT ROWID;

ALTER TABLE sweeps ADD COLUMN profile TEXT NOT NULL DEFAULT 'national'; -- profile of indicators that it was assessed by (指标方案)
ALTER TABLE sweeps ADD COLUMN count_threshold REAL NOT NULL DEFAULT 0.96; -- confidence from which a fault counted (计入标准)
ALTER TABLE sweeps ADD COLUMN show_threshold REAL NOT NULL DEFAULT 0.7; -- confidence from which people are shown it (显示标准)
ALTER TABLE findings ADD COLUMN needs_person INTEGER NOT NULL DEFAULT 0; -- 1: never counts without a person, whatever its confidence (须人工核实)

UPDATE findings SET needs_person = 1, severity = 'general' WHERE severity = 'hint';

INSERT INTO decisions (finding_id, state, decided_at, decided_by, reason)
SELECT finding_id, state, last_seen || 'T00:00:00+00:00', '（升级前）', '升级前已有的状态'
FROM findings WHERE state <> 'open' ORDER BY finding_id;

INSERT INTO conclusions (sweep_id, target_id, conclusion, vetoes, problems, hints, profile, count_threshold, show_threshold)
WITH reached AS (
    SELECT sweep_id, target_id, count(*) AS vetoes FROM vetoes WHERE faults >= threshold GROUP BY sweep_id, target_id
),
counted AS (
    SELECT
        sightings.sweep_id, findings.target_id,
        sum(NOT needs_person AND confidence >= 0.96) AS problems,
        sum(needs_person OR confidence < 0.96) AS hints
    FROM sightings JOIN findings USING (finding_id)
    WHERE state <> 'dismissed' AND confidence >= 0.7
    GROUP BY sightings.sweep_id, findings.target_id
),
looked AS (
    SELECT sweep_id, target_id, count(*) AS pages, sum(outcome <> 'ok') AS errors FROM pages GROUP BY sweep_id, target_id
)
SELECT
    inspections.sweep_id, inspections.target_id,
    CASE
        WHEN inspections.state = 'skipped' THEN 'resting'
        WHEN reached.vetoes > 0 THEN 'failed'
        WHEN inspections.state NOT IN ('crawled', 'done') THEN 'missed'
        WHEN looked.pages > looked.errors THEN 'passed'
        WHEN targets.kind = 'account' AND (
            targets.last_post IS NOT NULL
            OR EXISTS (SELECT 1 FROM posts WHERE posts.target_id = targets.target_id)
            OR EXISTS (
                SELECT 1 FROM menu_entries
                WHERE menu_entries.sweep_id = inspections.sweep_id AND menu_entries.target_id = targets.target_id
                    AND menu_entries.outcome IS NOT NULL
            )
        ) THEN 'passed'
        ELSE 'unjudged'
    END,
    coalesce(reached.vetoes, 0), coalesce(counted.problems, 0), coalesce(counted.hints, 0), 'national', 0.96, 0.7
FROM inspections
JOIN targets USING (target_id)
LEFT JOIN reached USING (sweep_id, target_id)
LEFT JOIN counted USING (sweep_id, target_id)
LEFT JOIN looked USING (sweep_id, target_id)
WHERE EXISTS (SELECT 1 FROM sweeps WHERE sweeps.sweep_id = inspections.sweep_id AND ended_at IS NOT NULL);

CREATE TRIGGER decisions_are_applied AFTER INSERT ON decisions
BEGIN
    UPDATE findings SET state = NEW.state WHERE finding_id = NEW.finding_id;
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
CREATE TRIGGER states_are_decisions AFTER UPDATE OF state ON findings
WHEN NEW.state <> coalesce(
    (SELECT state FROM decisions WHERE finding_id = NEW.finding_id ORDER BY decision_id DESC LIMIT 1), 'open'
)
BEGIN
    INSERT INTO decisions (finding_id, state, decided_at, decided_by, reason)
    VALUES (NEW.finding_id, NEW.state, strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), '（SQL）', '直接修改 findings.state');
END;
