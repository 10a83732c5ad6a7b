import { type Diagnostic, nearest } from "../../graph/diagnostic.ts";
import { common } from "../seeds/folder.ts";
import { partsOf } from "../seeds/registry.ts";
import { listed, shown } from "../seeds/report.ts";
import { type EntityRow, parted } from "./entity-rows.ts";
import { faultOf } from "./faults.ts";
import type { Now } from "./now.ts";
import { type Line, nameKey } from "./table.ts";
import { membersIn } from "./values.ts";

/** The entities that an end of a relation may be: those of the rows, of the strategy, and what is shared. */
export interface Ends {
  /** Ids by a name or an id. */
  readonly find: (text: string) => readonly string[];
  readonly kindOf: (id: string) => string | undefined;
  /** A name like it. */
  readonly near: (text: string) => string | undefined;
}

/** Cost: O(names). */
export function endsOf(now: Now, rows: readonly EntityRow[], into: string | null): Ends {
  const byName = new Map<string, Set<string>>();
  const kinds = new Map<string, string>();
  const shownNames = new Map<string, string>();
  const add = (name: string | null, id: string): void => {
    if (name === null) return;
    const key = nameKey(name);
    const ids = byName.get(key) ?? new Set();
    byName.set(key, ids.add(id));
    shownNames.set(key, name);
  };
  for (const { entity } of now.entities.values()) {
    kinds.set(entity.id, entity.kind);
    const [folder] = parted(entity.id);
    if (folder !== into && folder !== common && !rows.some(({ id }) => id === entity.id)) continue;
    for (const name of [...entity.names.map((one) => one.name), ...entity.aliases]) add(name, entity.id);
  }
  for (const { line, id, kind } of rows) {
    kinds.set(id, kind.name);
    for (const heading of line.headings) {
      if (heading === "name" || heading.startsWith("name_")) add(line.text(heading), id);
    }
    for (const alias of membersIn(line.text("aliases") ?? "")) add(alias, id);
  }
  return {
    find(text) {
      const [owner, local] = partsOf(text);
      const ids =
        local === null ? [] : (owner === null ? [into, common] : [owner]).map((folder) => `${folder}/${local}`);
      const byId = ids.find((id) => kinds.has(id));
      return byId === undefined ? [...(byName.get(nameKey(text)) ?? [])] : [byId];
    },
    kindOf: (id) => kinds.get(id),
    near(text) {
      const near = nearest(nameKey(text), [...byName.keys()]);
      return near === undefined ? undefined : shownNames.get(near);
    },
  };
}

/**
 * The entity that stands at an end of a row. `fits` are the kinds that the relation has there: of several entities of one
 * name it is the one that fits. Errors: IMPORT_NAME_UNKNOWN, IMPORT_NAME_AMBIGUOUS.
 */
export function endIn(
  line: Line,
  heading: string,
  fits: readonly string[],
  ends: Ends,
  faults: Diagnostic[],
): string | undefined {
  const text = line.text(heading);
  if (text === null) return undefined;
  const all = ends.find(text);
  const fitting = all.filter((id) => fits.includes(ends.kindOf(id) ?? ""));
  const [only, another] = fitting.length > 0 ? fitting : all;
  const place = line.placeOf(heading);
  if (only === undefined) {
    const near = ends.near(text);
    faults.push(
      faultOf("IMPORT_NAME_UNKNOWN", place, `Nothing is called "${shown(text, 60)}".`, {
        hint: near === undefined ? undefined : `did you mean "${shown(near, 60)}"?`,
      }),
    );
  } else if (another !== undefined) {
    const candidates = listed(fitting.length > 0 ? fitting : all);
    faults.push(
      faultOf("IMPORT_NAME_AMBIGUOUS", place, `"${shown(text, 60)}" is the name of several: ${candidates}.`, {
        hint: "write the id of the one that is meant",
      }),
    );
    return undefined;
  }
  return only;
}
