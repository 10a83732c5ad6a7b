import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What is not there to start a Neo4j with: a sentence for the person who asked for one. */
export class Missing extends Error {
  override readonly name = "Missing";
}

const waysOut = "install it, or start Neo4j in a container: docker compose up --wait neo4j";

/** Neo4j of a year, 2025.01 and later, needs Java 21; 5.26 needs 17. */
function neededJava(version: string): number {
  return Number(version.split(".")[0]) >= 2025 ? 21 : 17;
}

/**
 * The `java` to run a version with: the oldest that is new enough, of JAVA_HOME, the path, and where systems keep theirs.
 * Errors: Missing.
 */
export async function findJava(version: string): Promise<string> {
  const needed = neededJava(version);
  const candidates = [process.env.JAVA_HOME && join(process.env.JAVA_HOME, "bin/java"), "java", ...(await installed())];
  const found: { readonly java: string; readonly major: number }[] = [];
  for (const java of candidates) {
    const major = java ? await majorOf(java) : null;
    if (java && major !== null && major >= needed) found.push({ java, major });
  }
  const [best] = found.sort((a, b) => a.major - b.major);
  if (best === undefined) {
    throw new Missing(`Neo4j ${version} needs Java ${needed} or later, and none was found: ${waysOut}`);
  }
  return best.java;
}

async function installed(): Promise<readonly string[]> {
  const folders = await Promise.all(
    ["/usr/lib/jvm", "/opt/java"].map(async (root) =>
      (await readdir(root).catch(() => [])).map((name) => join(root, name, "bin/java")),
    ),
  );
  return folders.flat().filter((java) => existsSync(java));
}

async function majorOf(java: string): Promise<number | null> {
  try {
    const { stderr } = await run(java, ["-version"]);
    const major = /version "(\d+)/.exec(stderr)?.[1];
    return major === undefined ? null : Number(major);
  } catch {
    return null;
  }
}

/** The folder of a version's jars; brought from Maven Central the first time. Errors: Missing. */
export async function findJars(version: string, pom: string, cache: string, say: (line: string) => void) {
  const jars = join(cache, version);
  if (existsSync(jars)) return jars;
  await run("mvn", ["-version"]).catch(() => {
    throw new Missing(`The jars of Neo4j ${version} are brought by Maven, and there is no mvn: ${waysOut}`);
  });
  say(`Bringing Neo4j ${version} from Maven Central, 120 MB, once, into ${jars}`);
  const coming = `${jars}.${process.pid}.tmp`;
  await mkdir(cache, { recursive: true });
  try {
    const goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", `-DoutputDirectory=${coming}`];
    await run("mvn", ["-q", "-B", "-f", pom, `-Dneo4j.version=${version}`, ...goal]);
    await rename(coming, jars).catch((error: unknown) => {
      // another process was sooner
      if (!existsSync(jars)) throw error;
    });
  } catch (error) {
    const reason = error instanceof Error && "stdout" in error ? String(error.stdout).trim().split("\n")[0] : "";
    throw new Missing(`Maven could not bring the jars of Neo4j ${version}: ${reason || String(error)}`);
  } finally {
    await rm(coming, { recursive: true, force: true });
  }
  return jars;
}
