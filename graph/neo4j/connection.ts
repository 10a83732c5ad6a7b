import neo4j, { type Session, type SessionMode } from "neo4j-driver";
import { StrategraphError } from "../diagnostic.ts";
import { createDrivers, type Drivers } from "./drivers.ts";

/** A server, and the database on it; opened once and shared. */
export interface Connection {
  readonly drivers: Drivers;
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

/** Opens a connection; nothing is sent yet. To be ended with `drivers.close()`. Errors: NEO4J_UNREACHABLE for what is no address. */
export function connect({ uri, username, password, database }: Address): Connection {
  try {
    const drivers = createDrivers(() =>
      neo4j.driver(uri, neo4j.auth.basic(username, password), {
        // whole numbers of ours have 32 bits
        disableLosslessIntegers: true,
        connectionTimeout: 5_000,
        connectionAcquisitionTimeout: 15_000,
        userAgent: "strategraph",
      }),
    );
    return { drivers, database };
  } catch (error) {
    throw new StrategraphError({
      code: "NEO4J_UNREACHABLE",
      severity: "error",
      message: `${JSON.stringify(uri)} is no address of Neo4j: ${error instanceof Error ? error.message : error}.`,
      hint: "look at NEO4J_URI; it is like bolt://127.0.0.1:7687 or neo4j+s://name.databases.neo4j.io",
    });
  }
}

/** Errors: those of the connection, where the server had fallen silent and is not there again. */
export function openSession(
  { drivers, database }: Connection,
  mode: "read" | "write",
  fetchSize?: number,
): Promise<Session> {
  const defaultAccessMode: SessionMode = mode === "read" ? neo4j.session.READ : neo4j.session.WRITE;
  return drivers.session({
    defaultAccessMode,
    ...(database === null ? {} : { database }),
    ...(fetchSize === undefined ? {} : { fetchSize }),
  });
}
