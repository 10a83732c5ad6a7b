/** Tests of Apollo's suite that do not pass, by name, each with why it is meant so. Six more need @defer, which GraphQL 16 does not have. */
export const answeredOtherwise: Readonly<Record<string, string>> = {
  default:
    "CSRF prevention: a body that is declared as text is refused with 415 before Apollo Server sees it, not with 400 by it",
  "throws an error if POST body is empty": "the body is declared as text: 415, which says what is wrong, not 400",
  "throws an error if invalid content-type": "the body is declared as text: 415, which says what is wrong, not 400",
};
