import { int } from "neo4j-driver";
import type {
  Claim,
  Entity,
  Exclusion,
  FieldEvidence,
  ListNote,
  Mention,
  Relation,
  Silence,
  SourceText,
  Strategy,
} from "../dataset.ts";
import type { EntityKind, Ontology } from "../ontology.ts";
import { lineStarts } from "../passage.ts";
import type { StrategyCounts } from "../strategy-counts.ts";
import { type Ordered, orderKey } from "../values.ts";
import { stringKey } from "./keys.ts";
import { identifier } from "./names.ts";
import type { Properties } from "./property.ts";
import { missing } from "./quotes.ts";

/** Fields that every entity has; all others are those of its kind. */
export const commonFields: ReadonlySet<string> = new Set([
  "id",
  "name",
  "aliases",
  "description",
  "basis",
  "strategies",
  "strength",
  "reasoning",
  "note",
]);

const ordered: ReadonlySet<string> = new Set(["EDTF", "ISODuration", "Decimal"]);
const wide = /[\uD7FF-\uFFFF]/;

/** What is stored of entities of each kind, docs/neo4j.md. Errors: NEO4J_NAME; DATASET_REFERENCE for an unknown kind. */
export function entityProperties(ontology: Ontology): (entity: Entity, hash: string) => Properties {
  const kinds = new Map(ontology.kinds.map((kind) => [kind.name, fieldsOf(kind)]));
  return (entity, hash) => {
    const fields = kinds.get(entity.kind);
    if (fields === undefined) throw missing("kind", entity.kind);
    const name = entity.names[0]?.name ?? "";
    const languages = entity.names.map(({ language }) => language);
    const tags = languages.map((language) => language.toLowerCase());
    const properties: Properties = {
      id: entity.id,
      name,
      aliases: entity.aliases,
      description: entity.description,
      basis: entity.basis,
      strategies: entity.strategies,
      strength: entity.strength,
      reasoning: entity.reasoning,
      note: entity.note,
      _languages: languages,
      _hash: hash,
    };
    if (tags.some((tag, at) => tag !== languages[at])) properties._tags = tags;
    if (entity.names.length > 1) properties._names = entity.names.map((one) => one.name);
    keyed(properties, "id", entity.id);
    keyed(properties, "name", name);
    keyed(properties, "aliases", entity.aliases);
    keyed(properties, "strategies", entity.strategies);
    if (entity.description !== null) keyed(properties, "description", entity.description);
    const unrecorded: string[] = [];
    for (const field of fields) {
      const value = entity.fields[field.name];
      if (value !== undefined) field.store(properties, value);
      else if (field.list && field.required) {
        properties[field.name] = [];
        unrecorded.push(field.name);
      }
    }
    if (unrecorded.length > 0) properties._unrecorded = unrecorded;
    return properties;
  };
}

function fieldsOf(kind: EntityKind) {
  return kind.fields
    .filter(({ name }) => !commonFields.has(name))
    .map(({ name: declared, type, list, required }) => {
      const name = identifier(declared).replaceAll("`", "");
      const store = (properties: Properties, value: Entity["fields"][string]): void => {
        if (type === "Int")
          properties[name] = typeof value === "object" ? value.map((one) => int(Number(one))) : int(Number(value));
        else properties[name] = value;
        if (type === "String" || type === "ID") keyed(properties, name, value as string | readonly string[]);
        else if (ordered.has(type) && typeof value === "string")
          properties[`_order_${name}`] = orderKey(type as Ordered, value);
      };
      return { name, list, required, store };
    });
}

function keyed(properties: Properties, name: string, value: string | readonly string[]): void {
  if (typeof value === "string") {
    if (wide.test(value)) properties[`_order_${name}`] = stringKey(value);
  } else if (value.some((one) => wide.test(one))) properties[`_order_${name}`] = value.map(stringKey);
}

/** The key of a claim, in its node and in its relation. */
export function claimKey(hash: string, at: number): string {
  return `${hash}-${at}`;
}

export function relationProperties({ id, basis, strength, commitment, claims }: Relation, hash: string): Properties {
  const properties: Properties = {
    id,
    basis,
    strength,
    commitment,
    claims: claims.map((_, at) => claimKey(hash, at)),
    _hash: hash,
  };
  keyed(properties, "id", id);
  return properties;
}

export function claimProperties(claim: Claim, hash: string, at: number): Properties {
  const { basis, strength, reasoning, commitment, coreference, qualifier, note, annotator, reviewer } = claim;
  const key = claimKey(hash, at);
  return {
    key,
    at: int(at),
    basis,
    strength,
    reasoning,
    commitment,
    coreference,
    qualifier,
    note,
    annotator,
    reviewer,
  };
}

export function mentionProperties({ coreference, note }: Mention, quote: Properties): Properties {
  return { ...quote, coreference, note };
}

export function fieldEvidenceProperties({ field, value, note }: FieldEvidence, at: number): Properties {
  return { at: int(at), field, value, note };
}

export function listProperties(list: ListNote, strategies: readonly string[], hash: string, at: number): Properties {
  const { relation, direction, members, status, note } = list;
  return { key: hash, at: int(at), relation, direction, members, status, note, _strategies: strategies, _hash: hash };
}

export function exclusionProperties({ relation, reasoning }: Exclusion, hash: string, at: number): Properties {
  return { key: hash, at: int(at), relation, reasoning, _hash: hash };
}

export function silenceProperties(
  { strategy, rule, reason, annotator }: Silence,
  hash: string,
  at: number,
): Properties {
  return { key: hash, at: int(at), strategy, rule, reason, annotator, _hash: hash };
}

export function textProperties({ id, text, sha256, pages, sections }: SourceText, hash: string): Properties {
  return {
    key: id,
    text,
    sha256,
    length: int(text.length),
    lines: int(lineStarts(text).length),
    // Cypher counts characters: it can cut where each of them is one unit
    pairs: /[\uD800-\uDFFF]/.test(text),
    pageStarts: pages.map(({ start }) => int(start)),
    pageLabels: pages.map(({ label }) => label),
    sectionStarts: sections.map(({ start }) => int(start)),
    sectionLabels: sections.map(({ label }) => label),
    _hash: hash,
  };
}

export function strategyProperties(
  strategy: Strategy,
  counts: StrategyCounts,
  read: readonly string[],
  hash: string,
): Properties {
  const { id, name, language, annotators, reviewers, documents } = strategy;
  const counted = Object.fromEntries(Object.entries(counts).map(([of, number]) => [of, int(number)]));
  return { key: id, name, language, annotators, reviewers, documents, read, ...counted, _hash: hash };
}
