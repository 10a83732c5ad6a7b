import { en, type Texts } from "./en.ts";
export const kk: Texts = en;
