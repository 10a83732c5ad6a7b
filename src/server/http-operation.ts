import type { Format } from "../../graph/export/format.ts";

/** One operation as it came over HTTP. */
export interface HttpOperation {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** With its question mark. */
  readonly search: string;
  readonly json: unknown;
  readonly format: Format | null;
  readonly signal: AbortSignal;
}
