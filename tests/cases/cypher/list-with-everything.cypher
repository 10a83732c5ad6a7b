MATCH (g:Strategraph&StrategraphGraph {key: 'graph'})
RETURN 0 AS part, [g.revision, g.load, g.mark, g.fingerprint, g.entities, g.relations, g.stated,
  CASE WHEN $seen IS NULL OR $seen = g.revision THEN null
    WHEN coalesce(g.format, 0) <> 5 THEN false ELSE coalesce(g.statistics, false) END] AS row
UNION ALL
MATCH (e:Strategraph&Task)
WHERE (
  (e.name IN $p0 OR (e.year >= $p1Key AND e.year < $p2Key AND e.stage IS NULL))
  AND NOT (CASE WHEN e.tags IS NOT NULL AND $p3 IS NOT NULL THEN $p3 IN e.tags END)
)
WITH e ORDER BY e.year DESC, e.name, e.id
SKIP toInteger($p4Count)
LIMIT toInteger($p5Count)
RETURN 1 AS part, [e.id, e.name, [e.name, e._names, e._languages], [e.name, e._names, e._languages], e.year] AS row
UNION ALL
MATCH (g:Strategraph&StrategraphGraph {key: 'graph'})
RETURN 2 AS part, [g.revision, g.load, g.mark] AS row
// $p0 = ["Build","Join"]
// $p1Key = 2024
// $p2Key = 2030
// $p3 = "x"
// $p4Count = 5
// $p5Count = 10
