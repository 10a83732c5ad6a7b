/**
 * How plain data lies in bytes: what is small as JSON, and its typed arrays one behind the other, as they stand in memory.
 * A layout says both ways at once, and the compiler holds it to the type it is of.
 */
export interface Layout<T> {
  /** What JSON keeps of a value; its arrays go to the sink. */
  readonly put: (value: T, sink: Sink) => unknown;
  /** The value again; its arrays are views of the source. Throws Misfit where JSON or bytes are not of this layout. */
  readonly take: (json: unknown, source: Source) => T;
}

/** Takes arrays in the order in which they are to lie. */
export interface Sink {
  readonly push: (bytes: Uint8Array) => void;
}

/** Gives arrays back in that order. */
export interface Source {
  readonly buffer: ArrayBuffer;
  /** Where the next so many bytes begin. Throws Misfit where there are not so many. */
  readonly next: (bytes: number) => number;
}

/** What was written is not what was to be read. */
export class Misfit extends Error {}

/** Every array begins at a multiple of this, as the widest numbers need it. */
export const alignment = 8;

export function aligned(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}

/** Reads arrays out of a buffer, of which nothing is copied and nothing made beyond it. */
export function sourceOf(buffer: ArrayBuffer): Source & { readonly atEnd: () => boolean } {
  let at = 0;
  return {
    buffer,
    next: (bytes) => {
      const begin = at;
      if (!(bytes <= buffer.byteLength - begin)) throw new Misfit("an array reaches beyond the end");
      at = begin + aligned(bytes);
      return begin;
    },
    atEnd: () => at === buffer.byteLength,
  };
}

const constructors = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f64: Float64Array } as const;
type Constructors = typeof constructors;
type Name = keyof Constructors;
type ArrayOf<N extends Name> = { [K in N]: InstanceType<(typeof constructors)[K]> }[N] & { buffer: ArrayBuffer };

/** An array of one of these sorts. */
export function arrays<N extends Name>(...names: readonly N[]): Layout<ArrayOf<N>> {
  return {
    put: (value, sink) => {
      const name = names.find((one) => value instanceof constructors[one]);
      if (name === undefined) throw new Misfit("an array of another sort");
      sink.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      return [name, value.length];
    },
    take: (json, source) => {
      const [given, length] = Array.isArray(json) ? (json as readonly unknown[]) : [];
      const name = names.find((one) => one === given);
      if (name === undefined || !isCount(length)) throw new Misfit("no array of these sorts");
      const Made = constructors[name];
      const begin = source.next(length * Made.BYTES_PER_ELEMENT);
      return new Made(source.buffer, begin, length) as ArrayOf<N>;
    },
  };
}

export function record<T extends object>(parts: { readonly [K in keyof T]: Layout<T[K]> }): Layout<T> {
  const names = Object.keys(parts) as (keyof T & string)[];
  return {
    put: (value, sink) => Object.fromEntries(names.map((name) => [name, parts[name].put(value[name], sink)])),
    take: (json, source) => {
      const given = objectIn(json);
      return Object.fromEntries(names.map((name) => [name, parts[name].take(given[name], source)])) as T;
    },
  };
}

export function list<T>(of: Layout<T>): Layout<readonly T[]> {
  return {
    put: (value, sink) => value.map((one) => of.put(one, sink)),
    take: (json, source) => {
      if (!Array.isArray(json)) throw new Misfit("no list");
      return json.map((one) => of.take(one, source));
    },
  };
}

export function byName<T>(of: Layout<T>): Layout<Readonly<Record<string, T>>> {
  return {
    put: (value, sink) => Object.fromEntries(Object.entries(value).map(([name, one]) => [name, of.put(one, sink)])),
    take: (json, source) =>
      Object.fromEntries(Object.entries(objectIn(json)).map(([name, one]) => [name, of.take(one, source)])),
  };
}

export function orNull<T>(of: Layout<T>): Layout<T | null> {
  return {
    put: (value, sink) => (value === null ? null : of.put(value, sink)),
    take: (json, source) => (json === null ? null : of.take(json, source)),
  };
}

export const text: Layout<string> = plain((json) => typeof json === "string");
export const flag: Layout<boolean> = plain((json) => typeof json === "boolean");
export const count: Layout<number> = plain(isCount);

export function always<T extends number>(only: T): Layout<T> {
  return plain((json): json is T => json === only);
}

function plain<T>(is: (json: unknown) => json is T): Layout<T> {
  return {
    put: (value) => value,
    take: (json) => {
      if (!is(json)) throw new Misfit("a value of another type");
      return json;
    },
  };
}

function isCount(json: unknown): json is number {
  return Number.isSafeInteger(json) && (json as number) >= 0;
}

function objectIn(json: unknown): Readonly<Record<string, unknown>> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new Misfit("no object");
  return json as Readonly<Record<string, unknown>>;
}
