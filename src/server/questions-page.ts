import type { Example } from "./examples.ts";
import { jsonReply, type Reply } from "./reply.ts";

/** All saved questions, for a person or a program. */
export function questionsReply(questions: readonly Example[], asPage: boolean): Reply {
  if (!asPage) {
    const listed = questions.map(({ name, title, description, variables, types }) => ({
      name,
      title,
      description,
      variables,
      types,
      address: `/q/${name}`,
    }));
    return jsonReply(200, listed, { vary: "accept" });
  }
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>strategraph: saved questions</title>
<link rel="icon" href="data:," />
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 0.25rem; }
p { margin: 0.25rem 0; color: #444; }
code { font-size: 0.9em; }
</style>
</head>
<body>
<h1>Saved questions</h1>
<p>Each is a plain address for Excel, pandas or a browser: rows as CSV or a workbook, the part of the graph as a file for
Gephi and others. Variables are parameters of the address.</p>
${questions.map(questionItem).join("\n")}
</body>
</html>
`;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-cache",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    vary: "accept",
  };
  return { status: 200, headers, body };
}

const offered = ["json", "csv", "xlsx", "gexf", "graphml"];

function questionItem({ name, title, description, variables }: Example): string {
  const address = `/q/${encodeURIComponent(name)}`;
  const links = offered.map((form) => `<a href="${address}.${form}">${form}</a>`).join(" · ");
  const parameters = Object.entries(variables).map(
    ([variable, value]) =>
      `<code>${escaped(variable)}=${escaped(typeof value === "object" ? JSON.stringify(value) : String(value))}</code>`,
  );
  return [
    `<h2 id="${escaped(name)}">${escaped(title)}</h2>`,
    ...description.map((one) => `<p>${escaped(one)}</p>`),
    parameters.length > 0 ? `<p>Variables: ${parameters.join(", ")}</p>` : "",
    `<p>${links}</p>`,
  ]
    .filter((one) => one !== "")
    .join("\n");
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
}
