const meanings: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/**
 * Text for an attribute or an element of XML 1.0. What XML cannot hold even as a reference (control characters, halves of
 * surrogate pairs, U+FFFE, U+FFFF) becomes U+FFFD. Cost: O(length).
 */
export function xml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}")
    .replaceAll(/[&<>"\t\n\r]/g, (found) => meanings[found] ?? found);
}

/** A comment; two hyphens in a row, which would end it, are kept apart. */
export function xmlComment(lines: readonly string[]): string {
  const text = lines
    .map((line) =>
      xml(line)
        .replaceAll(/-(?=-)/g, "- ")
        .replace(/-$/, "- "),
    )
    .join("\n  ");
  return `<!--\n  ${text}\n-->`;
}

/** What a tool that has no lists is given: the values, joined; a separator within one gives way. */
export function joinList(values: readonly unknown[]): string {
  return values.map((value) => String(value).replaceAll("|", "\u{A6}")).join("|");
}
