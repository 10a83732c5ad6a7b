import type { Direction, Ontology } from "./ontology.ts";
import type { AbsenceFacts, Row } from "./rows.ts";

/** Why an answer about a relation is empty, and what each reason means. None of them says that there is nothing. */
export const absenceCodes = {
  FILTERED_OUT: "Some are recorded, and the filter left all of them out.",
  NONE_PASSES: "None is recorded that passes the filter; whether any is without it was not looked at.",
  LIST_ANNOUNCED: "None is recorded; a source announces a list of them without giving it.",
  LIST_OPEN: "None is recorded; a source leaves its list of them open.",
  EXCLUDED_BY_SOURCE: "None is recorded; a source rules some out by name.",
  OTHER_STRATEGY: "Some are recorded, and all of them belong to other strategies.",
  LONGER_CHAIN: "None is recorded; a chain of relations leads there.",
  NONE_RECORDED: "None is recorded in the sources read.",
} as const;

export type AbsenceCode = keyof typeof absenceCodes;

/** Which answer is empty: a relation, seen from an entity, to these kinds. */
export interface AbsentHop {
  readonly relation: string;
  readonly direction: Direction;
  readonly kinds: readonly string[];
}

export interface Absence {
  readonly code: AbsenceCode;
  readonly sentence: string;
}

/** Which answer is empty: over ways of any of these steps from an entity, to these kinds. */
export interface AbsentWay {
  readonly steps: readonly { readonly relation: string; readonly direction: Direction }[];
  readonly maxHops: number;
  readonly kinds: readonly string[];
  /** How the ways read from their other end, where they have a name: "indirectly supports". */
  readonly reading: string | null;
  /** The names of the only ends asked for, where they are told one by one. */
  readonly named: readonly string[] | null;
  /** Whether a filter may have left out ways that the facts do not count. */
  readonly narrowed: boolean;
}

/**
 * Says why an answer is empty, in the ontology's words. The code is the strongest reason to think that there may be
 * more than the answer shows: what a filter hid is certain, what a source announces comes before what it merely leaves
 * open, and that it rules out one says nothing of others. The sentence gives every reason there is. Pure.
 */
export function absence(ontology: Ontology, hop: AbsentHop, facts: AbsenceFacts): Absence {
  const way = { steps: [hop], maxHops: 1, kinds: hop.kinds, reading: null, named: null, narrowed: false };
  return absenceOfWay(ontology, way, facts);
}

/** As `absence`, of ways. */
export function absenceOfWay(ontology: Ontology, way: AbsentWay, facts: AbsenceFacts): Absence {
  const [filteredOut, , , lists, exclusions] = facts;
  const has = (status: string) => lists.some(([one]) => one === status);
  const reasons: readonly (readonly [AbsenceCode, boolean])[] = [
    ["FILTERED_OUT", filteredOut > 0],
    ["NONE_PASSES", way.narrowed],
    ["LIST_ANNOUNCED", has("ANNOUNCED")],
    ["LIST_OPEN", has("OPEN")],
    ["EXCLUDED_BY_SOURCE", exclusions.length > 0],
  ];
  const code = reasons.find(([, holds]) => holds)?.[0] ?? "NONE_RECORDED";
  return { code, sentence: absenceSentence(ontology, way, facts) };
}

/** Every reason there is, and before them `more`. */
export function absenceSentence(
  ontology: Ontology,
  way: AbsentWay,
  [filteredOut, read, sources, lists, exclusions]: AbsenceFacts,
  more: readonly string[] = [],
): string {
  const notes = [...more, `sources read: ${read} of ${sources}`];
  for (const { status, members, quotes } of listsTogether(ontology, lists)) {
    notes.push(listSentence(ontology, status, members, quotes));
  }
  if (exclusions.length > 0) {
    const ruledOut = exclusions.slice(0, shown).map(([id, quote]) => `${id}, ${quoted([quote])}`);
    notes.push(`the source rules out ${ruledOut.join("; ")}${others(exclusions.length)}`);
  }
  const what =
    way.named === null
      ? `${singular(ontology, way.kinds)} recorded that ${words(ontology, way)}`
      : between(ontology, way, way.named);
  if (filteredOut > 0) return `No ${what} passes the filter (${filteredOut} without it; ${notes.join("; ")})`;
  return `No ${what}${way.narrowed ? " passes the filter" : ""} (${notes.join("; ")})`;
}

/** What is said of the other end: that it "supports it", "is linked to it over at most 4 relations". */
function words(ontology: Ontology, way: AbsentWay): string {
  const verb = verbOf(ontology, way);
  if (verb !== null) return ofIt(verb);
  return way.maxHops > 1 ? `is linked to it over at most ${way.maxHops} relations` : "is linked to it";
}

