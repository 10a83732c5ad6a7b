type Content = Node | string | null;

/** What an element is given: attributes as they are, and what listens to it. */
interface Given {
  readonly [attribute: string]: string | boolean | null | ((event: Event) => void);
}

/**
 * An element with its content. Text is text, whatever stands in it: nothing of a graph becomes markup. An attribute that is false
 * or null is left out; a function listens to the event that it is named by.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  given: Given,
  ...content: readonly Content[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...content.filter((one) => one !== null));
  return made;
}

/** Words of the graph: of any language, in its own direction, that end where they end. */
export function words(text: string, language: string | null = null): HTMLElement {
  return element("bdi", { lang: language }, text);
}
