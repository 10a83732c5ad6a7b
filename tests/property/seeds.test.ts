import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { Mention } from "../../graph/dataset.ts";
import { seedCodes } from "../../src/seeds/codes.ts";
import { findAll, fold, foldText } from "../../src/seeds/fold.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { datasetOf, demo, entityIn, folderOf, graph, removeFolders, strategy, text } from "../seeds/folder.ts";
import { caseOntology } from "../seeds/ontology.ts";

afterEach(removeFolders);

const spaces = fc.stringMatching(/^[ \u00a0\t\n]{1,4}$/);
/** Also what YAML, JSON and normal forms might trip over: quotes, marks, combining and control characters. */
const letters = [..."abcé中\u{1F600}.,!#:\"'\\", "\u0301", "\u0007", "\u0085", "\u200b", "\u007f"];
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 6 });
/** Words and what parts them: text that has every kind of white space. */
const passage = fc.array(fc.tuple(word, spaces), { minLength: 3, maxLength: 60 });

describe("a quote cut from a text", () => {
  it("is found at its place with any white space between its words", async () => {
    await fc.assert(
      fc.asyncProperty(passage, fc.nat(), fc.nat(), spaces, async (words, from, length, other) => {
        const first = from % words.length;
        const last = Math.min(words.length - 1, first + (length % 6));
        const source = words.map(([one, gap]) => one + gap).join("");
        const start = words.slice(0, first).reduce((sum, [one, gap]) => sum + one.length + gap.length, 0);
        const cut = words.slice(first, last + 1);
        const end =
          start + cut.reduce((sum, [one, gap]) => sum + one.length + gap.length, 0) - (cut.at(-1)?.[1].length ?? 0);
        const quote = cut.map(([one]) => one).join(other);
        // As a person would who was told that it stands there more than once.
        const line = source.slice(0, start).split("\n").length;
        const lineStart = source.lastIndexOf("\n", start - 1) + 1;
        const { original, text: folded } = fold(source);
        const places = (findAll(folded, [foldText(quote)]).get(foldText(quote)) ?? []).map(original);
        const onLine = places.filter((at) => source.slice(0, at).split("\n").length === line);
        expect(onLine).toContain(start);
        expect(onLine.every((at) => at >= lineStart)).toBe(true);
        const nth = onLine.indexOf(start) + 1;
        const mention = JSON.stringify({ quote, line, nth });
        const dataset = await datasetOf(
          demo({
            "demo/source.txt": source,
            "demo/graph.yaml": `entities:\n  - id: task/t\n    name: T\n    mentions: [${mention}]\n`,
          }),
        );
        const [found]: readonly Mention[] = entityIn(dataset, "demo/task/t").mentions;
        expect([found?.quote.start, found?.quote.end]).toEqual([start, end]);
        expect(found?.quote.sentenceStart).toBeLessThanOrEqual(start);
        expect(found?.quote.sentenceEnd).toBeGreaterThanOrEqual(end);
        removeFolders();
      }),
      { numRuns: 150 },
    );
  });

  it("is found by the scan wherever a plain search finds it", () => {
    const source = fc.stringMatching(/^[ab ]{0,80}$/);
    fc.assert(
      fc.property(source, fc.array(fc.stringMatching(/^[ab ]{1,40}$/), { maxLength: 8 }), (source, quotes) => {
        const found = findAll(source, quotes);
        for (const quote of quotes) {
          const plain: number[] = [];
          for (let at = source.indexOf(quote); at >= 0; at = source.indexOf(quote, at + 1)) plain.push(at);
          expect(found.get(quote)).toEqual(plain);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("leads back from the folded text to the same characters", () => {
    fc.assert(
      fc.property(passage, (words) => {
        const source = words.map(([one, gap]) => one + gap).join("");
        const { text: folded, original } = fold(source);
        for (let at = 0; at < folded.length; at++) {
          const there = source[original(at)] ?? "";
          expect(folded[at] === " " ? /\s/.test(there) : folded[at] === there).toBe(true);
        }
      }),
    );
  });
});

describe("a seeds folder", () => {
  const entries = graph
    .split(/(?=^ {2}- )|(?=^relations:)|(?<=^entities:\n)/m)
    .filter((part) => !/^[a-z]+:\n$/.test(part));
  const entities = entries.filter((entry) => entry.includes("- id:"));
  const relations = entries.filter((entry) => entry.includes("- from:"));

  it("has the same revision whichever file says what, in whatever order", async () => {
    const { revision } = await datasetOf(demo());
    const more = `  - { from: instrument/grant, supports: goal/g, basis: inferred, strength: weak, reasoning: made up }\n`;
    const goal = `  - { id: goal/g, name: G, basis: inferred, strength: weak, reasoning: made up }\n`;
    const whole = await datasetOf(
      demo({ "demo/graph.yaml": graph.replace("relations:\n", `${goal}relations:\n${more}`) }),
    );
    const parts = fc.shuffledSubarray(
      [
        ...[...entities, goal].map((part) => `entities:\n${part}`),
        ...[...relations, more].map((part) => `relations:\n${part}`),
      ],
      {
        minLength: entities.length + relations.length + 2,
      },
    );
    await fc.assert(
      fc.asyncProperty(parts, async (shuffled) => {
        const files = Object.fromEntries(shuffled.map((part, at) => [`demo/part-${at}.yaml`, part]));
        const { "demo/graph.yaml": _, ...rest } = demo();
        const dataset = await datasetOf({ ...rest, ...files });
        expect(dataset.revision).toBe(whole.revision);
        removeFolders();
      }),
      { numRuns: 30 },
    );
    expect(whole.revision).not.toBe(revision);
  });

  it("is read without a throw however its files are damaged, each fault with a known code and a place in a file", async () => {
    const files = [strategy, graph, text] as const;
    const names = ["demo/strategy.yaml", "demo/graph.yaml", "demo/source.txt"] as const;
    const damage = fc.record({
      file: fc.nat({ max: 2 }),
      at: fc.nat(),
      removed: fc.nat({ max: 12 }),
      added: fc.oneof(
        fc.string({ maxLength: 6, unit: "binary" }),
        fc.constantFrom(
          "\n",
          "  - ",
          ": ",
          "[",
          "}",
          "&a ",
          "*a",
          "!!",
          '"',
          "|\n",
          "\0",
          "\ud800",
          "<<: *a",
          "? ",
          "---\n",
        ),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (all) => {
        const damaged: string[] = [...files];
        for (const { file, at, removed, added } of all) {
          const before = damaged[file] ?? "";
          const start = at % (before.length + 1);
          damaged[file] = before.slice(0, start) + added + before.slice(start + removed);
        }
        const folder = folderOf(Object.fromEntries(names.map((name, at) => [name, damaged[at] ?? ""])));
        const { dataset, diagnostics } = await readSeeds(folder, caseOntology);
        expect(dataset).toBeNull();
        for (const { code, place, message, hint } of diagnostics) {
          expect(Object.keys(seedCodes)).toContain(code);
          expect(place?.file.startsWith(folder)).toBe(true);
          expect(place?.line).toBeGreaterThan(0);
          expect(place?.column).toBeGreaterThan(0);
          expect(message).toMatch(/[.!?]$/);
          expect(`${message}${hint}`).not.toMatch(/undefined|\[object/);
        }
        removeFolders();
      }),
      { numRuns: 400 },
    );
  });
});
