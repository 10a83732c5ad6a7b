import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { root } from "../built.ts";
import { leftOut } from "../left-out.ts";
import { openRoom } from "./room.ts";

const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);

test("when the graph is loaded anew the page says so and shows the new answers, without being asked", async () => {
  if (!chromiumHere) return left("a reload seen in a browser");
  const seedsFolder = copied();
  const { page, complaints } = await openRoom("/matrix", { seedsFolder, watch: true });
  await page.getByRole("rowheader", { name: /^Strengthen cooperation/ }).waitFor();
  const entities = join(seedsFolder, "eaeu-2030/entities.yaml");
  writeFileSync(
    entities,
    readFileSync(entities, "utf8").replace("name: Strengthen cooperation", "name: Strengthen it anew"),
  );
  await page.getByRole("rowheader", { name: /^Strengthen it anew/ }).waitFor();
  await page.getByText("The graph was loaded anew").waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByText("The graph was loaded anew").waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
});

test("a service that is lost is said to be, with the last answer kept; once it is back so is the page", async () => {
  if (!chromiumHere) return left("a lost service seen in a browser");
  const { page } = await openRoom("/matrix");
  await page.getByRole("rowheader", { name: /^Strengthen cooperation/ }).waitFor();
  await page.context().setOffline(true);
  await page.getByText("The service cannot be reached").waitFor();
  expect(await page.getByRole("rowheader", { name: /^Strengthen cooperation/ }).count()).toBe(1);
  await page.context().setOffline(false);
  await page.getByText("The service cannot be reached").waitFor({ state: "detached" });
});

test("an answer that is refused is told where it would stand, by its code", async () => {
  if (!chromiumHere) return left("a refusal seen in a browser");
  const { page } = await openRoom("/matrix?rows=Task&columns=Instrument&via=nothing");
  await page.getByRole("alert").getByText("API_VARIABLE_INVALID").waitFor();
  await page.getByRole("button", { name: "Ask again" }).waitFor();
});

test("an address that no view has leads to nothing served, and one with a view's name to that view", async () => {
  if (!chromiumHere) return left("addresses of the reading room");
  const { page, url } = await openRoom("/");
  expect((await page.goto(`${url}/nowhere`))?.status()).toBe(404);
  expect((await page.goto(`${url}/what-if`))?.status()).toBe(200);
});

function copied(): string {
  const folder = mkdtempSync(join(tmpdir(), "strategraph-seeds-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(root, "seeds"), folder, { recursive: true });
  return folder;
}
