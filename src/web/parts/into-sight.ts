/**
 * Brings what is picked in the answer into sight, as little as need be: what opens beside it, or over it, takes its room. Where the
 * answer is still to come, as when an address is opened, as soon as it is there. Returns how to give that up.
 */
export function bringIntoSight(answer: HTMLElement): () => void {
  if (isBrought(answer)) return () => undefined;
  const watcher = new MutationObserver(() => {
    if (isBrought(answer)) watcher.disconnect();
  });
  watcher.observe(answer, { childList: true, subtree: true });
  return () => watcher.disconnect();
}

function isBrought(answer: HTMLElement): boolean {
  const picked = pickedIn(answer);
  picked?.scrollIntoView(nearest);
  return picked !== null;
}

/** What is picked in an answer. */
export function pickedIn(answer: HTMLElement): Element | null {
  return answer.querySelector("[aria-current='true']") ?? answer.querySelector("[data-picked]");
}

const nearest = { block: "nearest", inline: "nearest" } as const;

/**
 * Remembers how high an element stands. Once the page is laid out anew around it, what is returned scrolls so that it stands there again,
 * or at another height, and is in sight: what stays at the top of a table may have grown over it, and what opens may cover it.
 */
export function held(element: Element, at = topOf(element)): () => void {
  const chain = [element, ...scrollersOf(element)].map((one) => ({ one, top: topOf(one) }));
  return () => {
    if (!element.isConnected) return;
    // from without to within, each by what it stands in
    for (const [depth, { one, top }] of [...chain.entries()].reverse())
      (chain[depth + 1]?.one ?? document.documentElement).scrollTop += topOf(one) - top;
    element.scrollIntoView(nearest);
    document.documentElement.scrollTop += topOf(element) - at;
    element.scrollIntoView(nearest);
  };
}

export function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}

/** What an element is scrolled in, from within to without; the page itself is not among them. */
function scrollersOf(element: Element): readonly Element[] {
  const parent = element.parentElement;
  if (parent === null || parent === document.body) return [];
  const isScrolled = /auto|scroll/.test(getComputedStyle(parent).overflowY);
  return [...(isScrolled ? [parent] : []), ...scrollersOf(parent)];
}
