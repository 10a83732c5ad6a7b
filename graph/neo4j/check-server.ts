import { StrategraphError } from "../diagnostic.ts";
import { ask } from "./ask.ts";
import type { Connection } from "./connection.ts";

/** The oldest server that is tested. */
const oldest = [5, 26] as const;
/** Milliseconds: a first question may find a server that has only just begun. */
const answersWithin = 15_000;

/**
 * Looks whether the server answers, lets the user in, has the database and is new enough; gives its version.
 * Errors: NEO4J_UNREACHABLE, NEO4J_UNAUTHORIZED, NEO4J_DATABASE_MISSING, NEO4J_TIME_LIMIT,
 * NEO4J_TOO_OLD. Cost: one round trip.
 */
export async function checkServer(connection: Connection): Promise<string> {
  const { summary } = await ask(connection, { within: answersWithin }, (session) => session.run("RETURN 1"));
  const version = (summary.server.agent ?? "").replace(/^Neo4j\//u, "");
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) throw tooOld(version);
  return version;
}

function tooOld(version: string): StrategraphError {
  return new StrategraphError({
    code: "NEO4J_TOO_OLD",
    severity: "error",
    message: `The server is Neo4j ${version}.`,
    hint: `use ${oldest.join(".")} or newer`,
  });
}
