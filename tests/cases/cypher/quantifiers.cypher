MATCH (g:Strategraph&StrategraphGraph {key: 'graph'})
RETURN 0 AS part, [g.revision, g.load, g.mark, g.fingerprint, g.entities, g.relations, g.stated,
  CASE WHEN $seen IS NULL OR $seen = g.revision THEN null
    WHEN coalesce(g.format, 0) <> 5 THEN false ELSE coalesce(g.statistics, false) END] AS row
UNION ALL
MATCH (e:Strategraph&Task)
WHERE (
  EXISTS { MATCH (e)<-[r1:PRIORITIZES WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Source) }
  AND NOT EXISTS {
    MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
    WHERE e1.name STARTS WITH $p0Text
  }
  AND (
    EXISTS {
      MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
      WHERE (NOT (r1.basis = $p1) AND e1.id IN $p2)
    }
    AND NOT EXISTS {
      MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
      WHERE NOT ((NOT (r1.basis = $p1) AND e1.id IN $p2))
    }
  )
  AND COUNT {
    MATCH (e)<-[r1:HAS_SUBTASK WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Task)
    WHERE EXISTS {
      MATCH (e1)-[r2:HAS_SUBTASK WHERE r2._hash IS NOT NULL]->(e2:Strategraph&Task)
      WHERE e2.year IS NULL
    }
  } = 1
)
WITH e ORDER BY e.id
RETURN 1 AS part, [e.id] AS row
UNION ALL
MATCH (g:Strategraph&StrategraphGraph {key: 'graph'})
RETURN 2 AS part, [g.revision, g.load, g.mark] AS row
// $p0Text = "G"
// $p1 = "INFERRED"
// $p2 = ["a","b"]
