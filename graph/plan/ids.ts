import type { Param, Plan, Predicate } from "./plan.ts";

/** The param with the ids one of which an entity must have to pass, or null where the filter does not say. */
export function demandedIds(where: Predicate | null): Param | null {
  if (where?.test === "and") return where.of.map(demandedIds).find((param) => param !== null) ?? null;
  const isId = (where?.test === "eq" || where?.test === "in") && where.subject === "entity" && where.name === "id";
  return isId ? where.value : null;
}

/** The params of a plan that name what the graph is expected to have. */
export interface Named {
  /** Ids of entities. */
  readonly entities: readonly Param[];
  /** Names of strategies. */
  readonly strategies: readonly Param[];
}

/** All of them, wherever they stand in the plan. Cost: O(plan). */
export function namedIn(plan: Plan): Named {
  const entities = new Set<Param>();
  const strategies = new Set<Param>();
  const seen = new Set<object>();
  const look = (part: unknown, key: string): void => {
    if (typeof part === "number") {
      if (key === "ids" || key === "avoid") entities.add(part);
      return;
    }
    if (typeof part !== "object" || part === null || seen.has(part)) return;
    seen.add(part);
    const { op, id, document, test, subject, name, value } = part as Partial<Record<string, unknown>>;
    if (op === "entity") entities.add(id as Param);
    if (op === "annotations") entities.add(document as Param);
    if (op === "strategy") strategies.add(id as Param);
    if (subject === "entity" && typeof value === "number" && (test === "eq" || test === "in" || test === "includes")) {
      if (name === "id") entities.add(value);
      if (name === "strategies") strategies.add(value);
    }
    for (const [inner, one] of Object.entries(part)) look(one, inner);
  };
  for (const root of plan.roots) look(root, "");
  return { entities: [...entities], strategies: [...strategies] };
}
