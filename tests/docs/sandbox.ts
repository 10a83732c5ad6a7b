import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { built, root } from "../built.ts";

/** The project as a clone has it, its tests aside, in a folder of its own, where commands run one after the other. */
export interface Sandbox {
  readonly folder: string;
  /** Runs a command to its end, or, of a server, until it answers. Rejects when the command fails. */
  run(command: string): Promise<string>;
  /** Stops the server as Ctrl-C does, and removes the folder. Rejects when the server does not end with 0. */
  close(): Promise<void>;
}

const listing = "ls-files -co --exclude-standard -z -- :!tests :!bench".split(" ");
const isServer = /\b(npm start|strategraph serve|dist\/strategraph\.js serve)\b/;

/**
 * `installed`: with the packages and the build of this checkout, so that nothing need be installed. What `npx strategraph`
 * runs is then run without npx, which installs the project, and builds it, anew for each folder it has not seen.
 */
export async function createSandbox({ installed }: { readonly installed: boolean }): Promise<Sandbox> {
  const folder = mkdtempSync(join(tmpdir(), "strategraph-docs-"));
  const files = execFileSync("git", listing, { cwd: root, encoding: "utf8" });
  for (const file of files.split("\0").filter((name) => name !== "" && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  if (installed) {
    cpSync(dirname(built()), join(folder, "dist"), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  }
  let server: Server | null = null;
  return {
    folder,
    async run(command) {
      const port = server?.port ?? (await freePort());
      const direct = installed ? command.replaceAll("npx strategraph", "node dist/strategraph.js") : command;
      const moved = direct.replace(/(127\.0\.0\.1|localhost):4000/g, `127.0.0.1:${port}`);
      if (!isServer.test(command)) return output(moved, folder);
      await server?.stop();
      const other = await freePort();
      server = await serve(moved.replace(/(--port |PORT=)\d+/g, `$1${other}`), folder, other);
      return server.printed.replaceAll(`:${other}`, ":4000");
    },
    async close() {
      await server?.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_ENV|FORCE_COLOR)/.test(name));
  return { ...Object.fromEntries(kept), NO_COLOR: "1", COLUMNS: "100", ...more };
}

async function output(command: string, cwd: string): Promise<string> {
  const child = spawn("bash", ["--norc", "-euo", "pipefail", "-c", command], { cwd, env: environment() });
  const { printed, ended } = collect(child);
  const code = await ended;
  if (code !== 0) throw new Error(`ended with ${code}: ${command}\n${printed()}`);
  return printed();
}

interface Server {
  readonly port: number;
  readonly printed: string;
  stop(): Promise<void>;
}

async function serve(command: string, cwd: string, port: number): Promise<Server> {
  const env = environment({ PORT: String(port) });
  const child = spawn("bash", ["--norc", "-c", command], { cwd, env, detached: true });
  const { printed, ended } = collect(child);
  const deadline = Date.now() + 60_000;
  while (!printed().includes("/graphql")) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`does not serve: ${command}\n${printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    port,
    printed: printed(),
    async stop() {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGINT");
      const code = await ended;
      if (code !== 0) throw new Error(`stopped by Ctrl-C it ended with ${code}: ${command}\n${printed()}`);
    },
  };
}

function collect(child: ChildProcess): { readonly printed: () => string; readonly ended: Promise<number | null> } {
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  return {
    printed: () => text.replace(/^npm warn .*\n/gm, ""),
    ended: new Promise((resolve, reject) => child.once("error", reject).once("close", resolve)),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** Text of a file of the sandbox. */
export function readIn({ folder }: Sandbox, file: string): string {
  return readFileSync(join(folder, file), "utf8");
}
