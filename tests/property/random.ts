import fc from "fast-check";
import { type Dataset, type FieldValue, type Quote, relationId } from "../../graph/dataset.ts";
import type { Field, Ontology } from "../../graph/ontology.ts";
import type { Part } from "../../graph/part.ts";
import type {
  Aggregate,
  Chosen,
  Column,
  Hop,
  Measure,
  Near,
  Order,
  Predicate,
  Root,
  RootRecords,
  Selection,
  Step,
  Subject,
  Walk,
  Ways,
} from "../../graph/plan/plan.ts";
import { entityRecords, type RecordKind, recordKinds, relationRecords, rootRecordKinds } from "../../graph/records.ts";
import { makeDataset } from "../../graph/revision.ts";
import type { Value } from "../../graph/rows.ts";
import { orderKey, readValue } from "../../graph/values.ts";
import { claim, entity, field, makeOntology, relation } from "../contract/world.ts";

export type Generate = fc.GeneratorValue;

/** Few values of each type, so that they meet; strings whose code points and UTF-16 units order differently. */
const pools: Readonly<Record<string, readonly (string | number | boolean)[]>> = {
  String: ["", "a", "A", "ab", "a b", "é", "\uFFFD", "😀", "😀a"],
  Int: [-3, 0, 1, 2024, 2147483647],
  Float: [-0.5, 0, 0.1, 2.25, 1e16, 1.5e308],
  Boolean: [true, false],
  Stage: ["IDEA", "DRAFT", "ACTIVE"],
  EDTF: ["2024", "2024-06", "2024-06-10", "../2030", "2020/..", "2024/"].map((raw) => canonical("EDTF", raw)),
  ISODuration: ["P1Y", "P12M", "P18M", "P11M"].map((raw) => canonical("ISODuration", raw)),
  Decimal: ["9.5", "10", "-1", "0"].map((raw) => canonical("Decimal", raw)),
};
const types = Object.keys(pools);
const fieldNames = [...types.map((type) => `one${type}`), ...types.map((type) => `many${type}`)];
const typeOf = (name: string): string => name.replace(/^(one|many)/u, "");
const localIds = ["a", "a-b", "a.b", "a b", "aa", "b", "é", "\uFFFD", "😀", "zz"];
const kinds = ["K0", "K1", "K2"];
const relationNames = ["r0", "r1", "r2"];
const languages = ["en", "ru", "zh-Hant", "RU"];

function canonical(type: "EDTF" | "ISODuration" | "Decimal", raw: string): string {
  const read = readValue(type, raw);
  if ("fault" in read) throw new Error(`${raw} ${read.fault}`);
  return String(read.value);
}

const pick = <T>(g: Generate, from: readonly T[]): T => g(fc.constantFrom, ...from) as T;
const some = <T>(g: Generate, from: readonly T[], most = from.length): T[] =>
  g(fc.subarray as (all: T[], limits: { maxLength: number }) => fc.Arbitrary<T[]>, [...from], {
    maxLength: Math.min(most, from.length),
  });
const chance = (g: Generate, ofTen: number): boolean => g(fc.nat, 9) < ofTen;

export function someOntology(g: Generate): Ontology {
  const fieldsOf = (): Field[] =>
    some(g, fieldNames).map((name) =>
      field(name, typeOf(name), { list: name.startsWith("many"), required: name.startsWith("many") && chance(g, 5) }),
    );
  const ends = (): string[] => {
    const all = some(g, kinds);
    return all.length === 0 ? ["K0"] : all;
  };
  return makeOntology(
    Object.fromEntries(kinds.map((kind) => [kind, fieldsOf()])),
    Object.fromEntries(relationNames.map((name) => [name, [ends(), ends()] as const])),
    { Stage: ["IDEA", "DRAFT", "ACTIVE"] },
  );
}

/** Words that are near each other, alike when folded, or of scripts that fold otherwise. */
const searchable = [
  ..."trade Trades tradé trading industry industrial Industries of a economics Ecnomics straße STRASSE".split(" "),
  ..."\uFB01nance finance e\u0301conomie Қазақстан Казахстан ёлка елка Промышленность промышленности ΟΔΟΣ".split(" "),
  ..."한국 हिन्दी 1½ x\u00AD-y Ⅻ İstanbul line the part линия".split(" "),
  "long".repeat(20),
  "supercalifragilistic",
];

