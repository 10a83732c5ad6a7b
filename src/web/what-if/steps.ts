import type { WhatIfQuery } from "../data/operations.ts";
import { readPick } from "../pick.ts";
import { type Side, type Step, statedFirst } from "./touching.ts";

type Service = WhatIfQuery["whatIf"]["cutOff"][number]["way"][number];

/** A way from somebody, relation by relation, each from where the one before leads to. */
export function stepsFrom(id: string, way: readonly Service[]): readonly Step[] {
  const steps: Step[] = [];
  for (const service of way) steps.push(stepFrom(steps.at(-1)?.to.id ?? id, service));
  return steps;
}

/** The relations by which somebody is served, each seen from there. */
export function stepsInto(id: string, servedBy: readonly Service[]): readonly Step[] {
  return statedFirst(servedBy.map((service) => stepFrom(id, service)));
}

function stepFrom(id: string, { from, to, reading, properties: { id: pick, ...firmness } }: Service): Step {
  return { pick, from: id, to: from.id === id ? to : from, side: sideOf(pick, id), reading, ...firmness };
}

/** A relation by its id, seen from one of its ends. */
export function sideOf(id: string, end: string): Side {
  const pick = readPick(id);
  if (pick?.of !== "pair") return { relation: id, direction: "OUT" };
  return { relation: pick.relations[0] ?? id, direction: pick.to === end ? "IN" : "OUT" };
}
