import { join, resolve, sep } from "node:path";
import { at, type Place } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { common, readText, type SeedFolder, yamlLimit } from "./folder.ts";
import { type Report, startOf } from "./report.ts";
import { idForm, readEntity, segmentOf, type WrittenEntity } from "./sections/entities.ts";
import { list, type WrittenList } from "./sections/lists.ts";
import { exclusion, relation, type WrittenExclusion, type WrittenRelation } from "./sections/relations.ts";
import { silence, type WrittenSilence } from "./sections/silences.ts";
import { strategy, type WrittenStrategy } from "./sections/strategy.ts";
import {
  language,
  listOf,
  type Read,
  type Reading,
  readMapping,
  type Shape,
  text,
  type Values,
  verbatim,
  wrongType,
} from "./shape.ts";
import type { Original } from "./source.ts";
import { readYaml } from "./yaml.ts";

/** What the files of a folder say, before any of it is looked up. */
export interface WrittenFolder {
  readonly folder: SeedFolder;
  readonly strategy: WrittenStrategy | null;
  /** Documents among them. */
  readonly entities: readonly WrittenEntity[];
  readonly documents: readonly WrittenDocument[];
  readonly relations: readonly WrittenRelation[];
  readonly lists: readonly WrittenList[];
  readonly excluded: readonly WrittenExclusion[];
  readonly silenced: readonly WrittenSilence[];
  /** False where a file could not be read to its end: what is missing here may be in it. */
  readonly whole: boolean;
}

export interface WrittenDocument {
  readonly entity: WrittenEntity;
  /** Null where no text is named. */
  readonly text: { readonly path: string; readonly place: Place } | null;
  /** Null where it is the strategy's. */
  readonly language: string | null;
  /** The file that the text was taken from; null where the text is what was published. */
  readonly original: Original | null;
}

const entity: Read<WrittenEntity> = (node, _what, reading) => {
  const read = readEntity(node, {}, reading)?.entity;
  if (read?.kind?.name === reading.ontology.sourceKind && read.has("name")) {
    reading.report("SEED_WRONG_SECTION", read.id.place, "A document stands under `entities`.", {
      hint: "move it to `documents`",
    });
  }
  return read;
};

const originalShape = { file: verbatim, sha256: text };

const original: Read<Original> = (node, what, reading) => {
  const values = readMapping(node, what, originalShape, reading, { required: Object.keys(originalShape) });
  const { file, sha256 } = values?.value ?? {};
  if (file === undefined || sha256 === undefined) return undefined;
  if (/^[0-9a-f]{64}$/.test(sha256)) return { file, sha256 };
  return wrongType(node, "`sha256` takes 64 hexadecimal digits", reading);
};

const document: Read<WrittenDocument> = (node, _what, reading) => {
  const read = readEntity(node, { text: verbatim, original }, reading);
  if (!read) return undefined;
  const { kind, id } = read.entity;
  if (kind && kind.name !== reading.ontology.sourceKind) {
    const segment = segmentOf(reading.ontology, reading.ontology.sourceKind);
    reading.report("SEED_WRONG_SECTION", id.place, `A ${kind.label.toLowerCase()} stands under \`documents\`.`, {
      hint: `move it to \`entities\`; the ids of documents begin with ${segment}/`,
    });
  }
  const owner = idForm.exec(id.id)?.[1];
  if (owner !== undefined && owner !== reading.folder) {
    reading.report(
      "SEED_WRONG_SECTION",
      id.place,
      `A document of ${owner} stands under \`documents\` of ${reading.folder}.`,
      {
        hint: "a document belongs to one folder; what this one says of it goes under `entities`",
      },
    );
  }
  const tag = node.is === "mapping" ? node.entries.get("language") : undefined;
  const quiet = { ...reading, report: () => undefined };
  return {
    entity: read.entity,
    text:
      read.values.value.text === undefined
        ? null
        : { path: read.values.value.text, place: read.values.placeOf("text") },
    language: (tag && language(tag.value, "`language`", quiet)) ?? null,
    original: read.values.value.original ?? null,
  };
};

