import { createHash } from "node:crypto";
import { canonical } from "../revision.ts";

/** 128 bits over the canonical form, in 22 characters. Cost: O(bytes). */
export function digest(record: unknown): string {
  return createHash("sha256").update(canonical(record)).digest("base64url").slice(0, 22);
}

/** Of a record, and of all else that what is stored of it depends on: `record.form`. */
export function storedHash(record: unknown, form: unknown): string {
  return `${digest(record)}.${digest(form).slice(0, 11)}`;
}

/** Whether two stored hashes are of the same record, though it may be stored in another form. */
export function sameRecord(a: string, b: string): boolean {
  return a.slice(0, 22) === b.slice(0, 22);
}
