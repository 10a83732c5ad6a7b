import { demandedIds } from "../plan/ids.ts";
import type {
  Aggregate,
  Chosen,
  Column,
  Hop,
  Page,
  Plan,
  Predicate,
  Reason,
  Root,
  Selection,
  Walk,
  Ways,
} from "../plan/plan.ts";

/** What the engine does for a plan, pass by pass, for people to read. Cost: O(plan). */
export function explain(plan: Plan): string {
  return plan.roots
    .flatMap((root, number) => [`${number + 1}. ${rootLine(root)}`, ...indent(rootSteps(root))])
    .join("\n");
}

function rootLine(root: Root): string {
  switch (root.op) {
    case "list":
      return `rows of ${root.selection.kinds.join(", ")}`;
    case "connection":
      return `connection of ${root.selection.kinds.join(", ")}${root.total ? ", counted" : ""}`;
    case "entity":
      return `one of ${root.kinds.join(", ")}`;
    case "aggregate":
      return `aggregate of ${root.aggregate.kinds.join(", ")}`;
    case "records":
      return `all ${root.of}`;
    case "annotations":
      return `annotations of the document $${root.document}`;
    case "strategy":
      return "one of the strategies";
    case "ways":
      return `ways from ${root.from.kinds.join(", ")} to ${root.to.kinds.join(", ")}`;
  }
}

function rootSteps(root: Root): string[] {
  switch (root.op) {
    case "list":
    case "connection":
      return selectionSteps(root.selection, scanLine(root.selection), root.op === "connection" && root.total);
    case "entity":
      return [`look up the id $${root.id} by binary search`, ...columnSteps(root.columns)];
    case "aggregate":
      return aggregateSteps(root.aggregate, scanLine({ ...root.aggregate, near: null }));
    case "records":
      return [`read the ${root.of} in their order`, ...columnSteps(root.columns)];
    case "annotations":
      return [
        "look the passage up among its quotes by binary search, and read on to its end",
        ...windowSteps(root.page),
        ...columnSteps(root.columns),
      ];
    case "strategy":
      return [`look for the id $${root.id} among them`, ...columnSteps(root.columns)];
    case "ways":
      return [...waysSteps(root), ...columnSteps(root.columns)];
  }
}

function aggregateSteps({ where, by, measures }: Aggregate, source: string): string[] {
  const taken = measures.map((one) => (one.measure === "count" ? "count" : `${one.measure} of ${one.name}`));
  return [
    source,
    ...(where === null ? [] : [`keep where ${predicateText(where)}`]),
    ...(by === null ? [] : [`group by ${by.of === "kind" ? "kind" : `${by.of}.${by.name}`}, the largest first`]),
    ...(by === null || by.limit === null ? [] : [`take $${by.limit}`]),
    `take ${taken.join(", ")}`,
  ];
}

function waysSteps({ from, to, walk, each, order, empty, total, page }: Ways): string[] {
  const shortest = each === "end" && walk.minHops <= 1;
  return [
    ...choiceSteps("start from", from),
    ...choiceSteps("end at", to),
    `go ${walkText(walk)}`,
    shortest ? "reach layer by layer, and trace the first way to each end" : "enumerate paths by growing length",
    order === "start" ? `start by start${empty ? ", those without a way too" : ""}` : "shortest first",
    ...windowSteps(page),
    ...(total ? ["count all"] : []),
  ];
}

function choiceSteps(what: string, chosen: Chosen): string[] {
  const lines = selectionSteps({ ...chosen, columns: [] }, scanLine(chosen), false);
  const [first = "", ...rest] = lines;
  return [`${what}: ${first}`, ...indent(rest)];
}

function walkText({ steps, minHops, maxHops, through, avoid }: Walk): string {
  return [
    `${minHops} to ${maxHops} hops ${steps.map(arrow).join(" ")}`,
    through === null ? "" : ` where ${predicateText(through)}`,
    avoid === null ? "" : ` around $${avoid}`,
  ].join("");
}

function windowSteps({ after, offset, limit }: Page): string[] {
  const window = [
    after === null ? "" : `after $${after}`,
    offset === null ? "" : `skip $${offset}`,
    limit === null ? "" : `take $${limit}`,
  ].filter((part) => part !== "");
  return window.length > 0 ? [window.join(", ")] : [];
}

function scanLine({ kinds, near, where }: Pick<Chosen, "kinds" | "near" | "where">): string {
  if (near !== null && "text" in near)
    return `look up the words of $${near.text} among all words, for ${kinds.join(", ")}`;
  if (near !== null) return `measure from $${near.ids}, ${walkText(near.walk)}, for ${kinds.join(", ")}`;
  const param = demandedIds(where);
  if (param !== null) return `look up the ids $${param} by binary search`;
  return kinds.length === 1 ? `scan the entities of kind ${kinds[0]}` : `scan all entities for ${kinds.join(", ")}`;
}

