import type { FieldValue } from "../dataset.ts";
import type { Excerpt } from "../excerpt.ts";
import { type Attribute, edgeAttributes, flatQuotes, nodeAttributes, receiptLines } from "./attributes.ts";
import { type Format, file } from "./format.ts";

/** A script that makes the graph in any Neo4j, statement by statement; run again, it changes nothing. Cost: O(excerpt). */
export const cypher: Format = {
  name: "cypher",
  title: "Cypher script, for Neo4j Browser and cypher-shell",
  mediaType: "application/x-cypher-query",
  extension: "cypher",
  files: (excerpt) => [file("graph.cypher", () => write(excerpt))],
  leavesOut: [flatQuotes, "quotes are not nodes to walk to, as `strategraph load --engine neo4j` makes them"],
};

function* write(excerpt: Excerpt): Generator<string, void, void> {
  const ofNodes = nodeAttributes(excerpt).filter(
    ({ name }) => name !== "label" && name !== "kind" && name !== "kindLabel",
  );
  const ofEdges = edgeAttributes(excerpt).filter(
    ({ name }) => !["label", "kind", "interaction", "edgeId"].includes(name),
  );
  const types = new Map(excerpt.ontology.relations.map(({ name, type }) => [name, type]));
  yield receiptLines(excerpt)
    .map((line) => `// ${line.replaceAll(/[\r\n]+/g, " ")}\n`)
    .join("");
  yield "CREATE CONSTRAINT strategraph_export_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n";
  for (const node of excerpt.nodes) {
    yield `MERGE (n:Entity {id: ${literal(node.id)}}) SET n:${name(node.kind)}, n += ${map(ofNodes, node)};\n`;
  }
  for (const edge of excerpt.edges) {
    const ends = `MATCH (a:Entity {id: ${literal(edge.from)}}), (b:Entity {id: ${literal(edge.to)}})`;
    const type = name(types.get(edge.relation) ?? edge.relation);
    yield `${ends} MERGE (a)-[r:${type}]->(b) SET r += ${map(ofEdges, edge)}, r.id = ${literal(edge.id)};\n`;
  }
}

function map<Of>(attributes: readonly Attribute<Of>[], of: Of): string {
  const pairs = attributes.flatMap(({ name: key, value }) => {
    const one = value(of);
    return one === null ? [] : [`${name(key)}: ${literal(one)}`];
  });
  return `{${pairs.join(", ")}}`;
}

/** A value as Cypher writes it. */
function literal(value: FieldValue): string {
  if (Array.isArray(value)) return `[${value.map((one) => literal(one)).join(", ")}]`;
  if (typeof value !== "string") return String(value);
  return `'${value.replaceAll(/[\\'\p{Cc}\u2028\u2029\ufffe\uffff]/gu, written)}'`;
}

/**
 * Neo4j reads `\u` and four digits before anything else, wherever they stand, also behind a backslash: so a backslash is
 * written as two such, which become the two that a string takes for one.
 */
function written(found: string): string {
  if (found === "'") return "\\'";
  return found === "\\" ? "\\u005C\\u005C" : `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The ontology's names need no quoting, and languages' tags do; what else comes is refused. */
function name(text: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return text;
  if (/^[A-Za-z_][A-Za-z0-9_-]*$/.test(text)) return `\`${text}\``;
  throw new Error(`no name for Cypher: ${JSON.stringify(text)}`);
}
