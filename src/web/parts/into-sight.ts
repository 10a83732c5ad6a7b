/** Brings what is picked in the answer into sight, as little as need be: what opens beside it, or over it, takes its room. */
export function bringIntoSight(): void {
  const answer = document.getElementById("answer");
  const picked = answer?.querySelector("[aria-current='true']") ?? answer?.querySelector("[data-picked]");
  picked?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
