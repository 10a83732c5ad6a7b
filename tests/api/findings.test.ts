import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { readRules } from "../../src/api/rules.ts";
import { createPlainEngine } from "../contract/plain-engine.ts";
import { findings, graphOf, ontology, rules, schema, texts } from "./findings.ts";
import { ontology as small, schema as smallSchema } from "./world.ts";

findings("the embedded engine", createMemoryEngine);
findings("the plain engine", createPlainEngine);

const engine = createMemoryEngine(ontology);
await engine.replace(
  graphOf(
    ["instrument/i supports task/c *", "instrument/i benefits stakeholder-group/s"],
    ["task/a", "task/b", "goal/g"],
  ),
);

async function ask(query: string, variables: Record<string, unknown> = {}, of = rules) {
  const executor = createExecutor(ontology, engine, schema, { rules: of });
  return executor.execute({ document: parse(query), variables });
}
async function ids(args: string, variables: Record<string, unknown> = {}): Promise<readonly string[]> {
  const head = "query ($rules: [ID!], $severity: Severity, $first: Int, $after: ID, $strategy: String)";
  const { data, errors } = await ask(`${head} { findings${args} { id } }`, variables);
  if (errors) throw new Error(errors.map(({ message }) => message).join());
  const { findings: found } = data as { findings: readonly { id: string }[] };
  return found.map(({ id }) => id);
}

describe("findings", () => {
  it("come the most severe first, then by rule and entity, and page by page without gaps", async () => {
    const all = await ids("");
    expect(all.slice(0, 3)).toEqual([
      "goal-without-task:s/goal/g",
      "task-without-instrument:s/task/a",
      "task-without-instrument:s/task/b",
    ]);
    const paged: string[] = [];
    for (
      let page = await ids("(first: 2)");
      page.length > 0;
      page = await ids("(first: 2, after: $after)", { after: paged.at(-1) })
    ) {
      paged.push(...page);
    }
    expect(paged).toEqual(all);
  });

  it("are those of the rules, of the severity or more, of the kinds and the strategy asked for", async () => {
    const rule = "task-without-instrument";
    const both = [`${rule}:s/task/a`, `${rule}:s/task/b`];
    expect(await ids("(rules: $rules)", { rules: [rule] })).toEqual(both);
    expect(await ids("(rules: $rules)", { rules: ["no-owner"] })).not.toEqual(both);
    expect(await ids("(rules: $rules, kinds: [Goal])", { rules: [rule] })).toEqual([]);
    expect(await ids("(severity: $severity)", { severity: "HIGH" })).toEqual(["goal-without-task:s/goal/g", ...both]);
    expect((await ids("(severity: $severity)", { severity: "LOW" })).length).toBe((await ids("")).length);
    expect(await ids("(strategy: $strategy)", { strategy: "elsewhere" })).toEqual([]);
    expect(await ids("(kinds: [Instrument], rules: $rules)", { rules: ["isolated-entity", "no-owner"] })).toEqual([
      "no-owner:s/instrument/i",
    ]);
  });

  it("show what is asked of their entities and of the words behind them, under any alias and fragment", async () => {
    const query = `query ($also: Boolean!) { all: findings(rules: ["beneficiary-not-consulted"]) {
        __typename s: sentence severity rule { title } who: entities { ...Who } and: entities @include(if: $also) { id }
        absence { code } evidence { quote } e: evidence { line document { name } }
      } }
      fragment Who on StakeholderGroup { name benefitsFrom { name } }`;
    const { data, extensions } = await ask(query, { also: true });
    expect(JSON.parse(JSON.stringify(data?.all))).toEqual([
      {
        __typename: "Finding",
        s: "instrument/i benefits (stated) stakeholder-group/s; No strategy document or instrument recorded that takes account of it (sources read: 1 of 1)",
        severity: "MEDIUM",
        rule: { title: "No consultation recorded of a beneficiary" },
        who: [{ name: "stakeholder-group/s", benefitsFrom: [{ name: "instrument/i" }] }],
        and: [{ id: "s/stakeholder-group/s" }],
        absence: [{ code: "NONE_RECORDED" }],
        evidence: [{ quote: "Grants support the tasks" }],
        e: [{ line: 1, document: { name: "source-document/text" } }],
      },
    ]);
    expect(extensions?.receipt).toMatchObject({ evidence: 2 });
  });

  it("of a rule, or after a finding, that is not there are refused", async () => {
    const unknown = await ask('{ findings(rules: ["task-without-instruments", "x"]) { id } }');
    expect(unknown.errors?.map(({ extensions }) => [extensions.code, extensions.hint])).toEqual([
      ["API_RULE_UNKNOWN", "did you mean task-without-instrument?"],
      ["API_RULE_UNKNOWN", "`findingRules` lists them"],
    ]);
    const after = await ask('{ findings(rules: ["no-owner"], after: "no-date:s/task/a") { id } }');
    expect(after.errors?.map(({ extensions }) => extensions.code)).toEqual(["API_CURSOR_INVALID"]);
  });

  it("name an entity once a rule, though two of its roots find it; and nothing of which a part is not there", async () => {
    const text = `# Twice\n# severity: low\n{
      a: tasks { supportedByConnection { absence { code } } }
      b: tasks { supportedByConnection { absence { code } } measuredByConnection { edges { reading } } }
      c: tasks { number lists { status } }
    }`;
    const { rules: own, diagnostics } = readRules(ontology, schema, [{ file: "twice.graphql", text }]);
    expect(diagnostics).toEqual([]);
    const { data } = await ask("{ findings { id } findingRules { id title description severity } }", {}, own);
    expect(data).toEqual({
      findings: [{ id: "twice:s/task/a" }, { id: "twice:s/task/b" }],
      findingRules: [{ id: "twice", title: "Twice", description: "", severity: "LOW" }],
    });
  });
});

