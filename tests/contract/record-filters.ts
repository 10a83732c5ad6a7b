import { expect, test } from "vitest";
import type { Column, Predicate, Quantifier, Subject, Walk } from "../../graph/plan/plan.ts";
import type { Value } from "../../graph/rows.ts";
import { loaded, type MakeEngine } from "./loaded.ts";
import { and, ask, edge, firsts, hop, id, is, list, not, plan, rows, selection, some } from "./plans.ts";

const [goal, grants, loans] = ["plan/goal/a", "plan/instrument/grants", "plan/instrument/loans"] as const;
const [one, oneB] = ["plan/task/one", "plan/task/one-b"] as const;
const [read, unread] = ["plan/source/text", "plan/source/unread"] as const;
const everyKind = ["Goal", "Task", "Instrument", "Source"];

function hanging(subject: Subject, link: string, where: Predicate | null, quantifier: Quantifier = "some"): Predicate {
  return { test: "records", subject, link, quantifier, where };
}

const claims = (where: Predicate | null, quantifier: Quantifier = "some") =>
  hanging("relation", "claims", where, quantifier);

function named(link: string, where: Predicate | null, quantifier: Quantifier = "some", kinds = everyKind): Predicate {
  return { test: "entities", link, kinds, quantifier, where };
}

function its(name: string, how: "eq" | "in" | "contains" | "gt", value: number): Predicate {
  return { test: how, subject: "record", name, value };
}

