import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import type { Entity, Relation, Silence } from "../../graph/dataset.ts";
import type { Engine } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { makeDataset } from "../../graph/revision.ts";
import { createExecutor } from "../../src/api/execute.ts";
import type { Receipt } from "../../src/api/json-answer.ts";
import { readRules } from "../../src/api/rules.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { root } from "../seed/graph.ts";
import { dataset, entity, inferred, ontologyIn, relation } from "./world.ts";

export const ontology = ontologyIn("schema.graphql");
export const schema = deriveSchema(ontology);
const folder = join(root, "findings");
export const texts = readdirSync(folder).map((name) => ({
  file: `findings/${name}`,
  text: readFileSync(join(folder, name), "utf8"),
}));
export const { rules, diagnostics } = readRules(ontology, schema, texts);

/** A thing of the strategy `s`, called as the end of its id: `task/a`. */
function thing(id: string, fields: Entity["fields"] = {}): Entity {
  const segment = id.slice(0, id.indexOf("/"));
  const kind = ontology.kinds.find((one) => one.segment === segment)?.name ?? "";
  return entity(`s/${id}`, id, fields, { kind });
}

/** `task/a supports goal/b`; with a star, inferred; with a commitment behind it. */
function said(text: string): Relation {
  const [from = "", kind = "", to = "", commitment = null] = text.replace("*", "").split(" ");
  const more = { ...(text.includes("*") ? inferred : {}), commitment: commitment as Relation["commitment"] };
  return relation(`s/${from}`, kind, `s/${to}`, more);
}

/** The graph of some relations, and of things that have none. */
export function graphOf(relations: readonly string[], alone: readonly string[] = [], fields: Entity["fields"] = {}) {
  const ids = new Set([
    "source-document/text",
    ...alone,
    ...relations.flatMap((one) => [one.split(" ")[0] ?? "", one.split(" ")[2] ?? ""]),
  ]);
  return makeDataset({
    strategies: [...dataset.strategies].map((one) => ({ ...one, documents: ["s/source-document/text"] })),
    documents: [...dataset.documents].map((one) => ({ ...one, id: "s/source-document/text" })),
    entities: [...ids].sort().map((id) => thing(id, id.startsWith("instrument/x") ? fields : {})),
    relations: relations.map(said).map((one) => ({
      ...one,
      claims: one.claims.map((claim) => ({
        ...claim,
        document: "s/source-document/text",
        quotes: claim.quotes.map((quote) => ({ ...quote, document: "s/source-document/text" })),
      })),
    })),
    lists: [],
    exclusions: [],
  });
}

interface Case {
  /** Relations, and what stands alone. */
  readonly fires: readonly [readonly string[], readonly string[]];
  readonly on: readonly string[];
  /** The same with what was missing, or without what was too much. */
  readonly not: readonly [readonly string[], readonly string[]];
  readonly fields?: Entity["fields"];
}

