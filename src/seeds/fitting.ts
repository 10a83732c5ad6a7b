import { nearest } from "../../graph/diagnostic.ts";
import type { EntityKind, Ontology } from "../../graph/ontology.ts";
import { article, listed } from "./report.ts";

/** Which relation may have been meant between two kinds, as a hint: the nearest by name, or all that go there. */
export function meantBetween(ontology: Ontology, name: string, from: EntityKind, to: EntityKind): string {
  const fitting = ontology.relations
    .filter((one) => one.from.includes(from.name) && one.to.includes(to.name))
    .map((one) => one.name);
  const between = `from ${article(from.label)} to ${article(to.label)}`;
  if (fitting.length === 0) {
    const back = ontology.relations.filter((one) => one.from.includes(to.name) && one.to.includes(from.name));
    const backwards = back.length === 0 ? "" : `; the other way round there is ${listed(back.map((one) => one.name))}`;
    return `no relation goes ${between}${backwards}`;
  }
  const near = nearest(name, fitting);
  return near ? `did you mean \`${near}\`?` : `${between} there is ${listed(fitting)}`;
}
