import {
  type Claim,
  type Commitment,
  commitments,
  type Dataset,
  type Entity,
  type Exclusion,
  type FieldValue,
  type ListNote,
  type Name,
  type Quote,
  type Relation,
  relationId,
  type SourceText,
  type Strategy,
  type Strength,
  strengths,
  strongest,
} from "../../../graph/dataset.ts";
import type { Field, Ontology, ScalarType } from "../../../graph/ontology.ts";
import { makeDataset } from "../../../graph/revision.ts";
import { readValue } from "../../../graph/values.ts";
import type { Chance } from "./chance.ts";

/** Strings where engines and orders tend to differ: above and below the surrogates, combined, empty, alike. */
export const texts = [
  ...[
    "",
    "a",
    "A",
    "ä",
    "ab",
    "b",
    "z",
    "Z",
    "ß",
    "İ",
    "\uFFFD",
    "\uFF5E",
    "😀",
    "😀b",
    "𝒜",
    "e\u0301x".normalize("NFC"),
  ],
  ...[
    "null",
    "undefined",
    "true",
    "0",
    "__proto__",
    "constructor",
    '"quoted"',
    "new\nline",
    "tab\tbed",
    "$0",
    "%",
    "a>b",
  ],
];
export const languages = ["en", "ru", "ru-RU", "kk-Cyrl-KZ", "de"];
const dates = ["2024", "2024-06-10", "2023-12", "../2030", "2020/2025", "2020/..", "2024-06", "/2024"];
const durations = ["P5Y", "P60M", "P18M", "P1D", "P2W"];
const decimals = ["0", "1.5", "-2", "12500000.00", "0.1", "100"];

function canonical(type: ScalarType, all: readonly string[]): readonly string[] {
  return all.flatMap((one) => {
    const read = readValue(type, one);
    return "value" in read ? [String(read.value)] : [];
  });
}

const orderedValues = {
  EDTF: canonical("EDTF", dates),
  ISODuration: canonical("ISODuration", durations),
  Decimal: canonical("Decimal", decimals),
};

export function randomValue(chance: Chance, type: string, ontology: Ontology): string | number | boolean {
  switch (type) {
    case "Int":
      return chance.one([0, 1, 2, -1, 7, 2147483647, -2147483648]);
    case "Float":
      return chance.one([0, 0.5, 1, -1.25, 1e21, 5e-324, 3]);
    case "Boolean":
      return chance.odds(0.5);
    case "EDTF":
    case "ISODuration":
    case "Decimal":
      return chance.one(orderedValues[type]);
    case "ID":
    case "String":
      return chance.one(texts);
    default:
      return chance.one(ontology.enums.find(({ name }) => name === type)?.values ?? []).name;
  }
}

/**
 * A dataset of an ontology: nulls, doubled values, loops, several names, several claims, lists and exclusions. `size` is how
 * many entities it has, sources aside; a few, unless said.
 */
