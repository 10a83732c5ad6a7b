import { createPlayground } from "./playground.ts";
import { createRoom } from "./room.ts";
import type { Sites } from "./site.ts";

/** Reads both pages. Rejects where a package is not installed, or nothing is built. */
export async function openSites(): Promise<Sites> {
  const [playground, room] = await Promise.all([createPlayground(), createRoom()]);
  return { playground, room };
}
