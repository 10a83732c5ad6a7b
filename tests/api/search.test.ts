import { expect, test } from "vitest";
import { ask, refusals } from "./world.ts";

test("a search gives entities of any kind, the best hits first, and where each word is found", async () => {
  expect(
    await ask(`{
      search(text: "GRNT") {
        __typename score node { __typename id } matches { __typename word manner field language text start end evidence { line } }
      }
    }`),
  ).toEqual({
    search: [
      {
        __typename: "SearchHit",
        score: 4,
        node: { __typename: "Instrument", id: "s/instrument/grant" },
        matches: [
          {
            __typename: "SearchMatch",
            word: "grnt",
            manner: "EDITS",
            field: "NAME",
            language: "en",
            text: "Grant",
            start: 0,
            end: 5,
            evidence: null,
          },
        ],
      },
    ],
  });
});

test("kinds and a filter are asked of what is found", async () => {
  const query =
    'query($kinds: [Kind!], $where: EntityWhere) { search(text: "ask", kinds: $kinds, where: $where) { node { id } } }';
  const both = { search: [{ node: { id: "s/task/c" } }, { node: { id: "s/task/d" } }] };
  expect(await ask(query)).toEqual(both);
  expect(await ask(query, { kinds: ["Task"] })).toEqual(both);
  expect(await ask(query, { kinds: ["Goal"] })).toEqual({ search: [] });
  expect(await ask(query, { where: { id: { eq: "s/task/d" } } })).toEqual({ search: [{ node: { id: "s/task/d" } }] });
});

test("pages of hits go on where the one before ended, in either form", async () => {
  const query = `query($after: String) {
    search(text: "ask", first: 1, after: $after) { node { id } cursor }
    searchConnection(text: "ask", first: 1, after: $after) {
      totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { score node { id } } }
    }
  }`;
  type Answer = {
    search: readonly { cursor: string; node: object }[];
    searchConnection: { pageInfo: { endCursor: string }; edges: readonly { cursor: string }[] };
  };
  const first = (await ask(query)) as Answer;
  const { endCursor } = first.searchConnection.pageInfo;
  expect(first.searchConnection).toMatchObject({
    totalCount: 2,
    pageInfo: { hasNextPage: true, hasPreviousPage: false },
    edges: [{ cursor: endCursor, node: { score: 24, node: { id: "s/task/c" } } }],
  });
  expect(first.search[0]?.cursor).toBe(endCursor);
  expect(await ask(query, { after: endCursor })).toMatchObject({
    search: [{ node: { id: "s/task/d" } }],
    searchConnection: { totalCount: 2, pageInfo: { hasNextPage: false, hasPreviousPage: true } },
  });
  const sorted = (await ask("{ tasksConnection(first: 1) { pageInfo { endCursor } } }")) as {
    tasksConnection: { pageInfo: { endCursor: string } };
  };
  const { endCursor: other } = sorted.tasksConnection.pageInfo;
  expect(new Set(await refusals(query, { after: other }))).toContain("API_CURSOR_SORT search after");
});

test("a text without words, one of too many, and one that is too long are refused, and so is too large a page", async () => {
  const query = "query($text: String!, $first: Int) { search(text: $text, first: $first) { score } }";
  const words = (count: number): string => Array.from({ length: count }, (_, at) => `w${at}`).join(" ");
  for (const text of ["", "  —", "😀", words(17), "a ".repeat(201)]) {
    expect(await refusals(query, { text })).toEqual(["API_SEARCH_TEXT search text"]);
  }
  expect(await refusals(query, { text: "a\u0000" })).toEqual(["API_TEXT_INVALID search text"]);
  expect(await refusals(query, { text: "\uD800" })).toEqual(["API_TEXT_INVALID search text"]);
  expect(await refusals(query, { text: "a", first: 1001 })).toEqual(["API_LIMIT_RANGE search first"]);
  expect(await refusals(query, { text: "a", first: -1 })).toEqual(["API_PAGE_NEGATIVE search first"]);
  expect(await ask(query, { text: words(16) })).toEqual({ search: [] });
  expect(await ask(query, { text: "absent ".repeat(50) })).toEqual({ search: [] });
});