const sections = {
  strategy,
  documents: listOf(document),
  entities: listOf(entity),
  relations: listOf(relation),
  lists: listOf(list),
  excluded: listOf(exclusion),
  silenced: listOf(silence),
};
const commonSections: Shape = { entities: sections.entities };
const notInCommon = Object.fromEntries(
  Object.keys(sections).map((key) => [key, "common takes entities only; this belongs into a strategy's folder"]),
);

/**
 * Reads the YAML files of a folder. Errors: SEED_FILE_*, SEED_YAML_*, SEED_STRATEGY_MISSING, SEED_STRATEGY_TWICE,
 * SEED_WRONG_SECTION, and those of each section. Cost: O(bytes).
 */
export async function readFolder(folder: SeedFolder, ontology: Ontology, report: Report): Promise<WrittenFolder> {
  const reading: Reading = { report, ontology, folder: folder.name, whole: true };
  const files: WrittenFile[] = [];
  for (const path of folder.files) files.push(await readFile(path, folder, reading));
  const whole = files.every((file) => file.whole);
  const [first, ...rest] = files.map(({ value }) => value.strategy).filter((one) => one !== undefined);
  for (const { place } of rest) {
    const before = first?.place ?? place;
    report("SEED_STRATEGY_TWICE", place, `The folder has a \`strategy\` already, at ${at(before)}.`, {
      related: [{ message: "the first of the two", place: before }],
    });
  }
  if (whole && folder.name !== common && !files.some((file) => file.hasStrategy)) {
    report("SEED_STRATEGY_MISSING", startOf(folder.path), `No file of ${folder.path} has a \`strategy\`.`);
  }
  // After a fault of syntax only what is declared counts: complaints about half a file would mislead.
  const full = files.filter((file) => file.whole);
  const documents = files.flatMap(({ value }) => value.documents ?? []);
  return {
    folder,
    strategy: first ?? null,
    entities: [...documents.map((one) => one.entity), ...files.flatMap(({ value }) => value.entities ?? [])],
    documents,
    relations: full.flatMap(({ value }) => value.relations ?? []),
    lists: full.flatMap(({ value }) => value.lists ?? []),
    excluded: full.flatMap(({ value }) => value.excluded ?? []),
    silenced: full.flatMap(({ value }) => value.silenced ?? []),
    whole,
  };
}

interface WrittenFile {
  readonly value: Values<typeof sections>["value"];
  readonly hasStrategy: boolean;
  readonly whole: boolean;
}

async function readFile(path: string, folder: SeedFolder, reading: Reading): Promise<WrittenFile> {
  const { report } = reading;
  const file = await readText({ path, within: folder.path, limit: yamlLimit, place: startOf(path), report });
  const yaml = file && readYaml(file.text, path, report);
  if (!yaml?.root) return { value: {}, hasStrategy: false, whole: yaml?.whole ?? false };
  const quiet = yaml.whole ? reading : { ...reading, report: () => undefined, whole: false };
  const isCommon = folder.name === common;
  const found = readMapping(yaml.root, "the file", isCommon ? commonSections : sections, quiet, {
    unknown: isCommon ? "SEED_WRONG_SECTION" : "SEED_UNKNOWN_KEY",
    hints: isCommon ? notInCommon : {},
  });
  return { value: found?.value ?? {}, hasStrategy: found?.has("strategy") ?? false, whole: yaml.whole };
}

/** Where a document's text is, or null after SEED_FILE_OUTSIDE. */
export function textPath(
  folder: SeedFolder,
  { path, place }: { path: string; place: Place },
  report: Report,
): string | null {
  if (resolve(folder.path, path).startsWith(resolve(folder.path) + sep)) return join(folder.path, path);
  report("SEED_FILE_OUTSIDE", place, `The text ${path} lies outside ${folder.path}.`);
  return null;
}
