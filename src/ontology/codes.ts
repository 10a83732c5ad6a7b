/** What may be wrong with an ontology, by code. */
export const ontologyCodes = {
  ONTOLOGY_SYNTAX: "The file is not in GraphQL's type-definition language; reading stopped there.",
  ONTOLOGY_UNSUPPORTED:
    "A definition has no meaning in an ontology: a union, an input, an extension, a scalar of one's own.",
  ONTOLOGY_DUPLICATE_NAME: "Two types, fields, values, directives or id segments have one name.",
  ONTOLOGY_BAD_NAME: "A name is not written as names of its sort are.",
  ONTOLOGY_RESERVED_NAME: "The API, the seed format or the Neo4j GraphQL Library needs the name for itself.",
  ONTOLOGY_PLURAL: "Two kinds, or a kind's list and its look-up, would be asked for by one name.",
  ONTOLOGY_UNKNOWN_TYPE: "A type is named that is not declared.",
  ONTOLOGY_UNKNOWN_DIRECTIVE: "A directive is used that is neither known nor declared.",
  ONTOLOGY_DIRECTIVE_PLACE: "A directive stands where it does not belong.",
  ONTOLOGY_DIRECTIVE_ARGUMENT: "A directive lacks an argument, has one it does not know, or one with a wrong value.",
  ONTOLOGY_DIRECTIVE_DECLARATION:
    "@label, @reading, @serves, @priority, @pattern, @source or @aim is declared otherwise than it is read.",
  ONTOLOGY_NO_ENTITY: "The interface `Entity` is missing.",
  ONTOLOGY_NO_KIND: "There is no kind of entity.",
  ONTOLOGY_KIND_NOT_ENTITY: "A kind does not implement `Entity`.",
  ONTOLOGY_KIND_LABELS: "A kind's @node does not name the kind and `Entity`.",
  ONTOLOGY_SOURCE_KIND: "Not exactly one kind is marked @source.",
  ONTOLOGY_FIELD_TYPE: "A field is of a form that values cannot have.",
  ONTOLOGY_FIELD_MISSING: "A type lacks fields that it must have.",
  ONTOLOGY_FIELD_MISMATCH: "A field has another type than its interface, or strategraph, gives it.",
  ONTOLOGY_ENUM_EMPTY: "An enum has no values.",
  ONTOLOGY_ENUM_VALUES: "`Basis`, `Strength` or `Commitment` is missing or has other values than are known.",
  ONTOLOGY_PROVENANCE: "Not exactly one type is marked @relationshipProperties, or it has fields of its own.",
  ONTOLOGY_INTERFACE_WITHOUT_KINDS: "No kind implements an interface.",
  ONTOLOGY_INTERFACE_KINDS: "A relation's field does not lead to exactly the kinds at its other end.",
  ONTOLOGY_RELATION_SHAPE: "A relation's field is not a list without gaps.",
  ONTOLOGY_RELATION_TYPE: "A relation's type is not in upper snake case.",
  ONTOLOGY_RELATION_PROPERTIES: "A relation does not carry what all relations carry.",
  ONTOLOGY_RELATION_FIELD_NAME:
    "An outgoing field is not called as its relation, or an incoming one is called as a relation.",
  ONTOLOGY_RELATION_READING: "How a relation reads is not said.",
  ONTOLOGY_RELATION_UNUSED: "The enum of the relations has one that no field goes along.",
  ONTOLOGY_PATTERN: "A pattern does not say what it is, or no chain can go as it says.",
  ONTOLOGY_MISSING_INVERSE: "A relation is declared at one of its ends only.",
  ONTOLOGY_DUPLICATE_RELATION_FIELD: "Two fields of a kind reach the same end by the same relation and direction.",
} as const;

export type OntologyCode = keyof typeof ontologyCodes;
