import type { Diagnostic } from "../../../graph/diagnostic.ts";
import type { Family } from "../exposition.ts";
import type { Adoption } from "../load-in-worker.ts";
import type { RunningServer } from "../open.ts";

/** What the first process tells a worker. */
export type Order =
  /** `null`: of an engine that holds its graph elsewhere. */
  | { readonly say: "serve"; readonly graph: Adoption | null }
  | { readonly say: "prepare"; readonly graph: Adoption }
  /** Begin to answer nothing more, until told to show what is prepared. */
  | { readonly say: "hold" }
  | { readonly say: "show" }
  | { readonly say: "renew"; readonly changed: readonly ("examples" | "findings")[] }
  /** A question of who runs the service. */
  | { readonly say: "ask"; readonly query: string; readonly variables: Readonly<Record<string, unknown>> }
  /** Tell what it has measured. */
  | { readonly say: "measure" }
  /** What all have measured, as it asked. */
  | { readonly say: "gathered"; readonly families: readonly Family[] }
  | { readonly say: "stop" };

/** What a worker answers, or asks. */
export type Report =
  | { readonly say: "here" }
  | ({ readonly say: "serving" } & Started)
  | { readonly say: "prepared" | "held" | "shown" | "renewed" }
  | { readonly say: "answered"; readonly answer: unknown }
  | { readonly say: "measured"; readonly families: readonly Family[] }
  /** Asks what all have measured. */
  | { readonly say: "gather" }
  | { readonly say: "failed"; readonly diagnostics: readonly Diagnostic[] };

export type Started = Omit<RunningServer, "ask" | "close">;
