import type { Dataset, Entity, Exclusion, ListNote, Relation, Silence, Strategy } from "../../graph/dataset.ts";
import { makeDataset } from "../../graph/revision.ts";
import { entity, quote, relation, text } from "./making.ts";

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

export const relations: readonly Relation[] = [
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

export const all = { strategies, documents: [text], entities, relations, lists, exclusions };

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
