import type { WordsQuery } from "./operations.ts";

export type KindWords = WordsQuery["ontology"]["kinds"][number];
export type RelationWords = WordsQuery["ontology"]["relations"][number];
export type PatternWords = WordsQuery["ontology"]["patterns"][number];

/** What the ontology calls things: the page itself knows no kind and no relation by name. */
export interface Words {
  readonly kinds: readonly KindWords[];
  readonly relations: readonly RelationWords[];
  readonly patterns: readonly PatternWords[];
  /** Which way sentences of its words are written, whatever way the names in them are. */
  readonly direction: "ltr" | "rtl";
  /** The kind whose entities are sources. */
  readonly sourceKind: string;
  readonly kind: (name: string) => KindWords | null;
  /** What one of a kind is called; where the ontology does not say, the kind's name. */
  readonly one: (kind: string) => string;
  readonly many: (kind: string) => string;
  /** How a relation reads, along it or against it. */
  readonly reading: (relation: string, direction?: "OUT" | "IN" | "BOTH") => string;
}

export function createWords({ kinds, relations, patterns, sourceKind }: WordsQuery["ontology"]): Words {
  const byName = new Map(kinds.map((one) => [one.name, one]));
  const readings = new Map(relations.map((one) => [one.name, one.reading]));
  return {
    kinds,
    relations,
    patterns,
    sourceKind,
    direction: directionOf(relations.map(({ reading }) => reading.out).join(" ")),
    kind: (name) => byName.get(name) ?? null,
    one: (kind) => byName.get(kind)?.label ?? kind,
    many: (kind) => byName.get(kind)?.pluralLabel ?? kind,
    reading: (relation, direction = "OUT") => {
      const reading = readings.get(relation);
      return (direction === "IN" ? reading?.in : reading?.out) ?? relation;
    },
  };
}

/** As the first letter that has one says: Hebrew, Arabic and their kin stand in these blocks. */
function directionOf(text: string): "ltr" | "rtl" {
  const [first = ""] = /\p{Letter}/u.exec(text) ?? [];
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(first) ? "rtl" : "ltr";
}

/** `instrumentType`: "instrument type". */
export function inWords(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
}
