/**
 * The records that carry provenance: what hangs on entities and relations beside their declared fields. One table, from
 * which the API makes its types, a plan its columns, and each engine its readers.
 */
export interface RecordKind {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly RecordField[];
  /** To entities: `kinds` "source" means the ontology's source kind, "any" every kind. */
  readonly entities: readonly {
    readonly name: string;
    readonly of: "source" | "any";
    readonly cardinality: "one" | "optional" | "many";
    /** Named only since words are cited from it: an answer with the record does not show it. */
    readonly cited?: true;
    readonly description: string;
  }[];
  readonly records: readonly { readonly name: string; readonly of: string; readonly description: string }[];
}

export interface RecordField {
  readonly name: string;
  readonly type: "ID" | "String" | "Int" | "Boolean" | "Basis" | "Strength" | "Commitment" | "ListStatus";
  readonly required: boolean;
  readonly list?: true;
  readonly description: string;
}

const text = (name: string, description: string, required = false): RecordField => ({
  name,
  type: "String",
  required,
  description,
});

const whereInText: readonly RecordField[] = [
  text("quote", "The words themselves: exactly the document's text from start to end.", true),
  text("sentence", "The sentence or line the quote stands in.", true),
  { name: "line", type: "Int", required: true, description: "Line of the text the quote begins on, from 1." },
  text("page", "Page, where the document marks pages."),
  text("section", "Section, where the document marks sections."),
  {
    name: "start",
    type: "Int",
    required: true,
    description: "Offset of the quote's first character, in UTF-16 units.",
  },
  { name: "end", type: "Int", required: true, description: "Offset behind the quote's last character." },
];
const count = (name: string, description: string): RecordField => ({ name, type: "Int", required: true, description });
const document = {
  name: "document",
  of: "source",
  cardinality: "one",
  cited: true,
  description: "The document the words stand in.",
} as const;
const marks = (name: string, description: string) => ({ name, of: "TextMark", description });
const evidence = { name: "evidence", of: "Evidence", description: "The words that show it." } as const;