function selectionSteps({ where, order, page, columns }: Selection, source: string, total: boolean): string[] {
  const limited = page.limit !== null;
  const steps = [source];
  if (where !== null) steps.push(`keep where ${predicateText(where)}`);
  if (order.length > 0) {
    const keys = order.map(
      ({ of, name, descending }) => `${of === "distance" ? of : `${of}.${name}`}${descending ? " descending" : ""}`,
    );
    steps.push(`${limited ? "keep the first by" : "sort by"} ${[...keys, "id"].join(", ")}`);
  } else if (limited && !total) steps.push("stop when the page is full");
  steps.push(...windowSteps(page));
  return [...steps, ...columnSteps(columns)];
}

function columnSteps(columns: readonly Column[]): string[] {
  const plain = columns.flatMap((column) => plainColumn(column) ?? []);
  const nested = columns.flatMap((column) => {
    if (column.column === "hop") return hopSteps(column);
    if (column.column === "ways") {
      const { walk, selection } = column;
      const source = `reach ${selection.kinds.join(", ")}, ${walkText(walk)}, and trace the first way to each`;
      const [first = "", ...rest] = selectionSteps(selection, source, false);
      return [first, ...indent(rest)];
    }
    if (column.column === "start" || column.column === "steps") {
      return [`read the ${column.column} of the way`, ...indent(columnSteps(column.columns))];
    }
    if (column.column === "aggregate") {
      const source = `aggregate ${arrow(column)} ${column.aggregate.kinds.join(", ")}`;
      const [first = "", ...rest] = aggregateSteps(column.aggregate, source);
      return [first, ...indent(rest)];
    }
    if (column.column === "matches") {
      return [`find the words of $${column.text} in the texts of each`, ...indent(columnSteps(column.columns))];
    }
    if (column.column === "claimed")
      return ["read the relation that each shows", ...indent(columnSteps(column.columns))];
    if (column.column === "noted")
      return [`read the ${column.of} that each is of`, ...indent(columnSteps(column.columns))];
    if (column.column === "quote") return ["read the quote of each match", ...indent(columnSteps(column.columns))];
    if (column.column === "records" || column.column === "entities") {
      return [`read ${column.link} of each`, ...indent(columnSteps(column.columns))];
    }
    return [];
  });
  return [...(plain.length > 0 ? [`read ${plain.join(", ")}`] : []), ...nested];
}

function plainColumn(column: Column): string | null {
  switch (column.column) {
    case "field":
      return column.subject === "relation" ? `relation.${column.name}` : column.name;
    case "kind":
    case "position":
    case "score":
      return column.column;
    case "name":
    case "nameLanguage":
      return column.language === null ? column.column : `${column.column}($${column.language})`;
    case "way":
    case "step":
    case "match":
      return `${column.column}.${column.of}`;
    case "content":
      return "the text";
    case "absence":
      return `the ${reasons(column)} where empty`;
    default:
      return null;
  }
}

function hopSteps(hop: Hop): string[] {
  const { form, total, absence, selection } = hop;
  const extras = [
    form === "connection" ? "connection" : "",
    total ? "counted" : "",
    absence ? `with ${reasons(absence)} where empty` : "",
  ];
  const source = [`hop ${arrow(hop)} ${selection.kinds.join(", ")}`, ...extras.filter((part) => part !== "")].join(
    ", ",
  );
  const [first = "", ...rest] = selectionSteps(selection, source, form === "connection" && total);
  return [first, ...indent(rest)];
}

function reasons({ columns }: Reason): string {
  return columns === null ? "reasons" : "reasons and their words";
}

function arrow({ relation, direction }: { readonly relation: string; readonly direction: "out" | "in" }): string {
  return direction === "out" ? `-${relation}->` : `<-${relation}-`;
}

function predicateText(predicate: Predicate): string {
  switch (predicate.test) {
    case "and":
    case "or":
      return predicate.of.length === 0
        ? String(predicate.test === "and")
        : `(${predicate.of.map(predicateText).join(` ${predicate.test} `)})`;
    case "not":
      return `not ${predicateText(predicate.of)}`;
    case "kind":
      return `kind is ${predicate.kinds.join(" or ")}`;
    case "isNull":
      return `${predicate.subject}.${predicate.name} isNull`;
    case "measure": {
      const { measure, kinds, compare, value } = predicate;
      const what = measure.measure === "count" ? "count" : `${measure.measure} of ${measure.name}`;
      return `${what} over ${arrow(predicate)} ${kinds.join(", ")} ${compare}${value === null ? "" : ` $${value}`}`;
    }
    case "hop":
      return `${predicate.quantifier} ${arrow(predicate)} ${predicate.kinds.join(", ")}${withText(predicate.where)}`;
    case "records":
      return `${predicate.quantifier} of ${predicate.subject}.${predicate.link}${withText(predicate.where)}`;
    case "entities":
      return `${predicate.quantifier} ${predicate.link} among ${predicate.kinds.join(", ")}${withText(predicate.where)}`;
    default:
      return `${predicate.subject}.${predicate.name} ${predicate.test} $${predicate.value}`;
  }
}

function withText(where: Predicate | null): string {
  return where === null ? "" : ` with ${predicateText(where)}`;
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `   ${line}`);
}
