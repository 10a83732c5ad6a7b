import type { Exclusion, ListNote, Silence } from "../dataset.ts";
import type { Ontology } from "../ontology.ts";
import type { QuotesBuilder } from "./build-evidence.ts";
import { numbering, type Pools } from "./build-pools.ts";
import { columnBuilder, listsBuilder, type Steps } from "./column.ts";
import type { ExclusionColumns, ListColumns, SilenceColumns } from "./snapshot.ts";

/** Lists that a source leaves open or announces, in the dataset's order. */
export function* buildLists(
  ontology: Ontology,
  pools: Pools,
  quotes: QuotesBuilder,
  notes: Iterable<ListNote>,
): Steps<ListColumns> {
  const [entity, relation, direction] = [columnBuilder(), columnBuilder(), columnBuilder()];
  const kindNumber = numbering(
    "kind",
    ontology.kinds.map(({ name }) => name),
  );
  const [members, listQuotes] = [listsBuilder(kindNumber), listsBuilder(quotes.push)];
  const [status, note] = [columnBuilder(), columnBuilder()];
  const relationNumber = relationNumbering(ontology);
  for (const list of notes) {
    entity.push(pools.entity(list.entity));
    relation.push(relationNumber(list.relation));
    direction.push(list.direction === "out" ? 0 : 1);
    members.push(list.members);
    status.push(list.status === "OPEN" ? 0 : 1);
    note.push(pools.passage(list.note));
    listQuotes.push(list.quotes);
    yield;
  }
  return {
    entity: yield* entity.finish(),
    relation: yield* relation.finish(),
    direction: yield* direction.finish(),
    members: yield* members.finish(),
    status: yield* status.finish(),
    note: yield* note.finish(),
    quotes: yield* listQuotes.finish(),
  };
}

/** Relations that a source rules out, in the dataset's order. */
export function* buildExclusions(
  ontology: Ontology,
  pools: Pools,
  quotes: QuotesBuilder,
  exclusions: Iterable<Exclusion>,
): Steps<ExclusionColumns> {
  const [relation, from, to, reasoning] = [columnBuilder(), columnBuilder(), columnBuilder(), columnBuilder()];
  const exclusionQuotes = listsBuilder(quotes.push);
  const relationNumber = relationNumbering(ontology);
  for (const exclusion of exclusions) {
    relation.push(relationNumber(exclusion.relation));
    from.push(pools.entity(exclusion.from));
    to.push(pools.entity(exclusion.to));
    reasoning.push(pools.passage(exclusion.reasoning));
    exclusionQuotes.push(exclusion.quotes);
    yield;
  }
  return {
    relation: yield* relation.finish(),
    from: yield* from.finish(),
    to: yield* to.finish(),
    reasoning: yield* reasoning.finish(),
    quotes: yield* exclusionQuotes.finish(),
  };
}

/** Findings that strategies silence, in the dataset's order. */
export function* buildSilences(pools: Pools, silences: Iterable<Silence>): Steps<SilenceColumns> {
  const [strategy, rule, entities] = [columnBuilder(), columnBuilder(), listsBuilder(pools.entity)];
  const [reason, annotator] = [columnBuilder(), columnBuilder()];
  for (const silence of silences) {
    strategy.push(pools.passage(silence.strategy));
    rule.push(pools.passage(silence.rule));
    entities.push(silence.entities);
    reason.push(pools.passage(silence.reason));
    annotator.push(pools.passage(silence.annotator));
    yield;
  }
  return {
    strategy: yield* strategy.finish(),
    rule: yield* rule.finish(),
    entities: yield* entities.finish(),
    reason: yield* reason.finish(),
    annotator: yield* annotator.finish(),
  };
}

function relationNumbering(ontology: Ontology): (name: string) => number {
  return numbering(
    "relation kind",
    ontology.relations.map(({ name }) => name),
  );
}
