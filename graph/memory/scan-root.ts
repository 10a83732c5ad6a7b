import { demandedIds } from "../plan/ids.ts";
import { rootOrder } from "../plan/near.ts";
import type { Chosen, Near, Search } from "../plan/plan.ts";
import type { Of } from "./attribute.ts";
import type { Steps } from "./column.ts";
import type { Context } from "./context.ts";
import { measure } from "./distances.ts";
import type { Candidates } from "./graph.ts";
import { findHits } from "./search.ts";
import { compileSelection } from "./select.ts";
import { SUSPENDED } from "./truth.ts";
import { compileWalk, createGo } from "./walk.ts";

/** Which entities a root looks at. */
export interface Scan {
  readonly find: () => Steps<Candidates>;
  /** The kinds they may be of. */
  readonly possible: readonly string[];
  /** Near some entities: how far, once they are found; where a text is searched for: how well it is found. */
  readonly distance: Of<number> | null;
}

/** Those that are near some, those with the ids a filter demands, or all of the kinds. */
export function compileScan(context: Context, { kinds, near, where }: Pick<Chosen, "kinds" | "near" | "where">): Scan {
  const { graph, values } = context;
  const every = graph.ontology.kinds.map(({ name }) => name);
  if (near !== null) return "text" in near ? scanHits(context, near, every) : scanNear(context, near, every);
  const param = demandedIds(where);
  if (param !== null) {
    const demanded = listed(ranksOf(context, values[param] ?? []));
    return { find: () => found(demanded), possible: every, distance: null };
  }
  const only = kinds.length === 1 ? graph.kindNumber(kinds[0] as string) : -1;
  const members = graph.snapshot.kinds[only]?.members ?? null;
  const all = { ends: members, relations: null, start: 0, end: members?.length ?? graph.entityCount };
  return { find: () => found(all), possible: members === null ? every : kinds, distance: null };
}

function scanNear(context: Context, near: Near, possible: readonly string[]): Scan {
  const raised = new Uint8Array(context.graph.entityCount);
  return {
    find: () => findNear(context, near, raised),
    possible,
    distance: (entity) => (raised[entity] as number) - 1,
  };
}

/** Raises of each entity that is met how far it is, and one. */
function* findNear(context: Context, { ids, walk }: Near, raised: Uint8Array): Steps<Candidates> {
  const going = compileWalk(context, walk, "forwards");
  const sources = ranksOf(context, context.values[ids] ?? []).filter((one) => !going.avoided.has(one));
  const { met } = yield* measure(createGo(context, going), sources, walk.maxHops, raised);
  return listed(met);
}

function scanHits(context: Context, search: Search, possible: readonly string[]): Scan {
  const found = { scores: new Uint32Array(0) };
  return {
    find: () => findScored(context, search, found),
    possible,
    distance: (entity) => found.scores[entity] ?? 0,
  };
}

function* findScored(context: Context, search: Search, found: { scores: Uint32Array }): Steps<Candidates> {
  const { entities, scores } = yield* findHits(context, search);
  found.scores = scores;
  return { ends: entities, relations: null, start: 0, end: entities.length };
}

// biome-ignore lint/correctness/useYield: there is nothing to look for
function* found(candidates: Candidates): Steps<Candidates> {
  return candidates;
}

function listed(entities: readonly number[]): Candidates {
  const ends = Uint32Array.from(new Set(entities)).sort();
  return { ends, relations: null, start: 0, end: ends.length };
}

function ranksOf({ graph }: Context, ids: unknown): number[] {
  return [ids]
    .flat()
    .map((id) => graph.rankOfId(String(id)))
    .filter(Number.isInteger);
}

/** The entities chosen, ascending by id. Cost: that of the list they would be. */
export function* choose(context: Context, chosen: Chosen): Steps<Uint32Array> {
  const { find, possible, distance } = compileScan(context, chosen);
  const { kinds, where, page } = chosen;
  const selection = { kinds, where, order: rootOrder(chosen), page };
  const select = compileSelection(context, selection, { possible, over: null, distance }, false);
  const candidates = yield* find();
  let picked = select(candidates, -1);
  for (; picked === SUSPENDED; picked = select(candidates, -1)) yield;
  return Uint32Array.from(picked.entities).sort();
}
