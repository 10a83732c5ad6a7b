import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import type { Excerpt, ExcerptNode } from "../../graph/excerpt.ts";
import { widthAt } from "../../graph/export/letters.ts";
import { png } from "../../graph/export/png.ts";
import { pictureOf } from "../../graph/export/svg.ts";
import { emptyExcerpt, hostileExcerpt, seedExcerpt } from "./excerpts.ts";
import { dotsIn } from "./png.ts";
import { bytesOf } from "./written.ts";

const seed = await seedExcerpt();

async function drawn(excerpt: Excerpt): Promise<Buffer> {
  const [file] = await png.files(excerpt, { layout: null });
  return bytesOf(file?.content ?? []);
}

/** The map of one entity of a name. */
function named(name: string): Excerpt {
  const [first] = seed.nodes as Iterable<ExcerptNode> as [ExcerptNode];
  return { ...seed, nodes: [{ ...first, name }], edges: [], receipt: { ...seed.receipt, nodes: 1, edges: 0 } };
}

test.each([
  ["the seed", seed],
  ["an empty graph", emptyExcerpt()],
  ["a hostile graph", hostileExcerpt(1)],
])("the picture of %s is that of the SVG, two dots a pixel, and every chunk of it whole", async (_, excerpt) => {
  const file = await drawn(excerpt);
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(await pictureOf(excerpt)) ?? [];
  const { bytes, ...size } = dotsIn(file);
  expect(size).toEqual({ width: 2 * Number(width), height: 2 * Number(height) });
  expect(new Set(bytes).size).toBeGreaterThan(16);
  let at = 8;
  for (; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const end = at + 8 + file.readUInt32BE(at);
    expect(file.readUInt32BE(end)).toBe(crc32(file.subarray(at + 4, end)));
  }
  expect(at).toBe(file.length);
});

test("what is written can be seen, Cyrillic letters too: each has a shape of its own", async () => {
  const letters = ["Ж", "Щ", "Қ", "Ω", "W"];
  const shapes = await Promise.all(letters.map(async (one) => (await drawn(named(one))).toString("base64")));
  expect(new Set(shapes).size).toBe(letters.length);
  // two letters that the font does not have look the same
  const [one, other] = await Promise.all(
    ["\u{13000}", "\u{13001}"].map(async (sign) => dotsIn(await drawn(named(sign)))),
  );
  expect(one).toEqual(other);
});

test("no letter is wider in the font than boxes are made for", () => {
  const advance = advances(readFileSync(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf")));
  const width = widthAt(1);
  const ranges = [
    [0x20, 0x7e],
    [0x410, 0x44f],
    [0x490, 0x4e9],
  ] as const;
  const letters = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
  );
  const known = letters.filter((one) => advance(one) !== undefined);
  expect(known.length).toBeGreaterThan(200);
  expect(known.filter((one) => width(one) < (advance(one) ?? 0) - 0.001)).toEqual([]);
  const text = "Develop mechanisms to support the implementation of projects; развитие промышленной кооперации";
  const real = Array.from(text, advance).reduce<number>((sum, one) => sum + (one ?? 0), 0);
  expect(width(text)).toBeLessThan(1.2 * real);
});

/** How far the pen goes for a character, as a part of the letters' size, by a TrueType font's tables. */
function advances(font: Buffer): (character: string) => number | undefined {
  const table = (name: string): number => {
    for (let at = 12; ; at += 16) if (font.toString("latin1", at, at + 4) === name) return font.readUInt32BE(at + 8);
  };
  const [cmap, hmtx, metrics] = [table("cmap"), table("hmtx"), font.readUInt16BE(table("hhea") + 34)];
  const scale = font.readUInt16BE(table("head") + 18);
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, at) => cmap + font.readUInt32BE(cmap + 8 + 8 * at),
  );
  const segments = subtables.find((at) => font.readUInt16BE(at) === 12) ?? 0;
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    for (let at = segments + 16; at < segments + 16 + 12 * font.readUInt32BE(segments + 12); at += 12) {
      const [from, to, glyph] = [font.readUInt32BE(at), font.readUInt32BE(at + 4), font.readUInt32BE(at + 8)];
      if (from <= code && code <= to)
        return font.readUInt16BE(hmtx + 4 * Math.min(glyph + code - from, metrics - 1)) / scale;
    }
    return undefined;
  };
}
