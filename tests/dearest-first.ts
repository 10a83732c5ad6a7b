import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take a minute or more, from the longest on. */
const dearest = [
  "kills/neo4j",
  "property/neo4j",
  "property/api-differential",
  "neo4j/own-server",
  "documents/documents",
  "neo4j/traces",
  "docs/docs",
  "pairs/neo4j",
  "property/ways-metamorphic",
  "export/round-trip",
  "docs/tools",
  "soak/soak",
  "contract/neo4j",
  "browser/page",
  "kills/snapshot",
  "property/memory",
  "property/api-ways",
  "web/table",
  "neo4j/admin-import",
  "property/search",
  "neo4j/messages",
  "cli/query",
  "cli/neo4j",
  "neo4j/load",
].map((name) => `/tests/${name}.test.ts`);

/**
 * So that none of them begins when the others are nearly done. Vitest orders by how long files took here before; where none
 * have run yet it goes by their size, which says little.
 */
export class DearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = dearest.findIndex((name) => moduleId.endsWith(name));
      return at === -1 ? dearest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
