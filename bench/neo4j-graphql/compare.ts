import {
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";

/** Where a client of the peer would fail here. */
export interface Fault {
  /** A coordinate of the peer's schema: `Task.supportedBy(where:)`. */
  readonly at: string;
  readonly fault: string;
}

export interface Comparison {
  readonly faults: readonly Fault[];
  /** What of the peer was looked for here. */
  readonly compared: {
    readonly types: number;
    readonly fields: number;
    readonly arguments: number;
    readonly inputFields: number;
    readonly enumValues: number;
  };
  /** For each type of the peer, the types that stand in its place here. */
  readonly counterparts: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Walks both schemas side by side from `Query`: is everything a client may select or send there possible here, with a
 * result it can read? Types are compared by structure, however they refer to each other; those in `declared` (kinds, their
 * interfaces, what both schemas took from one ontology) must also bear the same name. Cost: O(pairs of types that meet).
 */
export function compareSchemas(peer: GraphQLSchema, ours: GraphQLSchema, declared: ReadonlySet<string>): Comparison {
  const faults: Fault[] = [];
  const seen = {
    fields: new Set<string>(),
    arguments: new Set<string>(),
    inputFields: new Set<string>(),
    enumValues: new Set<string>(),
  };
  const counterparts = new Map<string, Set<string>>();
  const pairs = new Set<string>();
  const queue: (() => void)[] = [];
  const fault = (at: string, text: string): void => {
    faults.push({ at, fault: text });
  };

  function meet(at: string, theirs: GraphQLNamedType, own: GraphQLNamedType, direction: "in" | "out"): void {
    const names = counterparts.get(theirs.name) ?? new Set();
    counterparts.set(theirs.name, names.add(own.name));
    const pair = `${direction} ${theirs.name} ${own.name}`;
    if (pairs.has(pair)) return;
    pairs.add(pair);
    if (declared.has(theirs.name) && theirs.name !== own.name) fault(at, `is ${theirs.name} there, ${own.name} here`);
    queue.push(() => compareNamed(at, theirs, own, direction));
  }

  function compareNamed(at: string, theirs: GraphQLNamedType, own: GraphQLNamedType, direction: "in" | "out"): void {
    if (isEnumType(theirs) && isEnumType(own)) compareEnums(theirs, own, direction);
    else if (isInputObjectType(theirs) && isInputObjectType(own)) {
      compareInputs(theirs.name, "inputFields", Object.values(theirs.getFields()), Object.values(own.getFields()));
    } else if (isInterfaceType(theirs) && isInterfaceType(own)) {
      comparePossibleTypes(theirs, own);
      compareFields(theirs, own);
    } else if (isObjectType(theirs) && isObjectType(own)) compareFields(theirs, own);
    else if (theirs.constructor !== own.constructor) fault(at, `${theirs.name} and ${own.name} are of different kinds`);
    else if (theirs.name !== own.name && (direction === "out" || !widerScalars[theirs.name]?.includes(own.name)))
      fault(at, `is ${theirs.name} there, ${own.name} here`);
  }

  function compareEnums(theirs: GraphQLEnumType, own: GraphQLEnumType, direction: "in" | "out"): void {
    for (const { name } of theirs.getValues()) {
      seen.enumValues.add(`${theirs.name}.${name}`);
      if (direction === "in" && own.getValue(name) == null) fault(`${theirs.name}.${name}`, `not in ${own.name} here`);
    }
    if (direction === "in") return;
    for (const { name } of own.getValues())
      if (theirs.getValue(name) == null) fault(theirs.name, `may also be ${name} here`);
  }

  function comparePossibleTypes(theirs: GraphQLInterfaceType, own: GraphQLInterfaceType): void {
    const here = new Map(ours.getPossibleTypes(own).map((type) => [type.name, type]));
    for (const type of peer.getPossibleTypes(theirs)) {
      const same = here.get(type.name);
      if (same === undefined) fault(theirs.name, `may not be ${type.name} here`);
      else meet(theirs.name, type, same, "out");
      here.delete(type.name);
    }
    for (const name of here.keys()) fault(theirs.name, `may also be ${name} here`);
  }

  type Composite = GraphQLObjectType | GraphQLInterfaceType;

  function compareFields(theirs: Composite, own: Composite): void {
    const interfaces = new Set(own.getInterfaces().map(({ name }) => name));
    for (const { name } of theirs.getInterfaces())
      if (!interfaces.has(name)) fault(theirs.name, `does not implement ${name} here`);
    const fields = own.getFields();
    for (const field of Object.values(theirs.getFields())) {
      const at = `${theirs.name}.${field.name}`;
      seen.fields.add(at);
      const counterpart = fields[field.name];
      if (counterpart === undefined) {
        fault(at, `no such field of ${own.name} here`);
        continue;
      }
      compareResults(at, field.type, counterpart.type);
      compareInputs(at, "arguments", field.args, counterpart.args);
    }
  }

  function compareResults(at: string, theirs: GraphQLOutputType, own: GraphQLOutputType): void {
    if (!yields(theirs, own)) fault(at, `gives ${theirs} there, ${own} here`);
    meet(at, getNamedType(theirs), getNamedType(own), "out");
  }

  function compareInputs(
    of: string,
    what: "arguments" | "inputFields",
    theirs: readonly (GraphQLArgument | GraphQLInputField)[],
    own: readonly (GraphQLArgument | GraphQLInputField)[],
  ): void {
    const place = (name: string): string => (what === "arguments" ? `${of}(${name}:)` : `${of}.${name}`);
    for (const input of theirs) {
      const at = place(input.name);
      seen[what].add(at);
      const counterpart = own.find(({ name }) => name === input.name);
      if (counterpart === undefined) {
        fault(at, "does not exist here");
        continue;
      }
      if (!takes(input.type, counterpart.type)) fault(at, `takes ${input.type} there, ${counterpart.type} here`);
      if (JSON.stringify(input.defaultValue) !== JSON.stringify(counterpart.defaultValue))
        fault(at, "has another default here");
      meet(at, getNamedType(input.type), getNamedType(counterpart.type), "in");
    }
    for (const input of own) {
      const required = isNonNullType(input.type) && input.defaultValue === undefined;
      if (required && !theirs.some(({ name }) => name === input.name))
        fault(place(input.name), "is required here only");
    }
  }

  const [theirQuery, ownQuery] = [peer.getQueryType(), ours.getQueryType()];
  if (theirQuery && ownQuery) meet("Query", theirQuery, ownQuery, "out");
  else fault("Query", "a schema has none");
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) next();

  return {
    faults,
    compared: {
      types: counterparts.size,
      fields: seen.fields.size,
      arguments: seen.arguments.size,
      inputFields: seen.inputFields.size,
      enumValues: seen.enumValues.size,
    },
    counterparts,
  };
}

/** Scalars that take every literal the first one takes. */
const widerScalars: Readonly<Record<string, readonly string[]>> = { Int: ["Float", "ID"], String: ["ID"] };

/** Is every result of our wrapping one that a reader of theirs expects: the same lists, and null nowhere else? */
function yields(theirs: GraphQLOutputType, own: GraphQLOutputType): boolean {
  if (isNonNullType(theirs)) return isNonNullType(own) && yields(theirs.ofType, own.ofType);
  if (isNonNullType(own)) return yields(theirs, own.ofType);
  if (isListType(theirs) && isListType(own)) return yields(theirs.ofType, own.ofType);
  return !isListType(theirs) && !isListType(own);
}

/** Does our wrapping take whatever theirs takes: the same lists, and null wherever they take it? */
function takes(theirs: GraphQLInputType, own: GraphQLInputType): boolean {
  if (isNonNullType(own)) return isNonNullType(theirs) && takes(theirs.ofType, own.ofType);
  if (isNonNullType(theirs)) return takes(theirs.ofType, own);
  if (isListType(theirs) && isListType(own)) return takes(theirs.ofType, own.ofType);
  return !isListType(theirs) && !isListType(own);
}
