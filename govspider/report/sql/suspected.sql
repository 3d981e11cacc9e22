-- Grave faults of targets that are 涉嫌单项否决，待认定, with what each rests on. Parameter: :sweep_id.
SELECT
    targets.unit,
    targets.target_id,
    targets.name AS target_name,
    coalesce(platform_terms.name, '') AS platform_name,
    problem_list.indicator_name,
    count(*) AS faults,
    min(problem_list.problem) AS fact
FROM conclusions
JOIN targets USING (target_id)
JOIN problem_list ON problem_list.sweep_id = conclusions.sweep_id AND problem_list.target_id = conclusions.target_id
JOIN indicators ON indicators.indicator = problem_list.indicator
LEFT JOIN terms AS platform_terms ON platform_terms.vocabulary = 'platform' AND platform_terms.value = targets.platform
WHERE conclusions.sweep_id = :sweep_id AND conclusions.conclusion = 'suspected' AND problem_list.counts
    AND problem_list.severity = 'severe' AND indicators.veto AND indicators.threshold IS NULL
GROUP BY targets.target_id, problem_list.indicator
ORDER BY indicators.position, targets.unit, targets.target_id
