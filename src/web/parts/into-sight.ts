/**
 * Brings what is picked in the answer into sight, as little as need be: what opens beside it, or over it, takes its room. Where the
 * answer is still to come, as when an address is opened, as soon as it is there. Returns how to give that up.
 */
export function bringIntoSight(): () => void {
  const answer = document.getElementById("answer");
  if (answer === null || isBrought(answer)) return () => undefined;
  const watcher = new MutationObserver(() => {
    if (isBrought(answer)) watcher.disconnect();
  });
  watcher.observe(answer, { childList: true, subtree: true });
  return () => watcher.disconnect();
}

function isBrought(answer: HTMLElement): boolean {
  const picked = answer.querySelector("[aria-current='true']") ?? answer.querySelector("[data-picked]");
  picked?.scrollIntoView({ block: "nearest", inline: "nearest" });
  return picked !== null;
}