export function recordFilterContract(make: MakeEngine): void {
  const engine = loaded(make);
  const supported = async (where: Predicate, ...values: readonly Value[]) => {
    const columns = [hop("supports", "out", ["Task", "Goal"], { where })];
    return (await rows(engine(), list("Instrument", { columns }), values)).map(([ends]) => [ends].flat(2));
  };
  const goals = (where: Predicate, ...values: readonly Value[]) => firsts(engine(), list("Goal", { where }), values);
  const tasks = (where: Predicate, ...values: readonly Value[]) => firsts(engine(), list("Task", { where }), values);

  test("a relation passes by any one of its claims, not by the strongest alone", async () => {
    // one claim of grants>supports>one is stated, the other inferred
    expect(await supported(edge("basis", "eq", 0), "INFERRED")).toEqual([[goal], [one], []]);
    expect(await supported(claims(its("basis", "eq", 0)), "INFERRED")).toEqual([[goal, one], [one], []]);
    expect(await supported(claims(its("basis", "eq", 0), "none"), "INFERRED")).toEqual([[oneB], [], []]);
    expect(await supported(claims(its("basis", "eq", 0), "all"), "INFERRED")).toEqual([[goal], [one], []]);
    expect(await supported(claims(null, "single"))).toEqual([[goal, oneB], [one], []]);
  });

  test("one claim has to pass all that is asked of it", async () => {
    const both = claims(and(its("basis", "eq", 0), its("commitment", "eq", 1)));
    expect(await supported(both, "STATED", "IN_FORCE")).toEqual([[one], [], []]);
    // the claim that is in force is stated, and the inferred one is not in force
    expect(await supported(both, "INFERRED", "IN_FORCE")).toEqual([[], [], []]);
  });

  test("claims are told apart by the document they stand in and by whom it reports", async () => {
    const standsIn = (document: Predicate) => claims(named("document", document, "some", ["Source"]));
    expect(await supported(standsIn(is("id", "eq", 0)), unread)).toEqual([[one], [], []]);
    expect(await supported(standsIn(is("id", "in", 0)), [read])).toEqual([[goal, one, oneB], [one], []]);
    expect(await supported(claims(named("attributedTo", is("id", "eq", 0))), goal)).toEqual([[one], [], []]);
    expect(await supported(claims(named("attributedTo", null, "none"), "all"))).toEqual([[goal, oneB], [one], []]);
    expect(await supported(claims(named("attributedTo", null, "some", ["Task"])))).toEqual([[], [], []]);
    const hasTasks = some("hasTask", "out", ["Task"], is("id", "eq", 0));
    expect(await supported(claims(named("attributedTo", hasTasks)), one)).toEqual([[one], [], []]);
  });

  test("what a claim lacks is unknown, and its negation too", async () => {
    const furthest = its("commitment", "eq", 0);
    expect(await supported(claims(not(furthest)), "DONE")).toEqual([[one], [], []]);
    expect(await supported(not(claims(furthest)), "DONE")).toEqual([[goal, one, oneB], [one], []]);
    const unreviewed: Predicate = { test: "isNull", subject: "record", name: "reviewer" };
    expect(await supported(claims(unreviewed, "none"))).toEqual([[], [], []]);
    expect(await supported(claims(unreviewed, "single"))).toEqual([[goal, one, oneB], [one], []]);
  });

  test("a relation is found by its words", async () => {
    const words = hanging("relation", "evidence", its("quote", "contains", 0));
    expect(await supported(words, "Grants support")).toEqual([[one], [], []]);
    const ofOne = claims(hanging("record", "evidence", its("quote", "eq", 0), "single"));
    expect(await supported(ofOne, "the tasks")).toEqual([[one], [], []]);
  });

  test("an entity is found by where documents speak of it, and by the words behind its fields", async () => {
    const mentions = (where: Predicate | null, how: Quantifier = "some") => hanging("entity", "mentions", where, how);
    expect(await goals(mentions(named("document", is("id", "eq", 0))), read)).toEqual([goal]);
    expect(await goals(mentions(named("document", is("id", "eq", 0))), unread)).toEqual([]);
    expect(await goals(mentions(null, "none"))).toEqual(["plan/goal/b", "plan/goal/c"]);
    expect(await goals(mentions(its("coreference", "eq", 0), "single"), true)).toEqual([goal]);
    expect(await goals(mentions(named("alternatives", is("id", "eq", 0))), grants)).toEqual([goal]);
    expect(await goals(mentions(its("line", "gt", 0)), 100)).toEqual([]);
    const behind = (where: Predicate) => hanging("entity", "fieldEvidence", where);
    const words = hanging("record", "evidence", its("quote", "contains", 1));
    expect(await tasks(behind(and(its("field", "eq", 0), words)), "year", "first")).toEqual([one]);
    expect(await tasks(behind(and(its("field", "eq", 0), words)), "code", "first")).toEqual([]);
  });

  test("an entity is found by its lists and by what is ruled out of it", async () => {
    const open = hanging("entity", "lists", its("status", "eq", 0));
    expect(await tasks(open, "OPEN")).toEqual([one]);
    const ofKind: Predicate = { test: "includes", subject: "record", name: "members", value: 0 };
    expect(await goals(hanging("entity", "lists", ofKind), "Goal")).toEqual(["plan/goal/b"]);
    const ruledOut = hanging("entity", "exclusions", named("from", is("id", "eq", 0)), "single");
    expect(await tasks(ruledOut, loans)).toEqual(["plan/task/two"]);
  });

  test("a way goes only over relations of which some claim passes, also where the shortest one does not", async () => {
    const walk: Walk = {
      steps: [
        { relation: "hasTask", direction: "in" },
        { relation: "supports", direction: "out" },
      ],
      minHops: 1,
      maxHops: 3,
      through: claims(its("basis", "eq", 1)),
      avoid: null,
    };
    const steps: Column = { column: "steps", columns: [id] };
    const ends = async (basis: string, each: "path" | "end", from: string = grants) => {
      const near = selection(["Instrument"], { where: is("id", "eq", 0) });
      const page = { offset: null, limit: null, after: null };
      const columns = [id, { column: "way", of: "length" }] as const;
      const to = selection(["Goal", "Task"]);
      const asked = { walk, each, order: "length", empty: false, page, total: false, columns, from: near, to } as const;
      return (await ask(engine(), plan({ op: "ways", ...asked }), [from, basis]))[0]?.rows;
    };
    // grants>supports>goal/a is inferred: what is stated goes round by the task
    const stated = [
      [one, 1],
      [oneB, 1],
      [goal, 2],
      ["plan/goal/b", 2],
    ];
    expect(await ends("STATED", "end")).toEqual(stated);
    expect(await ends("STATED", "path")).toEqual(stated);
    // how firm a way is says the strongest claim of each relation, whichever claim let it pass
    expect(await ends("INFERRED", "end")).toEqual([
      [one, 1],
      [goal, 1],
    ]);
    expect(await ends("INFERRED", "path", loans)).toEqual([[one, 1]]);
    const all = { ...walk, through: claims(its("basis", "eq", 1), "all") };
    const ways: Column = {
      column: "ways",
      walk: all,
      selection: selection(["Goal", "Task"], { columns: [id, steps] }),
    };
    expect(
      await rows(engine(), list("Instrument", { where: is("id", "eq", 0), columns: [ways] }), [grants, "STATED"]),
    ).toEqual([
      [
        [
          [oneB, [[oneB]]],
          ["plan/goal/b", [[oneB], ["plan/goal/b"]]],
        ],
      ],
    ]);
    const near = { ids: 0, walk: { ...walk, maxHops: 2 } };
    const select = selection(everyKind, { near, order: [{ of: "entity", name: "id", descending: false }] });
    expect(await firsts(engine(), { op: "list", selection: select }, [[loans], "INFERRED"])).toEqual([loans, one]);
    const nearAll = selection(everyKind, { near: { ids: 0, walk: { ...all, maxHops: 2 } }, order: select.order });
    expect(await firsts(engine(), { op: "list", selection: nearAll }, [[grants], "STATED"])).toEqual([
      "plan/goal/b",
      grants,
      oneB,
    ]);
  });
}
