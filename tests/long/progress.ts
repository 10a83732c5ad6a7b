import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Tally } from "../pairs/compare.ts";

/** The code a run is of: what was committed where it began, and a hash of the files it depends on as they stand. */
export interface Code {
  readonly commit: string;
  readonly files: string;
}

/** Errors: those of git, where this is no clone. */
export function codeOf(...places: readonly string[]): Code {
  const git = (...command: readonly string[]): string => execFileSync("git", command, { encoding: "utf8" }).trim();
  const hash = createHash("sha256");
  for (const file of git("ls-files", "--", ...places).split("\n"))
    hash.update(file).update("\0").update(readFileSync(file));
  return { commit: git("rev-parse", "HEAD"), files: hash.digest("hex").slice(0, 16) };
}

/** What a seed of comparisons gave. */
export interface Compared extends Omit<Tally, "statements"> {
  readonly seed: number;
  readonly statements: readonly string[];
  readonly differences: readonly string[];
}

/** The seeds done so far: a line each, so that a run that is killed goes on where it was. */
export function openProgress<Done extends { readonly seed: number }>(
  file: string,
): { readonly done: ReadonlyMap<number, Done>; add(one: Done): void } {
  mkdirSync(dirname(file), { recursive: true });
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const done = new Map(lines.flatMap(readLine<Done>).map((one) => [one.seed, one]));
  return {
    done,
    add(one) {
      done.set(one.seed, one);
      // in front of it too: the line before may have been cut off
      appendFileSync(file, `\n${JSON.stringify(one)}\n`);
    },
  };
}

function readLine<Done>(line: string): readonly Done[] {
  try {
    return line === "" ? [] : [JSON.parse(line) as Done];
  } catch {
    return [];
  }
}

/** What seeds of comparisons gave together. */
export function sumOf(all: readonly Compared[]) {
  const sum = (of: (one: Compared) => number): number => all.reduce((before, one) => before + of(one), 0);
  return {
    seeds: all.length,
    graphs: sum(({ graphs }) => graphs),
    pairs: sum(({ pairs }) => pairs),
    found: sum(({ found }) => found),
    refused: sum(({ refused }) => refused),
    leftOut: sum(({ leftOut }) => leftOut),
    statements: new Set(all.flatMap(({ statements }) => statements)).size,
    differences: all.flatMap(({ differences }) => differences),
  };
}
