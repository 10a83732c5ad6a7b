import type { Order, Page } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import { type Attribute, entityAttribute, relationAttribute } from "./attribute.ts";
import { type Context, parameter, type Scope } from "./context.ts";
import { junction } from "./cypher.ts";
import { keyOf } from "./predicate.ts";

/** What a row is sorted by, in the form that compares with a parameter. */
interface SortKey {
  readonly key: string;
  readonly descending: boolean;
  readonly required: boolean;
}

/** The clause that puts rows in order: by its keys, then by ascending id. Null is the largest, as Cypher has it. */
export function orderBy(context: Context, order: readonly Order[], scope: Scope): string {
  const texts: string[] = [];
  for (const key of order) {
    const stored = storedKey(context, key, scope);
    if (stored !== "null") texts.push(key.descending ? `${stored} DESC` : stored);
    // behind an id of its own nothing is left to sort
    if (stored === idOf(scope)) return `ORDER BY ${texts.join(", ")}`;
  }
  return `ORDER BY ${[...texts, idOf(scope)].join(", ")}`;
}

/** What a cursor is made of. */
export function positionOf(context: Context, order: readonly Order[], scope: Scope): readonly string[] {
  return [...order.map((key) => storedKey(context, key, scope)), idOf(scope)];
}

/** What a row is sorted by, as it is stored; null as text where there is no such thing. */
function storedKey(
  { ontology }: Context,
  { of, name }: Order,
  { entity, kinds, relation, distance, score }: Scope,
): string {
  if (of === "distance") return distance ?? "null";
  if (of === "score") return score ?? "null";
  if (of === "entity") return entityAttribute(ontology, entity, kinds, name, ({ order }) => order);
  return relation === null ? "null" : relationAttribute(relation, name).order;
}

function idOf({ entity }: Scope): string {
  return `${entity}.id`;
}

/** Whether a row comes behind the end of the previous page; null where there is none. Always true or false. */
export function behindPage(context: Context, order: readonly Order[], { after }: Page, scope: Scope): string | null {
  if (after === null || context.absent.has(after)) return null;
  const bound = (at: number): string =>
    parameter(context, after, `Key${at}`, (value) => keyOf(Array.isArray(value) ? (value[at] ?? null) : null));
  return sortKeys(context, order, scope).reduceRight<string>(
    (rest, sortKey, at) =>
      junction("OR", [beyond(sortKey, bound(at)), junction("AND", [level(sortKey, bound(at)), rest])]),
    `coalesce(${scope.entity}._order_id, ${idOf(scope)}) > ${bound(order.length)}`,
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
      return { key: stored ?? "null", descending, required: stored !== undefined };
    }
    if (of === "relation") {
      const { key, required } = relationAttribute(relation ?? "", relation === null ? "" : name);
      return { key, descending, required };
    }
    const text = (expression: (attribute: Attribute) => string): string =>
      entityAttribute(ontology, entity, kinds, name, expression);
    return {
      key: text(({ key }) => key),
      descending,
      required: text(({ required }) => String(required)) === "true",
    };
  });
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
