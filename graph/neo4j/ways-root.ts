import { rootOrder } from "../plan/near.ts";
import type { Chosen, Column, Ways } from "../plan/plan.ts";
import { absenceFacts } from "./absence.ts";
import { type Cell, compileColumn, compileReason } from "./columns.ts";
import { type Context, ifNamed, type Scope } from "./context.ts";
import { clauses, listOf, subquery, where } from "./cypher.ts";
import { decodeIfAny, decodeRow } from "./decode.ts";
import { stepPattern } from "./names.ts";
import { cut, headOfRows, pageClauses, pagingOf } from "./page.ts";
import { compilePredicate } from "./predicate.ts";
import { scanOf } from "./scan-root.ts";
import { called, rankOf, waysFrom } from "./walk.ts";
import { type WayNames, wayNames } from "./way-names.ts";
import { behindWay, wayOrder } from "./way-page.ts";

/** Clauses for the rows of a root of ways, and the parts of its head. */
export interface CompiledWays {
  readonly found: string;
  readonly row: Cell;
  readonly head: readonly string[];
}

export function compileWays(context: Context, root: Ways): CompiledWays {
  const { walk, each, order, page, to, empty } = root;
  const names = wayNames("s", 0, order);
  const { nodes, links, hops, rank } = names;
  const scope: Scope = { entity: "e", kinds: to.kinds, relation: "r", depth: 0, way: names };
  const ends = chosenEnds(context, to);
  const outer = ends === "" ? [] : ["ends"];
  const plain: Scope = { entity: "e", kinds: to.kinds, relation: null, depth: 0 };
  const asked = to.where === null ? null : compilePredicate(context, to.where, plain);
  const inner = waysFrom(context, walk, each, names, plain, ends === "" ? asked : "e IN ends", "RETURN");
  const match = clauses(
    ends,
    pageClauses(context, scanOf(context, root.from, "s", outer), { ...root.from, order: rootOrder(root.from) }, [
      "s",
      ...outer,
    ]),
    called(empty ? "OPTIONAL CALL" : "CALL", ["s", ...outer], inner),
    `WITH s, coalesce(${nodes}, [s]) AS ${nodes}, coalesce(${links}, []) AS ${links}`,
    `WITH s, ${nodes}, ${links}, size(${links}) AS ${hops}, ${rankOf(links)} AS ${rank},`,
    `  CASE WHEN size(${links}) > 0 THEN ${nodes}[-1] END AS e, ${links}[-1] AS r`,
  );
  const behind = behindWay(context, names, order, page);
  const paging = pagingOf(context, page, root.total);
  const cells = root.columns.map((column) => wayCell(context, root, column, scope, names));
  const texts = cells.map(({ text }) => text);
  const carried = ["s", "e", nodes, links, hops, rank, ifNamed("r", texts.join(" "))].filter((one) => one !== "");
  return {
    found: cut(context, clauses(match, where(behind)), carried, wayOrder(names, order), page),
    row: { text: listOf(texts), decode: decodeRow(cells.map(({ decode }) => decode)) },
    head: headOfRows(
      context,
      { match, test: null, scope: { ...scope, entity: "s" }, indexed: false, ends: "RETURN s" },
      behind,
      null,
      paging,
    ),
  };
}

/** Gathers the ends beforehand, where a test of each that is met does not do. */
function chosenEnds(context: Context, to: Chosen): string {
  const { near, page } = to;
  if (near === null && Object.values(page).every((param) => param === null)) return "";
  const found = pageClauses(context, scanOf(context, to, "t"), { ...to, order: rootOrder(to) }, ["t"]);
  return `WITH ${subquery("COLLECT", clauses(found, "RETURN t"))} AS ends`;
}

function wayCell(context: Context, root: Ways, column: Column, scope: Scope, { start, links }: WayNames): Cell {
  const { walk, to, empty } = root;
  if (column.column === "absence") {
    if (!empty) return { text: "null", decode: null };
    const counts = (["out", "in"] as const).flatMap((direction) => {
      const relation = walk.steps.filter((step) => step.direction === direction).map((step) => step.relation);
      const step = { relation, direction, kinds: to.kinds, variable: "over" };
      return relation.length === 0
        ? []
        : [subquery("COUNT", `MATCH ${stepPattern(context.ontology, start, "x", step)}`)];
    });
    const unfiltered = to.kinds.length === 0 || counts.length === 0 ? "0" : counts.join(" + ");
    const { wordsOf, decode } = compileReason(context, column, 0);
    const facts = absenceFacts(
      { entity: start, kinds: [], relation: null, depth: 0 },
      walk.steps,
      to.kinds,
      unfiltered,
      wordsOf,
    );
    return { text: `CASE WHEN size(${links}) = 0 THEN ${facts} END`, decode: decodeIfAny(decode) };
  }
  const cell = compileColumn(context, column, scope, []);
  if (!empty || column.column === "position" || column.column === "start") return cell;
  return { text: `CASE WHEN size(${links}) > 0 THEN ${cell.text} END`, decode: decodeIfAny(cell.decode) };
}
