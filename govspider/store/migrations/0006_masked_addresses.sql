-- Addresses that had to be masked end in a mark made of their keyed hash (#~ and twelve letters): two that differ only in a
-- number are two pages, and the same one is told again in the next sweep. Rows of earlier versions have no mark.

ALTER TABLE pages ADD COLUMN url_hash TEXT AS (CASE WHEN url GLOB '*#~????????????' THEN substr(url, -12) ELSE '' END); -- keyed hash of an address that had to be masked, else '' (网址密文摘要)
ALTER TABLE links ADD COLUMN url_hash TEXT AS (CASE WHEN url GLOB '*#~????????????' THEN substr(url, -12) ELSE '' END); -- the same of the link; it is the page's whose url_hash is alike (网址密文摘要)
