import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Dataset, Entity, Quote, Relation } from "../../graph/dataset.ts";
import type { Diagnostic } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { nthOnLine, openText } from "../../graph/passage.ts";
import { gather } from "../seeds/gather.ts";
import { readSeeds } from "../seeds/read.ts";
import type { Registry } from "../seeds/registry.ts";
import type { WrittenEntity } from "../seeds/sections/entities.ts";
import type { WrittenRelation } from "../seeds/sections/relations.ts";
import type { Source } from "../seeds/source.ts";
import type { WrittenFolder } from "../seeds/written.ts";
import { type Entry, entriesOf, keyOfPlace, openYaml, type YamlFile } from "./yaml-file.ts";

/** What the seeds say before an import, and where they say it. */
export interface Now {
  readonly seeds: string;
  /** Null where there are no seeds yet. */
  readonly revision: string | null;
  /** The strategies and `common`, by name. */
  readonly folders: ReadonlyMap<string, NowFolder>;
  readonly entities: ReadonlyMap<string, NowEntity>;
  readonly relations: ReadonlyMap<string, NowRelation>;
  /** Null where there are no seeds yet. */
  readonly dataset: Dataset | null;
  readonly registry: Registry | null;
  /** The words of a quote, white space folded, and where they stand. */
  readonly recorded: (quote: Quote) => Recorded;
}

/** A quote that the seeds have. */
export interface Recorded {
  readonly words: string;
  readonly line: number;
  readonly nth: number | null;
  /** Its id. */
  readonly document: string;
}

export interface NowFolder {
  readonly path: string;
  readonly written: WrittenFolder;
  readonly files: readonly YamlFile[];
  readonly sources: readonly Source[];
  /** BCP 47 tag of names that do not say otherwise. */
  readonly language: string;
}

/** Something that was written, and the entry that says it. */
export interface At<Written> {
  readonly folder: string;
  readonly written: Written;
  readonly entry: Entry | null;
}

export interface NowEntity {
  readonly entity: Entity;
  /** Its declaration first. */
  readonly places: readonly At<WrittenEntity>[];
}

export interface NowRelation {
  readonly relation: Relation;
  readonly places: readonly At<WrittenRelation>[];
}

/** Errors: all faults of the seeds; nothing is imported over faults. Cost: that of readSeeds, twice. */
export async function readNow(
  seeds: string,
  ontology: Ontology,
): Promise<{ readonly now: Now | null; readonly diagnostics: readonly Diagnostic[] }> {
  if (!(await isThere(seeds))) return { now: nothing(seeds), diagnostics: [] };
  const { dataset, diagnostics } = await readSeeds(seeds, ontology);
  if (dataset === null) {
    const empty = diagnostics.every(({ code }) => code === "SEED_FOLDER_EMPTY" || code === "SEED_NOT_A_SEEDS_FOLDER");
    const none = empty && diagnostics.every(({ place }) => place?.file === seeds);
    return none ? { now: nothing(seeds), diagnostics: [] } : { now: null, diagnostics };
  }
  const { folders, registry } = await gather(seeds, ontology, () => undefined);
  const found = new Map<string, NowFolder>();
  for (const { written, sources } of folders) {
    const files: YamlFile[] = [];
    for (const path of written.folder.files) files.push(openYaml(path, await readYamlText(path)));
    found.set(written.folder.name, {
      path: written.folder.path,
      written,
      files,
      sources,
      language: written.strategy?.language ?? "en",
    });
  }
  const entries = entriesOf([...found.values()].flatMap(({ files }) => files));
  const entities = new Map(Array.from(dataset.entities, (entity) => [entity.id, entity]));
  const relations = new Map<string, At<WrittenRelation>[]>();
  for (const { written } of folders) {
    const folder = written.folder.name;
    for (const one of written.relations) {
      const [from, to] = [one.from, one.to].map((end) => registry.find(end, folder)?.id);
      const id = `${from}>${one.relation}>${to}`;
      const places = relations.get(id) ?? [];
      relations.set(id, places);
      places.push({ folder, written: one, entry: entries.get(keyOfPlace(one.place)) ?? null });
    }
  }
  const now: Now = {
    seeds,
    revision: dataset.revision,
    folders: found,
    entities: new Map(
      registry.entities.flatMap(({ id, written }) => {
        const entity = entities.get(id);
        const places = written.map((one) => ({
          folder: one.folder,
          written: one,
          entry: entries.get(keyOfPlace(one.id.place)) ?? null,
        }));
        return entity ? [[id, { entity, places }] as const] : [];
      }),
    ),
    relations: new Map(
      Array.from(dataset.relations, (relation) => [
        relation.id,
        { relation, places: relations.get(relation.id) ?? [] },
      ]),
    ),
    dataset,
    registry,
    recorded: recordedIn(dataset),
  };
  return { now, diagnostics: [] };
}

function nothing(seeds: string): Now {
  const none = { folders: new Map(), entities: new Map(), relations: new Map() };
  const recorded = ({ document }: Quote) => ({ words: "", line: 0, nth: null, document });
  return { seeds, revision: null, ...none, dataset: null, registry: null, recorded };
}

function recordedIn({ documents }: Dataset): Now["recorded"] {
  const texts = new Map(Array.from(documents, (source) => [source.id, { source, passage: openText(source) }]));
  return (quote) => {
    const found = texts.get(quote.document);
    const { document } = quote;
    if (!found) return { words: "", line: 0, nth: null, document };
    const { quote: words, line } = found.passage(quote);
    return { words: words.replace(/\s+/g, " "), line, nth: nthOnLine(found.source.text, quote), document };
  };
}

/** Without its byte order mark, as the seeds' reader counts. */
async function readYamlText(path: string): Promise<string> {
  return new TextDecoder().decode(await readFile(path));
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(join(path, "."));
    return true;
  } catch {
    return false;
  }
}
