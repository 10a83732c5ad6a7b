import type { Column, Root, RootRecords } from "../../../graph/plan/plan.ts";
import { type RecordKind, recordKinds, rootRecordKinds } from "../../../graph/records.ts";
import { type Asking, param } from "./asking.ts";
import { chance, pick } from "./choosing.ts";

export const theId: Column = { column: "field", subject: "entity", name: "id" };

export const evidence: Extract<Column, { column: "records" }> = {
  column: "records",
  subject: "record",
  link: "evidence",
  columns: ["quote", "sentence", "line", "page", "section", "start", "end"].map((name) => ({
    column: "field",
    subject: "record",
    name,
  })),
};

/** All records of a sort: what their kind has, and the entities they name. */
export function recordsOfSort(asking: Asking): Root {
  const { g } = asking;
  const root = allRecords(pick(g, Object.keys(rootRecordKinds) as RootRecords[]));
  if (root.of !== "strategies" || chance(g, 5)) return root;
  return { op: "strategy", id: param(asking, pick(g, ["p", "q", "r"])), columns: root.columns };
}

export function allRecords(of: RootRecords): Extract<Root, { op: "records" }> {
  return { op: "records", of, columns: recordColumns(rootRecordKinds[of]) };
}

/** All of a record, its quotes too. */
export function recordColumns(of: string): Column[] {
  const kind = recordKinds.find(({ name }) => name === of) as RecordKind;
  const own = kind.fields.map(({ name }): Column => ({ column: "field", subject: "record", name }));
  const named = kind.entities.map(({ name: link }): Column => ({ column: "entities", link, columns: [theId] }));
  return [...own, ...named, ...(kind.records.length > 0 ? [evidence] : [])];
}
