import type {
  Aggregate,
  Chosen,
  Column,
  Grouping,
  Measure,
  Near,
  Order,
  Page,
  Param,
  Plan,
  Predicate,
  Reason,
  Root,
  Search,
  Selection,
  Walk,
  Ways,
} from "./plan.ts";

/**
 * A plan as indented text, for people and for golden files: one line a root, hop, filter or column; `$n` is the n-th
 * value. Arrows show the direction a relation is walked in. Equal plans print alike, different ones differently.
 */
export function printPlan(plan: Plan): string {
  const lines = plan.roots.flatMap((root, index) => printRoot(root, index));
  return `${[`plan ${plan.project}`, ...indent(lines)].join("\n")}\n`;
}

function printRoot(root: Root, index: number): readonly string[] {
  switch (root.op) {
    case "list":
      return [`${index}: list of ${kinds(root.selection.kinds)}`, ...indent(printRootSelection(root.selection))];
    case "connection": {
      const total = root.total ? ", with total" : "";
      return [
        `${index}: connection of ${kinds(root.selection.kinds)}${total}`,
        ...indent(printRootSelection(root.selection)),
      ];
    }
    case "entity":
      return [`${index}: entity $${root.id} of ${kinds(root.kinds)}`, ...indent(printColumns(root.columns))];
    case "aggregate":
      return [`${index}: aggregate of ${kinds(root.aggregate.kinds)}`, ...indent(printAggregate(root.aggregate))];
    case "records":
      return [`${index}: all ${root.of}`, ...indent(printColumns(root.columns))];
    case "annotations": {
      const page = printPage(root.page);
      return [
        `${index}: annotations of $${root.document} in ${printStretch(root)}`,
        ...indent([...(page === "" ? [] : [`page ${page}`]), ...printColumns(root.columns)]),
      ];
    }
    case "strategy":
      return [`${index}: strategy $${root.id}`, ...indent(printColumns(root.columns))];
    case "ways":
      return [`${index}: ${printWaysHead(root)}`, ...indent(printWays(root))];
  }
}

function printWaysHead({ each, order, empty, total }: Ways): string {
  return [
    each === "path" ? "every way" : "the first way from each start to each end",
    order === "start" ? ", by start" : ", shortest first",
    empty ? ", starts without one" : "",
    total ? ", with total" : "",
  ].join("");
}

function printWays({ from, to, walk, page, columns }: Ways): readonly string[] {
  const window = printPage(page);
  return [
    `from ${kinds(from.kinds)}`,
    ...indent(printChosen(from)),
    `to ${kinds(to.kinds)}`,
    ...indent(printChosen(to)),
    ...printWalk(walk),
    ...(window === "" ? [] : [`page ${window}`]),
    ...printColumns(columns),
  ];
}

/** A walk in one line, and what is asked of the relations it goes over. */
function printWalk({ steps, minHops, maxHops, through, avoid }: Walk): readonly string[] {
  const around = avoid === null ? "" : ` around $${avoid}`;
  return [
    `walk ${minHops} to ${maxHops} of ${steps.length === 0 ? "no step" : steps.map(arrow).join(" ")}${around}`,
    ...(through === null ? [] : indent(headed("through ", printPredicate(through)))),
  ];
}

function printNear(near: Near | Search): readonly string[] {
  if ("text" in near) return [`search $${near.text}`];
  return [`near $${near.ids}`, ...indent(printWalk(near.walk))];
}

function printRootSelection({ near, ...selection }: Selection & Chosen): readonly string[] {
  return [...(near === null ? [] : printNear(near)), ...printSelection(selection)];
}

function printChosen(chosen: Chosen): readonly string[] {
  return printRootSelection({ ...chosen, columns: [] });
}

function printAggregate({ where, by, measures }: Aggregate): readonly string[] {
  return [
    ...(where ? headed("where ", printPredicate(where)) : []),
    ...(by ? [`by ${printGrouping(by)}`] : []),
    ...measures.map((measure, index) => `[${index + (by ? 1 : 0)}] ${printMeasure(measure)}`),
  ];
}

function printGrouping({ of, name, limit }: Grouping): string {
  const what = of === "kind" ? "(kind)" : subjectOf({ subject: of, name });
  return limit === null ? what : `${what} limit $${limit}`;
}

function printMeasure(measure: Measure): string {
  return measure.measure === "count" ? "count" : `${measure.measure} of ${measure.name}`;
}

function printSelection(selection: Selection): readonly string[] {
  const lines: string[] = [];
  if (selection.where) lines.push(...headed("where ", printPredicate(selection.where)));
  if (selection.order.length > 0) lines.push(`order by ${selection.order.map(printOrder).join(", ")}`);
  const page = printPage(selection.page);
  if (page !== "") lines.push(`page ${page}`);
  return [...lines, ...printColumns(selection.columns)];
}

function printOrder({ of, name, descending }: Order): string {
  if (of === "distance" || of === "score") return `(${of})${descending ? " descending" : ""}`;
  return `${of === "relation" ? "relation." : ""}${name}${descending ? " descending" : ""}`;
}

