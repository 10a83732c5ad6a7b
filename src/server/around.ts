import { idsAround } from "../../graph/analysis/around.ts";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Engine, ExecuteOptions } from "../../graph/engine.ts";
import { type Excerpt, excerptSteps, wholeGraph } from "../../graph/excerpt.ts";
import type { ExportCode } from "../../graph/export/codes.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { inSlices } from "../../graph/slices.ts";
import { version } from "../version.ts";

/** What lies within so many relations of some entities, whichever way these go. */
export interface Around {
  readonly ids: readonly string[];
  readonly hops: number;
}

/**
 * The whole graph, or what lies around some entities with every relation in between, as an excerpt. Errors: EXPORT_HOPS,
 * EXPORT_NOTHING_THERE, those of the engine. Cost: O(what is exported), in steps between which others have their turn.
 */
export async function excerptAround(
  ontology: Ontology,
  engine: Engine,
  around: Around | null,
  time: string,
  options: ExecuteOptions = {},
): Promise<Excerpt> {
  const { signal } = options;
  const entities = around && (await idsNear(ontology, engine, around, options));
  const question = around === null ? wholeGraph : `Within ${around.hops} of ${around.ids.join(", ")}`;
  const part = entities && { entities, relations: null };
  const dataset = await engine.scan({ ...(part && { only: part }), ...(signal && { signal }) });
  const asked = { title: question, question, engine: engine.name, version, time };
  return inSlices(excerptSteps(ontology, dataset, asked, part), signal);
}

async function idsNear(ontology: Ontology, engine: Engine, { ids, hops }: Around, options: ExecuteOptions) {
  if (![1, 2, 3, 4, 5, 6].includes(hops)) throw fault("EXPORT_HOPS", `${hops} hops are not 1 to 6.`, "1, unless said");
  const near = await idsAround(ontology, engine, ids, hops, options);
  if (near.size > 0) return near;
  const named = ids.map((id) => JSON.stringify(id.slice(0, 200))).join(", ");
  const hint = "an id is as in eaeu-2030/goal/develop-industrial-cooperation";
  throw fault("EXPORT_NOTHING_THERE", `The graph has no entity ${named}.`, hint);
}

function fault(code: ExportCode, message: string, hint: string): StrategraphError {
  return new StrategraphError({ code, severity: "error", message, hint });
}
