import { Buffer } from "node:buffer";
import { constants, crc32, deflateRawSync } from "node:zlib";
import { StrategraphError } from "../diagnostic.ts";
import type { ExportCode } from "./codes.ts";
import { inPieces } from "./pieces.ts";

export interface Part {
  readonly name: string;
  readonly content: Iterable<string | Uint8Array>;
}

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
}

/** What sizes and places are written in has 32 bits. */
const most = 0xffff_ffff;
/** Sizes come behind the content; names are UTF-8. */
const flags = 0x0808;
/** 1 January 1980, the first day there is: the same content gives the same bytes. */
const date = 0x21;
const version = 20;
const deflated = 8;

/**
 * An archive (PKWARE's APPNOTE 6.3), a piece at a time: parts are read and packed as they are asked for. Errors:
 * EXPORT_TOO_LARGE past 4 GB. Memory: that of a piece, and some 100 bytes a part.
 */
export function* zip(parts: Iterable<Part>, largest = most): Generator<Uint8Array, void, void> {
  const entries: Entry[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const start = offset;
    const title = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x0403_4b50, 0);
    writeCommon(head, 4);
    head.writeUInt16LE(title.length, 26);
    yield Buffer.concat([head, title]);
    let [checksum, packed, size] = [0, 0, 0];
    for (const piece of inPieces(content)) {
      const bytes = Buffer.from(piece);
      checksum = crc32(bytes, checksum);
      size += bytes.length;
      // each piece is a run of blocks that ends on a whole byte, and none of them the last
      const block = deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
      packed += block.length;
      if (start + packed > largest || size > largest) throw tooLarge(name);
      yield block;
    }
    const tail = Buffer.alloc(18);
    // an empty block, the last
    tail.writeUInt16LE(0x0003, 0);
    packed += 2;
    tail.writeUInt32LE(0x0807_4b50, 2);
    writeSizes(tail, 6, { checksum, packed, size });
    yield tail;
    entries.push({ name: title, offset: start, checksum, packed, size });
    offset = start + head.length + title.length + packed + tail.length - 2;
  }
  yield* directory(entries, offset);
}

function* directory(entries: readonly Entry[], offset: number): Generator<Uint8Array, void, void> {
  let length = 0;
  for (const entry of entries) {
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x0201_4b50, 0);
    record.writeUInt16LE(version, 4);
    writeCommon(record, 6);
    writeSizes(record, 16, entry);
    record.writeUInt16LE(entry.name.length, 28);
    record.writeUInt32LE(entry.offset, 42);
    yield Buffer.concat([record, entry.name]);
    length += record.length + entry.name.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  yield end;
}

function writeCommon(record: Buffer, at: number): void {
  record.writeUInt16LE(version, at);
  record.writeUInt16LE(flags, at + 2);
  record.writeUInt16LE(deflated, at + 4);
  record.writeUInt16LE(date, at + 8);
}

function writeSizes(record: Buffer, at: number, sizes: Pick<Entry, "checksum" | "packed" | "size">): void {
  record.writeUInt32LE(sizes.checksum, at);
  record.writeUInt32LE(sizes.packed, at + 4);
  record.writeUInt32LE(sizes.size, at + 8);
}

function tooLarge(part: string): StrategraphError {
  const code: ExportCode = "EXPORT_TOO_LARGE";
  return new StrategraphError({
    code,
    severity: "error",
    message: `${part} of the file would be larger than the 4 GB that its form allows.`,
    hint: "write a part of the graph with --around, or another form",
  });
}
