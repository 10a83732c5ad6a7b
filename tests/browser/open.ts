import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";

export const whereChromiumIs = "/usr/bin/chromium";
export const chromiumHere = existsSync(whereChromiumIs);

/** A browser that has never been here, and what it asks for and complains of. */
export async function open(
  { width, height }: { readonly width: number; readonly height: number } = { width: 1280, height: 800 },
): Promise<{ page: Page; hosts: Set<string>; requests: string[]; complaints: string[] }> {
  const profile = mkdtempSync(join(tmpdir(), "strategraph-chromium-"));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: whereChromiumIs,
    headless: true,
    viewport: { width, height },
    args: [
      "--no-sandbox",
      // WebGL without a graphics card
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  onTestFinished(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  });
  const hosts = new Set<string>();
  const requests: string[] = [];
  const complaints: string[] = [];
  context.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    requests.push(request.url());
    if (protocol !== "data:") hosts.add(host);
  });
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  return { page, hosts, requests, complaints };
}
