-- Nobody is accused by one look: second looks in the browser, links asked for again, and what a page shows beside text.

-- 逐次查看: looks at a home page or column that would be accused; the first is that of the crawl, later ones are Chromium's.
CREATE TABLE looks (
    sweep_id TEXT NOT NULL REFERENCES sweeps(sweep_id), -- 批次
    target_id TEXT NOT NULL REFERENCES targets(target_id), -- 对象
    url TEXT NOT NULL, -- page, see pages.url (网址)
    number INTEGER NOT NULL, -- from 1 (次序)
    looked_at TEXT NOT NULL, -- UTC time (时间)
    looked_by TEXT NOT NULL, -- request or browser (查看方式)
    outcome TEXT NOT NULL, -- how it ended (结果)
    status INTEGER, -- HTTP status; NULL: none (状态码)
    error TEXT NOT NULL DEFAULT '', -- 说明
    title TEXT NOT NULL DEFAULT '', -- 标题
    entries INTEGER NOT NULL DEFAULT 0, -- entries of the list that it showed (条目数)
    newest TEXT, -- newest date among them, ISO date; NULL: none (最新日期)
    text_length INTEGER NOT NULL DEFAULT 0, -- characters of its main text (正文字数)
    picture TEXT NOT NULL DEFAULT '', -- path below the data folder; '': none (截图)
    PRIMARY KEY (sweep_id, target_id, url, number)
) WITHOUT ROWID;

ALTER TABLE pages ADD COLUMN media TEXT NOT NULL DEFAULT ''; -- what it shows beside text: picture, film …, separated by spaces (非文字内容)
ALTER TABLE pages ADD COLUMN day_shown TEXT; -- day that a reader sees on it; NULL: none (页面显示的日期)
ALTER TABLE pages ADD COLUMN day_tagged TEXT; -- day in its tags, as PubDate; differs from day_shown: see V1.5 (标签日期)
ALTER TABLE pages ADD COLUMN day_scripted TEXT; -- day in a variable of its scripts (脚本日期)
ALTER TABLE pages ADD COLUMN day_of_url TEXT; -- day in its address (网址日期)
ALTER TABLE link_checks ADD COLUMN asked INTEGER NOT NULL DEFAULT 1; -- how often it was asked for (探测次数)
ALTER TABLE link_checks ADD COLUMN control TEXT NOT NULL DEFAULT ''; -- outside name that answered at the moment when this one did not (对照域名)
ALTER TABLE links ADD COLUMN is_written INTEGER NOT NULL DEFAULT 0; -- 1: a script writes it, as menus are written (脚本写出)
ALTER TABLE inspections ADD COLUMN links_left INTEGER NOT NULL DEFAULT 0; -- links that the budget did not reach (未探测链接数)

-- 结果含义: what each outcome says of a home page, column, menu, link or attachment; the program's own table.
CREATE TABLE outcome_meanings (
    outcome TEXT NOT NULL, -- how a fetch ended, see terms (抓取结果)
    role TEXT NOT NULL, -- home, column, menu, link or attachment (对象)
    weight TEXT NOT NULL, -- opened, accuses or unjudged (含义)
    said TEXT NOT NULL DEFAULT '', -- in Chinese (说明)
    PRIMARY KEY (outcome, role)
) WITHOUT ROWID;
