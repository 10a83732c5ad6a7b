import { readXml } from "./xml.ts";
import type { Archive } from "./zip.ts";

/** Whether a cell of a style shows a date. */
export type DateStyles = (style: number) => boolean;

const dayOf1970 = 25_569;
const from1900To1904 = 1_462;

/** A serial number as the day it stands for (ECMA-376, 18.17.4.1), with its time where it has one. */
export function dateOf(serial: number, from1904: boolean): string {
  const day = serial + (from1904 ? from1900To1904 : 0);
  // the calendar of 1900 has a 29 February that never was
  const days = day < 61 && !from1904 ? day + 1 : day;
  const at = new Date(Math.round((days - dayOf1970) * 86_400) * 1_000);
  if (Number.isNaN(at.getTime())) return String(serial);
  const text = at.toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 19);
}

/** Which styles show dates: by their number where it is one of ECMA-376's own, and else by their form. */
export function readDateStyles(archive: Archive, part: string | undefined, file: string): DateStyles {
  const content = part === undefined ? null : archive.part(part);
  const forms = new Map<number, string>();
  const formOfStyle: number[] = [];
  if (content !== null && part !== undefined) {
    let within = "";
    readXml(content, file, part, {
      open(name, { numFmtId = "0", formatCode = "" }) {
        if (name === "numFmt") forms.set(Number(numFmtId), formatCode);
        if (name === "cellXfs" || name === "cellStyleXfs") within = name;
        if (name === "xf" && within === "cellXfs") formOfStyle.push(Number(numFmtId));
      },
      close(name) {
        if (name === within) within = "";
      },
      text: () => undefined,
    });
  }
  return (style) => {
    const number = formOfStyle[style] ?? 0;
    const form = forms.get(number);
    if (form !== undefined) return showsDate(form);
    return (
      (number >= 14 && number <= 17) ||
      number === 22 ||
      (number >= 27 && number <= 36) ||
      (number >= 50 && number <= 58)
    );
  };
}

/** A form has days, months or years beside its quoted text, colours and conditions. */
function showsDate(form: string): boolean {
  const bare = form.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  return /[dy]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
}
