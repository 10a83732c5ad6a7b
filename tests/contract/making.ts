import {
  type Claim,
  type Entity,
  type FieldValue,
  type Quote,
  type Relation,
  relationId,
  type SourceText,
} from "../../graph/dataset.ts";
import type { EntityKind, Field, Ontology, RelationField, RelationKind } from "../../graph/ontology.ts";

/** A small ontology that has every type of field, and relations with one and with several kinds at their ends. */
export const ontology: Ontology = makeOntology(
  {
    Goal: [],
    Task: [
      field("year", "Int"),
      field("weight", "Float"),
      field("urgent", "Boolean"),
      field("stage", "Stage"),
      field("due", "EDTF"),
      field("takes", "ISODuration"),
      field("cost", "Decimal"),
      field("code", "String"),
      field("tags", "String", { list: true }),
      field("years", "Int", { list: true, required: true }),
      field("stages", "Stage", { list: true }),
    ],
    Instrument: [field("stage", "Stage"), field("code", "String")],
    Source: [field("url", "String")],
  },
  {
    hasTask: [["Goal"], ["Task"]],
    supports: [["Instrument"], ["Goal", "Task"]],
    prioritizes: [
      ["Source", "Goal"],
      ["Task", "Goal"],
    ],
  },
  { Stage: ["IDEA", "DRAFT", "ACTIVE"] },
);

export function field(name: string, type: string, more: Partial<Field> = {}): Field {
  return { name, type, list: false, required: false, description: "", ...more };
}

export function makeOntology(
  kindFields: Readonly<Record<string, readonly Field[]>>,
  relationEnds: Readonly<Record<string, readonly [from: readonly string[], to: readonly string[]]>>,
  enums: Readonly<Record<string, readonly string[]>>,
): Ontology {
  const common = [
    field("id", "ID", { required: true }),
    field("name", "String", { required: true }),
    field("aliases", "String", { list: true, required: true }),
    field("description", "String"),
    field("basis", "Basis", { required: true }),
    field("strategies", "String", { list: true, required: true }),
  ];
  const relations = Object.entries(relationEnds).map(
    ([name, [from, to]]): RelationKind => ({
      name,
      type: name.toUpperCase(),
      from,
      to,
      reading: { out: name, in: `is ${name} of` },
      serves: null,
      priority: false,
      description: "",
      near: "",
    }),
  );
  const relationFields = (kind: string): RelationField[] =>
    relations.flatMap(({ name: relation, from, to }) => [
      ...(from.includes(kind) ? [relationField(relation, relation, "out", to)] : []),
      ...(to.includes(kind) ? [relationField(`${relation}Of`, relation, "in", from)] : []),
    ]);
  const kinds = Object.entries(kindFields).map(
    ([name, fields]): EntityKind => ({
      name,
      segment: name.toLowerCase(),
      singular: name.toLowerCase(),
      plural: `${name.toLowerCase()}s`,
      label: name.toLowerCase(),
      pluralLabel: `${name.toLowerCase()}s`,
      description: "",
      near: "",
      aim: false,
      fields: [...common, ...fields],
      interfaces: ["Entity"],
      relationFields: relationFields(name),
    }),
  );
  const described = (values: readonly string[]) => values.map((name) => ({ name, description: "" }));
  return {
    kinds,
    interfaces: [
      {
        name: "Entity",
        description: "",
        label: "entity",
        pluralLabel: "entities",
        kinds: kinds.map(({ name }) => name),
        fields: common,
        plural: "entities",
      },
    ],
    relations,
    patterns: [],
    enums: [
      { name: "Basis", description: "", values: described(["STATED", "INFERRED"]) },
      { name: "Strength", description: "", values: described(["STRONG", "MEDIUM", "WEAK"]) },
      {
        name: "Commitment",
        description: "",
        values: described(["DISCUSSED", "PROPOSED", "PLANNED", "COMMITTED", "IN_FORCE", "DONE"]),
      },
      ...Object.entries(enums).map(([name, values]) => ({ name, description: "", values: described(values) })),
    ],
    properties: {
      name: "Provenance",
      fields: [
        field("id", "ID", { required: true }),
        field("basis", "Basis", { required: true }),
        field("strength", "Strength"),
        field("commitment", "Commitment"),
      ],
    },
    sourceKind: "Source",
    fingerprint: JSON.stringify([kindFields, relationEnds, enums]),
  };
}

function relationField(
  name: string,
  relation: string,
  direction: "out" | "in",
  kinds: readonly string[],
): RelationField {
  return { name, relation, direction, target: kinds[0] ?? "", kinds, description: "" };
}

export function entity(
  id: string,
  kind: string,
  fields: Record<string, FieldValue> = {},
  more: Partial<Entity> = {},
): Entity {
  return {
    id,
    kind,
    names: [{ language: "en", name: `The ${id}` }],
    aliases: [],
    description: null,
    basis: "STATED",
    strength: null,
    reasoning: null,
    note: null,
    strategies: ["plan"],
    fields,
    mentions: [],
    fieldEvidence: [],
    ...more,
  };
}

export const sourceText = [
  "\fGrants support the tasks, loans etc. support nothing.",
  "## Aims",
  "Цели 😀 будут достигнуты. The goal comes first.",
  "\fIndustrial policy is formed by the states independently.",
].join("\n");

export const text: SourceText = {
  id: "plan/source/text",
  text: sourceText,
  sha256: "0".repeat(64),
  pages: [
    { start: 0, label: "1" },
    { start: sourceText.lastIndexOf("\f"), label: "2" },
  ],
  sections: [{ start: sourceText.indexOf("##"), label: "Aims" }],
};

/** A quote of the text; its sentence is the line it stands in. */
export function quote(words: string): Quote {
  const start = sourceText.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  const sentenceStart = sourceText.lastIndexOf("\n", start) + 1;
  const lineEnd = sourceText.indexOf("\n", start);
  return {
    document: text.id,
    start,
    end: start + words.length,
    sentenceStart,
    sentenceEnd: lineEnd < 0 ? sourceText.length : lineEnd,
  };
}

export function claim(more: Partial<Claim> = {}): Claim {
  return {
    document: text.id,
    basis: "STATED",
    strength: null,
    reasoning: null,
    commitment: null,
    commitmentQuotes: [],
    attributedTo: null,
    coreference: false,
    qualifier: null,
    note: null,
    quotes: [quote("Grants")],
    alternatives: [],
    annotator: "A. Reader",
    reviewer: null,
    ...more,
  };
}

/** The relation's own standing is that of its first claim. */
export function relation(from: string, kind: string, to: string, ...claims: readonly Partial<Claim>[]): Relation {
  const all = claims.length === 0 ? [claim()] : claims.map(claim);
  const [first = claim()] = all;
  const { basis, strength, commitment } = first;
  return { id: relationId(from, kind, to), kind, from, to, basis, strength, commitment, claims: all };
}
