import type { Declarations } from "./declarations.ts";
import type { Report } from "./report.ts";

/** A rule reports whatever it finds wrong; it never throws, and leaves to the others what is theirs. */
type Rule = (declarations: Declarations, report: Report) => void;

export const rules: readonly Rule[] = [];
