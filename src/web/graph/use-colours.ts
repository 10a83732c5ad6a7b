import { useMemo } from "react";
import { useAddress } from "../address.ts";
import { type Asked, useAnswer } from "../data/answer.ts";
import { Communities, type CommunitiesQuery } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import type { Content, Node } from "./content.ts";
import type { Colour } from "./looked.ts";
import { colourOf, type Ground } from "./palette.ts";

/** Communities that have a colour of their own; the smaller ones share that of what is not looked at closely. */
const mostCommunities = 12;

export interface Community {
  readonly colour: string;
  readonly size: number;
  /** Who has most relations in it: a community has no name. */
  readonly around: Node;
}

export interface Colouring {
  readonly of: (node: Node) => string;
  readonly ofKind: (kind: string) => string;
  /** The largest, where these are what colours mean. */
  readonly communities: readonly Community[];
  readonly asked: Asked<CommunitiesQuery> | null;
}

/** What colours mean: kinds, or communities where the address says so. */
export function useColours(content: Content | null, colour: Colour, { isDark, quiet }: Ground): Colouring {
  const { kinds } = useWords();
  const strategy = useAddress().get("strategy");
  const isByCommunity = colour === "community";
  const asked = useAnswer(Communities, isByCommunity ? { strategy } : null);
  const found = isByCommunity ? asked.data?.data.communities : undefined;
  const colouring = useMemo((): Omit<Colouring, "asked"> => {
    const places = new Map(kinds.map(({ name }, at) => [name, at]));
    const ofKind = (kind: string): string => colourOf(places.get(kind) ?? kinds.length, isDark);
    if (found === undefined || content === null) {
      return { of: ({ kind }) => ofKind(kind), ofKind, communities: [] };
    }
    const colours = new Map<string, string>();
    const communities: Community[] = [];
    for (const { entities } of found) {
      const nodes = entities.map(({ id }) => content.node(id)).filter((node) => node !== null);
      const [first] = nodes;
      if (first === undefined || nodes.length < 2 || communities.length === mostCommunities) continue;
      const own = colourOf(communities.length, isDark);
      for (const { id } of nodes) colours.set(id, own);
      const around = nodes.reduce((one, other) =>
        content.edgesOf(other.id).length > content.edgesOf(one.id).length ? other : one,
      );
      communities.push({ colour: own, size: nodes.length, around });
    }
    return { of: ({ id }) => colours.get(id) ?? quiet, ofKind, communities };
  }, [kinds, found, content, isDark, quiet]);
  return { ...colouring, asked: isByCommunity ? asked : null };
}
