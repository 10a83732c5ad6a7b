import { type Diagnostic, describe } from "../../graph/diagnostic.ts";
import type { SnapshotNews } from "./load-in-worker.ts";

/** What happens to a running service that its operator wants to know. */
export type ServerEvent =
  | {
      readonly event: "started";
      readonly url: string;
      readonly revision: string;
      readonly entities: number;
      readonly relations: number;
      /** Faults of severity "warning". */
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly event: "reloaded";
      readonly revision: string;
      readonly entities: number;
      readonly relations: number;
      /** Faults of severity "warning". */
      readonly diagnostics: readonly Diagnostic[];
      readonly milliseconds: number;
    }
  /** What should be served, a changed file or what Neo4j holds, is at fault; the last good graph goes on being served. */
  | { readonly event: "kept"; readonly revision: string; readonly diagnostics: readonly Diagnostic[] }
  /** What a replica serves is what Neo4j holds again, though it was not read anew. */
  | { readonly event: "current"; readonly revision: string }
  /** What became of the snapshot file at a load. */
  | ({ readonly event: "snapshot" } & SnapshotNews)
  /** One of several processes ended, and another takes its place after so many milliseconds; or that one answers. */
  | {
      readonly event: "worker";
      readonly pid: number;
      readonly state: "ended";
      readonly how: string;
      readonly milliseconds: number;
    }
  | { readonly event: "worker"; readonly pid: number; readonly state: "serving" }
  | { readonly event: "examples"; readonly count: number }
  /** A fault of the program, which the client is told nothing of. `request`: of what it answered, where that is known. */
  | { readonly event: "fault"; readonly error: unknown; readonly request?: string }
  | RequestEvent;

/** A request that is answered, or whose client went away. */
export interface RequestEvent {
  readonly event: "request";
  readonly id: string;
  readonly method: string;
  /** As it is served, without what a client might have put into it; null: of nothing that is. */
  readonly path: string | null;
  /** Null: the client went away before. */
  readonly status: number | null;
  /** Whether all of the answer was sent. */
  readonly whole: boolean;
  readonly code: string | null;
  readonly milliseconds: number;
  /** Sent, with the head. */
  readonly bytes: number;
  /** The name of the token that it carried. */
  readonly token: string | null;
  readonly operation: string | null;
  readonly hash: string | null;
  readonly revision: string | null;
  /** Where values are told: the path with its parameters, and the variables. */
  readonly address?: string;
  readonly variables?: unknown;
}

export type Log = (event: ServerEvent) => void;

/** An event as lines for people. */
export function describeEvent(event: ServerEvent): string {
  switch (event.event) {
    case "started":
      return [...event.diagnostics.map(describe), `Ask ${event.url}/graphql`].join("\n");
    case "reloaded": {
      const { revision, entities, relations, milliseconds } = event;
      const line = `reloaded: revision ${short(revision)}, ${entities} entities, ${relations} relations (${Math.round(milliseconds)} ms)`;
      return [...event.diagnostics.map(describe), line].join("\n");
    }
    case "kept": {
      const count = event.diagnostics.filter((one) => one.severity === "error").length;
      const line = `not reloaded: ${count} ${count === 1 ? "fault" : "faults"}; still serving revision ${short(event.revision)}`;
      return [...event.diagnostics.map(describe), line].join("\n");
    }
    case "current":
      return `Neo4j holds what is served: revision ${short(event.revision)}`;
    case "snapshot": {
      const size = event.state === "not written" ? "" : `, ${(event.bytes / 1e6).toFixed(1)} MB`;
      return [...event.diagnostics.map(describe), `snapshot ${event.state}: ${event.file}${size}`].join("\n");
    }
    case "worker":
      return event.state === "serving"
        ? `worker ${event.pid} answers`
        : `worker ${event.pid} ended with ${event.how}; another is started in ${event.milliseconds} ms`;
    case "examples":
      return `reloaded: ${event.count} examples`;
    case "request":
      return describeRequest(event);
    case "fault":
      return `fault${event.request === undefined ? "" : ` in ${event.request}`}: ${event.error instanceof Error ? (event.error.stack ?? event.error.message) : String(event.error)}`;
  }
}

function describeRequest(event: RequestEvent): string {
  const { method, status, whole, code, operation, hash, milliseconds, bytes, token, id, variables } = event;
  const outcome = status === null ? "gone" : whole ? status : `${status} broken off`;
  const asked = [hash && (operation ?? "unnamed"), hash, token && `by ${token}`, code].filter(Boolean);
  const values = variables === undefined ? [] : [JSON.stringify(variables)];
  const place = event.address ?? event.path ?? "(nothing there)";
  return [method, place, outcome, ...asked, `${milliseconds.toFixed(1)} ms`, `${bytes} bytes`, id, ...values].join(" ");
}

function short(revision: string): string {
  return revision.slice(0, 12);
}
