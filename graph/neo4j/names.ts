import { StrategraphError } from "../diagnostic.ts";
import type { Direction, Ontology } from "../ontology.ts";

/** The label of every node of ours, and of the one that says which graph it is. See docs/neo4j.md. */
export const ownLabel = "Strategraph";
export const graphLabel = "StrategraphGraph";

/** Words that mean something else where a label or a type may stand. */
const reserved = /^(NOT|NULL|TYPED|NORMALIZED|NFK?[CD])$/i;

/**
 * A name as it stands in a statement. Only letters, digits and underscores reach one: no quoting holds against a name that
 * means to break out of it. Errors: NEO4J_NAME.
 */
export function identifier(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    throw new StrategraphError({
      code: "NEO4J_NAME",
      severity: "error",
      message: `The name ${JSON.stringify(name)} cannot stand in a statement.`,
      hint: "use letters, digits and underscores, and no digit first",
    });
  }
  return reserved.test(name) ? `\`${name}\`` : name;
}

/** A name of the ontology as a string of Cypher. */
export function literal(name: string): string {
  return `'${identifier(name).replaceAll("`", "")}'`;
}

/** The property by which a field compares with a parameter, where that is not the field itself. */
export function orderProperty(field: string): string {
  return identifier(`_order_${field}`);
}

/** Whether a node of ours is of one of these kinds. */
export function hasKind(variable: string, kinds: readonly string[]): string {
  return kinds.length === 0 ? "false" : `${variable}:${kinds.map(identifier).join("|")}`;
}

/** A node of one of these kinds, as a pattern. */
export function nodePattern(variable: string, kinds: readonly string[]): string {
  if (kinds.length === 0) return `(${variable}:${ownLabel})`;
  const labels = kinds.map(identifier).join("|");
  return `(${variable}:${ownLabel}&${kinds.length > 1 ? `(${labels})` : labels})`;
}

export interface Step {
  /** One, or any of several. */
  readonly relation: string | readonly string[];
  readonly direction: Direction;
  readonly kinds: readonly string[];
  /** Of the relation. */
  readonly variable: string;
}

/** A step along relations of ours, as a pattern: one that others have drawn has no hash. */
export function stepPattern(ontology: Ontology, from: string, to: string, step: Step): string {
  const { relation, direction, kinds, variable } = step;
  const type = (one: string): string => identifier(ontology.relations.find(({ name }) => name === one)?.type ?? one);
  const types = typeof relation === "string" ? type(relation) : relation.map(type).join("|");
  const edge = `[${variable}:${types} WHERE ${variable}._hash IS NOT NULL]`;
  const end = nodePattern(to, kinds);
  return direction === "out" ? `(${from})-${edge}->${end}` : `(${from})<-${edge}-${end}`;
}
