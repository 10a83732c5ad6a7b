import { nearest } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { failure } from "./exit.ts";

/** `Ends` of the API, as a variable. */
export interface EndsVariable {
  readonly ids?: readonly string[];
  readonly kinds?: readonly string[];
  readonly where?: OfStrategy;
}

/** Of entities, that they belong to a strategy. */
interface OfStrategy {
  readonly strategies: { readonly includes: string };
}

/**
 * Ends as a command line names them, with commas between: an id, which has a slash in it, or a kind by its name, its list
 * or its label (`Task`, `tasks`, "policy areas"); `all` is every entity. Of kinds only what belongs to the strategy, where
 * one is given; what is named by its id is meant. Error: CLI_USAGE for what is none of them.
 */
export function endsNamed(ontology: Ontology, text: string, strategy: string | undefined): EndsVariable {
  const narrowed = whereOf(strategy);
  const named = text.split(",").map((one) => one.trim());
  if (named.length === 1 && named[0] === "all") return narrowed;
  const ids = named.filter((one) => one.includes("/"));
  const kinds = named.filter((one) => !one.includes("/")).map((one) => kindNamed(ontology, one));
  return { ...(ids.length > 0 && { ids }), ...(kinds.length > 0 && { kinds, ...narrowed }) };
}

/** `where` of the API: that entities belong to the strategy, where one is given. */
export function whereOf(strategy: string | undefined): { readonly where?: OfStrategy } {
  return strategy === undefined ? {} : { where: { strategies: { includes: strategy } } };
}

/** The kind of that name, list or label. Error: CLI_USAGE. */
export function kindNamed({ kinds }: Ontology, text: string): string {
  const wanted = text.toLowerCase();
  const found = kinds.find(({ name, singular, plural, label, pluralLabel }) =>
    [name, singular, plural, label, pluralLabel].some((one) => one.toLowerCase() === wanted),
  );
  if (found !== undefined) return found.name;
  const lists = kinds.map(({ plural }) => plural);
  const near = nearest(text, lists);
  const hint =
    near === undefined ? `a kind, such as ${lists.slice(0, 5).join(", ")}, or an id` : `did you mean ${near}?`;
  throw failure("CLI_USAGE", `${JSON.stringify(text)} is no kind of entity and no id.`, hint);
}

/** The relation of that name. Error: CLI_USAGE. */
export function relationNamed({ relations }: Ontology, text: string): string {
  const names = relations.map(({ name }) => name);
  return oneOf("relation", names, text);
}

/** The chain of relations of that name, from either end. Error: CLI_USAGE. */
export function patternNamed({ patterns }: Ontology, text: string): string {
  return oneOf(
    "pattern",
    patterns.flatMap(({ name, inverse }) => [name, inverse]),
    text,
  );
}

function oneOf(what: string, names: readonly string[], text: string): string {
  if (names.includes(text)) return text;
  const near = nearest(text, names);
  const all = names.length === 0 ? `the ontology has no ${what}s` : `one of ${names.join(", ")}`;
  throw failure("CLI_USAGE", `There is no ${what} ${JSON.stringify(text)}.`, near ? `did you mean ${near}?` : all);
}
