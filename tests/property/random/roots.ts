import fc from "fast-check";
import { relationId } from "../../../graph/dataset.ts";
import type { Column, Root, Ways } from "../../../graph/plan/plan.ts";
import { type Asking, param } from "./asking.ts";
import { chance, pick, some } from "./choosing.ts";
import { someAggregate, someColumns, someSelection, wayColumns } from "./columns.ts";
import { kinds, relationNames, someId } from "./names.ts";
import { evidence, recordColumns, recordsOfSort, theId } from "./records.ts";
import { someChosen, someNear, someWalk, someWayAfter } from "./walks.ts";
import { someQuery } from "./words.ts";

/** What was read from a passage, mostly of the document that there is a text of. */
function someAnnotations(asking: Asking): Root {
  const { g } = asking;
  const bound = () => (chance(g, 5) ? null : param(asking, g(fc.nat, 60)));
  const position = () => {
    const id = pick(g, [someId(g), relationId(someId(g), pick(g, relationNames), someId(g))]);
    return [g(fc.nat, 40), g(fc.nat, 60), g(fc.nat, 5), id, g(fc.nat, 2), g(fc.nat, 2)];
  };
  const claimed = chance(g, 5) ? wayColumns(asking, 1) : [theId];
  return {
    op: "annotations",
    document: param(asking, chance(g, 8) ? "s/source" : someId(g)),
    start: bound(),
    end: bound(),
    page: {
      offset: null,
      limit: chance(g, 4) ? param(asking, g(fc.nat, 12)) : null,
      after: chance(g, 4) ? param(asking, position()) : null,
    },
    columns: [
      ...["role", "field"].map((name): Column => ({ column: "field", subject: "record", name })),
      { column: "position" },
      { column: "quote", columns: evidence.columns },
      { column: "entities", link: "entity", columns: someColumns(asking, 1, false) },
      { column: "claimed", columns: claimed },
      ...(["ListNote", "Exclusion"] as const).map(
        (of): Column => ({ column: "noted", of, columns: recordColumns(of) }),
      ),
    ],
  };
}

export function someRoot(asking: Asking): Root {
  const { g } = asking;
  if (chance(g, 1)) return someAnnotations(asking);
  const shape = g(fc.nat, 6);
  if (shape === 5 && chance(g, 9)) return recordsOfSort(asking);
  if (shape === 6 && chance(g, 5)) return { op: "aggregate", aggregate: someAggregate(asking, false) };
  if (shape === 0) {
    return {
      op: "entity",
      id: param(asking, someId(g)),
      kinds: some(g, kinds),
      columns: someColumns(asking, 2, false),
    };
  }
  if (shape === 1) return someWays(asking);
  if (shape === 2) return someSearch(asking);
  const near = someNear(asking);
  const selection = { ...someSelection(asking, 2, false), near };
  if (near !== null && selection.order.length === 0 && selection.page.after !== null) {
    selection.page = { ...selection.page, after: param(asking, [g(fc.nat, 3), someId(g)]) };
  }
  if (near !== null && chance(g, 5)) selection.columns = [...selection.columns, length];
  return shape < 3 ? { op: "list", selection } : { op: "connection", total: chance(g, 5), selection };
}

/** A search, or now and then a list that only asks where a text would be found. */
function someSearch(asking: Asking): Root {
  const { g } = asking;
  const text = param(asking, someQuery(g));
  const selection = { ...someSelection(asking, 1, false), near: chance(g, 9) ? { text } : null };
  if (chance(g, 7)) selection.kinds = kinds;
  if (selection.near !== null && selection.order.length === 0 && selection.page.after !== null) {
    selection.page = { ...selection.page, after: param(asking, [g(fc.nat, 30), someId(g)]) };
  }
  const facts = ["word", "manner", "field", "language", "text", "start", "end"] as const;
  const quote: Column = {
    column: "quote",
    columns: [
      { column: "field", subject: "record", name: "line" },
      { column: "entities", link: "document", columns: [{ column: "kind" }] },
    ],
  };
  const columns = [...facts.map((of) => ({ column: "match", of }) as const), quote];
  selection.columns = [...selection.columns, { column: "score" }, { column: "matches", text, columns }];
  return chance(g, 5) ? { op: "list", selection } : { op: "connection", total: chance(g, 5), selection };
}

const length: Column = { column: "way", of: "length" };

function someWays(asking: Asking): Ways {
  const { g } = asking;
  const order = pick(g, ["length", "start"] as const);
  return {
    op: "ways",
    from: someChosen(asking),
    to: someChosen(asking),
    walk: someWalk(asking),
    each: pick(g, ["path", "end"] as const),
    order,
    empty: order === "start" && chance(g, 5),
    page: {
      offset: chance(g, 2) ? param(asking, g(fc.nat, 3)) : null,
      limit: chance(g, 5) ? param(asking, g(fc.nat, 6)) : null,
      after: chance(g, 3) ? param(asking, someWayAfter(g, order === "start")) : null,
    },
    total: chance(g, 5),
    columns: wayColumns(asking, 1),
  };
}
