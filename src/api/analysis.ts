import { communities } from "../../graph/analysis/communities.ts";
import { criticality } from "../../graph/analysis/criticality.ts";
import { cycles } from "../../graph/analysis/cycles.ts";
import { nearest } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Row, Value } from "../../graph/rows.ts";
import type { AnalysisShape } from "./analysis-shape.ts";
import { apiError } from "./codes.ts";
import { analysisBound, entityAt } from "./compile/analysis.ts";
import { criticalSummary, fallenWithout, fallenWithoutEach } from "./falling.ts";
import { aimsOf, type Computed, networkOf, rowOf, rowsOf, serviceOf, stepsOf, textAt } from "./network.ts";

/**
 * Runs an analysis over the rows of its root: one object, or a list of them. Errors: API_ANALYSIS_TOO_LARGE past
 * `analysisBound` entities, to be looked at or to be told of, API_ENTITY_UNKNOWN for an id to be left out that is not there. Cost: that of the analysis.
 */
export function analyse(
  ontology: Ontology,
  asked: AnalysisShape,
  rows: readonly Row[],
  values: readonly Value[],
): Computed | readonly Computed[] {
  if (rows.length > analysisBound) throw tooLarge();
  const network = networkOf(asked, rows);
  const argument = (param: number | null): Value => (param === null ? null : (values[param] ?? null));
  switch (asked.of) {
    case "whatIf": {
      const without = [argument(asked.arguments.without) ?? []].flat().map(String);
      const unknown = without.find((id) => !network.rowOf.has(id));
      if (unknown !== undefined) throw unknownEntity(unknown, [...network.rowOf.keys()]);
      return fallenWithout(ontology, network, without, asked.fields);
    }
    case "criticality": {
      const first = argument(asked.arguments.first);
      const most = criticality(network, stepsOf(ontology), aimsOf(ontology, network))
        .filter(({ id }) => asked.kinds.includes(textAt(rowOf(network, id), entityAt.kind)))
        .slice(0, first === null ? undefined : Number(first));
      const falling = fallenWithoutEach(ontology, network, most, asked.fields);
      return most.map((one, at) => ({
        ...one,
        entity: rowOf(network, one.id),
        summary: criticalSummary(ontology, one),
        whatIf: falling[at] ?? null,
      }));
    }
    case "cycles":
      return cycles(network, stepsOf(ontology)).map(({ ids, round }) => ({
        entities: rowsOf(network, ids),
        round: round.map((edge) => serviceOf(ontology, network, edge)),
      }));
    case "communities": {
      const resolution = argument(asked.arguments.resolution);
      return communities(network, resolution === null ? {} : { resolution: Number(resolution) }).map(({ ids }) => ({
        size: ids.length,
        entities: rowsOf(network, ids),
      }));
    }
  }
}

function tooLarge() {
  const message = `The analysis would look at more than ${analysisBound} entities at once.`;
  return apiError("API_ANALYSIS_TOO_LARGE", message, null, "ask of one strategy: `strategy`");
}

function unknownEntity(id: string, known: readonly string[]) {
  const message = `There is no entity ${JSON.stringify(id)} among those looked at.`;
  const near = nearest(id, known);
  const hint = near ? `did you mean ${near}?` : "look its id up, and whether it is of the strategy asked of";
  return apiError("API_ENTITY_UNKNOWN", message, null, hint);
}
