import { type GraphQLObjectType, getNamedType, isObjectType, type SelectionSetNode } from "graphql";
import type { Column, Reason } from "../../../graph/plan/plan.ts";
import type { ObjectShape, Read, RowShape } from "../row-shape.ts";
import type { MissingWays, PairShape, WaySentence } from "../way-shape.ts";
import { type FieldBelow, fieldsIn } from "./below.ts";
import { type Group, selectionsOf } from "./collect.ts";
import { addColumn, type Columns, type Compile } from "./columns.ts";
import type { Compiling } from "./compiling.ts";
import { compileReason, reasonOf } from "./reason.ts";
import { idsOfWay } from "./traces.ts";

/** What compiles the entities, relations and quotes along a way; it comes from outside, since there may be ways in them. */
export interface Inside {
  readonly entities: (kinds: readonly string[]) => Compile;
  readonly properties: Compile;
  /** Quotes. */
  readonly words: Compile;
  readonly records: (
    kind: string,
    group: Group,
    path: readonly string[],
  ) => { readonly row: RowShape; readonly inner: Columns };
}

/** What the row of a way is asked with. */
export interface WayAsked {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly fingerprint: string;
  /** Adds to the columns of a start what it takes to say why there is no way; null where there always is one. */
  readonly missing: ((start: Columns, reason: Reason) => Omit<MissingWays, "start">) | null;
  /** Whether a way of one relation is read along it, whichever way it is gone. */
  readonly along: boolean;
}

/** Where the columns of a way's start and of its steps stand in its row. */
interface Places {
  readonly start: number;
  readonly steps: number;
}

/**
 * What is asked of a way: columns are added to its row. All that is asked of its start shares one column, and so does all
 * that is asked of its steps; they come last, when it is known what they hold.
 */
export function compileWay(
  compiling: Compiling,
  inside: Inside,
  way: WayAsked,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  columns: Columns,
  path: readonly string[],
): ObjectShape {
  const start: Columns = [];
  const steps: Columns = [];
  let uses: { readonly start: boolean; readonly steps: boolean } = { start: false, steps: false };
  const field = (of: Columns, subject: "entity" | "relation", name: string) =>
    addColumn(compiling, of, { column: "field", subject, name });
  const step = (of: "relation" | "direction") => addColumn(compiling, steps, { column: "step", of });
  const fields = fieldsIn(compiling, type, sets, (below): ((places: Places) => Read) => {
    const { role, key, group } = below;
    const at = [...path, key];
    switch (role.role) {
      case "way": {
        const column = addColumn(compiling, columns, { column: "way", of: role.of });
        return () => ({ read: "value", column });
      }
      case "weakest": {
        const object = compileFacts(compiling, below, columns);
        return () => ({ read: "same", row: { kind: null, object } });
      }
      case "start": {
        uses = { ...uses, start: true };
        const row = inside.entities(way.from)(selectionsOf(group), start, at);
        return (places) => ({ read: "row", column: places.start, row });
      }
      case "end": {
        const row = inside.entities(way.to)(selectionsOf(group), columns, at);
        const length = addColumn(compiling, columns, { column: "way", of: "length" });
        return () => ({ read: "end", length, row });
      }
      case "steps": {
        uses = { ...uses, steps: true };
        const object = compileStep(compiling, inside, below, steps, at);
        return (places) => ({ read: "rows", column: places.steps, row: { kind: null, object } });
      }
      case "only": {
        uses = { ...uses, steps: true };
        const column = step(role.of);
        return (places) => ({ read: "only", steps: places.steps, of: role.of, column });
      }
      case "wayReading": {
        uses = { start: true, steps: true };
        const startName = field(start, "entity", "name");
        const said = stepSentence(compiling, steps);
        return (places) => ({ read: "wayReading", along: way.along, ...places, startName, step: said });
      }
      case "wayEvidence": {
        uses = { ...uses, steps: true };
        const { row, inner } = inside.records("Evidence", group, at);
        const records: Column = { column: "records", subject: "relation", link: "evidence", columns: inner };
        const column = addColumn(compiling, steps, records);
        return (places) => ({ read: "along", steps: places.steps, column, row });
      }
      case "wayAbsence": {
        if (way.missing === null) throw new Error("a way that is always there is asked why it is not");
        const words: Columns = [];
        const reasons = compileReason(compiling, inside, below, words, at);
        const reason = reasonOf([reasons], words);
        const column = addColumn(compiling, columns, { column: "absence", ...reason });
        const missing = way.missing(start, reason);
        if (missing.startKind !== null) uses = { ...uses, start: true };
        return (places) => ({
          read: "wayAbsence",
          column,
          missing: { ...missing, start: places.start },
          fields: reasons,
        });
      }
      case "startId": {
        uses = { ...uses, start: true };
        const column = field(start, "entity", "id");
        return (places) => ({ read: "startId", start: places.start, column });
      }
      case "endId": {
        const column = field(columns, "entity", "id");
        return () => ({ read: "value", column });
      }
      case "field": {
        const column = field(columns, "relation", role.name);
        return () => ({ read: "value", column });
      }
      case "properties": {
        const row = inside.properties(selectionsOf(group), columns, at);
        return () => ({ read: "same", row });
      }
      case "count":
        return () => ({ read: "count" });
      case "cursor": {
        const column = addColumn(compiling, columns, { column: "position" });
        return () => ({ read: "cursor", column, fingerprint: way.fingerprint });
      }
      default:
        throw new Error(`a way has a field for ${role.role}`);
    }
  });
  const ids = idsOfWay(compiling, start, steps);
  if (ids !== null) uses = { start: true, steps: true };
  const places: Places = {
    start: uses.start ? addColumn(compiling, columns, { column: "start", columns: start }) : 0,
    steps: uses.steps ? addColumn(compiling, columns, { column: "steps", columns: steps }) : 0,
  };
  return {
    fields: fields.map(({ key, read }) => ({ key, read: typeof read === "function" ? read(places) : read })),
    ...(ids && { traces: [{ shows: "way", ...places, ...ids }] }),
  };
}

