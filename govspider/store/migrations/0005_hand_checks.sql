-- What people saw of accounts whose platform cannot be read from outside, as their worksheets (工作底表) in the ledger's folder say.

-- 人工核查: the newest look of a person at an account; who looked is not kept.
CREATE TABLE hand_checks (
    target_id TEXT PRIMARY KEY REFERENCES targets(target_id), -- 账号ID
    checked_on TEXT NOT NULL, -- ISO date (核查日期)
    last_post TEXT, -- ISO date; NULL: not stated (最近发文日期)
    works INTEGER, -- 1: functions work, 0: they do not; NULL: not looked at (功能是否正常)
    picture TEXT NOT NULL DEFAULT '' -- name of the picture's file (截图文件名)
) WITHOUT ROWID;
