/** What quotes are for, in the order in which those of one place come. */
export const annotationRoles = ["MENTION", "FIELD", "CLAIM", "COMMITMENT", "LIST", "EXCLUSION"] as const;

export type AnnotationRole = (typeof annotationRoles)[number];

/** Records of their own that quotes may be of, and what the quotes are for there. */
export const roleOfNote = { ListNote: "LIST", Exclusion: "EXCLUSION" } as const satisfies Readonly<
  Record<string, AnnotationRole>
>;

export type NoteKind = keyof typeof roleOfNote;

/**
 * Where an annotation stands among others: its quote's start and end, the place of its role, the id of whose it is (an
 * entity, a relation, where an exclusion begins), and its place among the like of it, and its quote's among the quotes there.
 */
export type AnnotationPosition = readonly [
  start: number,
  end: number,
  role: number,
  id: string,
  at: number,
  quote: number,
];
