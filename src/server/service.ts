import { setImmediate } from "node:timers/promises";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import {
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  parse,
} from "graphql";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Engine } from "../../graph/engine.ts";
import type { Excerpt } from "../../graph/excerpt.ts";
import type { Format } from "../../graph/export/format.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { inSlices } from "../../graph/slices.ts";
import { anchored } from "../api/anchors.ts";
import { usualCost } from "../api/cost-limit.ts";
import { creditsOfAnswer } from "../api/credits.ts";
import { excerptOfAnswer } from "../api/excerpt.ts";
import { type Compiled, createExecutor, type ExecuteRequest } from "../api/execute.ts";
import { JsonAnswer } from "../api/json-answer.ts";
import type { KeptState } from "../api/kept-answers.ts";
import { outlineSteps } from "../api/outline/outline.ts";
import type { Outline } from "../api/outline/parts.ts";
import { type ReadAnswer, type ReadTable, readTableSteps } from "../api/read-table.ts";
import { deriveSchema } from "../api/schema.ts";
import { version } from "../version.ts";
import { askApollo } from "./apollo.ts";
import { type Around, excerptAround } from "./around.ts";
import type { HttpCode } from "./codes.ts";
import { documentLimits } from "./document-limits.ts";
import { createErrorFormat, orThrown } from "./errors.ts";
import type { Log } from "./events.ts";
import { exportReply } from "./export.ts";
import { fileNameOf } from "./file-name.ts";
import type { HttpOperation } from "./http-operation.ts";
import { graphqlVary, knownOperations, plainHeaders } from "./known-operations.ts";
import { isTooLong, operationLimits, pastLimit } from "./operation-limits.ts";
import { errorsBody, errorsReply, type Reply, refusal } from "./reply.ts";
import { loadRules, type RulesPlace } from "./rules.ts";
import { type OperationLimits, usualLimits } from "./usual-limits.ts";

/** Lexical tokens an operation may have; the largest introspection query in use has some 400. */
const tokens = 10_000;

/**
 * Entities and relations one answer may visit, unless said: some seconds of work, and about a gigabyte of rows at
 * the most. A filtered question over a graph of a million entities stays within it.
 */
const usualVisits = 5_000_000;

/** Bytes of answers that are kept, and given again while the graph is the same. */
const keptBytes = 64 * 1024 * 1024;

interface Context {
  readonly signal: AbortSignal;
  /** In which form the part of the graph that an answer shows is asked for, instead of the answer. */
  readonly format: Format | null;
  /** What it was answered already, where only Apollo Server knows how to tell it. */
  readonly answered: ExecutionResult<JsonAnswer> | null;
  /** Takes what a plan answered, to send it past Apollo Server, which knows bodies as strings only. */
  readonly deliver: (answer: JsonAnswer | Reply) => void;
}

export interface ServiceOptions {
  readonly log: Log;
  /** Entities and relations that one answer may visit (5,000,000); past it, BUDGET_EXCEEDED. */
  readonly visits?: number;
  /** Those it may be estimated to visit (20,000,000); past it, it is refused before it is run: COST_TOO_HIGH. */
  readonly cost?: number;
  /** What an operation may have, where it is not the usual. */
  readonly limits?: Partial<OperationLimits>;
  /** Whether the schema may be asked for, and guessed at by "did you mean"; it may, unless said. */
  readonly introspection?: boolean;
  /** What `findings` looks for; nothing, unless said. */
  readonly findings?: RulesPlace;
}

