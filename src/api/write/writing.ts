import type { Status } from "../../../graph/engine.ts";
import type { Ontology } from "../../../graph/ontology.ts";
import type { ConnectionHead, Row, Value } from "../../../graph/rows.ts";
import type { Constant, Keyed, PlainField } from "../row-shape.ts";

/** What one of a plan's roots gave. */
export interface RootAnswer {
  readonly head: ConnectionHead | null;
  readonly rows: readonly Row[];
}

/** Of which graph an answer is. */
export interface Answered {
  readonly ontology: Ontology;
  readonly engine: string;
  readonly status: Status | null;
  /** Those the plan was given. */
  readonly values: readonly Value[];
  readonly roots: readonly RootAnswer[];
}

/** An answer on its way to being JSON text: so far, what is written, the quotes it shows, and the silenced findings it leaves out. */
export interface Writing extends Answered {
  text: string;
  quotes: number;
  silenced: number;
  /** Null where it is not asked for. */
  readonly touched: Touched | null;
  readonly quoted: (text: string) => string;
}

/** What of the graph an answer shows, by id; of a relation also its kind. */
export interface Touched {
  readonly entities: Set<string>;
  readonly relations: Map<string, string>;
}

/** For what is written only to be looked at. */
export function aside(writing: Writing): Writing {
  const { ontology, engine, status, values, roots, text, quotes, silenced, quoted } = writing;
  return { ontology, engine, status, values, roots, text, quotes, silenced, touched: null, quoted };
}

/**
 * Appends JSON text. Made once from a shape, so that keys and constants are text beforehand. `start`: the name of where a
 * row's relation was gone over from, for its reading.
 */
export type Write<From> = (writing: Writing, from: From, start: string) => void;

export type Data = { [key: string]: unknown };

/** A writer of objects with these keys, in their order. Cost: of an object O(keys), what is between constants as one. */
export function objectWriter<Read extends { readonly read: string }, From>(
  fields: readonly Keyed<Read>[],
  writerOf: (read: Exclude<Read, Constant>, key: string) => Write<From>,
): Write<From> {
  const heads: string[] = [];
  const writes: Write<From>[] = [];
  let head = "{";
  for (const [at, { key, read }] of fields.entries()) {
    head += `${at === 0 ? "" : ","}${JSON.stringify(key)}:`;
    if (isConstant(read)) head += JSON.stringify(read.value);
    else {
      heads.push(head);
      writes.push(writerOf(read as Exclude<Read, Constant>, key));
      head = "";
    }
  }
  const tail = `${head}}`;
  return (writing, from, start) => {
    for (let at = 0; at < writes.length; at++) {
      writing.text += heads[at];
      (writes[at] as Write<From>)(writing, from, start);
    }
    writing.text += tail;
  };
}

function isConstant(read: { readonly read: string }): read is Constant {
  return read.read === "constant";
}

/** A writer of objects that take facts as they stand. */
export function plainWriter<Fact>(fields: readonly PlainField<Fact>[]): Write<(fact: Fact) => Value> {
  return objectWriter(
    fields,
    ({ of }) =>
      (writing, factOf) =>
        writeValue(writing, factOf(of)),
  );
}

export function writeList<From>(writing: Writing, from: readonly From[], write: Write<From>, start = ""): void {
  writing.text += "[";
  for (let at = 0; at < from.length; at++) {
    if (at > 0) writing.text += ",";
    write(writing, from[at] as From, start);
  }
  writing.text += "]";
}

export function writeValue(writing: Writing, value: Value): void {
  if (typeof value === "string") writing.text += writing.quoted(value);
  else if (Array.isArray(value)) writeList(writing, value, writeValue);
  else writing.text += JSON.stringify(value);
}

/** The data that would be written, for what is looked at in between. */
export function dataOf<From>(writing: Writing, write: Write<From>, from: From): Data {
  return JSON.parse(textOf(writing, () => write(writing, from, "")));
}

/** The text that is written by something, which then is not written. */
export function textOf(writing: Writing, write: () => void): string {
  const before = writing.text;
  writing.text = "";
  write();
  const { text } = writing;
  writing.text = before;
  return text;
}

export function rootOf({ roots }: Answered, root: number): RootAnswer {
  return roots[root] ?? { head: null, rows: [] };
}

export function listIn(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

export function textIn(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}

export function rowsIn(value: Value | undefined): readonly Row[] {
  return listIn(value) as readonly Row[];
}
