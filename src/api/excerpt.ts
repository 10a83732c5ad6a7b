import { type GraphQLError, Kind, print, stripIgnoredCharacters } from "graphql";
import type { Engine } from "../../graph/engine.ts";
import { type Excerpt, excerptSteps } from "../../graph/excerpt.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { inSlices } from "../../graph/slices.ts";
import { version } from "../version.ts";
import { apiError } from "./codes.ts";
import type { ExecuteRequest, Executor } from "./execute.ts";
import { errorsOf } from "./faults.ts";
import { openingComment } from "./opening-comment.ts";

export interface ExcerptFrom {
  readonly ontology: Ontology;
  readonly engine: Engine;
  /** Over that engine. */
  readonly executor: Executor;
  /** For the receipt; null where the same answer is to give the same bytes. */
  readonly time: string | null;
}

/** How often a graph may be replaced between an answer and the reading of what it shows. */
const tries = 5;

/**
 * The part of the graph that an answer shows: its entities, and the relations that led to them. Never rejects: faults are
 * those of `write`, and API_GRAPH_CHANGED. Cost: that of the answer, and of reading what it shows.
 */
export async function excerptOfAnswer(
  { ontology, engine, executor, time }: ExcerptFrom,
  request: ExecuteRequest,
): Promise<Excerpt | { readonly errors: readonly GraphQLError[] }> {
  const { signal } = request;
  const asked = { title: titleOf(request), question: questionOf(request), engine: engine.name, version, time };
  try {
    for (let time = 0; time < tries; time++) {
      const traced = await executor.trace(request);
      if ("errors" in traced) return traced;
      const dataset = await engine.scan({ only: traced, ...(signal && { signal }) });
      if (traced.revision === null || traced.revision === dataset.revision)
        return await inSlices(excerptSteps(ontology, dataset, asked, traced), signal);
    }
  } catch (error) {
    return { errors: errorsOf(error, signal) };
  }
  const message = "The graph was replaced again and again while the answer was read.";
  return { errors: [apiError("API_GRAPH_CHANGED", message, null, "ask again when the loading is done")] };
}

/** What the question calls itself: in its comment, or as the operation. */
function titleOf({ document, operationName }: ExecuteRequest): string {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const operation = operationName ? operations.find(({ name }) => name?.value === operationName) : operations[0];
  const [title] = openingComment(operation?.loc?.source.body ?? "", operation);
  return title ?? operation?.name?.value ?? "What an answer shows";
}

/** What was asked, as it stands in the receipt. */
function questionOf({ document, variables, operationName }: ExecuteRequest): string {
  const parts = [stripIgnoredCharacters(print(document))];
  if (operationName) parts.push(`Operation: ${operationName}`);
  if (variables && Object.keys(variables).length > 0) parts.push(`Variables: ${JSON.stringify(variables)}`);
  return [...parts, scope].join("\n");
}

const scope = "(what the answer shows; what only a filter, a count or an aggregate looked at is not in it)";
