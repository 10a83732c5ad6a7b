import { nearest, StrategraphError } from "../diagnostic.ts";
import { excelCsv, gephiCsv, kumuCsv, neo4jCsv } from "./csv.ts";
import { cx2 } from "./cx2.ts";
import { cypher } from "./cypher.ts";
import { dot } from "./dot.ts";
import type { Format } from "./format.ts";
import { gexf } from "./gexf.ts";
import { graphml, yed } from "./graphml.ts";
import { html } from "./html.ts";
import { canvas, cytoscape, nodeLink } from "./json.ts";
import { jsonld } from "./jsonld.ts";
import { mermaid } from "./mermaid.ts";
import { parquet } from "./parquet.ts";
import { png } from "./png.ts";
import { stratml } from "./stratml.ts";
import { svg } from "./svg.ts";
import { turtle } from "./turtle.ts";
import { xlsx } from "./xlsx.ts";

/** Every format there is. */
export const formats: readonly Format[] = [
  gexf,
  graphml,
  yed,
  xlsx,
  excelCsv,
  gephiCsv,
  kumuCsv,
  neo4jCsv,
  parquet,
  nodeLink,
  cx2,
  cytoscape,
  canvas,
  dot,
  mermaid,
  svg,
  png,
  html,
  cypher,
  turtle,
  jsonld,
  stratml,
];

/** What people name instead of a format: the tool that is to read it. */
export const tools: Readonly<Record<string, Format>> = {
  gephi: gexf,
  yed,
  excel: xlsx,
  kumu: kumuCsv,
  "neo4j-admin": neo4jCsv,
  neo4j: cypher,
  pandas: parquet,
  duckdb: parquet,
  networkx: nodeLink,
  igraph: graphml,
  cytoscape: cx2,
  obsidian: canvas,
  graphviz: dot,
  rdflib: turtle,
};

/** The format of a name, or for a tool. Errors: EXPORT_FORMAT_UNKNOWN. */
export function formatOf(name: string): Format {
  const known = [...formats.map((one) => one.name), ...Object.keys(tools)];
  const found = formats.find((one) => one.name === name) ?? (Object.hasOwn(tools, name) ? tools[name] : undefined);
  if (found) return found;
  const near = nearest(name, known);
  throw new StrategraphError({
    code: "EXPORT_FORMAT_UNKNOWN",
    severity: "error",
    message: `There is no format or tool called ${JSON.stringify(name.slice(0, 100))}.`,
    hint: near ? `did you mean ${near}?` : `one of: ${known.join(", ")}`,
  });
}
