import { readdirSync, readFileSync } from "node:fs";
import { parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import type { Plan } from "../../graph/plan/plan.ts";
import { printPlan } from "../../graph/plan/print.ts";
import type { Value } from "../../graph/rows.ts";
import { fingerprintOf, writeCursor } from "../../src/api/cursor.ts";
import { executor, schema } from "./world.ts";

const cases = ["tests/cases/plan", "tests/cases/ways"].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".graphql"))
    .map((file) => `${folder}/${file}`),
);

/** Each case is an operation whose first line gives its variables; beside it stands the plan, and the values it gets. */
describe("the plan of (npx vitest run tests/api/plan.test.ts -u writes them)", () => {
  it.each(cases)("%s", async (file) => {
    const text = readFileSync(file, "utf8");
    const variables = JSON.parse(text.slice("# variables: ".length, text.indexOf("\n"))) as Record<string, unknown>;
    const document = parse(text);
    expect(validate(schema, document)).toEqual([]);
    const { plan, values } = executor.compile(document, null, variables);
    const printed = `${printPlan(plan)}\n${values.map(printValue).join("")}`;
    await expect(printed).toMatchFileSnapshot(`../../${file.replace(".graphql", ".txt")}`);
  });
});

function printValue(value: Value, index: number): string {
  return `$${index} = ${JSON.stringify(value)}\n`;
}

describe("a printed plan", () => {
  it("tells apart what differs", () => {
    const columns = [
      [{ column: "kind" }],
      [{ column: "position" }],
      [{ column: "field", subject: "entity", name: "kind" }],
      [{ column: "field", subject: "relation", name: "kind" }],
      [{ column: "name", language: null }],
      [{ column: "name", language: 0 }],
      [{ column: "nameLanguage", language: null }],
      [{ column: "records", subject: "entity", link: "mentions", columns: [] }],
      [{ column: "records", subject: "relation", link: "claims", columns: [] }],
      [{ column: "entities", link: "document", columns: [] }],
      [],
    ] as const;
    const plans = columns.map(
      (one): Plan => ({ version: 1, project: "rows", roots: [{ op: "records", of: "lists", columns: one }] }),
    );
    expect(new Set(plans.map(printPlan)).size).toBe(plans.length);
  });
});

describe("a cursor", () => {
  it("is the same text for the same place, and of the sort's making", () => {
    const key = { of: "entity", name: "name", descending: true } as const;
    const order = [key];
    expect(writeCursor(fingerprintOf(order), ["Build", "s/task/a"])).toBe(
      writeCursor(fingerprintOf(order), ["Build", "s/task/a"]),
    );
    expect(fingerprintOf(order)).not.toBe(fingerprintOf([]));
    expect(fingerprintOf(order)).not.toBe(fingerprintOf([{ ...key, of: "relation" }]));
  });
});
