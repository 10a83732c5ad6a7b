import type { Entity, Name } from "../dataset.ts";
import { StrategraphError } from "../diagnostic.ts";
import type { Ontology } from "../ontology.ts";
import type { QuotesBuilder } from "./build-evidence.ts";
import { type FieldBuilder, fieldBuilder } from "./build-fields.ts";
import { numbering, type Pools, repeated } from "./build-pools.ts";
import { columnBuilder, growing, listsBuilder, repeatingColumn, type Steps } from "./column.ts";
import type { EntityColumns, FieldColumns, FieldEvidenceColumns, KindColumns, MentionColumns } from "./snapshot.ts";
import { packStanding } from "./standing.ts";

/** Fields that every entity has as a noun of the dataset; all others are fields of its kind. */
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

export interface EntitiesBuilder {
  /** Errors: DATASET_ORDER, DATASET_REFERENCE. */
  readonly push: (entity: Entity) => void;
  /** Of each entity so far. */
  readonly kinds: () => Uint32Array;
  readonly slots: () => Uint32Array;
  /** How many there are of a kind. */
  readonly size: (kind: number) => number;
  readonly finish: (rank: Uint32Array) => Steps<{
    readonly entities: EntityColumns;
    readonly kinds: readonly KindColumns[];
    readonly mentions: MentionColumns;
    readonly fieldEvidence: FieldEvidenceColumns;
  }>;
}

export function entitiesBuilder(ontology: Ontology, pools: Pools, quotes: QuotesBuilder): EntitiesBuilder {
  const kindNumber = numbering(
    "kind",
    ontology.kinds.map(({ name }) => name),
  );
  const kinds = ontology.kinds.map((kind) => ({
    members: growing(),
    fields: kind.fields
      .filter(({ name }) => !commonFields.has(name))
      .map((field): [string, FieldBuilder] => [field.name, fieldBuilder(ontology, field, pools)]),
  }));
  const [kindOf, slotOf] = [growing(), growing()];
  const [name, description] = [columnBuilder(), columnBuilder()];
  const language = repeatingColumn(pools.word);
  const [otherNames, otherLanguages] = [listsBuilder(({ name }: Name) => pools.word(name)), columnBuilder()];
  const [aliases, strategies] = [listsBuilder(pools.word), listsBuilder(repeated(pools.word))];
  const standing = columnBuilder();
  const [reasoning, note] = [repeatingColumn(pools.passage), repeatingColumn(pools.passage)];
  const mentions = mentionsBuilder(pools, quotes);
  const fieldEvidence = fieldEvidenceBuilder(pools, quotes);

  return {
    kinds: kindOf.array,
    slots: slotOf.array,
    size: (kind) => kinds[kind]?.members.length() ?? 0,
    push: (entity) => {
      const number = pools.ids.intern(entity.id);
      const isLast = number === kindOf.length() && (number === 0 || pools.ids.compare(number - 1, number) < 0);
      if (!isLast) throw outOfOrder("entity", entity.id);
      const kind = kindNumber(entity.kind);
      const { members, fields } = kinds[kind] as (typeof kinds)[number];
      kindOf.push(kind);
      slotOf.push(members.length());
      members.push(number);
      const first = entity.names[0] as Name;
      const others = entity.names.slice(1);
      name.push(pools.word(first.name));
      language.push(first.language);
      otherNames.push(others);
      for (const other of others) otherLanguages.push(pools.word(other.language));
      aliases.push(entity.aliases);
      strategies.push(entity.strategies);
      description.push(pools.word(entity.description));
      standing.push(packStanding(entity.basis, entity.strength, null));
      reasoning.push(entity.reasoning);
      note.push(entity.note);
      for (const [field, values] of fields) values.push(entity.fields[field]);
      mentions.push(entity);
      fieldEvidence.push(entity);
    },
    *finish(rank) {
      const ranked = (code: number): number => (code === 0 ? 0 : (rank[code - 1] as number) + 1);
      const columns: KindColumns[] = [];
      for (const { members, fields } of kinds) {
        const finished: Record<string, FieldColumns> = {};
        for (const [field, values] of fields) finished[field] = yield* values.finish(rank);
        columns.push({ members: members.array().slice(), fields: finished });
      }
      const Kinds = kinds.length <= 0x100 ? Uint8Array : Uint16Array;
      return {
        entities: {
          kind: new Kinds(kindOf.array()),
          slot: slotOf.array().slice(),
          name: yield* name.finish(ranked),
          language: yield* language.finish(ranked),
          otherNames: yield* otherNames.finish(ranked),
          otherLanguages: yield* otherLanguages.finish(ranked),
          description: yield* description.finish(ranked),
          aliases: yield* aliases.finish(ranked),
          strategies: yield* strategies.finish(ranked),
          standing: yield* standing.finish(),
          reasoning: yield* reasoning.finish(),
          note: yield* note.finish(),
          mentions: yield* mentions.offsets.finish(),
          fieldEvidence: yield* fieldEvidence.offsets.finish(),
        },
        kinds: columns,
        mentions: yield* mentions.finish(),
        fieldEvidence: yield* fieldEvidence.finish(),
      };
    },
  };
}

function mentionsBuilder(pools: Pools, quotes: QuotesBuilder) {
  const [offsets, quote, coreference] = [columnBuilder(), columnBuilder(), columnBuilder()];
  const note = repeatingColumn(pools.passage);
  // ids of entities yet to come: kept as prose until all are numbered
  const alternatives = listsBuilder(pools.prose.intern);
  offsets.push(0);
  return {
    offsets,
    push: (entity: Entity): void => {
      for (const mention of entity.mentions) {
        quote.push(quotes.push(mention.quote));
        coreference.push(mention.coreference ? 1 : 0);
        note.push(mention.note);
        alternatives.push(mention.alternatives);
      }
      offsets.push(quote.length());
    },
    *finish(): Steps<MentionColumns> {
      return {
        quote: yield* quote.finish(),
        coreference: yield* coreference.finish(),
        note: yield* note.finish(),
        alternatives: yield* alternatives.finish((text) => pools.entity(pools.prose.text(text))),
      };
    },
  };
}

function fieldEvidenceBuilder(pools: Pools, quotes: QuotesBuilder) {
  const offsets = columnBuilder();
  const [field, value] = [repeatingColumn(pools.passage), repeatingColumn(pools.passage)];
  const note = repeatingColumn(pools.passage);
  const fieldQuotes = listsBuilder(quotes.push);
  let count = 0;
  offsets.push(0);
  return {
    offsets,
    push: (entity: Entity): void => {
      for (const evidence of entity.fieldEvidence) {
        field.push(evidence.field);
        value.push(evidence.value);
        note.push(evidence.note);
        fieldQuotes.push(evidence.quotes);
      }
      count += entity.fieldEvidence.length;
      offsets.push(count);
    },
    *finish(): Steps<FieldEvidenceColumns> {
      return {
        field: yield* field.finish(),
        value: yield* value.finish(),
        note: yield* note.finish(),
        quotes: yield* fieldQuotes.finish(),
      };
    },
  };
}

export function outOfOrder(what: string, id: string): StrategraphError {
  return new StrategraphError({
    code: "DATASET_ORDER",
    severity: "error",
    message: `The ${what} "${id}" comes twice or out of order.`,
    hint: "a dataset is ascending by id in code-point order: makeDataset sorts it",
  });
}
