import { Buffer } from "node:buffer";
import { crc32, inflateRawSync } from "node:zlib";
import { refuse } from "./faults.ts";

/** Parts of an archive that were unpacked, by name. */
export interface Archive {
  readonly names: readonly string[];
  /** Null where there is no such part. Errors: IMPORT_FILE_DAMAGED, IMPORT_FILE_TOO_LARGE. */
  readonly part: (name: string) => Buffer | null;
}

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Bytes that all parts of an archive together may unpack to. */
export const unpackedLimit = 256 * 2 ** 20;
const mostParts = 10_000;
const stored = 0;
const deflated = 8;

/**
 * An archive by its directory (PKWARE's APPNOTE 6.3, without its 64-bit form, which no document of 256 MB needs). What a part says of
 * its size is not believed: it is unpacked up to what is left of the limit, and compared with its checksum. Errors: IMPORT_FILE_DAMAGED, IMPORT_FILE_LOCKED,
 * IMPORT_FILE_TOO_LARGE. Cost: O(parts); of a part O(its bytes).
 */
export function openZip(bytes: Buffer, file: string, limit = unpackedLimit): Archive {
  const entries = readDirectory(bytes, file);
  let left = limit;
  return {
    names: [...entries.keys()],
    part(name) {
      const entry = entries.get(name);
      if (!entry) return null;
      if (entry.encrypted) throw refuse("IMPORT_FILE_LOCKED", file, "The file is encrypted.");
      const content = unpack(bytes, entry, left, file, name);
      left -= content.length;
      return content;
    },
  };
}

function readDirectory(bytes: Buffer, file: string): ReadonlyMap<string, Entry> {
  const damaged = () =>
    refuse("IMPORT_FILE_DAMAGED", file, "The file is no whole archive: its directory cannot be read.");
  const end = bytes.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  if (end < 0 || end + 22 > bytes.length) throw damaged();
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostParts)
    throw refuse("IMPORT_FILE_TOO_LARGE", file, `The file has ${count} parts; at most ${mostParts} are read.`);
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = count; left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x0201_4b50) throw damaged();
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const name = bytes
      .toString("utf8", at + 46, at + 46 + nameLength)
      .replaceAll("\\", "/")
      .replace(/^\//, "");
    entries.set(name, {
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      checksum: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function unpack(bytes: Buffer, entry: Entry, left: number, file: string, name: string): Buffer {
  const damaged = () => refuse("IMPORT_FILE_DAMAGED", file, `The part ${name} of the file is damaged.`);
  const tooLarge = () =>
    refuse("IMPORT_FILE_TOO_LARGE", file, `The file unpacks to more than ${Math.round(unpackedLimit / 2 ** 20)} MB.`);
  const { method, checksum, packed, offset } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x0403_4b50) throw damaged();
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const raw = bytes.subarray(start, start + packed);
  if (raw.length < packed || (method !== stored && method !== deflated)) throw damaged();
  if (left <= 0 || (method === stored && raw.length > left)) throw tooLarge();
  let content: Buffer;
  try {
    content = method === stored ? raw : inflateRawSync(raw, { maxOutputLength: left });
  } catch (error) {
    if (error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") throw tooLarge();
    throw damaged();
  }
  if (crc32(content) !== checksum) throw damaged();
  return content;
}