export function randomDataset(chance: Chance, ontology: Ontology, size?: number): Dataset {
  const strategies = Array.from({ length: chance.between(1, 2) }, (_, index) => `s${index}`);
  const sources = ontology.kinds.filter(({ name }) => name === ontology.sourceKind);
  const others = ontology.kinds.filter(({ name }) => name !== ontology.sourceKind);
  const kinds = [
    ...Array.from({ length: chance.between(1, 3) }, () => chance.one(sources)),
    ...Array.from({ length: size ?? chance.between(0, 18) }, () => chance.one(others)),
  ];
  const bare = kinds.map((kind, index) => {
    const end = chance.odds(0.5) ? String(index) : `${index}-${chance.one(["a", "b", "é", "\uFFFD", "😀"])}`;
    return { kind, id: `${chance.one(strategies)}/${kind.segment}/${end}` };
  });
  const documents = bare.filter(({ kind }) => kind.name === ontology.sourceKind).map(({ id }) => id);
  const read = documents.filter((_, index) => index === 0 || chance.odds(0.6));
  const documentTexts = read.map((id): SourceText => randomText(chance, id));
  const quotes = (most: number): Quote[] =>
    Array.from({ length: chance.between(0, most) }, () => randomQuote(chance, chance.one(documentTexts)));
  const ids = bare.map(({ id }) => id);
  const entities = bare.map(({ kind, id }): Entity => {
    const inferred = chance.odds(0.3);
    return {
      id,
      kind: kind.name,
      names: randomNames(chance),
      aliases: chance.some(texts, 0.1),
      description: chance.odds(0.4) ? chance.one(texts) : null,
      basis: inferred ? "INFERRED" : "STATED",
      strength: inferred ? chance.one(strengths) : null,
      reasoning: inferred ? chance.one(texts) : null,
      note: chance.odds(0.2) ? chance.one(texts) : null,
      strategies: strategies.filter((strategy) => id.startsWith(strategy) || chance.odds(0.2)),
      fields: randomFields(chance, kind.fields, ontology),
      mentions: quotes(2).map((quote) => ({
        quote,
        coreference: chance.odds(0.3),
        note: chance.odds(0.3) ? chance.one(texts) : null,
        alternatives: chance.odds(0.3) ? [chance.one(ids)] : [],
      })),
      fieldEvidence: chance.odds(0.3)
        ? [{ field: "name", value: chance.one(texts), note: null, quotes: quotes(2) }]
        : [],
    };
  });
  return makeDataset({
    strategies: strategies.map(
      (id): Strategy => ({
        id,
        name: id,
        language: "en",
        annotators: ["one"],
        reviewers: [],
        documents: documents.filter((document) => document.startsWith(id)),
      }),
    ),
    documents: documentTexts,
    entities,
    relations: randomRelations(chance, ontology, entities, documents, quotes),
    lists: randomLists(chance, ontology, ids, quotes),
    exclusions: randomExclusions(chance, ontology, ids, quotes),
  });
}

function randomNames(chance: Chance): readonly Name[] {
  const some = chance.some(languages, 0.3);
  return (some.length > 0 ? some : ["en"]).map((language) => ({ language, name: chance.one(texts) }));
}

const commonFields = ["id", "name", "aliases", "description", "basis", "strategies"];

function randomFields(chance: Chance, fields: readonly Field[], ontology: Ontology): Record<string, FieldValue> {
  const own = fields.filter(({ name }) => !commonFields.includes(name));
  return Object.fromEntries(
    chance.some(own, 0.7).map(({ name, type, list }): [string, FieldValue] => {
      if (!list) return [name, randomValue(chance, type, ontology)];
      return [name, Array.from({ length: chance.between(0, 3) }, () => randomValue(chance, type, ontology))];
    }),
  );
}

function randomText(chance: Chance, id: string): SourceText {
  const text = Array.from({ length: 8 }, () =>
    chance.one(["One line. ", "Zwei 😀.\n", "\f## Part\n", "é\u00A0x "]),
  ).join("");
  const starts = [...text.matchAll(/\f/g)].map(({ index }) => index);
  const marks = starts.map((start, at) => ({ start, label: String(at + 2) }));
  return { id, text, sha256: "0".repeat(64), pages: marks, sections: chance.odds(0.5) ? marks : [] };
}

function randomQuote(chance: Chance, { id, text }: SourceText): Quote {
  // never in the middle of a character: such a quote is in no text
  const bounds = Array.from(text.matchAll(/^|(?<=.)/gsu), ({ index }) => index);
  const places = Array.from({ length: 4 }, () => chance.below(bounds.length - 1)).sort((a, b) => a - b);
  const [sentenceStart = 0, start = 0, end = 0, sentenceEnd = 0] = places;
  const [sentenceFrom = 0, from = 0, to = 0, sentenceTo = 0] = [sentenceStart, start, end + 1, sentenceEnd + 1].map(
    (place) => bounds[place],
  );
  return { document: id, start: from, end: to, sentenceStart: sentenceFrom, sentenceEnd: sentenceTo };
}

