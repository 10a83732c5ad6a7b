import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { openRoom } from "./room.ts";
import { walk } from "./walk.ts";

test("an afternoon's questions are answered by pressing alone, each with its sentence, and nothing is asked of anybody else", async () => {
  if (!chromiumHere) return leftOut("the reading room in a browser", `no Chromium at ${whereChromiumIs}`);
  const { page, url, hosts, complaints } = await openRoom("/");
  await walk(page, url);
  expect([...hosts]).toEqual([new URL(url).host]);
  expect(complaints).toEqual([]);
});
