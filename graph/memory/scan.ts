import {
  type Alternative,
  type Basis,
  type Claim,
  type Commitment,
  type Dataset,
  type Entity,
  type Exclusion,
  type FieldEvidence,
  type FieldValue,
  type ListNote,
  type Mention,
  type Name,
  type Quote,
  type Relation,
  relationId,
  type Silence,
  type SourceText,
  type Strength,
} from "../dataset.ts";
import { documentsOf, type Part } from "../part.ts";
import type { Value } from "../rows.ts";
import type { Attributes } from "./attributes.ts";
import { commonFields } from "./build-entities.ts";
import { growing, reader, type Steps, upTo } from "./column.ts";
import type { Opened } from "./execute.ts";
import { type Graph, listReader, range } from "./graph.ts";
import type { Records } from "./records.ts";
import { type RelationOrder, relationOrder, roomFor } from "./relation-order.ts";
import { unpackStanding } from "./standing.ts";

/** The dataset a graph was made from; objects are made one at a time, as they are asked for. Cost of opening: O(relations). */
export function* scanSteps({ graph, attributes, records }: Opened): Steps<Dataset> {
  const order = yield* relationOrder(graph);
  const entity = entityReader(graph, attributes, records);
  const relation = relationReader(graph, records, order);
  const { exclusions, lists, silences, texts } = graph.snapshot;
  return {
    revision: graph.snapshot.revision,
    strategies: graph.strategies(),
    documents: rows(texts.entity.length, textReader(graph, records)),
    entities: rows(graph.entityCount, entity),
    relations: rows(order.numbers.length, relation),
    lists: rows(lists.entity.length, listNoteReader(graph, records)),
    exclusions: rows(exclusions.relation.length, exclusionReader(graph, records)),
    silences: rows(silences.rule.length, silenceReader(graph, records)),
  };
}

/** A part of it, as `partOf` takes it. Cost of opening: O(its entities, their relations and the texts). */
export function* scanPartSteps({ graph, attributes, records }: Opened, part: Part): Steps<Dataset> {
  const entities = entitiesIn(graph, part);
  const order = yield* relationsBetween(graph, entities, part);
  const [entity, relation] = [entityReader(graph, attributes, records), relationReader(graph, records, order)];
  const quoted = new Set<string>();
  for (let row = 0; row < order.numbers.length; row++) {
    for (const document of documentsOf(relation(row))) quoted.add(document);
    if ((row & 0x3f) === 0x3f) yield;
  }
  const documents = entitiesIn(graph, { entities: quoted });
  const textOf = reader(graph.snapshot.texts.entity);
  const texts = [...upTo(graph.snapshot.texts.entity.length)].filter((text) => documents.has(textOf(text)));
  const shown = Uint32Array.from(new Set([...entities, ...documents])).sort();
  const text = textReader(graph, records);
  return {
    revision: graph.snapshot.revision,
    strategies: [],
    documents: texts.map(text),
    entities: rows(shown.length, (row) => entity(shown[row] as number)),
    relations: rows(order.numbers.length, relation),
    lists: [],
    exclusions: [],
    silences: [],
  };
}

function rows<T>(count: number, read: (row: number) => T): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      for (let row = 0; row < count; row++) yield read(row);
    },
  };
}

/** The numbers of those entities of a part that there are. */
function entitiesIn(graph: Graph, { entities }: Pick<Part, "entities">): ReadonlySet<number> {
  return new Set(Array.from(entities.keys(), graph.rankOfId).filter(Number.isInteger));
}

/** The relations of a part, by what leaves each of its entities. */
function* relationsBetween(graph: Graph, entities: ReadonlySet<number>, part: Part): Steps<RelationOrder> {
  const { out, place, to } = graph.snapshot.relations;
  const [numbers, starts, kinds] = [growing(), growing(), growing()];
  let looked = 0;
  for (const from of entities) {
    for (const [kind, rows] of out.entries()) {
      const row = rows[graph.kind[from] as number] ?? null;
      const slot = graph.slot[from] as number;
      for (let number = row?.[slot] ?? 0; number < (row?.[slot + 1] ?? 0); number++) {
        if ((++looked & 0x3ff) === 0) yield;
        const end = to[number] as number;
        if (!entities.has(end) || part.relations?.has(idOf(graph, from, kind, end)) === false) continue;
        numbers.push(number);
        starts.push(from);
        kinds.push(kind);
      }
    }
    if ((++looked & 0x3ff) === 0) yield;
  }
  const found = upTo(numbers.length()).sort(
    (a, b) => (place[numbers.at(a)] as number) - (place[numbers.at(b)] as number),
  );
  const order = roomFor(found.length);
  for (const [row, at] of found.entries()) {
    order.numbers[row] = numbers.at(at);
    order.from[row] = starts.at(at);
    order.kind[row] = kinds.at(at);
  }
  return order;
}

