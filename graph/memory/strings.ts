import { ascending } from "./ascending.ts";
import { growing, type Steps } from "./column.ts";

/** Distinct strings as UTF-8, whose byte order is code-point order: string i is bytes[offsets[i]] to bytes[offsets[i + 1]]. */
export interface Strings {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly offsets: Uint32Array<ArrayBuffer>;
  /** Nothing but ASCII. */
  readonly plain: boolean;
}

/** Small pools keep what they decoded. */
const kept = 0x10000;

/** Gives back strings by number. */
export function decoder({ bytes, offsets, plain }: Strings): (index: number) => string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const decode = (index: number): string => {
    const start = offsets[index] as number;
    const end = offsets[index + 1] as number;
    return text.toString(plain ? "latin1" : "utf8", start, end);
  };
  if (offsets.length > kept) return decode;
  const known: (string | undefined)[] = [];
  return (index) => {
    const before = known[index];
    if (before !== undefined) return before;
    const now = decode(index);
    known[index] = now;
    return now;
  };
}

/**
 * Where a string stands among ascending ones: its number, or, where it is not among them, halfway below the first that
 * is larger. Cost: O(log strings).
 */
export function rankOf({ bytes, offsets }: Strings, text: string): number {
  const sought = Buffer.from(text);
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareBytes(
      bytes,
      offsets[middle] as number,
      offsets[middle + 1] as number,
      sought,
      0,
      sought.length,
    );
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return low - 0.5;
}

function compareBytes(
  left: Uint8Array,
  leftStart: number,
  leftEnd: number,
  right: Uint8Array,
  rightStart: number,
  rightEnd: number,
): number {
  const length = Math.min(leftEnd - leftStart, rightEnd - rightStart);
  for (let at = 0; at < length; at++) {
    const difference = (left[leftStart + at] as number) - (right[rightStart + at] as number);
    if (difference !== 0) return difference;
  }
  return leftEnd - leftStart - (rightEnd - rightStart);
}

/** Gathers strings and numbers them from 0 as they first come. */
export interface Interner {
  readonly count: () => number;
  /** The number of a string, a new one if need be. Cost: O(length). */
  readonly intern: (text: string) => number;
  /** The same of what stands in UTF-8 in a buffer. Cost: O(length). */
  readonly internBytes: (source: Uint8Array, start: number, end: number) => number;
  /** The number of a string, or -1. Cost: O(length). */
  readonly find: (text: string) => number;
  readonly text: (number: number) => string;
  /** Negative where the first comes before the second, by code point. Cost: O(length). */
  readonly compare: (number: number, other: number) => number;
  /** The strings in the order of their numbers. */
  readonly finish: () => Steps<Strings>;
  /** The strings ascending, and the place of each number among them. */
  readonly finishSorted: () => Steps<{ readonly strings: Strings; readonly rank: Uint32Array<ArrayBuffer> }>;
}

/** Of the hash FNV-1a, whose bits are mixed once more. */
const [seed, prime] = [0x811c9dc5, 0x01000193];

/** Parts of the hash table, each of which grows alone, so that growing never takes long. */
const parts = 256;

