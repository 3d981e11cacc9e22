-- Posts of accounts are opened, and what the platform shows instead of a post that is gone is kept.

ALTER TABLE pages ADD COLUMN notice TEXT NOT NULL DEFAULT ''; -- opened posts: removed, illegal, complained …: what the platform shows instead (平台提示)
ALTER TABLE pages ADD COLUMN picture TEXT NOT NULL DEFAULT ''; -- opened posts: path below the data folder (截图)
