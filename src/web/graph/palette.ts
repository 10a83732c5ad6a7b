/** What the drawing takes from the page's style, as colours that WebGL knows. */
export interface Ground {
  readonly ink: string;
  readonly quiet: string;
  readonly paper: string;
  /** Of what is not looked at. */
  readonly faint: string;
  readonly accent: string;
  readonly isDark: boolean;
}

/** The box wears the page's colours, light or dark as they are now: see `.stage`. */
export function groundOf(box: Element): Ground {
  const { color, backgroundColor, borderTopColor, outlineColor, textDecorationColor } = getComputedStyle(box);
  return {
    ink: color,
    paper: backgroundColor,
    faint: borderTopColor,
    accent: outlineColor,
    quiet: textDecorationColor,
    isDark: lightness(backgroundColor) < 0.5,
  };
}

function lightness(colour: string): number {
  const [red, green, blue] = channels(colour);
  return (0.3 * red + 0.6 * green + 0.1 * blue) / 255;
}

/** Red, green and blue, 0 to 255, of `#rrggbb` or of what the browser says of a style: `rgb(11, 96, 104)`. */
export function channels(colour: string): readonly [red: number, green: number, blue: number] {
  const [red = 0, green = 0, blue = 0] = colour.startsWith("#")
    ? [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    : (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** Hues a golden angle apart: neighbours differ, however many there are. As light or dark as the ground asks for, to be told from it. */
export function colourOf(place: number, isDark: boolean): string {
  const hue = (place * 137.508 + 210) % 360;
  const deep = place % 2 === 0;
  const lightness = isDark ? (deep ? 0.66 : 0.76) : deep ? 0.36 : 0.46;
  const chroma = (1 - Math.abs(2 * lightness - 1)) * (isDark ? 0.6 : 0.62);
  const channel = (offset: number): string => {
    const at = (offset + hue / 30) % 12;
    const part = Math.round(255 * (lightness - (chroma / 2) * Math.max(-1, Math.min(at - 3, 9 - at, 1))));
    return part.toString(16).padStart(2, "0");
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
