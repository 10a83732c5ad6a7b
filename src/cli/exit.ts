import { type Diagnostic, StrategraphError } from "../../graph/diagnostic.ts";
import type { ExportCode } from "../../graph/export/codes.ts";
import type { neo4jCodes } from "../../graph/neo4j/codes.ts";
import type { ImportCode } from "../import/codes.ts";
import type { seedCodes } from "../seeds/codes.ts";
import { serverCodes } from "../server/codes.ts";
import { type CliCodeName, cliCodes } from "./codes.ts";

/** What a command ends with: nothing wrong, faults found, used wrongly, something that cannot be reached or read. */
export type Exit = 0 | 1 | 2 | 3;
/** A command says what it ends with by this. */
export type Finish = (exit: Exit) => void;

/** What of an export is about how the command was used, and what about writing a file. */
const misused: readonly ExportCode[] = [
  "EXPORT_FORMAT_UNKNOWN",
  "EXPORT_BASE_INVALID",
  "EXPORT_HOPS",
  "EXPORT_FOLDER_NEEDED",
  "EXPORT_FOLDER_TAKEN",
];
const unwritten: readonly ExportCode[] = [
  "EXPORT_NOT_WRITTEN",
  "EXPORT_TOO_LARGE",
  "EXPORT_MAP_TOO_LARGE",
  "EXPORT_PAGE_TOO_LARGE",
];

/** Seed faults that are about reaching a file, not about what stands in it. */
const unreachable: readonly (keyof typeof seedCodes)[] = ["SEED_FOLDER_UNREADABLE", "SEED_NOT_WRITTEN"];

/** What of an import is about how the command was used, and what about reaching files. */
const misusedImports: readonly ImportCode[] = ["IMPORT_WORKBOOK_EXISTS"];
const unreachableImports: readonly ImportCode[] = [
  "IMPORT_FILE_UNREADABLE",
  "IMPORT_WORKBOOK_NOT_WRITTEN",
  "IMPORT_RUNNING",
];

/** Faults of Neo4j that are about reaching it. */
const beyondReach: readonly (keyof typeof neo4jCodes)[] = [
  "NEO4J_UNREACHABLE",
  "NEO4J_UNAUTHORIZED",
  "NEO4J_DATABASE_MISSING",
  "NEO4J_TOO_OLD",
];

/**
 * What these diagnostics end a command with: 0 without an error, the code of their own table where all errors agree on one
 * (CLI_, SERVER_, LOAD_), and 1 otherwise.
 */
export function exitOf(diagnostics: readonly Diagnostic[]): Exit {
  const exits = new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => exitOfCode(code)));
  const [first] = exits;
  return first === undefined ? 0 : exits.size === 1 ? first : 1;
}

function exitOfCode(code: string): Exit {
  if (code in cliCodes) return cliCodes[code as CliCodeName].exit;
  if ([...unreachable, ...beyondReach, ...unwritten, ...unreachableImports].some((one) => one === code)) return 3;
  if ([...misused, ...misusedImports].some((one) => one === code)) return 2;
  return serverCodes.find((one) => one.code === code)?.exit ?? 1;
}

/** A failure of the command line itself. */
export function failure(code: CliCodeName, message: string, hint: string = cliCodes[code].remedy): StrategraphError {
  return new StrategraphError({ code, severity: "error", message, hint });
}

/** The diagnostics of whatever was thrown: its own, or CLI_FAULT. */
export function diagnosticsOf(error: unknown): readonly Diagnostic[] {
  if (error instanceof StrategraphError) return error.diagnostics;
  if (process.env.STRATEGRAPH_DEBUG) process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  return failure("CLI_FAULT", `${error instanceof Error ? error.message : String(error)}.`).diagnostics;
}
