import type { Attack } from "./attack.ts";
import { cypher } from "./cypher.ts";
import { documents } from "./documents.ts";
import { fragments } from "./fragments.ts";
import { bombs, heads, paths, smuggling } from "./http.ts";
import { json } from "./json.ts";
import { operations } from "./operations.ts";
import { repetitions } from "./repetitions.ts";
import { text } from "./text.ts";
import { variables } from "./variables.ts";

/** Every attack, by family. */
export const corpus: Readonly<Record<string, readonly Attack[]>> = {
  "documents that cost more than they say": documents,
  "the same over and over": repetitions,
  "fragments that go round or grow": fragments,
  "writes, batches and other ways in": operations,
  "variables of any size and type": variables,
  "JSON that readers do not agree on": json,
  "bytes and letters": text,
  "Cypher in values and names": cypher,
  "requests hidden in others": smuggling,
  "heads and bodies that are none": heads,
  "small bodies that would be large": bombs,
  "ways out of what is served": paths,
};

/** What is asked after each. */
export const innocent = "{ tasks(limit: 3) { id name supportedBy { ... on Instrument { name } } } }";
