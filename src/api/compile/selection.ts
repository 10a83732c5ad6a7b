import { type GraphQLObjectType, isObjectType, type SelectionSetNode } from "graphql";
import type { AbsentHop } from "../../../graph/absence.ts";
import type { Column, Hop, Selection } from "../../../graph/plan/plan.ts";
import { fingerprintOf } from "../cursor.ts";
import { type Role, roleOf } from "../roles.ts";
import type { Keyed, ObjectShape, Read, RowShape } from "../row-shape.ts";
import { targetNamed } from "../targets.ts";
import { type Asked, type Chosen, chosenEntities, chosenRelations, countArgument, textArgument } from "./arguments.ts";
import { collectFields, type Group, selectionsOf } from "./collect.ts";
import { addColumn, addField, type Columns, identity, remembered } from "./columns.ts";
import type { Compiling } from "./compiling.ts";
import { type CompiledConnection, compileConnection } from "./connection.ts";
import { type Shown, tracesOfRow } from "./traces.ts";
import type { Inside } from "./way-row.ts";
import { compileReachable } from "./ways.ts";

/** What selection sets ask of entities of these kinds: columns are added, the shape says where they go. */
export function compileEntities(
  compiling: Compiling,
  sets: readonly SelectionSetNode[],
  kinds: readonly string[],
  columns: Columns,
  path: readonly string[],
  shown: Shown = "itself",
): RowShape {
  const shapes = new Map<string, ObjectShape>();
  const traces = tracesOfRow(compiling, columns, shown);
  const objects = kinds.map((kind): readonly [string, ObjectShape] => {
    const { fields } = compileObject(compiling, objectNamed(compiling, kind), sets, columns, path);
    const object: ObjectShape = traces.length > 0 ? { fields, traces } : { fields };
    const key = kinds.length > 1 ? keyOf(compiling, object) : "";
    const same = shapes.get(key) ?? object;
    shapes.set(key, same);
    return [kind, same];
  });
  const [first] = objects;
  if (first && shapes.size === 1) return { kind: null, object: first[1] };
  return { kind: addColumn(compiling, columns, { column: "kind" }), objects: Object.fromEntries(objects) };
}

/** What selection sets ask of one object type: a kind, a record, or what relations carry. */
export function compileObject(
  compiling: Compiling,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  columns: Columns,
  path: readonly string[],
): ObjectShape {
  const fields: Keyed<Read>[] = [];
  for (const [key, group] of collectFields(compiling, type, sets)) {
    fields.push({ key, read: compileField(compiling, type, key, group, columns, path) });
  }
  return { fields };
}

function compileField(
  compiling: Compiling,
  type: GraphQLObjectType,
  key: string,
  group: Group,
  columns: Columns,
  above: readonly string[],
): Read {
  const name = group[0].name.value;
  if (name === "__typename") return { read: "constant", value: type.name };
  const field = type.getFields()[name];
  const role = field && roleOf(field);
  if (!field || !role) throw new Error(`${type.name} has no field ${name} that a plan answers`);
  if (role.role === "field") return value(addField(compiling, columns, role.subject, role.name));
  const path = [...above, key];
  const asked: Asked = { field, group, path };
  switch (role.role) {
    case "name": {
      const language = textArgument(compiling, asked, "lang");
      if (language !== null) return value(addColumn(compiling, columns, { column: "name", language }));
      return value(addField(compiling, columns, "entity", "name"));
    }
    case "nameLanguage": {
      const language = textArgument(compiling, asked, "lang");
      return value(addColumn(compiling, columns, { column: "nameLanguage", language }));
    }
    case "records": {
      const { subject, link } = role;
      const { row, inner } = compileRecords(compiling, role.record, group, path);
      return {
        read: "rows",
        column: addColumn(compiling, columns, { column: "records", subject, link, columns: inner }),
        row,
        ...(role.record === "Evidence" && { quotes: true }),
      };
    }
    case "entities": {
      const { link, many } = role;
      const shown = role.cited ? "cited" : "itself";
      const { kinds } = targetNamed(compiling.targets, role.target);
      const { row, inner } = compileBelow(compiling, kinds, shown, group, path);
      return {
        read: many ? "rows" : "row",
        column: addColumn(compiling, columns, { column: "entities", link, columns: inner }),
        row,
      };
    }
    case "text": {
      const { row, inner } = compileRecords(compiling, "SourceText", group, path);
      const text: Column = { column: "records", subject: "entity", link: "text", columns: inner };
      return { read: "first", column: addColumn(compiling, columns, text), row };
    }
    case "content": {
      const [start, end] = [countArgument(compiling, asked, "start"), countArgument(compiling, asked, "end")];
      return value(addColumn(compiling, columns, { column: "content", start, end }));
    }
    case "hop": {
      const { hop, start, aggregates, readOf } = compileHop(compiling, asked, role);
      return readOf(
        addColumn(compiling, columns, hop),
        start ? addField(compiling, columns, "entity", "name") : null,
        aggregates.map((one) => addColumn(compiling, columns, one)),
      );
    }
    case "reachable": {
      const key = `reachable ${role.pattern?.name ?? ""} ${nodesOf(compiling, group)}`;
      const { column, row } = remembered(compiling, key, () =>
        compileReachable(compiling, insideOf(compiling), asked, role),
      );
      return { read: "rows", column: addColumn(compiling, columns, column), row };
    }
    default:
      throw new Error(`${type.name}.${name} is not answered from a row`);
  }
}

