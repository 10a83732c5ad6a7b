import { expect, test } from "vitest";
import type { Entity, Name } from "../../graph/dataset.ts";
import type { Column } from "../../graph/plan/plan.ts";
import { loaded, type MakeEngine } from "./loaded.ts";
import { entity, ontology, quote } from "./making.ts";
import { ask, connection, entities, fieldOf, firsts, id, is, list, plan, rows, selection } from "./plans.ts";
import { worldOf } from "./world.ts";

const score: Column = { column: "score" };
const facts = ["word", "manner", "field", "language", "text", "start", "end"] as const;
const found = facts.map((of): Column => ({ column: "match", of }));
const search = { near: { text: 0 } };
const matches = (...columns: readonly Column[]): Column => ({ column: "matches", text: 0, columns });

function goal(local: string, names: Readonly<Record<string, string>>, more: Partial<Entity> = {}): Entity {
  const all = Object.entries(names).map(([language, name]): Name => ({ language, name }));
  return entity(`plan/goal/${local}`, "Goal", {}, { names: all as [Name, ...Name[]], ...more });
}

const mention = (words: string) => ({ quote: quote(words), coreference: false, note: null, alternatives: [] });

const goals: readonly Entity[] = [
  goal("alias", { en: "A union" }, { aliases: ["ЕАЭС", "Eurasian Union"] }),
  goal("described", { en: "Fourth" }, { description: "How trade grows: by trading." }),
  goal("named", { en: "Trade", ru: "Торговля" }),
  goal("named-so", { en: "Trade of machines" }),
  goal("quoted", { en: "Fifth" }, { mentions: [mention("The goal"), mention("Цели 😀")] }),
  goal("spelt", { en: "Résumé — ﬁnance, Straße", ru: "Ёлка", kk: "Қазақстан" }),
];

const texts = [entity("plan/source/text", "Source"), entity("plan/source/unread", "Source")];
const shown = entity(
  "plan/task/shown",
  "Task",
  {},
  {
    names: [{ language: "en", name: "Show" }],
    fieldEvidence: [{ field: "year", value: "2024", note: null, quotes: [quote("comes first")] }],
  },
);
const dataset = worldOf({ entities: [...goals, ...texts, shown], relations: [], lists: [], exclusions: [] });

