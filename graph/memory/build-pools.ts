import { StrategraphError } from "../diagnostic.ts";
import { type Interner, interner } from "./strings.ts";

/** What the parts of a build share: the strings met so far. */
export interface Pools {
  readonly ids: Interner;
  readonly words: Interner;
  readonly prose: Interner;
  /** A word raised by one; 0 for null. Its number changes when the words are sorted. */
  readonly word: (text: string | null) => number;
  /** The number of an entity. Errors: DATASET_REFERENCE. */
  readonly entity: (id: string) => number;
  /** Prose raised by one, 0 for null, by a function that is quick where the same text comes again and again. */
  readonly proseRepeated: () => (text: string | null) => number;
}

export function createPools(): Pools {
  const ids = interner();
  const words = interner();
  const prose = interner();
  return {
    ids,
    words,
    prose,
    word: (text) => (text === null ? 0 : words.intern(text) + 1),
    entity: (id) => {
      const entity = ids.find(id);
      if (entity < 0) throw badReference(`There is no entity "${id}"`);
      return entity;
    },
    proseRepeated: () => {
      const number = repeated(prose.intern);
      return (text) => (text === null ? 0 : number(text) + 1);
    },
  };
}

/** The same function, quick where it is asked the same again. */
export function repeated(numberOf: (text: string) => number): (text: string) => number {
  let last: string | null = null;
  let number = 0;
  return (text) => {
    if (text !== last) {
      number = numberOf(text);
      last = text;
    }
    return number;
  };
}

/** Numbers of names; errors: DATASET_REFERENCE for another name. */
export function numbering(what: string, names: readonly string[]): (name: string) => number {
  const numbers = new Map(names.map((name, number) => [name, number]));
  return (name) => {
    const number = numbers.get(name);
    if (number === undefined) throw badReference(`There is no ${what} "${name}"`);
    return number;
  };
}

function badReference(message: string): StrategraphError {
  return new StrategraphError({
    code: "DATASET_REFERENCE",
    severity: "error",
    message: `${message}, which the dataset refers to.`,
    hint: "a dataset must be complete: read it with readSeeds, or check it before loading",
  });
}
