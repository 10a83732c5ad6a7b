import { readFileSync } from "node:fs";
import { parse } from "graphql";
import type { Claim, Entity, FieldValue, Quote, Relation } from "../../graph/dataset.ts";
import { relationId } from "../../graph/dataset.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { makeDataset } from "../../graph/revision.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { readOntology } from "../../src/ontology/read.ts";

/** A small ontology with a named end, every type of field, and a relation to the kind itself. */
export const ontology: Ontology = ontologyIn("tests/api/world.graphql");

export function ontologyIn(file: string): Ontology {
  const { ontology: read, diagnostics } = readOntology(readFileSync(file, "utf8"), file);
  if (!read) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return read;
}

const text = "Grants support the tasks, for example. A fund will be announced. Loans do not serve peace.";

function quote(words: string): Quote {
  const start = text.indexOf(words);
  return { document: "s/source/text", start, end: start + words.length, sentenceStart: 0, sentenceEnd: text.length };
}

export function entity(
  id: string,
  name: string,
  fields: Record<string, FieldValue> = {},
  more: Partial<Entity> = {},
): Entity {
  const segment = id.split("/")[1] ?? "";
  return {
    id,
    kind: `${segment.charAt(0).toUpperCase()}${segment.slice(1)}`,
    names: [{ language: "en", name }],
    aliases: [],
    description: null,
    basis: "STATED",
    strength: null,
    reasoning: null,
    note: null,
    strategies: ["s"],
    fields,
    mentions: [],
    fieldEvidence: [],
    ...more,
  };
}

const claim: Claim = {
  document: "s/source/text",
  basis: "STATED",
  strength: null,
  reasoning: null,
  commitment: null,
  commitmentQuotes: [],
  attributedTo: null,
  coreference: false,
  qualifier: null,
  note: null,
  quotes: [quote("Grants support the tasks")],
  alternatives: [],
  annotator: "one annotator",
  reviewer: null,
};

export function relation(from: string, kind: string, to: string, more: Partial<Claim> = {}): Relation {
  const first = { ...claim, ...more };
  const { basis, strength, commitment } = first;
  return { id: relationId(from, kind, to), kind, from, to, basis, strength, commitment, claims: [first] };
}

export const inferred = { basis: "INFERRED", strength: "MEDIUM", reasoning: "it follows" } as const;

export const dataset = makeDataset({
  strategies: [
    {
      id: "s",
      name: "S",
      language: "en",
      annotators: [],
      reviewers: [],
      documents: ["s/source/text", "s/source/unread"],
    },
  ],
  documents: [{ id: "s/source/text", text, sha256: "0".repeat(64), pages: [], sections: [] }],
  entities: [
    entity("s/source/text", "The text"),
    entity("s/source/unread", "Not read"),
    entity("s/goal/peace", "Peace"),
    entity("s/task/a", "Build", {
      year: 2024,
      weight: 1.5,
      urgent: true,
      stage: "IDEA",
      due: "2024/2025",
      tags: ["x", "y"],
    }),
    entity("s/task/b", "Join", { year: 2025, stage: "DRAFT", due: "../2030", takes: "P5Y", cost: "10.5", tags: [] }),
    entity("s/task/c", "Ask \uFF5E", { year: 2024, takes: "P18M", cost: "9" }),
    entity(
      "s/task/d",
      "Ask 😀",
      {},
      {
        names: [
          { language: "en", name: "Ask 😀" },
          { language: "ru", name: "Спросить" },
        ],
      },
    ),
    entity("s/instrument/grant", "Grant"),
    entity("s/instrument/loan", "Loan", {}, inferred),
  ],
  relations: [
    relation("s/instrument/grant", "supports", "s/goal/peace"),
    relation("s/instrument/grant", "supports", "s/task/a", { commitment: "PLANNED" }),
    relation("s/instrument/loan", "supports", "s/task/a", { ...inferred, commitment: "DONE" }),
    relation("s/instrument/loan", "supports", "s/task/b", inferred),
    relation("s/source/text", "prioritizes", "s/task/a"),
    relation("s/source/text", "prioritizes", "s/task/c"),
    relation("s/task/a", "hasSubtask", "s/task/a"),
    relation("s/task/a", "hasSubtask", "s/task/b"),
  ],
  lists: [
    {
      entity: "s/goal/peace",
      relation: "supports",
      direction: "in",
      members: ["Instrument"],
      status: "OPEN",
      note: null,
      quotes: [quote("for example")],
    },
  ],
  exclusions: [
    {
      relation: "supports",
      from: "s/instrument/loan",
      to: "s/goal/peace",
      reasoning: "it says so",
      quotes: [quote("Loans do not serve peace")],
    },
  ],
});

export const schema = deriveSchema(ontology);
export const engine = createMemoryEngine(ontology);
await engine.replace(dataset);
export const executor = createExecutor(ontology, engine, schema);

/** The answer to a query that has one; throws its errors otherwise. */
export async function ask(query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  const { data, errors } = await executor.execute({ document: parse(query), variables });
  if (errors) throw new Error(errors.map(({ message }) => message).join("\n"));
  return data;
}

/** What is wrong with a query that has no answer: code, and where it is. */
export async function refusals(query: string, variables: Record<string, unknown> = {}): Promise<readonly string[]> {
  const { data, errors = [] } = await executor.execute({ document: parse(query), variables });
  if (data !== undefined) throw new Error(`answered: ${JSON.stringify(data)}`);
  return errors.map(({ extensions, path }) =>
    [extensions.code, path?.join("."), extensions.argument].filter((part) => part !== undefined).join(" "),
  );
}
