import type { Listener } from "./relay.ts";

/** A message that a client sent: <https://neo4j.com/docs/bolt/current/bolt/message/>. */
export interface Message {
  readonly name: string;
  readonly fields: readonly unknown[];
}

/** Of the messages a client may send, by their tags. */
const names: Readonly<Record<number, string>> = {
  1: "HELLO",
  2: "GOODBYE",
  15: "RESET",
  16: "RUN",
  17: "BEGIN",
  18: "COMMIT",
  19: "ROLLBACK",
  47: "DISCARD",
  63: "PULL",
  84: "TELEMETRY",
  102: "ROUTE",
  106: "LOGON",
  107: "LOGOFF",
};

/** The magic number and four versions that a connection begins with. */
const offerBytes = 20;
/** The server answers that it lists its versions, and the client chooses: four bytes, and its capabilities. */
const listed = 0x000001ff;

/** Reads what a client sends over one connection, message by message, and tells of each. */
export function readMessages(hear: (message: Message) => void): Listener {
  let sent = Buffer.alloc(0);
  let answered = Buffer.alloc(0);
  let message = Buffer.alloc(0);
  let shaken = false;
  let skip = offerBytes;

  const shake = (): boolean => {
    if (shaken) return true;
    if (answered.length < 4 || sent.length < skip) return false;
    if (answered.readUInt32BE() === listed && skip === offerBytes) skip += 4;
    if (sent.length < skip) return false;
    if (skip > offerBytes) {
      // capabilities: seven bits a byte, the eighth says that more come
      let at = skip;
      while (at < sent.length && (sent[at] ?? 0) >= 0x80) at++;
      if (at === sent.length) return false;
      skip = at + 1;
    }
    sent = sent.subarray(skip);
    shaken = true;
    return true;
  };
  const read = (): void => {
    if (!shake()) return;
    while (sent.length >= 2) {
      const size = sent.readUInt16BE();
      if (sent.length < 2 + size) return;
      message = Buffer.concat([message, sent.subarray(2, 2 + size)]);
      sent = sent.subarray(2 + size);
      // a chunk of nothing ends a message; on its own it keeps the connection alive
      if (size > 0 || message.length === 0) continue;
      const { tag, fields } = unpackStructure(message);
      hear({ name: names[tag] ?? `0x${tag.toString(16)}`, fields });
      message = Buffer.alloc(0);
    }
  };
  return {
    sent: (bytes) => {
      sent = Buffer.concat([sent, bytes]);
      read();
    },
    answered: (bytes) => {
      if (shaken) return;
      answered = Buffer.concat([answered, bytes]);
      read();
    },
  };
}

interface Structure {
  readonly tag: number;
  readonly fields: readonly unknown[];
}

function unpackStructure(bytes: Buffer): Structure {
  const value = createUnpacker(bytes)();
  if (typeof value !== "object" || value === null || !("tag" in value)) throw new Error("a message is a structure");
  return value as Structure;
}

/** PackStream: <https://neo4j.com/docs/bolt/current/packstream/>. Each call reads a value. */
function createUnpacker(bytes: Buffer): () => unknown {
  let at = 0;
  const byte = (): number => bytes.readUInt8(at++);
  const take = (size: number): Buffer => {
    at += size;
    return bytes.subarray(at - size, at);
  };
  /** A size of 1, 2 or 4 bytes. */
  const size = (width: number): number => take(width).readUIntBE(0, width);
  const text = (length: number): string => take(length).toString("utf8");
  const list = (length: number): unknown[] => Array.from({ length }, () => value());
  const map = (length: number): Record<string, unknown> =>
    Object.fromEntries(Array.from({ length }, () => [value(), value()]));
  const value = (): unknown => {
    const marker = byte();
    const low = marker & 0x0f;
    if (marker < 0x80) return marker;
    if (marker >= 0xf0) return marker - 0x100;
    if (marker < 0x90) return text(low);
    if (marker < 0xa0) return list(low);
    if (marker < 0xb0) return map(low);
    if (marker < 0xc0) return { tag: byte(), fields: list(low) };
    // what has a size comes in three widths: one byte, two, four
    const width = 2 ** (low % 4);
    switch (marker) {
      case 0xc0:
        return null;
      case 0xc1:
        return take(8).readDoubleBE();
      case 0xc2:
      case 0xc3:
        return marker === 0xc3;
      case 0xc8:
      case 0xc9:
      case 0xca:
        return take(width).readIntBE(0, width);
      case 0xcb:
        return take(8).readBigInt64BE();
      case 0xcc:
      case 0xcd:
      case 0xce:
        return take(size(width));
      case 0xd0:
      case 0xd1:
      case 0xd2:
        return text(size(width));
      case 0xd4:
      case 0xd5:
      case 0xd6:
        return list(size(width));
      case 0xd8:
      case 0xd9:
      case 0xda:
        return map(size(width));
      default:
        throw new Error(`0x${marker.toString(16)} begins no value of PackStream`);
    }
  };
  return value;
}
