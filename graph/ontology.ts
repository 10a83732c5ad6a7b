/**
 * What kinds of entity and relation a graph may hold: plain frozen data, read from schema.graphql and from nowhere else.
 * Every other part asks an Ontology; none names a kind.
 */
export interface Ontology {
  /** In the order of their declaration. */
  readonly kinds: readonly EntityKind[];
  /** `Entity` first: the one every kind implements; then the named ends of relations. */
  readonly interfaces: readonly EntityInterface[];
  readonly relations: readonly RelationKind[];
  readonly patterns: readonly Pattern[];
  readonly enums: readonly EnumType[];
  /** What the edge of every relation carries besides its claims: the fields of the `@relationshipProperties` type. */
  readonly properties: { readonly name: string; readonly fields: readonly Field[] };
  /** The kind whose entities are sources: what evidence cites. */
  readonly sourceKind: string;
  /** SHA-256 over the canonical form; two ontologies with the same fingerprint mean the same. */
  readonly fingerprint: string;
}

export interface EntityKind {
  /** PascalCase: `PolicyArea`. */
  readonly name: string;
  /** First segment of ids after the strategy: `policy-area`. */
  readonly segment: string;
  /** Root look-up by id: `policyArea`. */
  readonly singular: string;
  /** Root list: `policyAreas`. */
  readonly plural: string;
  readonly label: string;
  readonly pluralLabel: string;
  readonly description: string;
  /** Nearest standard term: an alignment, not an identity. */
  readonly near: string;
  /** All else is done for its entities, in the end. */
  readonly aim: boolean;
  /** Those of `Entity` first, as declared. */
  readonly fields: readonly Field[];
  readonly interfaces: readonly string[];
  readonly relationFields: readonly RelationField[];
}

/** A set of kinds with what they share. Never has fewer than its kinds' common `Entity` fields. */
export interface EntityInterface {
  readonly name: string;
  readonly description: string;
  readonly label: string;
  readonly pluralLabel: string;
  readonly kinds: readonly string[];
  readonly fields: readonly Field[];
  /** Root list and look-up of this interface, or null where it has none (`@query(read: false)`). */
  readonly plural: string | null;
}

/** Scalars a field may have; the last three are strings in a canonical form with an order of their own (values.ts). */
export type ScalarType = "ID" | "String" | "Int" | "Float" | "Boolean" | "EDTF" | "ISODuration" | "Decimal";

export interface Field {
  readonly name: string;
  /** A scalar's or an enum's name. */
  readonly type: string;
  readonly list: boolean;
  readonly required: boolean;
  readonly description: string;
}

export type Direction = "out" | "in";

/** A relation seen from one of its ends: `Task.supportedBy` is `supports`, inwards. */
export interface RelationField {
  readonly name: string;
  readonly relation: string;
  readonly direction: Direction;
  /** A kind's or an interface's name. */
  readonly target: string;
  /** The kinds that stand behind `target`, in the ontology's order. */
  readonly kinds: readonly string[];
  readonly description: string;
}

export interface RelationKind {
  /** camelCase: `hasExpectedOutcome`. */
  readonly name: string;
  /** Upper snake case, for Neo4j: `HAS_EXPECTED_OUTCOME`. */
  readonly type: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** How it reads from each end: `supports`, `is supported by`. */
  readonly reading: Readonly<Record<Direction, string>>;
  /** Which way one end serves the other: along it (out), against it (in), or not at all (null). */
  readonly serves: Direction | null;
  /** Whether it makes what it leads to a priority. */
  readonly priority: boolean;
  readonly description: string;
  readonly near: string;
}

/** Chains of relations that count as one thing: along any of the steps, again and again. */
export interface Pattern {
  /** `supportsIndirectly`, and what it is called from the other end: `supportedIndirectlyBy`. */
  readonly name: string;
  readonly inverse: string;
  /** In the ontology's order. */
  readonly steps: readonly { readonly relation: string; readonly direction: Direction }[];
  readonly maxHops: number;
  /** Kinds it begins at and ends at, as far as a step does. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly reading: Readonly<Record<Direction, string>>;
  readonly description: string;
}

export interface EnumType {
  readonly name: string;
  readonly description: string;
  readonly values: readonly { readonly name: string; readonly description: string }[];
}
