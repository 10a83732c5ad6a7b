import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { CallToolRequestSchema, type CallToolResult, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import type { ExecutionResult } from "graphql";
import type { Engine } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { creditsOfAnswer } from "../api/credits.ts";
import type { Executor } from "../api/execute.ts";
import { unknownTold } from "../api/unknown-ids.ts";
import { version } from "../version.ts";
import { readable } from "./readable.ts";
import { callTool, type Tool } from "./tools.ts";

export interface Offered {
  readonly ontology: Ontology;
  readonly engine: Engine;
  readonly executor: Executor;
  readonly tools: readonly Tool[];
}

const instructions = `A knowledge graph of strategy documents. Every relation has the words of a document behind it: show them, with the
document's name and credit. basis STATED: a sentence says so; INFERRED: it takes the reasoning that is recorded. What is not recorded
may be so all the same: where a list is empty, absence says why. Begin with search, which gives the ids that other tools take.`;

/** Offers tools over standard input and output until the client closes them. */
export async function serveTools(offered: Offered): Promise<void> {
  const server = new Server({ name: "strategraph", version }, { capabilities: { tools: {} }, instructions });
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: offered.tools.map(({ name, title, description, inputSchema }) => ({
      name,
      title,
      description,
      inputSchema: { ...inputSchema, properties: { ...inputSchema.properties }, required: [...inputSchema.required] },
      annotations: { readOnlyHint: true, openWorldHint: false },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    const { executor, tools } = offered;
    const { request, result } = await callTool(executor, tools, params.name, params.arguments ?? {}, signal);
    return resultOf(result, request === null || result.errors ? [] : await creditsOfAnswer(offered, request));
  });
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
    // the transport takes no notice of a client that goes away
    process.stdin.once("end", resolve).once("close", resolve);
  });
  await server.connect(new StdioServerTransport());
  await closed;
  await server.close();
}

/** Data with the credits that its sources ask for, and the ids that are not there, and the same as text; or every fault with its code and hint. */
function resultOf({ data, errors, extensions }: ExecutionResult, credits: readonly string[]): CallToolResult {
  if (errors) {
    const faults = errors.map(({ message, extensions: { code, hint } }) => ({
      code,
      message,
      ...(hint ? { hint } : {}),
    }));
    const text = faults.map(({ code, message, hint }) => `${code} ${message}${hint ? ` (${hint})` : ""}`).join("\n");
    return { isError: true, content: [{ type: "text", text }], structuredContent: { errors: faults } };
  }
  const notes = unknownTold({ extensions });
  const text = readable(data, [...notes, ...credits]);
  return {
    content: [{ type: "text", text }],
    structuredContent: { data, credits, ...(notes.length > 0 && { notes }) },
  };
}
