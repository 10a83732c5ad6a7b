import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { Cell } from "../../graph/export/tables.ts";
import { roleOf } from "./roles.ts";
import { isObject } from "./simplify.ts";
import { askedAround, waysAsked } from "./ways-asked.ts";

/** What anchors are called in an answer; the name of what is anchored stands behind it. */
const mark = "_at_";

/** What stands in a cell of an answer, as an address of the reading room picks it and lights its words. */
export interface Shown {
  /** An entity's id; a relation's, `from>relation>to`; or what links two: `of>>by`, `of>one,other>by`, or chains of a name, `of>~pattern>by`. */
  readonly pick: string | null;
  /** `document@start-end`. */
  readonly source: string | null;
}

/**
 * A question that asks, beside what it asks, which entities and relations its answer is of and where its words stand: under
 * keys of their own, so that nothing else of the answer is another. Cost: O(document).
 */
export function anchored(schema: GraphQLSchema, entity: string, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  const ways = waysAsked(schema, document);
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave(set, _key, parent, _path, around) {
          const type = types.getParentType();
          if (!type) return undefined;
          return withMore(
            withMore(set, anchorsOf(type, entity, askedAround(ways, [...around, ...[parent ?? []].flat()]))),
            languagesOf(type, set),
          );
        },
      },
      Field: {
        leave(node) {
          const over = overOf(types);
          if (over === null || node.selectionSet === undefined) return undefined;
          return { ...node, selectionSet: withMore(node.selectionSet, over) };
        },
      },
    }),
  );
}

/** What a type tells of where its values are in the graph; of two ends, also which field asked what links them. */
function anchorsOf(type: GraphQLCompositeType, entity: string, way: number): string {
  if (!(isObjectType(type) || isInterfaceType(type))) return "";
  const fields = type.getFields();
  const has = (...names: readonly string[]) => names.every((name) => Object.hasOwn(fields, name));
  if (type.name === entity || type.getInterfaces().some(({ name }) => name === entity))
    return `${mark}entity: id ${mark}name: name`;
  if (fields.quote !== undefined && has("start", "end", "document")) {
    const document = getNamedType(fields.document?.type);
    const isTold = isObjectType(document) && document.getFields().language !== undefined;
    const language = isTold ? `${mark}language_quote: document { language }` : "";
    return `${mark}start: start ${mark}end: end ${mark}document: document { id } ${language}`;
  }
  // another reading of a claim, with names of what it has instead
  if (has("reasoning", "from", "relation", "to") && !has("evidence"))
    return `${mark}instead: reasoning ${mark}instead_from: from { name } ${mark}instead_relation: relation ${mark}instead_to: to { name }`;
  // of a relation each claim is stated or inferred by itself
  if (has("annotator", "evidence", "basis")) return `${mark}basis: basis`;
  if (fields.properties !== undefined) return `${mark}relation: properties { id }`;
  if (has("of", "by", "relation"))
    return `${mark}of: of { id } ${mark}by: by { id } ${mark}over: relation ${mark}way: direction ${mark}asked_${way + 1}: of { id }`;
  if (has("row", "column")) return `${mark}of: row ${mark}by: column ${mark}asked_${way + 1}: row`;
  return "";
}

/** In which languages the names are that are asked for, each under the key of its name. */
function languagesOf(type: GraphQLCompositeType, { selections }: SelectionSetNode): string {
  const told = isObjectType(type) || isInterfaceType(type) ? type.getFields().nameLanguage : undefined;
  if (told === undefined) return "";
  return selections
    .flatMap((one) => {
      if (one.kind !== Kind.FIELD || one.name.value !== "name") return [];
      const asked = (one.arguments ?? []).map(print).join(", ");
      return `${mark}language_${(one.alias ?? one.name).value}: nameLanguage${asked === "" ? "" : `(${asked})`}`;
    })
    .join(" ");
}

