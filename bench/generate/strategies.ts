import type {
  Claim,
  Commitment,
  Dataset,
  Entity,
  FieldValue,
  Quote,
  Relation,
  SourceText,
  Strategy,
  Strength,
} from "../../graph/dataset.ts";
import { relationId } from "../../graph/dataset.ts";
import { choose, pick, type Random, random } from "./random.ts";

export interface Generated extends Dataset {
  readonly entityCount: number;
}

/** What each strategy has; its relations are five times as many. */
const perStrategy = { action: 80, goal: 20, instrument: 150, outcome: 48, task: 200 } as const;
const strategySize = 500;
/** What all strategies share. */
const shared = { "funding-source": 100, organization: 300, sector: 100 } as const;
const sentences = 300;

const kindOf = {
  action: "Action",
  "funding-source": "FundingSource",
  goal: "Goal",
  instrument: "Instrument",
  organization: "Organization",
  outcome: "Outcome",
  sector: "Sector",
  "source-document": "SourceDocument",
  "strategy-document": "StrategyDocument",
  task: "Task",
} as const;
type Segment = keyof typeof kindOf;

const verbs = [
  "Develop",
  "Extend",
  "Renew",
  "Support",
  "Simplify",
  "Open up",
  "Digitise",
  "Strengthen",
  "Coordinate",
] as const;
const things = [
  "wood processing",
  "rail freight",
  "seed breeding",
  "machine building",
  "school meals",
  "district heating",
  "river ports",
  "vocational training",
  "waste sorting",
  "grid storage",
  "clinical trials",
  "fish farming",
] as const;
const places = [
  "in the north",
  "along the coast",
  "in mountain districts",
  "for small firms",
  "in every region",
  "with the neighbours",
  "by the end of the decade",
  "in rural areas",
] as const;
const reasons = [
  "The sentence names both, and nothing else could be meant",
  "The list stands under the heading of the other",
  "The same body answers for both",
  "It is said of the class this belongs to",
] as const;
const instrumentTypes = [
  "SUBSIDY",
  "GRANT",
  "LOAN",
  "GUARANTEE",
  "TAX",
  "INVESTMENT",
  "PROCUREMENT",
  "REGULATION",
  "STANDARD",
  "INFORMATION",
] as const;
const commitments: readonly [Commitment, ...Commitment[]] = [
  "DISCUSSED",
  "PROPOSED",
  "PLANNED",
  "COMMITTED",
  "IN_FORCE",
  "DONE",
];
const strengths: readonly [Strength, ...Strength[]] = ["STRONG", "MEDIUM", "WEAK"];

/**
 * Strategies with goals, tasks, instruments and the sectors they share, every relation claimed with a quote: the same for
 * the same seed and number of entities. Made as they are asked for, in canonical order; nothing is kept.
 */
export function generateStrategies(seed: number, entityCount: number): Generated {
  const count = Math.max(Math.round(entityCount / strategySize), 1);
  const strategies = Array.from({ length: count }, (_, at) => `s${String(at).padStart(5, "0")}`);
  const sharedCount = Object.values(shared).reduce((sum, size) => sum + size, 0);
  return {
    revision: `generated-${seed}-${count}`,
    entityCount: sharedCount + count * strategySize,
    strategies: lazily(strategies, function* (id) {
      yield strategyOf(id);
    }),
    documents: lazily(strategies, function* (id, at) {
      yield documentOf(id, seed + at);
    }),
    entities: {
      *[Symbol.iterator]() {
        yield* sharedEntities(seed, strategies.slice(0, 20));
        for (const [at, id] of strategies.entries()) yield* strategyEntities(id, seed + at);
      },
    },
    relations: lazily(strategies, (id, at) => strategyRelations(id, seed + at)),
    lists: [],
    exclusions: [],
    silences: [],
  };
}

function lazily<T>(strategies: readonly string[], make: (id: string, at: number) => Iterable<T>): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      for (const [at, id] of strategies.entries()) yield* make(id, at);
    },
  };
}

function strategyOf(id: string): Strategy {
  return {
    id,
    name: `Strategy ${id}`,
    language: "en",
    annotators: ["generator"],
    reviewers: [],
    documents: [documentId(id)],
  };
}

function documentId(strategy: string): string {
  return `${strategy}/source-document/text`;
}

function entityId(strategy: string, segment: Segment, number: number): string {
  return `${strategy}/${segment}/${String(number).padStart(4, "0")}`;
}

function wordsOf(next: Random): string {
  return `${pick(next, verbs)} ${pick(next, things)} ${pick(next, places)}`;
}

function documentOf(strategy: string, seed: number): SourceText {
  const next = random(seed);
  const lines = Array.from(
    { length: sentences },
    (_, at) => `${wordsOf(next)}, and ${wordsOf(next).toLowerCase()} (item ${at}).`,
  );
  return { id: documentId(strategy), text: lines.join("\n"), sha256: "0".repeat(64), pages: [], sections: [] };
}

/** Quotes from a document, each a sentence without its full stop. */
function quoter(strategy: string, seed: number): (next: Random) => Quote {
  const document = documentOf(strategy, seed);
  const ends: number[] = [];
  for (let end = document.text.indexOf("\n"); end >= 0; end = document.text.indexOf("\n", end + 1)) ends.push(end);
  ends.push(document.text.length);
  return (next) => {
    const line = next(ends.length);
    const sentenceStart = line === 0 ? 0 : (ends[line - 1] ?? 0) + 1;
    const sentenceEnd = ends[line] ?? 0;
    return { document: document.id, start: sentenceStart + next(10), end: sentenceEnd - 1, sentenceStart, sentenceEnd };
  };
}

