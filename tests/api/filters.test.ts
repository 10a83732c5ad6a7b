import { describe, expect, it } from "vitest";
import { ask, refusals } from "./world.ts";

/** The last segments of the ids of the tasks that pass. */
async function tasks(where: string, variables: Record<string, unknown> = {}, declared = ""): Promise<string> {
  const answer = (await ask(`query ${declared} { tasks(where: ${where}) { id } }`, variables)) as {
    tasks: { id: string }[];
  };
  return answer.tasks.map(({ id }) => id.split("/").at(-1)).join(" ");
}

describe("a filter", () => {
  it("takes each of its operators, and all of several", async () => {
    expect(await tasks('{name: {eq: "Join"}}')).toBe("b");
    expect(await tasks('{name: {in: ["Join", "Build"]}}')).toBe("a b");
    expect(await tasks('{name: {startsWith: "A", endsWith: "😀"}}')).toBe("d");
    expect(await tasks('{name: {contains: "sk"}}')).toBe("c d");
    expect(await tasks("{year: {gt: 2024}}")).toBe("b");
    expect(await tasks("{year: {gte: 2024, lt: 2025}}")).toBe("a c");
    expect(await tasks("{weight: {lte: 1.5}}")).toBe("a");
    expect(await tasks("{urgent: {eq: true}}")).toBe("a");
    expect(await tasks("{stage: {in: [DRAFT, ACTIVE]}}")).toBe("b");
    expect(await tasks('{tags: {includes: "y"}}')).toBe("a");
    expect(await tasks('{tags: {eq: ["x", "y"]}}')).toBe("a");
    expect(await tasks("{tags: {eq: []}}")).toBe("b");
  });

  it("compares dates, durations and decimals by what they mean, and equals by how they are written", async () => {
    expect(await tasks('{due: {lt: "2024"}}')).toBe("b");
    expect(await tasks('{takes: {gt: "P24M"}}')).toBe("b");
    expect(await tasks('{cost: {gte: "9.5"}}')).toBe("b");
    expect(await tasks('{cost: {in: ["9", "10.5"]}}')).toBe("b c");
  });

  it("matches what is not recorded by `eq: null`, and by nothing else", async () => {
    expect(await tasks("{year: {eq: null}}")).toBe("d");
    expect(await tasks("{year: {eq: $year}}", { year: null }, "($year: Int)")).toBe("d");
    expect(await tasks("{NOT: {year: {eq: 2024}}}")).toBe("b");
    expect(await tasks("{tags: {eq: null}}")).toBe("c d");
  });

  it("is no filter where its variable is absent, at every depth", async () => {
    expect(await tasks("$where", {}, "($where: TaskWhere)")).toBe("a b c d");
    expect(await tasks("{year: {eq: $year}}", {}, "($year: Int)")).toBe("a b c d");
    expect(await tasks("{year: $year}", {}, "($year: IntScalarFilters)")).toBe("a b c d");
    expect(await tasks('{OR: [{year: {eq: $year}}, {name: {eq: "Join"}}]}', {}, "($year: Int)")).toBe("b");
    expect(await tasks("{NOT: {year: {eq: $year}}}", {}, "($year: Int)")).toBe("a b c d");
    expect(await tasks("{supportedBy: {some: {name: {eq: $name}}}}", {}, "($name: String)")).toBe("a b");
  });

  it("is no filter where it is empty, also inside OR and NOT, and where the argument is null", async () => {
    for (const where of [
      "{}",
      "{AND: []}",
      "{OR: []}",
      "{OR: [{}]}",
      "{NOT: {}}",
      "{NOT: {OR: []}}",
      "{year: {}}",
      "null",
    ]) {
      expect(await tasks(where), where).toBe("a b c d");
    }
    expect(await tasks('{OR: [{}, {name: {eq: "Join"}}]}')).toBe("b");
    expect(await ask("{ entities(where: {typename: []}, limit: 2) { id } }")).toEqual({
      entities: [{ id: "s/goal/peace" }, { id: "s/instrument/grant" }],
    });
  });

  it("matches nothing where it asks for one of none", async () => {
    expect(await tasks("{id: {in: []}}")).toBe("");
    expect(await tasks("{NOT: {id: {in: []}}}")).toBe("a b c d");
  });

  it("takes kinds of an interface by name", async () => {
    const query = "query ($kinds: [EntityImplementation!]) { entities(where: {typename: $kinds}) { __typename } }";
    expect(await ask(query, { kinds: ["Goal"] })).toEqual({ entities: [{ __typename: "Goal" }] });
    expect(await ask(query, { kinds: ["Goal", "Instrument"] })).toEqual({
      entities: ["Goal", "Instrument", "Instrument"].map((name) => ({ __typename: name })),
    });
    expect(await ask("{ instruments(where: {supports: {some: {typename: [Goal]}}}) { name } }")).toEqual({
      instruments: [{ name: "Grant" }],
    });
  });

  it("takes one value for a list of one", async () => {
    expect(await tasks('{name: {in: "Join"}}')).toBe("b");
    expect(await tasks("{AND: {year: {eq: 2025}}}")).toBe("b");
  });

  it("reads strings in the form they are stored in, and dates in canonical form", async () => {
    expect(
      await ask("query ($name: String) { goals(where: {NOT: {name: {eq: $name}}}) { name } }", { name: "e\u0301" }),
    ).toEqual({
      goals: [{ name: "Peace" }],
    });
    expect(await tasks("{due: {eq: $due}}", { due: "2024/2025" }, "($due: EDTF)")).toBe("a");
  });
});

