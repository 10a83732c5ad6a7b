/** Steps of long work: each `yield` is a place to let others run. */
export type Steps<T> = Generator<void, T, void>;

/**
 * Whole numbers from 0, one a row. Where rows may lack a value, 0 is none and others are raised by one. Stored in the
 * narrowest array that holds them, or as runs where neighbours are mostly equal: what is rare or constant costs nothing.
 */
export interface Column {
  readonly length: number;
  /** First row of each run, ascending; null: `values` has one value a row. */
  readonly starts: Uint32Array<ArrayBuffer> | null;
  readonly values: Whole;
}

export type Whole = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** Lists of whole numbers: those of row r are `values[offsets[r]]` up to `values[offsets[r + 1]]`. */
export interface Lists {
  readonly offsets: Column;
  readonly values: Column;
}

export type Reader = (row: number) => number;

/** Reads a column. Cost: O(1), or O(log runs) for a row outside the run last read. */
export function reader({ starts, values }: Column): Reader {
  if (starts === null) return (row) => values[row] as number;
  const only = values[0] ?? 0;
  if (starts.length <= 1) return () => only;
  let begin = 0;
  let end = starts[1] as number;
  let value = only;
  return (row) => {
    if (row < begin || row >= end) {
      const run = lastAtMost(starts, 0, starts.length, row);
      begin = starts[run] as number;
      end = starts[run + 1] ?? Number.POSITIVE_INFINITY;
      value = values[run] as number;
    }
    return value;
  };
}

/** The last position in [from, to) whose value is at most `bound`, or from - 1. Cost: O(log(to - from)). */
export function lastAtMost(values: Whole, from: number, to: number, bound: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) <= bound) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** As `lastAtMost`, of what is read of the first so many rows: the last row with at most `bound`, or -1. */
export function lastRead(read: Reader, count: number, bound: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (read(middle) <= bound) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export interface ColumnBuilder {
  readonly length: () => number;
  readonly push: (value: number) => void;
  readonly finish: (recode?: (value: number) => number) => Steps<Column>;
}

/** Begins with runs, and goes over to a value a row when runs no longer save space. */
export function columnBuilder(): ColumnBuilder {
  let rows = 0;
  let last = -1;
  let starts: Growing | null = growing();
  let runs = growing();
  let dense = new Uint32Array(0);

  const spread = (from: Growing): void => {
    dense = new Uint32Array(rows * 2);
    for (let run = 0; run < from.length(); run++) {
      dense.fill(runs.at(run), from.at(run), run + 1 < from.length() ? from.at(run + 1) : rows);
    }
    starts = null;
    runs = growing();
  };

  return {
    length: () => rows,
    push: (value) => {
      if (starts === null) {
        if (rows === dense.length) dense = doubled(dense);
        dense[rows++] = value;
        return;
      }
      if (value !== last) {
        if (starts.length() >= 32 && starts.length() * 8 > rows) {
          spread(starts);
          dense[rows++] = value;
          return;
        }
        last = value;
        starts.push(rows);
        runs.push(value);
      }
      rows++;
    },
    *finish(recode) {
      const from = starts === null ? dense.subarray(0, rows) : runs.array();
      let largest = 0;
      for (let row = 0; row < from.length; row++) {
        if (recode !== undefined) from[row] = recode(from[row] as number);
        const value = from[row] as number;
        if (value > largest) largest = value;
        if ((row & 0x3fff) === 0x3fff) yield;
      }
      return { length: rows, starts: starts?.array().slice() ?? null, values: yield* narrowed(from, largest) };
    },
  };
}

/** The same numbers with as much room again behind them. */
function doubled(room: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(room.length * 2);
  wider.set(room);
  return wider;
}

export interface RepeatingColumn<T> {
  readonly push: (of: T) => void;
  readonly finish: ColumnBuilder["finish"];
}

/** A column of the numbers that things have, which asks for one only where it differs from the last. */
export function repeatingColumn<T extends string | null>(numberOf: (of: T) => number): RepeatingColumn<T> {
  const column = columnBuilder();
  let last: T | undefined;
  let number = 0;
  return {
    push: (of) => {
      if (of !== last) {
        number = numberOf(of);
        last = of;
      }
      column.push(number);
    },
    finish: column.finish,
  };
}

function* narrowed(from: Uint32Array, largest: number): Steps<Whole> {
  const Narrowest = largest < 0x100 ? Uint8Array : largest < 0x10000 ? Uint16Array : Uint32Array;
  const into = new Narrowest(from.length);
  for (let row = 0; row < from.length; row += 0x20000) {
    into.set(from.subarray(row, row + 0x20000), row);
    yield;
  }
  return into;
}

export interface ListsBuilder<T> {
  readonly push: (values: readonly T[]) => void;
  readonly finish: (recode?: (value: number) => number) => Steps<Lists>;
}

/** Lists of the numbers that things have. */
export function listsBuilder<T>(numberOf: (of: T) => number): ListsBuilder<T> {
  const offsets = columnBuilder();
  const members = columnBuilder();
  offsets.push(0);
  return {
    push: (values) => {
      for (let at = 0; at < values.length; at++) members.push(numberOf(values[at] as T));
      offsets.push(members.length());
    },
    *finish(recode) {
      return { offsets: yield* offsets.finish(), values: yield* members.finish(recode) };
    },
  };
}

export interface Growing {
  readonly length: () => number;
  readonly push: (value: number) => void;
  readonly at: (index: number) => number;
  /** Of one that was pushed. */
  readonly set: (index: number, value: number) => void;
  /** A view of what was pushed. */
  readonly array: () => Uint32Array<ArrayBuffer>;
}

/** Unsigned 32-bit numbers, room for which doubles as needed. */
export function growing(capacity = 16): Growing {
  let room = new Uint32Array(Math.max(capacity, 16));
  let length = 0;
  return {
    length: () => length,
    push: (value) => {
      if (length === room.length) room = doubled(room);
      room[length++] = value;
    },
    at: (index) => room[index] as number,
    set: (index, value) => {
      room[index] = value;
    },
    array: () => room.subarray(0, length),
  };
}

/** The numbers from 0 below `count`. */
export function upTo(count: number): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(count);
  for (let at = 0; at < count; at++) numbers[at] = at;
  return numbers;
}
