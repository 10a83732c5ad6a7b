/** What a new strategy is made of: a made-up text, and YAML that shows each way of saying what it says. */
export interface Template {
  readonly text: string;
  /** Every quote of the YAML: each stands once in the text. */
  readonly quotes: readonly string[];
  /** Its id in the folder. */
  readonly document: string;
  readonly strategy: string;
  readonly graph: string;
}

const text = `Cycling until 2030

By 2030 half of all short trips in the city are made by bicycle. To reach this goal, the city will build a network of safe cycle lanes.

The cycling grant supports the building of the network: it pays the districts half the price of every new lane.
`;

const goal = "half of all short trips in the city are made by bicycle";
const task = "build a network of safe cycle lanes";
const again = "the building of the network";
const instrument = "cycling grant";
const hasTask = "To reach this goal, the city will build a network of safe cycle lanes";
const commitment = "will build";
const supports = "The cycling grant supports the building of the network";
const pays = "it pays the districts half the price of every new lane";

/** Takes the folder's name; what is made checks clean under the ontology that comes with the project. */
export function template(name: string): Template {
  const title = name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " ");
  return {
    text,
    quotes: [goal, task, again, instrument, hasTask, commitment, supports, pays],
    document: "source-document/text",
    strategy: `# What the strategy is, which documents were read, and by whom. docs/seed-format.md has every key.

strategy:
  name: ${title}
  language: en # of the text, and of names that do not say otherwise
  annotators: [your name]
  reviewers: [] # who checked the reading

documents:
  - id: source-document/text
    text: source.txt # the text as published: put your own there
    name: A made-up text on cycling
    # date: 2024-06-10
    # url: https://...
    # credit: what the publisher asks for, shown wherever the text goes out
`,
    graph: `# What the text says. An id is the kind, a slash, and a name of yours; schema.graphql lists kinds and relations.
# Quotes are copied from the text; \`strategraph lock\` finds where they stand. After every change: lock, then check.

entities:
  - id: goal/trips-by-bicycle
    name: Half of all short trips are made by bicycle
    mentions:
      - ${goal}

  - id: task/build-cycle-lanes
    name: Build a network of safe cycle lanes
    mentions:
      - ${task}
      - { quote: ${again}, coreference: true } # said in other words

  - id: instrument/cycling-grant
    name: Cycling grant
    # Words that stand more than once in the text need their line: { quote: the city, line: 3, nth: 2 }
    mentions:
      - ${instrument}

relations:
  # Stated: a sentence says so. From, relation and end, quote; then how far it has come, with the words that show it.
  - from: goal/trips-by-bicycle
    hasTask: task/build-cycle-lanes
    quote: ${hasTask}
    commitment: { planned: ${commitment} }

  - from: instrument/cycling-grant
    supports: task/build-cycle-lanes
    quote: ${supports}

  # Inferred: no sentence says so, and the reasoning is written down.
  - from: instrument/cycling-grant
    supports: goal/trips-by-bicycle
    basis: inferred
    strength: medium
    reasoning: it pays for the lanes, and the lanes are built to reach the goal
    quote: ${pays}
`,
  };
}
