import type { ReactNode } from "react";
import type { Named } from "../data/referred.ts";
import { isSameLanguage, useLanguage } from "../texts/texts.ts";

interface NameProps {
  readonly of: Named | null | undefined;
  /** What stands there while it has no name. */
  readonly otherwise?: string;
  /** The name with parts of it marked. */
  readonly children?: ReactNode;
}

/** A name: text, whatever it has in it, with its language said where that is not the page's. */
export function Name({ of, otherwise = "", children }: NameProps) {
  const language = useLanguage();
  if (!of) return <bdi>{otherwise}</bdi>;
  const { name, nameLanguage } = of;
  const isOther = nameLanguage !== null && !isSameLanguage(nameLanguage, language);
  return <bdi lang={isOther ? nameLanguage : undefined}>{children || name}</bdi>;
}