export function somePhrase(g: Generate, withTypos: boolean): string {
  const words = some(g, searchable, 3).map((word) => (withTypos ? withTypo(g, word) : word));
  return words.join(pick(g, [" ", ", ", "-", "'"]));
}

/** Up to three letters put in, taken out or changed; not within a pair of surrogates, nor a mark of its own. */
function withTypo(g: Generate, word: string): string {
  const letters = Array.from(word);
  for (let edits = g(fc.nat, 3); edits > 0; edits--) {
    const letter = pick(g, ["", "x", "е", "tr"]);
    letters.splice(g(fc.nat, letters.length), pick(g, [0, 1]), letter);
  }
  return letters.join("");
}

export function someQuery(g: Generate): string {
  const hostile = ["", "-", "AND OR NOT", 'a* b~2 "c" [d TO e]', "/t.*/ \\", "_words_name:a", "😀", "l"];
  if (chance(g, 2))
    return chance(g, 5)
      ? pick(g, hostile)
      : Array.from(g(fc.string, { unit: "binary" }))
          .slice(0, 12)
          .join("");
  const words = some(g, searchable, 2).map((word) => withTypo(g, word));
  const begun = chance(g, 3) ? words.map((word) => Array.from(word).slice(0, 3).join("")) : words;
  return begun.join(" ");
}

const text = "Line one, a.\nЛиния 😀 two.\n\n## Part\nthe end";

/** No offset stands within a pair of surrogates, whose halves no database can hold. */
function whole(at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at;
}

/** Some entities of a dataset and one that it has not, and some of the relations or all between them. */
export function somePart(g: Generate, { entities, relations }: Dataset): Part {
  const chosen = (all: Iterable<{ readonly id: string }>): Set<string> =>
    new Set([...all].filter(() => g(fc.boolean)).map(({ id }) => id));
  return { entities: chosen(entities).add("s/nobody"), relations: g(fc.boolean) ? null : chosen(relations) };
}