export function interner(): Interner {
  // two numbers a place: that of a string raised by one, or 0 for none, and its hash
  const tables = Array.from({ length: parts }, () => new Int32Array(8));
  const filled = new Uint32Array(parts);
  const offsets = growing();
  let count = 0;
  let bytes = Buffer.allocUnsafeSlow(256);
  let used = 0;
  let length = 0;
  let plain = true;
  offsets.push(0);

  const makeRoom = (more: number): void => {
    if (used + more <= bytes.length) return;
    const wider = Buffer.allocUnsafeSlow((used + more) * 2);
    bytes.copy(wider, 0, 0, used);
    bytes = wider;
  };

  /** Writes a text behind the used bytes, `length` long; its hash. */
  const write = (text: string): number => {
    makeRoom(text.length * 3);
    const target = bytes;
    let hash = seed;
    length = text.length;
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at);
      if (unit >= 0x80) return writeWide(text);
      target[used + at] = unit;
      hash = Math.imul(hash ^ unit, prime);
    }
    return mixed(hash);
  };

  const writeWide = (text: string): number => {
    length = bytes.write(text, used, "utf8");
    let hash = seed;
    for (let at = used; at < used + length; at++) hash = Math.imul(hash ^ (bytes[at] as number), prime);
    return mixed(hash);
  };

  const equals = (index: number, source: Uint8Array, start: number, end: number): boolean => {
    const known = offsets.at(index);
    if (offsets.at(index + 1) - known !== end - start) return false;
    const target = bytes;
    for (let at = start; at < end; at++) if (target[known + at - start] !== source[at]) return false;
    return true;
  };

  /** Where a string stands in its part of the table, or the empty place for it. */
  const probe = (table: Int32Array, hash: number, source: Uint8Array, start: number, end: number): number => {
    const mask = table.length - 2;
    let at = (hash << 1) & mask;
    for (;;) {
      const raised = table[at] as number;
      if (raised === 0 || (table[at + 1] === hash && equals(raised - 1, source, start, end))) return at;
      at = (at + 2) & mask;
    }
  };

  const grow = (part: number): Int32Array<ArrayBuffer> => {
    const old = tables[part] as Int32Array;
    const wider = new Int32Array(old.length * 2);
    const mask = wider.length - 2;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from] === 0) continue;
      const hash = old[from + 1] as number;
      let at = (hash << 1) & mask;
      while (wider[at] !== 0) at = (at + 2) & mask;
      wider[at] = old[from] as number;
      wider[at + 1] = hash;
    }
    tables[part] = wider;
    return wider;
  };

  const numberOf = (hash: number, source: Uint8Array, start: number, end: number): number => {
    const part = hash >>> 24;
    let table = tables[part] as Int32Array;
    if ((filled[part] as number) * 4 >= table.length) table = grow(part);
    const at = probe(table, hash, source, start, end);
    const known = table[at] as number;
    if (known > 0) return known - 1;
    const index = count++;
    table[at] = index + 1;
    table[at + 1] = hash;
    filled[part] = (filled[part] as number) + 1;
    if (source !== bytes) {
      makeRoom(end - start);
      for (let at = start; at < end; at++) bytes[used + at - start] = source[at] as number;
    }
    used += end - start;
    offsets.push(used);
    return index;
  };

  return {
    count: () => count,
    intern: (text) => {
      const hash = write(text);
      const before = used;
      const number = numberOf(hash, bytes, used, used + length);
      if (used > before && length > text.length) plain = false;
      return number;
    },
    internBytes: (source, start, end) => {
      let hash = seed;
      for (let at = start; at < end; at++) {
        const byte = source[at] as number;
        if (byte >= 0x80) plain = false;
        hash = Math.imul(hash ^ byte, prime);
      }
      return numberOf(mixed(hash), source, start, end);
    },
    find: (text) => {
      const hash = write(text);
      const table = tables[hash >>> 24] as Int32Array;
      return (table[probe(table, hash, bytes, used, used + length)] as number) - 1;
    },
    text: (number) => bytes.toString("utf8", offsets.at(number), offsets.at(number + 1)),
    compare: (number, other) => {
      const at = offsets.at;
      return compareBytes(bytes, at(number), at(number + 1), bytes, at(other), at(other + 1));
    },
    *finish() {
      return { bytes: yield* copied(bytes, used), offsets: offsets.array().slice(), plain };
    },
    *finishSorted() {
      const at = offsets.array();
      const order = yield* ascending({ bytes, offsets: at });
      const strings = { bytes: new Uint8Array(used), offsets: new Uint32Array(count + 1), plain };
      const rank = new Uint32Array(count);
      let end = 0;
      for (let place = 0; place < count; place++) {
        const index = order[place] as number;
        rank[index] = place;
        for (let from = at[index] as number; from < (at[index + 1] as number); from++)
          strings.bytes[end++] = bytes[from] as number;
        strings.offsets[place + 1] = end;
        if ((place & 0x3fff) === 0x3fff) yield;
      }
      return { strings, rank };
    },
  };
}

/** The upper bits choose the part of the table, the lower the place. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return once ^ (once >>> 13);
}

function* copied(from: Uint8Array, length: number): Steps<Uint8Array<ArrayBuffer>> {
  const into = new Uint8Array(length);
  for (let at = 0; at < length; at += 0x100000) {
    into.set(from.subarray(at, Math.min(at + 0x100000, length)), at);
    yield;
  }
  return into;
}