/** In which language a name or a quote is that stands in a column of a row; null where it is not told. */
export function languageIn(row: ReadonlyMap<string, Cell>, column: string): string | null {
  const [key = "", ...before] = column.split(".").toReversed();
  const place = [...before.toReversed(), `${mark}language_${key}`].join(".");
  const language = row.get(place) ?? row.get(`${place}.language`) ?? null;
  return typeof language === "string" ? language : null;
}

/** Of a list that a relation or a chain leads to, which one: it is said in the key. */
function overOf(types: TypeInfo): string | null {
  const field = types.getFieldDef();
  const role = field ? roleOf(field) : undefined;
  if (role?.role === "hop" && role.form === "list") return `${mark}${role.field.direction}_${role.field.relation}: id`;
  if (role?.role === "reachable" && role.pattern !== null) return `${mark}chain_${role.pattern.name}: node { id }`;
  return null;
}

function withMore(set: SelectionSetNode, more: string): SelectionSetNode {
  return more === "" ? set : { ...set, selections: [...set.selections, ...selectionsOf(more)] };
}

function selectionsOf(text: string): readonly FieldNode[] {
  const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  const selections = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  return selections.filter((one) => one.kind === Kind.FIELD);
}

/** What is anchored at an object of an answer. */
export interface Anchored {
  /** The entity that it is, and its name. */
  readonly entity: string | null;
  readonly name: string | null;
  readonly pick: string | null;
  /** Of what links two, the relation where it is only one, and how it is gone over. */
  readonly over: { readonly relation: string; readonly direction: "out" | "in" } | null;
  readonly instead: Instead | null;
  /** `document@start-end`, of words. */
  readonly source: string | null;
  /** Of a claim. */
  readonly basis: string | null;
  /** In which language (BCP 47) its name or its words are, by key. */
  readonly languageOf: (key: string) => string | null;
}

/** Another reading of a claim: names of the ends and the relation that it would have; null where it keeps what the claim has. */
export interface Instead {
  readonly from: string | null;
  readonly relation: string | null;
  readonly to: string | null;
}

/** Of an object of an answer with anchors, what they tell. `before`: the entity whose list it stands in. */
export function anchoredAt(
  object: Readonly<Record<string, unknown>>,
  before: string | null,
  asked: readonly (string | null)[],
): Anchored {
  const here = new Map<string, string>();
  for (const [key, value] of Object.entries(object)) {
    const inner = key.startsWith(mark) ? innermostOf(value) : null;
    if (inner !== null) here.set(key.slice(mark.length), String(inner));
  }
  return {
    entity: here.get("entity") ?? null,
    name: here.get("name") ?? null,
    pick: pickOf(here, before, asked),
    over: overIn(here),
    instead: insteadIn(here),
    source: sourceOf(here),
    basis: here.get("basis") ?? null,
    languageOf: (key) => here.get(`language_${key}`) ?? null,
  };
}

function overIn(here: Anchors): Anchored["over"] {
  const relation = here.get("over");
  return relation === undefined ? null : { relation, direction: here.get("way") === "IN" ? "in" : "out" };
}

function insteadIn(here: Anchors): Instead | null {
  if (!here.has("instead")) return null;
  const [from = null, relation = null, to = null] = ["from", "relation", "to"].map((one) => here.get(`instead_${one}`));
  return { from, relation, to };
}

/** What an anchor asks for is one value, at some depth. */
function innermostOf(value: unknown): unknown {
  return isObject(value) ? innermostOf(Object.values(value)[0] ?? null) : value;
}

/** Whether a column of a flattened answer is there for anchors alone. */
export function isAnchor(column: string): boolean {
  return column.split(".").some((part) => part.startsWith(mark));
}

/** What is anchored at a place of a row: by name, an id or an offset. */
type Anchors = ReadonlyMap<string, string>;

