-- Every place of the causes of a sweep that people are shown and that stand at more than one (出现位置), cause by cause in the
-- order of the list of problems. Parameter: :sweep_id.
SELECT
    finding_places.finding_id,
    finding_places.unit,
    finding_places.target_name,
    finding_places.kind_name,
    finding_places.place,
    finding_places.shown,
    CASE WHEN kinds.group_name = '个人隐私' THEN '删除，或遮盖后重新发布'
        ELSE coalesce(finding_places.suggestion, '') END AS suggestion,
    finding_places.page_title,
    finding_places.page_url,
    coalesce(part_terms.name, '') AS part,
    finding_places.context,
    finding_places.is_hint,
    coalesce(finding_places.snapshot, '') AS evidence,
    finding_places.first_seen_here
FROM finding_places
JOIN kinds ON kinds.kind = finding_places.kind
LEFT JOIN terms AS part_terms ON part_terms.vocabulary = 'part' AND part_terms.value = finding_places.part
WHERE finding_places.sweep_id = :sweep_id AND finding_places.places > 1 AND finding_places.is_shown
ORDER BY finding_places.unit, finding_places.target_id, kinds.position, finding_places.finding_id, finding_places.place
