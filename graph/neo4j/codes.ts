/** What Neo4j, or the loading of it, refuses, by code, beside what every engine does. */
export const neo4jCodes = {
  NEO4J_UNREACHABLE: "No Neo4j answers at the address, or the connection broke off.",
  NEO4J_UNAUTHORIZED: "Neo4j does not let this user in.",
  NEO4J_DATABASE_MISSING: "Neo4j has no such database, or it is not running.",
  NEO4J_OTHER_ONTOLOGY: "The graph in Neo4j was loaded with another ontology.",
  NEO4J_OTHER_VERSION: "The graph in Neo4j was loaded by another version of the software.",
  NEO4J_LOADING: "The graph changed all the while the answer was being read.",
  NEO4J_TIME_LIMIT: "Neo4j ended the statement at its time limit.",
  NEO4J_MEMORY: "Neo4j had too little memory for the statement.",
  NEO4J_TOO_OLD: "The server is older than Neo4j 5.26.",
  NEO4J_NAME: "A name of the ontology cannot stand in a statement.",
  NEO4J_BUSY: "Another load is under way.",
  NEO4J_SHARED: "The database holds data of others.",
  NEO4J_LOAD_TOO_LARGE: "A load changes more at once than the server has memory for.",
  NEO4J_ALTERED: "The graph in Neo4j is not the one that was loaded into it.",
  NEO4J_INDEX_MISSING: "The database lacks the index that a search looks into.",
  NEO4J_FAULT: "Neo4j refused what it was asked; its own code says why.",
} as const;

export type Neo4jCode = keyof typeof neo4jCodes;