/** What is missing to ends that were named: "relation recorded by which a loan supports it". */
function between(ontology: Ontology, way: AbsentWay, names: readonly string[]): string {
  const who = names.length === 0 || names.length > shown ? "any of those asked for" : enumerate(names, "or");
  const verb = verbOf(ontology, way);
  const missing = way.maxHops > 1 ? `chain of at most ${way.maxHops} relations recorded` : "relation recorded";
  return verb === null ? `${missing} that links ${who} to it` : `${missing} by which ${who} ${ofIt(verb)}`;
}

/** How a reading goes on to what was spoken of: "supports it"; one that ends in what the other end is takes it before that: "has the goal", "has it as its goal". */
export function ofIt(verb: string): string {
  const [, does, what] = /^(?!is )(\S+) the (.+)$/.exec(verb) ?? [];
  return what === undefined ? `${verb} it` : `${does} it as its ${what}`;
}

/** What the other end does, where there is one word for it. */
function verbOf(ontology: Ontology, { steps, maxHops, reading }: AbsentWay): string | null {
  const [only, ...rest] = steps;
  if (reading !== null) return reading;
  return maxHops === 1 && only && rest.length === 0 ? readingFromTheOtherEnd(ontology, only) : null;
}

/** How many quotes of a sort are shown. */
const shown = 3;

/** That a source leaves a list open, or announces it. */
export function listSentence(
  ontology: Ontology,
  status: string,
  members: readonly string[],
  quotes: readonly string[],
): string {
  const kinds = plural(ontology, members);
  return status === "ANNOUNCED"
    ? `the source announces ${kinds} without naming them: ${quoted(quotes)}`
    : `the source leaves its list of ${kinds} open: ${quoted(quotes)}`;
}

/**
 * The words that the reasons rest on, as the facts have them: of the lists and then of the exclusions, in the order in which the
 * sentence speaks of them, also of those that it only counts. A quote of several lists comes with each of them.
 */
export function absenceEvidence(ontology: Ontology, [, , , lists, exclusions]: AbsenceFacts): readonly Row[] {
  return [
    ...listsTogether(ontology, lists).flatMap(({ evidence }) => evidence),
    ...exclusions.flatMap(([, , evidence = []]) => evidence),
  ];
}

/** What a source says of lists of the same kinds. */
interface ListsTogether {
  readonly status: string;
  readonly members: readonly string[];
  readonly quotes: string[];
  readonly evidence: Row[];
}

/** Those announced first. A list is spoken of by its own kinds, not by those asked for: what it leaves open is what it is a list of. */
function listsTogether(ontology: Ontology, lists: AbsenceFacts[3]): readonly ListsTogether[] {
  return ["ANNOUNCED", "OPEN"].flatMap((status) => {
    const byKinds = new Map<string, ListsTogether>();
    for (const [one, quote, members, evidence = []] of lists) {
      if (one !== status) continue;
      const kinds = plural(ontology, members);
      const said = byKinds.get(kinds) ?? { status, members, quotes: [], evidence: [] };
      if (!said.quotes.includes(quote)) said.quotes.push(quote);
      said.evidence.push(...evidence);
      byKinds.set(kinds, said);
    }
    return [...byKinds.values()];
  });
}

/** Quotes as a sentence shows them: a few, in quotation marks. */
export function quoted(quotes: readonly string[]): string {
  const some = quotes.slice(0, shown).map((quote) => `"${quote.replace(/\s+/gu, " ")}"`);
  return `${some.join(", ")}${others(quotes.length)}`;
}

function others(count: number): string {
  return count > shown ? ` and ${count - shown} more` : "";
}

/** "instrument", "goal, task or project"; the word for any entity where it would be more than four. */
function singular(ontology: Ontology, asked: readonly string[]): string {
  const kinds = named(ontology, asked);
  return kinds.length === 0
    ? (ontology.interfaces[0]?.label ?? "entity")
    : enumerate(
        kinds.map(({ label }) => label),
        "or",
      );
}

function plural(ontology: Ontology, members: readonly string[]): string {
  const kinds = named(ontology, members);
  if (kinds.length === 0) return ontology.interfaces[0]?.pluralLabel ?? "entities";
  return enumerate(
    kinds.map(({ pluralLabel }) => pluralLabel),
    "and",
  );
}

function named(ontology: Ontology, kinds: readonly string[]) {
  return kinds.length > 4 ? [] : ontology.kinds.filter(({ name }) => kinds.includes(name));
}

function enumerate(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** From a task, over `supports` inwards: the instrument "supports" it. From an instrument: the task "is supported by" it. */
function readingFromTheOtherEnd(ontology: Ontology, hop: Pick<AbsentHop, "relation" | "direction">): string {
  const relation = ontology.relations.find((one) => one.name === hop.relation);
  const other: Direction = hop.direction === "in" ? "out" : "in";
  return relation?.reading[other] ?? "is related to";
}
