import { inflateSync } from "node:zlib";

export interface Dots {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and what covers, a byte each, row by row. */
  readonly bytes: Uint8Array;
}

/** A PNG of eight bits a channel, four channels, not interlaced; its filters undone (PNG, third edition, 9.2). */
export function dotsIn(file: Buffer): Dots {
  const packed: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString("latin1", at + 4, at + 8) === "IDAT")
      packed.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  if (file.toString("hex", 24, 29) !== "0806000000") throw new Error("another sort of PNG");
  const raw = inflateSync(Buffer.concat(packed));
  const row = width * 4;
  const bytes = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)];
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x < 4 ? 0 : (bytes[at - 4] as number);
      const up = y === 0 ? 0 : (bytes[at - row] as number);
      const corner = x < 4 || y === 0 ? 0 : (bytes[at - row - 4] as number);
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter as number] as number;
      bytes[at] = (raw[y * (row + 1) + 1 + x] as number) + guess;
    }
  }
  return { width, height, bytes };
}

function nearest(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
