import { inflateSync } from "node:zlib";

export interface Dots {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and what covers, a byte each, row by row. */
  readonly bytes: Uint8Array;
}

/** A PNG of eight bits a channel, with or without what covers, not interlaced; its filters undone (PNG, third edition, 9.2). */
export function dotsIn(file: Buffer): Dots {
  const packed: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString("latin1", at + 4, at + 8) === "IDAT")
      packed.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const channels = new Map([
    ["0806000000", 4],
    ["0802000000", 3],
  ]).get(file.toString("hex", 24, 29));
  if (channels === undefined) throw new Error("another sort of PNG");
  const raw = inflateSync(Buffer.concat(packed));
  const row = width * channels;
  const bytes = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)];
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x < channels ? 0 : (bytes[at - channels] as number);
      const up = y === 0 ? 0 : (bytes[at - row] as number);
      const corner = x < channels || y === 0 ? 0 : (bytes[at - row - channels] as number);
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter as number] as number;
      bytes[at] = (raw[y * (row + 1) + 1 + x] as number) + guess;
    }
  }
  return { width, height, bytes: channels === 4 ? bytes : covering(bytes) };
}

/** With a fourth channel, which says that each dot covers all that is below it. */
function covering(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array((bytes.length / 3) * 4).fill(255);
  for (let at = 0; at < bytes.length; at++) whole[at + Math.floor(at / 3)] = bytes[at] as number;
  return whole;
}

function nearest(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
