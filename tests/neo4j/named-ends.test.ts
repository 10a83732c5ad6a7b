import { parse } from "graphql";
import { expect, test } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { readCommittedSeeds } from "../seed/graph.ts";
import { onServer, openNeo4j } from "./server.ts";

const neo4j = await openNeo4j("absences between ends that are named");

const query = parse(`query ($of: ID!, $by: ID!, $relation: Relation!) {
  links(of: { ids: [$of] }, by: { ids: [$by] }, relations: [$relation]) {
    absence { code sentence evidence { quote line document { id } } }
    again: absence { code }
  }
  gaps(rows: { ids: [$of] }, columns: { ids: [$by] }, via: [$relation]) {
    side
    entity { id }
    absence { code sentence evidence { quote line document { id } } }
  }
}`);

interface Absence {
  readonly code: string;
}

interface Answer {
  readonly links: readonly { readonly absence: Absence; readonly again: Absence }[];
  readonly gaps: readonly { readonly absence: Absence }[];
}

onServer(neo4j, "absences between ends that are named", ({ connection }) => {
  test("are of the lists and exclusions of these alone, as in memory", async () => {
    const { ontology, dataset } = await readCommittedSeeds();
    const schema = deriveSchema(ontology);
    const codes: unknown[] = [];
    const engines = [createMemoryEngine(ontology), createNeo4jEngine(ontology, connection)];
    for (const engine of engines) await engine.replace(dataset);
    const [memory, server] = engines.map((engine) => createExecutor(ontology, engine, schema));
    const [directions, industry] = ["eaeu-2030/strategy-document/main-directions", "common/sector/industry"];
    const commission = "common/organization/eurasian-economic-commission";
    for (const [of, by, relation] of [
      [directions, industry, "prioritizes"],
      [industry, directions, "prioritizes"],
      ["eaeu-2030/policy-area/industrial-policy", commission, "developedBy"],
      ["eaeu-2030/task/strengthen-cooperation", "eaeu-2030/instrument/interest-rate-subsidy", "supports"],
    ] as const) {
      const asked = { document: query, variables: { of, by, relation } };
      const [here, there] = [await memory?.execute(asked), await server?.execute(asked)];
      expect(there?.data).toEqual(here?.data);
      const { links, gaps } = (there as { readonly data: unknown }).data as Answer;
      codes.push([links[0]?.again.code, ...gaps.map(({ absence }) => absence.code)]);
      // a table that has no more than these two says so of either in the words of the other
      expect(gaps[0]?.absence).toEqual(links[0]?.absence);
    }
    expect(codes).toEqual(
      ["LIST_ANNOUNCED", "LIST_ANNOUNCED", "EXCLUDED_BY_SOURCE", "NONE_RECORDED"].map((code) => [code, code, code]),
    );
  });
});
