import { Buffer } from "node:buffer";
import { createRequire } from "node:module";
import { crc32 } from "node:zlib";
import type { Excerpt } from "../excerpt.ts";
import { receiptLines } from "./attributes.ts";
import type { Format } from "./format.ts";
import { pictureOf } from "./svg.ts";

/** The strategy map for what takes no SVG. Cost: that of `strategyMap`, and O(pixels). */
export const png: Format = {
  name: "png",
  title: "PNG, the same picture in dots",
  mediaType: "image/png",
  extension: "png",
  drawn: true,
  files: async (excerpt) => [{ name: "map.png", content: [await dotsOf(excerpt)] }],
  leavesOut: [
    "of an entity its name and kind; of a relation how it reads, and how far it has come; no quotes",
    "a name of more than seven lines is cut",
    "letters that DejaVu Sans does not have, as those of Chinese, are boxes",
  ],
};

/** Dots to a pixel of the SVG: two are sharp in print. */
const sharp = 2;
/** Of a picture larger than so many dots each is made larger instead. */
const most = 40_000_000;
/** A signature, then the header: its length, type, 13 bytes and checksum. */
const headerEnd = 8 + 25;

/** The picture, its receipt and credits within as a comment too. Its letters come with the program, so that it is the same everywhere. */
async function dotsOf(excerpt: Excerpt): Promise<Uint8Array> {
  const { Resvg } = await import("@resvg/resvg-js");
  const picture = await pictureOf(excerpt);
  const fontFiles = [createRequire(import.meta.url).resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf")];
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: "DejaVu Sans" };
  const { width, height } = new Resvg(picture, { font });
  const zoom = Math.min(sharp, Math.sqrt(most / (width * height)));
  const dots = new Resvg(picture, { font, fitTo: { mode: "zoom", value: zoom } }).render().asPng();
  return Buffer.concat([
    dots.subarray(0, headerEnd),
    comment(receiptLines(excerpt).join("\n")),
    dots.subarray(headerEnd),
  ]);
}

/** An `iTXt` chunk (PNG, third edition, 11.3.3.4): keyword, not compressed, no language, then the text. */
function comment(text: string): Uint8Array {
  const body = Buffer.from(`iTXtDescription\0\0\0\0\0${text.replaceAll("\0", "\u{FFFD}")}`);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
