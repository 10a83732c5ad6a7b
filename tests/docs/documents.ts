import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Kind, parse } from "graphql";
import { expect, test } from "vitest";
import { root } from "../built.ts";
import { leftOut } from "../left-out.ts";
import { type Block, blocksOf, commandsOf } from "./blocks.ts";
import { hereIsWhatRuns, programOf } from "./programs.ts";
import { createSandbox, type Sandbox } from "./sandbox.ts";

export interface Document {
  /** Its path in the project. */
  readonly name: string;
  readonly text: string;
}

export function readDocument(name: string): Document {
  return { name, text: readFileSync(join(root, name), "utf8") };
}

/** The pages that stand in a folder of the project, not those in folders below. */
export function documentsIn(folder: string): readonly Document[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(".md"));
  return names.map((name) => readDocument(`${folder}/${name}`));
}

/** Tests that the `README.md` of a folder leads to every page beside it. */
export function testIndex(folder: string): void {
  test(`${folder}/README.md leads to every page beside it`, () => {
    const { text } = readDocument(`${folder}/README.md`);
    const pages = readdirSync(join(root, folder)).filter((name) => /\.(md|ipynb)$/.test(name) && name !== "README.md");
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.filter((name) => !text.includes(`(${name})`))).toEqual([]);
  });
}

/** Commands that take a whole CI step of their own (.ci/run). */
const elsewhere =
  /^(npm test|npm run (bench|build|lint|test:long|typecheck)|npm --prefix bench|\.ci\/run|bash \.ci\/run|git clone) ?/;
/** What the README begins with, and is run there; what another page begins with it is the same. */
const installing = /^npm ci\b/;

/** Tests that what documents say can be done is done, and prints what they say; and that their links lead somewhere. */
export function testDocuments(documents: readonly Document[]): void {
  for (const { name, text } of documents) testDocument(name, text);
}

function testDocument(name: string, text: string): void {
  const blocks = blocksOf(text);
  const commands = blocks
    .flatMap((block, at) => programOf(block, blocks[at + 1]) ?? commandsOf(block))
    .filter(({ command }) => !elsewhere.test(command));
  const queries = blocks.filter((block) => block.language === "graphql" && isOperation(block.text));

  if (commands.length > 0) {
    test(`the commands and programs of ${name} run one after the other, and print what it says`, {
      timeout: 600_000,
    }, async () => {
      const installs = name === "README.md";
      const installed = !installs || process.env.CI !== "true";
      if (installs && installed) leftOut(`npm ci of ${name}`, "it takes a while and the network");
      const sandbox = await createSandbox({ installed });
      try {
        for (const { command, prints, line } of commands) {
          if ((installed && installing.test(command)) || !hereIsWhatRuns(command, `${name}:${line}`)) continue;
          const printed = await sandbox.run(command).catch((error: unknown) => {
            throw new Error(`${name}:${line}: ${error instanceof Error ? error.message : String(error)}`);
          });
          if (prints) expect(printed, `${name}:${line}: ${command}`).toMatch(formOf(prints));
        }
      } finally {
        await sandbox.close();
      }
    });
  }

  if (queries.length > 0) {
    test(`the queries of ${name} are answered, and as it says`, async () => {
      const sandbox = await createSandbox({ installed: true });
      try {
        await sandbox.run("node dist/strategraph.js serve --port 4000");
        for (const query of queries) {
          const { extensions, ...answer } = await ask(sandbox, query).catch((error: unknown) => {
            throw new Error(`${name}:${query.line}: ${error instanceof Error ? error.message : String(error)}`);
          });
          const next = blocks[blocks.indexOf(query) + 1];
          expect(extensions, `${name}:${query.line}`).toHaveProperty("receipt");
          if (next?.language === "json") expect(answer, `${name}:${query.line}`).toEqual(JSON.parse(next.text));
        }
      } finally {
        await sandbox.close();
      }
    });
  }

  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, target = ""]) => target);
  if (links.length > 0) {
    test(`the links of ${name} lead somewhere`, () => {
      const missing = links.filter((target) => !existsSync(join(root, dirname(name), target)));
      expect(missing).toEqual([]);
    });
  }
}

/** What is printed as the document says, in which a line of three dots stands for any lines. */
function formOf(expected: string): RegExp {
  const lines = expected
    .trimEnd()
    .split("\n")
    .map((line) => {
      if (line.trim() === "...") return "(?:.*\n)*?";
      return `${line.trimEnd().replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}[ \\t]*(?:\n|$)`;
    });
  return new RegExp(`^${lines.join("")}\\s*$`);
}

/** What is printed of the examples is their data; every answer has a receipt besides. */
async function ask(sandbox: Sandbox, { text }: Block): Promise<{ readonly extensions?: unknown }> {
  const request = `curl -s http://127.0.0.1:4000/graphql -H 'content-type: application/json' --data-binary @-`;
  return JSON.parse(await sandbox.run(`${request} <<'END'\n${JSON.stringify({ query: text })}\nEND`));
}

function isOperation(text: string): boolean {
  return parse(text).definitions.some((one) => one.kind === Kind.OPERATION_DEFINITION);
}
