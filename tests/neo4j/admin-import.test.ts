import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import neo4j from "neo4j-driver";
import { afterAll, describe, expect, test } from "vitest";
import { formatOf } from "../../graph/export/formats.ts";
import { startNeo4j, usualVersion } from "../../neo4j/server.ts";
import { findJars, findJava, Missing } from "../../neo4j/tools.ts";
import { root } from "../built.ts";
import { hostileExcerpt, seedExcerpt } from "../export/excerpts.ts";
import { written } from "../export/written.ts";
import { leftOut } from "../left-out.ts";

const run = promisify(execFile);
const admin = await findAdmin();
const homes: string[] = [];
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

describe.skipIf(admin === null)("neo4j-admin database import", () => {
  test.concurrent.each([
    ["the seed", seedExcerpt],
    ["a hostile graph", async () => hostileExcerpt(3)],
  ])("makes a database of %s, by the arguments that stand beside the tables", async (name, make) => {
    const excerpt = await make();
    const folder = await written(formatOf("csv-neo4j-admin"), name, excerpt);
    const home = mkdtempSync(join(tmpdir(), "strategraph-admin-"));
    homes.push(home);
    await admin?.(home, folder);
    const server = await startNeo4j({ home });
    const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.username, server.password), {
      disableLosslessIntegers: true,
    });
    try {
      const rows = async (statement: string) =>
        (await driver.executeQuery(statement)).records.map((record) => record.toObject());
      expect(
        await rows(
          "MATCH (n:Entity) RETURN n.id AS id, n.name AS name, [one IN labels(n) WHERE one <> 'Entity'] AS kinds, n.description AS description ORDER BY id",
        ),
      ).toEqual(
        Array.from(excerpt.nodes, ({ id, name, kind, description }) => ({ id, name, kinds: [kind], description })),
      );
      expect(
        await rows(
          "MATCH (a:Entity)-[r]->(b:Entity) RETURN r.edgeId AS id, a.id AS from, b.id AS to, r.claims AS claims, r.quotes AS quotes ORDER BY id",
        ),
      ).toEqual(
        Array.from(excerpt.edges, ({ id, from, to, claims, evidence }) => ({
          id,
          from,
          to,
          claims: claims.length,
          quotes: evidence.length === 0 ? null : evidence.map(({ quote }) => quote),
        })),
      );
    } finally {
      await driver.close();
      await server.kill();
    }
  });
});

/** Runs the importer of a Neo4j over the tables in a folder, into a new home. Null, said loudly, without Java or the jars. */
async function findAdmin(): Promise<((home: string, folder: string) => Promise<void>) | null> {
  const version = process.env.STRATEGRAPH_NEO4J_RELEASE ?? usualVersion;
  try {
    const java = await findJava(version);
    const jars = await findJars(version, join(root, "neo4j/pom.xml"), join(root, ".cache/neo4j"), () => {});
    const program = ["-cp", join(jars, "*"), "org.neo4j.cli.AdminTool", "database", "import", "full"];
    const opened = ["nio", "lang"].map((name) => `--add-opens=java.base/java.${name}=ALL-UNNAMED`);
    return async (home, folder) => {
      await run(java, [...opened, ...program, "@import.args", "neo4j"], {
        cwd: folder,
        env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: home },
        maxBuffer: 1 << 24,
      });
    };
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    leftOut("neo4j-admin's import of an export", error.message);
    return null;
  }
}