export const recordKinds: readonly RecordKind[] = [
  {
    name: "Evidence",
    description: "A quote, checked character by character against its document.",
    fields: whereInText,
    entities: [document],
    records: [],
  },
  {
    name: "Claim",
    description: "That a relation holds, as one document says it.",
    fields: [
      { name: "basis", type: "Basis", required: true, description: "Stated by a sentence, or inferred." },
      {
        name: "strength",
        type: "Strength",
        required: false,
        description: "How firmly an inference holds; null where stated.",
      },
      text("reasoning", "The reasoning of an inference."),
      {
        name: "commitment",
        type: "Commitment",
        required: false,
        description: "How far the document says it has come.",
      },
      {
        name: "coreference",
        type: "Boolean",
        required: true,
        description: "An end is named by a co-referring expression.",
      },
      text("qualifier", "A restriction in the source's words."),
      text("note", "The annotator's remark."),
      text("annotator", "Who read it so.", true),
      text("reviewer", "Who checked the reading; null: nobody yet."),
    ],
    entities: [
      document,
      {
        name: "attributedTo",
        of: "any",
        cardinality: "optional",
        description: "Whom the document reports as saying it.",
      },
    ],
    records: [
      evidence,
      { name: "commitmentEvidence", of: "Evidence", description: "The words that show the commitment." },
      { name: "alternatives", of: "Alternative", description: "Other readings the words allow." },
    ],
  },
  {
    name: "Alternative",
    description: "Another reading of a claim; what it leaves null stays as the claim has it.",
    fields: [text("relation", "The relation it would be."), text("reasoning", "Why the words allow it.", true)],
    entities: [
      { name: "from", of: "any", cardinality: "optional", description: "From which entity it would go." },
      { name: "to", of: "any", cardinality: "optional", description: "To which entity it would go." },
    ],
    records: [],
  },
  {
    name: "Mention",
    description: "A place where a document speaks of an entity.",
    fields: [
      ...whereInText,
      { name: "coreference", type: "Boolean", required: true, description: "Said by another expression, not by name." },
      text("note", "The annotator's remark."),
    ],
    entities: [
      document,
      { name: "alternatives", of: "any", cardinality: "many", description: "What the words may mean instead." },
    ],
    records: [],
  },
  {
    name: "FieldEvidence",
    description: "The words behind the value of a field.",
    fields: [
      text("field", "The field's name.", true),
      text("value", "Its value, as text.", true),
      text("note", "The annotator's remark."),
    ],
    entities: [],
    records: [evidence],
  },
  {
    name: "ListNote",
    description: "A list the source leaves open or announces without giving.",
    fields: [
      text("relation", "The relation its members stand in.", true),
      {
        name: "direction",
        type: "String",
        required: true,
        description: "`out`: from the entity to the members; `in`: the other way.",
      },
      { name: "members", type: "String", list: true, required: true, description: "Kinds of its members." },
      { name: "status", type: "ListStatus", required: true, description: "Left open, or announced and not given." },
      text("note", "The annotator's remark."),
    ],
    entities: [{ name: "entity", of: "any", cardinality: "one", description: "Whose list it is." }],
    records: [evidence],
  },
  {
    name: "Exclusion",
    description: "A relation the source rules out. It is not in the graph.",
    fields: [text("relation", "The relation ruled out.", true), text("reasoning", "Why the words rule it out.", true)],
    entities: [
      { name: "from", of: "any", cardinality: "one", description: "From which entity." },
      { name: "to", of: "any", cardinality: "one", description: "To which entity." },
    ],
    records: [evidence],
  },
  {
    name: "Silence",
    description: "That a strategy silences a finding.",
    fields: [
      text("strategy", "Which strategy.", true),
      text("rule", "The rule that finds it.", true),
      text("reason", "Why.", true),
      text("annotator", "Who says so.", true),
    ],
    entities: [{ name: "entities", of: "any", cardinality: "many", description: "What the finding is about." }],
    records: [],
  },
  {
    name: "Strategy",
    description: "A body of documents that were read together: a folder of seeds.",
    fields: [
      { name: "id", type: "ID", required: true, description: "The folder's name." },
      text("name", "What it is called.", true),
      text("language", "The language (BCP 47) of names that do not say otherwise.", true),
      { name: "annotators", type: "String", list: true, required: true, description: "Who read it." },
      { name: "reviewers", type: "String", list: true, required: true, description: "Who checked the reading." },
      count("entities", "Entities that belong to it, shared ones included."),
      count("relations", "Relations that one of its documents claims."),
      count("stated", "Those of them that a sentence states, in whichever document."),
      count("inferred", "Those of them that are inferred."),
      count("claims", "Claims of its documents: what was read, relation by relation."),
      count("unreviewed", "Those of them that nobody has reviewed."),
      count("openLists", "Lists about its entities that a source leaves open, or announces without giving."),
    ],
    entities: [
      {
        name: "documents",
        of: "source",
        cardinality: "many",
        description: "Its documents, read or not, in its order.",
      },
    ],
    records: [],
  },
  {
    name: "SourceText",
    description: "The text of a document that was read, as offsets count it.",
    fields: [
      text("sha256", "SHA-256 over the bytes of the file it was read from, in hexadecimal.", true),
      count("length", "How long it is, in UTF-16 units."),
      count("lines", "How many lines it has: one more than line feeds."),
    ],
    entities: [],
    records: [
      marks("pages", "Where its pages begin, in their order; none where it marks none."),
      marks("sections", "Where its sections begin."),
    ],
  },
  {
    name: "TextMark",
    description: "Where a page or a section of a text begins.",
    fields: [
      count("start", "Offset of its first character, in UTF-16 units."),
      text("label", "What it is called.", true),
    ],
    entities: [],
    records: [],
  },
];

/** The records that a root of a plan may give all of, by the part of the dataset they stand in. */
export const rootRecordKinds = {
  lists: "ListNote",
  exclusions: "Exclusion",
  silences: "Silence",
  strategies: "Strategy",
} as const;

/** What hangs on every entity, and on every relation, beside the declared fields. */
export const entityRecords = [
  { name: "mentions", of: "Mention", description: "Where documents speak of it." },
  { name: "fieldEvidence", of: "FieldEvidence", description: "The words behind its fields." },
  { name: "lists", of: "ListNote", description: "Lists about it that a source leaves open or announces." },
  { name: "exclusions", of: "Exclusion", description: "Relations of it that a source rules out." },
] as const;
export const relationRecords = [
  { name: "claims", of: "Claim", description: "Who says so, strongest first." },
  { name: "evidence", of: "Evidence", description: "The words of all claims, strongest claim first." },
] as const;

/** What hangs on every entity of the source kind. */
export const sourceRecords = [
  { name: "text", of: "SourceText", description: "Its text; null where it was not read." },
] as const;

/** Fields of every entity that are never declared in the ontology and cannot be filtered or sorted by. */
export const entityExtras: readonly RecordField[] = [
  {
    name: "strength",
    type: "Strength",
    required: false,
    description: "How firmly an inferred entity is read; null where stated.",
  },
  text("reasoning", "The reasoning behind an inferred entity."),
  text("note", "The annotator's remark."),
];
