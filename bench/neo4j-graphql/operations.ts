import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isUnionType,
  parse,
  validate,
} from "graphql";
import { usedCoordinates } from "./coverage.ts";
import { choose, type Draft, isSome, isUsed, type Operation, type Vocabulary } from "./draft.ts";
import { writeArguments } from "./inputs.ts";
import { seededRandom } from "./random.ts";

/**
 * Operations that are valid on the schema: nested selections with aliases, repeated fields, fragments, inline
 * fragments on interfaces and kinds, `__typename`, `@include` and `@skip`; filters in depth, sorts, pages; literals and
 * variables, with defaults, shared or left out. The same seed gives the same operations. Left out are cursors, and what
 * differences.ts says is never asked.
 */
export function* generateOperations(
  schema: GraphQLSchema,
  vocabulary: Vocabulary,
  { count, seed }: { readonly count: number; readonly seed: number },
): Generator<Operation> {
  const random = seededRandom(seed);
  const used = new Set<string>();
  for (let made = 0; made < count; ) {
    const draft: Draft = {
      random,
      vocabulary,
      variables: [],
      fragments: [],
      used,
      usedHere: new Set(),
      budget: random.between(4, 40),
      aliases: 0,
    };
    const operation = writeOperation(draft, schema);
    // Two kinds may give one response name different types, which no operation may ask for at once
    if (validate(schema, parse(operation.text)).length > 0) continue;
    for (const coordinate of usedCoordinates(schema, operation)) used.add(coordinate);
    made++;
    yield operation;
  }
}

function writeOperation(draft: Draft, schema: GraphQLSchema): Operation {
  const query = schema.getQueryType();
  if (!query) throw new Error("the schema has no query type");
  const body = writeSelection(draft, schema, query, draft.random.between(1, 4), new Map());
  const variables = draft.variables.map(
    ({ name, type, default: fallback }) => `$${name}: ${type}${fallback === null ? "" : ` = ${fallback}`}`,
  );
  const named = draft.random.chance(0.5) ? " Q" : "";
  const head = variables.length > 0 ? `query${named}(${variables.join(", ")}) ` : `query${named} `;
  const values = draft.variables.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]));
  return {
    text: [head + body, ...draft.fragments.map(({ text }) => text)].join("\n"),
    variables: Object.fromEntries(values),
  };
}

type AnyField = GraphQLField<unknown, unknown>;

/** The response names of a place in the answer, across all fragments that reach it, and what each stands for. */
type Scope = Map<string, { readonly field: string; readonly inner: Scope }>;

function writeSelection(
  draft: Draft,
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  depth: number,
  scope: Scope,
): string {
  const { random } = draft;
  const selections: string[] = [];
  for (let more = random.between(1, 5); more > 0; more--) {
    const selection = random.chance(0.2)
      ? writeFragment(draft, schema, type, depth, scope)
      : writeField(draft, schema, type, depth, scope);
    if (selection !== null && !selections.includes(selection)) selections.push(selection);
  }
  if (selections.length === 0 || random.chance(0.1)) selections.push("__typename");
  return `{ ${selections.join(" ")} }`;
}

function writeField(
  draft: Draft,
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  depth: number,
  scope: Scope,
): string | null {
  const { random } = draft;
  const fields = isUnionType(parent) ? [] : Object.values(parent.getFields());
  const isOpen = depth > 0 && draft.budget > 0;
  const choices = fields.filter((field) => isOpen || field.args.length === 0);
  if (!isSome(choices)) return null;
  const field = choose(draft, parent.name, choices, (one) => leadsToUnused(draft, parent, one));
  draft.budget--;
  const text = `${field.name}${writeArguments(draft, `${parent.name}.${field.name}`, field.args)}`;
  const isAliased = random.chance(field.args.length > 0 ? 0.4 : 0.1);
  const wanted = isAliased ? `a${++draft.aliases}` : field.name;
  const [response, inner] = reserve(draft, scope, wanted, parent, text);
  const head = `${response === field.name ? "" : `${response}: `}${text}${writeDirective(draft)}`;
  const below = writeBelow(draft, schema, field, depth, inner);
  const again = random.chance(0.07) ? ` ${head}${writeBelow(draft, schema, field, depth, inner)}` : "";
  return `${head}${below}${again}`;
}

