/**
 * A string whose order by UTF-16 unit is the string's order by code point, which Neo4j's comparison with parameters needs:
 * each code point from U+D7FF on becomes U+D7FF and two units below it. A string without such is its own key. Cost: O(length).
 */
export function stringKey(value: string): string {
  return value.replace(/[\u{D7FF}-\u{10FFFF}]/gu, (character) => {
    const above = (character.codePointAt(0) as number) - 0xd7ff;
    return `\uD7FF${String.fromCharCode((above >> 14) + 0x100)}${String.fromCharCode((above & 0x3fff) + 0x100)}`;
  });
}
