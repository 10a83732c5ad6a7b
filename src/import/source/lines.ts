/** Puts a text together from the pieces of a document: blocks with an empty line between them, pages, and headings as Markdown has them. */
export class TextLines {
  private readonly done: string[] = [];
  private line = "";
  private heading = "";

  /** Words that run on; any white space in them is one space. */
  add(words: string): void {
    const folded = words.replace(/[ \t\r\n\f]+/g, " ");
    this.line += this.line === "" || /\s$/.test(this.line) ? folded.trimStart() : folded;
  }

  /** Words whose lines are lines. */
  addVerbatim(words: string): void {
    const [first = "", ...rest] = words.split(/\r?\n/);
    this.line += first;
    for (const line of rest) {
      this.breakLine();
      this.line = line;
    }
  }

  beginHeading(level: number): void {
    this.heading = `${"#".repeat(level)} `;
  }

  breakLine(): void {
    const line = this.line.trimEnd();
    // a heading is one line
    if (this.heading !== "" && line === "") return;
    this.done.push(line === "" ? "" : `${this.heading}${line}`);
    this.line = "";
    this.heading = "";
  }

  breakBlock(): void {
    if (this.line.trim() !== "") this.breakLine();
    this.line = "";
    this.heading = "";
    if (this.done.length > 0 && this.done.at(-1) !== "") this.done.push("");
  }

  breakCell(): void {
    if (this.line.trim() !== "") this.line = `${this.line.trimEnd()}\t`;
  }

  breakPage(): void {
    const { heading } = this;
    this.breakBlock();
    this.heading = heading;
    this.done.push("\f");
  }

  /** Without empty lines at its ends, and with no more than one between blocks. */
  text(): string {
    this.breakBlock();
    const text = this.done
      .join("\n")
      .replace(/\n*\f\n*/g, "\n\f")
      .replace(/\n{3,}/g, "\n\n");
    return `${text.replace(/^\n+|[ \n]+$/g, "")}\n`;
  }
}
