/** What something is called, and in which language: that asked for, where it has a name in it. */
export interface Named {
  readonly name: string;
  /** BCP 47; null where the answer does not say. */
  readonly nameLanguage: string | null;
}

/** An entity as it is referred to. */
export interface Referred extends Named {
  readonly id: string;
  readonly kind: string;
}
