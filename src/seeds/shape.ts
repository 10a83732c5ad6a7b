import { type Commitment, commitments, type Strength, strengths } from "../../graph/dataset.ts";
import { nearest, type Place } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { checkText } from "../../graph/values.ts";
import type { SeedCode } from "./codes.ts";
import { listed, type Report, shown } from "./report.ts";
import type { Mapping, Node } from "./yaml.ts";

/** What reading a value takes beside the value. */
export interface Reading {
  readonly report: Report;
  readonly ontology: Ontology;
  readonly folder: string;
  /** False of a file with faults of syntax, of which only a part is seen. */
  readonly whole: boolean;
}

/** Reads a value, `what` being how messages call it; undefined after a fault, which is reported. */
export type Read<T> = (node: Node, what: string, reading: Reading) => T | undefined;

/** The keys a mapping may have, and how the value of each is read. */
export type Shape = Readonly<Record<string, Read<unknown>>>;

/** What was read. A key that stands there with a faulty value is undefined; `has` tells it from one that is not there. */
export interface Values<S extends Shape> {
  readonly value: { readonly [K in keyof S]?: Exclude<ReturnType<S[K]>, undefined> };
  readonly has: (key: string) => boolean;
  /** Does the key stand there with more than an empty list. */
  readonly fills: (key: string) => boolean;
  /** Of the key, or, where it is not there, of the mapping. */
  readonly placeOf: (key: string) => Place;
  readonly node: Mapping;
}

export interface ShapeRules {
  readonly required?: readonly string[];
  /** Code and hint for a key that is not in the shape. */
  readonly unknown?: SeedCode;
  readonly hints?: Readonly<Record<string, string>>;
}

/** Reads a mapping by its table. Errors: SEED_WRONG_TYPE, SEED_UNKNOWN_KEY (or `unknown`), SEED_MISSING_KEY. */
export function readMapping<S extends Shape>(
  node: Node,
  what: string,
  shape: S,
  reading: Reading,
  { required = [], unknown = "SEED_UNKNOWN_KEY", hints = {} }: ShapeRules = {},
): Values<S> | undefined {
  if (node.is !== "mapping") {
    wrongType(
      node,
      `${capital(what)} takes keys and values`,
      reading,
      `its keys are ${listed(Object.keys(shape), "and")}`,
    );
    return undefined;
  }
  const value: Record<string, unknown> = {};
  for (const [key, entry] of node.entries) {
    const read = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (read) value[key] = read(entry.value, `\`${key}\``, reading);
    else {
      const near = nearest(key, Object.keys(shape));
      const hint =
        (Object.hasOwn(hints, key) ? hints[key] : undefined) ??
        (near ? `did you mean \`${near}\`?` : `the keys are ${listed(Object.keys(shape), "and", 30)}`);
      reading.report(unknown, entry.key, `${capital(what)} has no key \`${shown(key)}\`.`, { hint });
    }
  }
  for (const key of required) {
    if (!node.entries.has(key)) reading.report("SEED_MISSING_KEY", node.place, `${capital(what)} has no \`${key}\`.`);
  }
  return {
    value: value as Values<S>["value"],
    has: (key) => node.entries.has(key),
    fills: (key) => {
      const given = node.entries.get(key)?.value;
      return given !== undefined && !(given.is === "sequence" && given.items.length === 0);
    },
    placeOf: (key) => node.entries.get(key)?.key ?? node.place,
    node,
  };
}

export function listOf<T>(one: Read<T>): Read<readonly T[]> {
  return (node, what, reading) => {
    if (node.is !== "sequence")
      return wrongType(node, `${capital(what)} takes a list`, reading, "begin each member with `- `");
    return node.items.map((item) => one(item, what, reading)).filter((item) => item !== undefined);
  };
}

/** A string in NFC without white space around it. */
export const text: Read<string> = (node, what, reading) => {
  if (node.is !== "scalar" || typeof node.value !== "string") {
    const hint =
      node.is === "scalar" && node.value !== null ? `write it in quotes: "${shown(node.source)}"` : undefined;
    return wrongType(node, `${capital(what)} takes text`, reading, hint);
  }
  const trimmed = node.value.normalize("NFC").trim();
  if (trimmed === "") return wrongType(node, `${capital(what)} takes text`, reading, "leave the key out, or fill it");
  const fault = checkText(trimmed);
  if (fault !== null) {
    reading.report("SEED_BAD_TEXT", node.place, `${capital(what)} ${fault}.`);
    return undefined;
  }
  return trimmed;
};

