"""Reads RDF with rdflib, and with Oxigraph, which takes nothing that the standards forbid. Prints a line of JSON a file:
{"alike": whether both find the same triples, "triples": [[subject, property, value, what it is], ...]}, what it is being
"iri", "blank", "@en" or a datatype.

    python rdf.py FORMAT PATH [FORMAT PATH ...]
"""

import json
import sys

import pyoxigraph
import rdflib

# dates and numbers stay as they are written
rdflib.NORMALIZE_LITERALS = False
string = str(rdflib.XSD.string)
formats = {"turtle": pyoxigraph.RdfFormat.TURTLE, "jsonld": pyoxigraph.RdfFormat.JSON_LD}
names = {"turtle": "turtle", "jsonld": "json-ld"}


def of_rdflib(term):
    if isinstance(term, rdflib.Literal):
        return [str(term), f"@{term.language.lower()}" if term.language else str(term.datatype or string)]
    return [str(term), "blank" if isinstance(term, rdflib.BNode) else "iri"]


def of_oxigraph(term):
    if isinstance(term, pyoxigraph.Literal):
        return [term.value, f"@{term.language.lower()}" if term.language else term.datatype.value]
    return [term.value, "blank" if isinstance(term, pyoxigraph.BlankNode) else "iri"]


def triple(subject, property, value, read):
    return (read(subject)[0], read(property)[0], *read(value))


arguments = sys.argv[1:]
for format, path in zip(arguments[::2], arguments[1::2]):
    found = {triple(*one, of_rdflib) for one in rdflib.Graph().parse(path, format=names[format])}
    strict = {triple(one.subject, one.predicate, one.object, of_oxigraph) for one in pyoxigraph.parse(path=path, format=formats[format])}
    print(json.dumps({"alike": found == strict, "triples": sorted(strict)}))
