import type { Dataset } from "../../graph/dataset.ts";
import type { Diagnostic } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { readOntology } from "../ontology/read.ts";
import type { PlacedSilence } from "../seeds/link/silences.ts";
import { readSeeds } from "../seeds/read.ts";
import type { ServerCodeName } from "./codes.ts";
import { readTextFile, reasonOf } from "./text-file.ts";

export interface LoadRequest {
  readonly ontologyFile: string;
  readonly seedsFolder: string;
  /** Where the graph is kept as it was built, to be there at once at the next start; not kept, unless said. */
  readonly snapshotFile?: string;
}

/** What was read: ontology and dataset are null where an error kept them from being made. */
export interface Loaded {
  readonly ontology: Ontology | null;
  readonly dataset: Dataset | null;
  readonly silences: readonly PlacedSilence[];
  /** Every fault and warning, of the ontology first. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the ontology and the seeds that stand on it. Never rejects for what is in the files: faults are diagnostics, the
 * readers' own and LOAD_ONTOLOGY_NOT_READABLE. Seeds are not read without a good ontology. Cost: O(bytes), on this thread.
 */
export async function loadGraph({ ontologyFile, seedsFolder }: LoadRequest): Promise<Loaded> {
  const { ontology, diagnostics } = await loadOntology(ontologyFile);
  if (ontology === null) return { ...nothing, ontology, diagnostics };
  const seeds = await readSeeds(seedsFolder, ontology);
  return { ...seeds, ontology, diagnostics: [...diagnostics, ...seeds.diagnostics] };
}

/** The ontology alone, under the same conditions. */
export async function loadOntology(file: string): Promise<Pick<Loaded, "ontology" | "diagnostics">> {
  const text = await readText(file);
  return typeof text === "string" ? readOntology(text, file) : { ontology: null, diagnostics: [text] };
}

const nothing = { dataset: null, silences: [] };

async function readText(file: string): Promise<string | Diagnostic> {
  try {
    return await readTextFile(file);
  } catch (error) {
    const code: ServerCodeName = "LOAD_ONTOLOGY_NOT_READABLE";
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return {
      code,
      severity: "error",
      message: missing
        ? `There is no ontology at ${file}.`
        : `The ontology ${file} cannot be read: ${reasonOf(error)}.`,
      hint: "name the file that declares kinds and relations with --ontology",
    };
  }
}
