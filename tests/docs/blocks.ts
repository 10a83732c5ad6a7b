/** A piece of code in a document. `language` is the fence's first word; of an indented block it is empty. */
export interface Block {
  readonly language: string;
  /** The rest of the fence's line. */
  readonly note: string;
  readonly text: string;
  /** Of its first line, from 1. */
  readonly line: number;
}

/** The fenced and the indented code of a Markdown text, in order. Tables and lists are not looked into. */
export function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const fence = /^(\s*)(```+)\s*(\S*)\s*(.*)$/.exec(lines[at] ?? "");
    if (fence) {
      const [, indent = "", ticks = "", language = "", note = ""] = fence;
      const end = lines.findIndex((line, index) => index > at && line.trim() === ticks);
      if (end === -1) throw new Error(`line ${at + 1}: a fence without an end`);
      const text = lines.slice(at + 1, end).map((line) => line.slice(indent.length));
      blocks.push({ language, note, text: text.join("\n"), line: at + 2 });
      at = end;
    } else if (/^ {4}\S/.test(lines[at] ?? "") && lines[at - 1] === "") {
      const end = lines.findIndex((line, index) => index > at && line !== "" && !line.startsWith("    "));
      const text = lines.slice(at, end === -1 ? undefined : end).map((line) => line.slice(4));
      blocks.push({ language: "", note: "", text: text.join("\n").trimEnd(), line: at + 1 });
      at += text.length - 1;
    }
  }
  return blocks;
}

/** A command of a document, and what the document says it prints (null: it does not say). */
export interface Command {
  readonly command: string;
  readonly prints: string | null;
  readonly line: number;
}

/** First words of what counts as a command where nothing marks it as one. */
const programs = /^([A-Z_]+=\S+ )*(npx|npm|node|git|curl|cat|mkdir|cp|printf|echo|strategraph) /;

/**
 * The commands of a block: each line of `sh` (with its continuations and here-documents), each line after `$` of `console`
 * with the lines below it as its output, and each line of an indented block that begins with the name of a program.
 */
export function commandsOf({ language, text, line }: Block): readonly Command[] {
  if (language === "console") {
    return text
      .split(/^(?=\$ )/m)
      .filter((part) => part.startsWith("$ "))
      .map((part) => {
        const [head = "", ...printed] = part.trimEnd().split("\n");
        return { command: head.slice(2), prints: printed.join("\n"), line };
      });
  }
  const lines = text.split("\n");
  const found = language === "sh" ? joined(lines) : language === "" ? lines.filter((one) => programs.test(one)) : [];
  return found.map((command) => ({ command, prints: null, line }));
}

/** Lines with what continues them: a backslash, an open single quote, a here-document. Comments and blank lines go. */
function joined(lines: readonly string[]): readonly string[] {
  const commands: string[] = [];
  let open = "";
  let until = "";
  for (const line of lines) {
    if (open === "" && (line.trim() === "" || line.startsWith("#"))) continue;
    open = open === "" ? line : `${open}\n${line}`;
    if (until === "") until = /<<-?'?(\w+)'?/.exec(line)?.[1] ?? "";
    else if (line === until) until = "";
    const quotes = until === "" && !open.includes("<<") ? (open.match(/'/g)?.length ?? 0) : 0;
    if (until !== "" || line.endsWith("\\") || quotes % 2 === 1) continue;
    commands.push(open);
    open = "";
  }
  if (open !== "") throw new Error(`a command without an end: ${open}`);
  return commands;
}
