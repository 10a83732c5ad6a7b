/** What the command line itself can find wrong: what it means, what to do, and what the command ends with. */
export interface CliCode {
  readonly sentence: string;
  readonly remedy: string;
  readonly exit: 2 | 3;
}

export const cliCodes = {
  CLI_USAGE: {
    sentence: "A command, option or argument is unknown, missing, or not of its form.",
    remedy: "Ask the command with --help.",
    exit: 2,
  },
  CLI_FOLDER_MISSING: {
    sentence: "The command writes into a seeds folder, and the current directory has none.",
    remedy: "Go to where seeds/ stands, or name the folder.",
    exit: 2,
  },
  CLI_FILE_UNREADABLE: {
    sentence: "A file named on the command line cannot be read, or is not UTF-8.",
    remedy: "Look at its path and permissions.",
    exit: 3,
  },
  CLI_VARIABLES_INVALID: {
    sentence: "The variables are not one JSON object.",
    remedy: 'Write {"name": value}, in single quotes on a shell, or @file.',
    exit: 2,
  },
  CLI_FAULT: {
    sentence: "The program itself is at fault.",
    remedy: "Run it again with STRATEGRAPH_DEBUG=1 and report what it prints.",
    exit: 3,
  },
} as const satisfies Readonly<Record<string, CliCode>>;

export type CliCodeName = keyof typeof cliCodes;

/** What GraphQL itself refuses, under the codes that Apollo Server gives it. */
export const graphqlCodes = {
  GRAPHQL_PARSE_FAILED: "The operation is not GraphQL.",
  GRAPHQL_VALIDATION_FAILED: "The operation asks for what the schema does not have, or does not fit together.",
  BAD_REQUEST: "The request is not one that GraphQL over HTTP knows, or looks like one of another site.",
} as const;
