"""Reads exports back with the libraries analysts use, and prints what they found, a line of JSON a file:
{"nodes": {id: {"name", "kind"}}, "edges": [[from, relation, to, [quotes]]]}, ends and relations in their order.

    python read.py FORMAT PATH [FORMAT PATH ...]
"""

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import igraph
import networkx
import openpyxl
import pandas
import pyarrow.parquet
import rdflib


def of_networkx(graph):
    nodes = {id: {"name": data["name"], "kind": data["kind"]} for id, data in graph.nodes(data=True)}
    edges = [[a, data["kind"], b, data.get("quotes", "")] for a, b, data in graph.edges(data=True)]
    return nodes, edges


def gexf(path):
    # networkx takes the edge's `kind` of GEXF 1.3 for nothing; the attribute beside it says the same
    graph = networkx.read_gexf(path)
    nodes = {id: {"name": data["name"], "kind": data["kind"]} for id, data in graph.nodes(data=True)}
    return nodes, [[a, data["interaction"], b, data.get("quotes", "")] for a, b, data in graph.edges(data=True)]


def graphml(path):
    return of_networkx(networkx.read_graphml(path, force_multigraph=True))


def igraph_graphml(path):
    graph = igraph.Graph.Read_GraphML(path)
    ids = [vertex["id"] for vertex in graph.vs]
    nodes = {vertex["id"]: {"name": vertex["name"], "kind": vertex["kind"]} for vertex in graph.vs}
    edges = [[ids[edge.source], edge["kind"], ids[edge.target], edge["quotes"] if "quotes" in graph.es.attributes() else ""] for edge in graph.es]
    return nodes, edges


def node_link(path):
    graph = networkx.node_link_graph(json.loads(Path(path).read_text(encoding="utf-8")), edges="edges")
    nodes = {id: {"name": data["name"], "kind": data["kind"]} for id, data in graph.nodes(data=True)}
    edges = [[a, data["kind"], b, "|".join(one["quote"] for one in data["evidence"])] for a, b, data in graph.edges(data=True)]
    return nodes, edges


def table(path):
    return pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig").to_dict("records")


def csv_gephi(path):
    nodes = {row["Id"]: {"name": row["name"], "kind": row["kind"]} for row in table(f"{path}/nodes.csv")}
    return nodes, [[row["Source"], row["Kind"], row["Target"], row["quotes"]] for row in table(f"{path}/edges.csv")]


def csv_excel(path):
    plain = lambda text: text[1:] if text[:1] == "'" else text
    nodes = {row["id"]: {"name": plain(row["name"]), "kind": row["kind"]} for row in table(f"{path}/entities.csv")}
    quotes = {}
    for row in table(f"{path}/evidence.csv"):
        quotes.setdefault(row["edgeId"], []).append(plain(row["quote"]))
    edges = [
        [row["fromId"], row["kind"], row["toId"], "|".join(quotes.get(row["edgeId"], []))]
        for row in table(f"{path}/relations.csv")
    ]
    return nodes, edges


def sheet_rows(book, table):
    """Rows of a sheet and of those it goes on in, by header, each cell as openpyxl has it."""
    for sheet in book:
        if sheet.title == table or sheet.title.startswith(f"{table} "):
            assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == sheet.dimensions, sheet.title
            header, *rows = sheet.iter_rows()
            for row in rows:
                assert all(cell.data_type != "f" for cell in row), "a formula"
                yield {name.value: cell for name, cell in zip(header, row)}


def xlsx(path):
    book = openpyxl.load_workbook(path)
    assert [name for name in book.sheetnames if " " not in name] == ["Entities", "Relations", "Evidence", "About"]

    def text(cell):
        # Excel takes _x005F_ for the underscore that it is; openpyxl leaves it to its caller
        return "" if cell.value is None else re.sub("_x005F_(?=x[0-9A-Fa-f]{4}_)", "_", str(cell.value))

    def target(cell):
        sheet, place = re.fullmatch(r"'(.+)'!(A\d+)", cell.hyperlink.location).groups()
        return text(book[sheet][place])

    nodes = {text(row["id"]): {"name": text(row["name"]), "kind": text(row["kind"])} for row in sheet_rows(book, "Entities")}
    quotes = {}
    for row in sheet_rows(book, "Evidence"):
        quotes.setdefault(text(row["edgeId"]), []).append(text(row["quote"]))
        assert row["edgeId"].hyperlink is None or row["edgeId"].hyperlink.location.startswith("'Relations")
    edges = []
    for row in sheet_rows(book, "Relations"):
        ends = [text(row["fromId"]), text(row["toId"])]
        if row["from"].hyperlink and row["to"].hyperlink:
            assert [target(row["from"]), target(row["to"])] == ends
        if row["quotes"].hyperlink:
            assert target(row["quotes"]) == text(row["edgeId"])
        edges.append([ends[0], text(row["kind"]), ends[1], "|".join(quotes.get(text(row["edgeId"]), []))])
    return nodes, edges


def csv_kumu(path):
    for name, first in [("elements", ["ID", "Label"]), ("connections", ["ID", "From", "To"])]:
        # Kumu knows a thing again by its ID, which has to be the first column
        read = pandas.read_csv(f"{path}/{name}.csv", dtype=str, keep_default_na=False)
        assert list(read)[: len(first)] == first and read["ID"].is_unique, name
    nodes = {row["ID"]: {"name": row["Label"], "kind": row["Type"]} for row in table(f"{path}/elements.csv")}
    return nodes, [[row["From"], row["Type"], row["To"], row["quotes"]] for row in table(f"{path}/connections.csv")]


