/**
 * How a snapshot file begins: 64 bytes, of which the last 32 are a SHA-256 over all the others and everything behind. Then
 * come a text in JSON, filled up with spaces, and the bytes of the arrays.
 */
export interface Head {
  /** Bytes of the text, and of the arrays. */
  readonly text: number;
  readonly arrays: number;
  readonly sha256: Buffer;
}

export const headLength = 64;
/** Bytes of the head that the hash covers. */
export const hashed = 32;
/** Bytes that are read, hashed or written at once. */
export const pieceLength = 4 * 2 ** 20;
/** To be raised with every change of what follows, of what a snapshot has, or of what a column means. */
const format = 1;
/** As in PNG: whoever takes the file for a text and alters its line ends is found out at once. */
const magic = Buffer.from("sgraph\r\n");
/** Written in the byte order of the machine, which the arrays are in too. */
const byteOrder = 0x01020304;

/** The head without its hash. */
export function writeHead({ text, arrays }: Pick<Head, "text" | "arrays">): Buffer {
  const head = Buffer.alloc(headLength);
  magic.copy(head);
  head.set(new Uint8Array(new Uint32Array([byteOrder, format]).buffer), 8);
  head.set(new Uint8Array(new Float64Array([text, arrays]).buffer), 16);
  return head;
}

/** Why a file that begins so cannot be read, in words: because of what wrote it, or because it is not what was written. */
export type HeadFault = { readonly stale: string } | { readonly broken: string };

/** Reads what a file of so many bytes begins with. What it says of lengths is what the file has, or it is a fault. */
export function readHead(bytes: Buffer, size: number): Head | HeadFault {
  if (!beginsSo(bytes)) return { broken: "it is no snapshot" };
  if (bytes.length < headLength) return { broken: "it was cut off" };
  const own = new Uint8Array(bytes).buffer;
  const [order, version] = new Uint32Array(own, 8, 2);
  if (order !== byteOrder) return { stale: "it was written on another sort of machine" };
  if (version !== format) return { stale: "it was written by another version of strategraph" };
  const [text = 0, arrays = 0] = new Float64Array(own, 16, 2);
  const lengths = [text, arrays].every((one) => Number.isSafeInteger(one) && one >= 0);
  if (!lengths || headLength + text + arrays !== size) return { broken: "it was cut off" };
  return { text, arrays, sha256: Buffer.from(own, hashed, headLength - hashed) };
}

/** Whether a file that begins so is, or was meant to be, a snapshot. */
export function beginsSo(bytes: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic);
}
