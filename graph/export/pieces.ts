/** Characters that go out at a time: a line of a file each would cost a call each. */
const atOnce = 1 << 16;

/** The same content in fewer and larger pieces of text; bytes as they come. */
export function* inPieces(content: Iterable<string | Uint8Array>): Generator<string | Uint8Array, void, void> {
  let waiting: string[] = [];
  let length = 0;
  for (const piece of content) {
    if (typeof piece !== "string") {
      yield piece;
      continue;
    }
    waiting.push(piece);
    length += piece.length;
    if (length < atOnce) continue;
    yield waiting.join("");
    waiting = [];
    length = 0;
  }
  if (length > 0) yield waiting.join("");
}
