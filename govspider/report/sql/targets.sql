-- Every target of a sweep with its conclusion (检查结论). Parameter: :sweep_id.
SELECT
    target_summary.target_kind,
    target_summary.target_kind_name,
    target_summary.target_id,
    target_summary.target_name,
    target_summary.unit,
    target_summary.is_portal,
    coalesce(platform_terms.name, '') AS platform_name,
    target_summary.state,
    target_summary.reason,
    target_summary.home_error,
    (
        SELECT group_concat(reason, '；') FROM (
            SELECT reason FROM unjudged_checks
            WHERE unjudged_checks.sweep_id = target_summary.sweep_id AND unjudged_checks.target_id = target_summary.target_id
            ORDER BY "check"
        )
    ) AS doubts,
    (
        SELECT group_concat(reason, '；') FROM (
            SELECT reason FROM unjudged_checks
            WHERE unjudged_checks.sweep_id = target_summary.sweep_id AND unjudged_checks.target_id = target_summary.target_id
                AND limits_inspection
            ORDER BY "check"
        )
    ) AS limits,
    target_summary.pages,
    target_summary.vetoes,
    coalesce(target_summary.veto_facts, '') AS veto_facts,
    coalesce(target_summary.conclusion, 'missed') AS conclusion_code,
    coalesce(target_summary.conclusion_name, '未能检查') AS conclusion
FROM target_summary
LEFT JOIN terms AS platform_terms ON platform_terms.vocabulary = 'platform' AND platform_terms.value = target_summary.platform
WHERE target_summary.sweep_id = :sweep_id
ORDER BY
    CASE target_summary.target_kind WHEN 'website' THEN 0 WHEN 'channel' THEN 1 ELSE 2 END,
    target_summary.is_portal DESC, target_summary.unit, target_summary.target_id
