import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findJars, findJava, Missing } from "./tools.ts";

export const usualVersion = "5.26.24";

export interface ServerOptions {
  /** Of Neo4j; it must stand on Maven Central. */
  readonly version?: string;
  /** 0, which is usual: any that is free. */
  readonly port?: number;
  /** Where its data stay. */
  readonly home: string;
  /** Without it, that of the last start in this home, or one that is made. */
  readonly password?: string | undefined;
  /** Heap, as Java writes it: `1g`. */
  readonly memory?: string;
  /** Further settings, as in neo4j.conf. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Hears what takes long. */
  readonly say?: (line: string) => void;
}

export interface RunningNeo4j {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly version: string;
  /** The process's id. */
  readonly pid: number;
  /** Settles when the process has ended, by itself or not. */
  readonly ended: Promise<void>;
  /** Shuts it down in order. */
  stop(): Promise<void>;
  /** Ends the process as it stands. */
  kill(): Promise<void>;
}

/** What the JDK keeps to itself and Neo4j needs. */
const opened = ["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"];

/**
 * Starts a real Neo4j Community on 127.0.0.1 from its jars, and waits until it answers. It stops when this process ends,
 * however that comes about. Takes 6 to 11 s. Errors: Missing, where Java, Maven or the jars are; or what the server said.
 */
export async function startNeo4j(options: ServerOptions): Promise<RunningNeo4j> {
  const { version = usualVersion, home, memory = "1g", settings = {}, say = () => {} } = options;
  if (!/^[0-9][0-9A-Za-z.-]*$/.test(version)) throw new Missing(`"${version}" is not a version like ${usualVersion}`);
  const java = await findJava(version);
  const root = packageRoot();
  const jars = await findJars(version, join(root, "neo4j/pom.xml"), join(root, ".cache/neo4j"), say);
  await mkdir(home, { recursive: true });
  const password = options.password ?? (await keptPassword(home));
  const port = options.port || (await freePort());
  const conf = join(home, "neo4j.conf");
  const all = {
    "server.bolt.enabled": "true",
    "server.bolt.listen_address": `127.0.0.1:${port}`,
    "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
    "dbms.security.auth_enabled": "true",
    "dbms.usage_report.enabled": "false",
    "db.tx_log.preallocate": "false",
    ...settings,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(conf, lines.join(""));
  const modules = opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`);
  const program = [`-Xmx${memory}`, "-cp", join(jars, "*"), join(root, "neo4j/Server.java"), home, conf];
  const child = spawn(java, [...modules, ...program], {
    env: { ...process.env, NEO4J_PASSWORD: password },
    stdio: ["pipe", "pipe", "pipe"],
    // out of the terminal's group: Ctrl-C comes to us, and we stop it in order
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  await untilReady(child, version);
  const finish = async (end: () => void): Promise<void> => {
    end();
    await ended;
  };
  return {
    uri: `bolt://127.0.0.1:${port}`,
    username: "neo4j",
    password,
    version,
    pid: child.pid ?? 0,
    ended,
    stop: () => finish(() => child.stdin.end()),
    kill: () => finish(() => child.kill("SIGKILL")),
  };
}

function untilReady(child: ChildProcess, version: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: unknown): void => {
      said = (said + String(chunk)).slice(-20_000);
      if (/^ready$/m.test(said)) resolve();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("error", reject);
    child.once("close", () => {
      const reasons = said.split("\n").filter((line) => /Caused by|Exception|error:/.test(line));
      reject(new Error(`Neo4j ${version} did not start: ${reasons.at(-1) ?? said.trim()}`));
    });
  });
}

/** The folder of package.json, from the source and from dist/ alike. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

/** The password made at the first start in a home. */
async function keptPassword(home: string): Promise<string> {
  const file = join(home, "password");
  const kept = await readFile(file, "utf8").catch(() => "");
  if (kept !== "") return kept.trim();
  const password = randomBytes(12).toString("base64url");
  await rm(file, { force: true });
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
