MATCH (g:Strategraph&StrategraphGraph {key: 'graph'})
RETURN 0 AS part, [g.revision, g.load, g.mark, g.fingerprint, g.entities, g.relations, g.stated,
  CASE WHEN $seen IS NULL OR $seen = g.revision THEN null
    WHEN coalesce(g.format, 0) <> 5 THEN false ELSE coalesce(g.statistics, false) END] AS row
UNION ALL
MATCH (e:Strategraph&(Source|Goal|Task|Instrument))
WHERE e:Goal|Task
WITH e ORDER BY e.id
RETURN 1 AS part, [
  e.name,
  COLLECT {
    MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
    WITH e1 ORDER BY e1.id
    LIMIT toInteger($p0Count)
    RETURN [e1.id]
  },
  COLLECT {
    MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
    WITH e1 ORDER BY e1.id
    LIMIT toInteger($p1Count)
    RETURN [e1.id]
  },
  e.year,
  COLLECT {
    MATCH (e)-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]->(e1:Strategraph&(Goal|Task))
    WITH e1 ORDER BY e1.id
    RETURN [e1.id, labels(e1)]
  },
  labels(e)
] AS row
UNION ALL
MATCH (g:Strategraph&StrategraphGraph {key: 'graph'})
RETURN 2 AS part, [g.revision, g.load, g.mark] AS row
// $p0Count = 2
// $p1Count = 1
