import { documentsIn, readDocument, testDocuments, testIndex } from "./documents.ts";

testDocuments([readDocument("README.md"), ...documentsIn("docs")]);
testIndex("docs");
