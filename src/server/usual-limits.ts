/** What an operation may have, whatever it would cost to answer. */
export interface OperationLimits {
  /** Of its text. */
  readonly characters: number;
  /** Operations, fragments, and variables that are declared, all together. */
  readonly declarations: number;
  /** Selections in each other, fragments written out, and lists and objects in each other. */
  readonly levels: number;
  /** With fragments written out wherever they are spread. */
  readonly fields: number;
  /** Of fields that answer under one key in one place, or of fragments spread there. */
  readonly pairs: number;
  /** Fields of the query itself: each is looked for on its own. */
  readonly roots: number;
  readonly aliases: number;
  readonly directives: number;
  /** Members of lists and objects, at all levels of all variables. */
  readonly values: number;
}

export type OperationLimit = keyof OperationLimits;

/** The reasons stand in docs/limits.md. */
export const usualLimits: OperationLimits = {
  characters: 100_000,
  declarations: 400,
  levels: 100,
  fields: 10_000,
  pairs: 50_000,
  roots: 50,
  aliases: 200,
  directives: 100,
  values: 10_000,
};

/** How many questions are answered at once, and how many more may wait for their turn. */
export interface TurnLimits {
  readonly running: number;
  readonly waiting: number;
}

export const usualTurns: TurnLimits = { running: 32, waiting: 256 };
