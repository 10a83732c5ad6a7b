import { spawnSync } from "node:child_process";
import { findPython } from "../export/readers.ts";
import { leftOut } from "../left-out.ts";
import type { Block, Command } from "./blocks.ts";

/** What runs the program of a fence, by its language. */
const interpreters: Readonly<Record<string, string>> = { python: "python3", r: "Rscript" };

/** The Python that has what the docs import; looked for when the first program asks. */
let python: string | null | undefined;

/** A fenced program as a command that reads it; what it prints is the fence marked `text` that follows. */
export function programOf({ language, text, line }: Block, next: Block | undefined): readonly Command[] | null {
  const interpreter = interpreters[language];
  if (interpreter === undefined) return null;
  const prints = next?.language === "text" ? next.text : null;
  return [
    { command: `${found(interpreter) ?? interpreter} - <<'END_OF_PROGRAM'\n${text}\nEND_OF_PROGRAM`, prints, line },
  ];
}

/** Whether this machine has what a command begins with; said loudly where not. */
export function hereIsWhatRuns(command: string, where: string): boolean {
  const [, interpreter] = /^(python3|Rscript|dot) /.exec(command) ?? [];
  if (interpreter === undefined || found(interpreter) !== null) return true;
  leftOut(where, `no ${interpreter} here that can run it`);
  return false;
}

function found(program: string): string | null {
  if (program !== "python3") return spawnSync(program, ["--version"]).error === undefined ? program : null;
  if (python === undefined) python = findPython("the Python programs of the docs");
  return python;
}