/** The words of a source, as they stand. */
export const verbatim: Read<string> = (node, what, reading) => {
  if (node.is !== "scalar" || typeof node.value !== "string" || node.value.trim() === "") {
    const hint =
      node.is === "scalar" && node.value !== null ? `write it in quotes: "${shown(node.source)}"` : undefined;
    return wrongType(node, `${capital(what)} takes the words of the source`, reading, hint);
  }
  if (!/\p{Surrogate}/u.test(node.value)) return node.value;
  reading.report("SEED_BAD_TEXT", node.place, `${capital(what)} has half a surrogate pair.`);
  return undefined;
};

export const flag: Read<boolean> = (node, what, reading) =>
  node.is === "scalar" && typeof node.value === "boolean"
    ? node.value
    : wrongType(node, `${capital(what)} takes true or false`, reading);

/** A number that counts from 1. */
export const count: Read<number> = (node, what, reading) =>
  node.is === "scalar" && typeof node.value === "number" && Number.isInteger(node.value) && node.value > 0
    ? node.value
    : wrongType(node, `${capital(what)} takes a whole number from 1`, reading);

/** One of the values, given as `IN_FORCE`, written in any case and with or without joints: `inForce`. */
export function oneOf<T extends string>(values: readonly T[]): Read<T> {
  return (node, what, reading) => {
    if (node.is !== "scalar" || typeof node.value !== "string") {
      return wrongType(node, `${capital(what)} takes one of ${listed(values.map(camelCase))}`, reading);
    }
    const written = node.value;
    const value = values.find((one) => one === written) ?? values.find((one) => joined(one) === joined(written));
    if (value !== undefined) return value;
    const names = values.map(camelCase);
    const near = nearest(written, names);
    reading.report("SEED_INVALID_ENUM", node.place, `${capital(what)} cannot be "${shown(written)}".`, {
      hint: near ? `did you mean ${near}? It is one of ${listed(names)}` : `it is one of ${listed(names)}`,
    });
    return undefined;
  };
}

function joined(name: string): string {
  return name.replace(/[-_ ]/g, "").toLowerCase();
}

export function camelCase(name: string): string {
  return name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

export const strength: Read<Strength> = oneOf(strengths);
export const commitment: Read<Commitment> = oneOf(commitments);

export const language: Read<string> = (node, what, reading) => {
  const tag = text(node, what, reading);
  if (tag === undefined) return undefined;
  const canonical = canonicalLanguage(tag);
  if (canonical === null) reading.report("SEED_INVALID_LANGUAGE", node.place, `"${shown(tag)}" is not a language tag.`);
  return canonical ?? undefined;
};

function canonicalLanguage(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** A name, or names by language; null stands for the strategy's language. */
export interface GivenName {
  readonly language: string | null;
  readonly name: string;
  readonly place: Place;
}

export const names: Read<readonly GivenName[]> = (node, what, reading) => {
  if (node.is !== "mapping") {
    const name = text(node, what, reading);
    return name === undefined ? undefined : [{ language: null, name, place: node.place }];
  }
  const given: GivenName[] = [];
  for (const [tag, { key, value }] of node.entries) {
    const canonical = canonicalLanguage(tag);
    if (canonical === null) reading.report("SEED_INVALID_LANGUAGE", key, `"${shown(tag)}" is not a language tag.`);
    const name = text(value, what, reading);
    if (canonical !== null && name !== undefined) given.push({ language: canonical, name, place: key });
  }
  if (node.entries.size === 0) return wrongType(node, `${capital(what)} takes a name`, reading);
  return given.length > 0 ? given : undefined;
};

/** An id as written, still to be looked up. */
export interface Reference {
  readonly id: string;
  readonly place: Place;
}

export const reference: Read<Reference> = (node, what, reading) => {
  if (node.is === "scalar" && typeof node.value === "string" && node.value.trim() !== "") {
    return { id: node.value.trim(), place: node.place };
  }
  return wrongType(node, `${capital(what)} takes the id of an entity`, reading);
};

export function wrongType(node: Node, wanted: string, reading: Pick<Reading, "report">, hint?: string): undefined {
  const found =
    node.is === "mapping"
      ? "keys and values"
      : node.is === "sequence"
        ? "a list"
        : node.value === null
          ? "nothing"
          : typeof node.value === "string"
            ? node.value.trim() === ""
              ? "empty text"
              : `the text "${shown(node.value, 40)}"`
            : `the ${typeof node.value === "number" ? "number" : "truth value"} ${shown(node.source, 40)}`;
  reading.report("SEED_WRONG_TYPE", node.place, `${capital(wanted)}, and not ${found}.`, { hint });
  return undefined;
}

export function capital(what: string): string {
  return what.charAt(0).toUpperCase() + what.slice(1);
}
