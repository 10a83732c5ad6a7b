import type { Value } from "../rows.ts";
import { reader } from "./column.ts";
import type { Context } from "./context.ts";
import { type Graph, range } from "./graph.ts";

/**
 * The name of an entity in a language, or which language that is: that of exactly this tag, or of the tag shortened at
 * its hyphens, or the first there is (RFC 4647, look-up). Case does not matter in tags.
 */
export function nameReader(
  { graph, values }: Context,
  column: "name" | "nameLanguage",
  language: number | null,
): (entity: number) => Value {
  const { entities } = graph.snapshot;
  const [name, first] = [reader(entities.name), reader(entities.language)];
  const [offset, other] = [reader(entities.otherNames.offsets), reader(entities.otherNames.values)];
  const otherLanguage = reader(entities.otherLanguages);
  const rank = tagRanks(graph, language === null ? null : (values[language] ?? null));
  return (entity) => {
    let [bestName, bestLanguage] = [name(entity), first(entity)];
    let best = rank(bestLanguage);
    for (const at of range(offset, entity)) {
      const tag = otherLanguage(at);
      if (rank(tag) < best) [best, bestName, bestLanguage] = [rank(tag), other(at), tag];
    }
    return graph.word(column === "name" ? bestName : bestLanguage);
  };
}

/** How well a language, by its word, serves the one asked for: 0 is best. */
function tagRanks(graph: Graph, asked: Value): (language: number) => number {
  if (typeof asked !== "string") return () => 0;
  const parts = asked.toLowerCase().split("-");
  const tags = parts.map((_, at) => parts.slice(0, parts.length - at).join("-"));
  const known = new Map<number, number>();
  return (language) => {
    let rank = known.get(language);
    if (rank === undefined) {
      const at = tags.indexOf(graph.word(language)?.toLowerCase() ?? "");
      rank = at < 0 ? tags.length : at;
      known.set(language, rank);
    }
    return rank;
  };
}