describe("a rule", () => {
  const head = "# Something\n# severity: low\n";
  const faults = (text: string, file = "findings/some-rule.graphql") =>
    readRules(ontology, schema, [{ file, text }]).diagnostics.map(
      ({ code, place, hint }) => `${code} ${place?.line}:${place?.column}${hint?.startsWith("did") ? ` ${hint}` : ""}`,
    );
  const sound = "{ tasks { supportedByConnection { absence { code } } } }";

  it.each([
    [`${head}${sound}`, []],
    [`${head}query Q { tasks { ...T } } fragment T on Task { supportedByConnection { absence { code } } }`, []],
    [sound, ["RULE_TITLE 1:1", "RULE_SEVERITY 1:1"]],
    [`# Something\n# severity: hgih\n${sound}`, ["RULE_SEVERITY 2:1 did you mean high?"]],
    [`${head}{ tasks { `, ["RULE_SYNTAX 3:11"]],
    [`${head}${sound} query B ${sound}`.replace(`${head}{`, `${head}query A {`), ["RULE_OPERATION 3:66"]],
    [
      `${head}query ($x: String) { tasks(where: { name: { eq: $x } }) { supportedByConnection { absence { code } } } }`,
      ["RULE_VARIABLE 3:8"],
    ],
    [`${head}{ tasks { suportedBy { id } } goal { name } }`, ["RULE_UNKNOWN 3:11", "RULE_UNKNOWN 3:31"]],
    [`${head}{ graph { revision } tasks { name } }`, ["RULE_ROOT 3:3", "RULE_SHOWS_NOTHING 3:22"]],
    [`${head}{ tasks(where: { name: { contains: null } }) { number } }`, ["API_FILTER_NULL 3:3"]],
  ])("%j has the faults %j", (text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it("has a name that can be an id", () => {
    expect(faults(`${head}${sound}`, "findings/Some rule.graphql")).toEqual(["RULE_NAME 1:1"]);
  });

  it("of another ontology is told from one that is at fault", () => {
    const of = [...texts, { file: "findings/bad.graphql", text: "{ tasks" }];
    const read = readRules(small, smallSchema, of);
    expect(read.unfit).toContain("findings/outcome-without-instrument.graphql");
    expect(read.unfit).not.toContain("findings/bad.graphql");
    expect(read.rules.map(({ id }) => id)).toContain("isolated-entity");
    expect(read.rules.length + read.unfit.length + 1).toBe(of.length);
  });
});
