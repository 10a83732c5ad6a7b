import type { EntityKind, Ontology } from "../../graph/ontology.ts";
import { meantBetween } from "./fitting.ts";
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
  const hint = reversed ? "it fits the other way round" : meantBetween(ontology, name, start, end);
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

export function labelOf(ontology: Ontology, kind: string): string {
  return ontology.kinds.find(({ name }) => name === kind)?.label ?? kind;
}
