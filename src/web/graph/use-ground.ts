import { type RefObject, useEffect, useState } from "react";
import { type Ground, groundOf } from "./palette.ts";

const unknown: Ground = { ink: "#000", quiet: "#666", paper: "#fff", faint: "#ddd", accent: "#06c", isDark: false };

/** The page's colours as they are now, and again when the reader or the system turns them. */
export function useGround(box: RefObject<HTMLElement>): Ground {
  const [ground, setGround] = useState(unknown);
  useEffect(() => {
    const look = () => {
      if (box.current !== null) setGround(groundOf(box.current));
    };
    look();
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", look);
    const chosen = new MutationObserver(look);
    chosen.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => {
      system.removeEventListener("change", look);
      chosen.disconnect();
    };
  }, [box]);
  return ground;
}
