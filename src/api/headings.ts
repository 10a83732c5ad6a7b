import { getNamedType } from "graphql";
import type { Ontology } from "../../graph/ontology.ts";
import type { KeyedField } from "./asked-fields.ts";
import { roleOf } from "./roles.ts";
import type { Trail } from "./sample-answer.ts";

/** Fields that lead to something and say nothing of what it is. */
const leading = new Set(["edges", "node", "nodes", "properties", "claims", "evidence", "steps"]);

/**
 * How columns of an answer are headed: a relation as it reads, the name of something by what it is, and every other field by
 * its own words. Columns that would be headed alike are told apart by all that leads to them. Cost: O(columns x depth).
 */
export function headingsOf(
  ontology: Ontology,
  columns: readonly string[],
  trailOf: ReadonlyMap<string, Trail>,
): readonly string[] {
  const roots = new Set([...trailOf.values()].map(([root]) => root?.key));
  const headings = columns.map((column) => {
    const trail = trailOf.get(column) ?? [];
    const heading = headingOf(ontology, trail) || wordsOf(column);
    const root = roots.size > 1 && trail[0] ? saidOf(ontology, trail[0]) : heading;
    return root === heading ? heading : `${root}: ${heading}`;
  });
  const times = new Map<string, number>();
  for (const heading of headings) times.set(heading, (times.get(heading) ?? 0) + 1);
  return headings.map((heading, at) => {
    const own = wordsOf(columns[at] ?? "");
    return times.get(heading) === 1 || own === heading ? heading : `${heading} (${own})`;
  });
}

function headingOf(ontology: Ontology, trail: Trail): string {
  const [root, ...between] = trail;
  const last = between.pop();
  if (root === undefined) return "";
  if (last === undefined) return saidOf(ontology, root);
  const middle = between
    .filter((step) => !isLeading(step) && !(isAbsence(step) && isReason(last)))
    .map((step) => saidOf(ontology, step));
  const own = saidOf(ontology, last);
  if (!isName(last)) return [...middle, own].join(": ");
  if (middle.length > 0) return middle.join(": ");
  const nearest = between.at(-1);
  return saidOf(ontology, isKind(root) || nearest === undefined ? root : nearest);
}

/** Whether a field gives entities of a kind, which says what they are. */
function isKind({ field }: KeyedField): boolean {
  return ["list", "connection", "lookup"].includes(roleOf(field)?.role ?? "");
}

/** What a name is of has said it already. */
function isName({ key, field }: KeyedField): boolean {
  return key === field.name && roleOf(field)?.role === "name";
}

function isAbsence({ field }: KeyedField): boolean {
  return getNamedType(field.type).name === "Absence";
}

/** What an absence says, and not the words that it rests on. */
function isReason({ field }: KeyedField): boolean {
  return roleOf(field)?.role === "reason";
}

/** Fields whose names are no words of a reader. */
const spoken: Readonly<Record<string, string>> = {
  __typename: "kind",
  alternatives: "other reading",
  commitmentEvidence: "how far it has come",
};

/** Whether a field says nothing of what it leads to. */
export function isLeading({ key, field }: KeyedField): boolean {
  return key === field.name && leading.has(field.name);
}

/** What a field is called, in the ontology's words. */
export function saidOf(ontology: Ontology, step: KeyedField): string {
  const { key, field } = step;
  const role = roleOf(field);
  if (key !== field.name) return wordsOf(key);
  if (isAbsence(step)) return "why none is recorded";
  switch (role?.role) {
    case "hop":
      return readingOf(ontology, role.field.relation, role.field.direction) ?? wordsOf(key);
    case "list":
    case "connection":
    case "lookup":
      return ontology.kinds.find(({ name }) => name === role.target)?.label ?? wordsOf(role.target);
    case "reason":
      return role.of === "sentence" ? "why none is recorded" : "why none is recorded, as a code";
    default:
      return spoken[field.name] ?? wordsOf(key);
  }
}

/** How a relation reads from one of its ends; undefined where the ontology has none of that name. */
export function readingOf({ relations }: Ontology, relation: string, direction: "out" | "in"): string | undefined {
  return relations.find(({ name }) => name === relation)?.reading[direction];
}

/** `supportedBy.commitmentEvidence` in words: "supported by commitment evidence". */
function wordsOf(name: string): string {
  return name
    .replace(/^__/, "")
    .replaceAll(/[._]+/g, " ")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .trim();
}
