import type { Declarations } from "./declarations.ts";
import type { Report } from "./report.ts";
import { definitions } from "./rules/definitions.ts";
import { directives } from "./rules/directives.ts";
import { fields } from "./rules/fields.ts";
import { interfaces } from "./rules/interfaces.ts";
import { inverses } from "./rules/inverses.ts";
import { kinds } from "./rules/kinds.ts";
import { names } from "./rules/names.ts";
import { patterns } from "./rules/patterns.ts";
import { provenance } from "./rules/provenance.ts";
import { relations } from "./rules/relations.ts";

/** A rule reports whatever it finds wrong; it never throws, and leaves to the others what is theirs. */
type Rule = (declarations: Declarations, report: Report) => void;

export const rules: readonly Rule[] = [
  definitions,
  names,
  directives,
  kinds,
  interfaces,
  fields,
  provenance,
  relations,
  inverses,
  patterns,
];