export function someDataset(g: Generate, ontology: Ontology): Dataset {
  const ids = ["s/source", ...some(g, localIds).map((id) => `s/${id}`)];
  const quote = (): Quote => {
    const places = [g(fc.nat, text.length), g(fc.nat, text.length)].map(whole);
    const [start, end] = places.sort((a, b) => a - b) as [number, number];
    return {
      document: "s/source",
      start,
      end,
      sentenceStart: whole(Math.max(start - 4, 0)),
      sentenceEnd: whole(Math.min(end + 3, text.length)),
    };
  };
  const quotes = (): Quote[] => (chance(g, 5) ? [quote()] : chance(g, 2) ? [quote(), quote()] : []);
  const value = ({ name, type }: Field): FieldValue =>
    name.startsWith("many") ? some(g, pools[type] ?? []) : pick(g, pools[type] ?? []);
  const basis = () =>
    chance(g, 6)
      ? ({ basis: "STATED", strength: null, reasoning: null } as const)
      : ({
          basis: "INFERRED",
          strength: pick(g, ["STRONG", "MEDIUM", "WEAK"] as const),
          reasoning: pick(g, ["so", "ergo"]),
        } as const);
  const note = (): string | null => (chance(g, 2) ? pick(g, ["n", "nn"]) : null);
  const entities = ids.map((id) => {
    const kind = ontology.kinds[g(fc.nat, kinds.length - 1)] as Ontology["kinds"][number];
    const declared = kind.fields.filter(({ name }) => fieldNames.includes(name) && chance(g, 7));
    return entity(id, kind.name, Object.fromEntries(declared.map((one) => [one.name, value(one)])), {
      ...basis(),
      names: [pick(g, languages), ...some(g, languages, 2)].map((language) => ({
        language,
        name: chance(g, 5) ? somePhrase(g, chance(g, 5)) : String(pick(g, pools.String ?? [])),
      })),
      aliases: chance(g, 3) ? [somePhrase(g, false)] : some(g, ["a", "b", "é"]),
      description: chance(g, 5) ? String(pick(g, pools.String ?? [])) : null,
      note: note(),
      strategies: some(g, ["p", "q"]),
      mentions: quotes().map((one) => ({
        quote: one,
        coreference: chance(g, 3),
        note: note(),
        alternatives: some(g, ids, 2),
      })),
      fieldEvidence: declared
        .filter(() => chance(g, 2))
        .map(({ name }) => ({ field: name, value: "v", note: note(), quotes: quotes() })),
    });
  });
  const claims = () =>
    ["s/source", ...some(g, ids, 1)].map((document) =>
      claim({
        ...basis(),
        document,
        commitment: chance(g, 5) ? pick(g, ["DISCUSSED", "PLANNED", "DONE"] as const) : null,
        commitmentQuotes: chance(g, 2) ? [quote()] : [],
        attributedTo: chance(g, 2) ? pick(g, ids) : null,
        coreference: chance(g, 2),
        qualifier: note(),
        note: note(),
        quotes: quotes(),
        alternatives: chance(g, 2)
          ? [
              {
                from: pick(g, [null, ...ids]),
                relation: pick(g, [null, "r1"]),
                to: pick(g, [null, ...ids]),
                reasoning: "why",
              },
            ]
          : [],
        annotator: pick(g, ["A", "B"]),
        reviewer: chance(g, 2) ? "C" : null,
      }),
    );
  const possible = ontology.relations.flatMap(({ name, from, to }) =>
    entities
      .filter(({ kind }) => from.includes(kind))
      .flatMap((start) =>
        entities.filter(({ kind }) => to.includes(kind)).map((end) => [start.id, name, end.id] as const),
      ),
  );
  const chosen = some(g, possible, 30);
  return makeDataset({
    strategies: ["p", "q"].map((id) => ({
      id,
      name: id,
      language: "en",
      annotators: [],
      reviewers: [],
      documents: some(g, ids, 3),
    })),
    documents: [
      {
        id: "s/source",
        text,
        sha256: "0",
        pages: [{ start: 4, label: "i" }],
        sections: [{ start: 30, label: "Part" }],
      },
    ],
    entities,
    relations: chosen.map(([from, kind, to]) => relation(from, kind, to, ...claims())),
    lists: some(g, ids, 2).map((id) => ({
      entity: id,
      relation: pick(g, relationNames),
      direction: pick(g, ["out", "in"] as const),
      members: some(g, kinds),
      status: pick(g, ["OPEN", "ANNOUNCED"] as const),
      note: note(),
      quotes: quotes(),
    })),
    exclusions: some(g, possible, 2).map(([from, kind, to]) => ({
      relation: kind,
      from,
      to,
      reasoning: "no",
      quotes: quotes(),
    })),
    silences: some(g, ["rule", "another-rule"], 2).map((rule) => ({
      strategy: pick(g, ["s", "t"]),
      rule,
      entities: some(g, ids),
      reason: note() ?? "",
      annotator: "A. Reader",
    })),
  });
}

/** A plan in the making: values are given params as they come up. */
export interface Asking {
  readonly g: Generate;
  readonly values: Value[];
}

export function param({ values }: Asking, value: Value): number {
  values.push(value);
  return values.length - 1;
}

const common = ["id", "name", "description", "basis"];
const standing: Readonly<Record<string, readonly string[]>> = {
  basis: ["STATED", "INFERRED"],
  strength: ["STRONG", "MEDIUM", "WEAK"],
  commitment: ["DISCUSSED", "PLANNED", "DONE"],
};
const someId = (g: Generate): string => `s/${pick(g, [...localIds, "source", "none"])}`;
const someRelationId = (g: Generate): string => relationId(someId(g), pick(g, relationNames), someId(g));

export function somePredicate(asking: Asking, depth: number, overRelation: boolean): Predicate {
  const { g } = asking;
  const inner = (): Predicate => somePredicate(asking, depth - 1, overRelation);
  const shape = depth <= 0 ? 9 : g(fc.nat, 9);
  if (shape === 0) return { test: "and", of: [inner(), inner()].slice(g(fc.nat, 2)) };
  if (shape === 1) return { test: "or", of: [inner(), inner()].slice(g(fc.nat, 2)) };
  if (shape === 2) return { test: "not", of: inner() };
  if (shape === 3) return { test: "kind", kinds: some(g, kinds) };
  if (shape === 4 && chance(g, 5)) {
    return someRecords(asking, depth - 1, overRelation && chance(g, 7) ? "relation" : "entity", null);
  }
  if (shape <= 5) {
    return {
      test: "hop",
      relation: pick(g, relationNames),
      direction: pick(g, ["out", "in"] as const),
      kinds: some(g, kinds),
      quantifier: pick(g, ["some", "none", "all", "single"] as const),
      where: chance(g, 8) ? somePredicate(asking, depth - 1, true) : null,
    };
  }
  if (overRelation && chance(g, 4)) return relationTest(asking);
  if (depth > 0 && chance(g, 1)) return measureTest(asking);
  const name = pick(g, [...common, "aliases", ...fieldNames]);
  if (chance(g, 1)) return { test: "isNull", subject: "entity", name };
  const value = (): Value =>
    name === "id" ? someId(g) : (pick(g, standing[name] ?? pools[typeOf(name)] ?? pools.String ?? []) as Value);
  return { ...someTest(asking, name, value), subject: "entity", name };
}

