import { GraphQLInt, GraphQLNonNull, GraphQLString } from "graphql";
import { type PlannedField, planned } from "../roles.ts";

/** Of a text: what it says, or a part of that. */
export function contentField(): PlannedField {
  return planned(
    { role: "content" },
    {
      type: new GraphQLNonNull(GraphQLString),
      description:
        "What it says from `start` to `end`, in UTF-16 units; all of it, unless said. A bound past its end is its end; one within a character of two units stands before it.",
      args: {
        start: { type: GraphQLInt, description: "From here on; its start, unless said." },
        end: { type: GraphQLInt, description: "Up to here; its end, unless said." },
      },
    },
  );
}