/** A question whose answer is to be read. */
export interface AskedReading {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

/** Of which graph an answer is; null where the engine does not tell. */
export interface OfRevision {
  readonly revision: string | null;
}

/** A graph and everything made for its ontology. An ontology that changes gets a service of its own. */
export interface Service<Held extends Engine = Engine> {
  readonly ontology: Ontology;
  readonly schema: GraphQLSchema;
  readonly engine: Held;
  /** Equal for services that answer alike from the same graph. */
  readonly edition: string;
  answer(operation: HttpOperation): Promise<Reply>;
  /** The graph, or what lies around some entities. Errors: those of the engine, EXPORT_NOTHING_THERE. */
  excerpt(around: Around | null, signal: AbortSignal): Promise<Excerpt>;
  /** What the sources of an answer ask to be shown with it. Errors: those of the engine. */
  credits(asked: ExecuteRequest): Promise<readonly string[]>;
  /** An operation that was found valid; parsed once for as long as it is remembered. */
  document(text: string): DocumentNode;
  /** The answer to a question as a table to be read, and the graph it is of; or why there is none. */
  table(asked: AskedReading): Promise<(ReadTable & OfRevision) | { readonly refused: Reply }>;
  /** The same to be read from top to bottom. */
  outline(asked: AskedReading): Promise<(Outline & OfRevision) | { readonly refused: Reply }>;
  /** What a question comes to, without asking it. Errors: those of GraphQL and of the API. */
  compile(question: string): Compiled;
  /** Of the answers that are kept to be given again. */
  kept(): KeptState;
  /** To be called when no new operation comes: ends engine and server once those under way are answered. */
  retire(): Promise<void>;
}

/**
 * Makes the GraphQL service of one ontology, whose graph the engine holds: Apollo Server parses and validates documents, and
 * hands each operation as a whole to the plan's executor. Errors: all faults of the rules, in one StrategraphError. Cost: O(ontology), in steps between which the loop has its turn.
 */
export async function createService<Held extends Engine>(
  ontology: Ontology,
  engine: Held,
  { log, visits = usualVisits, cost = usualCost, limits, introspection = true, findings }: ServiceOptions,
): Promise<Service<Held>> {
  const schema = deriveSchema(ontology);
  await setImmediate();
  const { rules, diagnostics, written } = findings
    ? await loadRules(ontology, schema, findings)
    : { rules: [], diagnostics: [], written: "" };
  if (diagnostics.length > 0) throw new StrategraphError(diagnostics);
  // asked of a Neo4j, which revision it holds would be a question of its own
  const keep = engine.name === "memory" ? keptBytes : 0;
  const executor = createExecutor(ontology, engine, schema, { visits, cost, rules, keep });
  const allowed = { ...usualLimits, ...limits };
  const known = knownOperations(allowed);
  const formatError = createErrorFormat(log);
  const apollo = new ApolloServer<Context>({
    gateway: {
      onSchemaLoadOrUpdate(adopt) {
        adopt({ apiSchema: schema, coreSupergraphSdl: "" });
        return () => {};
      },
      load: async () => ({
        executor: async ({ document, source, request: { operationName, variables }, context }) => {
          known.learn(source, document);
          const asked = { document, operationName, variables, signal: context.signal };
          if (context.format !== null) {
            const excerpt = await excerptOfAnswer({ ontology, engine, executor, time: now() }, asked);
            if ("errors" in excerpt) return orThrown(excerpt);
            context.deliver(
              await exportReply(context.format, excerpt, fileNameOf(document, operationName), context.signal),
            );
            return { data: {} };
          }
          const result = orThrown<JsonAnswer>(context.answered ?? (await executor.write(asked)));
          if (result.data) context.deliver(result.data);
          return result;
        },
      }),
      stop: async () => {},
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      operationLimits(allowed),
    ],
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    csrfPrevention: true,
    persistedQueries: false,
    parseOptions: { maxTokens: tokens },
    validationOptions: { maxErrors: 20 },
    validationRules: [documentLimits(allowed)],
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError,
    stringifyResult: stringify,
    logger: {
      debug() {},
      info() {},
      warn() {},
      error: (error: unknown) => log({ event: "fault", error }),
    },
  });
  await setImmediate();
  await apollo.start();

  let underWay = 0;
  let ended = () => {};
  async function whileHeld<Result>(work: () => Promise<Result>): Promise<Result> {
    underWay++;
    try {
      return await work();
    } finally {
      underWay--;
      if (underWay === 0) ended();
    }
  }

  /** As Apollo Server would, which is left out where nothing is to be had from it but its time. */
  async function answer(operation: HttpOperation): Promise<Reply> {
    const request = known.find(operation);
    if (request === null && isTooLong(allowed, operation.json)) {
      const { message, extensions } = pastLimit("characters", allowed);
      return refusal("OPERATION_TOO_LARGE", message, {}, String(extensions.hint));
    }
    if (request === null) return ask(apollo, operation, null);
    const answered = await executor.write(request);
    if (answered.errors !== undefined || !answered.data) return ask(apollo, operation, answered);
    return replyOf(answered.data, 200, plainHeaders);
  }

  const anchoredOf = new WeakMap<DocumentNode, DocumentNode>();
  function anchoredOnce(document: DocumentNode): DocumentNode {
    const known = anchoredOf.get(document) ?? anchored(schema, ontology.interfaces[0]?.name ?? "", document);
    anchoredOf.set(document, known);
    return known;
  }

  async function read<Read>(
    { document, variables, signal }: AskedReading,
    stepsOf: (schema: GraphQLSchema, ontology: Ontology, answered: ReadAnswer) => Generator<void, Read, void>,
  ): Promise<(Read & OfRevision) | { refused: Reply }> {
    try {
      const { data, errors } = orThrown(await executor.write({ document: anchoredOnce(document), variables, signal }));
      if (errors !== undefined || !data) return { refused: refusedAs(errors ?? []) };
      const revision = data.extensions?.receipt.revision ?? null;
      const steps = stepsOf(schema, ontology, { document, variables, data: data.toJSON() });
      return { ...(await inSlices(steps, signal)), revision };
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return { refused: refusedAs([error]) };
    }
  }

  /** As Apollo Server would tell it. */
  function refusedAs(errors: readonly GraphQLError[]): Reply {
    const told = errors.map((error) => {
      const { http, ...extensions } = error.extensions;
      return formatError({ message: error.message, extensions }, error);
    });
    const { http } = (errors[0]?.extensions ?? {}) as { http?: { status?: number } };
    const isFault = told[0]?.extensions?.code === ("INTERNAL_SERVER_ERROR" satisfies HttpCode);
    return errorsReply(http?.status ?? (isFault ? 500 : 400), told);
  }

  return {
    ontology,
    schema,
    engine,
    edition: JSON.stringify([version, engine.name, ontology.fingerprint, written]),
    answer: (operation) => whileHeld(() => answer(operation)),
    excerpt: (around, signal) =>
      whileHeld(() => excerptAround(ontology, engine, around, now(), { budget: { visits, estimated: cost }, signal })),
    credits: (asked) => whileHeld(() => creditsOfAnswer({ ontology, engine, executor }, asked)),
    document: known.document,
    table: (asked) => whileHeld(() => read(asked, readTableSteps)),
    outline: (asked) => whileHeld(() => read(asked, outlineSteps)),
    compile: (question) => executor.compile(parse(question)),
    kept: executor.kept,
    async retire() {
      if (underWay > 0) {
        await new Promise<void>((resolve) => {
          ended = resolve;
        });
      }
      await apollo.stop();
      await engine.close();
    },
  };
}

/** The reply that carries an answer. */
function replyOf(answer: JsonAnswer, status: number, headers: Reply["headers"]): Reply {
  const { body, extensions } = answer;
  if (extensions === undefined) return { status, headers, body };
  return { status, headers, body, revision: extensions.receipt.revision, of: answer };
}

/** To the second, in ISO 8601. */
function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

/** Nothing of what a plan answered, which is JSON already. */
function stringify({ errors, data, extensions }: FormattedExecutionResult): string {
  const ready = errors === undefined && data instanceof JsonAnswer && extensions === data.extensions;
  if (ready) return "";
  return errors !== undefined && data == null
    ? errorsBody(errors)
    : `${JSON.stringify({ errors, data, extensions })}\n`;
}

async function ask(
  apollo: ApolloServer<Context>,
  operation: HttpOperation,
  answered: Context["answered"],
): Promise<Reply> {
  // a fault is told in JSON; a page that had sent the request could not read the file
  const toRead = { accept: "application/json", "apollo-require-preflight": "1" };
  const headers = operation.format === null ? operation.headers : { ...operation.headers, ...toRead };
  const delivered: { ready: JsonAnswer | Reply | null } = { ready: null };
  const context: Context = {
    signal: operation.signal,
    format: operation.format,
    answered,
    deliver: (answer) => {
      delivered.ready = answer;
    },
  };
  const { status, headers: sent, body } = await askApollo(apollo, { ...operation, headers }, async () => context);
  const { ready } = delivered;
  if (ready !== null && !(ready instanceof JsonAnswer)) return ready;
  const told = { "cache-control": "no-store", vary: graphqlVary, ...sent };
  return body === "" && ready !== null ? replyOf(ready, status, told) : { status, headers: told, body };
}
