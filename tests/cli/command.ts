import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { built, root } from "../built.ts";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs the built command to its end, in the project unless told otherwise. */
export async function strategraph(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  const child = start(args, surroundings);
  child.stdin?.end(surroundings.input ?? "");
  return ended(child);
}

/** Starts the built command and leaves it running; it is ended with the test. */
export function start(args: readonly string[], { cwd = root, env = {} }: Surroundings = {}): ChildProcess {
  return spawned(process.execPath, [built(), ...args], cwd, env);
}

/** Runs a line of shell in which `strategraph` is the built command. */
export async function shell(line: string, { cwd = root, env = {} }: Surroundings = {}): Promise<Ended> {
  const command = `strategraph() { '${process.execPath}' '${built()}' "$@"; }; set -o pipefail; ${line}`;
  return ended(spawned("bash", ["-c", command], cwd, env));
}

/** What a process printed, and what it ended with. */
export async function ended(child: ChildProcess): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  return { code, stdout, stderr };
}

/** An empty folder that lasts as long as the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "strategraph-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A port on which something listens for as long as the test lasts. */
export async function takenPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

function spawned(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): ChildProcess {
  const { NO_COLOR, FORCE_COLOR, COLUMNS, PORT, NEO4J_URI, ...inherited } = process.env;
  const child = spawn(command, args, { cwd, env: { ...inherited, ...env } });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}
