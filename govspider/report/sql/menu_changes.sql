-- What differs between menus of accounts and those of the sweep before (菜单变化). Parameter: :sweep_id.
SELECT unit, target_id, target_name, change, position, coalesce(menu_name, '') AS menu_name, coalesce(url, '') AS url,
    coalesce(old_name, '') AS old_name, coalesce(old_url, '') AS old_url, compared_with, reason
FROM menu_changes
WHERE sweep_id = :sweep_id
ORDER BY unit, target_id, position, change
