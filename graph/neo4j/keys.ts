/**
 * A string for another whose order by UTF-16 unit is the other's order by code point: what Neo4j compares a parameter by
 * then agrees with what it sorts by. Each code point from U+D7FF on becomes U+D7FF and two units below it; a string
 * without them is its own key. Cost: O(length).
 */
export function stringKey(value: string): string {
  return value.replace(/[\u{D7FF}-\u{10FFFF}]/gu, (character) => {
    const above = (character.codePointAt(0) ?? 0) - 0xd7ff;
    return String.fromCharCode(0xd7ff, 0x100 + Math.floor(above / 0x4000), 0x100 + (above % 0x4000));
  });
}
