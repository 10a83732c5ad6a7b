import type { Ways } from "../plan/plan.ts";

/** The variables of a way: its entities and relations as lists, how long and how weak it is. */
export interface WayNames {
  readonly start: string;
  readonly nodes: string;
  readonly links: string;
  readonly hops: string;
  readonly rank: string;
  readonly order: Ways["order"];
}

export function wayNames(start: string, depth: number, order: Ways["order"]): WayNames {
  return { start, nodes: `nodes${depth}`, links: `links${depth}`, hops: `hops${depth}`, rank: `rank${depth}`, order };
}
