import type { Texts } from "../search/matches.ts";
import { reader } from "./column.ts";
import { type Graph, listReader, range } from "./graph.ts";
import type { Records } from "./records.ts";

/** The names of an entity in all languages, and its aliases. */
export function namesReader(graph: Graph): (entity: number) => Pick<Texts, "names" | "aliases"> {
  const { entities } = graph.snapshot;
  const [name, language] = [reader(entities.name), reader(entities.language)];
  const [offset, other] = [reader(entities.otherNames.offsets), reader(entities.otherNames.values)];
  const otherLanguage = reader(entities.otherLanguages);
  const aliases = listReader(entities.aliases);
  const word = (raised: number): string => graph.word(raised) ?? "";
  return (entity) => ({
    names: [
      { name: word(name(entity)), language: word(language(entity)) },
      ...range(offset, entity).map((at) => ({ name: word(other(at)), language: word(otherLanguage(at)) })),
    ],
    aliases: aliases(entity).map(word),
  });
}

/** The quotes of an entity by number: those of its mentions, then those of its field evidence. */
export function quotesReader(graph: Graph): (entity: number) => readonly number[] {
  const { entities, fieldEvidence, mentions } = graph.snapshot;
  const [mention, quote] = [reader(entities.mentions), reader(mentions.quote)];
  const [evidence, quotes] = [reader(entities.fieldEvidence), listReader(fieldEvidence.quotes)];
  return (entity) => [...range(mention, entity, quote), ...range(evidence, entity).flatMap(quotes)];
}

/** All texts of an entity that are searched. Cost: O(their length). */
export function textsReader(graph: Graph, { passages }: Records): (entity: number) => Texts {
  const [names, quotes] = [namesReader(graph), quotesReader(graph)];
  const description = reader(graph.snapshot.entities.description);
  return (entity) => ({
    ...names(entity),
    quotes: quotes(entity).map(passages.quote),
    description: graph.word(description(entity)),
  });
}
