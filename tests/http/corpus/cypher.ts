import { type Attack, answered, got, operation, refused } from "./attack.ts";
import { byId, filter } from "./written.ts";

const invalid = "API_VARIABLE_INVALID";
const none = '"task":null';

/** Values and names that would be Cypher, were they ever put into a statement. */
export const cypher: readonly Attack[] = [
  answered("the end of a string", operation(byId, { id: "' OR 1=1 //" }), none),
  answered("the end of a string, and a statement", operation(byId, { id: '" }) DETACH DELETE n //' }), none),
  answered("a backslash before the end", operation(byId, { id: "\\' RETURN 1 //" }), none),
  answered("an escaped quote in Unicode", operation(byId, { id: "\\u0027 RETURN 1 //" }), none),
  answered("a backtick", operation(byId, { id: "`) MATCH (n) RETURN n //" }), none),
  answered("a parameter", operation(byId, { id: "$password" }), none),
  answered("a procedure", operation(byId, { id: "' CALL db.labels() YIELD label //" }), none),
  answered("a file to load", operation(byId, { id: "' LOAD CSV FROM 'http://127.0.0.1/' AS x RETURN x //" }), none),
  answered(
    "a filter",
    operation(filter, { where: { name: { contains: "') RETURN n UNION MATCH (n) RETURN n //" } } }),
    '"tasks":[]',
  ),
  answered(
    "a filter by how it begins",
    operation(filter, { where: { name: { startsWith: ".*' OR true //" } } }),
    '"tasks":[]',
  ),
  answered("an alias", operation("{ n__DETACH_DELETE_n: __typename }"), '"n__DETACH_DELETE_n":"Query"'),
  refused("an alias with a backtick", operation("{ `n`: __typename }"), 400, "GRAPHQL_PARSE_FAILED"),
  refused(
    "a field to sort by",
    operation("query ($sort: [TaskSort!]) { tasks(sort: $sort) { id } }", {
      sort: [{ "name` DETACH DELETE n //": "ASC" }],
    }),
    400,
    invalid,
  ),
  refused(
    "a direction to sort in",
    operation("query ($sort: [TaskSort!]) { tasks(sort: $sort) { id } }", {
      sort: [{ name: "ASC; MATCH (n) DETACH DELETE n" }],
    }),
    400,
    invalid,
  ),
  refused(
    "a relation",
    operation(
      "query ($r: [Relation!]) { links(of: { kinds: [Task] }, by: { kinds: [Goal] }, relations: $r) { __typename } }",
      { r: ["`]->() DETACH DELETE n //"] },
    ),
    400,
    invalid,
  ),
  refused(
    "a kind",
    operation("query ($k: [Kind!]) { links(of: { kinds: $k }, by: { kinds: [Goal] }) { __typename } }", {
      k: ["Task) DETACH DELETE n //"],
    }),
    400,
    invalid,
  ),
  refused(
    "a number of hops",
    operation('{ neighborhood(ids: ["a"], hops: "1]-() DETACH DELETE n //") { __typename } }'),
    400,
    "GRAPHQL_VALIDATION_FAILED",
  ),
  answered(
    "a text to search for",
    operation('{ search(text: "assistance\') YIELD node //") { __typename } }'),
    '"search":[',
  ),
  refused(
    "an id to stand around",
    got("/graph.gexf?around=%27)%20DETACH%20DELETE%20n%20//"),
    404,
    "EXPORT_NOTHING_THERE",
  ),
  answered(
    "a variable of a saved question",
    got("/q/said-of-a-sector?sector=%27)%20DETACH%20DELETE%20n%20//"),
    '"sector":null',
  ),
];
