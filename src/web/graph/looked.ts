/** How the graph is looked at, as the address has it. */
export interface Looked {
  /** Ids around which is looked; none: the whole graph. */
  readonly around: readonly string[];
  /** The saved question whose answer is looked at; null where it is the graph itself. */
  readonly question: string | null;
  /** As far as so many relations. */
  readonly hops: number;
  readonly layout: Layout;
  readonly colour: Colour;
  readonly hidden: Hidden;
}

export const layouts = ["map", "forces"] as const;
export type Layout = (typeof layouts)[number];
export const colours = ["kind", "community"] as const;
export type Colour = (typeof colours)[number];

/** By what things are left out. */
export const facets = ["kind", "basis", "commitment", "relation"] as const;
export type Facet = (typeof facets)[number];
export type Hidden = Readonly<Record<Facet, ReadonlySet<string>>>;

/** The commitment of what says nothing of it. */
export const notSaid = "NONE";

/** As far as the API goes. */
export const mostHops = 6;

/** An address, as far as it is read here. */
interface Written {
  readonly get: (name: string) => string | null;
  readonly all: (name: string) => readonly string[];
}

export function lookedIn({ get, all }: Written): Looked {
  const hops = Number(get("hops"));
  const around = all("around").filter((id) => id !== "");
  return {
    around,
    question: around.length === 0 ? get("question") : null,
    hops: Number.isInteger(hops) && hops >= 1 && hops <= mostHops ? hops : 1,
    layout: layouts.find((one) => one === get("layout")) ?? "map",
    colour: colours.find((one) => one === get("colour")) ?? "kind",
    hidden: readHidden(all("hide")),
  };
}

/** `kind:Sector`, `basis:INFERRED`; what says something else is passed over. */
export function readHidden(written: readonly string[]): Hidden {
  const hidden = {
    kind: new Set<string>(),
    basis: new Set<string>(),
    commitment: new Set<string>(),
    relation: new Set<string>(),
  };
  for (const one of written) {
    const [before, value = ""] = one.split(":");
    const facet = facets.find((name) => name === before);
    if (facet !== undefined && value !== "") hidden[facet].add(value);
  }
  return hidden;
}

/** Some values of a facet hidden, or shown again, as changes of the address; the same choice is always written alike. */
export function hide(hidden: Hidden, facet: Facet, values: readonly string[], isHidden: boolean) {
  const changed = new Set(hidden[facet]);
  for (const value of values) {
    if (isHidden) changed.add(value);
    else changed.delete(value);
  }
  const written = facets.flatMap((name) =>
    [...(name === facet ? changed : hidden[name])].toSorted().map((value) => `${name}:${value}`),
  );
  return { hide: written };
}

/** Nothing hidden any more. */
export const showAll = { hide: null };

/** Neither around anything nor an answer: the whole graph. */
export const wholeAgain = { around: null, hops: null, question: null };

/** One more entity around which is looked: its neighbourhood joins what is there. */
export function expanded({ around }: Looked, id: string) {
  return { around: around.includes(id) ? around : [...around, id] };
}
