MATCH (g:Strategraph&StrategraphGraph {key: 'graph'})
RETURN 0 AS part, [g.revision, g.load, g.mark, g.fingerprint, g.entities, g.relations, g.stated,
  CASE WHEN $seen IS NULL OR $seen = g.revision THEN null
    WHEN coalesce(g.format, 0) <> 5 THEN false ELSE coalesce(g.statistics, false) END] AS row
UNION ALL
RETURN 1 AS part, [
  COUNT {
    MATCH (e:Strategraph&Task)
    WHERE e.urgent = $p0
  },
  null,
  null
] AS row
UNION ALL
MATCH (e:Strategraph&Task)
WHERE e.urgent = $p0
  AND e.id IS NOT NULL
WITH e ORDER BY e.id
LIMIT toInteger($p1Count)
RETURN 2 AS part, [] AS row
UNION ALL
MATCH (e:Strategraph {id: $p2Text})
WHERE e:Task
RETURN 3 AS part, [
  [
    COUNT { MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument) },
    null,
    null,
    COLLECT {
      MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
      WITH e1 ORDER BY e1.id
      LIMIT toInteger($p1Count)
      RETURN []
    },
    CASE WHEN NOT EXISTS { MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument) } THEN
      [
        0,
        COUNT {
          MATCH (v1:Strategraph&StrategraphStrategy) WHERE v1.key IN e.strategies
          UNWIND v1.read AS q1
          RETURN DISTINCT q1
        },
        COUNT {
          MATCH (v1:Strategraph&StrategraphStrategy) WHERE v1.key IN e.strategies
          UNWIND v1.documents AS q1
          RETURN DISTINCT q1
        },
        COLLECT {
          MATCH (v1:Strategraph&ListNote)
          WHERE any(one IN v1._strategies WHERE one IN e.strategies)
            AND any(one IN v1.members WHERE one IN ['Instrument'])
          OPTIONAL MATCH (v1)-[:evidence]->(q1:Strategraph&Evidence {at: 0})
          WITH v1, q1 ORDER BY v1.at
          RETURN [v1.status, coalesce(q1.quote, ''), v1.members]
        },
        COLLECT {
          MATCH (e)<-[:excludedTo]-(v1:Strategraph&Exclusion {relation: 'supports'})-[:excludedFrom]->(e1:Strategraph&Instrument)
          OPTIONAL MATCH (v1)-[:evidence]->(q1:Strategraph&Evidence {at: 0})
          WITH v1, e1, q1 ORDER BY v1.at
          RETURN [e1.id, coalesce(q1.quote, '')]
        }
      ]
    END
  ]
] AS row
UNION ALL
MATCH (g:Strategraph&StrategraphGraph {key: 'graph'})
RETURN 4 AS part, [g.revision, g.load, g.mark] AS row
// $p0 = true
// $p1Count = 0
// $p2Text = "s/task/a"