/** Of a flattened row, what each of its columns shows; null where nothing is known of it. `asked`: over what each field asked. */
export function shownIn(
  row: ReadonlyMap<string, Cell>,
  asked: readonly (string | null)[],
): (column: string) => Shown | null {
  const places = placesIn(row);
  const picks = new Map([...places.keys()].map((place) => [place, pickAt(places, place, asked)]));
  const pickOf = (place: string) => around(place).find((one) => picks.get(one) != null) ?? null;
  const quotes = [...places].flatMap(([place, anchors]) => {
    const source = sourceOf(anchors);
    return source === null ? [] : [{ place, source, of: pickOf(place), empty: emptyAt(place) }];
  });
  const innermost = [...picks.keys()].filter((place) => picks.get(place)?.includes(">")).at(-1) ?? null;
  return (column) => {
    const own = quotes.find(({ place, empty }) => around(column).includes(place) || isReason(column, empty));
    const of = pickOf(column) ?? innermost;
    const source = own ?? quotes.find((one) => one.of === of && one.empty === null);
    const pick = of === null ? null : (picks.get(of) ?? null);
    return pick === null && source === undefined ? null : { pick, source: source?.source ?? null };
  };
}

/** Of words that something is not recorded for, the place that is empty by them. */
function emptyAt(place: string): string | null {
  const parts = place.split(".");
  const at = parts.lastIndexOf("absence");
  return at < 0 ? null : parts.slice(0, at).join(".");
}

/** Whether a column says why a place is empty: in its own stead, or beside it. */
function isReason(column: string, empty: string | null): boolean {
  if (empty === null) return false;
  return column === empty || column.startsWith(empty === "" ? "absence." : `${empty}.absence.`);
}

function placesIn(row: ReadonlyMap<string, Cell>): ReadonlyMap<string, Anchors> {
  const places = new Map<string, Map<string, string>>();
  for (const [column, cell] of row) {
    const parts = column.split(".");
    const at = parts.findIndex((part) => part.startsWith(mark));
    if (at < 0 || cell === null) continue;
    const place = parts.slice(0, at).join(".");
    const anchors = places.get(place) ?? new Map<string, string>();
    places.set(place, anchors.set((parts[at] ?? "").slice(mark.length), String(cell)));
  }
  return places;
}

function pickAt(places: ReadonlyMap<string, Anchors>, place: string, asked: readonly (string | null)[]): string | null {
  const before = around(place)
    .slice(1)
    .map((one) => places.get(one)?.get("entity"))
    .find((id) => id !== undefined);
  return pickOf(places.get(place) ?? new Map(), before ?? null, asked);
}

/**
 * What is anchored somewhere: a relation before the entity that it leads to, as that is what is claimed. `before`: the entity
 * whose list it stands in.
 */
function pickOf(here: Anchors, before: string | null, asked: readonly (string | null)[]): string | null {
  const relation = here.get("relation");
  if (relation !== undefined) return relation;
  const [of, by] = [here.get("of"), here.get("by")];
  if (of !== undefined && by === undefined) return of;
  if (of !== undefined) {
    const over = here.get("over") ?? asked[wayAt(here)] ?? null;
    const [from, to] = here.get("way") === "IN" ? [by, of] : [of, by];
    return over === null ? null : `${from}>${over}>${to}`;
  }
  for (const [name, id] of before === null ? [] : here) {
    const [way, over] = [name.slice(0, name.indexOf("_")), name.slice(name.indexOf("_") + 1)];
    if (way === "out") return `${before}>${over}>${id}`;
    if (way === "in") return `${id}>${over}>${before}`;
    if (way === "chain") return `${before}>~${over}>${id}`;
  }
  return here.get("entity") ?? null;
}

/** Which field asked what links the two ends here. */
function wayAt(here: Anchors): number {
  const name = [...here.keys()].find((one) => one.startsWith("asked_")) ?? "";
  return Number(name.slice("asked_".length)) - 1;
}

function sourceOf(anchors: Anchors): string | null {
  const [document, start, end] = ["document", "start", "end"].map((name) => anchors.get(name));
  return document === undefined || start === undefined || end === undefined ? null : `${document}@${start}-${end}`;
}

/** A place and those around it, the nearest first; the last is the answer's own. */
function around(place: string): readonly string[] {
  const parts = place === "" ? [] : place.split(".");
  return [...parts.map((_, at) => parts.slice(0, parts.length - at).join(".")), ""];
}
