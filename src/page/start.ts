import { isDark, turnColours, whenSystemTurns } from "./colours.ts";
import { detailsOf } from "./details.ts";
import { type Drawing, draw } from "./drawing.ts";
import { element } from "./element.ts";
import { facetsOf } from "./facets.ts";
import { readGraph } from "./graph.ts";
import { tablesOf } from "./tables.ts";
import { createView, type Layout, type View } from "./view.ts";

/** The page of an export: its content stands in it as JSON, and all else is made here. */
function start(): void {
  const content = document.getElementById("content");
  const page = document.getElementById("page");
  if (content === null || page === null) throw new Error("the page has lost its content");
  const view = createView(readGraph(content.textContent));
  content.remove();
  const box = element("div", {
    class: "graph",
    role: "img",
    "aria-label": "The graph; the tables beside it say the same",
  });
  const side = element("div", { class: "side" }, detailsOf(view), tablesOf(view));
  const legend = element("details", { class: "legend" }, element("summary", {}, "Legend and filters"), facetsOf(view));
  legend.open = matchMedia("(min-width: 60rem)").matches;
  const stage = element("div", { class: "stage" }, box);
  page.replaceChildren(legend, stage, side);
  const drawing = drawn(view, box);
  stage.append(zooms(drawing));
  document.querySelector("header")?.append(tools(view, drawing));
  whenSystemTurns(() => drawing?.repaint());
}

function drawn(view: View, box: HTMLElement): Drawing | null {
  try {
    return draw(view, box);
  } catch {
    box.replaceChildren(
      element("p", { class: "blind" }, "This browser draws no WebGL 2. The tables say all the same."),
    );
    return null;
  }
}

function tools(view: View, drawing: Drawing | null): HTMLElement {
  const search = element("input", {
    type: "search",
    placeholder: "Search names and quotes",
    "aria-label": "Search",
    autocomplete: "off",
    input: () => view.look(search.value),
  });
  const layouts: readonly (readonly [Layout, string])[] = [
    ["layers", "Strategy map"],
    ["forces", "By relations"],
  ];
  const buttons = layouts.map(([layout, words]) =>
    element("button", { type: "button", click: () => view.arrange(layout) }, words),
  );
  const press = (): void =>
    layouts.forEach(([layout], at) => {
      buttons[at]?.setAttribute("aria-pressed", String(view.layout === layout));
    });
  view.listen(press);
  press();
  const turn = element("button", {
    type: "button",
    click: () => {
      turnColours();
      name();
      drawing?.repaint();
    },
  });
  const name = (): void => {
    turn.textContent = isDark() ? "Light" : "Dark";
  };
  name();
  whenSystemTurns(name);
  return element(
    "div",
    { class: "tools", role: "toolbar", "aria-label": "View" },
    search,
    element("span", { class: "switch", role: "group", "aria-label": "Layout" }, ...buttons),
    turn,
  );
}

function zooms(drawing: Drawing | null): HTMLElement {
  const all = [
    ["in", "+", "Zoom in"],
    ["out", "−", "Zoom out"],
    ["fit", "⤢", "Show all"],
  ] as const;
  return element(
    "div",
    { class: "zooms", role: "group", "aria-label": "Zoom" },
    ...all.map(([by, sign, words]) =>
      element("button", { type: "button", "aria-label": words, title: words, click: () => drawing?.zoom(by) }, sign),
    ),
  );
}

start();
