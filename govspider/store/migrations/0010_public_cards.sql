-- What open pages of platforms and app stores say of an account or app, and which of these pages the ledger names.

-- 公开页面信息: what an account's page on its platform, or an app's page in a store, says of it; a row for each page that says anything.
CREATE TABLE public_cards (
    page_id INTEGER PRIMARY KEY REFERENCES pages(page_id) ON DELETE CASCADE, -- page that says so; address and outcome stand there (所在页面)
    name TEXT NOT NULL, -- name of the account or app, masked (名称)
    certified TEXT NOT NULL, -- accounts: who the platform says that it is, masked (认证信息)
    version TEXT NOT NULL, -- apps (版本)
    updated_on TEXT, -- apps: day of that version, ISO date; NULL: not shown (更新日期)
    developer TEXT NOT NULL, -- apps: developer or operator, masked (开发者)
    filing TEXT NOT NULL, -- apps: filing number as shown (备案号)
    remark TEXT NOT NULL -- apps: what the page says beside that, such as 该应用已下架 (提示)
);

ALTER TABLE targets ADD COLUMN store_urls TEXT NOT NULL DEFAULT ''; -- apps: pages of stores and of downloads, separated by spaces (下载网址)
