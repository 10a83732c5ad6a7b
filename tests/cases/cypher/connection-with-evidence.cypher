MATCH (g:Strategraph&StrategraphGraph {key: 'graph'})
RETURN 0 AS part, [g.revision, g.load, g.mark, g.fingerprint, g.entities, g.relations, g.stated,
  CASE WHEN $seen IS NULL OR $seen = g.revision THEN null
    WHEN coalesce(g.format, 0) <> 5 THEN false ELSE coalesce(g.statistics, false) END] AS row
UNION ALL
RETURN 1 AS part, [COUNT { MATCH (e:Strategraph&Task) }, null, null] AS row
UNION ALL
MATCH (e:Strategraph&Task)
WITH e ORDER BY e.name, e.id
LIMIT toInteger($p0Count)
RETURN 2 AS part, [
  [e.name, e.id],
  e.name,
  [
    null,
    null,
    null,
    COLLECT {
      MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
      WHERE r1.basis = $p1
      WITH e1, r1 ORDER BY r1.commitment DESC, e1.name, e1.id
      RETURN [
        e1.name,
        r1.basis,
        COLLECT {
          MATCH (v2:Strategraph&Claim)
          USING INDEX v2:Strategraph(key)
          WHERE v2.key IN r1.claims
          WITH v2 ORDER BY v2.at
          RETURN [v2.reasoning]
        },
        COLLECT {
          MATCH (cv2:Strategraph&Claim)
          USING INDEX cv2:Strategraph(key)
          WHERE cv2.key IN r1.claims
          MATCH (cv2)-[:evidence]->(v2:Strategraph&Evidence)
          WITH cv2, v2 ORDER BY cv2.at, v2.at
          RETURN [
            v2.quote,
            head(COLLECT {
              MATCH (v2)-[:document]->(e3:Strategraph)
              RETURN [e3.name]
            })
          ]
        }
      ]
    },
    CASE WHEN NOT EXISTS {
      MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
      WHERE r1.basis = $p1
    } THEN
      [
        COUNT { MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument) },
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
RETURN 3 AS part, [g.revision, g.load, g.mark] AS row
// $p1 = "STATED"
// $p0Count = 2
