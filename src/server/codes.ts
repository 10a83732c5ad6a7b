/** What can keep the service from starting or reloading, beside faults of the ontology and the seeds themselves. */
export interface ServerCode {
  readonly code: string;
  readonly sentence: string;
  /** What the command ends with: 2 for a wrong option, 3 for something that cannot be reached or read. */
  readonly exit: 2 | 3;
}

export const serverCodes = [
  { code: "SERVER_PORT_INVALID", sentence: "The port is not a whole number from 0 to 65535.", exit: 2 },
  { code: "SERVER_PORT_TAKEN", sentence: "Another process listens on the port already.", exit: 2 },
  { code: "SERVER_PORT_NOT_ALLOWED", sentence: "The system does not let this user listen on the port.", exit: 2 },
  { code: "SERVER_HOST_UNKNOWN", sentence: "The host is not a name or address of this machine.", exit: 2 },
  { code: "SERVER_CANNOT_LISTEN", sentence: "Listening failed for a reason the system names.", exit: 3 },
  { code: "LOAD_ONTOLOGY_NOT_READABLE", sentence: "The ontology's file cannot be read, or is not UTF-8.", exit: 3 },
  { code: "LOAD_FAILED", sentence: "Loading the graph broke off: a fault of the program, or no memory left.", exit: 3 },
] as const satisfies readonly ServerCode[];

export type ServerCodeName = (typeof serverCodes)[number]["code"];
