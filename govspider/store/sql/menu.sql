-- name: clear
DELETE FROM menu_entries WHERE sweep_id = :sweep_id AND target_id = :target_id
-- name: insert
INSERT INTO menu_entries (
    sweep_id, target_id, position, name, entry_type, url, outcome, status, final_url, title, text, newest, notice,
    screenshot, rendered, error, touches
) VALUES (
    :sweep_id, :target_id, :position, :name, :entry_type, :url, :outcome, :status, :final_url, :title, :text, :newest,
    :notice, :screenshot, :rendered, :error, :touches
)
-- name: save_picture
INSERT INTO snapshots (snapshot, kind, body_hash, url, taken_on)
VALUES (:screenshot, 'picture', '', :final_url, (SELECT inspected_on FROM sweeps WHERE sweep_id = :sweep_id))
ON CONFLICT (snapshot) DO UPDATE SET url = excluded.url, taken_on = excluded.taken_on