/** Along a relation, compared with small numbers: what is measured is often a count or a length. */
function measureTest(asking: Asking): Predicate {
  const { g } = asking;
  const compare = pick(g, ["eq", "in", "lt", "lte", "gt", "gte", "isNull"] as const);
  const number = (): Value => pick(g, [0, 1, 2, 3, 0.5, 2024, null]);
  const asked = compare === "in" ? Array.from({ length: g(fc.nat, 3) }, number) : number();
  return {
    test: "measure",
    relation: pick(g, relationNames),
    direction: pick(g, ["out", "in"] as const),
    kinds: some(g, kinds),
    measure: someMeasure(g),
    compare,
    value: compare === "isNull" ? null : param(asking, asked),
  };
}

const fieldMeasures = [
  "recorded",
  "min",
  "max",
  "sum",
  "average",
  "shortest",
  "longest",
  "shortestLength",
  "longestLength",
  "averageLength",
] as const;

function someMeasure(g: Generate): Measure {
  if (chance(g, 2)) return { measure: "count" };
  return { measure: pick(g, fieldMeasures), name: pick(g, [...common, "aliases", ...fieldNames]) };
}

function someAggregate(asking: Asking, overRelation: boolean): Aggregate {
  const { g } = asking;
  const of = pick(g, ["kind", "entity", "entity", "relation"] as const);
  const names = of === "relation" ? ["id", ...Object.keys(standing)] : [...common, "strategies", ...fieldNames];
  const limit = chance(g, 3) ? param(asking, g(fc.nat, 3)) : null;
  return {
    kinds: some(g, kinds),
    where: chance(g, 4) ? somePredicate(asking, 2, overRelation) : null,
    by: chance(g, 6) ? { of, name: of === "kind" ? "" : pick(g, names), limit } : null,
    measures: Array.from({ length: g(fc.nat, 4) }, () => someMeasure(g)),
  };
}

const quantifiers = ["some", "none", "all", "single"] as const;

/** Over the records of an entity, a relation or a record of this kind. */
function someRecords(asking: Asking, depth: number, subject: Subject, of: RecordKind | null): Predicate {
  const { g } = asking;
  const links = { entity: entityRecords, relation: relationRecords, record: of?.records ?? [] }[subject];
  const link = pick<{ readonly name: string; readonly of: string }>(g, links);
  const kind = recordKinds.find(({ name }) => name === link.of) as RecordKind;
  const where = chance(g, 9) ? someRecordTest(asking, depth, kind) : null;
  return { test: "records", subject, link: link.name, quantifier: pick(g, quantifiers), where };
}

function someRecordTest(asking: Asking, depth: number, kind: RecordKind): Predicate {
  const { g } = asking;
  const inner = (): Predicate => someRecordTest(asking, depth - 1, kind);
  const shape = depth <= 0 ? 9 : g(fc.nat, 9);
  if (shape <= 1) return { test: shape === 0 ? "and" : "or", of: [inner(), inner()] };
  if (shape === 2) return { test: "not", of: inner() };
  if (shape <= 5 && kind.entities.length > 0) {
    return {
      test: "entities",
      link: pick(g, kind.entities).name,
      kinds: some(g, kinds),
      quantifier: pick(g, quantifiers),
      where: chance(g, 7) ? somePredicate(asking, depth - 1, false) : null,
    };
  }
  if (shape === 6 && kind.records.length > 0) return someRecords(asking, depth - 1, "record", kind);
  const { name, type, list } = pick(g, kind.fields);
  if (chance(g, 2)) return { test: "isNull", subject: "record", name };
  const values = recordValues[name] ?? recordValues[type] ?? [];
  const tests = list
    ? (["eq", "includes"] as const)
    : type === "Int"
      ? (["eq", "in", "lt", "gte"] as const)
      : type === "String"
        ? (["eq", "in", "contains", "startsWith"] as const)
        : (["eq", "in"] as const);
  const test = pick(g, tests);
  const value = (): Value => pick(g, values);
  const several = test === "in" || (list === true && test === "eq");
  const members = several ? Array.from({ length: g(fc.nat, 2) }, value) : value();
  return { test, subject: "record", name, value: param(asking, members) };
}

