import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from "graphql";
import { choose, type Draft, isSome, isUsed, type Value, type Variable } from "./draft.ts";

const quantifiers: ReadonlySet<string> = new Set(["some", "none", "all", "single"]);
const logical: ReadonlySet<string> = new Set(["AND", "OR", "NOT"]);
/** Beneath these the peer takes an object that is left empty for "no filter", where others may take it for "any". */
const strict: ReadonlySet<string> = new Set([...quantifiers, "OR", "NOT"]);
/** Arguments that page. Zero is left out: for the peer it means no limit. */
const leastPage: Readonly<Record<string, number>> = { first: 1, limit: 1, offset: 0 };

/** The arguments of one use of a field, `(where: {...}, limit: 3)` or nothing. Cursors are left out: no two engines share them. */
export function writeArguments(draft: Draft, field: string, of: readonly GraphQLArgument[]): string {
  const { random, usedHere } = draft;
  const place = (name: string): string => `${field}(${name}:)`;
  const given = of.filter(({ name }) => name !== "after" && random.chance(isUsed(draft, place(name)) ? 0.3 : 0.7));
  for (const { name } of given) usedHere.add(place(name));
  const texts = given.map((argument) => `${argument.name}: ${writeArgument(draft, argument)}`);
  return texts.length === 0 ? "" : `(${texts.join(", ")})`;
}

function writeArgument(draft: Draft, argument: GraphQLArgument): string {
  const { random } = draft;
  const { type } = argument;
  const least = leastPage[argument.name];
  let value: Value;
  if (!isNonNullType(type) && random.chance(0.04)) value = null;
  else if (least !== undefined) value = random.between(least, 20);
  else if (isInputObjectType(type) && random.chance(0.03)) value = {};
  else value = makeValue(draft, type, random.between(0, 4), "");
  return writeLiteral(draft, type, value, { name: argument.name, optional: true });
}

/** A value of the type, never empty. `within` is the field it stands in, connectives aside. */
function makeValue(draft: Draft, type: GraphQLInputType, depth: number, within: string): Value {
  const { random } = draft;
  if (isNonNullType(type)) return makeValue(draft, type.ofType, depth, within);
  if (within === "eq" && random.chance(0.06)) return null;
  if (isListType(type)) {
    const inner = within === "eq" ? "" : within;
    if (random.chance(0.05)) return makeValue(draft, type.ofType, depth, inner);
    const length = random.between(1, isInputObjectType(getNamedType(type)) ? 2 : 3);
    return Array.from({ length }, () => makeValue(draft, type.ofType, depth, inner));
  }
  if (isInputObjectType(type)) return makeObject(draft, type, depth, within);
  if (isEnumType(type)) {
    const values = type.getValues();
    return isSome(values) ? choose(draft, type.name, values).name : null;
  }
  const values = draft.vocabulary.scalars[type.name];
  if (values === undefined) throw new Error(`the vocabulary has no values of the scalar ${type.name}`);
  return random.pick(values);
}

function makeObject(draft: Draft, type: GraphQLInputObjectType, depth: number, within: string): Value {
  const { random } = draft;
  // The peer takes the question for the kind of a related entity, and then fails on it: "Attribute typename not found"
  const all = Object.values(type.getFields()).filter(({ name }) => name !== "typename" || !quantifiers.has(within));
  const plain = all.filter(({ name }) => !logical.has(name));
  const tests = plain.filter((field) => isShallow(field.type));
  const choices = depth > 0 ? all : isSome(tests) ? tests : plain;
  const chosen: { [field: string]: Value } = {};
  if (!isSome(choices)) return chosen;
  for (let more = random.between(1, depth > 0 ? 3 : 2); more > 0; more--) {
    const field = choose(draft, type.name, choices, (one) => leadsToUnused(draft, type, one));
    if (Object.hasOwn(chosen, field.name)) continue;
    const inner = logical.has(field.name) ? within : field.name;
    chosen[field.name] = makeValue(draft, field.type, depth - 1, inner);
  }
  return chosen;
}

/** Was the field, or one just below it, never written? */
function leadsToUnused(draft: Draft, of: GraphQLInputObjectType, field: GraphQLInputField): boolean {
  const type = getNamedType(field.type);
  const below = isInputObjectType(type) ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`) : [];
  return [`${of.name}.${field.name}`, ...below].some((place) => !isUsed(draft, place));
}

/** Is it a leaf, or an object of leaves? */
function isShallow(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  return (
    !isInputObjectType(named) || Object.values(named.getFields()).every((field) => isLeafType(getNamedType(field.type)))
  );
}

/** Where a literal stands. */
interface Place {
  /** Name of the argument or input field. */
  readonly name: string;
  /** A variable here may be left without a value, which means: no such filter. */
  readonly optional: boolean;
}

/** Writes a value down, some parts of it as variables. */
function writeLiteral(draft: Draft, type: GraphQLInputType, value: Value, place: Place): string {
  if (draft.vocabulary.names.has(getNamedType(type).name) && draft.random.chance(0.2))
    return writeVariable(draft, type, value, place);
  if (value === null) return "null";
  const bare = getNullableType(type);
  const within = { ...place, optional: false };
  if (isListType(bare)) {
    // One for a list of one: only as a literal, since a variable would have to be a list
    if (!Array.isArray(value)) return writeLiteral(withoutVariables(draft), bare.ofType, value, within);
    return `[${value.map((one: Value) => writeLiteral(draft, bare.ofType, one, within)).join(", ")}]`;
  }
  if (!isInputObjectType(bare)) return isEnumType(bare) ? String(value) : JSON.stringify(value);
  const texts = Object.entries(value).flatMap(([name, of]: [string, Value]) => {
    const field = bare.getFields()[name];
    const inner = { name, optional: place.optional && !strict.has(name) };
    return field ? [`${name}: ${writeLiteral(draft, field.type, of, inner)}`] : [];
  });
  return texts.length === 0 ? "{}" : `{ ${texts.join(", ")} }`;
}

/** A variable for exactly this place, or one that another place of its name and type has already. */
function writeVariable(draft: Draft, type: GraphQLInputType, value: Value, place: Place): string {
  const { random, variables } = draft;
  const shared = variables.filter(
    (variable) =>
      variable.type === String(type) && variable.place === place.name && (place.optional || isGiven(variable)),
  );
  if (isSome(shared) && random.chance(0.15)) return `$${random.pick(shared).name}`;
  const variable = { name: `v${variables.length + 1}`, place: place.name, type: String(type), default: null };
  if (place.optional && !isNonNullType(type) && random.chance(0.15)) variables.push({ ...variable, value: undefined });
  else if (random.chance(0.2))
    variables.push({
      ...variable,
      default: writeLiteral(withoutVariables(draft), type, value, place),
      value: undefined,
    });
  else if (value !== null && !isNonNullType(type) && random.chance(0.3))
    variables.push({ ...variable, type: `${type}!`, value });
  else variables.push({ ...variable, value });
  return `$${variable.name}`;
}

function isGiven(variable: Variable): boolean {
  return variable.value !== undefined || variable.default !== null;
}

function withoutVariables(draft: Draft): Draft {
  return { ...draft, vocabulary: { ...draft.vocabulary, names: new Set() } };
}
