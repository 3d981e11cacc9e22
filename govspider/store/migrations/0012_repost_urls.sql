-- Where something that accounts must publish stands itself.

ALTER TABLE reposts ADD COLUMN urls TEXT NOT NULL DEFAULT ''; -- addresses of the original, separated by spaces (原文网址)
