import { type Example, exampleOf } from "../server/examples.ts";

/** The words behind a relation, or behind the reason why there is none. */
const evidence = "evidence { quote sentence line document { id name credit } }";
const absence = `absence { code sentence ${evidence} }`;

const texts: Readonly<Record<string, string>> = {
  search: `# Find entities by words
#
# Every entity in which all the words are found: in a name of any language, an alias, a quote about it or its description. The
# beginning of a word will do, and a word with a slip of the pen. Begin here to learn the ids that other tools take.
query Search($text: String!, $kinds: [Kind!], $first: Int = 10) {
  search(text: $text, kinds: $kinds, first: $first) {
    node { id name kind: __typename }
    score
    matches { word field text evidence { quote line document { id name credit } } }
  }
}`,
  links: `# What links some entities to others
#
# A row a relation between the one end and the other, with how it is known, how far it has come and its quotes; and for each
# entity that nothing links, why, with the words that leave it open or rule it out. An end is { "ids": [...] } or { "kinds": ["Task"] }. Name relations or a pattern of them
# to count these only.
query Links($of: Ends!, $by: Ends!, $relations: [Relation!], $pattern: Pattern, $maxHops: Int, $first: Int = 50) {
  links(of: $of, by: $by, relations: $relations, pattern: $pattern, maxHops: $maxHops, first: $first) {
    of { id name }
    by { id name }
    reading
    relation
    direction
    distance
    basis
    strength
    commitment
    ${evidence}
    ${absence}
  }
}`,
  paths: `# How one entity leads to another
#
# The ways from some entities to others, the shortest and firmest first, each step with its quotes. An end is
# { "ids": [...] } or { "kinds": ["Goal"] }. A chain is as strong as its weakest link. Where there is none, the tool \`links\`
# says why, with the same ends as \`of\` and \`by\`, and 4 as \`maxHops\` unless another was given here.
query Paths(
  $from: Ends!, $to: Ends!, $relations: [Relation!], $pattern: Pattern, $maxHops: Int, $avoid: [ID!], $first: Int = 5
) {
  paths(
    from: $from, to: $to, relations: $relations, pattern: $pattern, maxHops: $maxHops, avoid: $avoid, first: $first
  ) {
    length
    weakest { basis strength }
    reading
    start { id name }
    steps { relation direction node { id name } properties { basis strength commitment ${evidence} } }
  }
}`,
  coverage: `# Which of these are linked to which of those
#
# A table: for each row and column how many cells it has, and why an empty one is empty, with the words that leave it open or
# rule it out; for each cell how firmly it is known. An end is { "ids": [...] } or { "kinds": ["Instrument"] }. The tool
# \`links\` has the quotes of a cell.
query Coverage($rows: Ends!, $columns: Ends!, $via: [Relation!], $pattern: Pattern, $maxHops: Int) {
  coverage(rows: $rows, columns: $columns, via: $via, pattern: $pattern, maxHops: $maxHops) {
    rows { entity { id name } count ${absence} }
    columns { entity { id name } count ${absence} }
    cells { row column count basis strength reading }
  }
}`,
};

/** Questions that every graph can be asked, whatever is saved. */
export const ownQuestions: readonly Example[] = Object.entries(texts).map(([name, text]) =>
  exampleOf(`${name}.graphql`, text),
);