function printPage({ offset, limit, after }: Page): string {
  const parts = [
    after === null ? "" : `after $${after}`,
    offset === null ? "" : `offset $${offset}`,
    limit === null ? "" : `limit $${limit}`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function printPredicate(predicate: Predicate): readonly string[] {
  switch (predicate.test) {
    case "and":
    case "or":
      return [predicate.test, ...indent(predicate.of.flatMap(printPredicate))];
    case "not":
      return headed("not ", printPredicate(predicate.of));
    case "kind":
      return [`kind is ${kinds(predicate.kinds)}`];
    case "isNull":
      return [`${subjectOf(predicate)} is null`];
    case "measure": {
      const { compare, value, measure } = predicate;
      const compared = compare === "isNull" ? "is null" : `${compare} $${value}`;
      return [`${printMeasure(measure)} over ${arrow(predicate)} ${kinds(predicate.kinds)} ${compared}`];
    }
    case "hop": {
      const over = `${predicate.quantifier} ${arrow(predicate)} ${kinds(predicate.kinds)}`;
      return [over, ...printInner(predicate.where)];
    }
    case "records": {
      const of = predicate.subject === "record" ? "" : `${predicate.subject}.`;
      return [`${predicate.quantifier} ${of}${predicate.link} records`, ...printInner(predicate.where)];
    }
    case "entities": {
      const over = `${predicate.quantifier} ${predicate.link} entities of ${kinds(predicate.kinds)}`;
      return [over, ...printInner(predicate.where)];
    }
    default:
      return [`${subjectOf(predicate)} ${predicate.test} $${predicate.value}`];
  }
}

function printInner(where: Predicate | null): readonly string[] {
  return where === null ? [] : indent(headed("where ", printPredicate(where)));
}

function printColumns(columns: readonly Column[]): readonly string[] {
  return columns.flatMap((column, index) => headed(`[${index}] `, printColumn(column)));
}

function printColumn(column: Column): readonly string[] {
  switch (column.column) {
    case "kind":
      return ["(kind)"];
    case "position":
    case "score":
      return [`(${column.column})`];
    case "field":
      return [subjectOf(column)];
    case "name":
    case "nameLanguage":
      return [column.language === null ? `${column.column} by default` : `${column.column} in $${column.language}`];
    case "records":
      return [
        `${column.subject === "record" ? "" : `${column.subject}.`}${column.link} records`,
        ...indent(printColumns(column.columns)),
      ];
    case "entities":
      return [`${column.link} entities`, ...indent(printColumns(column.columns))];
    case "aggregate":
      return [
        `aggregate ${arrow(column)} ${kinds(column.aggregate.kinds)}`,
        ...indent(printAggregate(column.aggregate)),
      ];
    case "hop": {
      const asked = [column.total ? "total" : "", column.absence ? "absence" : ""].filter((one) => one !== "");
      const form = column.form === "connection" ? ` as connection` : "";
      const head = `${arrow(column)} ${kinds(column.selection.kinds)}${form}`;
      return [
        asked.length > 0 ? `${head}, with ${asked.join(" and ")}` : head,
        ...indent([...printSelection(column.selection), ...printWords(column.absence)]),
      ];
    }
    case "ways":
      return [
        `ways to ${kinds(column.selection.kinds)}`,
        ...indent([...printWalk(column.walk), ...printSelection(column.selection)]),
      ];
    case "content":
      return [`content ${printStretch(column)}`];
    case "matches":
      return [`matches of $${column.text}`, ...indent(printColumns(column.columns))];
    case "way":
    case "step":
    case "match":
      return [`(${column.column} ${column.of})`];
    case "absence":
      return ["(absence)", ...indent(printWords(column))];
    case "start":
    case "steps":
    case "quote":
    case "claimed":
      return [column.column, ...indent(printColumns(column.columns))];
    case "noted":
      return [`${column.column} ${column.of}`, ...indent(printColumns(column.columns))];
  }
}

/** What is asked of the words that an absence rests on. */
function printWords(reason: Reason | null): readonly string[] {
  const columns = reason?.columns ?? null;
  return columns === null ? [] : ["words of the absence", ...indent(printColumns(columns))];
}

function printStretch({ start, end }: { readonly start: Param | null; readonly end: Param | null }): string {
  const [from, to] = [start, end].map((param) => (param === null ? "" : `$${param}`));
  return `${from}..${to}`;
}

function arrow({ relation, direction }: { readonly relation: string; readonly direction: "in" | "out" }): string {
  return direction === "out" ? `-${relation}->` : `<-${relation}-`;
}

function subjectOf({ subject, name }: { readonly subject: string; readonly name: string }): string {
  return subject === "relation" ? `relation.${name}` : name;
}

function kinds(all: readonly string[]): string {
  return all.length === 0 ? "no kind" : all.join(" | ");
}

function headed(head: string, lines: readonly string[]): readonly string[] {
  const [first = "", ...rest] = lines;
  return [`${head}${first}`, ...rest];
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
