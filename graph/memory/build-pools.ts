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
  /** Prose raised by one; 0 for null. */
  readonly passage: (text: string | null) => number;
}

export function createPools(): Pools {
  const ids = interner();
  const words = interner();
  const prose = interner();
  const entity = recalled((id) => {
    const number = ids.find(id);
    if (number < 0) throw badReference(`There is no entity "${id}"`);
    return number;
  });
  const passage = recalled(prose.intern);
  return {
    ids,
    words,
    prose,
    word: (text) => (text === null ? 0 : words.intern(text) + 1),
    entity,
    passage: (text) => (text === null ? 0 : passage(text) + 1),
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

/** Texts kept to be known again. */
const places = 0x1000;

/** The same function, quick where it was asked the same not long ago: of texts that share a place, the last is kept. */
function recalled(numberOf: (text: string) => number): (text: string) => number {
  const texts = new Array<string>(places).fill("");
  const numbers = new Uint32Array(places);
  return (text) => {
    let sum = text.length;
    for (let at = Math.max(sum - 7, 0); at < text.length; at++) sum = Math.imul(sum, 31) + text.charCodeAt(at);
    const place = sum & (places - 1);
    if (texts[place] === text && text !== "") return numbers[place] as number;
    const number = numberOf(text);
    texts[place] = text;
    numbers[place] = number;
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
