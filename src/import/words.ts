import { type Diagnostic, nearest } from "../../graph/diagnostic.ts";
import type { EntityKind, Ontology, RelationKind } from "../../graph/ontology.ts";
import { listed, shown } from "../seeds/report.ts";
import { faultOf } from "./faults.ts";
import { keyOf, type Line } from "./table.ts";

/** A relation as a row names it; `backwards` where it does so by the reading against its direction. */
export interface NamedRelation {
  readonly relation: RelationKind;
  readonly backwards: boolean;
}

/** Kinds and relations by all the words that people and exports have for them. */
export interface Vocabulary {
  readonly ontology: Ontology;
  readonly kindOf: (words: string) => EntityKind | undefined;
  readonly relationOf: (words: string) => NamedRelation | undefined;
}

export function vocabularyOf(ontology: Ontology): Vocabulary {
  const kinds = new Map<string, EntityKind>();
  for (const word of ["name", "segment", "label", "pluralLabel"] as const) {
    for (const kind of ontology.kinds) if (!kinds.has(keyOf(kind[word]))) kinds.set(keyOf(kind[word]), kind);
  }
  const relations = new Map<string, NamedRelation>();
  const add = (words: string, named: NamedRelation) => {
    if (!relations.has(keyOf(words))) relations.set(keyOf(words), named);
  };
  for (const relation of ontology.relations) add(relation.name, { relation, backwards: false });
  for (const relation of ontology.relations) add(relation.reading.out, { relation, backwards: false });
  for (const relation of ontology.relations) add(relation.reading.in, { relation, backwards: true });
  return { ontology, kindOf: (words) => kinds.get(keyOf(words)), relationOf: (words) => relations.get(keyOf(words)) };
}

/** The kind that a cell names. Errors: IMPORT_KIND_UNKNOWN. */
export function kindIn(line: Line, heading: string, words: Vocabulary, faults: Diagnostic[]): EntityKind | undefined {
  const text = line.text(heading);
  if (text === null) return undefined;
  const kind = words.kindOf(text);
  if (!kind) {
    const labels = words.ontology.kinds.map(({ label }) => label);
    const near = nearest(text, labels);
    faults.push(
      faultOf("IMPORT_KIND_UNKNOWN", line.placeOf(heading), `There is no kind "${shown(text, 40)}".`, {
        hint: near ? `did you mean "${near}"?` : `the kinds are ${listed(labels, "and", 40)}`,
      }),
    );
  }
  return kind;
}

/** The relation that a cell names. Errors: IMPORT_RELATION_UNKNOWN. */
export function relationIn(
  line: Line,
  heading: string,
  words: Vocabulary,
  faults: Diagnostic[],
): NamedRelation | undefined {
  const text = line.text(heading);
  if (text === null) return undefined;
  const named = words.relationOf(text);
  if (!named) {
    const readings = words.ontology.relations.map(({ reading }) => reading.out);
    const near = nearest(text, readings);
    faults.push(
      faultOf("IMPORT_RELATION_UNKNOWN", line.placeOf(heading), `There is no relation "${shown(text, 40)}".`, {
        hint: near ? `did you mean "${near}"?` : `the relations are ${listed(readings, "and", 50)}`,
      }),
    );
  }
  return named;
}