function* sharedEntities(seed: number, strategies: readonly string[]): Iterable<Entity> {
  const next = random(seed ^ 0x5eed);
  for (const segment of Object.keys(shared) as (keyof typeof shared)[]) {
    for (let number = 0; number < shared[segment]; number++) {
      const fields: Record<string, FieldValue> = segment === "sector" ? { isClass: false, code: `C${number}` } : {};
      yield { ...plainEntity("common", segment, number, `${pick(next, things)} ${number}`, fields), strategies };
    }
  }
}

function* strategyEntities(strategy: string, seed: number): Iterable<Entity> {
  const next = random(seed ^ 0xe17);
  const quote = quoter(strategy, seed);
  const mentioned = (segment: Segment, number: number): Entity => ({
    ...plainEntity(strategy, segment, number, `${wordsOf(next)} ${number}`, fieldsOf(next, segment, number)),
    description: next(2) === 0 ? `${wordsOf(next)}; ${wordsOf(next)}` : null,
    mentions: [{ quote: quote(next), coreference: next(8) === 0, note: null, alternatives: [] }],
  });
  for (const segment of ["action", "goal", "instrument", "outcome"] as const) {
    for (let number = 0; number < perStrategy[segment]; number++) yield mentioned(segment, number);
  }
  yield { ...plainEntity(strategy, "source-document", 0, "The text as published", {}), id: documentId(strategy) };
  yield mentioned("strategy-document", 0);
  for (let number = 0; number < perStrategy.task; number++) yield mentioned("task", number);
}

function fieldsOf(next: Random, segment: Segment, number: number): Record<string, FieldValue> {
  if (segment === "instrument") return { instrumentType: pick(next, instrumentTypes), isClass: next(4) === 0 };
  if (segment === "goal" || segment === "task") return { number: `${number}.${next(9)}` };
  return {};
}

function plainEntity(
  strategy: string,
  segment: Segment,
  number: number,
  name: string,
  fields: Record<string, FieldValue>,
): Entity {
  return {
    id: entityId(strategy, segment, number),
    kind: kindOf[segment],
    names: [{ language: "en", name }],
    aliases: [],
    description: null,
    basis: "STATED",
    strength: null,
    reasoning: null,
    note: null,
    strategies: [strategy],
    fields,
    mentions: [],
    fieldEvidence: [],
  };
}

function* strategyRelations(strategy: string, seed: number): Iterable<Relation> {
  const next = random(seed ^ 0x4e1);
  const quote = quoter(strategy, seed);
  const own = (segment: keyof typeof perStrategy, count: number): string[] =>
    choose(next, count, perStrategy[segment]).map((number) => entityId(strategy, segment, number));
  const common = (segment: keyof typeof shared, count: number): string[] =>
    choose(next, count, shared[segment]).map((number) => entityId("common", segment, number));
  const relations = (from: string, kind: string, ends: readonly string[]): Relation[] =>
    ends.map((to) => relationOf(from, kind, to, claimOf(strategy, next, quote)));
  const goalShare = perStrategy.task / perStrategy.goal;

  for (let number = 0; number < perStrategy.action; number++) {
    const action = entityId(strategy, "action", number);
    yield* relations(action, "contributesTo", own("task", 1));
    yield* relations(action, "inSector", common("sector", 1));
  }
  for (let number = 0; number < perStrategy.goal; number++) {
    const goal = entityId(strategy, "goal", number);
    yield* relations(goal, "hasAction", own("action", 4));
    const tasks = Array.from({ length: goalShare }, (_, at) => entityId(strategy, "task", number * goalShare + at));
    yield* relations(goal, "hasTask", tasks);
  }
  for (let number = 0; number < perStrategy.instrument; number++) {
    const instrument = entityId(strategy, "instrument", number);
    yield* relations(instrument, "fundedBy", common("funding-source", 1));
    yield* relations(instrument, "inSector", common("sector", 1));
    yield* relations(instrument, "supports", own("task", 5));
    yield* relations(instrument, "takesIntoAccount", common("organization", 1));
  }
  yield* relations(documentId(strategy), "prioritizes", own("task", 40));
  yield* relations(entityId(strategy, "strategy-document", 0), "hasGoal", own("goal", perStrategy.goal));
  for (let number = 0; number < perStrategy.task; number++) {
    const task = entityId(strategy, "task", number);
    yield* relations(task, "contributesTo", own("goal", 1));
    yield* relations(task, "hasExpectedOutcome", own("outcome", 1));
    yield* relations(task, "inSector", common("sector", 2));
  }
}

function relationOf(from: string, kind: string, to: string, claim: Claim): Relation {
  const { basis, strength, commitment } = claim;
  return { id: relationId(from, kind, to), kind, from, to, basis, strength, commitment, claims: [claim] };
}

function claimOf(strategy: string, next: Random, quote: (next: Random) => Quote): Claim {
  const stated = next(10) < 6;
  const committed = next(10) < 3;
  return {
    document: documentId(strategy),
    basis: stated ? "STATED" : "INFERRED",
    strength: stated ? null : pick(next, strengths),
    reasoning: stated ? null : `${pick(next, reasons)}: ${pick(next, things)}, ${pick(next, places)}.`,
    commitment: committed ? pick(next, commitments) : null,
    commitmentQuotes: committed && next(3) === 0 ? [quote(next)] : [],
    attributedTo: null,
    coreference: next(20) === 0,
    qualifier: null,
    note: next(50) === 0 ? "Read twice." : null,
    quotes: [quote(next)],
    alternatives: [],
    annotator: "generator",
    reviewer: null,
  };
}
