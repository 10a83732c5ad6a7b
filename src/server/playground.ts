import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Reply } from "./reply.ts";
import { fileReply, pageReply, type Site } from "./site.ts";

const scripts = ["react", "react-dom", "graphiql", "playground"] as const;
const styles = ["graphiql"] as const;

/** GraphiQL's editor writes inline styles, and its style sheet carries its fonts. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

/** GraphiQL, its files under /playground/. Reads it, React and the script that starts them, once. Rejects when a package is not installed. */
export async function createPlayground(): Promise<Site> {
  const require = createRequire(import.meta.url);
  const folder = (name: string) => dirname(require.resolve(`${name}/package.json`));
  const sources = {
    "react.js": join(folder("react"), "umd/react.production.min.js"),
    "react-dom.js": join(folder("react-dom"), "umd/react-dom.production.min.js"),
    "graphiql.js": join(folder("graphiql"), "graphiql.min.js"),
    "graphiql.css": join(folder("graphiql"), "graphiql.min.css"),
    "playground.js": fileURLToPath(new URL("./playground-start.js", import.meta.url)),
  };
  const paths = new Map<string, string>();
  const files = new Map<string, Reply>();
  for (const [name, source] of Object.entries(sources)) {
    const bytes = await readFile(source);
    const [stem = "", ending = ""] = name.split(".");
    const path = `/playground/${stem}.${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}.${ending}`;
    paths.set(name, path);
    files.set(path, fileReply(name, bytes));
  }
  return { page: page(paths), files };
}

function page(paths: ReadonlyMap<string, string>): Reply {
  const body = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>strategraph: ask the graph</title>
    <link rel="icon" href="data:," />
${styles.map((name) => `    <link rel="stylesheet" href="${paths.get(`${name}.css`)}" />`).join("\n")}
    <style>
      body { margin: 0; }
      #playground { height: 100vh; height: 100dvh; }
    </style>
  </head>
  <body>
    <div id="playground"><noscript>The playground needs JavaScript. The API itself does not: POST an operation here.</noscript></div>
${scripts.map((name) => `    <script defer src="${paths.get(`${name}.js`)}"></script>`).join("\n")}
  </body>
</html>
`;
  return pageReply(body, policy);
}
