import { useAddress } from "../address.ts";
import { useWords } from "../data/words.ts";

/** The address of the ways from somebody to all of a kind, over whatever serves whatever. */
export function useWaysTo(): (id: string, kind: string) => string {
  const { to } = useAddress();
  const { relations } = useWords();
  const via = relations.filter(({ serves }) => serves !== null).map(({ name }) => name);
  return (id, kind) => to("/paths", { from: id, to: kind, via, pick: null, source: null });
}
