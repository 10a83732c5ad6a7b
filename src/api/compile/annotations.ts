import type { Column, Root } from "../../../graph/plan/plan.ts";
import { annotationFingerprint } from "../cursor.ts";
import type { RootRead } from "../root-shape.ts";
import type { Read } from "../row-shape.ts";
import { type Asked, countArgument, idArgument, pageOf } from "./arguments.ts";
import { fieldsIn } from "./below.ts";
import { selectionsOf } from "./collect.ts";
import { addColumn, type Columns } from "./columns.ts";
import type { Compiling } from "./compiling.ts";
import { objectOf } from "./table.ts";
import { compileWay, type Inside } from "./way-row.ts";

/** `annotations`: one root, whose rows are about a quote and one that cites it. */
export function compileAnnotations(
  compiling: Compiling,
  inside: Inside,
  asked: Asked,
  add: (root: Root) => number,
): RootRead {
  const all = compiling.ontology.kinds.map(({ name }) => name);
  const columns: Columns = [];
  const column = (one: Column): number => addColumn(compiling, columns, one);
  const type = objectOf(compiling, "Annotation");
  const fields = fieldsIn(compiling, type, selectionsOf(asked.group), ({ role, key, group }): Read => {
    const [sets, path, inner] = [selectionsOf(group), [...asked.path, key], [] as Columns];
    switch (role.role) {
      case "annotation":
        return { read: "value", column: column({ column: "field", subject: "record", name: role.of }) };
      case "matchEvidence": {
        const { row, inner: quoted } = inside.records("Evidence", group, path);
        return { read: "row", column: column({ column: "quote", columns: quoted }), row, quotes: true };
      }
      case "annotated": {
        const row = inside.entities(all)(sets, inner, path);
        return { read: "row", column: column({ column: "entities", link: "entity", columns: inner }), row };
      }
      case "claimed": {
        const way = { from: all, to: all, fingerprint: "", missing: null, along: true };
        const edge = objectOf(compiling, "NeighborhoodEdge");
        const object = compileWay(compiling, inside, way, edge, sets, inner, path);
        return { read: "row", column: column({ column: "claimed", columns: inner }), row: { kind: null, object } };
      }
      case "noted": {
        const { row, inner: noted } = inside.records(role.of, group, path);
        return { read: "row", column: column({ column: "noted", of: role.of, columns: noted }), row };
      }
      case "cursor":
        return { read: "cursor", column: column({ column: "position" }), fingerprint: annotationFingerprint };
      default:
        throw new Error(`an annotation has a field for ${role.role}`);
    }
  });
  const root = add({
    op: "annotations",
    document: idArgument(compiling, asked, "document"),
    start: countArgument(compiling, asked, "start"),
    end: countArgument(compiling, asked, "end"),
    page: pageOf(compiling, asked, { as: "annotation" }),
    columns,
  });
  return { read: "rows", root, row: { kind: null, object: { fields } } };
}
