-- What the ledger, exported files and worksheets say of an account besides its posts: filing, names, closing, required reposts.

ALTER TABLE targets ADD COLUMN filing TEXT; -- apps and mini-programs: 备案编号 as filed; NULL: the ledger has no such column (备案编号)
ALTER TABLE targets ADD COLUMN certified TEXT NOT NULL DEFAULT ''; -- accounts: certified body as filed (认证主体)
ALTER TABLE targets ADD COLUMN aliases TEXT NOT NULL DEFAULT ''; -- accounts: other names that were filed, separated by spaces (别名)
ALTER TABLE targets ADD COLUMN closed_on TEXT; -- accounts: since when it rests or is cancelled, ISO date (停更或注销日期)
ALTER TABLE posts ADD COLUMN file TEXT NOT NULL DEFAULT ''; -- below the ledger's folder: where it was read; 发文/ for what a tool exported (文件)
ALTER TABLE posts ADD COLUMN account TEXT NOT NULL DEFAULT ''; -- the account's name as an exported file shows it (显示名称)
ALTER TABLE posts ADD COLUMN original INTEGER; -- 1: original, 0: not; NULL: nobody says (原创)
ALTER TABLE hand_checks ADD COLUMN shown_name TEXT NOT NULL DEFAULT ''; -- name that the account's page shows (显示的账号名称)
ALTER TABLE hand_checks ADD COLUMN shown_body TEXT NOT NULL DEFAULT ''; -- certified body that it shows (显示的认证主体)
ALTER TABLE hand_checks ADD COLUMN is_open INTEGER; -- 0: cancelled, frozen or not to be found; NULL: not stated (账号能否打开)

-- 规定转载: what accounts must publish in time, as the ledger lists it.
CREATE TABLE reposts (
    title TEXT NOT NULL, -- 标题
    issued TEXT NOT NULL, -- ISO date (下发日期)
    days INTEGER NOT NULL, -- within so many days (转载时限)
    accounts TEXT NOT NULL DEFAULT '', -- ids, separated by spaces; '': every account that publishes (适用账号)
    PRIMARY KEY (title, issued, days)
) WITHOUT ROWID;
