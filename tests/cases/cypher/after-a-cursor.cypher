MATCH (g:Strategraph&StrategraphGraph {key: 'graph'})
RETURN 0 AS part, [g.revision, g.load, g.mark, g.fingerprint, g.entities, g.relations, g.stated,
  CASE WHEN $seen IS NULL OR $seen = g.revision THEN null
    WHEN coalesce(g.format, 0) <> 5 THEN false ELSE coalesce(g.statistics, false) END] AS row
UNION ALL
RETURN 1 AS part, [
  null,
  null,
  EXISTS {
    MATCH (e:Strategraph&Task)
    WHERE NOT ((
      coalesce(coalesce(e._order_name, e.name) < $p0Key0, $p0Key0 IS NULL AND coalesce(e._order_name, e.name) IS NOT NULL)
      OR (
        coalesce(coalesce(e._order_name, e.name) = $p0Key0, coalesce(e._order_name, e.name) IS NULL AND $p0Key0 IS NULL)
        AND coalesce(e._order_id, e.id) > $p0Key1
      )
    ))
  }
] AS row
UNION ALL
MATCH (e:Strategraph&Task)
WHERE (
  coalesce(coalesce(e._order_name, e.name) < $p0Key0, $p0Key0 IS NULL AND coalesce(e._order_name, e.name) IS NOT NULL)
  OR (
    coalesce(coalesce(e._order_name, e.name) = $p0Key0, coalesce(e._order_name, e.name) IS NULL AND $p0Key0 IS NULL)
    AND coalesce(e._order_id, e.id) > $p0Key1
  )
)
WITH e ORDER BY e.name DESC, e.id
RETURN 2 AS part, [e.id] AS row
UNION ALL
MATCH (g:Strategraph&StrategraphGraph {key: 'graph'})
RETURN 3 AS part, [g.revision, g.load, g.mark] AS row
// $p0Key1 = "s/task/b"
// $p0Key0 = "Join"
