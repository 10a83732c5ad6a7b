import type { Param, Predicate } from "./plan.ts";

/** The param with the ids one of which an entity must have to pass, or null where the filter does not say. */
export function demandedIds(where: Predicate | null): Param | null {
  if (where?.test === "and") return where.of.map(demandedIds).find((param) => param !== null) ?? null;
  const isId = (where?.test === "eq" || where?.test === "in") && where.subject === "entity" && where.name === "id";
  return isId ? where.value : null;
}
