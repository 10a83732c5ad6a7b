import type { OperationDefinitionNode } from "graphql";

/** What a question says of itself: the comment before its operation, paragraph by paragraph, the first its title. Cost: O(text). */
export function openingComment(text: string, operation: OperationDefinitionNode | undefined): readonly string[] {
  const before = text.slice(0, operation?.loc?.start).split("\n");
  const lines = before.flatMap((line) => /^\s*#+[ \t]?(.*?)\s*$/.exec(line)?.[1] ?? []);
  const paragraphs = lines.join("\n").split(/\n\s*\n/);
  return paragraphs.map((one) => one.replaceAll("\n", " ").trim()).filter((one) => one !== "");
}