function idOf(graph: Graph, from: number, kind: number, to: number): string {
  return relationId(graph.id(from), graph.ontology.relations[kind]?.name ?? "", graph.id(to));
}

type Read = (record: number) => Value;
const asText = (read: Read | undefined, record: number): string | null => (read?.(record) ?? null) as string | null;

function quoteReader(graph: Graph, { passages }: Records): (quote: number) => Quote {
  return (quote) => ({
    document: graph.id(passages.document(quote)),
    start: passages.start(quote),
    end: passages.end(quote),
    sentenceStart: passages.sentenceStart(quote),
    sentenceEnd: passages.sentenceEnd(quote),
  });
}

function entityReader(graph: Graph, attributes: Attributes, records: Records): (entity: number) => Entity {
  const { entities, mentions } = graph.snapshot;
  const quote = quoteReader(graph, records);
  const [name, language, description] = [
    reader(entities.name),
    reader(entities.language),
    reader(entities.description),
  ];
  const [otherOffset, otherName] = [reader(entities.otherNames.offsets), reader(entities.otherNames.values)];
  const otherLanguage = reader(entities.otherLanguages);
  const [aliases, strategies] = [listReader(entities.aliases), listReader(entities.strategies)];
  const [standing, reasoning, note] = [reader(entities.standing), reader(entities.reasoning), reader(entities.note)];
  const mentionQuote = reader(mentions.quote);
  const alternatives = listReader(mentions.alternatives);
  const word = (code: number): string => graph.word(code) ?? "";
  const named = (nameCode: number, languageCode: number): Name => ({
    language: word(languageCode),
    name: word(nameCode),
  });
  const fields = fieldsReader(graph, attributes);
  const mention = (one: number): Mention => ({
    quote: quote(mentionQuote(one)),
    coreference: records.kinds.Mention?.fields.coreference?.(one) === true,
    note: asText(records.kinds.Mention?.fields.note, one),
    alternatives: alternatives(one).map(graph.id),
  });
  const evidence = (one: number): FieldEvidence => ({
    field: asText(records.kinds.FieldEvidence?.fields.field, one) ?? "",
    value: asText(records.kinds.FieldEvidence?.fields.value, one) ?? "",
    note: asText(records.kinds.FieldEvidence?.fields.note, one),
    quotes: (records.kinds.FieldEvidence?.records.evidence?.numbers(one) ?? []).map(quote),
  });
  return (entity) => {
    const { basis, strength } = unpackStanding(standing(entity));
    return {
      id: graph.id(entity),
      kind: graph.ontology.kinds[graph.kind[entity] as number]?.name ?? "",
      names: [
        named(name(entity), language(entity)),
        ...range(otherOffset, entity).map((at) => named(otherName(at), otherLanguage(at))),
      ],
      aliases: aliases(entity).map(word),
      description: graph.word(description(entity)),
      basis,
      strength,
      reasoning: graph.prose(reasoning(entity)),
      note: graph.prose(note(entity)),
      strategies: strategies(entity).map(word),
      fields: fields(entity),
      mentions: (records.ofEntity.mentions?.numbers(entity) ?? []).map(mention),
      fieldEvidence: (records.ofEntity.fieldEvidence?.numbers(entity) ?? []).map(evidence),
    };
  };
}

/** Fields as recorded: a list that is not recorded is left out, though a question sees it empty. */
function fieldsReader(graph: Graph, attributes: Attributes): (entity: number) => Record<string, FieldValue> {
  const readers = graph.ontology.kinds.map((kind, number) =>
    kind.fields
      .filter(({ name }) => !commonFields.has(name))
      .map(({ name }) => {
        const recorded = graph.snapshot.kinds[number]?.fields[name]?.recorded ?? null;
        const isRecorded = recorded === null ? () => 1 : reader(recorded);
        return { name, isRecorded, read: attributes.ofKind(number, name).read };
      }),
  );
  return (entity) => {
    const fields: Record<string, FieldValue> = {};
    for (const { name, isRecorded, read } of readers[graph.kind[entity] as number] ?? []) {
      const value = isRecorded(graph.slot[entity] as number) === 1 ? read(entity, -1, -1) : null;
      if (value !== null) fields[name] = value as FieldValue;
    }
    return fields;
  };
}