const recordValues: Readonly<Record<string, readonly Value[]>> = {
  ...standing,
  Boolean: [true, false],
  Int: [0, 1, 4, 20],
  String: ["", "a", "n", "nn", "so", "i", "A", "C", "Part", "😀"],
  members: kinds,
  relation: relationNames,
  direction: ["out", "in"],
  status: ["OPEN", "ANNOUNCED"],
};

function relationTest(asking: Asking): Predicate {
  const { g } = asking;
  if (chance(g, 2)) return someRecords(asking, 1, "relation", null);
  const name = pick(g, ["id", ...Object.keys(standing)]);
  if (chance(g, 2)) return { test: "isNull", subject: "relation", name };
  const value = (): Value => (name === "id" ? someRelationId(g) : pick(g, standing[name] ?? []));
  return { ...someTest(asking, name, value), subject: "relation", name };
}

function someTest(asking: Asking, name: string, value: () => Value) {
  const { g } = asking;
  const [type, isList] = [typeOf(name), name.startsWith("many") || name === "aliases"];
  const inOrder = ["Int", "Float", "EDTF", "ISODuration", "Decimal"].includes(type) || name === "id";
  const isText = name === "id" || name === "name" || name === "description" || type === "String";
  const tests = isList
    ? (["eq", "includes"] as const)
    : ([
        ...(["eq", "in"] as const),
        ...(inOrder ? (["lt", "lte", "gt", "gte"] as const) : []),
        ...(isText ? (["contains", "startsWith", "endsWith"] as const) : []),
      ] as const);
  const chosen = pick(g, tests);
  const several = chosen === "in" || (isList && chosen === "eq");
  const members = several ? Array.from({ length: g(fc.nat, 3) }, value) : value();
  return { test: chosen, value: param(asking, members) } as const;
}

function someOrder(g: Generate, overRelation: boolean): Order[] {
  return Array.from({ length: g(fc.nat, 2) }, () => ({
    ...(overRelation && chance(g, 4)
      ? ({ of: "relation", name: pick(g, ["id", ...Object.keys(standing)]) } as const)
      : ({
          of: "entity",
          name: pick(g, [...common, ...fieldNames.filter((name) => name.startsWith("one"))]),
        } as const)),
    descending: chance(g, 5),
  }));
}

/** Where a page may begin: values of the sort keys as cursors have them, and an id. */
function someAfter(g: Generate, order: readonly Order[]): Value {
  const at = ({ of, name }: Order): Value => {
    if (chance(g, 2)) return null;
    if (name === "id") return of === "relation" ? someRelationId(g) : someId(g);
    const type = typeOf(name);
    const value = pick(g, standing[name] ?? pools[type] ?? pools.String ?? []);
    return type === "EDTF" || type === "ISODuration" || type === "Decimal" ? orderKey(type, String(value)) : value;
  };
  return [...order.map(at), someId(g)];
}

function someSelection(asking: Asking, depth: number, overRelation: boolean): Selection {
  const { g } = asking;
  const order = someOrder(g, overRelation);
  return {
    kinds: some(g, kinds),
    where: chance(g, 6) ? somePredicate(asking, 3, overRelation) : null,
    order,
    page: {
      offset: chance(g, 2) ? param(asking, g(fc.nat, 3)) : null,
      limit: chance(g, 4) ? param(asking, g(fc.nat, 5)) : null,
      after: chance(g, 3) ? param(asking, someAfter(g, order)) : null,
    },
    columns: someColumns(asking, depth, overRelation),
  };
}

const theId: Column = { column: "field", subject: "entity", name: "id" };

