import { compareCodePoints } from "../../graph/dataset.ts";
import { at, nearest } from "../../graph/diagnostic.ts";
import type { EntityKind } from "../../graph/ontology.ts";
import { common } from "./folder.ts";
import { listed, type Report, shown } from "./report.ts";
import { idForm, type WrittenEntity } from "./sections/entities.ts";
import type { Reference } from "./shape.ts";
import type { WrittenFolder } from "./written.ts";

/** An entity of the graph, with every place that says something of it. */
export interface Registered {
  /** `eaeu-2030/task/localize-joint-production` */
  readonly id: string;
  readonly folder: string;
  readonly kind: EntityKind | null;
  /** Its declaration first, then what other folders add, by folder. */
  readonly written: readonly WrittenEntity[];
}

export interface Registry {
  /** Ascending by id. */
  readonly entities: readonly Registered[];
  /** Looks an id up from within a folder; a fault is reported once for each reference. Errors: SEED_UNKNOWN_REFERENCE, SEED_ID_MALFORMED. */
  readonly find: (reference: Reference, folder: string) => Registered | undefined;
}

/**
 * Gives every entity its id in the graph. An entry for an entity that common declares, or whose id names another folder,
 * adds to that entity. Errors: SEED_ID_TWICE, SEED_UNKNOWN_REFERENCE. Cost: O(entities).
 */
export function register(folders: readonly WrittenFolder[], report: Report): Registry {
  const byId = new Map<
    string,
    { readonly folder: string; readonly kind: EntityKind | null; readonly written: WrittenEntity[] }
  >();
  const added: { readonly id: string; readonly entity: WrittenEntity }[] = [];
  const names = new Set(folders.map(({ folder }) => folder.name));
  const partial = new Set(folders.filter(({ whole }) => !whole).map(({ folder }) => folder.name));
  const commonFirst = folders.toSorted(
    (a, b) =>
      Number(b.folder.name === common) - Number(a.folder.name === common) ||
      compareCodePoints(a.folder.name, b.folder.name),
  );

  for (const { folder, entities } of commonFirst) {
    for (const entity of entities) {
      const [owner, local] = partsOf(entity.id.id);
      if (local === null) continue;
      const shared = byId.has(`${common}/${local}`) && folder.name !== common;
      if (owner !== null && owner !== folder.name) added.push({ id: `${owner}/${local}`, entity });
      else if (shared) added.push({ id: `${common}/${local}`, entity });
      else {
        const id = `${folder.name}/${local}`;
        const first = byId.get(id)?.written[0];
        if (first) twice(first, entity);
        else byId.set(id, { folder: folder.name, kind: entity.kind, written: [entity] });
      }
    }
  }
  for (const { id, entity } of added) {
    const owner = byId.get(id);
    const before = owner?.written.find(({ folder }) => folder === entity.folder);
    if (before) twice(before, entity);
    else if (owner) owner.written.push(entity);
    else lookUp(entity.id, entity.folder);
  }

  function twice(first: WrittenEntity, second: WrittenEntity): void {
    report("SEED_ID_TWICE", second.id.place, `${second.id.id} stands at ${at(first.id.place)} already.`, {
      related: [{ message: "the first of the two", place: first.id.place }],
    });
  }

  // An id with a misspelt kind was reported where it is declared; what refers to it need not be.
  const ofNoKind = new Set<string>();
  for (const [id, { folder, kind }] of byId) if (kind === null) ofNoKind.add(`${folder}/${id.split("/").at(-1)}`);
  const registered = new Map(Array.from(byId, ([id, entry]) => [id, { id, ...entry }] as const));

  function lookUp({ id, place }: Reference, folder: string): Registered | undefined {
    const [owner, local] = partsOf(id);
    if (local === null) {
      report("SEED_ID_MALFORMED", place, `"${shown(id)}" is no id.`, { hint: nearestId(id, folder) });
      return undefined;
    }
    const candidates = owner === null ? [folder, common] : [owner];
    for (const one of candidates) {
      const found = registered.get(`${one}/${local}`);
      if (found) return found;
    }
    if (candidates.some((one) => partial.has(one) || ofNoKind.has(`${one}/${local.split("/")[1]}`))) return undefined;
    const unknownFolder = owner !== null && !names.has(owner);
    const message = unknownFolder
      ? `There is no folder ${shown(owner)} to have ${shown(id)}.`
      : owner === null
        ? `Neither ${folder} nor ${common} has ${shown(id)}.`
        : `The folder ${owner} has no ${shown(local)}.`;
    report("SEED_UNKNOWN_REFERENCE", place, message, { hint: nearestId(id, folder) });
    return undefined;
  }

  function nearestId(id: string, folder: string): string | undefined {
    const candidates = Array.from(registered.values(), (one) =>
      one.folder === folder || one.folder === common ? one.id.slice(one.folder.length + 1) : one.id,
    );
    const ending = candidates.filter((one) => one.endsWith(`/${id}`));
    if (ending.length > 0 && id.includes("/")) return `another folder has it: ${listed(ending)}`;
    if (ending.length > 0) return `did you mean ${listed(ending)}?`;
    const near = nearest(id, candidates);
    return near && `did you mean ${near}?`;
  }

  const found = new WeakMap<Reference, { readonly entity: Registered | undefined }>();
  return {
    entities: [...registered.values()].sort((a, b) => compareCodePoints(a.id, b.id)),
    find: (reference, folder) => {
      const before = found.get(reference) ?? { entity: lookUp(reference, folder) };
      found.set(reference, before);
      return before.entity;
    },
  };
}

/** Folder (null where not written) and local id; both null where it is no id. */
export function partsOf(id: string): readonly [folder: string | null, local: string | null] {
  const form = idForm.exec(id);
  return form ? [form[1] ?? null, `${form[2]}/${form[3]}`] : [null, null];
}