const cases: Readonly<Record<string, Case>> = {
  "goal-without-task": {
    fires: [["goal/a hasSubgoal goal/b", "project/p contributesTo goal/b"], []],
    on: ["goal/b"],
    not: [["goal/a hasSubgoal goal/b", "task/t contributesTo goal/b", "goal/c hasTask task/t"], []],
  },
  "task-without-instrument": {
    fires: [["task/a hasSubtask task/b"], []],
    on: ["task/a", "task/b"],
    not: [["task/a hasSubtask task/b", "instrument/i supports task/b"], []],
  },
  "instrument-without-task": {
    fires: [["instrument/i supports goal/a", "instrument/i operatesThrough instrument/j"], []],
    on: ["instrument/i", "instrument/j"],
    not: [["instrument/i supports task/a", "instrument/i operatesThrough instrument/j"], []],
  },
  "instrument-without-money": {
    fires: [["instrument/i operatesThrough instrument/j"], []],
    on: ["instrument/i", "instrument/j"],
    not: [["instrument/i operatesThrough instrument/j", "allocation/m allocatedTo instrument/i"], []],
  },
  "outcome-without-instrument": {
    fires: [["task/t hasExpectedOutcome outcome/a", "outcome/a leadsTo outcome/b"], []],
    on: ["outcome/a", "outcome/b"],
    not: [
      [
        "instrument/i hasExpectedOutcome outcome/a",
        "outcome/a leadsTo outcome/b",
        "outcome/b leadsTo outcome/c",
        "outcome/c leadsTo outcome/d",
      ],
      [],
    ],
  },
  "no-owner": {
    fires: [["task/t hasAction action/a"], ["project/p", "instrument/i"]],
    on: ["action/a", "instrument/i", "project/p", "task/t"],
    not: [
      [
        "task/t hasAction action/a",
        "organization/o responsibleFor action/a",
        "project/p carriedOutBy organization/o",
        "organization/o responsibleFor instrument/i",
      ],
      [],
    ],
  },
  "no-date": {
    fires: [["project/p hasDuration period/d"], ["task/t", "instrument/i", "strategy-document/d", "action/a"]],
    on: ["action/a", "instrument/i", "project/p", "strategy-document/d", "task/t"],
    not: [
      [
        "task/t dueBy period/d",
        "action/a startsIn period/d",
        "project/p startsIn period/d",
        "instrument/i startsIn period/d",
        "instrument/i operatesThrough instrument/j",
        "strategy-document/d coversPeriod period/d",
      ],
      [],
    ],
  },
  "no-indicator": {
    fires: [["task/t measuredBy indicator/i"], ["goal/g", "outcome/o"]],
    on: ["goal/g", "outcome/o"],
    not: [["goal/g hasTarget target/t", "outcome/o measuredBy indicator/i"], []],
  },
  "beneficiary-not-consulted": {
    fires: [["instrument/i benefits stakeholder-group/s", "project/p carriedOutBy stakeholder-group/s"], []],
    on: ["stakeholder-group/s"],
    not: [["instrument/i benefits stakeholder-group/s", "event/e carriedOutBy stakeholder-group/s"], []],
  },
  "cycle-in-support": {
    fires: [["goal/a contributesTo goal/b", "goal/b contributesTo goal/a"], ["goal/c"]],
    on: ["goal/a"],
    not: [["goal/a contributesTo goal/b", "goal/b contributesTo goal/c"], []],
  },
  "only-inferred-support": {
    fires: [
      ["instrument/i supports goal/a *", "instrument/j supports project/p *", "instrument/i supports task/t"],
      [],
    ],
    on: ["goal/a", "project/p"],
    not: [["instrument/i supports goal/a *", "instrument/j supports goal/a"], ["task/t"]],
  },
  "sufficiency-without-list": {
    fires: [[], ["instrument/x"]],
    on: ["instrument/x"],
    fields: { sufficiency: "SUFFICIENT" },
    not: [["instrument/i exampleOf instrument/x"], []],
  },
  "formed-and-yet-to-be-launched": {
    fires: [
      [
        "instrument/x supports goal/a IN_FORCE",
        "instrument/i exampleOf instrument/x",
        "instrument/i supports goal/a PLANNED",
      ],
      [],
    ],
    on: ["instrument/x"],
    not: [
      [
        "instrument/x supports goal/a IN_FORCE",
        "instrument/i exampleOf instrument/x",
        "instrument/i supports goal/a DONE",
      ],
      [],
    ],
  },
  "isolated-entity": {
    fires: [["source-document/text about policy-area/p"], ["goal/a"]],
    on: ["goal/a"],
    not: [["source-document/text about policy-area/p", "policy-area/p inTerritory country/c"], []],
  },
};

