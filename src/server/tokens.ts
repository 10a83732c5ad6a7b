import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { ServerCodeName } from "./codes.ts";
import { type Rated, readRate } from "./rates.ts";

/** Who may ask: what a token hashes to, never the token. */
export interface Token extends Rated {
  readonly name: string;
  readonly hash: Buffer;
}

/** A token, 256 random bits, and the line of a file by which it is known. `rate`: as `readRate` reads it. */
export function makeToken(name: string, rate?: string): { readonly token: string; readonly line: string } {
  const token = `sg_${randomBytes(32).toString("base64url")}`;
  const line = `${name} sha256:${hashOf(token).toString("hex")}`;
  return { token, line: rate === undefined ? line : `${line} ${rate}` };
}

/**
 * The tokens of a file: a line each, a name, a hash and, where it has one, a rate; empty lines and those that begin with # say nothing. Errors:
 * SERVER_TOKENS_INVALID, for each line that is neither, or where there is no token.
 */
export function readTokens(text: string, file: string): readonly Token[] {
  const tokens: Token[] = [];
  const faults: number[] = [];
  for (const [at, written] of text.split(/\r?\n/).entries()) {
    const line = written.trim();
    if (line === "" || line.startsWith("#")) continue;
    const [, name, hash, often] = /^(\S+) +sha256:([0-9a-f]{64})(?: +(\S.*))?$/.exec(line) ?? [];
    const rate = often === undefined ? null : readRate(often.replace(/ +/g, " "));
    if (name === undefined || hash === undefined || (often !== undefined && rate === null)) faults.push(at + 1);
    else tokens.push({ name, hash: Buffer.from(hash, "hex"), rate });
  }
  const code: ServerCodeName = "SERVER_TOKENS_INVALID";
  const hint = "strategraph token NAME makes a line; a rate behind it is as in 5/s or 600/min burst 50";
  const fault = { code, severity: "error", hint } as const;
  if (faults.length > 0) {
    throw new StrategraphError(
      faults.map((line) => ({ ...fault, message: "The line is no token.", place: { file, line, column: 1 } })),
    );
  }
  if (tokens.length === 0) throw new StrategraphError([{ ...fault, message: `${file} has no token.` }]);
  return tokens;
}

/**
 * Which of the tokens a header `Authorization` carries; null: none. All are compared, each in constant time: how long it takes says
 * nothing of how near a guess is. A token has as many bits as its hash, so that no salt is needed.
 */
export function carriedToken(tokens: readonly Token[], authorization: string | undefined): Token | null {
  const [, given] = /^Bearer +(\S+) *$/i.exec(authorization ?? "") ?? [];
  const hash = hashOf(given ?? "");
  let found: Token | null = null;
  for (const one of tokens) if (timingSafeEqual(one.hash, hash)) found = one;
  return given === undefined ? null : found;
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
