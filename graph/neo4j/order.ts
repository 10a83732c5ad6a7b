import type { Order, Page } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import { entityAttribute, relationAttribute } from "./attribute.ts";
import { type Context, parameter, type Scope } from "./context.ts";
import { junction } from "./cypher.ts";
import { keyOf } from "./predicate.ts";

/** What a row is sorted by: stored as it is, and in the form that compares with a parameter. */
interface SortKey {
  readonly stored: string;
  readonly key: string;
  readonly descending: boolean;
  readonly required: boolean;
}

/** The clause that puts rows in order: by its keys, then by ascending id. Null is the largest, as Cypher has it. */
export function orderBy(context: Context, order: readonly Order[], scope: Scope): string {
  const keys = sortKeys(context, order, scope).filter(({ stored }) => stored !== "null");
  // behind an id of its own nothing is left to sort
  const unique = keys.findIndex(({ stored }) => stored === `${scope.entity}.id`);
  const needed = unique < 0 ? [...keys, idKey(scope)] : keys.slice(0, unique + 1);
  return `ORDER BY ${needed.map(({ stored, descending }) => `${stored}${descending ? " DESC" : ""}`).join(", ")}`;
}

/** What a cursor is made of. */
export function positionOf(context: Context, order: readonly Order[], scope: Scope): readonly string[] {
  return [...sortKeys(context, order, scope), idKey(scope)].map(({ stored }) => stored);
}

/** Whether a row comes behind the end of the previous page; null where there is none. Always true or false. */
export function behindPage(context: Context, order: readonly Order[], { after }: Page, scope: Scope): string | null {
  if (after === null || context.absent.has(after)) return null;
  const bound = (at: number): string =>
    parameter(context, after, `Key${at}`, (value) => keyOf(Array.isArray(value) ? (value[at] ?? null) : null));
  return sortKeys(context, order, scope).reduceRight<string>(
    (rest, sortKey, at) =>
      junction("OR", [beyond(sortKey, bound(at)), junction("AND", [level(sortKey, bound(at)), rest])]),
    `${idKey(scope).key} > ${bound(order.length)}`,
  );
}

/**
 * What all rows of a page that is sorted by id have in common, said so that an index on ids gives them in order and the page
 * costs its own rows; null where it is sorted otherwise. Compared is the cursor's id up to the first unit from 0xD7FF on:
 * with that, both orders of strings agree.
 */
export function seekById(
  context: Context,
  [first]: readonly Order[],
  { after, limit }: Page,
  { entity }: Scope,
): string | null {
  const byId = first === undefined || (first.of === "entity" && first.name === "id" && !first.descending);
  if (!byId) return null;
  const { absent } = context;
  if (after !== null && !absent.has(after)) return `${entity}.id >= ${parameter(context, after, "From", commonStart)}`;
  return limit !== null && !absent.has(limit) ? `${entity}.id IS NOT NULL` : null;
}

function commonStart(value: Value): Value {
  const id = Array.isArray(value) ? (value[0] ?? null) : null;
  return typeof id === "string" ? id.replace(/[\uD7FF-\uFFFF].*/s, "") : null;
}

function sortKeys(
  { ontology }: Context,
  order: readonly Order[],
  { entity, kinds, relation, distance, score }: Scope,
): SortKey[] {
  return order.map(({ of, name, descending }) => {
    if (of === "distance" || of === "score") {
      const stored = of === "distance" ? distance : score;
      return { stored: stored ?? "null", key: stored ?? "null", descending, required: stored !== undefined };
    }
    if (of === "relation") {
      const { order: stored, key, required } = relationAttribute(relation ?? "", relation === null ? "" : name);
      return { stored, key, descending, required };
    }
    const text = (part: "order" | "key"): string =>
      entityAttribute(ontology, entity, kinds, name, (attribute) => attribute[part]);
    const required =
      entityAttribute(ontology, entity, kinds, name, (attribute) => String(attribute.required)) === "true";
    return { stored: text("order"), key: text("key"), descending, required };
  });
}

function idKey({ entity }: Scope): SortKey {
  return {
    stored: `${entity}.id`,
    key: `coalesce(${entity}._order_id, ${entity}.id)`,
    descending: false,
    required: true,
  };
}

function beyond({ key, descending, required }: SortKey, bound: string): string {
  const compared = `${key} ${descending ? "<" : ">"} ${bound}`;
  if (required && !descending) return `coalesce(${compared}, false)`;
  const [larger, smaller] = descending ? [bound, key] : [key, bound];
  return `coalesce(${compared}, ${larger} IS NULL AND ${smaller} IS NOT NULL)`;
}

function level({ key }: SortKey, bound: string): string {
  return `coalesce(${key} = ${bound}, ${key} IS NULL AND ${bound} IS NULL)`;
}
