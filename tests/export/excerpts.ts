import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dataset, SourceText } from "../../graph/dataset.ts";
import { type Asked, type Excerpt, excerptOf } from "../../graph/excerpt.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { makeDataset } from "../../graph/revision.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { chanceOf } from "../api/random/chance.ts";
import { randomDataset } from "../api/random/dataset.ts";
import { randomOntology } from "../api/random/ontology.ts";
import { root } from "../built.ts";

export const asked: Asked = {
  title: "The whole graph",
  question: "The whole graph",
  engine: "memory",
  version: "0",
  time: "2024-06-10T00:00:00Z",
};

/** What files, parsers, spreadsheets and shells tend to fall over or run. */
export const hostile = [
  "=cmd|' /C calc'!A0",
  "+1+1",
  "-2+3",
  "@SUM(1)",
  '"]]>',
  "<script>alert(1)</script>",
  "&amp; &#0; &lt;",
  "a;b,c|d",
  'say "yes", she said',
  "it's \\ a \\u0027 back\\slash\\",
  "*/ }; DROP ALL //",
  "`} DETACH DELETE n //",
  "\u202Eright to left\u202C \u200F",
  "\uFFFE and \uFFFF",
  "😀 𝒜 ә ғ қ",
  "-- --> --",
  "%% end\nsubgraph x",
  "line\nbreak\ttab",
  "$(x) #{y} {{z}}",
  "__proto__",
  " leading and trailing ",
];

/** The seed, nothing, and what is hard to write down. */
export async function allExcerpts(): Promise<readonly (readonly [name: string, excerpt: Excerpt])[]> {
  return [
    ["the seed", await seedExcerpt()],
    ["an empty graph", emptyExcerpt()],
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((seed) => [`hostile graph ${seed}`, hostileExcerpt(seed)] as const),
  ];
}

export async function seedExcerpt(): Promise<Excerpt> {
  const ontology = seedOntology();
  const { dataset } = await readSeeds(join(root, "seeds"), ontology);
  if (dataset === null) throw new Error("no seeds");
  return excerptOf(ontology, dataset, asked);
}

export function emptyExcerpt(): Excerpt {
  const parts = { strategies: [], documents: [], entities: [], relations: [], lists: [], exclusions: [] };
  return excerptOf(seedOntology(), makeDataset(parts), asked);
}

/** A random graph of a random ontology, in which every name and description is hostile, and so are the texts quoted. */
export function hostileExcerpt(seed: number): Excerpt {
  const chance = chanceOf(seed);
  const ontology = randomOntology(chance, seed);
  return excerptOf(ontology, madeHostile(randomDataset(chance, ontology)), asked);
}

function madeHostile(dataset: Dataset): Dataset {
  const pick = (at: number): string => hostile[at % hostile.length] as string;
  return makeDataset({
    ...dataset,
    documents: Array.from(dataset.documents, (source): SourceText => ({ ...source, text: over(source.text) })),
    entities: Array.from(dataset.entities, (entity, at) => ({
      ...entity,
      names: entity.names.map((one, place) => ({ ...one, name: pick(at + place) })),
      description: pick(at + 7),
    })),
  });
}

/** A text of the same length made of hostile ones, no pair of surrogates cut in half by a quote's bounds. */
function over(text: string): string {
  const all = hostile.join(" ").replaceAll(/[\u{10000}-\u{10FFFF}]/gu, "__");
  return all.repeat(Math.ceil(text.length / all.length)).slice(0, text.length);
}

function seedOntology(): Ontology {
  const { ontology } = readOntology(readFileSync(join(root, "schema.graphql"), "utf8"), "schema.graphql");
  if (ontology === null) throw new Error("no ontology");
  return ontology;
}
