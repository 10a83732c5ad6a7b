/** What plain resolvers do not answer here: it has tests of its own, and a plain engine to be compared with. */
const beyondTheDialect: ReadonlySet<string> = new Set([
  ...["graph", "ontology", "links", "linksConnection", "paths", "pathsConnection", "shortestPath"],
  ...[
    "coverage",
    "gaps",
    "neighborhood",
    "whatIf",
    "criticality",
    "cycles",
    "communities",
    "isolated",
    "findings",
    "findingRules",
    "search",
    "annotations",
    "searchConnection",
    "reachable",
    "reading",
  ],
]);

/** Whether plain resolvers do not answer a field here. */
export function isBeyondTheDialect(name: string): boolean {
  return beyondTheDialect.has(name) || /^pattern\d/.test(name);
}
