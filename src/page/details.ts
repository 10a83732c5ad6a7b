import type { PageEdge, PageNode } from "../../graph/export/page.ts";
import { badges, claimsOf, listOf } from "./claims.ts";
import { element, words } from "./element.ts";
import { dot } from "./facets.ts";
import type { View } from "./view.ts";

/** All that is recorded of what is chosen: names, description, and each relation with its claims and quotes. */
export function detailsOf(view: View): HTMLElement {
  const box = element("section", { class: "details", "aria-label": "What is chosen", tabindex: "-1", keydown: leave });
  let cameFrom: HTMLElement | null = null;
  function leave(event: Event): void {
    if ((event as KeyboardEvent).key === "Escape") view.choose(null);
  }
  const close = element(
    "button",
    { type: "button", class: "close", "aria-label": "Close", click: () => view.choose(null) },
    "×",
  );
  const show = (): void => {
    const { chosen, graph } = view;
    box.hidden = chosen === null;
    if (chosen === null) {
      cameFrom?.focus();
      return;
    }
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && !box.contains(activeElement)) cameFrom = activeElement;
    const all =
      "node" in chosen ? nodeDetails(view, graph.node(chosen.node)) : edgeDetails(view, graph.edge(chosen.edge));
    box.replaceChildren(close, ...all);
    box.scrollTop = 0;
    box.focus({ preventScroll: true });
    // where the page is one column, what is chosen may stand far above
    if (matchMedia("(max-width: 60rem)").matches) box.scrollIntoView();
  };
  box.hidden = true;
  view.listen((changed) => {
    if (changed === "chosen") show();
  });
  return box;
}

function nodeDetails(view: View, node: PageNode): readonly (HTMLElement | string)[] {
  const { graph } = view;
  const kind = graph.kind(node.kind);
  const edges = graph.edgesOf(node.id);
  const list = listOf([
    ...node.names.map(({ language, name }) => [languageOf(language), name, language] as const),
    ["Also called", node.aliases.join("; ")],
    ["Reasoning", node.reasoning],
    ["Note", node.note],
    ...Object.entries(node.fields).map(([field, value]) => [fieldWords(field), [value].flat().join(", ")] as const),
    ["Strategies", node.strategies.join(", ")],
    ["Id", node.id],
  ]);
  return [
    element("p", { class: "kind" }, dot(kind.colour), kind.label, ...badges(node.basis, node.strength)),
    element("h2", { dir: "auto" }, node.name),
    ...(node.description === null ? [] : [element("p", { class: "description", dir: "auto" }, node.description)]),
    ...(list === null ? [] : [list]),
    element("h3", {}, edges.length === 1 ? "1 relation" : `${edges.length} relations`),
    ...edges.map((edge) => relationOf(view, edge, node.id)),
  ];
}

/** A relation as its end sees it, that unfolds to its claims. */
function relationOf(view: View, edge: PageEdge, from: string): HTMLElement {
  const { graph } = view;
  const outwards = edge.from === from;
  const other = graph.node(outwards ? edge.to : edge.from);
  const reading = graph.relation(edge.relation).reading[outwards ? "out" : "in"];
  const claims = element("div", { class: "claims" });
  const unfolding = element(
    "details",
    {
      class: "relation",
      toggle: () => {
        if (unfolding.open && claims.childElementCount === 0)
          claims.append(...claimsOf(graph, edge.claims), chooser(view, other, "Go to what it leads to"));
      },
    },
    element(
      "summary",
      {},
      element("span", { class: "reading" }, reading, " "),
      words(other.name),
      " ",
      ...badges(edge.basis, edge.strength, edge.commitment),
    ),
    claims,
  );
  return unfolding;
}

function edgeDetails(view: View, edge: PageEdge): readonly HTMLElement[] {
  const { graph } = view;
  return [
    element("p", { class: "kind" }, "Relation", ...badges(edge.basis, edge.strength, edge.commitment)),
    element(
      "h2",
      {},
      chooser(view, graph.node(edge.from)),
      element("span", { class: "reading" }, ` ${edge.label} `),
      chooser(view, graph.node(edge.to)),
    ),
    ...claimsOf(graph, edge.claims),
  ];
}

function chooser(view: View, { id, name }: PageNode, said = name): HTMLElement {
  return element("button", { type: "button", class: "link", click: () => view.choose({ node: id }) }, words(said));
}

function languageOf(tag: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** `startDate` as `Start date` */
function fieldWords(field: string): string {
  const apart = field.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return apart.charAt(0).toUpperCase() + apart.slice(1);
}
