/** A value in canonical form; or what is wrong with it, to be read after its subject: "is not a whole number". */
export type Canonical<Value = string | number | boolean> = { readonly value: Value } | { readonly fault: string };
