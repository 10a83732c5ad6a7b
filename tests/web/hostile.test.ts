import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { root } from "../built.ts";
import { leftOut } from "../left-out.ts";
import { openRoom } from "./room.ts";

const id = "eaeu-2030/task/strengthen-cooperation";
const names = {
  markup: `<img src=x onerror="document.title='had'"><script>document.title='had'</script><b>bold</b>`,
  "an address of a script": `javascript:document.title='had'//"><a href='x'>`,
  "marks that turn the direction": "left ‮thgir‬ ‏שלום‎ right",
  "ten thousand characters": `long ${"name-without-an-end".repeat(530)}`,
};

for (const [what, name] of Object.entries(names)) {
  test(`a name with ${what} is shown as text in every view, and does nothing`, async () => {
    if (!chromiumHere) return leftOut("hostile names in the reading room", `no Chromium at ${whereChromiumIs}`);
    const seedsFolder = mkdtempSync(join(tmpdir(), "strategraph-hostile-"));
    onTestFinished(() => rmSync(seedsFolder, { recursive: true }));
    cpSync(join(root, "seeds"), seedsFolder, { recursive: true });
    const file = join(seedsFolder, "eaeu-2030/entities.yaml");
    const written = `name: ${JSON.stringify(name)}`;
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace("name: Strengthen cooperation", () => written),
    );

    const addresses = [
      "/",
      "/matrix",
      "/table?kind=Task",
      "/graph",
      `/paths?from=${id}&to=eaeu-2030/goal/develop-industrial-cooperation`,
      `/what-if?without=${id}`,
      "/search?text=strengthening",
    ];
    const { page, url, complaints, hosts } = await openRoom("/", { seedsFolder });
    for (const address of addresses) {
      const separator = address.includes("?") ? "&" : "?";
      await page.goto(`${url}${address}${separator}pick=${id}`);
      const heading = page.getByRole("complementary").getByRole("heading").first();
      await expect.poll(() => heading.textContent(), { timeout: 30_000 }).toBe(name);
      await page.waitForLoadState("networkidle");
      expect(await page.title()).not.toBe("had");
      expect(await page.locator("img[src='x'], b:text-is('bold')").count()).toBe(0);
      // nothing is wider than the window
      expect(await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(0);
    }
    expect([...hosts]).toEqual([new URL(url).host]);
    expect(complaints).toEqual([]);
  });
}
