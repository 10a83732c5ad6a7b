import type { Diagnostic } from "../../graph/diagnostic.ts";
import type { EntityKind } from "../../graph/ontology.ts";
import { common } from "../seeds/folder.ts";
import { partsOf } from "../seeds/registry.ts";
import { shown } from "../seeds/report.ts";
import { faultOf } from "./faults.ts";
import type { Now, NowEntity } from "./now.ts";
import { slugOf } from "./slug.ts";
import { type Line, nameKey, type RowFault } from "./table.ts";
import { kindIn, type Vocabulary } from "./words.ts";

/** A row about an entity, or a document, with the entity that it is about. */
export interface EntityRow {
  readonly line: Line;
  /** In the graph: `eaeu-2030/task/localize-joint-production`. */
  readonly id: string;
  /** The folder that declares it, and its id there. */
  readonly folder: string;
  readonly local: string;
  readonly kind: EntityKind;
  /** Null where it is new. */
  readonly known: NowEntity | null;
  /** Has the row an id: what is blank in it is then not there, and otherwise only not said. */
  readonly whole: boolean;
}

interface Finding {
  readonly now: Now;
  readonly words: Vocabulary;
  /** The strategy that new rows go to; null where it cannot be told. */
  readonly into: string | null;
}

/**
 * Finds out which entity each row is about: the one of its id; the one of the strategy, or of `common`, of its kind and name; or a new
 * one, with an id made of its name. Errors: IMPORT_KIND_*, IMPORT_CELL_MISSING, IMPORT_CELLS_DISAGREE, IMPORT_ROW_TWICE, IMPORT_STRATEGY_UNKNOWN, SEED_ID_MALFORMED.
 * Cost: O(rows + entities).
 */
export function findEntities(
  lines: readonly { readonly line: Line; readonly isDocument: boolean }[],
  finding: Finding,
): { readonly rows: readonly EntityRow[]; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const rows = new Map<string, EntityRow>();
  const byName = namesOf(finding);
  for (const { line, isDocument } of lines) {
    const own: Diagnostic[] = [];
    const row = rowOf(line, isDocument, own);
    for (const fault of own) faults.push({ line, fault });
    const before = row && rows.get(row.id);
    if (before) {
      const related = [{ message: "the first of the two", place: before.line.place }];
      const fault = faultOf("IMPORT_ROW_TWICE", line.place, `Two rows are about ${row.id}.`, { related });
      faults.push({ line, fault });
    } else if (row) rows.set(row.id, row);
  }
  return { rows: [...rows.values()], faults };

  function rowOf(line: Line, isDocument: boolean, own: Diagnostic[]): EntityRow | null {
    const { now, words, into } = finding;
    const id = line.text("id");
    const source = words.ontology.kinds.find(({ name }) => name === words.ontology.sourceKind);
    const said = kindIn(line, "kind", words, own) ?? (isDocument ? source : undefined);
    if (own.length > 0) return null;
    if (id !== null) return withId(line, id, said, own);
    const name = line.text("name");
    if (name === null || !said) {
      const heading = name === null ? "name" : "kind";
      own.push(faultOf("IMPORT_CELL_MISSING", line.placeOf(heading), `The row has no ${heading}.`));
      return null;
    }
    const found = byName.get(`${said.name} ${nameKey(name)}`);
    const known = found === undefined ? undefined : now.entities.get(found);
    if (found !== undefined && known) {
      const [folder = "", local = ""] = parted(found);
      return { line, id: found, folder, local, kind: said, known, whole: false };
    }
    if (into === null) {
      own.push(faultOf("IMPORT_STRATEGY_UNKNOWN", line.place, "To which strategy the row belongs cannot be told."));
      return null;
    }
    const again = [...rows.values()].find(
      (row) => row.kind === said && !row.known && nameKey(row.line.text("name") ?? "") === nameKey(name),
    );
    const local = again?.local ?? freeId(`${said.segment}/${slugOf(name)}`, into);
    return { line, id: `${into}/${local}`, folder: into, local, kind: said, known: null, whole: false };
  }

  function withId(line: Line, written: string, said: EntityKind | undefined, own: Diagnostic[]): EntityRow | null {
    const { now, words, into } = finding;
    const place = line.placeOf("id");
    const [owner, local] = partsOf(written);
    if (local === null) {
      own.push(
        faultOf("IMPORT_ID_MALFORMED", place, `"${shown(written)}" is no id.`, {
          hint: "clear the cell, and an id is made from the name",
        }),
      );
      return null;
    }
    const kind = words.ontology.kinds.find(({ segment }) => local.startsWith(`${segment}/`));
    const folder =
      owner ?? (now.entities.has(`${into}/${local}`) ? into : now.entities.has(`${common}/${local}`) ? common : into);
    if (folder === null) {
      own.push(faultOf("IMPORT_STRATEGY_UNKNOWN", place, `To which strategy ${local} belongs cannot be told.`));
      return null;
    }
    const id = `${folder}/${local}`;
    const known = now.entities.get(id) ?? null;
    if (!kind || (said && said !== kind)) {
      const kindOfId = kind ? `of kind "${kind.label}"` : "of no kind";
      const message = `The id ${local} is ${kindOfId}${said ? `, and the row says "${said.label}"` : ""}.`;
      const code = known ? "IMPORT_KIND_FIXED" : "IMPORT_CELLS_DISAGREE";
      own.push(faultOf(code, said ? line.placeOf("kind") : place, message));
      return null;
    }
    return { line, id, folder, local, kind, known, whole: true };
  }

  /** An id that nothing has. */
  function freeId(wanted: string, folder: string): string {
    const taken = (local: string) =>
      [folder, common].some((one) => rows.has(`${one}/${local}`) || finding.now.entities.has(`${one}/${local}`));
    let local = wanted;
    for (let number = 2; taken(local); number++) local = `${wanted}-${number}`;
    return local;
  }
}

/** Ids by kind and name, of the strategy and of what is shared; the strategy's first. */
function namesOf({ now, into }: Finding): ReadonlyMap<string, string> {
  const byName = new Map<string, string>();
  for (const folder of [into, common]) {
    for (const { entity } of now.entities.values()) {
      if (parted(entity.id)[0] !== folder) continue;
      for (const { name } of entity.names) {
        const key = `${entity.kind} ${nameKey(name)}`;
        if (!byName.has(key)) byName.set(key, entity.id);
      }
    }
  }
  return byName;
}

/** Folder and local id. */
export function parted(id: string): readonly [folder: string, local: string] {
  const slash = id.indexOf("/");
  return [id.slice(0, slash), id.slice(slash + 1)];
}
