MATCH (g:Strategraph&StrategraphGraph {key: 'graph'})
RETURN 0 AS part, [g.revision, g.load, g.mark, g.fingerprint, g.entities, g.relations, g.stated,
  CASE WHEN $seen IS NULL OR $seen = g.revision THEN null
    WHEN coalesce(g.format, 0) <> 5 THEN false ELSE coalesce(g.statistics, false) END] AS row
UNION ALL
MATCH (v:Strategraph&ListNote)
WITH v ORDER BY v.at
RETURN 1 AS part, [
  v.status,
  v.members,
  head(COLLECT {
    MATCH (v)-[:listOf]->(e1:Strategraph)
    RETURN [e1.id, labels(e1)]
  }),
  COLLECT {
    MATCH (v)-[:evidence]->(v1:Strategraph&Evidence)
    WITH v1 ORDER BY v1.at
    RETURN [v1.quote]
  }
] AS row
UNION ALL
MATCH (v:Strategraph&Exclusion)
WITH v ORDER BY v.at
RETURN 2 AS part, [
  v.relation,
  head(COLLECT {
    MATCH (v)-[:excludedFrom]->(e1:Strategraph)
    RETURN [e1.name]
  }),
  head(COLLECT {
    MATCH (v)-[:excludedTo]->(e1:Strategraph)
    RETURN [e1.name]
  })
] AS row
UNION ALL
MATCH (e:Strategraph {id: $p0Text})
WHERE e:Source|Goal|Task|Instrument
RETURN 3 AS part, [
  COLLECT {
    MATCH (e)<-[:listOf]-(v1:Strategraph&ListNote)
    WITH v1 ORDER BY v1.at
    RETURN [v1.note]
  },
  COLLECT {
    MATCH (e)-[:mentions]->(v1:Strategraph&Mention)
    WITH v1 ORDER BY v1.at
    RETURN [
      v1.quote,
      v1.coreference,
      head(COLLECT {
        MATCH (v1)-[:document]->(e2:Strategraph)
        RETURN [e2.id]
      }),
      COLLECT {
        MATCH (v1)-[l2:mayMean]->(e2:Strategraph)
        WITH e2, l2 ORDER BY l2.at
        RETURN [e2.id, e2.year, labels(e2)]
      }
    ]
  },
  COLLECT {
    MATCH (e)-[:fieldEvidence]->(v1:Strategraph&FieldEvidence)
    WITH v1 ORDER BY v1.at
    RETURN [
      v1.field,
      COLLECT {
        MATCH (v1)-[:evidence]->(v2:Strategraph&Evidence)
        WITH v2 ORDER BY v2.at
        RETURN [v2.line]
      }
    ]
  }
] AS row
UNION ALL
MATCH (g:Strategraph&StrategraphGraph {key: 'graph'})
RETURN 4 AS part, [g.revision, g.load, g.mark] AS row
// $p0Text = "s/task/a"
