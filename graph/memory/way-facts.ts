import type { WayColumn } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import { basisOfRank, leastCommitment, type Rank, rankOf, strengthOfRank } from "../ways.ts";
import type { Graph } from "./graph.ts";
import { unpackStanding } from "./standing.ts";
import type { Way } from "./way-page.ts";

/** What the column `way` says of a way. Cost: O(its length). */
export function wayFact(graph: Graph, way: Way, of: Extract<WayColumn, { column: "way" }>["of"]): Value {
  switch (of) {
    case "length":
      return way.relations.length;
    case "inferredSteps":
      return standingsOf(graph, way).filter(({ basis }) => basis === "INFERRED").length;
    case "basis":
      return basisOfRank(weakestOf(graph, way));
    case "strength":
      return strengthOfRank(weakestOf(graph, way));
    case "commitment":
      return leastCommitment(standingsOf(graph, way).map(({ commitment }) => commitment));
    case "weakest":
      return weakestOf(graph, way);
  }
}

/** The rank of its weakest link; 0 where it has none. */
export function weakestOf(graph: Graph, way: Way): Rank {
  return Math.max(0, ...standingsOf(graph, way).map(rankOf)) as Rank;
}

function standingsOf({ snapshot }: Graph, { relations }: Way) {
  return relations.map((relation) => unpackStanding(snapshot.relations.standing[relation] as number));
}
