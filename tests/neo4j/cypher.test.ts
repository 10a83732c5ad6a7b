import { readdirSync, readFileSync } from "node:fs";
import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { compareCodePoints } from "../../graph/dataset.ts";
import { absentParams, compile } from "../../graph/neo4j/compile.ts";
import { stringKey } from "../../graph/neo4j/keys.ts";
import type { Plan, Predicate } from "../../graph/plan/plan.ts";
import { executor, ontology } from "../api/world.ts";
import { ontology as smallOntology } from "../contract/making.ts";
import { list, plan, selection } from "../contract/plans.ts";

const folder = "tests/cases/plan";
const cases = readdirSync(folder).filter((file) => file.endsWith(".graphql"));

/** The operations are those of tests/cases/plan; beside the statement stand its parameters. */
describe("the statement of (npx vitest run tests/neo4j/cypher.test.ts -u writes them)", () => {
  it.each(cases)("%s", async (file) => {
    const text = readFileSync(`${folder}/${file}`, "utf8");
    const variables = JSON.parse(text.slice("# variables: ".length, text.indexOf("\n"))) as Record<string, unknown>;
    const { plan: asked, values } = executor.compile(parse(text), null, variables);
    const statement = compile(ontology, asked, absentParams(asked, values));
    const parameters = statement.parameters.map(
      ({ name, from, encode }) => `// $${name} = ${JSON.stringify(encode(values[from] ?? null))}\n`,
    );
    const printed = `${statement.text}\n${parameters.join("")}`;
    await expect(printed).toMatchFileSnapshot(`../cases/cypher/${file.replace(".graphql", ".cypher")}`);
  });
});

describe("a statement", () => {
  it("has no value in its text", () => {
    const where: Predicate = { test: "eq", subject: "entity", name: "code", value: 0 };
    const asked = plan(list("Task", { where, page: { offset: 1, limit: 2, after: 3 } }));
    const values = ["secret", 17, 4711, ["plan/secret"]];
    const { text, parameters } = compile(smallOntology, asked, absentParams(asked, values));
    expect(text).not.toMatch(/secret|17|4711/);
    expect(parameters.map(({ name }) => name).sort()).toEqual(["p0", "p1Count", "p2Count", "p3From", "p3Key0"]);
  });

  it("has no name but the ontology's", () => {
    const hostile = "Task) DETACH DELETE (n";
    for (const asked of hostilePlans(hostile)) {
      let text = "";
      try {
        ({ text } = compile(smallOntology, asked, []));
      } catch (error) {
        expect(error).toMatchObject({ code: "NEO4J_NAME" });
      }
      expect(text).not.toContain("DELETE");
    }
  });
});

function hostilePlans(name: string): readonly Plan[] {
  const page = { offset: null, limit: null, after: null };
  const hopSelection = selection(["Task"]);
  return [
    plan(list(name)),
    plan(list("Task", { where: { test: "isNull", subject: "entity", name } })),
    plan(list("Task", { where: { test: "kind", kinds: [name] } })),
    plan(list("Task", { order: [{ of: "entity", name, descending: false }] })),
    plan(list("Task", { columns: [{ column: "field", subject: "entity", name }] })),
    plan(list("Task", { columns: [{ column: "records", subject: "entity", link: name, columns: [] }] })),
    plan({ op: "records", of: "lists", columns: [{ column: "field", subject: "record", name }] }),
    plan({ op: "records", of: "lists", columns: [{ column: "entities", link: name, columns: [] }] }),
    plan(
      list("Goal", {
        page,
        columns: [
          {
            column: "hop",
            relation: name,
            direction: "out",
            form: "connection",
            total: true,
            absence: { columns: null },
            selection: hopSelection,
          },
        ],
      }),
    ),
  ];
}

describe("the key of a string", () => {
  const strings = ["", "a", "ab", "\uD7FE", "\uD7FF", "\uE000", "\uFFFD", "\uFFFF", "😀", "😀a", "a😀", "\u{10FFFF}"];

  it("orders by UTF-16 unit as the string does by code point", () => {
    for (const a of strings) {
      for (const b of strings) {
        const [left, right] = [stringKey(a), stringKey(b)];
        const byUnit = left < right ? -1 : left > right ? 1 : 0;
        expect(byUnit, JSON.stringify([a, b])).toBe(Math.sign(compareCodePoints(a, b)));
        expect(Math.sign(compareCodePoints(left, right))).toBe(byUnit);
      }
    }
  });

  it("is the string itself, where that has no such characters", () => {
    expect(stringKey("Цель é 目標")).toBe("Цель é 目標");
  });
});