export function searchContract(make: MakeEngine): void {
  const engine = loaded(make, dataset);
  const hits = async (text: string) => {
    const answer = await firsts(engine(), list("Goal", search), [text]);
    return answer.map((one) => String(one).replace("plan/goal/", ""));
  };

  test("a word is found as it is, by its beginning, and with one edit from four letters on, two from eight", async () => {
    expect(await hits("machines")).toEqual(["named-so"]);
    expect(await hits("mach")).toEqual(["named-so"]);
    expect(await hits("trde machine")).toEqual(["named-so"]);
    expect(await hits("machynez")).toEqual(["named-so"]);
    expect(await hits("machynezz")).toEqual([]);
    expect(await hits("tr")).toEqual(["named", "named-so", "described"]);
    expect(await hits("fif")).toEqual(["quoted"]);
    expect(await hits("fyf")).toEqual([]);
    expect(await hits("trdes")).toEqual([]);
  });

  test("two letters that have changed places are two edits", async () => {
    expect(await hits("Forth")).toEqual(["described"]);
    expect(await hits("Fuorth")).toEqual([]);
    expect(await hits("machniesof")).toEqual([]);
    expect(await hits("machnies")).toEqual(["named-so"]);
  });

  test("every word of the text must be found, in whichever text of the entity", async () => {
    expect(await hits("trade machines")).toEqual(["named-so"]);
    expect(await hits("machines, TRADE!")).toEqual(["named-so"]);
    expect(await hits("fourth trading")).toEqual(["described"]);
    expect(await hits("trade aim")).toEqual([]);
  });

  test("names in every language, aliases, descriptions and quotes are looked at", async () => {
    expect(await hits("торговля")).toEqual(["named"]);
    expect(await hits("еаэс")).toEqual(["alias"]);
    expect(await hits("grows")).toEqual(["described"]);
    expect(await hits("Цели")).toEqual(["quoted"]);
    expect(await firsts(engine(), list("Task", search), ["first comes"])).toEqual(["plan/task/shown"]);
  });

  test("case, accents, ligatures and what is between words make no difference, on either side", async () => {
    expect(await hits("RESUME")).toEqual(["spelt"]);
    expect(await hits("re\u0301sume\u0301 finance")).toEqual(["spelt"]);
    expect(await hits("STRASSE")).toEqual(["spelt"]);
    expect(await hits("елка")).toEqual(["spelt"]);
    expect(await hits("қазақстан")).toEqual(["spelt"]);
    expect(await hits("Казахстан")).toEqual(["spelt"]);
  });

  test("a score is the sum of what each word brings, twice that for a whole name or alias; the best come first", async () => {
    const scored = (text: string) => rows(engine(), list("Goal", { ...search, columns: [id, score] }), [text]);
    expect(await scored("trade")).toEqual([
      ["plan/goal/named", 24],
      ["plan/goal/named-so", 12],
      ["plan/goal/described", 3],
    ]);
    expect(await scored("trade mach")).toEqual([["plan/goal/named-so", 20]]);
    expect(await scored("eurasian union")).toEqual([["plan/goal/alias", 42]]);
    expect(await scored("union eurasian")).toEqual([["plan/goal/alias", 21]]);
    expect(await scored("goal")).toEqual([["plan/goal/quoted", 6]]);
    expect(await scored("trad trad")).toEqual([
      ["plan/goal/named", 8],
      ["plan/goal/named-so", 8],
      ["plan/goal/described", 2],
    ]);
  });

  test("a match says which word is found where: in which field, in which words, from where to where", async () => {
    const [row] = await rows(engine(), list("Goal", { ...search, columns: [matches(...found)] }), [
      "straße trade елка",
    ]);
    expect(row).toBeUndefined();
    const asked = list("Goal", { ...search, columns: [matches(...found)] });
    expect(await rows(engine(), asked, ["strase елка"])).toEqual([
      [
        [
          ["strase", "edits", "name", "en", "Résumé — ﬁnance, Straße", 17, 23],
          ["елка", "equals", "name", "ru", "Ёлка", 0, 4],
        ],
      ],
    ]);
    expect(await rows(engine(), asked, ["trading"])).toEqual([
      [[["trading", "equals", "description", null, "How trade grows: by trading.", 20, 27]]],
    ]);
  });

  test("a match in a quote brings its evidence, with the document", async () => {
    const evidence: Column = {
      column: "quote",
      columns: [fieldOf("quote", "record"), fieldOf("line", "record"), entities("document", id)],
    };
    const columns = [matches({ column: "match", of: "field" }, { column: "match", of: "start" }, evidence)];
    expect(await rows(engine(), list("Goal", { ...search, columns }), ["цели fifth"])).toEqual([
      [
        [
          ["quote", 0, ["Цели 😀", expect.any(Number), ["plan/source/text"]]],
          ["name", 0, null],
        ],
      ],
    ]);
    const [row] = await rows(engine(), list("Task", { ...search, columns }), ["first"]);
    expect(row).toEqual([[["quote", 6, ["comes first", expect.any(Number), ["plan/source/text"]]]]]);
  });

  test("where a text would be found may be asked of entities that are no hits; a score is theirs alone", async () => {
    const asked = list("Goal", {
      where: is("id", "eq", 1),
      columns: [score, matches({ column: "match", of: "word" })],
    });
    expect(await rows(engine(), asked, ["trade absent", "plan/goal/named"])).toEqual([[null, [["trade"]]]]);
  });

  test("kinds and filters are asked of the hits, which are counted and cut into pages", async () => {
    const page = { offset: null, limit: 1, after: 2 };
    const columns = [id, { column: "position" }] as const;
    const asked = plan(connection("Goal", { ...search, page, columns }));
    const first = await ask(engine(), asked, ["trade", 1, null]);
    expect(first).toEqual([{ head: [3, false, true], rows: [["plan/goal/named", [24, "plan/goal/named"]]] }]);
    const second = await ask(engine(), asked, ["trade", 1, [24, "plan/goal/named"]]);
    expect(second).toEqual([{ head: [3, true, true], rows: [["plan/goal/named-so", [12, "plan/goal/named-so"]]] }]);
    expect(await firsts(engine(), list("Task", search), ["trade"])).toEqual([]);
    const filtered = list("Goal", { ...search, where: is("name", "startsWith", 1) });
    expect(await firsts(engine(), filtered, ["trade", "Fo"])).toEqual(["plan/goal/described"]);
    const byId = { ...search, order: [{ of: "entity", name: "id", descending: false }] } as const;
    expect((await firsts(engine(), list("Goal", byId), ["trade"]))[0]).toBe("plan/goal/described");
  });

  test("hits may be the ends of ways", async () => {
    const ends = selection(["Goal"], search);
    const asked = {
      op: "ways",
      from: ends,
      to: selection(["Task"]),
      walk: { steps: [{ relation: "hasTask", direction: "out" }], minHops: 1, maxHops: 1, through: null, avoid: null },
      each: "path",
      order: "start",
      empty: true,
      page: selection([]).page,
      total: false,
      columns: [{ column: "start", columns: [id] }],
    } as const;
    expect(await rows(engine(), asked, ["machines"])).toEqual([[["plan/goal/named-so"]]]);
  });

  test("a text without words finds nothing, whatever else stands in it", async () => {
    for (const text of ["", " ", "*", "/.*/", "~2", '"', "\u0301", "😀"]) expect(await hits(text)).toEqual([]);
    expect(await hits("trade AND machines")).toEqual([]);
    expect(await hits("(trade) ~machines*")).toEqual(["named-so"]);
  });

  test("what is loaded anew is found, and what is gone is not", async () => {
    const later = await make(ontology);
    await later.replace(dataset);
    await later.replace(
      worldOf({
        entities: [goal("named", { en: "Commerce" }), ...texts],
        relations: [],
        lists: [],
        exclusions: [],
      }),
    );
    expect(await firsts(later, list("Goal", search), ["trade"])).toEqual([]);
    expect(await firsts(later, list("Goal", search), ["comerce"])).toEqual(["plan/goal/named"]);
    await later.close();
  });
}
