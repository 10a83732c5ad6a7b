MATCH (g:Strategraph&StrategraphGraph {key: 'graph'})
RETURN 0 AS part, [g.revision, g.load, g.mark, g.fingerprint, g.entities, g.relations, g.stated,
  CASE WHEN $seen IS NULL OR $seen = g.revision THEN null
    WHEN coalesce(g.format, 0) <> 5 THEN false ELSE coalesce(g.statistics, false) END] AS row
UNION ALL
RETURN 1 AS part, [
  null,
  COUNT {
    MATCH (e:Strategraph&Task)
    WHERE (
      COUNT { MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument) } >= $p0
      AND CASE WHEN COUNT {
        MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
        WHERE size(e1.name) IS NOT NULL
      } > 0 THEN toFloat(reduce(sum = 0, one IN COLLECT {
        MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
        WHERE size(e1.name) IS NOT NULL
        RETURN size(e1.name)
      } | sum + one)) / COUNT {
        MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
        WHERE size(e1.name) IS NOT NULL
      } END < $p1
    )
      AND e.id IS NOT NULL
    RETURN e LIMIT toInteger($p3Count) + 1
  },
  null
] AS row
UNION ALL
MATCH (e:Strategraph&Task)
WHERE (
  COUNT { MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument) } >= $p0
  AND CASE WHEN COUNT {
    MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
    WHERE size(e1.name) IS NOT NULL
  } > 0 THEN toFloat(reduce(sum = 0, one IN COLLECT {
    MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
    WHERE size(e1.name) IS NOT NULL
    RETURN size(e1.name)
  } | sum + one)) / COUNT {
    MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
    WHERE size(e1.name) IS NOT NULL
  } END < $p1
)
  AND e.id IS NOT NULL
WITH e ORDER BY e.id
LIMIT toInteger($p3Count)
RETURN 2 AS part, [] AS row
UNION ALL
MATCH (e:Strategraph&Task)
WHERE (
  COUNT { MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument) } >= $p0
  AND CASE WHEN COUNT {
    MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
    WHERE size(e1.name) IS NOT NULL
  } > 0 THEN toFloat(reduce(sum = 0, one IN COLLECT {
    MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
    WHERE size(e1.name) IS NOT NULL
    RETURN size(e1.name)
  } | sum + one)) / COUNT {
    MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
    WHERE size(e1.name) IS NOT NULL
  } END < $p1
)
WITH e ORDER BY e.id
WITH [
  count(*),
  count(e),
  min(CASE WHEN size(e.name) IS NOT NULL THEN [size(e.name), coalesce(e._order_name, e.name), e.name] END)[2],
  sum(e.year),
  CASE WHEN count(e.year) > 0 THEN toFloat(sum(e.year)) / count(e.year) END,
  head([total IN [reduce(sum = 0.0, one IN collect(e.weight) | sum + one)] WHERE abs(total) <= 1.7976931348623157e308]),
  collect(e.cost),
  max(CASE WHEN e._order_due IS NOT NULL THEN [e._order_due, e.due] END)[1]
] AS measures
RETURN 3 AS part, measures[1..] AS row
UNION ALL
MATCH (e:Strategraph&Task)
WHERE (
  COUNT { MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument) } >= $p0
  AND CASE WHEN COUNT {
    MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
    WHERE size(e1.name) IS NOT NULL
  } > 0 THEN toFloat(reduce(sum = 0, one IN COLLECT {
    MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
    WHERE size(e1.name) IS NOT NULL
    RETURN size(e1.name)
  } | sum + one)) / COUNT {
    MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
    WHERE size(e1.name) IS NOT NULL
  } END < $p1
)
UNWIND CASE WHEN size(e.tags) > 0 THEN range(0, size(e.tags) - 1) ELSE [null] END AS at
WITH DISTINCT e, e.tags[at] AS key, coalesce(e._order_tags, e.tags)[at] AS place
WITH key, place, count(*) AS size, [count(e), min(e.year)] AS measures
ORDER BY size DESC, place
LIMIT toInteger($p2Count)
RETURN 4 AS part, [key] + measures AS row
UNION ALL
MATCH (e:Strategraph&Goal)
WITH e ORDER BY e.id
RETURN 5 AS part, [
  [
    null,
    COUNT {
      MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
      RETURN e1 LIMIT toInteger($p3Count) + 1
    },
    null,
    COLLECT {
      MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
      WITH e1 ORDER BY e1.id
      LIMIT toInteger($p3Count)
      RETURN []
    },
    null
  ],
  [[
    COUNT { MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument) },
    head(COLLECT {
      MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
      WHERE size(e1.name) IS NOT NULL
      RETURN e1.name ORDER BY size(e1.name) DESC, coalesce(e1._order_name, e1.name) DESC, e1.name DESC LIMIT 1
    }),
    COUNT {
      MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
      WHERE e1.name IS NOT NULL
    }
  ]],
  COLLECT {
    MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
    WITH DISTINCT r1.basis AS k1
    WITH k1, COUNT {
      MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
      WHERE (r1.basis = k1 OR (k1 IS NULL AND r1.basis IS NULL))
    } AS n1
    ORDER BY n1 DESC, k1
    RETURN [
      k1,
      COUNT {
        MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
        WHERE (r1.basis = k1 OR (k1 IS NULL AND r1.basis IS NULL))
      },
      head(COLLECT {
        MATCH (e)<-[r1:SUPPORTS WHERE r1._hash IS NOT NULL]-(e1:Strategraph&Instrument)
        WHERE (r1.basis = k1 OR (k1 IS NULL AND r1.basis IS NULL))
          AND size(e1.name) IS NOT NULL
        RETURN e1.name ORDER BY size(e1.name), coalesce(e1._order_name, e1.name), e1.name LIMIT 1
      })
    ]
  }
] AS row
UNION ALL
MATCH (g:Strategraph&StrategraphGraph {key: 'graph'})
RETURN 6 AS part, [g.revision, g.load, g.mark] AS row
// $p0 = 1
// $p1 = 9.5
// $p3Count = 0
// $p2Count = 3