function someColumns(asking: Asking, depth: number, overRelation: boolean): Column[] {
  const { g } = asking;
  const columns: Column[] = [theId];
  for (let more = g(fc.nat, 3); more > 0; more--) columns.push(someColumn(asking, depth, overRelation));
  return columns;
}

const evidence: Extract<Column, { column: "records" }> = {
  column: "records",
  subject: "record",
  link: "evidence",
  columns: ["quote", "sentence", "line", "page", "section", "start", "end"].map((name) => ({
    column: "field",
    subject: "record",
    name,
  })),
};

function someColumn(asking: Asking, depth: number, overRelation: boolean): Column {
  const { g } = asking;
  const shape = g(fc.nat, 9);
  if (shape === 0) return { column: "kind" };
  if (shape === 1) return { column: "position" };
  if (shape === 2) {
    const language = chance(g, 8) ? param(asking, pick(g, [...languages, "ru-RU", "zh", null])) : null;
    return { column: pick(g, ["name", "nameLanguage"] as const), language };
  }
  if (shape === 3) {
    const link = pick(g, ["mentions", "fieldEvidence", "lists", "exclusions", "text"]);
    if (link === "text") return someText(asking);
    return {
      column: "records",
      subject: "entity",
      link,
      columns: link === "mentions" ? [...evidence.columns] : [evidence],
    };
  }
  if (shape === 4 && overRelation) {
    const fields = ["basis", "strength", "reasoning", "commitment", "note", "reviewer"].map(
      (name) => ({ column: "field", subject: "record", name }) as const,
    );
    const attributedTo: Column = {
      column: "entities",
      link: "attributedTo",
      columns: someColumns(asking, depth - 1, false),
    };
    return { column: "records", subject: "relation", link: "claims", columns: [...fields, evidence, attributedTo] };
  }
  if (shape === 5 && overRelation) {
    return { column: "field", subject: "relation", name: pick(g, ["id", ...Object.keys(standing)]) };
  }
  if (shape === 6 && depth > 0 && chance(g, 4)) return someWaysColumn(asking, depth);
  if (shape === 6 && depth > 0 && chance(g, 5)) {
    const [relation, direction] = [pick(g, relationNames), pick(g, ["out", "in"] as const)];
    return { column: "aggregate", relation, direction, aggregate: someAggregate(asking, true) };
  }
  if (shape >= 7 && depth > 0) return someHop(asking, depth);
  return {
    column: "field",
    subject: "entity",
    name: pick(g, [...common, "aliases", "strategies", "note", ...fieldNames]),
  };
}

/** All there is of a text, a part of what it says too: where that ends may be before where it begins, or beyond the text. */
function someText(asking: Asking): Column {
  const { g } = asking;
  const ofRecord = (name: string): Column => ({ column: "field", subject: "record", name });
  const bound = () => (chance(g, 3) ? null : param(asking, pick(g, [null, 0, 1, 7, 20, 33, 60, 1_000])));
  const marks = (link: string): Column => ({
    ...{ column: "records", subject: "record", link },
    columns: ["start", "label"].map(ofRecord),
  });
  const columns = [...["sha256", "length", "lines"].map(ofRecord), marks("pages"), marks("sections")];
  return {
    ...{ column: "records", subject: "entity", link: "text" },
    columns: [...columns, { column: "content", start: bound(), end: bound() }],
  };
}

function someHop(asking: Asking, depth: number): Hop {
  const { g } = asking;
  return {
    column: "hop",
    relation: pick(g, relationNames),
    direction: pick(g, ["out", "in"] as const),
    form: pick(g, ["list", "connection"] as const),
    total: chance(g, 5),
    absence: chance(g, 5),
    selection: someSelection(asking, depth - 1, true),
  };
}

/** All records of a sort: what their kind has, and the entities they name. */
function recordsOfSort(asking: Asking): Root {
  const { g } = asking;
  const root = allRecords(pick(g, Object.keys(rootRecordKinds) as RootRecords[]));
  if (root.of !== "strategies" || chance(g, 5)) return root;
  return { op: "strategy", id: param(asking, pick(g, ["p", "q", "r"])), columns: root.columns };
}

export function allRecords(of: RootRecords): Extract<Root, { op: "records" }> {
  return { op: "records", of, columns: recordColumns(rootRecordKinds[of]) };
}