function relationReader(graph: Graph, records: Records, order: RelationOrder): (place: number) => Relation {
  const { standing, to } = graph.snapshot.relations;
  const claim = claimReader(graph, records);
  return (place) => {
    const number = order.numbers[place] as number;
    const kind = graph.ontology.relations[order.kind[place] as number]?.name ?? "";
    const [from, end] = [graph.id(order.from[place] as number), graph.id(to[number] as number)];
    return {
      id: relationId(from, kind, end),
      kind,
      from,
      to: end,
      ...unpackStanding(standing[number] as number),
      claims: (records.ofRelation.claims?.numbers(number) ?? []).map(claim),
    };
  };
}

function claimReader(graph: Graph, records: Records): (claim: number) => Claim {
  const quote = quoteReader(graph, records);
  const { fields, one, records: links } = records.kinds.Claim ?? missingReaders;
  const other = records.kinds.Alternative ?? missingReaders;
  const id = (entity: number | null | undefined): string | null => (entity == null ? null : graph.id(entity));
  const alternative = (at: number): Alternative => ({
    from: id(other.one.from?.(at)),
    relation: asText(other.fields.relation, at),
    to: id(other.one.to?.(at)),
    reasoning: asText(other.fields.reasoning, at) ?? "",
  });
  return (claim) => ({
    document: id(one.document?.(claim)) ?? "",
    basis: asText(fields.basis, claim) as Basis,
    strength: asText(fields.strength, claim) as Strength | null,
    reasoning: asText(fields.reasoning, claim),
    commitment: asText(fields.commitment, claim) as Commitment | null,
    commitmentQuotes: (links.commitmentEvidence?.numbers(claim) ?? []).map(quote),
    attributedTo: id(one.attributedTo?.(claim)),
    coreference: fields.coreference?.(claim) === true,
    qualifier: asText(fields.qualifier, claim),
    note: asText(fields.note, claim),
    quotes: (links.evidence?.numbers(claim) ?? []).map(quote),
    alternatives: (links.alternatives?.numbers(claim) ?? []).map(alternative),
    annotator: asText(fields.annotator, claim) ?? "",
    reviewer: asText(fields.reviewer, claim),
  });
}

const missingReaders: NonNullable<Records["kinds"][string]> = { fields: {}, one: {}, many: {}, records: {} };

function textReader(graph: Graph, { passages }: Records): (text: number) => SourceText {
  const { texts } = graph.snapshot;
  const [entity, sha256] = [reader(texts.entity), reader(texts.sha256)];
  return (text) => ({
    id: graph.id(entity(text)),
    text: passages.text(text),
    sha256: graph.prose(sha256(text)) ?? "",
    pages: passages.pages(text),
    sections: passages.sections(text),
  });
}

function listNoteReader(graph: Graph, records: Records): (list: number) => ListNote {
  const quote = quoteReader(graph, records);
  const { fields, one, records: links } = records.kinds.ListNote ?? missingReaders;
  return (list) => ({
    entity: graph.id(one.entity?.(list) ?? 0),
    relation: asText(fields.relation, list) ?? "",
    direction: asText(fields.direction, list) as "out" | "in",
    members: fields.members?.(list) as readonly string[],
    status: asText(fields.status, list) as "OPEN" | "ANNOUNCED",
    note: asText(fields.note, list),
    quotes: (links.evidence?.numbers(list) ?? []).map(quote),
  });
}

function exclusionReader(graph: Graph, records: Records): (exclusion: number) => Exclusion {
  const quote = quoteReader(graph, records);
  const { fields, one, records: links } = records.kinds.Exclusion ?? missingReaders;
  return (exclusion) => ({
    relation: asText(fields.relation, exclusion) ?? "",
    from: graph.id(one.from?.(exclusion) ?? 0),
    to: graph.id(one.to?.(exclusion) ?? 0),
    reasoning: asText(fields.reasoning, exclusion) ?? "",
    quotes: (links.evidence?.numbers(exclusion) ?? []).map(quote),
  });
}

function silenceReader(graph: Graph, records: Records): (silence: number) => Silence {
  const { fields, many } = records.kinds.Silence ?? missingReaders;
  return (silence) => ({
    strategy: asText(fields.strategy, silence) ?? "",
    rule: asText(fields.rule, silence) ?? "",
    entities: (many.entities?.(silence) ?? []).map(graph.id),
    reason: asText(fields.reason, silence) ?? "",
    annotator: asText(fields.annotator, silence) ?? "",
  });
}
