import fc from "fast-check";
import type { Aggregate, Column, Hop, Reason, Selection } from "../../../graph/plan/plan.ts";
import { type Asking, param } from "./asking.ts";
import { chance, pick, some } from "./choosing.ts";
import { common, fieldNames, kinds, languages, relationNames, standing } from "./names.ts";
import { someAfter, someOrder } from "./order.ts";
import { someMeasure, somePredicate } from "./predicates.ts";
import { evidence, theId } from "./records.ts";
import { someWalk, someWayAfter } from "./walks.ts";

export function someAggregate(asking: Asking, overRelation: boolean): Aggregate {
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

export function someSelection(asking: Asking, depth: number, overRelation: boolean): Selection {
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

export function someColumns(asking: Asking, depth: number, overRelation: boolean): Column[] {
  const { g } = asking;
  const columns: Column[] = [theId];
  for (let more = g(fc.nat, 3); more > 0; more--) columns.push(someColumn(asking, depth, overRelation));
  return columns;
}

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
    absence: chance(g, 2) ? someReason(asking) : null,
    selection: someSelection(asking, depth - 1, true),
  };
}

function someReason(asking: Asking): Reason {
  const { g } = asking;
  const ofRecord = ["quote", "line", "start"].map((name): Column => ({ column: "field", subject: "record", name }));
  const document: Column = { column: "entities", link: "document", columns: someColumns(asking, 0, false) };
  return { columns: chance(g, 2) ? [...some(g, ofRecord), document] : null };
}

/** Columns that speak of a way. */
export function wayColumns(asking: Asking, depth: number): Column[] {
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
    { column: "absence", ...someReason(asking) },
  ];
  return [...someColumns(asking, depth, true), ...some(g, about)];
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