interface CompiledHop {
  readonly hop: Hop;
  /** Whether the name of where it begins is needed. */
  readonly start: boolean;
  readonly aggregates: readonly Extract<Column, { column: "aggregate" }>[];
  readonly readOf: (column: number, start: number | null, aggregates: readonly number[]) => Read;
}

/** Along a relation. The same field nodes met under several kinds ask the same, and are compiled once. */
function compileHop(compiling: Compiling, asked: Asked, role: Extract<Role, { role: "hop" }>): CompiledHop {
  const { relation, direction, kinds, target: targetName } = role.field;
  const key = `hop ${role.form} ${relation} ${direction} ${targetName} ${nodesOf(compiling, asked.group)}`;
  return remembered(compiling, key, () => {
    const target = targetNamed(compiling.targets, targetName);
    const columns: Columns = [];
    if (role.form === "list") {
      const { where, order, page } = chosenEntities(compiling, asked, target);
      const row = compileEntities(compiling, selectionsOf(asked.group), kinds, columns, asked.path, {
        relation,
        direction,
      });
      const selection: Selection = { kinds, where, order, page, columns };
      const hop: Hop = { column: "hop", relation, direction, form: "list", total: false, absence: null, selection };
      return { hop, start: false, aggregates: [], readOf: (column) => ({ read: "rows", column, row }) };
    }
    const chosen = chosenRelations(compiling, asked, target);
    const reached = { relation, direction, kinds };
    const compiled = connectionOf(compiling, asked, kinds, chosen, reached);
    const { connection, total, absence, start, selection } = compiled;
    const hop: Hop = { column: "hop", relation, direction, form: "connection", total, absence, selection };
    return {
      hop,
      start,
      aggregates: compiled.aggregates.map((aggregate) => ({ column: "aggregate", relation, direction, aggregate })),
      readOf: (column, startAt, aggregates) => ({ read: "connection", column, connection, start: startAt, aggregates }),
    };
  });
}

/** What stands along ways: entities, relations and quotes. */
export function insideOf(compiling: Compiling): Inside {
  const properties = objectNamed(compiling, compiling.ontology.properties.name);
  const words = objectNamed(compiling, "Evidence");
  return {
    entities: (kinds) => (sets, columns, path) => compileEntities(compiling, sets, kinds, columns, path),
    properties: (sets, columns, path) => ({
      kind: null,
      object: compileObject(compiling, properties, sets, columns, path),
    }),
    words: (sets, columns, path) => ({ kind: null, object: compileObject(compiling, words, sets, columns, path) }),
    records: (kind, group, path) => compileRecords(compiling, kind, group, path),
  };
}

/** A connection over entities of these kinds: at a root, or reached over a hop. */
export function connectionOf(
  compiling: Compiling,
  asked: Asked,
  kinds: readonly string[],
  chosen: Chosen,
  hop: AbsentHop | null,
): CompiledConnection {
  const inside = insideOf(compiling);
  return compileConnection(compiling, {
    asked,
    kinds,
    chosen,
    fingerprint: fingerprintOf(chosen.keys),
    hop,
    inside: { ...inside, node: inside.entities(kinds) },
  });
}

/** Columns of rows below a field that takes no arguments, and their shape. */
interface Below {
  readonly row: RowShape;
  readonly inner: Columns;
}

function compileBelow(
  compiling: Compiling,
  kinds: readonly string[],
  shown: "itself" | "cited",
  group: Group,
  path: readonly string[],
): Below {
  return remembered(compiling, `entities ${kinds.join()} ${shown} ${nodesOf(compiling, group)}`, () => {
    const inner: Columns = [];
    return { row: compileEntities(compiling, selectionsOf(group), kinds, inner, path, shown), inner };
  });
}

/** What is asked of records, which are of one type each. */
export function compileRecords(compiling: Compiling, record: string, group: Group, path: readonly string[]): Below {
  return remembered(compiling, `records ${record} ${nodesOf(compiling, group)}`, () => {
    const inner: Columns = [];
    const object = compileObject(compiling, objectNamed(compiling, record), selectionsOf(group), inner, path);
    return { row: { kind: null, object }, inner };
  });
}

export function objectNamed(compiling: Compiling, name: string): GraphQLObjectType {
  const type = compiling.schema.getType(name);
  if (!isObjectType(type)) throw new Error(`the served schema has no object type ${name}`);
  return type;
}

function value(column: number): Read {
  return { read: "value", column };
}

function nodesOf(compiling: Compiling, group: Group): string {
  return group.map((one) => identity(compiling, one)).join();
}

/** Equal for shapes that read the same: what is below was compiled once, so it is named by number. */
function keyOf(compiling: Compiling, { fields }: ObjectShape): string {
  return JSON.stringify(fields, (name, inner: unknown) =>
    (name === "row" || name === "connection") && typeof inner === "object" && inner !== null
      ? identity(compiling, inner)
      : inner,
  );
}
