import type { Ontology } from "../ontology.ts";

export type Colour = readonly [red: number, green: number, blue: number];

/** A colour for each kind, by its place in the ontology: the same in every export of it, on every machine. */
export function coloursOf({ kinds }: Ontology): (kind: string) => Colour {
  const colours = new Map(kinds.map(({ name }, at) => [name, spread(at)] as const));
  return (kind) => colours.get(kind) ?? grey;
}

export const grey: Colour = [127, 127, 127];

/** `#1f77b4` */
export function hex(colour: Colour): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** Hues a golden angle apart: neighbours differ, however many there are; every other row of them is darker. */
function spread(at: number): Colour {
  const hue = (at * 137.508 + 210) % 360;
  const lightness = at % 2 === 0 ? 0.45 : 0.6;
  const chroma = (1 - Math.abs(2 * lightness - 1)) * 0.6;
  const channel = (offset: number): number => {
    const place = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - (chroma / 2) * Math.max(-1, Math.min(place - 3, 9 - place, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}
