import pluralize from "pluralize";

/** `PolicyArea` -> [`policy`, `area`]; `SDGTarget` -> [`sdg`, `target`]. */
function words(name: string): readonly string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[A-Z0-9]+/g) ?? [name]).map((word) => word.toLowerCase());
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** First segment of a kind's ids: `PolicyArea` -> `policy-area`. */
export function segmentOf(kind: string): string {
  return words(kind).join("-");
}

/** How the kind is said when it has no @label: `PolicyArea` -> `policy area`. */
export function labelOf(kind: string): string {
  return words(kind).join(" ");
}

export function pluralLabelOf(label: string): string {
  return pluralize(label);
}

/** Root look-up of a kind, as the Neo4j GraphQL Library names things: `PolicyArea` -> `policyArea`. */
export function singularOf(name: string): string {
  const [first = "", ...rest] = words(name);
  return (first + rest.map(capital).join("")).replace(/\d+[a-z]/g, (digits) => digits.toUpperCase());
}

/** Root list of a type: `PolicyArea` -> `policyAreas`. */
export function pluralOf(name: string): string {
  return pluralize(singularOf(name));
}

/** `policyAreas` -> `PolicyAreas`, as in the names of derived types. */
export function pascal(name: string): string {
  return capital(name);
}

/** `HAS_EXPECTED_OUTCOME` -> `hasExpectedOutcome`. */
export function relationOf(type: string): string {
  const [first = "", ...rest] = type.toLowerCase().split("_");
  return first + rest.map(capital).join("");
}

/** `hasExpectedOutcome` -> `HAS_EXPECTED_OUTCOME`. */
export function typeOf(relation: string): string {
  return relation.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
