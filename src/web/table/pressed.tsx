import { createContext, type ReactNode, useContext, useId, useMemo, useState } from "react";

/** A link that was pressed, and where it led. */
interface Pressed {
  readonly id: string;
  readonly href: string;
}

const PressedContext = createContext<{ readonly last: Pressed | null; readonly press: (link: Pressed) => void }>({
  last: null,
  press: () => undefined,
});

/** Remembers, of the links of an answer that open the same, which was pressed. */
export function RemembersPressed({ children }: { readonly children: ReactNode }) {
  const [last, press] = useState<Pressed | null>(null);
  const pressed = useMemo(() => ({ last, press }), [last]);
  return <PressedContext.Provider value={pressed}>{children}</PressedContext.Provider>;
}

/** Whether a link is the one that was pressed to open what it leads to; null where that is not known, as when an address is opened. */
export function usePressed(href: string): { readonly isPressed: boolean | null; readonly press: () => void } {
  const id = useId();
  const { last, press } = useContext(PressedContext);
  return { isPressed: last?.href === href ? last.id === id : null, press: () => press({ id, href }) };
}
