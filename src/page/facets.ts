import type { Basis } from "../../graph/dataset.ts";
import { commitmentWord, lineWidth } from "../../graph/export/commitment.ts";
import { element } from "./element.ts";
import { bases, type Facet, notSaid, stages, type View } from "./view.ts";

interface Row {
  readonly value: string;
  readonly words: string;
  readonly sign: HTMLElement | SVGElement | null;
  readonly count: number;
}

/** What colours, lines and their widths mean, each of them a switch that leaves it out. */
export function facetsOf(view: View): HTMLElement {
  const { nodes, edges, kinds, relations } = view.graph;
  const ofKinds = countsOf(nodes.map(({ kind }) => kind));
  const ofRelations = countsOf(edges.map(({ relation }) => relation));
  const ofBases = countsOf([...nodes, ...edges].map(({ basis }) => basis));
  const ofStages = countsOf(edges.map(({ commitment }) => commitment ?? notSaid));
  const row = (
    counts: ReadonlyMap<string, number>,
    value: string,
    words: string,
    sign: Row["sign"],
  ): readonly Row[] => {
    const count = counts.get(value) ?? 0;
    return count === 0 ? [] : [{ value, words, sign, count }];
  };
  return element(
    "div",
    { class: "facets" },
    group(
      view,
      "kind",
      "Kinds",
      kinds.flatMap((one) => row(ofKinds, one.name, one.pluralLabel, dot(one.colour))),
    ),
    group(
      view,
      "basis",
      "Basis",
      bases.flatMap((one) => row(ofBases, one, basisWords[one], signOf(one))),
    ),
    group(
      view,
      "commitment",
      "How far it has come",
      stages.flatMap((one) =>
        one === notSaid
          ? row(ofStages, one, "not said", drawn("0 0 24 10", "line", line(lineWidth(null))))
          : row(ofStages, one, commitmentWord(one), drawn("0 0 24 10", "line", line(lineWidth(one)))),
      ),
    ),
    group(
      view,
      "relation",
      "Relations",
      relations.flatMap((one) => row(ofRelations, one.name, one.reading.out, null)),
    ),
  );
}

const basisWords = { STATED: "stated", INFERRED: "inferred" } as const;

function group(view: View, facet: Facet, title: string, rows: readonly Row[]): HTMLElement | null {
  if (rows.length === 0) return null;
  const boxes = rows.map(({ value }) => {
    const box = element("input", {
      type: "checkbox",
      checked: true,
      change: () => view.hide(facet, [value], !box.checked),
    });
    return box;
  });
  const all = element(
    "button",
    {
      type: "button",
      class: "quiet",
      click: () => {
        const hide = boxes.every(({ checked }) => checked);
        for (const box of boxes) box.checked = !hide;
        view.hide(
          facet,
          rows.map(({ value }) => value),
          hide,
        );
      },
    },
    "all / none",
  );
  return element(
    "fieldset",
    { "data-facet": facet },
    element("legend", {}, title),
    all,
    ...rows.map(({ words, sign, count }, at) =>
      element(
        "label",
        {},
        boxes[at] as HTMLInputElement,
        sign,
        element("span", { class: "words" }, words),
        element("span", { class: "count" }, String(count)),
      ),
    ),
  );
}

function countsOf(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

export function dot(colour: string): SVGElement {
  return drawn("0 0 10 10", "dot", ["circle", { cx: "5", cy: "5", r: "5", fill: colour }]);
}

/** How an entity and a relation of a basis look. */
function signOf(basis: Basis): SVGElement {
  const shape: Shape =
    basis === "STATED"
      ? ["circle", { cx: "5", cy: "5", r: "4", fill: "currentColor" }]
      : ["path", { d: "M5 0 10 5 5 10 0 5Z", fill: "currentColor" }];
  return drawn("-16 0 40 10", "shape", [shape[0], { ...shape[1], transform: "translate(-16 0)" }], line(1.6, basis));
}

function line(width: number, basis: Basis = "STATED"): Shape {
  const dashes = basis === "STATED" ? {} : { "stroke-dasharray": "5 3" };
  const ends = { x1: "0", x2: "24", y1: "5", y2: "5" };
  return ["line", { ...ends, stroke: "currentColor", "stroke-width": String(width), ...dashes }];
}

type Shape = readonly [name: string, given: Readonly<Record<string, string>>];

function drawn(viewBox: string, name: string, ...shapes: readonly Shape[]): SVGElement {
  return make(
    ["svg", { class: `sign ${name}`, viewBox, "aria-hidden": "true" }],
    shapes.map((one) => make(one)),
  );
}

function make([name, given]: Shape, within: readonly SVGElement[] = []): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(given)) made.setAttribute(attribute, value);
  made.append(...within);
  return made;
}
