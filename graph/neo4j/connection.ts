import neo4j, { type Driver, type Session, type SessionMode } from "neo4j-driver";
import { StrategraphError } from "../diagnostic.ts";
import { translated } from "./errors.ts";

/** A server, and the database on it; opened once and shared. */
export interface Connection {
  readonly driver: Driver;
  /** Null: the user's own. */
  readonly database: string | null;
}

export interface Address {
  /** `bolt://127.0.0.1:7687`, `neo4j+s://...` */
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string | null;
}

/** The oldest server that is tested. */
const oldest = [5, 26] as const;

/** Opens a connection; nothing is sent yet. To be ended with `driver.close()`. Errors: NEO4J_UNREACHABLE for what is no address. */
export function connect({ uri, username, password, database }: Address): Connection {
  try {
    const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), {
      // whole numbers of ours have 32 bits
      disableLosslessIntegers: true,
      connectionTimeout: 5_000,
      connectionAcquisitionTimeout: 15_000,
      userAgent: "strategraph",
    });
    return { driver, database };
  } catch (error) {
    throw new StrategraphError({
      code: "NEO4J_UNREACHABLE",
      severity: "error",
      message: `${JSON.stringify(uri)} is no address of Neo4j: ${error instanceof Error ? error.message : error}.`,
      hint: "look at NEO4J_URI; it is like bolt://127.0.0.1:7687 or neo4j+s://name.databases.neo4j.io",
    });
  }
}

export function openSession({ driver, database }: Connection, mode: "read" | "write", fetchSize?: number): Session {
  const defaultAccessMode: SessionMode = mode === "read" ? neo4j.session.READ : neo4j.session.WRITE;
  return driver.session({
    defaultAccessMode,
    ...(database === null ? {} : { database }),
    ...(fetchSize === undefined ? {} : { fetchSize }),
  });
}

/**
 * Looks whether the server answers, lets the user in, has the database and is new enough; gives its version.
 * Errors: NEO4J_UNREACHABLE, NEO4J_UNAUTHORIZED, NEO4J_DATABASE_MISSING, NEO4J_TOO_OLD. Cost: one round trip.
 */
export async function checkServer(connection: Connection): Promise<string> {
  const session = openSession(connection, "read");
  try {
    const { summary } = await session.run("RETURN 1");
    const version = (summary.server.agent ?? "").replace(/^Neo4j\//u, "");
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) throw tooOld(version);
    return version;
  } catch (error) {
    throw translated(error);
  } finally {
    await session.close().catch(() => {});
  }
}

function tooOld(version: string): StrategraphError {
  return new StrategraphError({
    code: "NEO4J_TOO_OLD",
    severity: "error",
    message: `The server is Neo4j ${version}.`,
    hint: `use ${oldest.join(".")} or newer`,
  });
}
