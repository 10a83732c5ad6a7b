import { MultiDirectedGraph } from "graphology";
import type { Entity, Relation } from "../../graph/dataset.ts";
import { generateStrategies } from "../generate/strategies.ts";
import { ask, bytesHeld, drain } from "./measure.ts";
import { goals, lookedUp, lookUps, type Side, spread } from "./questions.ts";

/** The same on graphology: an entity's and a relation's objects are the attributes of nodes and edges, claims included. */
type Node = Omit<Entity, "id">;
type Edge = Omit<Relation, "id" | "from" | "to">;

const [, size = "", seed = ""] = process.argv.slice(2);
const dataset = generateStrategies(Number(seed), Number(size));

const generate = drain(dataset);
const before = bytesHeld();
const begin = performance.now();
const graph = new MultiDirectedGraph<Node, Edge>();
const texts = new Map<string, string>();
for (const { id, text } of dataset.documents) texts.set(id, text);
for (const { id, ...attributes } of dataset.entities) graph.addNode(id, attributes);
for (const { id, from, to, ...attributes } of dataset.relations) graph.addDirectedEdgeWithKey(id, from, to, attributes);
const load = (performance.now() - begin) / 1000;
const bytes = bytesHeld() - before;

// graphology has no index by kind; scans are spared the other kinds
const ids = spread(
  graph.filterNodes((_, { kind }) => lookedUp.includes(kind)),
  lookUps,
);
const everyGoal = graph.filterNodes((_, { kind }) => kind === "Goal");
const goalIds = spread(everyGoal, goals);

const isStatedSubsidy = (edge: Edge, instrument: Node): boolean =>
  edge.kind === "supports" && edge.basis === "STATED" && instrument.fields.instrumentType === "SUBSIDY";

const side: Side = {
  generate,
  load,
  bytes,
  search: null,
  answers: {
    "look-ups": await ask(5, () => {
      let length = 0;
      for (const id of ids) length += graph.getNodeAttribute(id, "names")[0]?.name.length ?? 0;
      return length;
    }),
    "filtered two-hop": await ask(5, () => {
      let found = 0;
      for (const goal of everyGoal) {
        const task = graph.findOutboundEdge(
          goal,
          (_edge, attributes, _goal, end) =>
            attributes.kind === "hasTask" &&
            graph.findInboundEdge(end, (_support, support, _from, _to, instrument) =>
              isStatedSubsidy(support, instrument),
            ) !== undefined,
        );
        if (task !== undefined) found++;
      }
      return found;
    }),
    "two-hop of a goal": await ask(5, () => {
      let found = 0;
      for (const goal of goalIds) {
        const tasks: { id: string; subsidies: { id: string; name: string }[] }[] = [];
        graph.forEachOutboundEdge(goal, (_edge, attributes, _goal, end) => {
          if (attributes.kind !== "hasTask") return;
          const subsidies: { id: string; name: string }[] = [];
          graph.forEachInboundEdge(end, (_support, support, from, _to, instrument) => {
            if (isStatedSubsidy(support, instrument))
              subsidies.push({ id: from, name: instrument.names[0]?.name ?? "" });
          });
          tasks.push({ id: end, subsidies });
        });
        for (const { subsidies } of tasks) found += 1 + subsidies.length;
      }
      return found;
    }),
  },
};
console.log(JSON.stringify(side));