/** All of a record, its quotes too. */
function recordColumns(of: string): Column[] {
  const kind = recordKinds.find(({ name }) => name === of) as RecordKind;
  const own = kind.fields.map(({ name }): Column => ({ column: "field", subject: "record", name }));
  const named = kind.entities.map(({ name: link }): Column => ({ column: "entities", link, columns: [theId] }));
  return [...own, ...named, ...(kind.records.length > 0 ? [evidence] : [])];
}

/** What was read from a passage, mostly of the document that there is a text of. */
function someAnnotations(asking: Asking): Root {
  const { g } = asking;
  const bound = () => (chance(g, 5) ? null : param(asking, g(fc.nat, 60)));
  const position = () => {
    const id = pick(g, [someId(g), relationId(someId(g), pick(g, relationNames), someId(g))]);
    return [g(fc.nat, 40), g(fc.nat, 60), g(fc.nat, 5), id, g(fc.nat, 2), g(fc.nat, 2)];
  };
  const claimed = chance(g, 5) ? wayColumns(asking, 1) : [theId];
  return {
    op: "annotations",
    document: param(asking, chance(g, 8) ? "s/source" : someId(g)),
    start: bound(),
    end: bound(),
    page: {
      offset: null,
      limit: chance(g, 4) ? param(asking, g(fc.nat, 12)) : null,
      after: chance(g, 4) ? param(asking, position()) : null,
    },
    columns: [
      ...["role", "field"].map((name): Column => ({ column: "field", subject: "record", name })),
      { column: "position" },
      { column: "quote", columns: evidence.columns },
      { column: "entities", link: "entity", columns: someColumns(asking, 1, false) },
      { column: "claimed", columns: claimed },
      ...(["ListNote", "Exclusion"] as const).map(
        (of): Column => ({ column: "noted", of, columns: recordColumns(of) }),
      ),
    ],
  };
}

export function someRoot(asking: Asking): Root {
  const { g } = asking;
  if (chance(g, 1)) return someAnnotations(asking);
  const shape = g(fc.nat, 6);
  if (shape === 5 && chance(g, 9)) return recordsOfSort(asking);
  if (shape === 6 && chance(g, 5)) return { op: "aggregate", aggregate: someAggregate(asking, false) };
  if (shape === 0) {
    return {
      op: "entity",
      id: param(asking, someId(g)),
      kinds: some(g, kinds),
      columns: someColumns(asking, 2, false),
    };
  }
  if (shape === 1) return someWays(asking);
  if (shape === 2) return someSearch(asking);
  const near = someNear(asking);
  const selection = { ...someSelection(asking, 2, false), near };
  if (near !== null && selection.order.length === 0 && selection.page.after !== null) {
    selection.page = { ...selection.page, after: param(asking, [g(fc.nat, 3), someId(g)]) };
  }
  if (near !== null && chance(g, 5)) selection.columns = [...selection.columns, length];
  return shape < 3 ? { op: "list", selection } : { op: "connection", total: chance(g, 5), selection };
}

/** A search, or now and then a list that only asks where a text would be found. */
function someSearch(asking: Asking): Root {
  const { g } = asking;
  const text = param(asking, someQuery(g));
  const selection = { ...someSelection(asking, 1, false), near: chance(g, 9) ? { text } : null };
  if (chance(g, 7)) selection.kinds = kinds;
  if (selection.near !== null && selection.order.length === 0 && selection.page.after !== null) {
    selection.page = { ...selection.page, after: param(asking, [g(fc.nat, 30), someId(g)]) };
  }
  const facts = ["word", "manner", "field", "language", "text", "start", "end"] as const;
  const quote: Column = {
    column: "quote",
    columns: [
      { column: "field", subject: "record", name: "line" },
      { column: "entities", link: "document", columns: [{ column: "kind" }] },
    ],
  };
  const columns = [...facts.map((of) => ({ column: "match", of }) as const), quote];
  selection.columns = [...selection.columns, { column: "score" }, { column: "matches", text, columns }];
  return chance(g, 5) ? { op: "list", selection } : { op: "connection", total: chance(g, 5), selection };
}

const length: Column = { column: "way", of: "length" };

