import type { ApolloServerPlugin } from "@apollo/server";
import { type DocumentNode, GraphQLError, Kind, type SelectionSetNode, visit } from "graphql";
import { isObject } from "../api/simplify.ts";
import { type HttpCode, httpCodes } from "./codes.ts";
import type { OperationLimit, OperationLimits } from "./usual-limits.ts";

type Count = Readonly<Record<Exclude<OperationLimit, "characters" | "declarations" | "values" | "pairs">, number>>;

/**
 * Refuses operations past the limits, once they are valid: validation is bounded by the number of tokens, and finds circles
 * of fragments. Errors: OPERATION_TOO_DEEP, OPERATION_TOO_LARGE. Cost: O(document) once, O(variables) of each request.
 */
export function operationLimits(limits: OperationLimits): ApolloServerPlugin {
  const counts = new WeakMap<DocumentNode, Count>();
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, request: { variables = {} } }) {
          const count = counts.get(document) ?? countOf(document);
          counts.set(document, count);
          refusePast(limits, count);
          refusePast(limits, valuesIn(variables, limits));
        },
      };
    },
  };
}

/** Whether variables are within the limits. Cost: O(variables), no further than to the limits. */
export function areWithin(limits: OperationLimits, variables: object): boolean {
  const { levels, values } = valuesIn(variables, limits);
  return levels <= limits.levels && values <= limits.values;
}

/** Whether a request's text is longer than it may be. To be asked before it is parsed, which costs as much as it is long. */
export function isTooLong({ characters }: OperationLimits, json: unknown): boolean {
  return isObject(json) && typeof json.query === "string" && json.query.length > characters;
}

function refusePast(limits: OperationLimits, counted: Partial<OperationLimits>): void {
  for (const [limit, count = 0] of Object.entries(counted) as [OperationLimit, number | undefined][]) {
    if (count > limits[limit]) throw pastLimit(limit, limits);
  }
}

/** The refusal of an operation that has more than it may. */
export function pastLimit(limit: OperationLimit, limits: OperationLimits): GraphQLError {
  const code: HttpCode = limit === "levels" ? "OPERATION_TOO_DEEP" : "OPERATION_TOO_LARGE";
  return new GraphQLError(`The operation has more than ${limits[limit].toLocaleString("en")} ${limit}.`, {
    extensions: { code, hint: "ask several smaller questions", http: { status: httpCodes[code].status } },
  });
}

/** Of a valid document; of several operations, what the largest of them has. */
function countOf(document: DocumentNode): Count {
  const written = new WrittenOut(document);
  const count = { levels: 0, fields: 0, roots: 0, aliases: 0, directives: 0 };
  let level = 0;
  const nested = {
    enter() {
      count.levels = Math.max(count.levels, ++level);
    },
    leave() {
      level--;
    },
  };
  visit(document, {
    [Kind.SELECTION_SET]: nested,
    [Kind.LIST]: nested,
    [Kind.OBJECT]: nested,
    [Kind.DIRECTIVE]: () => {
      count.directives++;
    },
    [Kind.FIELD]: ({ alias }) => {
      if (alias) count.aliases++;
    },
  });
  for (const one of document.definitions) {
    if (one.kind !== Kind.OPERATION_DEFINITION) continue;
    const { levels, fields } = written.sizeOf(one.selectionSet);
    count.levels = Math.max(count.levels, levels);
    count.fields = Math.max(count.fields, fields);
    count.roots = Math.max(count.roots, written.keysOf(one.selectionSet).size);
  }
  return count;
}

/** What a selection comes to with its fragments, each of which is looked through once. */
class WrittenOut {
  readonly #fragments = new Map<string, SelectionSetNode>();
  readonly #sizes = new Map<SelectionSetNode, { readonly levels: number; readonly fields: number }>();

  constructor(document: DocumentNode) {
    for (const one of document.definitions) {
      if (one.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(one.name.value, one.selectionSet);
    }
  }

  sizeOf(set: SelectionSetNode): { readonly levels: number; readonly fields: number } {
    const known = this.#sizes.get(set);
    if (known) return known;
    let levels = 0;
    let fields = 0;
    for (const one of set.selections) {
      if (one.kind === Kind.FIELD) fields++;
      const below = one.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(one.name.value) : one.selectionSet;
      if (below === undefined) continue;
      const size = this.sizeOf(below);
      levels = Math.max(levels, size.levels);
      fields += size.fields;
    }
    const size = { levels: levels + 1, fields };
    this.#sizes.set(set, size);
    return size;
  }

  /** The keys under which a selection answers. */
  keysOf(set: SelectionSetNode, keys = new Set<string>(), seen = new Set<SelectionSetNode>()): ReadonlySet<string> {
    if (seen.has(set)) return keys;
    seen.add(set);
    for (const one of set.selections) {
      if (one.kind === Kind.FIELD) keys.add((one.alias ?? one.name).value);
      else {
        const below = one.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(one.name.value) : one.selectionSet;
        if (below) this.keysOf(below, keys, seen);
      }
    }
    return keys;
  }
}

/** Counted no further than to the limits, and without recursion: variables may be as deep as a body is long. */
function valuesIn(variables: object, limits: OperationLimits): Pick<OperationLimits, "levels" | "values"> {
  let values = 0;
  let levels = 0;
  let level: readonly object[] = [variables];
  while (level.length > 0 && levels <= limits.levels) {
    const below: object[] = [];
    for (const one of level) {
      const members: readonly unknown[] = Array.isArray(one) ? one : Object.values(one);
      values += members.length;
      if (values > limits.values) return { levels, values };
      for (const member of members) if (Array.isArray(member) || isObject(member)) below.push(member);
    }
    levels++;
    level = below;
  }
  return { levels, values };
}