function randomRelations(
  chance: Chance,
  { relations: kinds }: Ontology,
  entities: readonly Entity[],
  documents: readonly string[],
  quotes: (most: number) => Quote[],
): readonly Relation[] {
  const found = new Map<string, Relation>();
  const count = chance.between(0, entities.length * 4);
  for (let at = 0; at < count; at++) {
    const { name: kind, from: fromKinds, to: toKinds } = chance.one(kinds);
    const starts = entities.filter((one) => fromKinds.includes(one.kind));
    const ends = entities.filter((one) => toKinds.includes(one.kind));
    if (starts.length === 0 || ends.length === 0) continue;
    const [from, to] = [chance.one(starts).id, chance.one(ends).id];
    const claims = chance
      .some(documents, 0.5)
      .map((document) => randomClaim(chance, document, entities, quotes))
      .sort(strongest);
    const all = claims.length > 0 ? claims : [randomClaim(chance, chance.one(documents), entities, quotes)];
    const [first] = all;
    if (!first) continue;
    const { basis, strength, commitment } = first;
    const id = relationId(from, kind, to);
    found.set(id, { id, kind, from, to, basis, strength, commitment, claims: all });
  }
  return [...found.values()];
}

function randomClaim(
  chance: Chance,
  document: string,
  entities: readonly Entity[],
  quotes: (most: number) => Quote[],
): Claim {
  const inferred = chance.odds(0.5);
  const strength: Strength | null = inferred ? chance.one(strengths) : null;
  const commitment: Commitment | null = chance.odds(0.5) ? chance.one(commitments) : null;
  return {
    document,
    basis: inferred ? "INFERRED" : "STATED",
    strength,
    reasoning: inferred ? chance.one(texts) : null,
    commitment,
    commitmentQuotes: quotes(1),
    attributedTo: chance.odds(0.2) ? chance.one(entities).id : null,
    coreference: chance.odds(0.2),
    qualifier: chance.odds(0.2) ? chance.one(texts) : null,
    note: null,
    quotes: quotes(2),
    alternatives: chance.odds(0.2)
      ? [{ from: chance.odds(0.5) ? chance.one(entities).id : null, relation: null, to: null, reasoning: "may be" }]
      : [],
    annotator: "one",
    reviewer: chance.odds(0.3) ? "two" : null,
  };
}

function randomLists(
  chance: Chance,
  { kinds, relations }: Ontology,
  ids: readonly string[],
  quotes: (most: number) => Quote[],
): readonly ListNote[] {
  const lists = Array.from({ length: chance.between(0, 3) }, (): ListNote => {
    const members = chance.some(kinds, 0.4).map(({ name }) => name);
    return {
      entity: chance.one(ids),
      relation: chance.one(relations).name,
      direction: chance.odds(0.5) ? "out" : "in",
      members: members.length > 0 ? members : [chance.one(kinds).name],
      status: chance.odds(0.5) ? "OPEN" : "ANNOUNCED",
      note: chance.odds(0.5) ? chance.one(texts) : null,
      quotes: quotes(2),
    };
  });
  return distinct(lists);
}

function randomExclusions(
  chance: Chance,
  { relations }: Ontology,
  ids: readonly string[],
  quotes: (most: number) => Quote[],
): readonly Exclusion[] {
  const exclusions = Array.from({ length: chance.between(0, 3) }, (): Exclusion => {
    const [from, to] = [chance.one(ids), chance.one(ids)];
    return { relation: chance.one(relations).name, from, to, reasoning: chance.one(texts), quotes: quotes(2) };
  });
  return distinct(exclusions);
}

/** A dataset may not say the same twice. */
function distinct<T>(records: readonly T[]): readonly T[] {
  return [...new Map(records.map((record) => [JSON.stringify(record), record])).values()];
}
