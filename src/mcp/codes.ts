/** What asking by tools can find wrong, beside what is wrong with a question. */
export const mcpCodes = {
  MCP_TOOL_UNKNOWN: {
    sentence: "There is no tool of that name.",
    remedy: "Ask for the list of tools; a saved question is a tool by its file's name.",
  },
  MCP_ARGUMENT_UNKNOWN: {
    sentence: "A tool is given an argument that it does not have.",
    remedy: "Look at the tool's input schema: its arguments are the variables of its question.",
  },
} as const;

export type McpCode = keyof typeof mcpCodes;
