import { growing, type Steps, upTo } from "./column.ts";
import { sort } from "./sort.ts";

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
  /** The number of a string, or -1. Cost: O(length). */
  readonly find: (text: string) => number;
  readonly text: (number: number) => string;
  /** The strings in the order of their numbers. */
  readonly finish: () => Steps<Strings>;
  /** The strings ascending, and the place of each number among them. */
  readonly finishSorted: () => Steps<{ readonly strings: Strings; readonly rank: Uint32Array<ArrayBuffer> }>;
}

/** Parts of the hash table, each of which grows alone, so that growing never takes long. */
const parts = 256;

export function interner(): Interner {
  const tables = Array.from({ length: parts }, () => new Int32Array(4).fill(-1));
  const filled = new Uint32Array(parts);
  const hashes = growing();
  const offsets = growing();
  let bytes = Buffer.allocUnsafeSlow(256);
  let used = 0;
  let plain = true;
  offsets.push(0);

  /** Writes the text behind the used bytes; its length. */
  const write = (text: string): number => {
    if (used + text.length * 3 > bytes.length) {
      const wider = Buffer.allocUnsafeSlow((used + text.length * 3) * 2);
      bytes.copy(wider, 0, 0, used);
      bytes = wider;
    }
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit >= 0x80) {
        plain = false;
        return bytes.write(text, used, "utf8");
      }
      bytes[used + at] = unit;
    }
    return text.length;
  };

  const equals = (index: number, length: number): boolean => {
    const start = offsets.at(index);
    if (offsets.at(index + 1) - start !== length) return false;
    for (let at = 0; at < length; at++) if (bytes[start + at] !== bytes[used + at]) return false;
    return true;
  };

  /** Where the written text stands in its part of the table, or the empty place for it. */
  const probe = (table: Int32Array, hash: number, length: number): number => {
    const mask = table.length - 1;
    let place = hash & mask;
    for (;;) {
      const index = table[place] as number;
      if (index < 0 || (hashes.at(index) === hash && equals(index, length))) return place;
      place = (place + 1) & mask;
    }
  };

  const grow = (part: number): Int32Array<ArrayBuffer> => {
    const old = tables[part] as Int32Array;
    const wider = new Int32Array(old.length * 2).fill(-1);
    for (const index of old) {
      if (index < 0) continue;
      let place = hashes.at(index) & (wider.length - 1);
      while ((wider[place] as number) >= 0) place = (place + 1) & (wider.length - 1);
      wider[place] = index;
    }
    tables[part] = wider;
    return wider;
  };

  return {
    count: hashes.length,
    intern: (text) => {
      const length = write(text);
      const hash = hashOf(bytes, used, length);
      const part = hash >>> 24;
      let table = tables[part] as Int32Array;
      if ((filled[part] as number) * 2 >= table.length) table = grow(part);
      const place = probe(table, hash, length);
      const known = table[place] as number;
      if (known >= 0) return known;
      const index = hashes.length();
      table[place] = index;
      filled[part] = (filled[part] as number) + 1;
      hashes.push(hash);
      used += length;
      offsets.push(used);
      return index;
    },
    find: (text) => {
      const length = write(text);
      const hash = hashOf(bytes, used, length);
      const table = tables[hash >>> 24] as Int32Array;
      return table[probe(table, hash, length)] as number;
    },
    text: (number) => bytes.toString("utf8", offsets.at(number), offsets.at(number + 1)),
    *finish() {
      return { bytes: yield* copied(bytes, used), offsets: offsets.array().slice(), plain };
    },
    *finishSorted() {
      const count = hashes.length();
      const at = offsets.array();
      const order = yield* sort(upTo(count), (left, right) =>
        compareBytes(
          bytes,
          at[left] as number,
          at[left + 1] as number,
          bytes,
          at[right] as number,
          at[right + 1] as number,
        ),
      );
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

/** FNV-1a, its bits mixed once more: the upper choose the part of the table, the lower the place. */
function hashOf(bytes: Uint8Array, start: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < start + length; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function* copied(from: Uint8Array, length: number): Steps<Uint8Array<ArrayBuffer>> {
  const into = new Uint8Array(length);
  for (let at = 0; at < length; at += 0x100000) {
    into.set(from.subarray(at, Math.min(at + 0x100000, length)), at);
    yield;
  }
  return into;
}
