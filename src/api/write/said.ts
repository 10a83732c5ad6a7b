import { listSentence, quoted } from "../../../graph/absence.ts";
import type { Ontology } from "../../../graph/ontology.ts";
import type { Part } from "../finding-shape.ts";
import type { Data } from "./writing.ts";

/** What a finding has to say: in sentences, with what was read where something is not recorded, and in whose words. */
export interface Said {
  readonly sentences: readonly string[];
  readonly absence: readonly Reason[];
  /** Of what the operation asks of evidence, by its key. */
  readonly evidence: ReadonlyMap<string, readonly unknown[]>;
}

/** Beside what it says, of what the operation asks of its words, by its key. */
export interface Reason {
  readonly code: string;
  readonly sentence: string;
  readonly [evidence: `evidence${number}`]: readonly unknown[];
}

/**
 * What is there of what a rule shows; null where any of it is not, since what a rule shows must be there for its finding
 * to be one. Cost: O(what is shown).
 */
export function saidOf(ontology: Ontology, parts: Readonly<Record<string, Part>>, data: Data): Said | null {
  const all: Said[] = [];
  for (const [key, value] of Object.entries(data)) {
    const part = parts[key];
    if (part === undefined) continue;
    const said = partSaid(ontology, parts, part, value, data);
    if (said === null) return null;
    all.push(said);
  }
  return together(all);
}

function partSaid(
  ontology: Ontology,
  parts: Readonly<Record<string, Part>>,
  part: Part,
  value: unknown,
  data: Data,
): Said | null {
  switch (part.is) {
    case "relations": {
      const { absence = null, edges = [] } = value as { absence?: Reason | null; edges?: readonly Data[] };
      if (absence !== null) return said([absence.sentence], [absence]);
      const shown = edges.flatMap((edge) => {
        const further = saidOf(ontology, parts, asData(edge.node));
        return further === null ? [] : [together([relationSaid(edge), further])];
      });
      return shown.length === 0 ? null : together(shown);
    }
    case "lists":
    case "exclusions": {
      const records = (value as readonly Data[]).map((record) => {
        const quotes = quotesOf(record);
        const sentence =
          part.is === "lists"
            ? listSentence(ontology, String(record.status), record.members as readonly string[], quotes)
            : `${String(record.reasoning)}: ${quoted(quotes)}`;
        return said([sentence], [], record);
      });
      return records.length === 0 ? null : together(records);
    }
    case "field": {
      if (value === null) return null;
      const behind = (data[part.words] as readonly Data[]).filter(({ field }) => field === part.name);
      const quotes = behind.flatMap(quotesOf);
      const words = `${part.name}: ${inWords(value)}`;
      const sentence = quotes.length === 0 ? words : `${words}, ${quoted(quotes)}`;
      return together([said([sentence]), ...behind.map((record) => said([], [], record))]);
    }
  }
}

function said(sentences: readonly string[], absence: readonly Reason[] = [], from: Data = {}): Said {
  const evidence = Object.entries(from).flatMap(([key, value]) =>
    /^evidence\d+$/.test(key) ? [[key, value as readonly unknown[]] as const] : [],
  );
  return { sentences, absence, evidence: new Map(evidence) };
}

/** All of it, in its order. */
export function together(all: readonly Said[]): Said {
  const evidence = new Map<string, readonly unknown[]>();
  for (const one of all) {
    for (const [key, more] of one.evidence) evidence.set(key, [...(evidence.get(key) ?? []), ...more]);
  }
  return {
    sentences: all.flatMap(({ sentences }) => sentences),
    absence: all.flatMap(({ absence }) => absence),
    evidence,
  };
}

/** What a relation says of itself; how far it has come, where that is shown, with the words for it. */
export function relationSaid({ reading, properties }: Data): Said {
  const { commitment, claims = [], ...words } = asData(properties);
  const sentence = typeof commitment === "string" ? `${reading}, ${inWords(commitment)}` : String(reading);
  const quotes = (claims as readonly { readonly commitmentEvidence: readonly { readonly quote: string }[] }[])
    .flatMap(({ commitmentEvidence }) => commitmentEvidence)
    .map(({ quote }) => quote);
  return said([quotes.length === 0 ? sentence : `${sentence}: ${quoted([...new Set(quotes)])}`], [], words);
}

/** What there is to say where nothing is recorded. */
export function absenceSaid(absence: Reason): Said {
  return said([absence.sentence], [absence]);
}

function quotesOf({ quotes }: Data): readonly string[] {
  return (quotes as readonly { readonly quote: string }[]).map(({ quote }) => quote);
}

/** An enum's value without its capitals; any other as it stands. */
function inWords(value: unknown): string {
  const text = String(value);
  return /^[A-Z][A-Z0-9_]*$/.test(text) ? text.toLowerCase().replaceAll("_", " ") : text;
}

function asData(value: unknown): Data {
  return typeof value === "object" && value !== null ? (value as Data) : {};
}
