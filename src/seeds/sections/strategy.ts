import type { Place } from "../../../graph/diagnostic.ts";
import { language, listOf, type Read, readMapping, text, wrongType } from "../shape.ts";

export interface WrittenStrategy {
  readonly name: string | null;
  readonly language: string;
  readonly annotators: readonly string[];
  readonly reviewers: readonly string[];
  readonly place: Place;
}

const shape = { name: text, language, annotators: listOf(text), reviewers: listOf(text) };

export const strategy: Read<WrittenStrategy> = (node, _what, reading) => {
  const required = ["name", "language", "annotators"];
  const values = readMapping(node, "the strategy", shape, reading, { required });
  if (!values) return undefined;
  const { name = null, language: tag = "en", annotators = [], reviewers = [] } = values.value;
  const list = node.is === "mapping" ? node.entries.get("annotators")?.value : undefined;
  if (list?.is === "sequence" && list.items.length === 0)
    wrongType(list, "`annotators` takes at least one name", reading);
  return { name, language: tag, annotators, reviewers, place: node.place };
};
