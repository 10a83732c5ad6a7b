import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { excerptOfAnswer } from "../../src/api/excerpt.ts";
import { ask, engine, executor, ontology, refusals } from "./world.ts";

const document = 'document: "s/source/text"';

interface Annotated {
  readonly role: string;
  readonly cursor: string;
}

async function annotations(asked: string, fields = "role cursor"): Promise<readonly Annotated[]> {
  const answer = await ask(`{ annotations(${asked}) { ${fields} } }`);
  return (answer as { readonly annotations: readonly Annotated[] }).annotations;
}

describe("what was read from a passage", () => {
  it("is each quote that overlaps it, with what rests on it", async () => {
    const asked = `${document}, start: 24, end: 200`;
    const list = "list { relation direction members status entity { id } }";
    const exclusion = "exclusion { from { id } relation to { id } reasoning evidence { quote } }";
    const fields = `__typename role field entity { id } relation { id } ${list} ${exclusion} evidence { quote document { id } }`;
    const found = await annotations(asked, fields);
    const nothing = { __typename: "Annotation", field: null, relation: null, list: null, exclusion: null };
    const words = (quote: string) => ({ quote, document: { id: "s/source/text" } });
    expect(found).toEqual([
      {
        ...nothing,
        role: "LIST",
        entity: { id: "s/goal/peace" },
        evidence: words("for example"),
        list: {
          relation: "supports",
          direction: "in",
          members: ["Instrument"],
          status: "OPEN",
          entity: { id: "s/goal/peace" },
        },
      },
      {
        ...nothing,
        role: "EXCLUSION",
        entity: null,
        evidence: words("Loans do not serve peace"),
        exclusion: {
          from: { id: "s/instrument/loan" },
          relation: "supports",
          to: { id: "s/goal/peace" },
          reasoning: "it says so",
          evidence: [{ quote: "Loans do not serve peace" }],
        },
      },
    ]);
  });

  it("has of a claim the relation, along its direction", async () => {
    const relation = "relation { __typename id from relation to reading properties { basis commitment } }";
    const found = await annotations(`${document}, end: 24`, `role entity { id } ${relation}`);
    expect(found).toHaveLength(8);
    expect(found).toContainEqual({
      role: "CLAIM",
      entity: null,
      relation: {
        __typename: "NeighborhoodEdge",
        id: "s/instrument/loan>supports>s/task/a",
        from: "s/instrument/loan",
        relation: "supports",
        to: "s/task/a",
        reading: "Loan supports (inferred, medium) Build",
        properties: { basis: "INFERRED", commitment: "DONE" },
      },
    });
  });

  it("comes page by page, by the cursor of the last", async () => {
    const all = await annotations(document);
    expect(all).toHaveLength(10);
    const [first, second] = [await annotations(`${document}, first: 6`), all[5]?.cursor];
    const rest = await annotations(`${document}, first: 6, after: "${second}"`);
    expect([...first, ...rest]).toEqual(all);
  });

  it("is refused where an offset is below zero, the document is null or the cursor is of something else", async () => {
    const other = (await ask('{ search(text: "Build") { cursor } }')) as { search: readonly { cursor: string }[] };
    expect(await refusals(`{ annotations(${document}, start: -1) { role } }`)).toEqual([
      "API_PAGE_NEGATIVE annotations start",
    ]);
    expect(await refusals(`{ annotations(${document}, after: "x") { role } }`)).toEqual([
      "API_CURSOR_INVALID annotations after",
    ]);
    expect(await refusals(`{ annotations(${document}, after: "${other.search[0]?.cursor}") { role } }`)).toEqual([
      "API_CURSOR_SORT annotations after",
    ]);
    const byDefault = 'query ($id: ID = "x") { annotations(document: $id) { role } }';
    expect(await refusals(byDefault, { id: null })).toEqual(["API_ARGUMENT_NULL annotations document"]);
  });

  it("is nothing of a document that was not read, and of one that there is not that is told", async () => {
    const told = async (id: string) => {
      const query = parse(`{ annotations(document: "${id}") { role } }`);
      const { data, extensions } = await executor.write({ document: query });
      expect(data?.toJSON()).toEqual({ annotations: [] });
      return Object(extensions?.receipt).unknown;
    };
    expect(await told("s/source/unread")).toBeUndefined();
    expect(await told("s/source/none")).toEqual(["s/source/none"]);
  });

  it("counts its quotes as evidence, and shows its entities and relations as a graph", async () => {
    const query = parse(`{ annotations(${document}) { evidence { quote } entity { id } relation { reading } } }`);
    const { extensions } = await executor.write({ document: query });
    expect(Object(extensions?.receipt).evidence).toBe(10);
    const excerpt = await excerptOfAnswer({ ontology, engine, executor, time: null }, { document: query });
    if ("errors" in excerpt) throw excerpt.errors[0];
    expect([...excerpt.edges].map(({ id }) => id)).toHaveLength(8);
    expect([...excerpt.nodes].map(({ id }) => id)).toContain("s/goal/peace");
  });
});
