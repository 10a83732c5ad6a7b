import { type Steps, upTo } from "./column.ts";

/** Distinct strings in UTF-8, one behind the other. */
interface Texts {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

/**
 * A key is a whole number of 64 bits, of which the upper half is four bytes of a string, and the lower half how many of
 * these it has (3 bits) and its own number (29 bits). So keys sort as these bytes do, and say whose they are.
 */
const numberBits = 29;
const numberMask = 2 ** numberBits - 1;
const bytesAKey = 4;

/** So many keys at a time, then others have their turn. */
const stretch = 0x2000;

/**
 * The numbers of strings in ascending order: sorted by four bytes at a time, then within each group that these do not
 * tell apart by the next four, so that common beginnings are read once. For up to 2^29 strings. Cost: O(bytes up to
 * where each differs from its neighbours + strings log strings).
 */
export function* ascending(texts: Texts): Steps<Uint32Array<ArrayBuffer>> {
  const order = upTo(texts.offsets.length - 1);
  const keys = new Uint32Array(2 * order.length);
  const groups = [{ start: 0, end: order.length, depth: 0 }];
  for (let group = groups.pop(); group !== undefined; group = groups.pop()) {
    const { start, end, depth } = group;
    for (let place = start; place < end; place++) {
      setKey(keys, place, texts, order[place] as number, depth);
      if ((place & 0x1fff) === 0x1fff) yield;
    }
    yield* sortKeys(keys, start, end);
    for (let place = start; place < end; place++) order[place] = (keys[2 * place] as number) & numberMask;
    for (let from = start, place = start + 1; place <= end; place++) {
      if (place < end && sameBytes(keys, place, from)) continue;
      if (place - from > 1) {
        const next = depth + bytesAKey;
        const isWhole = place - from === end - start;
        groups.push({
          start: from,
          end: place,
          depth: isWhole ? next + (yield* sharedBytes(texts, order, from, place, next)) : next,
        });
      }
      from = place;
      if ((place & 0x1fff) === 0x1fff) yield;
    }
  }
  return order;
}

/** A string that has ended comes before one that goes on with zeros. */
function setKey(keys: Uint32Array, place: number, { bytes, offsets }: Texts, number: number, depth: number): void {
  const start = (offsets[number] as number) + depth;
  const left = Math.min((offsets[number + 1] as number) - start, bytesAKey);
  let four = 0;
  for (let at = 0; at < bytesAKey; at++) four = (four << 8) | (at < left ? (bytes[start + at] as number) : 0);
  keys[2 * place + 1] = four;
  keys[2 * place] = (left << numberBits) | number;
}

/** Whether two keys are of strings that go on alike. */
function sameBytes(keys: Uint32Array, one: number, other: number): boolean {
  if (keys[2 * one + 1] !== keys[2 * other + 1]) return false;
  return (keys[2 * one] as number) >>> numberBits === (keys[2 * other] as number) >>> numberBits;
}

/** How many bytes all of some strings have in common from a depth on. */
function* sharedBytes(
  { bytes, offsets }: Texts,
  order: Uint32Array,
  start: number,
  end: number,
  depth: number,
): Steps<number> {
  const first = order[start] as number;
  const begin = (offsets[first] as number) + depth;
  let shared = (offsets[first + 1] as number) - begin;
  for (let place = start + 1; place < end && shared > 0; place++) {
    const number = order[place] as number;
    const other = (offsets[number] as number) + depth;
    const most = Math.min(shared, (offsets[number + 1] as number) - other);
    shared = 0;
    while (shared < most && bytes[begin + shared] === bytes[other + shared]) shared++;
    if ((place & 0x1fff) === 0x1fff) yield;
  }
  return shared;
}

/** Stretch by stretch, which are then merged: two by two, then four by four. */
function* sortKeys(keys: Uint32Array<ArrayBuffer>, start: number, end: number): Steps<void> {
  for (let from = start; from < end; from += stretch) {
    new BigUint64Array(keys.buffer, from * 8, Math.min(stretch, end - from)).sort();
    if (end - start > stretch) yield;
  }
  if (end - start <= stretch) return;
  let [from, into] = [keys.slice(2 * start, 2 * end), new Uint32Array(2 * (end - start))];
  for (let width = stretch; width < end - start; width *= 2) {
    for (let at = 0; at < end - start; at += 2 * width) yield* merge(from, into, at, at + width, at + 2 * width);
    [from, into] = [into, from];
  }
  keys.set(from, 2 * start);
}

/** The keys from `start` to `middle`, and from there to `end`; the lists themselves may end before. */
function* merge(from: Uint32Array, into: Uint32Array, start: number, middle: number, end: number): Steps<void> {
  const count = from.length / 2;
  const [leftEnd, rightEnd] = [Math.min(middle, count), Math.min(end, count)];
  let [left, right] = [start, leftEnd];
  for (let at = start; at < rightEnd; at++) {
    const next = left < leftEnd && (right >= rightEnd || isLess(from, left, right)) ? left++ : right++;
    into[2 * at] = from[2 * next] as number;
    into[2 * at + 1] = from[2 * next + 1] as number;
    if ((at & 0x3fff) === 0x3fff) yield;
  }
}

function isLess(keys: Uint32Array, one: number, other: number): boolean {
  const [left, right] = [keys[2 * one + 1] as number, keys[2 * other + 1] as number];
  return left === right ? (keys[2 * one] as number) < (keys[2 * other] as number) : left < right;
}
