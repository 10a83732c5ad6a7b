import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, valueFromASTUntyped } from "graphql";

/** A named operation of examples/, ready to be opened and run. */
export interface Example {
  /** The file's name without its ending: `support-for-priorities`. */
  readonly name: string;
  /** Its first comment line, or the operation's name. */
  readonly title: string;
  /** What else its first comment says, paragraph by paragraph. */
  readonly description: readonly string[];
  readonly query: string;
  /** Defaults of its variables, so that they stand ready to be changed. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The question that strategraph is about: a start answers it, and the playground opens on it. */
export const leadingExample = "support-for-priorities";

/**
 * Reads every `.graphql` file of a folder: the leading example where there is one, then the others by name. A file that does not parse is given with its text as it stands: the
 * page that opens it shows why. No folder: no examples.
 */
export async function readExamples(folder: string): Promise<readonly Example[]> {
  const leading = `${leadingExample}.graphql`;
  const files = await readdir(folder).catch((): string[] => []);
  const others = files.filter((file) => file.endsWith(".graphql") && file !== leading).sort();
  const inOrder = files.includes(leading) ? [leading, ...others] : others;
  return Promise.all(inOrder.map(async (file) => exampleOf(file, await readFile(join(folder, file), "utf8"))));
}

/** A question as its file has it. */
export function exampleOf(file: string, query: string): Example {
  const name = basename(file, ".graphql");
  const operation = operationOf(query);
  const [comment, ...description] = paragraphsOf(query.slice(0, operation?.loc?.start));
  const variables = (operation?.variableDefinitions ?? []).flatMap((definition) =>
    definition.defaultValue === undefined
      ? []
      : [[definition.variable.name.value, valueFromASTUntyped(definition.defaultValue)] as const],
  );
  return {
    name,
    title: comment ?? operation?.name?.value ?? name,
    description,
    query,
    variables: Object.fromEntries(variables),
  };
}

/** Of the comment that a text begins with. */
function paragraphsOf(text: string): readonly string[] {
  const lines = text.split("\n").flatMap((line) => /^\s*#+[ \t]?(.*?)\s*$/.exec(line)?.[1] ?? []);
  const paragraphs = lines.join("\n").split(/\n\s*\n/);
  return paragraphs.map((one) => one.replaceAll("\n", " ").trim()).filter((one) => one !== "");
}

function operationOf(query: string): OperationDefinitionNode | undefined {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch {
    return undefined;
  }
  return document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
}
