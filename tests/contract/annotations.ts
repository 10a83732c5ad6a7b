import { expect, test } from "vitest";
import { annotationRoles } from "../../graph/annotations.ts";
import type { Annotations, Column, Walk } from "../../graph/plan/plan.ts";
import type { Row, Value } from "../../graph/rows.ts";
import { loaded, type MakeEngine } from "./loaded.ts";
import { quote, sourceText } from "./making.ts";
import { ask, entities, fieldOf, fields, hop, id, plan, rows, selection } from "./plans.ts";
import { world, worldOf } from "./world.ts";

const words: Column = { column: "quote", columns: fields("quote") };
const whose: readonly Column[] = [entities("entity", id), { column: "claimed", columns: [fieldOf("id", "relation")] }];
const position: Column = { column: "position" };

/** All of a document, or what stands between two offsets; $3 and $4 cut a page. */
function annotations(columns: readonly Column[], more: Partial<Annotations> = {}): Annotations {
  const page = { offset: null, limit: null, after: null };
  return { op: "annotations", document: 0, start: null, end: null, page, columns, ...more };
}

export function annotationContract(make: MakeEngine): void {
  const engine = loaded(make);
  const text = "plan/source/text";
  const within = async (start: Value, end: Value, ...columns: readonly Column[]) =>
    rows(engine(), annotations(columns, { start: 1, end: 2 }), [text, start, end]);

  test("each quote of a document is there once for each that cites it, and says for whom and for what", async () => {
    const all = await rows(engine(), annotations([...fields("role", "field"), words, ...whose]), [text]);
    const relation = (key: string): Row => [null, [key]];
    expect(all.filter(([role]) => role !== "CLAIM")).toEqual([
      ["LIST", null, ["etc."], ["plan/task/one"], null],
      ["EXCLUSION", null, ["support nothing"], null, null],
      ["MENTION", null, ["Цели 😀"], ["plan/goal/a"], null],
      ["COMMITMENT", null, ["будут"], ...relation("plan/goal/a>hasTask>plan/task/three")],
      ["MENTION", null, ["The goal"], ["plan/goal/a"], null],
      ["FIELD", "year", ["comes first"], ["plan/task/one"], null],
    ]);
    const claims = [...world.relations].flatMap((one) =>
      one.claims.flatMap(({ quotes }) => quotes.filter(({ document }) => document === text).map(() => one.id)),
    );
    const ids = all.filter(([role]) => role === "CLAIM").map((row) => (row[4] as Row)[0]);
    expect([...ids].sort()).toEqual([...claims].sort());
    expect(ids.length).toBeGreaterThan(10);
  });

  test("they stand by where their quotes begin and end, then by role and whose they are", async () => {
    const all = await rows(engine(), annotations([position]), [text]);
    const places = all.map(([place]) => place as Row);
    expect(places.map((place) => place.slice(0, 3))).toEqual(
      places
        .map((place) => place.slice(0, 3) as number[])
        .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0) || (a[2] ?? 0) - (b[2] ?? 0)),
    );
    const grants = quote("Grants");
    const citing = [...world.relations].filter(({ claims }) =>
      claims.some(({ quotes }) => quotes.some(({ start, end }) => start === grants.start && end === grants.end)),
    );
    const claims = places.filter(([start, end]) => start === grants.start && end === grants.end);
    expect(claims.map(([, , role, key]) => [annotationRoles[Number(role)], key])).toEqual(
      citing.map((relation) => ["CLAIM", relation.id]),
    );
    expect(claims.length).toBeGreaterThan(5);
  });

  test("what overlaps a passage is there, and what ends where it begins or begins where it ends is not", async () => {
    const { start, end } = quote("comes first");
    const shown = async (from: number, to: number) => (await within(from, to, words)).map(([row]) => (row as Row)[0]);
    expect(await shown(start, end)).toContain("comes first");
    expect(await shown(start + 1, start + 2)).toContain("comes first");
    expect(await shown(end - 1, end + 1)).toContain("comes first");
    expect(await shown(end, sourceText.length)).not.toContain("comes first");
    expect(await shown(0, start)).not.toContain("comes first");
    expect(await shown(start + 1, start + 1)).toContain("comes first");
    expect(await shown(start, start)).not.toContain("comes first");
    expect(await shown(sourceText.length, 2_147_483_647)).toEqual([]);
  });

  test("a bound that is not given is that of the text", async () => {
    const all = await rows(engine(), annotations([position]), [text]);
    expect(await within(null, null, position)).toEqual(all);
    expect(await within(0, null, position)).toEqual(all);
    expect(await within(null, sourceText.length, position)).toEqual(all);
  });

  test("a quote of no words at the very beginning is there where nothing bounds the passage", async () => {
    const none = { ...quote("Grants"), start: 0, end: 0 };
    const [one] = world.relations;
    const [claimed] = one?.claims ?? [];
    const relations = [...world.relations].map((each) =>
      each === one && claimed !== undefined ? { ...each, claims: [{ ...claimed, quotes: [none] }] } : each,
    );
    await engine().replace(worldOf({ relations }));
    const first = ["CLAIM", [""]];
    expect((await within(null, null, fieldOf("role", "record"), words))[0]).toEqual(first);
    expect(await within(0, null, fieldOf("role", "record"), words)).not.toContainEqual(first);
    await engine().replace(world);
  });

  test("a claim's relation is gone along, and it and the entity lead on into the graph", async () => {
    const { start, end } = quote("Grants support");
    const columns: readonly Column[] = [
      fieldOf("id"),
      fieldOf("basis", "relation"),
      { column: "start", columns: [id] },
      {
        column: "steps",
        columns: [id, { column: "step", of: "relation" }, { column: "step", of: "direction" }],
      },
      hop("hasTask", "in", ["Goal"]),
    ];
    const found = await within(start, end, fieldOf("role", "record"), words, { column: "claimed", columns });
    expect(found).toContainEqual([
      "CLAIM",
      ["Grants support"],
      [
        "plan/task/one",
        "STATED",
        ["plan/instrument/grants"],
        [["plan/task/one", "supports", "out"]],
        [["plan/goal/a"]],
      ],
    ]);
    const mentioned = await within(
      0,
      sourceText.length,
      fieldOf("role", "record"),
      entities("entity", hop("hasTask", "out", ["Task"])),
    );
    const tasks = [["plan/task/one"], ["plan/task/three"], ["plan/task/two"]];
    expect(mentioned).toContainEqual(["MENTION", [tasks]]);
    const from = quote("The goal");
    const walk: Walk = {
      steps: [
        { relation: "hasTask", direction: "out" },
        { relation: "supports", direction: "in" },
      ],
      minHops: 2,
      maxHops: 2,
      avoid: null,
      through: null,
    };
    const ways: Column = { column: "ways", walk, selection: selection(["Instrument"], { columns: [id] }) };
    const [supported] = await within(from.start, from.end, entities("entity", ways));
    expect(supported).toEqual([[[["plan/instrument/grants"], ["plan/instrument/loans"]]]]);
  });

  test("what rules a relation out says which and why, what leaves a list open whose and of what; nothing else does", async () => {
    const exclusion: Column = {
      column: "noted",
      of: "Exclusion",
      columns: [
        ...fields("relation", "reasoning"),
        entities("from", id),
        entities("to", id, hop("hasTask", "in", ["Goal"])),
        { column: "records", subject: "record", link: "evidence", columns: fields("quote") },
      ],
    };
    const list: Column = {
      column: "noted",
      of: "ListNote",
      columns: [...fields("relation", "direction", "members", "status", "note"), entities("entity", id)],
    };
    const all = await rows(engine(), annotations([...fields("role"), exclusion, list]), [text]);
    const ruledOut = [...world.exclusions].find(({ quotes }) => quotes.length > 0);
    const open = [...world.lists].find(({ quotes }) => quotes.length > 0);
    expect(all.filter(([, ...noted]) => noted.some((one) => one !== null))).toEqual([
      ["LIST", null, [open?.relation, open?.direction, open?.members, open?.status, open?.note, [open?.entity]]],
      [
        "EXCLUSION",
        [
          ruledOut?.relation,
          ruledOut?.reasoning,
          [ruledOut?.from],
          [ruledOut?.to, expect.any(Array)],
          [["support nothing"]],
        ],
        null,
      ],
    ]);
  });

  test("pages, behind one another, are the whole", async () => {
    const all = await rows(engine(), annotations([position]), [text]);
    const page = { offset: null, limit: 1, after: 2 };
    for (const size of [1, 3, 7]) {
      const pages: Row[] = [];
      for (let after: Value = null; ; ) {
        const next = await rows(engine(), annotations([position], { page }), [text, size, after]);
        pages.push(...next);
        if (next.length < size) break;
        after = next.at(-1)?.[0] ?? null;
      }
      expect(pages).toEqual(all);
    }
    expect(await rows(engine(), annotations([position], { page }), [text, 0, null])).toEqual([]);
  });

  test("a document that was not read, or that there is not, has none", async () => {
    for (const other of ["plan/source/unread", "plan/goal/a", "nowhere", ""]) {
      expect(await rows(engine(), annotations([position]), [other])).toEqual([]);
    }
  });

  test("what is read anew is there, and what is gone is not", async () => {
    const small = worldOf({ relations: [], lists: [], exclusions: [] });
    await engine().replace(small);
    const roles = (await rows(engine(), annotations(fields("role")), [text])).map(([role]) => role);
    expect(roles).toEqual(["MENTION", "MENTION", "FIELD"]);
    await engine().replace(world);
    const answers = await ask(engine(), plan(annotations(fields("role"))), [text]);
    expect(answers[0]?.rows.length).toBeGreaterThan(15);
  });
}