/** The columns, in the row of a way, that tell it from those between other entities; `start` are those of its start. */
export function pairColumns(compiling: Compiling, columns: Columns, start: Columns = []): PairShape {
  const startId = addColumn(compiling, start, { column: "field", subject: "entity", name: "id" });
  return {
    endId: addColumn(compiling, columns, { column: "field", subject: "entity", name: "id" }),
    start: addColumn(compiling, columns, { column: "start", columns: start }),
    startId,
  };
}

/** The columns that make a sentence of a way, with the id of where it begins. */
export function sentenceColumns(
  compiling: Compiling,
  columns: Columns,
): { readonly start: number; readonly startId: number; readonly sentence: WaySentence } {
  const [start, steps]: [Columns, Columns] = [[], []];
  const startId = addColumn(compiling, start, { column: "field", subject: "entity", name: "id" });
  const startName = addColumn(compiling, start, { column: "field", subject: "entity", name: "name" });
  const step = stepSentence(compiling, steps);
  const startAt = addColumn(compiling, columns, { column: "start", columns: start });
  const stepsAt = addColumn(compiling, columns, { column: "steps", columns: steps });
  return { start: startAt, startId, sentence: { start: startAt, startName, steps: stepsAt, step } };
}

function stepSentence(compiling: Compiling, steps: Columns): WaySentence["step"] {
  const column = (one: Column) => addColumn(compiling, steps, one);
  return {
    relation: column({ column: "step", of: "relation" }),
    direction: column({ column: "step", of: "direction" }),
    basis: column({ column: "field", subject: "relation", name: "basis" }),
    strength: column({ column: "field", subject: "relation", name: "strength" }),
    name: column({ column: "field", subject: "entity", name: "name" }),
  };
}

/** Plain facts of a way that stand in an object of their own. */
function compileFacts(compiling: Compiling, { type, group }: FieldBelow, columns: Columns): ObjectShape {
  const fields = fieldsIn(compiling, objectIn(type), selectionsOf(group), ({ role }): Read => {
    if (role.role !== "way") throw new Error(`the weakest link has a field for ${role.role}`);
    return { read: "value", column: addColumn(compiling, columns, { column: "way", of: role.of }) };
  });
  return { fields };
}

function compileStep(
  compiling: Compiling,
  inside: Inside,
  { type, group }: FieldBelow,
  columns: Columns,
  path: readonly string[],
): ObjectShape {
  const any = compiling.ontology.kinds.map(({ name }) => name);
  const fields = fieldsIn(compiling, objectIn(type), selectionsOf(group), ({ role, key, group: below }): Read => {
    const sets = selectionsOf(below);
    switch (role.role) {
      case "step": {
        const column = addColumn(compiling, columns, { column: "step", of: role.of });
        return role.of === "direction" ? { read: "enum", column } : { read: "value", column };
      }
      case "properties":
        return { read: "same", row: inside.properties(sets, columns, [...path, key]) };
      case "node":
        return { read: "same", row: inside.entities(any)(sets, columns, [...path, key]) };
      default:
        throw new Error(`a step has a field for ${role.role}`);
    }
  });
  return { fields };
}

export function objectIn(output: FieldBelow["type"]): GraphQLObjectType {
  const type = getNamedType(output);
  if (!isObjectType(type)) throw new Error(`${type.name} is no object type`);
  return type;
}
