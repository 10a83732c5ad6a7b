import type { PatternWords } from "../data/ontology.ts";
import type { Operation } from "../data/operation.ts";
import type { Basis, Strength } from "../data/operations.ts";
import { printPair } from "../pick.ts";
import type { Entity, Evidence, Reached } from "./touching.ts";

/** A way over several relations from what is taken out, as the API has it. */
interface Way {
  readonly of: { readonly id: string };
  readonly by: Entity | null;
  readonly distance: number | null;
  readonly reading: string | null;
  readonly basis: Basis | null;
  readonly strength: Strength | null;
  readonly evidence: Evidence;
}

/** By pattern, in the ontology's order. */
export type Ways = Readonly<Record<`p${number}`, readonly Way[]>>;

/** Ways of a pattern that are asked for. */
export const mostWays = 200;

type Variables = Readonly<Record<string, unknown>>;

/** Asks what some entities lead to along each of the ontology's patterns, of a strategy where told; null where there is none. */
export function reachedQuestion(
  patterns: readonly PatternWords[],
  { ids, strategy, lang }: { readonly ids: readonly string[]; readonly strategy: string | null; readonly lang: string },
): { readonly operation: Operation<Ways, Variables>; readonly variables: Variables | null } {
  const belongs = strategy === null ? "" : ", where: { strategies: { includes: $strategy } }";
  const asked = patterns.map(({ name, to }, at) =>
    [
      `  p${at}: links(of: $of, by: { kinds: [${to.join(", ")}]${belongs} }, pattern: ${name}, first: ${mostWays}) {`,
      "    of { id }",
      "    by { kind: __typename id name(lang: $lang) nameLanguage(lang: $lang) basis }",
      "    distance reading basis strength",
      "    evidence { quote line page section start end document { id name(lang: $lang) } }",
      "  }",
    ].join("\n"),
  );
  const text = [
    `query Reached($of: Ends!, ${strategy === null ? "" : "$strategy: String!, "}$lang: String) {`,
    ...asked,
    "}",
  ].join("\n");
  const variables = asked.length === 0 ? null : { of: { ids }, ...(strategy === null ? {} : { strategy }), lang };
  return { operation: { name: "Reached", text }, variables };
}

/** What is reached over more than one relation: each entity once, over the first way there. */
export function reachedIn(patterns: readonly PatternWords[], ways: Ways): readonly Reached[] {
  const found = new Map<string, Reached>();
  for (const [at, { name }] of patterns.entries()) {
    for (const { of, by, distance, reading, basis, strength, evidence } of ways[`p${at}`] ?? []) {
      if (by === null || distance === null || distance < 2 || basis === null || found.has(by.id)) continue;
      const pick = printPair(of.id, { pattern: name }, by.id);
      found.set(by.id, { entity: by, pick, from: of.id, reading: reading ?? "", basis, strength, evidence });
    }
  }
  return [...found.values()];
}

/** Whether there may be more ways of a pattern than were asked for. */
export function isCut(ways: Ways): boolean {
  return Object.values(ways).some((some) => some.length >= mostWays);
}
