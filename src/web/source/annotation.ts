import type { TextQuery } from "../data/operations.ts";

/** A quote of a document, and what was read from it. */
export type Annotation = TextQuery["annotations"][number];
