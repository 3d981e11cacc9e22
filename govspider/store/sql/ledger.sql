-- name: unlist_targets
UPDATE targets SET listed = 0
-- name: unlist_columns
UPDATE columns SET listed = 0
-- name: upsert_target
INSERT INTO targets (
    target_id, kind, name, unit, supervisor, home_url, is_portal, platform, state, other_hosts, service_only,
    update_days, last_post, menu_file, max_pages, max_depth, icp, filing, certified, aliases, closed_on, store_urls,
    listed
) VALUES (
    :target_id, :kind, :name, :unit, :supervisor, :home_url, :is_portal, :platform, :state, :other_hosts, :service_only,
    :update_days, :last_post, :menu_file, :max_pages, :max_depth, :icp, :filing, :certified, :aliases, :closed_on, :store_urls,
    1
)
ON CONFLICT (target_id) DO UPDATE SET
    kind = excluded.kind, name = excluded.name, unit = excluded.unit, supervisor = excluded.supervisor,
    home_url = excluded.home_url, is_portal = excluded.is_portal, platform = excluded.platform,
    state = excluded.state, other_hosts = excluded.other_hosts, service_only = excluded.service_only,
    update_days = excluded.update_days, last_post = excluded.last_post, menu_file = excluded.menu_file,
    max_pages = excluded.max_pages, max_depth = excluded.max_depth, icp = excluded.icp, filing = excluded.filing,
    certified = excluded.certified, aliases = excluded.aliases, closed_on = excluded.closed_on,
    store_urls = excluded.store_urls, listed = 1
-- name: upsert_column
INSERT INTO columns (target_id, column_id, name, url, column_class, window_days, exempt_reason, unit, listed)
VALUES (:target_id, :column_id, :name, :url, :column_class, :window_days, :exempt_reason, :unit, 1)
ON CONFLICT (target_id, column_id) DO UPDATE SET
    name = excluded.name, url = excluded.url, column_class = excluded.column_class,
    window_days = excluded.window_days, exempt_reason = excluded.exempt_reason, unit = excluded.unit, listed = 1
-- name: delete_unused_columns
DELETE FROM columns
WHERE listed = 0
    AND NOT EXISTS (
        SELECT 1 FROM pages WHERE pages.target_id = columns.target_id AND pages.column_id = columns.column_id
    )
    AND NOT EXISTS (
        SELECT 1 FROM causes WHERE causes.target_id = columns.target_id AND causes.subject = columns.column_id
    )
-- name: clear_posts
DELETE FROM posts
-- name: insert_post
INSERT OR REPLACE INTO posts (target_id, title, published, url, file, account, original)
VALUES (:target_id, :title, :published, :url, :file, :account, :original)
-- name: clear_hand_checks
DELETE FROM hand_checks
-- name: insert_hand_check
INSERT INTO hand_checks (target_id, checked_on, last_post, works, picture, shown_name, shown_body, is_open)
VALUES (:target_id, :checked_on, :last_post, :works, :picture, :shown_name, :shown_body, :is_open)
-- name: clear_reposts
DELETE FROM reposts
-- name: insert_repost
INSERT OR REPLACE INTO reposts (title, issued, days, accounts, urls) VALUES (:title, :issued, :days, :accounts, :urls)
-- name: reposts
SELECT * FROM reposts ORDER BY issued, title, days
-- name: hand_check
SELECT * FROM hand_checks WHERE target_id = :target_id
-- name: target
SELECT * FROM targets WHERE target_id = :target_id
-- name: listed_targets
SELECT * FROM targets WHERE listed = 1 ORDER BY target_id
-- name: columns
SELECT * FROM columns WHERE target_id = :target_id AND listed = 1 ORDER BY column_id
-- name: posts
SELECT * FROM posts WHERE target_id = :target_id ORDER BY published DESC, title
-- name: note_hash
INSERT INTO derived (name, edition) VALUES ('ledger', :ledger_hash)
ON CONFLICT (name) DO UPDATE SET edition = excluded.edition
