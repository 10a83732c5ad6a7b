import { nearest } from "../../graph/diagnostic.ts";
import type { EntityKind, Ontology, RelationKind } from "../../graph/ontology.ts";
import type { Registered } from "./registry.ts";
import { article, listed, type Report } from "./report.ts";
import type { Reference } from "./shape.ts";

/** An end of a relation, as written and as found. */
export interface End {
  readonly reference: Reference;
  readonly entity: Registered;
}

/** May a relation go from one entity to the other? Errors: SEED_WRONG_END, at the end that is wrong. */
export function checkEnds(ontology: Ontology, name: string, from: End, to: End, report: Report): boolean {
  const relation = ontology.relations.find((one) => one.name === name);
  const [start, end] = [from.entity.kind, to.entity.kind];
  if (!relation || !start || !end) return false;
  const startFits = relation.from.includes(start.name);
  const endFits = relation.to.includes(end.name);
  if (startFits && endFits) return true;
  const reversed = relation.from.includes(end.name) && relation.to.includes(start.name);
  const hint = reversed ? "it fits the other way round" : mend(ontology, relation, start, end);
  const ends = (kinds: readonly string[]) => listed(kinds.map((kind) => labelOf(ontology, kind)));
  const say = ({ reference }: End, kind: EntityKind, verb: string, kinds: readonly string[]) =>
    report(
      "SEED_WRONG_END",
      reference.place,
      `\`${name}\` ${verb} ${ends(kinds)}, and ${reference.id} is ${article(kind.label)}.`,
      { hint },
    );
  if (!startFits) say(from, start, "begins at", relation.from);
  if (!endFits && !(reversed && !startFits)) say(to, end, "ends at", relation.to);
  return false;
}

function mend(ontology: Ontology, relation: RelationKind, from: EntityKind, to: EntityKind): string | undefined {
  const fitting = ontology.relations
    .filter((one) => one.from.includes(from.name) && one.to.includes(to.name))
    .map(({ name }) => name);
  const between = `from ${article(from.label)} to ${article(to.label)}`;
  if (fitting.length === 0) return `no relation goes ${between}`;
  const near = nearest(relation.name, fitting);
  return near ? `did you mean \`${near}\`?` : `${between} there is ${listed(fitting)}`;
}

export function labelOf(ontology: Ontology, kind: string): string {
  return ontology.kinds.find(({ name }) => name === kind)?.label ?? kind;
}
