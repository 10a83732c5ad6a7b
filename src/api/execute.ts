import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema } from "graphql";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Engine } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Plan } from "../../graph/plan/plan.ts";
import type { Value } from "../../graph/rows.ts";
import { inSlices } from "../../graph/slices.ts";
import { version } from "../version.ts";
import { errorsOf } from "./faults.ts";
import { answersOf, type Gathered, given, isEmpty } from "./gather.ts";
import { type Introspected, introspect } from "./introspect.ts";
import { JsonAnswer, type Receipt } from "./json-answer.ts";
import { type KeptState, keptAnswers } from "./kept-answers.ts";
import type { RootField } from "./root-shape.ts";
import type { Rule } from "./rule.ts";
import { checkPlanned } from "./schema.ts";
import { type AskedOperation, type Made, templatesOf, writerOf } from "./templates.ts";
import { unknownIds } from "./unknown-ids.ts";
import { quoter } from "./write/quoted.ts";
import type { Touched, Writing } from "./write/writing.ts";

export interface ExecuteRequest extends AskedOperation {
  readonly signal?: AbortSignal | undefined;
}

/** One request made ready: the plan, the values it is given, and the shape of the answer. */
export interface Compiled {
  readonly plan: Plan;
  readonly values: readonly Value[];
  readonly fields: readonly RootField[];
  /** By root of the plan: the key of the field that asks for it. */
  readonly keys: readonly string[];
}

export interface Executor {
  /**
   * Answers an operation by one plan, written as JSON from its rows, with a receipt where the graph was asked. Never
   * rejects: faults are in the result's errors, each with a code.
   */
  write(request: ExecuteRequest): Promise<ExecutionResult<JsonAnswer>>;
  /** As `write`, for those who want to look at the data: it is read from what was written. */
  execute(request: ExecuteRequest): Promise<ExecutionResult>;
  /** What of the graph the answer to an operation shows. Never rejects: faults are those of `write`. */
  trace(request: ExecuteRequest): Promise<Traced | { readonly errors: readonly GraphQLError[] }>;
  /** The plan of an operation, without running it. Throws StrategraphError with every fault. */
  compile(
    document: DocumentNode,
    operationName?: string | null,
    variables?: Readonly<Record<string, unknown>> | null,
  ): Compiled;
  /** Of the answers that are kept. */
  kept(): KeptState;
}

/** The entities and relations that an answer shows, and of which graph they are. */
export interface Traced extends Touched {
  readonly revision: string | null;
}

export interface ExecutorOptions {
  /** How many templates are kept; the least recently used goes first. */
  readonly templates?: number;
  /** Entities and relations that one answer may visit; without end, unless said. */
  readonly visits?: number;
  /** Past so many that it is estimated to visit, it is refused before it is run: COST_TOO_HIGH. Without end, unless said. */
  readonly cost?: number;
  /** What `findings` looks for: from `readRules`, over the same schema. */
  readonly rules?: readonly Rule[];
  /**
   * So many bytes of answers are kept once asked for twice, the least recently given going first, and given again to the same question with the
   * same values while the graph is the same. Only over an engine whose `status` costs nothing; none, unless said.
   */
  readonly keep?: number;
}

/**
 * An executor for a schema from `deriveSchema`, over an engine that holds a graph of the same ontology. Errors:
 * API_FIELD_UNPLANNED where no plan answers a field of the schema. Cost of a request: looking the template up, or
 * compiling it once for each shape of the variables; then the engine's work, and O(answer).
 */
