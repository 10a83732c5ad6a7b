/** A kind of fault or warning in a seeds folder: what it means, and what to do where the place itself suggests nothing. */
export interface SeedFault {
  readonly severity: "error" | "warning";
  readonly meaning: string;
  readonly hint: string;
}

const error = (meaning: string, hint: string): SeedFault => ({ severity: "error", meaning, hint });
const warning = (meaning: string, hint: string): SeedFault => ({ severity: "warning", meaning, hint });

/** Every code that reading, locking or making seeds reports. */
export const seedCodes = {
  SEED_FOLDER_UNREADABLE: error(
    "The folder does not exist, is not a folder, or may not be read.",
    "give the folder that holds the strategies' folders, such as seeds",
  ),
  SEED_FOLDER_EMPTY: error(
    "The folder holds nothing to read.",
    "make a strategy with `strategraph new NAME`, or remove the folder",
  ),
  SEED_NOT_A_SEEDS_FOLDER: error(
    "None of the folder's folders is a strategy.",
    "give the folder that holds the strategies' folders, such as seeds",
  ),
  SEED_FOLDER_NAME: error(
    "A strategy's folder has a name that cannot be the first part of an id.",
    "use lower-case letters, digits and single hyphens, and not `common`",
  ),
  SEED_FOLDER_EXISTS: error("A new strategy would stand where something is already.", "choose another name"),
  SEED_NOT_WRITTEN: error(
    "A lock or a new strategy could not be written; what was there before is still there.",
    "look at the folder's permissions and the free space",
  ),
  SEED_STRAY_FILE: warning(
    "A YAML file beside the strategies' folders is not read.",
    "move it into a strategy's folder or into common",
  ),
  SEED_STRATEGY_MISSING: error(
    "No file of the folder has a `strategy` section.",
    "add strategy.yaml with name, language and annotators",
  ),
  SEED_STRATEGY_TWICE: error("A folder has two `strategy` sections.", "keep one of them"),
  SEED_FILE_UNREADABLE: error("A file may not be read, or is not a regular file.", "look at its permissions"),
  SEED_FILE_MISSING: error(
    "The text of a document is not where `text` says.",
    "leave `text` out for a document that is known of, but not read",
  ),
  SEED_FILE_OUTSIDE: error(
    "A file lies outside the folder it is named in, by its path or by a symbolic link.",
    "copy the file into the folder",
  ),
  SEED_FILE_TOO_LARGE: error(
    "A YAML file is larger than 16 MB, or a text larger than 64 MB.",
    "split it; a folder may have several YAML files, a strategy several documents",
  ),
  SEED_FILE_EMPTY: error("A file has no content.", "remove it, or fill it"),
  SEED_FILE_NOT_UTF8: error("A file is not UTF-8 text.", "save it as UTF-8"),
  SEED_YAML_SYNTAX: error("The file is not well-formed YAML 1.2.", "look at the indentation, quotes and colons here"),
  SEED_YAML_ALIASES: error(
    "Aliases would make the file many times as large as it is.",
    "write out what the aliases stand for",
  ),
  SEED_YAML_TAG: error("YAML tags are not used in seeds.", "leave the tag out"),
  SEED_KEY_TWICE: error("A key stands twice in the same place.", "keep one of the two"),
  SEED_UNKNOWN_KEY: error(
    "A key has no meaning where it stands.",
    "docs/seed-format.md lists the keys of each section",
  ),
  SEED_UNKNOWN_FIELD: error(
    "An entity has a field that its kind does not have.",
    "the ontology, schema.graphql, lists the fields of each kind",
  ),
  SEED_UNKNOWN_KIND: error("The ontology has no such kind.", "the ontology, schema.graphql, lists the kinds"),
  SEED_UNKNOWN_RELATION: error(
    "The ontology has no such relation.",
    "the ontology, schema.graphql, lists the relations",
  ),
  SEED_MISSING_KEY: error("A required key is not there.", "add it"),
  SEED_KEYS_TOGETHER: error("Two keys stand together that cannot both hold.", "keep one of them"),
  SEED_WRONG_TYPE: error(
    "A value is not of the type its key takes.",
    "docs/seed-format.md shows the form of each value",
  ),
  SEED_WRONG_SECTION: error(
    "A thing stands in a section or folder where it does not belong.",
    "documents stand under `documents`, everything else under `entities`; common takes entities only",
  ),
  SEED_INVALID_DATE: error("A date is not EDTF.", "write 2024, 2024-06, 2024-06-10, 2024/2030 or ../2030"),
  SEED_INVALID_DURATION: error("A duration is not ISO 8601.", "write P5Y, P18M or P90D"),
  SEED_INVALID_MONEY: error("An amount is not a decimal in quotes.", 'write it in quotes: "12500000.00"'),
  SEED_INVALID_NUMBER: error("A number is not one its field can hold.", "Int is 32-bit, Float finite"),
  SEED_INVALID_ENUM: error("A value is none of those its key takes.", "choose one of the values listed"),
  SEED_INVALID_LANGUAGE: error("A language is not a BCP 47 tag.", "write en, ru, kk or pt-BR"),
  SEED_BAD_TEXT: error(
    "A string has control characters or half a surrogate pair.",
    "remove them; they are often left over from copying",
  ),
  SEED_ID_MISSING: error("An entity has no id.", "give it one: its kind, a slash, and a name of yours"),
  SEED_ID_MALFORMED: error(
    "An id is not a kind, a slash and a name.",
    "use lower-case letters, digits and hyphens: task/localize-joint-production",
  ),
  SEED_ID_TWICE: error("Two entities of a folder have the same id.", "give one of them another id, or join them"),
  SEED_UNKNOWN_REFERENCE: error(
    "An id names no entity of the folder or of common.",
    "declare it under `entities`, or write FOLDER/kind/name for one of another folder",
  ),
  SEED_DISAGREEMENT: error(
    "Two folders say different things of the same shared entity.",
    "say it once, in common, and leave it out elsewhere",
  ),
  SEED_WRONG_END: error(
    "A relation begins or ends at a kind it may not.",
    "the ontology, schema.graphql, lists the ends of each relation",
  ),
  SEED_CLAIM_TWICE: error("The same is said twice of one document.", "join the two: one claim may have several quotes"),
  SEED_CLAIM_DOCUMENT: error(
    "Which document makes a claim cannot be told, or its quotes stand in several.",
    "add `document`, or make one claim for each document under `claims`",
  ),
  SEED_EXCLUDED_AND_CLAIMED: error("A relation is claimed and ruled out.", "keep the one that the source bears out"),
  SEED_STATED_WITHOUT_QUOTE: error(
    "Something stated has no quote that says so.",
    "add a quote, or `basis: inferred` with strength and reasoning",
  ),
  SEED_STATED_ABOUT_INFERRED: error(
    "A relation is stated of an entity that is itself inferred.",
    "add `basis: inferred` with strength and reasoning",
  ),
  SEED_STATED_WITH_REASONING: error(
    "Something stated has a strength or reasoning, which only an inference has.",
    "add `basis: inferred`, or make it a note",
  ),
  SEED_INFERRED_WITHOUT_REASONING: error(
    "An inference has no reasoning.",
    "add `reasoning`: why the text bears it out",
  ),
  SEED_INFERRED_WITHOUT_STRENGTH: error("An inference has no strength.", "add `strength`: strong, medium or weak"),
  SEED_QUOTE_REQUIRED: error("A quote is required here.", "add the words of the source that show it"),
  SEED_QUOTE_NOT_FOUND: error("A quote is not in its document.", "copy the words from the text as they stand"),
  SEED_QUOTE_AMBIGUOUS: error("A quote occurs more than once in its document.", "add `line`, or a longer quote"),
  SEED_QUOTE_LINE: error(
    "A quote does not stand on the line, or not so often on it, as `line` and `nth` say.",
    "correct `line` and `nth`",
  ),
  SEED_QUOTE_DOCUMENT: error(
    "Which document a quote stands in cannot be told, or that document has no text.",
    "add `document: source-document/...`, one with a `text`",
  ),
  SEED_SOURCE_CHANGED: error(
    "A source's bytes are not those that were locked.",
    "restore the text; or, if the change is meant, run `strategraph lock` and review what it writes",
  ),
  SEED_LOCK_MISSING: error("A strategy has no lock.json.", "run `strategraph lock`"),
  SEED_LOCK_STALE: error("lock.json is not of these seeds.", "run `strategraph lock` and review what it writes"),
  SEED_LOCK_UNUSED: error(
    "lock.json has quotes or documents that the seeds no longer have.",
    "run `strategraph lock` and review what it writes",
  ),
  SEED_LOCK_UNREADABLE: error(
    "lock.json is not as `strategraph lock` writes it.",
    "run `strategraph lock`; never edit or merge it by hand",
  ),
  SEED_UNKNOWN_RULE: error(
    "A finding is silenced of a rule that there is not.",
    "the rules are the files of findings/, or of the folder that `--findings` names",
  ),
  SEED_SILENCED_NOT_FOUND: warning(
    "What is silenced is not found: not any more, or not about just these entities.",
    "remove it; or name all entities that the finding is about",
  ),
  SEED_UNRELATED_ENTITY: warning(
    "No relation touches an entity.",
    "relate it, or remove it if nothing is to be said of it",
  ),
} as const satisfies Readonly<Record<string, SeedFault>>;

export type SeedCode = keyof typeof seedCodes;
