import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, print, valueFromASTUntyped } from "graphql";
import { openingComment } from "../api/opening-comment.ts";

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
  /** The types of its variables as it declares them: `[Basis!]`. */
  readonly types: Readonly<Record<string, string>>;
}

/** The question that strategraph is about: a start answers it, and the playground opens on it. */
export const leadingExample = "support-for-priorities";

/** What a reader of a strategy asks first. */
const firstExamples = [leadingExample, "unsupported-priorities", "who-pays-for-what", "promised-for-whom"];

/**
 * Reads every `.graphql` file of some folders: what a reader asks first, as far as it is there, then the others by name. Of the same name the last
 * folder's counts. A file that does not parse is given with its text as it stands: the page that opens it shows why. No
 * folder: no examples.
 */
export async function readExamples(folders: readonly string[]): Promise<readonly Example[]> {
  const paths = new Map<string, string>();
  for (const folder of folders) {
    for (const file of await readdir(folder).catch((): string[] => [])) {
      if (file.endsWith(".graphql")) paths.set(file, join(folder, file));
    }
  }
  const first = firstExamples.map((name) => `${name}.graphql`).filter((file) => paths.has(file));
  const inOrder = [...new Set([...first, ...[...paths.keys()].sort()])];
  return Promise.all(inOrder.map(async (file) => exampleOf(file, await readFile(paths.get(file) ?? "", "utf8"))));
}

/** A question as its file has it. */
export function exampleOf(file: string, query: string): Example {
  const name = basename(file, ".graphql");
  const operation = operationOf(query);
  const [comment, ...description] = openingComment(query, operation);
  const declared = operation?.variableDefinitions ?? [];
  const variables = declared.flatMap((definition) =>
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
    types: Object.fromEntries(declared.map(({ variable, type }) => [variable.name.value, print(type)])),
  };
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
