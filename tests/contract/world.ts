import type {
  Claim,
  Dataset,
  Entity,
  Exclusion,
  FieldValue,
  ListNote,
  Quote,
  Relation,
  Silence,
  SourceText,
  Strategy,
} from "../../graph/dataset.ts";
import { relationId } from "../../graph/dataset.ts";
import type { EntityKind, Field, Ontology, RelationField, RelationKind } from "../../graph/ontology.ts";
import { makeDataset } from "../../graph/revision.ts";

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

const text: SourceText = {
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

const strategies: readonly Strategy[] = [
  {
    id: "plan",
    name: "The plan",
    language: "en",
    annotators: ["A. Reader"],
    reviewers: [],
    documents: ["plan/source/text", "plan/source/unread"],
  },
  { id: "other", name: "Another", language: "ru", annotators: ["B. Reader"], reviewers: ["C. Reader"], documents: [] },
];

const entities: readonly Entity[] = [
  entity(
    "plan/goal/a",
    "Goal",
    {},
    {
      names: [
        { language: "en", name: "Goal" },
        { language: "ru", name: "Цель" },
        { language: "zh-Hant", name: "目標" },
      ],
      aliases: ["Aim", "Target"],
      description: "What is aimed at",
      mentions: [
        { quote: quote("Цели 😀"), coreference: false, note: null, alternatives: [] },
        {
          quote: quote("The goal"),
          coreference: true,
          note: "by another word",
          alternatives: ["plan/task/one", "plan/instrument/grants"],
        },
      ],
    },
  ),
  entity("plan/goal/b", "Goal", {}, { strategies: ["other"], names: [{ language: "ru", name: "Другая цель" }] }),
  entity("plan/goal/c", "Goal", {}, { strategies: [] }),
  entity("plan/instrument/grants", "Instrument", { stage: "ACTIVE", code: "\uFFFD" }),
  entity(
    "plan/instrument/loans",
    "Instrument",
    { stage: "DRAFT", code: "😀" },
    {
      basis: "INFERRED",
      strength: "MEDIUM",
      reasoning: "follows from the sentence",
      note: "read twice",
    },
  ),
  entity("plan/instrument/taxes", "Instrument"),
  entity("plan/source/text", "Source", { url: "https://example.org/text" }),
  entity("plan/source/unread", "Source", {}, { strategies: ["plan", "other"] }),
  entity(
    "plan/task/one",
    "Task",
    {
      year: 2024,
      weight: 0.5,
      urgent: true,
      stage: "ACTIVE",
      due: "2024-06",
      takes: "P1Y",
      cost: "9.50",
      code: "A",
      tags: ["x", "y"],
      years: [2024, 2030],
      stages: ["ACTIVE", "IDEA"],
    },
    {
      fieldEvidence: [
        { field: "year", value: "2024", note: "as printed", quotes: [quote("comes first")] },
        { field: "code", value: "A", note: null, quotes: [] },
      ],
    },
  ),
  entity("plan/task/one-b", "Task", {
    year: -3,
    weight: -0.25,
    urgent: false,
    stage: "DRAFT",
    due: "../2030",
    takes: "P18M",
    cost: "10",
    code: "a",
    tags: [],
  }),
  entity("plan/task/three", "Task", { year: 2030, stage: "IDEA", due: "2020/..", code: "\uFFFD", years: [] }),
  entity("plan/task/two", "Task", { year: 2024, urgent: true, due: "2024-06-10", takes: "P11M", code: "😀" }),
];

const relations: readonly Relation[] = [
  relation("plan/goal/a", "hasTask", "plan/task/one"),
  relation("plan/goal/a", "hasTask", "plan/task/two", {
    basis: "INFERRED",
    strength: "WEAK",
    reasoning: "it stands near",
  }),
  relation("plan/goal/a", "hasTask", "plan/task/three", { commitment: "PLANNED", commitmentQuotes: [quote("будут")] }),
  relation("plan/goal/b", "hasTask", "plan/task/one-b"),
  relation("plan/goal/b", "prioritizes", "plan/goal/a"),
  relation("plan/source/text", "prioritizes", "plan/goal/a"),
  relation("plan/source/text", "prioritizes", "plan/task/one"),
  relation("plan/source/text", "prioritizes", "plan/task/one-b"),
  relation(
    "plan/instrument/grants",
    "supports",
    "plan/task/one",
    { commitment: "IN_FORCE", quotes: [quote("Grants support"), quote("the tasks")] },
    {
      document: "plan/source/unread",
      basis: "INFERRED",
      strength: "STRONG",
      reasoning: "by its name",
      quotes: [],
      attributedTo: "plan/goal/a",
      coreference: true,
      qualifier: "independently",
      note: "twice",
      annotator: "B. Reader",
      reviewer: "C. Reader",
      alternatives: [
        { from: "plan/instrument/loans", relation: null, to: null, reasoning: "the words allow it" },
        { from: null, relation: "prioritizes", to: "plan/goal/b", reasoning: "a stretch" },
      ],
    },
  ),
  relation("plan/instrument/grants", "supports", "plan/task/one-b"),
  relation("plan/instrument/grants", "supports", "plan/goal/a", {
    basis: "INFERRED",
    strength: "STRONG",
    reasoning: "so",
  }),
  relation("plan/instrument/loans", "supports", "plan/task/one", {
    basis: "INFERRED",
    strength: "MEDIUM",
    reasoning: "so",
  }),
];

const lists: readonly ListNote[] = [
  {
    entity: "plan/task/one",
    relation: "supports",
    direction: "in",
    members: ["Instrument"],
    status: "OPEN",
    note: "examples only",
    quotes: [quote("etc.")],
  },
  {
    entity: "plan/goal/b",
    relation: "hasTask",
    direction: "out",
    members: ["Task", "Goal"],
    status: "ANNOUNCED",
    note: null,
    quotes: [],
  },
];

const exclusions: readonly Exclusion[] = [
  { relation: "prioritizes", from: "plan/goal/c", to: "plan/goal/b", reasoning: "not named", quotes: [] },
  {
    relation: "supports",
    from: "plan/instrument/loans",
    to: "plan/task/two",
    reasoning: "loans support nothing",
    quotes: [quote("support nothing")],
  },
];

const silences: readonly Silence[] = [
  {
    strategy: "plan",
    rule: "cycle",
    entities: ["plan/goal/a", "plan/task/one"],
    reason: "they are meant to serve each other",
    annotator: "A. Reader",
  },
  { strategy: "plan", rule: "no-owner", entities: ["plan/goal/a"], reason: "всем 😀", annotator: "B. Reader" },
];

const all = { strategies, documents: [text], entities, relations, lists, exclusions };
export const world: Dataset = makeDataset({ ...all, silences });

/** The world with other entities and relations in place of its own; what it silences is of its own entities. */
export function worldOf(parts: Partial<Omit<Dataset, "revision">>): Dataset {
  return makeDataset({ ...all, ...(parts.entities === undefined && { silences }), ...parts });
}

/** A goal with so many tasks. */
export function hub(tasks: number): Dataset {
  const ids = Array.from({ length: tasks }, (_, at) => `plan/task/${String(at).padStart(7, "0")}`);
  return worldOf({
    entities: [
      entity("plan/goal/hub", "Goal"),
      entity("plan/source/text", "Source"),
      ...ids.map((id, at) => entity(id, "Task", { year: at })),
    ],
    relations: ids.map((id) => relation("plan/goal/hub", "hasTask", id)),
    lists: [],
    exclusions: [],
  });
}
