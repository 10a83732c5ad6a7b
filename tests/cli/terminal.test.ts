import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { progressLine, styleOf, widthOf, withProgress } from "../../src/cli/terminal.ts";

const { stderr } = process;
const isTTY = Object.getOwnPropertyDescriptor(stderr, "isTTY");

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  if (isTTY) Object.defineProperty(stderr, "isTTY", isTTY);
  else Reflect.deleteProperty(stderr, "isTTY");
});

function onTerminal(terminal: boolean): readonly string[] {
  Object.defineProperty(stderr, "isTTY", { value: terminal, configurable: true });
  const written: string[] = [];
  vi.spyOn(stderr, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  return written;
}

test("work that takes a while says so on a terminal, and leaves no trace of it", async () => {
  const written = onTerminal(true);
  expect(await withProgress("reading seeds", () => sleep(1300, "done"))).toBe("done");
  expect(written).toContain("\rreading seeds ...");
  expect(written).toContain("\rreading seeds ... 1 s");
  expect(written.at(-1)).toBe("\r\u001b[K");
});

test("work that tells how far it has come is shown as a bar, with how much a second", async () => {
  const written = onTerminal(true);
  await withProgress("loading", (tell) => {
    tell({ done: 500, total: 1_000, unit: "rows" });
    return sleep(900);
  });
  expect(written.find((text) => text.includes("rows/s"))).toMatch(
    /^\rloading \[#+-+\] {2}50 % {2}500 rows {2}[\d,]+ rows\/s/,
  );
});

test("the bar gives way to what is said where the terminal is narrow, or the whole is not known", () => {
  const told = { done: 12_345, total: 24_690, unit: "rows" };
  expect(progressLine("loading", told, 2, 200)).toBe(
    `loading [${"#".repeat(20)}${"-".repeat(20)}]  50 %  12,345 rows  6,173 rows/s`,
  );
  expect(progressLine("loading", told, 2, 48)).toBe("loading  50 %  12,345 rows  6,173 rows/s");
  expect(progressLine("loading", { ...told, total: null }, 2, 80)).toBe("loading  12,345 rows  6,173 rows/s");
  expect(progressLine("loading", { ...told, done: 30_000 }, 2, 80)).toContain(" 100 % ");
});

test("nothing of it reaches a file or a pipe", async () => {
  const written = onTerminal(false);
  await withProgress("reading seeds", () => sleep(900));
  expect(written).toEqual([]);
});

test("the line is wiped when the work fails", async () => {
  const written = onTerminal(true);
  await expect(withProgress("reading", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(written.at(-1)).toBe("\r\u001b[K");
});

test("colours show on a terminal, and not under NO_COLOR or TERM=dumb", () => {
  vi.stubEnv("NO_COLOR", "");
  vi.stubEnv("TERM", "xterm");
  const stream = { isTTY: true, columns: 80 } as const;
  expect(styleOf(stream).red("x")).toBe("\u001b[31mx\u001b[39m");
  vi.stubEnv("TERM", "dumb");
  expect(styleOf(stream).red("x")).toBe("x");
  vi.stubEnv("TERM", "xterm");
  vi.stubEnv("NO_COLOR", "1");
  expect(styleOf(stream).red("x")).toBe("x");
});

test("the width is the terminal's, COLUMNS or 100, and never less than 40", () => {
  const pipe = {} as Parameters<typeof widthOf>[0];
  vi.stubEnv("COLUMNS", undefined);
  expect([widthOf({ isTTY: true, columns: 72 }), widthOf({ isTTY: true, columns: 20 }), widthOf(pipe)]).toEqual([
    72, 40, 100,
  ]);
  vi.stubEnv("COLUMNS", "132");
  expect(widthOf(pipe)).toBe(132);
});
