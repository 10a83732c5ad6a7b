import { Buffer } from "node:buffer";
import { constants, deflateRawSync, deflateSync } from "node:zlib";

/** What a page shows, packed. */
export interface Packed {
  readonly filter: string;
  /** Its bytes, each a character. */
  readonly stream: string;
}

/** A PDF of these pages, a line a string, with an outline that leads to the first line of each; `more` goes into its trailer. */
export function pdfOf(pages: readonly (readonly string[] | Packed)[], more = ""): Buffer {
  const objects: string[] = ["", ""];
  const add = (object: string) => objects.push(object);
  const font = add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
  const kids = pages.map((page) => {
    const { filter, stream } = "stream" in page ? page : { filter: "", stream: contentOf(page) };
    const content = add(`<</Length ${stream.length}${filter}>>stream\n${stream}\nendstream`);
    return add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 ${font} 0 R>>>>/Contents ${content} 0 R>>`,
    );
  });
  const root = objects.length + 1;
  const items = pages.map((page, at) => {
    const [title = ""] = "stream" in page ? [] : page;
    const next = at + 1 < pages.length ? `/Next ${root + at + 2} 0 R` : "";
    return `<</Title(${title})/Parent ${root} 0 R${next}/Dest[${kids[at]} 0 R/Fit]>>`;
  });
  add(`<</Type/Outlines/First ${root + 1} 0 R/Last ${root + items.length} 0 R/Count ${items.length}>>`);
  for (const one of items) add(one);
  objects[0] = `<</Type/Catalog/Pages 2 0 R/Outlines ${root} 0 R>>`;
  objects[1] = `<</Type/Pages/Kids[${kids.map((kid) => `${kid} 0 R`).join(" ")}]/Count ${kids.length}>>`;
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R${more}>>\nstartxref\n${text.length}\n%%EOF\n`,
    "latin1",
  );
}

function contentOf(lines: readonly string[]): string {
  const shown = lines.map((line, at) => `1 0 0 1 72 ${720 - at * 14} Tm (${line}) Tj`).join("\n");
  return `BT /F1 12 Tf\n${shown}\nET`;
}

/** A PDF whose page unpacks, twice over, to so many GB of blanks. */
export function bombOf(gigabytes: number): Buffer {
  // one MB, ended so that it may be followed by itself
  const megabyte = deflateRawSync(Buffer.alloc(2 ** 20, " "), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const whole = Buffer.concat([Buffer.from([0x78, 0xda]), ...Array<Buffer>(gigabytes * 1_024).fill(megabyte)]);
  const stream = deflateSync(whole, { level: 9 }).toString("latin1");
  return pdfOf([{ filter: "/Filter[/FlateDecode/FlateDecode]", stream }]);
}