export function createExecutor(
  ontology: Ontology,
  engine: Engine,
  schema: GraphQLSchema,
  {
    templates = 1000,
    visits = Number.POSITIVE_INFINITY,
    cost = Number.POSITIVE_INFINITY,
    rules = [],
    keep = 0,
  }: ExecutorOptions = {},
): Executor {
  checkPlanned(schema);
  const make = templatesOf(ontology, schema, { rules, most: templates });
  const budget = { visits, estimated: cost };
  const kept = keep > 0 ? keptAnswers(keep) : null;
  const quoted = quoter();

  async function write(request: ExecuteRequest): Promise<ExecutionResult<JsonAnswer>> {
    try {
      request.signal?.throwIfAborted();
      const made = make(request, false);
      if ("faults" in made) return { errors: made.faults };
      const { prepared, known, variables, values, key } = made;
      const { template } = known;
      const asked = kept && `${key} ${JSON.stringify(values)}`;
      const before = kept?.get(`${(await engine.status()).revision} ${asked}`);
      if (before) return resultOf(before);
      const { introspection } = template;
      const beside =
        introspection.length > 0
          ? await inSlices(introspect(schema, prepared, introspection, variables), request.signal)
          : none;
      const asking = { budget, signal: request.signal };
      const answered = await answersOf(engine, template, values, asking);
      const { revision } = answered;
      const unknown = isEmpty(answered) ? await unknownIds(ontology, engine, template.plan, values, given(asking)) : [];
      const writing = writingOf(answered, values, null);
      writerOf(known)(writing, beside, "");
      const answer = new JsonAnswer(
        writing.text,
        revision === null ? null : receiptOf(engine, revision, writing, unknown),
      );
      // what graphql-js answers depends on variables that are no values of the plan
      if (revision !== null && introspection.length === 0) kept?.offer(`${revision} ${asked}`, answer);
      return resultOf(answer);
    } catch (error) {
      return { errors: errorsOf(error, request.signal) };
    }
  }

  async function trace(request: ExecuteRequest): ReturnType<Executor["trace"]> {
    try {
      request.signal?.throwIfAborted();
      const made = make(request, true);
      if ("faults" in made) return { errors: made.faults };
      const touched: Touched = { entities: new Set(), relations: new Map() };
      const answered = await answersOf(engine, made.known.template, made.values, { budget, signal: request.signal });
      writerOf(made.known)(writingOf(answered, made.values, touched), none, "");
      return { ...touched, revision: answered.revision };
    } catch (error) {
      return { errors: errorsOf(error, request.signal) };
    }
  }

  function writingOf({ status, roots }: Gathered, values: readonly Value[], touched: Touched | null): Writing {
    return { ontology, engine: engine.name, status, values, roots, text: "", quotes: 0, silenced: 0, touched, quoted };
  }

  return {
    trace,

    compile(document, operationName, variables) {
      const made = orFaults(() => make({ document, operationName, variables }, false));
      if ("faults" in made) throw asStrategraphError(made.faults);
      const { plan, fields, keys } = made.known.template;
      return { plan, values: made.values, fields, keys };
    },

    write,

    kept: () => kept?.state() ?? { answers: 0, bytes: 0, given: 0 },

    async execute(request) {
      const { data, ...beside } = await write(request);
      return data ? { data: data.toJSON(), ...beside } : beside;
    },
  };
}

const none: Introspected = new Map();

function resultOf(answer: JsonAnswer): ExecutionResult<JsonAnswer> {
  return { data: answer, ...(answer.extensions && { extensions: answer.extensions }) };
}

function receiptOf(
  { name }: Engine,
  revision: string,
  { quotes, silenced }: Writing,
  unknown: readonly string[],
): Receipt {
  const receipt = { revision, engine: name, version, evidence: quotes };
  if (silenced === 0 && unknown.length === 0) return receipt;
  return { ...receipt, ...(unknown.length > 0 && { unknown }), ...(silenced > 0 && { silenced }) };
}

function orFaults(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    return { faults: errorsOf(error, undefined) };
  }
}

function asStrategraphError(faults: readonly GraphQLError[]): StrategraphError {
  return new StrategraphError(
    faults.map(({ message, extensions }) => ({
      code: String(extensions.code),
      severity: "error",
      message,
      ...(typeof extensions.hint === "string" ? { hint: extensions.hint } : {}),
    })),
  );
}
