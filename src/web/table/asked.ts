import { isField, isRelation, isSortable, type KindTable } from "../data/kind-table.ts";
import type { KindWords, Words } from "../data/ontology.ts";
import { openingAxes } from "../data/opening-axes.ts";
import type { Parameters } from "../parameters.ts";
import { sortIn } from "./sort.ts";

/** Fields that every kind has: none of them is shown unless it is chosen. */
const common = ["id", "name", "aliases", "description", "basis", "strategies"];

/** Relations that a table shows unless others are chosen. */
const usual = 3;

/** The table that an address asks for. What it names that the kind does not have is passed over. */
export function askedTable({ get, all }: Parameters, words: Words): KindTable | null {
  const kind = words.kind(get("kind") ?? openingAxes(words).rows) ?? words.kinds[0] ?? null;
  if (kind === null) return null;
  const named = all("column");
  const chosen = named.filter((name) => isField(kind, name) || isRelation(kind, name));
  const sort = sortIn(get("sort"));
  const relations = (name: string) => all(name).filter((one) => isRelation(kind, one));
  return {
    kind,
    columns: chosen.length > 0 || named.includes("") ? [...new Set(chosen)] : usualColumns(kind, words),
    sort: sort !== null && isSortable(kind, sort.field) ? sort : null,
    filters: all("filter").flatMap((text) => {
      const [, field = "", value = ""] = /^(\w+):(.+)$/s.exec(text) ?? [];
      return isField(kind, field) ? [{ field, value }] : [];
    }),
    has: relations("has"),
    lacks: relations("lacks"),
  };
}

/** Its own fields, and the relations that the ontology's chains are made of before others. */
export function usualColumns(kind: KindWords, { patterns }: Words): readonly string[] {
  const own = kind.fields.map(({ name }) => name).filter((name) => !common.includes(name));
  const steps = patterns.flatMap((one) => one.steps.map(({ relation }) => relation));
  const place = (relation: string) => (steps.includes(relation) ? steps.indexOf(relation) : steps.length);
  const relations = [...kind.relationFields].sort((a, b) => place(a.relation) - place(b.relation));
  return [...own.slice(0, 4), ...relations.slice(0, usual).map(({ name }) => name)];
}
