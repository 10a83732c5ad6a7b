/** A question of the page: its text, with the types of its answer and of its variables (build/typed-operations.ts). */
export interface Operation<Result, Variables> {
  readonly name: string;
  readonly text: string;
  /** Of the types alone: nothing is there. */
  readonly types?: (variables: Variables) => Result;
}

/** The same question under a name of some words: its files are called so. */
export function called<Result, Variables>(
  { name, text }: Operation<Result, Variables>,
  ...words: readonly string[]
): Operation<Result, Variables> {
  const other = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join("");
  return { name: other, text: text.replace(`query ${name}(`, `query ${other}(`) };
}

/** One end of a question: some entities, as the API's `Ends` has it. By a kind's plural, what is asked of its own fields. */
export interface Ends {
  readonly ids?: readonly string[];
  readonly kinds?: readonly string[];
  readonly where?: unknown;
  readonly [plural: string]: unknown;
}
