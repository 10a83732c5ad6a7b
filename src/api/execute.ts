import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema } from "graphql";
import { LRUCache } from "lru-cache";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Budget, Engine, ExecuteOptions, Status } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Plan } from "../../graph/plan/plan.ts";
import type { Batch, ConnectionHead, Row, Value } from "../../graph/rows.ts";
import { inSlices } from "../../graph/slices.ts";
import { version } from "../version.ts";
import type { Variables } from "./compile/input.ts";
import { compileOperation, type Template } from "./compile/operation.ts";
import { resolveParams } from "./compile/params.ts";
import { coerceVariables, shapeOfVariables } from "./compile/variables.ts";
import { errorsOf, toldOfField, withCode } from "./faults.ts";
import { type Introspected, introspect } from "./introspect.ts";
import { JsonAnswer, type Receipt } from "./json-answer.ts";
import { type KeptState, keptAnswers } from "./kept-answers.ts";
import { type Prepared, prepare } from "./request.ts";
import type { RootField } from "./root-shape.ts";
import type { Rule } from "./rule.ts";
import { checkPlanned } from "./schema.ts";
import { targetsOf } from "./targets.ts";
import { unknownIds } from "./unknown-ids.ts";
import { quoter } from "./write/quoted.ts";
import { answerWriter } from "./write/root.ts";
import type { Answered, RootAnswer, Touched, Write, Writing } from "./write/writing.ts";

export interface ExecuteRequest {
  /** Valid against the schema; the caller has checked it. */
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
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

interface Known {
  readonly template: Template;
  /** What writes the answers to it, once there is one. */
  answer: Write<Introspected> | null;
}

interface Numbered {
  readonly prepared: Prepared;
  readonly number: number;
}

type Made =
  | {
      readonly prepared: Prepared;
      readonly known: Known;
      /** Coerced. */
      readonly variables: Variables;
      readonly values: readonly Value[];
      /** With the values, equal for requests that have the same answer, as long as the graph is the same. */
      readonly key: string;
    }
  | { readonly faults: readonly GraphQLError[] };

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
  const targets = targetsOf(ontology);
  const budget = { visits, estimated: cost };
  const preparedByDocument = new WeakMap<DocumentNode, Map<string | null, Numbered>>();
  const cache = new LRUCache<string, Known>({ max: templates });
  const kept = keep > 0 ? keptAnswers(keep) : null;
  const quoted = quoter();
  let numbers = 0;

  function preparedOf(document: DocumentNode, operationName: string | null) {
    const known = preparedByDocument.get(document) ?? new Map<string | null, Numbered>();
    const one = known.get(operationName);
    if (one) return one;
    const made = prepare(schema, document, operationName);
    if ("fault" in made) return made;
    const numbered = { prepared: made, number: numbers++ };
    preparedByDocument.set(document, known.set(operationName, numbered));
    return numbered;
  }

  function make({ document, operationName, variables: given }: ExecuteRequest, traced: boolean): Made {
    const numbered = preparedOf(document, operationName ?? null);
    if ("fault" in numbered) return { faults: [numbered.fault] };
    const { prepared, number } = numbered;
    const coerced = coerceVariables(schema, prepared, given ?? {});
    if ("faults" in coerced) return { faults: coerced.faults.map((one) => withCode(one, "API_VARIABLE_INVALID")) };
    const { variables } = coerced;
    const key = `${number}${traced ? " traced" : ""} ${shapeOfVariables(prepared.declared, variables)}`;
    let known = cache.get(key);
    if (!known) {
      const { operation, fragments } = prepared;
      const compiled = compileOperation({ ontology, schema, targets, rules, operation, fragments, variables, traced });
      if ("faults" in compiled) return compiled;
      known = { template: compiled.template, answer: null };
      cache.set(key, known);
    }
    const { values, faults } = resolveParams(known.template.sources, variables);
    return faults.length > 0 ? { faults } : { prepared, known, variables, values, key };
  }

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

function writerOf(known: Known): Write<Introspected> {
  known.answer ??= answerWriter(known.template.fields);
  return known.answer;
}

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

/** Whether nothing at all was found. */
function isEmpty({ roots }: Gathered): boolean {
  return roots.every(({ rows }) => rows.length === 0);
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

interface Gathered extends Pick<Answered, "status" | "roots"> {
  readonly revision: string | null;
}

interface Asking {
  readonly budget: Budget;
  readonly signal: AbortSignal | undefined;
}

function given({ budget, signal }: Asking): ExecuteOptions {
  return signal ? { budget, signal } : { budget };
}

/** Rows and the graph's own numbers, which come with them, are of one revision. */
async function answersOf(
  engine: Engine,
  { plan, keys, status: asksStatus }: Template,
  values: readonly Value[],
  asked: Asking,
): Promise<Gathered> {
  asked.signal?.throwIfAborted();
  if (plan.roots.length === 0) {
    const status = asksStatus ? await loadedStatus(engine) : null;
    return { revision: status?.revision ?? null, status, roots: [] };
  }
  const asking = engine.execute(plan, values, given(asked));
  const answer = await asking.catch((error) => {
    throw toldOfField(error, keys);
  });
  const roots = plan.roots.map((): RootBatches => ({ head: null, batches: [] }));
  for await (const batch of answer.batches) add(roots, batch);
  return { revision: answer.revision, status: answer, roots: roots.map(joined) };
}

async function loadedStatus(engine: Engine): Promise<Status> {
  const status = await engine.status();
  if (status.revision !== null) return status;
  const message = "The engine holds no graph yet.";
  throw new StrategraphError({ code: "NOT_LOADED", severity: "error", message, hint: "load one" });
}

interface RootBatches {
  head: ConnectionHead | null;
  readonly batches: (readonly Row[])[];
}

function add(roots: readonly RootBatches[], { root, head, rows }: Batch): void {
  const answer = roots[root];
  if (!answer) throw new Error(`the engine answered root ${root}, which was not asked for`);
  if (head) answer.head = head;
  answer.batches.push(rows);
}

/** Most answers are one batch, whose rows are taken as they are. */
function joined({ head, batches }: RootBatches): RootAnswer {
  const [only] = batches;
  return { head, rows: only !== undefined && batches.length === 1 ? only : batches.flat() };
}
