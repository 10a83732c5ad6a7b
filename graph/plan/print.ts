import type { Column, Order, Page, Plan, Predicate, Root, Selection } from "./plan.ts";

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
      return [`${index}: list of ${kinds(root.selection.kinds)}`, ...indent(printSelection(root.selection))];
    case "connection": {
      const total = root.total ? ", with total" : "";
      return [
        `${index}: connection of ${kinds(root.selection.kinds)}${total}`,
        ...indent(printSelection(root.selection)),
      ];
    }
    case "entity":
      return [`${index}: entity $${root.id} of ${kinds(root.kinds)}`, ...indent(printColumns(root.columns))];
    case "records":
      return [`${index}: all ${root.of}`, ...indent(printColumns(root.columns))];
  }
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
    case "hop": {
      const over = `${predicate.quantifier} ${arrow(predicate)} ${kinds(predicate.kinds)}`;
      return predicate.where ? [over, ...indent(headed("where ", printPredicate(predicate.where)))] : [over];
    }
    default:
      return [`${subjectOf(predicate)} ${predicate.test} $${predicate.value}`];
  }
}

function printColumns(columns: readonly Column[]): readonly string[] {
  return columns.flatMap((column, index) => headed(`[${index}] `, printColumn(column)));
}

function printColumn(column: Column): readonly string[] {
  switch (column.column) {
    case "kind":
      return ["(kind)"];
    case "position":
      return ["(position)"];
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
    case "hop": {
      const asked = [column.total ? "total" : "", column.absence ? "absence" : ""].filter((one) => one !== "");
      const form = column.form === "connection" ? ` as connection` : "";
      const head = `${arrow(column)} ${kinds(column.selection.kinds)}${form}`;
      return [
        asked.length > 0 ? `${head}, with ${asked.join(" and ")}` : head,
        ...indent(printSelection(column.selection)),
      ];
    }
  }
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
