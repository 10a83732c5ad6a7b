import type { Group } from "./compile/collect.ts";

/** How much a finding matters, the least first. */
export const severities = ["LOW", "MEDIUM", "HIGH"] as const;
export type Severity = (typeof severities)[number];

/** What a strategy is looked through for: a file of findings/, read and found sound. */
export interface Rule {
  /** The file's name without its ending: `goal-without-task`. */
  readonly id: string;
  /** The first line of the comment it begins with. */
  readonly title: string;
  /** The lines below, as one text. */
  readonly description: string;
  readonly severity: Severity;
  readonly roots: readonly RuleRoot[];
}

/** A root field of a rule's operation; its fragments are written out. */
export interface RuleRoot {
  readonly field: string;
  readonly group: Group;
}

/** The text of a rule, and the file it stands in. */
export interface RuleText {
  readonly file: string;
  readonly text: string;
}

/** The most severe first, then by id: the order of findings. */
export function bySeverity(a: Rule, b: Rule): number {
  const rank = ({ severity }: Rule) => severities.indexOf(severity);
  return rank(b) - rank(a) || (a.id < b.id ? -1 : 1);
}

/** So many entities one root of a rule may find, and no more: where there are more, none is shown. */
export const findingsBound = 10_000;

/** Under which key the entities of a finding stand, as asked for. */
export function entitiesKey(at: number): string {
  return `entities${at}`;
}
