import { createHash } from "node:crypto";

/** Cyrillic letters of Russian and Kazakh in Latin ones, after ICAO's table and the usage of Kazakhstan. */
const latin: ReadonlyMap<string, string> = new Map(
  (
    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=iu я=ia " +
    "ә=a ғ=g қ=q ң=n ө=o ұ=u ү=u һ=h і=i ї=i є=ie ґ=g ў=u"
  )
    .split(" ")
    .map((pair) => [pair.charAt(0), pair.slice(2)]),
);

const longest = 60;

/** The second part of an id, made from a name: lower-case Latin letters, digits and hyphens, cut at a word's end. */
export function slugOf(name: string): string {
  const plain = name
    .normalize("NFC")
    .toLowerCase()
    .replace(/\p{Script=Cyrillic}/gu, (letter) => latin.get(letter) ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (plain === "") return `x-${createHash("sha256").update(name).digest("hex").slice(0, 8)}`;
  if (plain.length <= longest) return plain;
  const cut = plain.slice(0, longest + 1);
  return cut.slice(0, cut.lastIndexOf("-") > 20 ? cut.lastIndexOf("-") : longest);
}