describe("a quantifier", () => {
  it("asks how many relations pass", async () => {
    expect(await tasks("{supportedBy: {some: {}}}")).toBe("a b");
    expect(await tasks("{supportedBy: {none: {}}}")).toBe("c d");
    expect(await tasks('{supportedBy: {none: {name: {eq: "Grant"}}}}')).toBe("b c d");
    expect(await tasks("{supportedBy: {single: {}}}")).toBe("b");
    expect(await tasks("{supportedBy: {all: {basis: {eq: INFERRED}}}}")).toBe("b");
    expect(await tasks("{supportedBy: {some: {}, none: {basis: {eq: STATED}}}}")).toBe("b");
  });

  it("sees relations as well as entities through a connection", async () => {
    expect(await tasks("{supportedByConnection: {some: {edge: {commitment: {eq: DONE}}}}}")).toBe("a");
    expect(
      await tasks('{supportedByConnection: {some: {edge: {commitment: {eq: DONE}}, node: {name: {eq: "Grant"}}}}}'),
    ).toBe("");
    expect(
      await tasks(
        '{supportedByConnection: {some: {OR: [{edge: {commitment: {eq: DONE}}}, {node: {name: {eq: "Loan"}}}]}}}',
      ),
    ).toBe("a b");
    expect(await tasks("{supportedByConnection: {all: {NOT: {edge: {basis: {eq: STATED}}}}}}")).toBe("b");
  });

  it("reaches through several relations, and back to the entity itself", async () => {
    expect(await tasks("{hasSubtask: {some: {hasSubtask: {some: {}}}}}")).toBe("a");
    expect(await tasks("{prioritizedBy: {some: {}}, supportedBy: {none: {}}}")).toBe("c");
  });
});

describe("null is refused, with a code and a place,", () => {
  it("in every filter but `eq`", async () => {
    const at = (where: string) => refusals(`{ tasks(where: ${where}) { id } }`);
    expect(await at("{name: null}")).toEqual(["API_FILTER_NULL tasks where.name"]);
    expect(await at("{name: {contains: null}}")).toEqual(["API_FILTER_NULL tasks where.name.contains"]);
    expect(await at("{name: {in: null}}")).toEqual(["API_FILTER_NULL tasks where.name.in"]);
    expect(await at("{year: {gt: null}}")).toEqual(["API_FILTER_NULL tasks where.year.gt"]);
    expect(await at("{AND: null, OR: null, NOT: null}")).toEqual([
      "API_FILTER_NULL tasks where.AND",
      "API_FILTER_NULL tasks where.OR",
      "API_FILTER_NULL tasks where.NOT",
    ]);
    expect(await at("{supportedBy: null}")).toEqual(["API_FILTER_NULL tasks where.supportedBy"]);
    expect(await at("{supportedBy: {some: null}}")).toEqual(["API_FILTER_NULL tasks where.supportedBy.some"]);
    expect(await at("{supportedByConnection: {none: {node: null}}}")).toEqual([
      "API_FILTER_NULL tasks where.supportedByConnection.none.node",
    ]);
    expect(await refusals("{ entities(where: {typename: null}) { id } }")).toEqual([
      "API_FILTER_NULL entities where.typename",
    ]);
  });

  it("from a variable too, and below a field", async () => {
    const query =
      "query ($part: String) { all: tasks { by: supportedBy(where: {OR: [{name: {contains: $part}}]}) { id } } }";
    expect(await refusals(query, { part: null })).toEqual(["API_FILTER_NULL all.by where.OR.0.name.contains"]);
    expect(await ask(query, { part: "Gr" })).toMatchObject({
      all: [{ by: [{ id: "s/instrument/grant" }] }, {}, {}, {}],
    });
  });

  it("in a sort", async () => {
    expect(await refusals("{ tasks(sort: [{name: null}]) { id } }")).toEqual(["API_SORT_NULL tasks sort.0.name"]);
    expect(await refusals("{ tasks { supportedByConnection(sort: [{node: null}]) { totalCount } } }")).toEqual([
      "API_SORT_NULL tasks.supportedByConnection sort.0.node",
    ]);
  });

  it("where an argument needs a value", async () => {
    expect(await refusals('query ($id: ID = "x") { task(id: $id) { id } }', { id: null })).toEqual([
      "API_ARGUMENT_NULL task id",
    ]);
    expect(await refusals("query ($on: Boolean = true) { tasks { id @include(if: $on) } }", { on: null })).toEqual([
      "API_ARGUMENT_NULL",
    ]);
  });
});

describe("a value is refused", () => {
  it("where it is text that no file can hold", async () => {
    const query =
      "query ($name: String, $id: ID!, $lang: String) { tasks(where: {name: {eq: $name}}) { name(lang: $lang) } task(id: $id) { id } }";
    expect(await refusals(query, { name: "\uD800", id: "a\u0000", lang: "\u0007" })).toEqual([
      "API_TEXT_INVALID tasks where.name.eq",
      "API_TEXT_INVALID tasks.name lang",
      "API_TEXT_INVALID task id",
    ]);
  });

  it("where it is no date, duration or decimal, as a variable, inside one, or written", async () => {
    expect(await refusals("query ($due: EDTF) { tasks(where: {due: {eq: $due}}) { id } }", { due: "soon" })).toEqual([
      "API_VALUE_INVALID",
    ]);
    expect(
      await refusals("query ($where: TaskWhere) { tasks(where: $where) { id } }", { where: { cost: { gt: "a lot" } } }),
    ).toEqual(["API_VALUE_INVALID"]);
  });

  it("where a variable is missing, or of another type", async () => {
    expect(await refusals("query ($id: ID!) { task(id: $id) { id } }")).toEqual(["API_VARIABLE_INVALID"]);
    expect(await refusals("query ($year: Int) { tasks(where: {year: {eq: $year}}) { id } }", { year: "2024" })).toEqual(
      ["API_VARIABLE_INVALID"],
    );
  });
});