def csv_neo4j_admin(path):
    nodes, edges = {}, []
    for file in Path(path).glob("nodes-*.csv"):
        nodes |= {row["id:ID"]: {"name": row["name"], "kind": row[":LABEL"]} for row in table(file)}
    for file in Path(path).glob("relationships-*.csv"):
        for row in table(file):
            edges.append([row[":START_ID"], row["kind"], row[":END_ID"], row["quotes:string[]"].replace("\x1f", "|")])
    return nodes, edges


def cytoscape(path):
    elements = json.loads(Path(path).read_text(encoding="utf-8"))["elements"]
    nodes = {one["data"]["id"]: {"name": one["data"]["name"], "kind": one["data"]["kind"]} for one in elements["nodes"]}
    edges = [
        [one["data"]["source"], one["data"]["kind"], one["data"]["target"], "|".join(each["quote"] for each in one["data"]["evidence"])]
        for one in elements["edges"]
    ]
    return nodes, edges


def cx2(path):
    aspects = {}
    for part in json.loads(Path(path).read_text(encoding="utf-8")):
        aspects.update(part)
    ids = {node["id"]: node["v"]["entityId"] for node in aspects["nodes"]}
    nodes = {node["v"]["entityId"]: {"name": node["v"]["name"], "kind": node["v"]["kind"]} for node in aspects["nodes"]}
    edges = [[ids[edge["s"]], edge["v"]["kind"], ids[edge["t"]], "|".join(edge["v"].get("quotes", []))] for edge in aspects["edges"]]
    return nodes, edges


def parquet(path):
    table = lambda name: pyarrow.parquet.read_table(f"{path}/{name}.parquet").to_pylist()
    nodes = {row["id"]: {"name": row["name"], "kind": row["kind"]} for row in table("entities")}
    quotes = {}
    for row in table("evidence"):
        quotes.setdefault(row["edgeId"], []).append(row["quote"])
    return nodes, [[row["fromId"], row["kind"], row["toId"], "|".join(quotes.get(row["edgeId"], []))] for row in table("relations")]


class Content(HTMLParser):
    """The text of the script that is a page's content; the page has one more script, one style, and nothing else that is not text."""

    def __init__(self):
        super().__init__()
        self.tags, self.within, self.text = [], False, ""

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.within = dict(attributes).get("id") == "content"

    def handle_endtag(self, tag):
        self.within = False

    def handle_data(self, data):
        self.text += data if self.within else ""


def html(path):
    page = Content()
    page.feed(Path(path).read_text(encoding="utf-8"))
    assert page.tags.count("script") == 2 and page.tags.count("style") == 1, page.tags
    content = json.loads(page.text)
    nodes = {node["id"]: {"name": node["name"], "kind": node["kind"]} for node in content["nodes"]}
    quotes = lambda edge: "|".join(one["quote"] for claim in edge["claims"] for one in claim["evidence"])
    return nodes, [[edge["from"], edge["relation"], edge["to"], quotes(edge)] for edge in content["edges"]]


def rdf(path, format):
    graph = rdflib.Graph().parse(path, format=format)
    named = {prefix: rdflib.Namespace(iri) for prefix, iri in graph.namespaces()}
    sg, oa, dcterms = named["sg"], named["oa"], rdflib.DCTERMS

    def kind(entity):
        return [str(type)[len(named["kind"]):] for type in graph.objects(entity, rdflib.RDF.type) if type.startswith(named["kind"])]

    entities = {str(id): entity for entity, id in graph.subject_objects(dcterms.identifier) if kind(entity)}
    nodes = {id: {"name": str(graph.value(entity, rdflib.SKOS.prefLabel)), "kind": kind(entity)[0]} for id, entity in entities.items()}
    edges = []
    for relation in graph.subjects(rdflib.RDF.type, sg["Relation"]):
        # a quote's last numbers are that of the claim and its own
        number = lambda quote: [int(one) for one in str(quote).rsplit("/", 2)[1:]]
        quotes = sorted((quote for claim in graph.objects(relation, sg["claim"]) for quote in graph.objects(claim, sg["evidence"])), key=number)
        exact = [str(graph.value(predicate=oa["exact"], subject=words)) for quote in quotes for words in graph.objects(quote, oa["hasTarget"] / oa["hasSelector"]) if (words, oa["exact"], None) in graph]
        start, property, end = (graph.value(relation, rdflib.RDF[part]) for part in ("subject", "predicate", "object"))
        edges.append([str(graph.value(start, dcterms.identifier)), str(property)[len(named["relation"]):], str(graph.value(end, dcterms.identifier)), "|".join(exact)])
    return nodes, edges


readers = {
    "turtle": lambda path: rdf(path, "turtle"),
    "jsonld": lambda path: rdf(path, "json-ld"),
    "gexf": gexf,
    "graphml": graphml,
    "yed": graphml,
    "igraph": igraph_graphml,
    "node-link": node_link,
    "cytoscape": cytoscape,
    "cx2": cx2,
    "csv-gephi": csv_gephi,
    "html": html,
    "parquet": parquet,
    "xlsx": xlsx,
    "csv-excel": csv_excel,
    "csv-kumu": csv_kumu,
    "csv-neo4j-admin": csv_neo4j_admin,
}

arguments = sys.argv[1:]
for format, path in zip(arguments[::2], arguments[1::2]):
    nodes, edges = readers[format](path)
    print(json.dumps({"nodes": nodes, "edges": edges}))
