import type { Buffer } from "node:buffer";
import { SaxesParser } from "saxes";
import { refuse } from "./faults.ts";

/** What is done as a document is read. Names are without their prefix. */
export interface Handlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

const deepest = 256;

/**
 * Reads a part of an Office file. Entities that a document declares are never resolved: a declaration is refused (there
 * is none in what Office writes), and so is what is not well-formed. Errors: IMPORT_FILE_DAMAGED. Cost: O(bytes).
 */
export function readXml(bytes: Buffer, file: string, part: string, { open, close, text }: Handlers): void {
  const damaged = (why: string) =>
    refuse("IMPORT_FILE_DAMAGED", file, `The part ${part} of the file cannot be read: ${why}.`);
  const parser = new SaxesParser();
  let depth = 0;
  parser.on("error", (error) => {
    throw damaged(error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, ""));
  });
  parser.on("doctype", () => {
    throw damaged("it declares a document type");
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (++depth > deepest) throw damaged(`it is nested deeper than ${deepest} levels`);
    const own: Record<string, string> = {};
    for (const [key, value] of Object.entries(attributes)) own[local(key)] ??= value;
    open(local(name), own);
  });
  parser.on("closetag", ({ name }) => {
    depth--;
    close(local(name));
  });
  parser.on("text", text);
  parser.on("cdata", text);
  parser.write(textOf(bytes, damaged)).close();
}

function textOf(bytes: Buffer, damaged: (why: string) => Error): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw damaged("it is not UTF-8");
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
