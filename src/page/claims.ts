import type { Evidence, ExcerptClaim } from "../../graph/excerpt.ts";
import { element, words } from "./element.ts";
import type { PageGraph } from "./graph.ts";

/** What documents say of a relation, each with its words and where they stand. */
export function claimsOf(graph: PageGraph, claims: readonly ExcerptClaim[]): readonly HTMLElement[] {
  return claims.map((one) => claimOf(graph, one, claims.length > 1));
}

function claimOf(graph: PageGraph, claim: ExcerptClaim, oneOfSeveral: boolean): HTMLElement {
  const { basis, strength, commitment, qualifier, reasoning, attributedTo, note, evidence, reviewer, annotator } =
    claim;
  const said: readonly (readonly [string, string | null])[] = [
    ["Reasoning", reasoning],
    ["Restriction", qualifier],
    ["Says", attributedTo === null ? null : nameOf(graph, attributedTo)],
    ["Note", note],
    ["Read by", reviewer === null ? annotator : `${annotator}, reviewed by ${reviewer}`],
  ];
  return element(
    "section",
    { class: "claim" },
    oneOfSeveral ? element("p", { class: "badges" }, ...badges(basis, strength, commitment)) : null,
    ...evidence.map((one) => quoteOf(graph, one)),
    listOf(said),
  );
}

export function badges(...all: readonly (string | null)[]): readonly HTMLElement[] {
  return all
    .filter((one) => one !== null)
    .map((one) => element("span", { class: `badge ${one.toLowerCase()}` }, one.toLowerCase().replaceAll("_", " ")));
}

/** Pairs of what is said and how, without what is not said. */
export function listOf(all: readonly (readonly [term: string, said: string | null, language?: string])[]) {
  const rows = all.flatMap(([term, said, language]) =>
    said === null || said === ""
      ? []
      : [element("dt", {}, term), element("dd", { dir: "auto", lang: language ?? null }, said)],
  );
  return rows.length === 0 ? null : element("dl", {}, ...rows);
}

/** The sentence with the quote marked in it, where it stands, and the credit that its publisher asks for. */
function quoteOf(
  { sources }: PageGraph,
  { quote, sentence, start, sentenceStart, document, page, section, line }: Evidence,
) {
  const source = sources.find(({ id }) => id === document);
  const at = start - sentenceStart;
  const within = at >= 0 && sentence.slice(at, at + quote.length) === quote;
  const before = within ? sentence.slice(0, at) : "";
  const after = within ? sentence.slice(at + quote.length) : "";
  const place = [
    page === null ? null : `page ${page}`,
    section === null ? null : section,
    `line ${line}`,
    source?.date ?? null,
  ].filter((one) => one !== null);
  const name = source?.name ?? document;
  const url = source?.url ?? "";
  const named = /^https?:\/\//i.test(url)
    ? element("a", { href: url, rel: "noreferrer", target: "_blank" }, words(name))
    : words(name);
  return element(
    "figure",
    {},
    element("blockquote", { dir: "auto" }, before, element("mark", {}, quote), after),
    element("figcaption", {}, named, `, ${place.join(", ")}`),
    source?.credit ? element("p", { class: "credit", dir: "auto" }, source.credit) : null,
  );
}

function nameOf(graph: PageGraph, id: string): string {
  return graph.nodes.find((one) => one.id === id)?.name ?? id;
}
