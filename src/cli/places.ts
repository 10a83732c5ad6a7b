import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Option } from "commander";
import type { RulesPlace } from "../server/rules.ts";
import { failure } from "./exit.ts";

const packageRoot = findPackage(dirname(fileURLToPath(import.meta.url)));

/** The folder or file of the current directory where it has one, otherwise the one that comes with strategraph. */
export function place(name: "seeds" | "schema.graphql" | "examples"): string {
  return existsSync(name) ? name : display(join(packageRoot, name));
}

/** The rules of a folder that is named, or of the current directory, or else those of strategraph. */
export function rulesPlace(given: string | undefined): RulesPlace {
  if (given !== undefined || existsSync("findings")) return { folder: given ?? "findings", own: true };
  return { folder: display(join(packageRoot, "findings")), own: false };
}

export function questionsOption(): Option {
  return new Option("--questions <folder>", "saved questions of your own, beside those of examples");
}

/** Where saved questions are: those of one's own after the others, whose place they take under the same name. */
export function questionFolders(own: string | undefined): readonly string[] {
  return [place("examples"), ...(own === undefined ? [] : [own])];
}

/** As `place`, of a folder that is written into: never the one that comes with strategraph. Error: CLI_FOLDER_MISSING. */
export function ownSeeds(given: string | undefined): string {
  if (given !== undefined) return given;
  if (existsSync("seeds")) return "seeds";
  throw failure("CLI_FOLDER_MISSING", "There is no seeds folder in the current directory.");
}

/** A path as a person at the current directory would write it. */
export function display(path: string): string {
  const short = relative(process.cwd(), resolve(path));
  return short === "" ? "." : short.startsWith("..") ? resolve(path) : short;
}

function findPackage(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : findPackage(dirname(folder));
}
