import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { absenceCodes } from "../../graph/absence.ts";
import { graphCodes } from "../../graph/codes.ts";
import { exportCodes } from "../../graph/export/codes.ts";
import { neo4jCodes } from "../../graph/neo4j/codes.ts";
import { apiCodes } from "../../src/api/codes.ts";
import { ruleCodes } from "../../src/api/rule-codes.ts";
import { cliCodes, graphqlCodes } from "../../src/cli/codes.ts";
import { importCodes } from "../../src/import/codes.ts";
import { mcpCodes } from "../../src/mcp/codes.ts";
import { ontologyCodes } from "../../src/ontology/codes.ts";
import { seedCodes } from "../../src/seeds/codes.ts";
import { httpCodes, serverCodes, snapshotCodes } from "../../src/server/codes.ts";
import { root } from "../built.ts";

interface Meaning {
  readonly sentence: string;
  readonly remedy?: string;
}

const entries = <Code>(codes: Readonly<Record<string, Code>>, meaning: (code: Code) => Meaning) =>
  Object.entries(codes).map(([code, one]) => [code, meaning(one)] as const);
const sentence = (text: string): Meaning => ({ sentence: text });

/** Every code there is, as the tables beside the code have it. */
const known = new Map<string, Meaning>([
  ...entries(ontologyCodes, sentence),
  ...entries({ ...seedCodes, ...importCodes }, ({ severity, meaning, hint }) => ({
    sentence: severity === "warning" ? `*warning* ${meaning}` : meaning,
    remedy: hint,
  })),
  ...entries(graphqlCodes, sentence),
  ...entries(apiCodes, sentence),
  ...entries(ruleCodes, ({ sentence, remedy }) => ({ sentence, remedy })),
  ...entries(absenceCodes, sentence),
  ...serverCodes.map((one) => [one.code, sentence(one.sentence)] as const),
  ...entries(snapshotCodes, sentence),
  ...entries(httpCodes, (one) => sentence(one.sentence)),
  ...entries(cliCodes, ({ sentence, remedy }) => ({ sentence, remedy })),
  ...entries(mcpCodes, ({ sentence, remedy }) => ({ sentence, remedy })),
  ...entries(graphCodes, sentence),
  ...entries(exportCodes, sentence),
  ...entries(neo4jCodes, sentence),
]);

const listed = new Map<string, Meaning & { readonly remedy: string }>();
for (const [, code = "", sentence = "", remedy = ""] of readFileSync(
  join(root, "docs/diagnostics.md"),
  "utf8",
).matchAll(/^\| `([A-Z0-9_]+)` \| (.+?) \| (.+) \|$/gm)) {
  listed.set(code, { sentence: sentence.replaceAll("\\|", "|"), remedy: remedy.replaceAll("\\|", "|") });
}

test("docs/diagnostics.md lists every code there is, and none that there is not", () => {
  expect([...listed.keys()].sort()).toEqual([...known.keys()].sort());
});

test("docs/diagnostics.md says of each code what the code says, and what to do", () => {
  const plain = (text: string) => text.toLowerCase().replace(/\.$/, "");
  for (const [code, { sentence, remedy }] of known) {
    const row = listed.get(code);
    expect(row?.sentence, code).toBe(sentence);
    expect(row?.remedy, code).toMatch(/^\S.*[.!?]$/);
    if (remedy !== undefined) expect(plain(row?.remedy ?? ""), code).toBe(plain(remedy));
  }
});

test("every code that the source mentions is in a table of codes", () => {
  const prefixes = [...new Set([...known.keys()].map((code) => code.slice(0, code.indexOf("_"))))];
  const mentioned = new RegExp(`["'\`]((?:${prefixes.join("|")})_[A-Z0-9_]+)["'\`]`, "g");
  const notOurs = ["LIST_STATUS"];
  for (const file of sourcesOf("graph").concat(sourcesOf("src"))) {
    const codes = [...readFileSync(join(root, file), "utf8").matchAll(mentioned)].map(([, code = ""]) => code);
    const unknown = codes.filter((code) => !known.has(code) && !notOurs.includes(code));
    expect(unknown, file).toEqual([]);
  }
});

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? sourcesOf(path) : path.endsWith(".ts") ? [path] : [];
  });
}
