/** What the reader has picked out of an answer: an entity, or all that links two of them. */
export type Pick = { readonly of: "entity"; readonly id: string } | Pair;

export interface Pair {
  readonly of: "pair";
  readonly from: string;
  /** Relations that count, whichever way they go; none: all. */
  readonly relations: readonly string[];
  /** Or chains that have this name. */
  readonly pattern: string | null;
  readonly to: string;
}

/** What links two entities: some relations, or a pattern; neither: any relation. */
export interface Linked {
  readonly relations?: readonly string[];
  readonly pattern?: string | null;
}

/**
 * As it stands in an address: an entity's id; `from>supports>to`, a relation's id; `row>supports,hasTask>column`, any of
 * these; `row>~supportsIndirectly>column`, chains. Null where it is none.
 */
export function readPick(text: string | null): Pick | null {
  if (text === null || text === "") return null;
  const [from = "", by, to] = text.split(">");
  if (by === undefined || to === undefined) return { of: "entity", id: from };
  if (by.startsWith("~")) return { of: "pair", from, relations: [], pattern: by.slice(1), to };
  return { of: "pair", from, relations: by.split(",").filter((one) => one !== ""), pattern: null, to };
}

export function printPair(from: string, { relations = [], pattern = null }: Linked, to: string): string {
  return `${from}>${pattern === null ? relations.join(",") : `~${pattern}`}>${to}`;
}

/** What is picked, or what it links. */
export function endsOfPick(pick: Pick | null): readonly string[] {
  if (pick === null) return [];
  return pick.of === "entity" ? [pick.id] : [pick.from, pick.to];
}
