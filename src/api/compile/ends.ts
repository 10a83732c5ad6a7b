import type { EntityKind, Field } from "../../../graph/ontology.ts";
import type { Chosen, Predicate } from "../../../graph/plan/plan.ts";
import type { RequestPlace } from "../codes.ts";
import { isScalarType, targetNamed } from "../targets.ts";
import { type Asked, given, placeOf } from "./arguments.ts";
import { type Compiling, inside, refuse } from "./compiling.ts";
import type { Input } from "./input.ts";
import { addParam } from "./params.ts";
import { entityTest, join, nullFilter } from "./where.ts";

/** Entities that one part of an `Ends` names. */
interface Part {
  readonly kinds: readonly string[];
  readonly where: Predicate | null;
}

const everything = { offset: null, limit: null, after: null };

/** The entities that an argument of type `Ends` names: by id, by kind and filter, or kind by kind; all, where it names none. */
export function endsOf(compiling: Compiling, asked: Asked, argument: string): Chosen {
  const input = given(compiling, asked, argument);
  const parts = input.is === "object" ? partsOf(compiling, input.entries, placeOf(asked, argument)) : [];
  const kinds = allKinds(compiling).filter(
    (kind) => parts.length === 0 || parts.some((one) => one.kinds.includes(kind)),
  );
  refuseMixed(compiling, parts, kinds, placeOf(asked, argument));
  const where = parts.length === 0 ? null : anyOf(parts, kinds);
  return { kinds, near: null, where, order: [], page: everything };
}

function allKinds({ ontology }: Compiling): readonly string[] {
  return ontology.kinds.map(({ name }) => name);
}

function partsOf(compiling: Compiling, entries: ReadonlyMap<string, Input>, place: RequestPlace): readonly Part[] {
  const parts: Part[] = [];
  const all = allKinds(compiling);
  const ids = entries.get("ids");
  if (ids?.is === "leaf") {
    const value = addParam(
      compiling.params,
      ids.source,
      { as: "scalar", type: "ID", list: true },
      inside(place, "ids"),
    );
    parts.push({ kinds: all, where: { test: "in", subject: "entity", name: "id", value } });
  } else if (ids) nullFilter(compiling, ids, inside(place, "ids"));
  const [kinds, where] = [entries.get("kinds"), entries.get("where")];
  if (kinds || where) {
    const named = kinds ? kindsOf(compiling, kinds, inside(place, "kinds")) : all;
    const target = targetNamed(compiling.targets, compiling.ontology.interfaces[0]?.name ?? "");
    parts.push(narrowed(named, where ? entityTest(compiling, target, where, inside(place, "where")) : null));
  }
  for (const kind of compiling.ontology.kinds) {
    const one = entries.get(kind.plural);
    if (!one) continue;
    const test = entityTest(compiling, targetNamed(compiling.targets, kind.name), one, inside(place, kind.plural));
    parts.push({ kinds: [kind.name], where: test });
  }
  return parts;
}

/** The kinds that an argument `kinds` names, in the ontology's order; all, where it is absent or empty. */
export function kindsArgument(compiling: Compiling, asked: Asked): readonly string[] {
  const named = given(compiling, asked, "kinds");
  return named.is === "absent" ? allKinds(compiling) : kindsOf(compiling, named, placeOf(asked, "kinds"));
}

/** The kinds a list of them names, in the ontology's order; all, where it is empty. */
export function kindsOf(compiling: Compiling, input: Input, place: RequestPlace): readonly string[] {
  const all = allKinds(compiling);
  if (input.is !== "leaf") {
    nullFilter(compiling, input, place);
    return all;
  }
  const named: readonly unknown[] = Array.isArray(input.value) ? input.value : [input.value];
  return named.length === 0 ? all : all.filter((kind) => named.includes(kind));
}

/** A filter by kind says which kinds there are to look at. */
function narrowed(kinds: readonly string[], where: Predicate | null): Part {
  if (where?.test === "kind") return { kinds: kinds.filter((kind) => where.kinds.includes(kind)), where: null };
  if (where?.test !== "and") return { kinds, where };
  const tests = where.of.flatMap((one) => (one.test === "kind" ? [one.kinds] : []));
  const others = where.of.filter(({ test }) => test !== "kind");
  return { kinds: kinds.filter((kind) => tests.every((one) => one.includes(kind))), where: join("and", others) };
}

/** A test that is meant for one kind meets the others too: they may lack the field, but not have another of its name. */
function refuseMixed(
  compiling: Compiling,
  parts: readonly Part[],
  kinds: readonly string[],
  place: RequestPlace,
): void {
  const all = compiling.ontology.kinds.filter(({ name }) => kinds.includes(name));
  const forms = (name: string, of: readonly EntityKind[]) =>
    new Set(of.flatMap(({ fields }) => fields.filter((field) => field.name === name)).map(formOf));
  for (const { where } of parts) {
    const mixed = [...new Set(where === null ? [] : tested(where))].find((name) => forms(name, all).size > 1);
    if (mixed === undefined) continue;
    const having = all.filter(({ fields }) => fields.some(({ name }) => name === mixed)).map(({ plural }) => plural);
    const message = `\`${mixed}\` is asked of ${having.join(" and ")} together, which do not mean the same by it.`;
    refuse(compiling, "API_ENDS_MIXED", message, place, "ask of each in a field of its own");
  }
}

/** What values of a field compare as. */
function formOf({ type, list }: Field): string {
  const form = isScalarType(type) && type !== "String" && type !== "ID" ? type : "text";
  return list ? `[${form}]` : form;
}

/** The fields of the entity itself that a filter looks at. */
function tested(where: Predicate): readonly string[] {
  if (where.test === "and" || where.test === "or") return where.of.flatMap(tested);
  if (where.test === "not") return tested(where.of);
  return "name" in where ? [where.name] : [];
}

function anyOf(parts: readonly Part[], kinds: readonly string[]): Predicate | null {
  const tests = parts.map((part): Predicate | null => {
    const ofAll = kinds.every((kind) => part.kinds.includes(kind));
    return join("and", [ofAll ? null : { test: "kind", kinds: part.kinds }, part.where]);
  });
  return tests.includes(null) ? null : join("or", tests);
}