export function someWalk(asking: Asking): Walk {
  const { g } = asking;
  const steps = relationNames.flatMap((relation) =>
    (["out", "in"] as const).map((direction): Step => ({ relation, direction })),
  );
  const minHops = 1 + (chance(g, 3) ? g(fc.nat, 2) : 0);
  return {
    steps: some(g, steps),
    minHops,
    maxHops: Math.min(minHops + g(fc.nat, 3), 4),
    through: chance(g, 3) ? someThrough(asking, 2) : null,
    avoid: chance(g, 3) ? param(asking, [someId(g)]) : null,
  };
}

export function someThrough(asking: Asking, depth: number): Predicate {
  const { g } = asking;
  if (depth > 0 && chance(g, 2)) return { test: "not", of: someThrough(asking, depth - 1) };
  if (depth > 0 && chance(g, 2)) {
    const inner = [someThrough(asking, depth - 1), someThrough(asking, depth - 1)];
    return { test: pick(g, ["and", "or"] as const), of: inner };
  }
  return relationTest(asking);
}

function someNear(asking: Asking): Near | null {
  const { g } = asking;
  return chance(g, 3) ? { ids: param(asking, [someId(g), someId(g)]), walk: someWalk(asking) } : null;
}

function someChosen(asking: Asking): Chosen {
  const { g } = asking;
  const few = chance(g, 2);
  return {
    kinds: chance(g, 7) ? kinds : some(g, kinds),
    near: someNear(asking),
    where: chance(g, 3) ? somePredicate(asking, 2, false) : null,
    order: few ? someOrder(g, false) : [],
    page: { offset: null, limit: few ? param(asking, g(fc.nat, 5)) : null, after: null },
  };
}

/** Columns that speak of a way. */
function wayColumns(asking: Asking, depth: number): Column[] {
  const { g } = asking;
  const facts = ["length", "inferredSteps", "basis", "strength", "commitment", "weakest"] as const;
  const about: readonly Column[] = [
    ...facts.map((of) => ({ column: "way", of }) as const),
    { column: "start", columns: someColumns(asking, depth - 1, false) },
    {
      column: "steps",
      columns: [
        ...someColumns(asking, depth - 1, true),
        { column: "step", of: "relation" },
        { column: "step", of: "direction" },
      ],
    },
    { column: "position" },
    { column: "absence" },
  ];
  return [...someColumns(asking, depth, true), ...some(g, about)];
}

/** Where a page of ways may begin; the ids need not be those of one. */
function someWayAfter(g: Generate, byStart: boolean): Value {
  const hops = 1 + g(fc.nat, 2);
  const ids = Array.from({ length: hops + 1 }, () => someId(g));
  const relations = ids.slice(1).map((id, at) => relationId(ids[at] ?? "", pick(g, relationNames), id));
  const along = [hops, g(fc.nat, 3), ids, relations] as const;
  return byStart ? [ids[0] ?? "", ...along] : along;
}

function someWays(asking: Asking): Ways {
  const { g } = asking;
  const order = pick(g, ["length", "start"] as const);
  return {
    op: "ways",
    from: someChosen(asking),
    to: someChosen(asking),
    walk: someWalk(asking),
    each: pick(g, ["path", "end"] as const),
    order,
    empty: order === "start" && chance(g, 5),
    page: {
      offset: chance(g, 2) ? param(asking, g(fc.nat, 3)) : null,
      limit: chance(g, 5) ? param(asking, g(fc.nat, 6)) : null,
      after: chance(g, 3) ? param(asking, someWayAfter(g, order === "start")) : null,
    },
    total: chance(g, 5),
    columns: wayColumns(asking, 1),
  };
}

function someWaysColumn(asking: Asking, depth: number): Column {
  const { g } = asking;
  const order = chance(g, 3) ? someOrder(g, true) : [];
  if (order.length > 0 && chance(g, 3)) order.unshift({ of: "distance", name: "distance", descending: chance(g, 5) });
  const selection: Selection = {
    kinds: some(g, kinds),
    where: chance(g, 4) ? somePredicate(asking, 2, false) : null,
    order,
    page: {
      offset: chance(g, 2) ? param(asking, g(fc.nat, 3)) : null,
      limit: chance(g, 4) ? param(asking, g(fc.nat, 5)) : null,
      after: order.length === 0 && chance(g, 2) ? param(asking, someWayAfter(g, false)) : null,
    },
    columns: wayColumns(asking, depth - 1),
  };
  return { column: "ways", walk: someWalk(asking), selection };
}