/** Was the field, an argument of it, or anything just below never written? Edges and nodes lie just below a connection. */
function leadsToUnused(
  draft: Draft,
  parent: GraphQLCompositeType,
  field: AnyField,
  above: readonly string[] = [],
): boolean {
  const isUnused = (place: string): boolean => !isUsed(draft, place) && !place.endsWith("(after:)");
  const place = `${parent.name}.${field.name}`;
  if (isUnused(place) || field.args.some(({ name }) => isUnused(`${place}(${name}:)`))) return true;
  const type = getNamedType(field.type);
  if (!isObjectType(type) || above.includes(type.name) || (above.length > 0 && field.args.length > 0)) return false;
  return Object.values(type.getFields()).some((below) => leadsToUnused(draft, type, below, [...above, type.name]));
}

function writeBelow(draft: Draft, schema: GraphQLSchema, field: AnyField, depth: number, scope: Scope): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return "";
  return ` ${writeSelection(draft, schema, type, field.args.length > 0 ? depth - 1 : depth, scope)}`;
}

/** The name itself where it is free in the scope, or taken for the very same field; another one where not. */
function reserve(
  draft: Draft,
  scope: Scope,
  wanted: string,
  parent: GraphQLCompositeType,
  field: string,
): readonly [response: string, inner: Scope] {
  // Objects of two kinds are never one object: there a name may stand for different fields
  const key = `${wanted} of ${isObjectType(parent) ? parent.name : "any"}`;
  const found = scope.get(key);
  if (found !== undefined && found.field !== field) return reserve(draft, scope, `a${++draft.aliases}`, parent, field);
  const inner = found?.inner ?? new Map();
  scope.set(key, { field, inner });
  return [wanted, inner];
}

function writeFragment(
  draft: Draft,
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  depth: number,
  scope: Scope,
): string | null {
  const { random, fragments, vocabulary } = draft;
  const types = applicable(schema, parent).filter(({ name }) => vocabulary.names.has(name));
  const names = new Set(types.map(({ name }) => name));
  const ready = fragments.filter(({ on }) => names.has(on));
  const directive = writeDirective(draft);
  if (isSome(ready) && random.chance(0.5)) return `...${random.pick(ready).name}${directive}`;
  if (!isSome(types) || random.chance(0.15))
    return `...${directive} ${writeSelection(draft, schema, parent, depth, scope)}`;
  const type = choose(draft, `${parent.name}...`, types);
  if (random.chance(0.6)) return `... on ${type.name}${directive} ${writeSelection(draft, schema, type, depth, scope)}`;
  const text = writeSelection(draft, schema, type, depth, scope);
  const name = `F${fragments.length + 1}`;
  fragments.push({ name, on: type.name, text: `fragment ${name} on ${type.name} ${text}` });
  return `...${name}${directive}`;
}

/** The type itself, the interfaces it has, the kinds it may be: what a fragment within it can be on. */
function applicable(schema: GraphQLSchema, parent: GraphQLCompositeType): readonly GraphQLCompositeType[] {
  if (isAbstractType(parent)) return [parent, ...schema.getPossibleTypes(parent)].filter(isCompositeType);
  return [parent, ...parent.getInterfaces()];
}

function writeDirective(draft: Draft): string {
  const { random, variables } = draft;
  if (!random.chance(0.08)) return "";
  const name = random.pick(["include", "skip"]);
  if (random.chance(0.5)) return ` @${name}(if: ${random.chance(0.5)})`;
  const place = `@${name}`;
  const found = variables.find((variable) => variable.place === place);
  const variable = found ?? {
    name: `v${variables.length + 1}`,
    type: "Boolean!",
    place,
    default: null,
    value: random.chance(0.5),
  };
  if (found === undefined) variables.push(variable);
  return ` @${name}(if: $${variable.name})`;
}
