import type { ReactNode } from "react";

/** A text of the ontology or of a question: what stands between backticks in it is code. */
export function Prose({ text }: { readonly text: string }) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const { 0: whole, 1: code, index } of text.matchAll(/`([^`\n]+)`/g)) {
    parts.push(text.slice(end, index), <code key={index}>{code}</code>);
    end = index + whole.length;
  }
  return [...parts, text.slice(end)];
}
