import { StrategraphError } from "../diagnostic.ts";
import type { Ontology } from "../ontology.ts";
import type { Connection } from "./connection.ts";
import { readState, type State } from "./state.ts";

/** A graph that there is. */
export type LoadedState = State & { readonly revision: string };

/** What is stored, if it is a graph of this ontology. Errors: NOT_LOADED, NEO4J_OTHER_ONTOLOGY. */
export async function loadedState(connection: Connection, ontology: Ontology): Promise<LoadedState> {
  return asLoaded(await readState(connection), ontology);
}

/** A state, if it is that of a graph of this ontology. Errors: NOT_LOADED, NEO4J_OTHER_ONTOLOGY. */
export function asLoaded(state: State | null, { fingerprint }: Ontology): LoadedState {
  const revision = state?.revision ?? null;
  if (state === null || revision === null) throw notLoaded();
  if (state.fingerprint !== fingerprint) throw otherOntology();
  return { ...state, revision };
}

export function notLoaded(): StrategraphError {
  return new StrategraphError({
    code: "NOT_LOADED",
    severity: "error",
    message: "There is no graph in Neo4j yet, or its first load is not complete.",
    hint: "load one with `strategraph load --engine neo4j`",
  });
}

export function otherOntology(): StrategraphError {
  return new StrategraphError({
    code: "NEO4J_OTHER_ONTOLOGY",
    severity: "error",
    message: "The graph in Neo4j was loaded with another ontology than the one asked with.",
    hint: "load it again, or ask with the ontology it was loaded with",
  });
}

export function otherVersion(): StrategraphError {
  return new StrategraphError({
    code: "NEO4J_OTHER_VERSION",
    severity: "error",
    message: "The graph in Neo4j was loaded by a version that did not count how it is made up.",
    hint: "load it again with this one: `strategraph load --engine neo4j`; only what is missing is written",
  });
}
