/** A value an engine gives back. Rows nest: a hop's column holds rows. */
export type Value = null | boolean | number | string | readonly Value[];
/** One value for each column of the plan, in its order. One that is frozen may come again, the same, and never changes. */
export type Row = readonly Value[];

/** Part of an answer. Roots come in the plan's order; a root's batches in the order of its rows. */
export interface Batch {
  /** Index into the plan's roots. */
  readonly root: number;
  /** Of a connection, on its first batch: what stands beside its rows. */
  readonly head: ConnectionHead | null;
  readonly rows: readonly Row[];
}

/** `[totalCount or null where not asked for, hasPreviousPage, hasNextPage]` */
export type ConnectionHead = readonly [total: number | null, hasPrevious: boolean, hasNext: boolean];

/**
 * The value of a hop in connection form: `[total, hasPrevious, hasNext, rows, absence]`. Absence is null unless it was
 * asked for and the hop has no row at all, before paging; otherwise an AbsenceFacts row (absence.ts makes it a sentence).
 */
export type ConnectionValue = readonly [...ConnectionHead, rows: readonly Row[], absence: AbsenceFacts | null];

/**
 * What there is to say about an empty answer: how many relations there are that the filter left out; how many of the
 * strategy's sources were read, of how many; the words with which the source leaves a list open or announces it that may
 * hold the asked kinds, each `[status, quote, the list's own kinds]`; the ends the source rules out, each `[entity id, quote]`.
 * Behind each of these, where they are asked for, rows of all its quotes.
 */
export type AbsenceFacts = readonly [
  filteredOut: number,
  sourcesRead: number,
  sources: number,
  lists: readonly (readonly [
    status: string,
    quote: string,
    members: readonly string[],
    ...evidence: readonly (readonly Row[])[],
  ])[],
  exclusions: readonly (readonly [id: string, quote: string, ...evidence: readonly (readonly Row[])[]])[],
];
