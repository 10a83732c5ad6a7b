// Runs in the browser as it stands: starts GraphiQL with the examples as tabs, and as a list that opens any of them again.

const { React, ReactDOM, GraphiQL } = globalThis;
const element = React.createElement;

async function start() {
  const answer = await fetch("/playground/examples.json");
  const examples = answer.ok ? await answer.json() : [];
  const asked = askedFor(new URLSearchParams(location.search), examples);
  ReactDOM.createRoot(document.getElementById("playground")).render(
    element(
      GraphiQL,
      {
        fetcher: GraphiQL.createFetcher({ url: "/graphql" }),
        defaultTabs: examples.map(tab),
        ...asked,
        plugins: [examplesPlugin(examples)],
        isHeadersEditorEnabled: false,
        shouldPersistHeaders: false,
      },
      element(GraphiQL.Logo, null, "strategraph"),
    ),
  );
}

/** What a link to this page asks for: `?example=name`, or `?query=...&variables=...`. Nothing: on a first visit, example one. */
function askedFor(search, examples) {
  const query = search.get("query");
  if (query !== null) return { query, variables: search.get("variables") ?? "" };
  const firstVisit = localStorage.getItem("graphiql:tabState") === null;
  const example = examples.find(({ name }) => name === search.get("example")) ?? (firstVisit ? examples[0] : undefined);
  return example ? tab(example) : {};
}

function tab({ query, variables }) {
  return { query, variables: Object.keys(variables).length === 0 ? "" : JSON.stringify(variables, null, 2) };
}

/** GraphiQL keeps its tabs from visit to visit; a link brings back an example that was changed or closed. */
function examplesPlugin(examples) {
  return {
    title: "Examples",
    icon: () =>
      element(
        "svg",
        { viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", strokeWidth: 1.5, "aria-hidden": true },
        element("path", { d: "M8 6h12M8 12h12M8 18h12M3.5 6h.01M3.5 12h.01M3.5 18h.01", strokeLinecap: "round" }),
      ),
    content: () =>
      element(
        "section",
        { "aria-label": "Examples" },
        element("div", { className: "graphiql-doc-explorer-title" }, "Examples"),
        element(
          "ul",
          { style: { listStyle: "none", padding: 0, lineHeight: 1.4 } },
          examples.map((example) =>
            element(
              "li",
              { key: example.name, style: { margin: "12px 0" } },
              element("a", link(example), example.title),
            ),
          ),
        ),
      ),
  };
}

function link(example) {
  return { href: `/graphql?example=${encodeURIComponent(example.name)}`, style: { color: "hsl(var(--color-info))" } };
}

start();
