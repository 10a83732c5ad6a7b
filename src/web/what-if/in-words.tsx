import { useWords } from "../data/words.ts";
import { useTexts } from "../texts/texts.ts";
import { consequencesOf } from "./consequences.ts";
import type { Concerned } from "./touching.ts";

/** What becomes of somebody, in a line. */
export function Consequences({ of, aims }: { readonly of: Concerned; readonly aims: string }) {
  const texts = useTexts();
  const words = useWords();
  return consequencesOf(of, words, texts, aims).map(({ reading, says }, at) => (
    <span key={`${reading} ${says}`}>
      {at > 0 && "; "}
      {reading !== null && (
        <>
          <bdi dir={words.direction}>{reading}</bdi>:{" "}
        </>
      )}
      {says}
    </span>
  ));
}
