import { commitments } from "../dataset.ts";
import type { WayColumn } from "../plan/plan.ts";
import { basisOfRank, ranks, strengthOfRank } from "../ways.ts";
import type { WayNames } from "./way-names.ts";

/** What the column `way` says of a way, as Cypher. */
export function wayFact({ links, hops, rank }: WayNames, of: Extract<WayColumn, { column: "way" }>["of"]): string {
  const byRank = (names: readonly (string | null)[]): string =>
    `[${names.map((name) => (name === null ? "null" : `'${name}'`)).join(", ")}][${rank}]`;
  switch (of) {
    case "length":
      return hops;
    case "weakest":
      return rank;
    case "inferredSteps":
      return `size([one IN ${links} WHERE one.basis = 'INFERRED'])`;
    case "basis":
      return byRank(ranks.map(basisOfRank));
    case "strength":
      return byRank(ranks.map(strengthOfRank));
    case "commitment": {
      const least = `[name IN [${commitments.map((name) => `'${name}'`).join(", ")}] WHERE any(one IN ${links} WHERE one.commitment = name)][0]`;
      return `CASE WHEN all(one IN ${links} WHERE one.commitment IS NOT NULL) THEN ${least} END`;
    }
  }
}
