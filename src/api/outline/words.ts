import { listSentence } from "../../../graph/absence.ts";
import type { Ontology } from "../../../graph/ontology.ts";
import { anchoredAt } from "../anchors.ts";
import type { AskedField, AskedFields } from "../asked-fields.ts";
import { roleOf } from "../roles.ts";
import { isObject, objectsOf } from "../simplify.ts";
import type { Reason, Titled, Words } from "./parts.ts";

type Answer = Readonly<Record<string, unknown>>;

/** Whether a field gives words of a source. */
export function isQuoted({ below }: AskedField): boolean {
  return [...below.values()].some(({ field }) => field.name === "quote");
}

/** What words tell of themselves. */
export const ofWords = new Set(["quote", "sentence", "line", "page", "section", "start", "end", "document"]);

/** Whether of words nothing is asked but where they are. */
export function isPlain({ below }: AskedField): boolean {
  return [...below.values()].every(({ field }) => ofWords.has(field.name));
}

export function reasonOf({ below }: AskedField, object: Answer): Reason {
  const told = [...below.values()];
  const sentence = told.find(({ field }) => field.name === "sentence");
  const words = told
    .filter(isQuoted)
    .flatMap((one) =>
      objectsOf(object[one.key]).map((quoted) => wordsOf(one.below, quoted, { heading: null, basis: null })),
    );
  const said = sentence === undefined ? null : object[sentence.key];
  return { sentence: typeof said === "string" ? said : null, words, source: placeOf(words) };
}

/** Whether a field gives lists that a source leaves open or announces, and nothing is asked of them but that and the words. */
export function isListNote(asked: AskedField): boolean {
  const names = new Set([...asked.below.values()].map(({ field }) => field.name));
  const told = ["status", "members", "evidence"];
  return roleOf(asked.field)?.role === "records" && names.size === told.length && told.every((one) => names.has(one));
}

/** That there may be more than is recorded. */
export function listReason(ontology: Ontology, { below }: AskedField, object: Answer): Reason {
  const told = new Map([...below.values()].map((one) => [one.field.name, one]));
  const asked = (name: string) => object[told.get(name)?.key ?? ""];
  const evidence = told.get("evidence");
  const words = objectsOf(asked("evidence")).map((one) =>
    wordsOf(evidence?.below ?? new Map(), one, { heading: null, basis: null }),
  );
  const quotes = words.map(({ quote }) => quote);
  const members = [asked("members")].flat().map(String);
  const sentence = listSentence(ontology, String(asked("status")), members, quotes);
  return { sentence: sentence.charAt(0).toUpperCase() + sentence.slice(1), words, source: placeOf(words) };
}

export function wordsOf(fields: AskedFields, object: Answer, of: Pick<Words, "heading" | "basis">): Words {
  const at = anchoredAt(object, null, []);
  const askedFor = (name: string) => {
    const asked = [...fields.values()].find(({ field }) => field.name === name);
    return asked === undefined ? null : { asked, value: object[asked.key] };
  };
  const textOf = (name: string) => {
    const value = askedFor(name)?.value;
    return typeof value === "string" ? value : null;
  };
  const line = askedFor("line")?.value;
  const document = askedFor("document");
  const named = document !== null && isObject(document.value) ? namedIn(document.asked, document.value) : null;
  return {
    quote: textOf("quote") ?? "",
    ...of,
    sentence: textOf("sentence"),
    line: typeof line === "number" ? line : null,
    document: named,
    language: at.languageOf("quote"),
    source: at.source ?? "",
  };
}

function namedIn({ below }: AskedField, object: Answer): Titled | null {
  const asked = [...below.values()].find(({ field }) => roleOf(field)?.role === "name");
  const name = asked === undefined ? null : object[asked.key];
  if (asked === undefined || typeof name !== "string") return null;
  return { text: name, language: anchoredAt(object, null, []).languageOf(asked.key) };
}

/** Where words are, as one place: those of the document that comes first. */
export function placeOf(words: readonly Words[]): string | null {
  const places = words.map(({ source }) => source.split("@") as [string, string]);
  const [first] = places;
  if (first === undefined) return null;
  const ranges = places.filter(([document]) => document === first[0]).map(([, range]) => range);
  return `${first[0]}@${[...new Set(ranges)].join(",")}`;
}
