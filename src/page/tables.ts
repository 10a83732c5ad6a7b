import type { PageEdge, PageNode } from "../../graph/export/page.ts";
import { element, words } from "./element.ts";
import type { View } from "./view.ts";

/** Rows at a time: more make a page slow. */
const atOnce = 100;

interface Table<Row> {
  readonly title: string;
  readonly headers: readonly string[];
  readonly all: number;
  readonly rows: () => readonly Row[];
  readonly cells: (row: Row) => readonly (HTMLElement | string)[];
}

/** What the graph shows, as tables that a keyboard and a screen reader reach: a row an entity, a row a relation. */
export function tablesOf(view: View): HTMLElement {
  const { graph } = view;
  const many = (count: number): string => String(count);
  const entities: Table<PageNode> = {
    title: "Entities",
    headers: ["Entity", "Kind", "Relations"],
    all: graph.nodes.length,
    rows: () => graph.nodes.filter(view.finds),
    cells: (node) => [
      chooser(view, { node: node.id }, node.name),
      graph.kind(node.kind).label,
      many(graph.edgesOf(node.id).length),
    ],
  };
  const relations: Table<PageEdge> = {
    title: "Relations",
    headers: ["From", "Relation", "To", "Quotes"],
    all: graph.edges.length,
    rows: () => graph.edges.filter(view.findsEdge),
    cells: (edge) => [
      words(graph.node(edge.from).name),
      chooser(view, { edge: edge.id }, edge.label),
      words(graph.node(edge.to).name),
      many(edge.claims.reduce((sum, { evidence }) => sum + evidence.length, 0)),
    ],
  };
  const panels = [panelOf(view, entities), panelOf(view, relations)];
  const tabs = panels.map(({ title }, at) =>
    element(
      "button",
      { type: "button", role: "tab", id: `tab-${at}`, "aria-controls": `panel-${at}`, click: () => open(at) },
      title,
    ),
  );
  const open = (which: number): void => {
    panels.forEach(({ box }, at) => {
      box.hidden = at !== which;
      tabs[at]?.setAttribute("aria-selected", String(at === which));
    });
  };
  panels.forEach(({ box }, at) => {
    box.id = `panel-${at}`;
    box.setAttribute("role", "tabpanel");
    box.setAttribute("aria-labelledby", `tab-${at}`);
  });
  open(0);
  return element(
    "section",
    { class: "tables", "aria-label": "Tables" },
    element("div", { role: "tablist" }, ...tabs),
    ...panels.map(({ box }) => box),
  );
}

function panelOf<Row>(view: View, { title, headers, all, rows, cells }: Table<Row>) {
  const body = element("tbody", {});
  const count = element("p", { class: "found", role: "status" });
  let [found, shown]: [readonly Row[], number] = [[], 0];
  const more = element("button", { type: "button", class: "quiet", click: () => append() }, "more");
  const append = (): void => {
    const next = found.slice(shown, shown + atOnce);
    body.append(
      ...next.map((row) => element("tr", {}, ...cells(row).map((cell) => element("td", { dir: "auto" }, cell)))),
    );
    shown += next.length;
    more.hidden = shown === found.length;
  };
  const fill = (): void => {
    [found, shown] = [rows(), 0];
    body.replaceChildren();
    count.textContent = `${found.length} of ${all} ${title.toLowerCase()}`;
    append();
  };
  view.listen((changed) => {
    if (changed === "facets" || changed === "search") fill();
  });
  fill();
  const head = element("tr", {}, ...headers.map((one) => element("th", { scope: "col" }, one)));
  const table = element("table", { "aria-label": title }, element("thead", {}, head), body);
  return { title, box: element("div", { class: "panel" }, count, table, more) };
}

function chooser(view: View, chosen: { readonly node: string } | { readonly edge: string }, name: string): HTMLElement {
  return element("button", { type: "button", class: "link", click: () => view.choose(chosen) }, words(name));
}
