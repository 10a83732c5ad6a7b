import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { root } from "../built.ts";
import { leftOut } from "../left-out.ts";
import { litWords, openRoom } from "./room.ts";

test("kinds and relations of another name are read, drawn and traced to their sentence all the same", async () => {
  if (!chromiumHere) return leftOut("another ontology in the reading room", `no Chromium at ${whereChromiumIs}`);
  const folder = mkdtempSync(join(tmpdir(), "strategraph-other-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(root, "seeds"), join(folder, "seeds"), { recursive: true });
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (/\.(yaml|json)$/.test(name)) renameIn(join(folder, name), join(folder, name));
  }
  renameIn(join(root, "schema.graphql"), join(folder, "schema.graphql"));

  const { page, complaints } = await openRoom("/matrix", {
    ontologyFile: join(folder, "schema.graphql"),
    seedsFolder: join(folder, "seeds"),
    questionFolders: [],
  });
  await page.getByRole("heading", { name: "duties by levers" }).waitFor();
  await page.getByRole("gridcell").locator("a[data-basis]").click();
  await expect.poll(() => litWords(page), { timeout: 30_000 }).toHaveLength(2);
  expect(complaints).toEqual([]);
});

/** The committed ontology and seeds in other words: a task is a duty, an instrument a lever, and a source a dossier. */
function renameIn(from: string, to: string): void {
  const words: readonly (readonly [RegExp, string])[] = [
    [/\bSourceDocument\b/g, "Dossier"],
    [/source-document\//g, "dossier/"],
    [/\bTask\b/g, "Duty"],
    [/(?<=[\s/"(>])task\//g, "duty/"],
    [/"task"/g, '"duty"'],
    [/"tasks"/g, '"duties"'],
    [/\bInstrument\b/g, "Lever"],
    [/(?<=[\s/"(>])instrument\//g, "lever/"],
    [/"instrument"/g, '"lever"'],
    [/"instruments"/g, '"levers"'],
  ];
  writeFileSync(
    to,
    words.reduce((text, [word, other]) => text.replace(word, other), readFileSync(from, "utf8")),
  );
}
