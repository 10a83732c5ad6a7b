import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ask } from "./ask.ts";
import { Revision } from "./operations.ts";

/** Milliseconds between two looks at which graph is served; the shorter while the service is lost. */
const often = { served: 5_000, lost: 1_000 };

/** How the service stands: whether it can be reached, and whether its graph has changed since the page last said so. */
export interface Standing {
  readonly isLost: boolean;
  readonly isRenewed: boolean;
  readonly revision: string | null;
  readonly seen: () => void;
}

/** Watches the service: where its graph has changed, every answer is asked for anew. */
export function useService(): Standing {
  const answers = useQueryClient();
  const [isRenewed, setRenewed] = useState(false);
  const known = useRef<string | null>(null);
  const { data, isError } = useQuery({
    queryKey: ["service"],
    queryFn: async ({ signal }) => (await ask(Revision, {}, signal)).data.graph.revision,
    refetchInterval: ({ state }) => (state.status === "error" ? often.lost : often.served),
    retry: false,
  });
  useEffect(() => {
    if (data === undefined || data === known.current) return;
    if (known.current !== null) {
      setRenewed(true);
      void answers.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "service" });
    }
    known.current = data;
  }, [data, answers]);
  const wasLost = useRef(false);
  useEffect(() => {
    if (wasLost.current && !isError) {
      void answers.invalidateQueries({ predicate: ({ state }) => state.status === "error" });
    }
    wasLost.current = isError;
  }, [isError, answers]);
  return { isLost: isError, isRenewed, revision: data ?? null, seen: () => setRenewed(false) };
}
