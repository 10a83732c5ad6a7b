import { Buffer } from "node:buffer";
import { basename, extname } from "node:path";
import { sourceLimit } from "../../seeds/folder.ts";
import { hashOf } from "../../seeds/source.ts";
import { decodeText } from "../decode.ts";
import { refuse } from "../faults.ts";
import { readBytes } from "../files.ts";
import { slugOf } from "../slug.ts";
import { textOfDocx } from "./docx.ts";
import { textOfHtml } from "./html.ts";
import { textOfPdf } from "./pdf.ts";

/** A source as the seeds have it. */
export interface SourceRead {
  /** What the text is called in the strategy's folder. */
  readonly textName: string;
  readonly text: string;
  readonly bytes: Uint8Array;
  /** What the text was taken from; null where it is the file itself. */
  readonly original: { readonly file: string; readonly sha256: string } | null;
}

/** How the text of a file is taken, by the end of its name. */
const readers: Readonly<Record<string, (bytes: Buffer, file: string) => string | Promise<string>>> = {
  ".txt": decodeText,
  ".md": decodeText,
  ".html": (bytes, file) => textOfHtml(decodeText(bytes, file, charsetOf(bytes)), file),
  ".htm": (bytes, file) => textOfHtml(decodeText(bytes, file, charsetOf(bytes)), file),
  ".docx": textOfDocx,
  ".pdf": textOfPdf,
};

/** By which a file is known whatever its name. */
const beginnings: readonly (readonly [bytes: string, extensions: readonly string[]])[] = [
  ["%PDF-", [".pdf"]],
  ["PK\u0003\u0004", [".docx"]],
  ["\u00d0\u00cf\u0011\u00e0", []],
];

export function isSource(file: string): boolean {
  return extname(file).toLowerCase() in readers;
}

/**
 * Reads a source. A text is kept as it is, byte for byte, where it is UTF-8; of any other file the words are taken, with form feeds between pages
 * and headings as Markdown has them. Errors: IMPORT_FILE_*, IMPORT_SOURCE_WITHOUT_TEXT. Cost: O(bytes).
 */
export async function readSource(file: string): Promise<SourceRead> {
  const extension = extname(file).toLowerCase();
  const read = Object.hasOwn(readers, extension) ? readers[extension] : undefined;
  if (!read) throw refuse("IMPORT_FILE_TYPE", file, `${basename(file)} is of no type that texts are taken from.`);
  const bytes = await readBytes(file);
  checkBeginning(bytes, extension, file);
  const text = await read(bytes, file);
  if (text.trim() === "") throw refuse("IMPORT_FILE_EMPTY", file, "The file has no words in it.");
  const slug = slugOf(basename(file, extname(file)));
  const isText = read === decodeText && bytes[0] !== 0xff && bytes[0] !== 0xfe;
  if (isText) return { textName: `${slug}${extension}`, text, bytes, original: null };
  const taken = Buffer.from(text);
  if (taken.length > sourceLimit)
    throw refuse("IMPORT_FILE_TOO_LARGE", file, "The text of the file is larger than 64 MB.");
  return { textName: `${slug}.txt`, text, bytes: taken, original: { file: basename(file), sha256: hashOf(bytes) } };
}

function checkBeginning(bytes: Buffer, extension: string, file: string): void {
  const head = bytes.subarray(0, 1_024).toString("latin1");
  const known = beginnings.find(([begins]) => head.startsWith(begins) || (begins === "%PDF-" && head.includes(begins)));
  if (known?.[1].includes(extension)) return;
  const isBinary = extension === ".pdf" || extension === ".docx";
  if (known && known[1].length === 0 && isBinary) {
    throw refuse("IMPORT_FILE_LOCKED", file, "The file is protected by a password, or of before 2007.");
  }
  if (known || isBinary)
    throw refuse("IMPORT_FILE_TYPE", file, `The file is no ${extension.slice(1)}, whatever its name.`);
}

/** The encoding that a page says it has. */
function charsetOf(bytes: Buffer): string | null {
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(bytes.subarray(0, 2_048).toString("latin1"))?.[1] ?? null;
}
