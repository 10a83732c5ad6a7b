export interface Colours {
  readonly ground: string;
  readonly ink: string;
  /** Of what is not looked at. */
  readonly faint: string;
  /** A kind's colour, as light or dark as the ground asks for. */
  readonly of: (colour: string) => string;
}

const light: Colours = { ground: "#ffffff", ink: "#1c2733", faint: "#dfe4e9", of: (colour) => colour };
const dark: Colours = { ground: "#14191f", ink: "#e4e9ee", faint: "#333c46", of: (colour) => lighter(colour, 0.35) };

const asked = matchMedia("(prefers-color-scheme: dark)");

/** What the reader chose; null: what the system says. */
let chosen: "dark" | "light" | null = null;

export function isDark(): boolean {
  return chosen === null ? asked.matches : chosen === "dark";
}

export function colours(): Colours {
  return isDark() ? dark : light;
}

export function turnColours(): void {
  chosen = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = chosen;
}

export function whenSystemTurns(listener: () => void): void {
  asked.addEventListener("change", listener);
}

function lighter(colour: string, part: number): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `#${parts
    .map((one) =>
      Math.round(one + (255 - one) * part)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
