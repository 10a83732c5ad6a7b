import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { ServerCodeName } from "./codes.ts";

/**
 * Connections that may wait to be accepted, where the system lets as many: of one more than these the client hears nothing, and
 * tries again after a second.
 */
const backlog = 4_096;

/**
 * Listens, and gives the address to open in a browser. Errors: SERVER_PORT_INVALID, SERVER_PORT_TAKEN,
 * SERVER_PORT_NOT_ALLOWED, SERVER_HOST_UNKNOWN, SERVER_CANNOT_LISTEN.
 */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  checkPort(port);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host, port, backlog }, () => {
        server.off("error", reject);
        resolve();
      });
    });
  } catch (error) {
    throw cannotListen(error, host, port);
  }
  const { address, family, port: taken } = server.address() as AddressInfo;
  const anywhere = address === "0.0.0.0" || address === "::";
  const name = anywhere ? "localhost" : family === "IPv6" ? `[${address}]` : address;
  return `http://${name}:${taken}`;
}

/** Throws SERVER_PORT_INVALID for what is no port; 0 lets the system choose one. */
export function checkPort(port: number): void {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return;
  throw failure("SERVER_PORT_INVALID", `${port} is no port.`, "give a whole number from 0 to 65535");
}

function cannotListen(error: unknown, host: string, port: number): StrategraphError {
  const reason = error instanceof Error && "code" in error ? error.code : undefined;
  switch (reason) {
    case "EADDRINUSE":
      return failure("SERVER_PORT_TAKEN", `Port ${port} is taken on ${host}.`, "choose another with --port, or PORT");
    case "EACCES":
      return failure("SERVER_PORT_NOT_ALLOWED", `Port ${port} is not open to this user.`, "choose one above 1023");
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EADDRNOTAVAIL":
    case "EINVAL":
      return failure(
        "SERVER_HOST_UNKNOWN",
        `${host} is not a name or address of this machine.`,
        "try --host 127.0.0.1",
      );
    default:
      return failure("SERVER_CANNOT_LISTEN", `Listening on ${host}, port ${port}, failed: ${String(error)}.`);
  }
}

function failure(code: ServerCodeName, message: string, hint?: string): StrategraphError {
  return new StrategraphError({ code, severity: "error", message, ...(hint === undefined ? {} : { hint }) });
}
