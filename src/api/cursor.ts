import { createHash } from "node:crypto";
import type { ScalarType } from "../../graph/ontology.ts";
import type { Order } from "../../graph/plan/plan.ts";
import type { Value } from "../../graph/rows.ts";
import { readValue } from "../../graph/values.ts";

/** A sort key together with the type of its values. */
export interface CursorKey extends Order {
  /** Null: an enum's. */
  readonly type: ScalarType | null;
  /** Whether every entity or relation has a value. */
  readonly required: boolean;
}

const checksumBytes = 6;

/** Names the sort a cursor belongs to. */
export function fingerprintOf(order: readonly Order[]): string {
  const text = JSON.stringify(order.map(({ of, name, descending }) => [of, name, descending]));
  return createHash("sha256").update(text).digest("base64url").slice(0, 8);
}

/**
 * A place in an order as opaque text: base64url of a checksum and of the order's fingerprint with the place's values.
 * The checksum finds accidents; what it holds is checked again when it comes back. Cost: O(values).
 */
export function writeCursor(fingerprint: string, position: readonly Value[]): string {
  const body = Buffer.from(JSON.stringify([fingerprint, ...position]));
  return Buffer.concat([checksum(body), body]).toString("base64url");
}

export type ReadCursor = { readonly position: readonly Value[] } | { readonly fault: "invalid" | "sort" };

/** Reads a cursor back for a sort; any string may come in. Cost: O(length). */
export function readCursor(text: string, keys: readonly CursorKey[]): ReadCursor {
  const read = readAs(text, fingerprintOf(keys));
  if ("fault" in read) return read;
  if (read.position.length !== keys.length + 1) return { fault: "invalid" };
  const values = read.position.map((value, index) => readPosition(value, keys[index]));
  return values.every((value) => value !== undefined) ? { position: values } : { fault: "invalid" };
}

/** What ways are ordered by: their length first, or the id of where they begin (Ways of plan.ts). */
export type WayOrder = "length" | "start";

/** Names the order of ways a cursor belongs to. */
export function wayFingerprint(order: WayOrder): string {
  return createHash("sha256").update(`ways by ${order}`).digest("base64url").slice(0, 8);
}

/** As `readCursor`, of a place among ways: `[start id,] length, weakest link, ids of entities, ids of relations`. */
export function readWayCursor(text: string, order: WayOrder): ReadCursor {
  const read = readAs(text, wayFingerprint(order));
  if ("fault" in read) return read;
  const parts = order === "start" ? [isId, isCount, isCount, isIds, isIds] : [isCount, isCount, isIds, isIds];
  const { position } = read;
  if (position.length !== parts.length || !parts.every((fits, at) => fits(position[at]))) return { fault: "invalid" };
  return { position: position as readonly Value[] };
}

/** Names the order of annotations. */
export const annotationFingerprint = createHash("sha256").update("annotations").digest("base64url").slice(0, 8);

/** As `readCursor`, of a place among annotations (graph/annotations.ts). */
export function readAnnotationCursor(text: string): ReadCursor {
  const read = readAs(text, annotationFingerprint);
  if ("fault" in read) return read;
  const parts = [isCount, isCount, isCount, isId, isCount, isCount];
  const { position } = read;
  if (position.length !== parts.length || !parts.every((fits, at) => fits(position[at]))) return { fault: "invalid" };
  return { position: position as readonly Value[] };
}

function isId(value: unknown): boolean {
  return typeof value === "string" && "value" in readValue("ID", value);
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function isIds(value: unknown): boolean {
  return Array.isArray(value) && value.every(isId);
}

/** The place a cursor holds, if it is whole and of that order. */
function readAs(
  text: string,
  fingerprint: string,
): { readonly position: readonly unknown[] } | { readonly fault: "invalid" | "sort" } {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.toString("base64url") !== text || bytes.length <= checksumBytes) return { fault: "invalid" };
  const body = bytes.subarray(checksumBytes);
  if (!checksum(body).equals(bytes.subarray(0, checksumBytes))) return { fault: "invalid" };
  const parsed = parse(body.toString());
  if (!Array.isArray(parsed)) return { fault: "invalid" };
  const [from, ...position]: readonly unknown[] = parsed;
  return from === fingerprint ? { position } : { fault: "sort" };
}

/** Of a sort key, or, with none, the id. What has an order of its own stands there as its order key, an enum as text. */
function readPosition(value: unknown, key: CursorKey | undefined): Value | undefined {
  if (value === null) return key && !key.required ? null : undefined;
  const type = key?.type ?? "String";
  const read = readValue(hasOrderKey(type) ? "String" : type, value);
  return "fault" in read || read.value !== value ? undefined : read.value;
}

function hasOrderKey(type: ScalarType): boolean {
  return type === "EDTF" || type === "ISODuration" || type === "Decimal";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function checksum(body: Uint8Array): Buffer {
  return createHash("sha256").update(body).digest().subarray(0, checksumBytes);
}
