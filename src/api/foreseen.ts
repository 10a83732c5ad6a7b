import type { GraphQLSchema } from "graphql";
import type { Ontology } from "../../graph/ontology.ts";
import type { Question } from "./asked-fields.ts";
import { flatten } from "./flat.ts";
import { headingsOf } from "./headings.ts";
import { sampleAnswer, type Trail } from "./sample-answer.ts";
import { narrowedWays, waysAsked } from "./ways-asked.ts";

/** What is known of every answer to a question as a table before it is asked. */
export interface Foreseen {
  /** An answer as its selections shape it: of it all answers have the columns. */
  readonly sample: Readonly<Record<string, unknown>>;
  /** By column, the fields that lead to it. */
  readonly trailOf: ReadonlyMap<string, Trail>;
  /** How columns are headed for people, in the ontology's words. */
  readonly headings: (columns: readonly string[]) => readonly string[];
  /** Keys of the matrices that count only some relations: what they leave out may be recorded all the same. */
  readonly narrowed: ReadonlySet<string>;
}

/** It is for a question that was answered; nothing is foreseen of any other. Cost: O(document). */
export function foreseen(schema: GraphQLSchema, ontology: Ontology, question: Question): Foreseen {
  const trails: Trail[] = [];
  const sample = sampleAnswer(schema, question, (trail) => trails.push(trail) - 1);
  const trailOf = new Map<string, Trail>();
  for (const row of flatten(sample, sample).rows) {
    for (const [column, cell] of row) {
      const trail = trails[Number(cell)];
      if (trail !== undefined && !trailOf.has(column)) trailOf.set(column, trail);
    }
  }
  const { document, variables } = question;
  const narrowed = narrowedWays(waysAsked(schema, document), document, variables);
  return { sample, trailOf, headings: (columns) => headingsOf(ontology, columns, trailOf), narrowed };
}
