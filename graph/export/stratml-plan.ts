import type { Excerpt, ExcerptEdge, ExcerptNode } from "../excerpt.ts";

/** What StratML has a place for. */
export interface Plan {
  /** The document that has goals: the first, where there are several. */
  readonly document: ExcerptNode | null;
  /** At least one; without a goal: objectives that none has, or nothing at all. */
  readonly goals: readonly { readonly goal: ExcerptNode | null; readonly objectives: readonly ExcerptNode[] }[];
  readonly stakeholdersOf: (id: string) => readonly ExcerptNode[];
  readonly sortOf: (stakeholder: ExcerptNode) => "Organization" | "Generic_Group";
  readonly edgesOf: (id: string) => readonly ExcerptEdge[];
  readonly nameOf: (id: string) => string;
}

type Part = "StrategicPlan" | "Goal" | "Objective" | "Stakeholder";
const parts: readonly Part[] = ["StrategicPlan", "Goal", "Objective", "Stakeholder"];

/** An excerpt as a plan, by what its ontology aligns with StratML. Cost: O(excerpt). */
export function planOf({ ontology, nodes, edges }: Excerpt): Plan {
  const partOf = new Map(ontology.kinds.map(({ name, near }) => [name, partNear(near)]));
  const organizations = new Set(
    ontology.kinds.filter(({ near }) => /organi[sz]ation\b/i.test(near)).map(({ name }) => name),
  );
  const isStakeholder = ({ kind }: ExcerptNode): boolean =>
    partOf.get(kind) === "Stakeholder" || organizations.has(kind);
  const byId = new Map<string, ExcerptNode>();
  for (const node of nodes) byId.set(node.id, node);
  const isPart = (id: string, part: Part): boolean => partOf.get(byId.get(id)?.kind ?? "") === part;
  const all = [...byId.values()];
  const goals = all.filter(({ id }) => isPart(id, "Goal"));
  const objectives = all.filter(({ id }) => isPart(id, "Objective"));
  const edgesOf = new Map<string, ExcerptEdge[]>([...goals, ...objectives].map(({ id }) => [id, []]));
  let document: ExcerptNode | null = null;
  for (const edge of edges) {
    edgesOf.get(edge.from)?.push(edge);
    if (edge.to !== edge.from) edgesOf.get(edge.to)?.push(edge);
    if (document === null && isPart(edge.from, "StrategicPlan") && isPart(edge.to, "Goal"))
      document = byId.get(edge.from) ?? null;
  }
  const neighbours = (id: string): readonly ExcerptNode[] => {
    const ids = (edgesOf.get(id) ?? []).map(({ from, to }) => (from === id ? to : from));
    return [...new Set(ids)].flatMap((one) => byId.get(one) ?? []);
  };
  const underGoals = goals.map((goal) => ({
    goal,
    objectives: neighbours(goal.id).filter(({ id }) => isPart(id, "Objective")),
  }));
  const placed = new Set(underGoals.flatMap((one) => one.objectives));
  const unplaced = objectives.filter((one) => !placed.has(one));
  const rest = unplaced.length > 0 || goals.length === 0 ? [{ goal: null, objectives: unplaced }] : [];
  return {
    document,
    goals: [...underGoals, ...rest],
    stakeholdersOf: (id) => neighbours(id).filter(isStakeholder),
    sortOf: ({ kind }) => (organizations.has(kind) ? "Organization" : "Generic_Group"),
    edgesOf: (id) => edgesOf.get(id) ?? [],
    nameOf: (id) => byId.get(id)?.name ?? id,
  };
}

/** `StratML Goal / BMM Goal` is a Goal; `StratML Goal/Objective` speaks of a place in one. */
function partNear(near: string): Part | null {
  const named = near.split(" / ").map((one) => one.trim());
  return parts.find((part) => named.includes(`StratML ${part}`)) ?? null;
}
