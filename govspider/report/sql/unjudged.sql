-- What could neither be accused nor passed (未能判定), by reason. Parameter: :sweep_id.
SELECT what, outcome_name, reason, number, coalesce(targets, '') AS targets
FROM unjudged
WHERE sweep_id = :sweep_id
ORDER BY what, number DESC, outcome_name, reason