/** What `findings` gives, on any engine. */
export function findings(name: string, make: (of: Ontology) => Engine | Promise<Engine>): void {
  describe(`the rules, asked on ${name}`, () => {
    it("are all there, and each has a case", () => {
      expect(diagnostics).toEqual([]);
      expect(rules.map(({ id }) => id).sort()).toEqual(Object.keys(cases).sort());
    });

    it.each(Object.keys(cases))("%s finds what it is called by, and not what has what it asks for", async (rule) => {
      const { fires, on, not, fields = {} } = cases[rule] as Case;
      const query =
        "query ($rules: [ID!]) { findings(rules: $rules) { id rule { id } sentence entities { id } absence { sentence } evidence { quote } } }";
      expect(validate(schema, parse(query))).toEqual([]);
      for (const [[relations, alone], expected] of [
        [fires, on],
        [not, []],
      ] as const) {
        const engine = await make(ontology);
        await engine.replace(graphOf(relations, alone, fields));
        const executor = createExecutor(ontology, engine, schema, { rules });
        const { data, errors } = await executor.execute({ document: parse(query), variables: { rules: [rule] } });
        expect(errors).toBeUndefined();
        const found = data?.findings as readonly {
          id: string;
          sentence: string;
          absence: unknown[];
          evidence: unknown[];
        }[];
        expect(found.map(({ id }) => id)).toEqual(expected.map((id) => `${rule}:s/${id}`));
        for (const one of found) expect(one.sentence).not.toBe("");
        await engine.close();
      }
    });

    it("count in the receipt the quotes that they show, each as often as it is shown", async () => {
      const engine = await make(ontology);
      const round = ["goal/a contributesTo goal/b", "goal/b contributesTo goal/a"];
      await engine.replace(graphOf([...round, "task/t supports goal/a"], ["task/alone"]));
      const executor = createExecutor(ontology, engine, schema, { rules });
      const counted = async (rule: string, fields: string) => {
        const query = parse(`{ findings(rules: ["${rule}"]) { ${fields} } }`);
        expect(validate(schema, query)).toEqual([]);
        const { data, extensions } = await executor.execute({ document: query });
        const shown = JSON.stringify(data).match(/"quote":/g)?.length ?? 0;
        return [(extensions as { receipt: Receipt }).receipt.evidence, shown];
      };
      const quotes = "evidence { quote }";
      const related = "... on Goal { contributesToConnection { edges { properties { evidence { quote } } } } }";
      expect(await counted("cycle-in-support", "entities { id }")).toEqual([0, 0]);
      expect(await counted("cycle-in-support", `entities { id } more: entities { name } ${quotes}`)).toEqual([2, 2]);
      expect(await counted("cycle-in-support", `a: entities { ${related} } b: entities { id }`)).toEqual([2, 2]);
      expect(await counted("goal-without-task", `a: entities { ${related} } b: entities { id }`)).toEqual([2, 2]);
      expect(await counted("isolated-entity", `a: entities { id } b: entities { name } ${quotes}`)).toEqual([0, 0]);
      await engine.close();
    });

    it("leave out what a strategy silences, count it in the receipt, and give it with the reason when asked", async () => {
      const cycle = ["goal/a", "goal/b"];
      const silence = (rule: string, things: readonly string[], strategy = "s"): Silence => ({
        strategy,
        rule,
        entities: things.map((id) => `s/${id}`),
        reason: `looked at by ${strategy}`,
        annotator: "a reader",
      });
      const engine = await make(ontology);
      await engine.replace(
        makeDataset({
          ...graphOf(["goal/a contributesTo goal/b", "goal/b contributesTo goal/a"], ["task/t", "task/u"]),
          silences: [
            silence("task-without-instrument", ["task/t"]),
            silence("task-without-instrument", ["task/t"], "elsewhere"),
            silence("task-without-instrument", ["task/u"], "elsewhere"),
            silence("goal-without-task", cycle),
            silence("cycle-in-support", cycle),
          ],
        }),
      );
      const executor = createExecutor(ontology, engine, schema, { rules });
      const query = parse(`query ($silenced: Boolean, $strategy: String, $first: Int) {
        findings(
          rules: ["task-without-instrument", "goal-without-task", "cycle-in-support"],
          silenced: $silenced, strategy: $strategy, first: $first
        ) { id silenced { reason annotator strategy } }
      }`);
      expect(validate(schema, query)).toEqual([]);
      const found = async (variables: Record<string, unknown>) => {
        const { data, errors, extensions } = await executor.execute({ document: query, variables });
        expect(errors).toBeUndefined();
        const all = data?.findings as readonly { id: string; silenced: { strategy: string } | null }[];
        const said = all.map(({ id, silenced }) => [id.replace("s/", ""), silenced?.strategy ?? null]);
        return { all, said, leftOut: (extensions as { receipt: Receipt }).receipt.silenced };
      };
      const goals = cycle.map((id) => [`goal-without-task:${id}`, null]);
      expect(await found({})).toMatchObject({ said: goals, leftOut: 3 });
      const { all, said, leftOut } = await found({ silenced: true });
      expect(said).toEqual([
        ["cycle-in-support:goal/a", "s"],
        ...goals,
        ["task-without-instrument:task/t", "elsewhere"],
        ["task-without-instrument:task/u", "elsewhere"],
      ]);
      expect(leftOut).toBeUndefined();
      expect(all[0]?.silenced).toEqual({ reason: "looked at by s", annotator: "a reader", strategy: "s" });
      // of a strategy, what others silence is found all the same
      const unsilenced = [...goals, ["task-without-instrument:task/u", null]];
      expect(await found({ strategy: "s" })).toMatchObject({ said: unsilenced, leftOut: 2 });
      expect(await found({ first: 1 })).toMatchObject({ said: goals.slice(0, 1), leftOut: 1 });
      await engine.close();
    });
  });
}
