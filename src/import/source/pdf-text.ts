import { sourceLimit } from "../../seeds/folder.ts";
import { refuse } from "../faults.ts";

interface Line {
  readonly words: string;
  /** From the page's foot. */
  readonly at: number;
  readonly height: number;
}

const mostPages = 20_000;

/**
 * The words of a PDF, a form feed between pages, and the titles of its outline as headings where they stand. No script in it is run and nothing
 * fetched; pages that are pictures have no words. Errors: IMPORT_FILE_LOCKED, IMPORT_FILE_DAMAGED, IMPORT_FILE_TOO_LARGE, IMPORT_SOURCE_WITHOUT_TEXT.
 * Cost: that of pdf.js.
 */
export async function wordsOfPdf(bytes: Uint8Array, file: string): Promise<string> {
  const { getDocumentProxy } = await import("unpdf");
  const options = { verbosity: 0, isEvalSupported: false, disableFontFace: true, useSystemFonts: false };
  const pdf = await getDocumentProxy(bytes, options).catch((error: unknown) => {
    throw faultOfPdf(error, file);
  });
  try {
    if (pdf.numPages > mostPages) throw refuse("IMPORT_FILE_TOO_LARGE", file, `The file has ${pdf.numPages} pages.`);
    const titles = await titlesOf(pdf);
    const pages: string[] = [];
    let length = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const text = pageText(linesOf((await page.getTextContent()).items), titles.get(number - 1) ?? new Map());
      length += text.length;
      if (length > sourceLimit)
        throw refuse("IMPORT_FILE_TOO_LARGE", file, "The text of the file is larger than 64 MB.");
      pages.push(text);
      page.cleanup();
    }
    if (pages.every((page) => page === "")) {
      throw refuse("IMPORT_SOURCE_WITHOUT_TEXT", file, "The file has no words in it: its pages are pictures.");
    }
    return `${pages.join("\n\f")}\n`;
  } catch (error) {
    throw error instanceof Error && error.name === "StrategraphError" ? error : faultOfPdf(error, file);
  } finally {
    await pdf.destroy();
  }
}

type Pdf = Awaited<ReturnType<typeof import("unpdf").getDocumentProxy>>;
type Items = Awaited<ReturnType<Awaited<ReturnType<Pdf["getPage"]>>["getTextContent"]>>["items"];

function linesOf(items: Items): readonly Line[] {
  const lines: Line[] = [];
  let [words, at, height] = ["", 0, 0];
  for (const item of items) {
    if (!("str" in item)) continue;
    if (words === "" && item.str.trim() !== "") [at, height] = [Number(item.transform[5]), item.height];
    words += item.str;
    if (!item.hasEOL) continue;
    lines.push({ words: words.trim(), at, height });
    words = "";
  }
  return [...lines, { words: words.trim(), at, height }].filter((line) => line.words !== "");
}

/** Lines, with an empty one where there is room for it on the page. */
function pageText(lines: readonly Line[], titles: ReadonlyMap<string, number>): string {
  return lines
    .map(({ words, at, height }, index) => {
      const before = lines[index - 1];
      const isApart = before !== undefined && Math.abs(before.at - at) > 1.7 * Math.max(height, before.height, 1);
      const level = titles.get(titleKey(words));
      return `${isApart ? "\n" : ""}${level === undefined ? "" : `${"#".repeat(level)} `}${words}`;
    })
    .join("\n");
}

/** Titles of the outline with their levels, by page. */
async function titlesOf(pdf: Pdf): Promise<ReadonlyMap<number, Map<string, number>>> {
  const pages = new Map<number, Map<string, number>>();
  type Entry = NonNullable<Awaited<ReturnType<Pdf["getOutline"]>>>[number];
  const add = async (entries: readonly Entry[], level: number): Promise<void> => {
    for (const { title, dest, items } of entries) {
      // an outline that leads nowhere is no reason not to read the text
      const target = typeof dest === "string" ? await pdf.getDestination(dest).catch(() => null) : dest;
      const page = target ? await pdf.getPageIndex(target[0]).catch(() => null) : null;
      if (page !== null) pages.set(page, (pages.get(page) ?? new Map()).set(titleKey(title), level));
      if (level < 6) await add(items, level + 1);
    }
  };
  await add((await pdf.getOutline().catch(() => null)) ?? [], 1);
  return pages;
}

function titleKey(words: string): string {
  return words.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

function faultOfPdf(error: unknown, file: string): Error {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") return refuse("IMPORT_FILE_LOCKED", file, "The file is protected by a password.");
  const why = error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
  return refuse("IMPORT_FILE_DAMAGED", file, `The file cannot be read as PDF: ${why}.`);
}
