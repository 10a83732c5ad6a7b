import { type Criticality, whatIfEach } from "../../graph/analysis/criticality.ts";
import { type InTurn, inTurn, inTurnEach } from "../../graph/analysis/in-turn.ts";
import { waysToAims } from "../../graph/analysis/ways-to-aims.ts";
import { type Loss, type WhatIf, whatIf } from "../../graph/analysis/what-if.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Edge } from "../../graph/subgraph.ts";
import type { ComputedField } from "./analysis-shape.ts";
import { apiError } from "./codes.ts";
import { analysisBound } from "./compile/analysis.ts";
import { aimsOf, type Computed, type Network, nameOf, rowOf, serviceOf, stepsOf } from "./network.ts";

/** What falls without some entities. Errors: API_ANALYSIS_TOO_LARGE where the ways that are lost are too long to tell of. */
export function fallenWithout(
  ontology: Ontology,
  network: Network,
  without: readonly string[],
  asked: readonly ComputedField[],
): Computed {
  const steps = stepsOf(ontology);
  const found = whatIf(network, steps, aimsOf(ontology, network), without);
  const further = isAsked(asked, ["inTurn"]) ? inTurn(network, steps, without) : [];
  return fallingOf(ontology, network, { ...found, inTurn: further }, waysTold(ontology, network, asked));
}

/**
 * What falls without each of those on whom most rests, where it is asked for. Those cut off are counted before they are told of:
 * along a chain each cuts off all before it. Errors: API_ANALYSIS_TOO_LARGE.
 */
export function fallenWithoutEach(
  ontology: Ontology,
  network: Network,
  most: readonly Criticality[],
  asked: readonly ComputedField[],
): readonly Computed[] {
  if (!isAsked(asked, ["whatIf"])) return [];
  if (most.reduce((all, { cutOff }) => all + cutOff, 0) > analysisBound)
    throw tooMuchFalls("entities that are cut off");
  const ids = most.map(({ id }) => id);
  const found = whatIfEach(network, stepsOf(ontology), aimsOf(ontology, network), ids);
  const further = isAsked(asked, ["whatIf", "inTurn"]) ? inTurnOfEach(ontology, network, ids) : [];
  const below = asked.flatMap(({ read }) => ("fields" in read && read.name === "whatIf" ? read.fields : []));
  const wayOf = waysTold(ontology, network, below);
  return found.map((one, at) => fallingOf(ontology, network, { ...one, inTurn: further[at] ?? [] }, wayOf));
}

function inTurnOfEach(ontology: Ontology, network: Network, ids: readonly string[]): readonly (readonly InTurn[])[] {
  const all: (readonly InTurn[])[] = [];
  let told = 0;
  for (const one of inTurnEach(network, stepsOf(ontology), ids)) {
    told += one.length;
    if (told > analysisBound) throw tooMuchFalls("entities that it concerns in turn");
    all.push(one);
  }
  return all;
}

/** Of who is cut off, the way that it had, where that is asked for. */
function waysTold(
  ontology: Ontology,
  network: Network,
  asked: readonly ComputedField[],
): (id: string) => readonly Edge[] {
  if (!isAsked(asked, ["cutOff", "way"])) return () => [];
  const wayOf = waysToAims(network, stepsOf(ontology), aimsOf(ontology, network));
  let told = 0;
  return (id) => {
    const way = wayOf(id);
    told += way.length;
    if (told > analysisBound) throw tooMuchFalls("relations on the ways of who is cut off");
    return way;
  };
}

/** Whether a field is asked for that lies below others, each by its name. */
function isAsked(fields: readonly ComputedField[], [name, ...below]: readonly string[]): boolean {
  return fields.some(
    ({ read }) =>
      "name" in read && read.name === name && (below.length === 0 || ("fields" in read && isAsked(read.fields, below))),
  );
}

function fallingOf(
  ontology: Ontology,
  network: Network,
  found: WhatIf & { readonly inTurn: readonly InTurn[] },
  wayOf: (id: string) => readonly Edge[],
): Computed {
  const losses = (some: readonly Loss[], all: boolean) => some.map((loss) => lossOf(ontology, network, loss, all));
  return {
    onlyOnes: losses(found.onlyOnes, true),
    onlyStated: losses(found.onlyStated, false),
    cutOff: found.cutOff.map((id) => ({
      entity: rowOf(network, id),
      way: wayOf(id).map((edge) => serviceOf(ontology, network, edge)),
    })),
    inTurn: found.inTurn.map((one) => inTurnOf(ontology, network, one)),
  };
}

function lossOf(ontology: Ontology, network: Network, { id, relation, lost }: Loss, all: boolean): Computed {
  const words = servingWords(ontology, relation);
  const name = nameOf(network, id);
  const summary = all
    ? `Nothing else is recorded that ${words} ${name}`
    : `Of nothing else does a source state that it ${words} ${name}; what is left is inferred`;
  return {
    entity: rowOf(network, id),
    lost: lost.map((edge) => serviceOf(ontology, network, edge)),
    summary,
  };
}

function inTurnOf(ontology: Ontology, network: Network, { id, relation, servedBy, others }: InTurn): Computed {
  const serves = `${servingWords(ontology, relation)} ${nameOf(network, id)}`;
  const summary =
    others === 0
      ? `Nothing else is recorded that ${serves}`
      : `${others} other${others === 1 ? " is recorded that" : "s are recorded, each of which"} ${serves}`;
  return {
    entity: rowOf(network, id),
    servedBy: servedBy.map((edge) => serviceOf(ontology, network, edge)),
    others,
    summary,
  };
}

/** How a relation reads from the end that serves. */
function servingWords({ relations }: Ontology, relation: string): string {
  const kind = relations.find(({ name }) => name === relation);
  return kind?.reading[kind.serves ?? "out"] ?? relation;
}

/** How much rests on one entity, in words. */
export function criticalSummary({ kinds }: Ontology, { cutOff, onlyOnes, onlyStated, pieces }: Criticality): string {
  const aims = kinds.filter(({ aim }) => aim).map(({ label }) => label);
  const said = [
    cutOff > 0 ? `${cutOff} would have no way left to a ${aims.join(" or a ")}` : "",
    onlyOnes > 0 ? `${onlyOnes} ${onlyOnes === 1 ? "has" : "have"} nothing else recorded in its place` : "",
    onlyStated > 0 ? `${onlyStated} ${onlyStated === 1 ? "has" : "have"} nothing else stated in its place` : "",
    pieces > 0 ? `what is around it would fall into ${pieces + 1} pieces` : "",
  ];
  return said.filter((one) => one !== "").join("; ");
}

function tooMuchFalls(what: string) {
  const message = `The analysis would tell of more than ${analysisBound} ${what}.`;
  return apiError("API_ANALYSIS_TOO_LARGE", message, null, "ask for the `first` few, or for less of each");
}
