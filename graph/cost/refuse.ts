import { StrategraphError } from "../diagnostic.ts";
import type { Ontology } from "../ontology.ts";
import type { Step } from "../plan/plan.ts";
import type { Estimate, Place, RootEstimate } from "./estimate.ts";

/** A question is refused before it is run: COST_TOO_HIGH. Carries which root of the plan is dearest. */
export class CostError extends StrategraphError {
  readonly root: number;

  constructor(ontology: Ontology, estimate: Estimate, limit: number, nameOf: (root: number) => string) {
    const root = dearestRoot(estimate);
    const most = estimate.roots[root] as RootEstimate;
    super({
      code: "COST_TOO_HIGH",
      severity: "error",
      message:
        `The question would visit some ${visits(estimate.visits)} entities and relations, and may visit ` +
        `${limit.toLocaleString("en")}: ${visits(most.dearest.visits)} of them ${placeOf(ontology, nameOf(root), most.dearest)}.`,
      hint: hints[most.dearest.at],
    });
    this.root = root;
    this.naming = (name) => new CostError(ontology, estimate, limit, () => name);
  }

  /** The same, with another name for the dearest root. */
  readonly naming: (root: string) => CostError;
}

/** Errors: COST_TOO_HIGH where more is estimated than the limit lets. */
export function refuseAbove(ontology: Ontology, estimate: Estimate, limit: number): void {
  if (estimate.visits > limit) throw new CostError(ontology, estimate, limit, (root) => `root ${root}`);
}

const hints: Readonly<Record<Place["at"], string>> = {
  scan: "name ids, or ask for fewer kinds",
  filter: "name ids, or filter by the fields of an entity before what lies along its relations",
  hop: "ask for fewer on the levels above, by `limit`, `first`, a filter or ids, or for fewer levels",
  text: "ask for fewer documents, or for a part of their text: `content(start:, end:)`",
  ways: "ask for fewer hops or fewer relations, name its ends by ids or a filter, or, of paths and links, ask for the `first`",
};

/** An estimate, root by root and where each is dearest, for people; `names` are what the roots are called. */
export function describeEstimate(ontology: Ontology, estimate: Estimate, names: readonly string[]): readonly string[] {
  return [
    `some ${visits(estimate.visits)} entities and relations visited`,
    ...estimate.roots.map(({ visits: all, dearest }, root) => {
      const [name = `root ${root}`, of] = [names[root], visits(dearest.visits)];
      return `  ${root}: ${visits(all)}${dearest.visits === 0 ? "" : `, ${of} ${placeOf(ontology, name, dearest)}`}`;
    }),
  ];
}

function dearestRoot({ roots }: Estimate): number {
  return roots.reduce((best, { visits: of }, root) => (of > (roots[best]?.visits ?? 0) ? root : best), 0);
}

/** `for the ways of tasks.supportedBy`: the field, and the fields on the way to it. */
function placeOf(ontology: Ontology, root: string, { at, path }: Place): string {
  const what = {
    scan: "to find",
    filter: "to filter",
    hop: "along",
    ways: "for the ways of",
    text: "for the texts of",
  }[at];
  return `${what} ${[root, ...path.map((step) => fieldOf(ontology, step))].join(".")}`;
}

/** What a step is called where relations are fields. */
function fieldOf({ kinds }: Ontology, { relation, direction }: Step): string {
  for (const { relationFields } of kinds) {
    const field = relationFields.find((one) => one.relation === relation && one.direction === direction);
    if (field !== undefined) return field.name;
  }
  return relation;
}

/** Two digits are more than an estimate knows. */
function visits(count: number): string {
  if (count > 1e15) return "1,000,000,000,000,000 and more";
  const digits = Math.max(0, Math.floor(Math.log10(Math.max(count, 1))) - 1);
  return (Math.round(count / 10 ** digits) * 10 ** digits).toLocaleString("en");
}
