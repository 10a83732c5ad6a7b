/** Forms of a counted word, as Intl.PluralRules tells them apart; `#` stands for the number. */
export type Forms = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Says how many, in a language's own forms: 1 quote, 2 quotes; 1 цитата, 2 цитаты, 5 цитат. */
export function counting(language: string): (forms: Forms) => (count: number) => string {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (forms) => (count) => (forms[rules.select(count)] ?? forms.other).replace("#", numbers.format(count));
}
