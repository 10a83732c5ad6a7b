import { relationId } from "../../graph/dataset.ts";
import type { Diagnostic } from "../../graph/diagnostic.ts";
import type { RelationKind } from "../../graph/ontology.ts";
import { type Ends, endIn } from "./ends.ts";
import { faultOf } from "./faults.ts";
import type { Now, NowRelation } from "./now.ts";
import type { Line, RowFault } from "./table.ts";
import { relationIn, type Vocabulary } from "./words.ts";

/** A row about a relation, with its ends. */
export interface RelationRow {
  readonly line: Line;
  readonly id: string;
  readonly relation: RelationKind;
  readonly from: string;
  readonly to: string;
  /** The relation that the row changes: the one it was exported from, or one with the same ends. Null where it is new. */
  readonly known: NowRelation | null;
  /** Was it exported: what is blank in it is then not there, and otherwise only not said. */
  readonly whole: boolean;
}

/**
 * Finds out which relation each row is about. An exported row says it twice, by names and by ids, and its `edgeId` tells which
 * of the two was changed. Errors: IMPORT_RELATION_UNKNOWN, IMPORT_NAME_*, IMPORT_CELL_MISSING, IMPORT_CELLS_DISAGREE, IMPORT_ROW_TWICE;
 * warning IMPORT_CELL_FIXED. Cost: O(rows).
 */
export function findRelations(
  lines: readonly Line[],
  { now, words, ends }: { readonly now: Now; readonly words: Vocabulary; readonly ends: Ends },
): { readonly rows: readonly RelationRow[]; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const rows = new Map<string, RelationRow>();
  for (const line of lines) {
    const own: Diagnostic[] = [];
    const row = rowOf(line, own);
    const before = row && rows.get(row.id);
    if (before) {
      const related = [{ message: "the first of the two", place: before.line.place }];
      own.push(faultOf("IMPORT_ROW_TWICE", line.place, "Two rows are about the same relation.", { related }));
    } else if (row) rows.set(row.id, row);
    for (const fault of own) faults.push({ line, fault });
  }
  return { rows: [...rows.values()], faults };

  function rowOf(line: Line, own: Diagnostic[]): RelationRow | null {
    const edge = line.text("edgeId");
    const exported = edge === null ? undefined : now.relations.get(edge);
    const before = exported?.relation;
    const read = relationIn(line, "relation", words, own);
    const kind = relationIn(line, "kind", words, own);
    if (own.length > 0) return null;
    const named = before ? words.relationOf(before.kind) : undefined;
    const relation = oneOf([read, kind], named, (a, b) => a?.relation === b?.relation);
    if (relation === "disagree") return disagree(line, ["relation", "kind"], own);
    if (!relation) return missing(line, "relation", own);
    const { relation: found, backwards } = relation;
    const [first, second] = backwards ? [found.to, found.from] : [found.from, found.to];
    const start = endOf(line, ["from", "fromId"], first, before?.from, own);
    const end = endOf(line, ["to", "toId"], second, before?.to, own);
    if (start === null || end === null) return null;
    const [from, to] = backwards ? [end, start] : [start, end];
    const id = relationId(from, found.name, to);
    const known = exported ?? now.relations.get(id) ?? null;
    if (exported && exported.relation.id !== id && now.relations.has(id)) {
      own.push(faultOf("IMPORT_ROW_TWICE", line.place, `The relation ${id} is there already.`));
      return null;
    }
    return { line, id, relation: found, from, to, known, whole: exported !== undefined };
  }

  function endOf(
    line: Line,
    [name, id]: readonly [name: string, id: string],
    fits: readonly string[],
    before: string | undefined,
    own: Diagnostic[],
  ): string | null {
    const count = own.length;
    const byId = endIn(line, id, fits, ends, own);
    const found = before === undefined ? [] : ends.find(line.text(name) ?? "");
    const quiet: Diagnostic[] = [];
    const byName = before !== undefined && found.includes(before) ? before : endIn(line, name, fits, ends, quiet);
    if (byId !== undefined && byName === undefined && quiet.length > 0) {
      const message = `${name} is not what ${byId} is called; ${id} counts.`;
      own.push(faultOf("IMPORT_CELL_FIXED", line.placeOf(name), message, { hint: `to mean another, clear ${id}` }));
      return byId;
    }
    own.push(...quiet);
    if (own.some(({ severity }, at) => at >= count && severity === "error")) return null;
    const one = oneOf([byName, byId], before, (a, b) => a === b);
    if (one === "disagree") return disagree(line, [name, id], own);
    return one ?? missing(line, name, own);
  }
}

/** Of two cells that say the same, the one that was changed; without anything before, whichever there is. */
function oneOf<T>(
  [first, second]: readonly [T | undefined, T | undefined],
  before: T | undefined,
  isSame: (a: T | undefined, b: T | undefined) => boolean,
): T | "disagree" | undefined {
  if (first === undefined || second === undefined || isSame(first, second)) return first ?? second ?? before;
  if (before === undefined) return "disagree";
  const changed = [first, second].filter((one) => !isSame(one, before));
  return changed.length === 2 ? "disagree" : changed[0];
}

function disagree(line: Line, [first, second]: readonly [string, string], own: Diagnostic[]): null {
  const message = `${first} and ${second} say different things.`;
  const related = [{ message: `this is ${second}`, place: line.placeOf(second) }];
  own.push(faultOf("IMPORT_CELLS_DISAGREE", line.placeOf(first), message, { related }));
  return null;
}

function missing(line: Line, heading: string, own: Diagnostic[]): null {
  own.push(faultOf("IMPORT_CELL_MISSING", line.placeOf(heading), `The row has no ${heading}.`));
  return null;
}
