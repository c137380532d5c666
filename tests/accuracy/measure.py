"""How much is found in reports whose mistakes are known, and how much too much.

A case is NAME.txt, or NAME.html as a spreadsheet saves it, with one of

* NAME.mut.json: everything in the report agrees, and this lists mistakes to be made in it, one at a time:
  {"id", "category": [..], "old", "new", "level", "note"}. `old` stands once in the report; `new` in its place makes one
  inconsistency. Errors and warnings on the report itself are false alarms.
* an empty NAME.expected: everything in the report agrees; it only counts for false alarms.
* a NAME.expected with findings, one a line: the report has mistakes, and these findings are right; others are wrong.

A mistake is caught when an error or warning of one of its categories is new against the clean report and stands on a
changed line (or is related to one), or has the new figure in its equation.
"""
import collections
import concurrent.futures
import json
import os
import re
import subprocess
import tempfile

CLEAN, FLAWED = "clean", "flawed"
LEVELS = ("easy", "medium", "hard")


class Broken(Exception):
    """A case that cannot be measured."""


class Case:
    """One report: which rules caught each mistake made in it, which fired wrongly, which of a flawed report rightly."""

    def __init__(self, program, path):
        self.path = path
        self.name = os.path.splitext(os.path.basename(path))[0]
        with open(path, encoding="utf-8", newline="") as file:
            self.text = file.read()
        self.expected = read_expected(path)
        self.kind = FLAWED if self.expected else CLEAN
        self.mistakes, self.right, self.alarms = [], [], []
        self.judge(program)

    def judge(self, program):
        mistakes = read_mistakes(self.path, self.text)
        versions = [self.text] + [self.text.replace(mistake["old"], mistake["new"]) for mistake in mistakes]
        found, *changed = check_texts(program, versions)
        if self.kind == FLAWED:
            self.right = [finding for finding in found if golden_line(finding) in self.expected]
            self.alarms = [finding for finding in found if golden_line(finding) not in self.expected]
            return
        self.alarms = serious(found)
        for mistake, findings in zip(mistakes, changed):
            self.mistakes.append((mistake, self.caught_by(mistake, serious(findings))))

    def caught_by(self, mistake, found):
        """The rules that see the mistake."""
        first = self.text.count("\n", 0, self.text.index(mistake["old"])) + 1
        lines = range(first, first + mistake["new"].count("\n") + 1)
        fresh = collections.Counter(map(identity, found)) - collections.Counter(map(identity, self.alarms))
        return {finding["rule"] for finding in found
                if fresh[identity(finding)] and finding["rule"].split("/")[0] in categories(mistake)
                and (stands_on(finding, lines) or figures(mistake["new"]) & figures(finding.get("equation", "")))}


def read_expected(path):
    path = os.path.splitext(path)[0] + ".expected"
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


def read_mistakes(path, text):
    path = os.path.splitext(path)[0] + ".mut.json"
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        mistakes = json.load(file)
    for mistake in mistakes:
        count = text.count(mistake["old"])
        if count != 1:
            raise Broken(f"{path}: {mistake['id']}: `old` stands {count} times in the report, not once")
    return mistakes


def check_texts(program, texts):
    """What is found in each of some texts; one run for all, since starting the program is what takes time."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            with open(os.path.join(folder, f"{number:04}.txt"), "w", encoding="utf-8", newline="") as file:
                file.write(text)
        done = subprocess.run([program, "check", "--format", "json", "--jobs", "1", folder], capture_output=True,
                              timeout=300)
    if done.returncode not in (0, 1):
        raise Broken(f"exit status {done.returncode}: {done.stderr.decode(errors='replace')}")
    documents = {os.path.basename(document["path"]): document for document in json.loads(done.stdout)["documents"]}
    return [documents[f"{number:04}.txt"]["findings"] for number in range(len(texts))]


def serious(findings):
    return [finding for finding in findings if finding["severity"] != "info"]


def categories(mistake):
    return [mistake["category"]] if isinstance(mistake["category"], str) else mistake["category"]


def golden_line(finding):
    """A finding as NAME.expected writes it."""
    message = " ".join(finding["message"].split())
    return f"{finding['start']['line']}: {finding['severity']} {finding['rule']}: {message}"


def identity(finding):
    return finding["rule"], finding.get("text"), finding.get("equation"), finding["message"]


def stands_on(finding, lines):
    places = [finding, *finding.get("related", [])]
    return any(place["start"]["line"] <= lines[-1] and place.get("end", place["start"])["line"] >= lines[0]
               for place in places if place.get("start"))


def figures(text):
    """The figures of a text without their separators."""
    return {re.sub(r"\D", "", figure).lstrip("0") for figure in re.findall(r"\d[\d.,]*", text)} - {""}


def find_reports(folders):
    for folder in folders:
        for root, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                stem, ending = os.path.splitext(os.path.join(root, name))
                if ending in (".txt", ".html") and any(os.path.exists(stem + end) for end in (".mut.json", ".expected")):
                    yield stem + ending


class Measure:
    """All cases of some folders and what they add up to."""

    def __init__(self, program, folders, jobs=None):
        with concurrent.futures.ThreadPoolExecutor(jobs or os.cpu_count()) as pool:
            self.cases = list(pool.map(lambda path: Case(program, path), find_reports(folders)))
        listed = subprocess.run([program, "rules"], capture_output=True, text=True, check=True).stdout
        self.known = sorted(set(re.findall(r"^\s*([a-z]+/[a-z0-9-]+)\b", listed, re.M)))
        self.right, self.wrong = collections.Counter(), collections.Counter()
        for case in self.cases:
            self.wrong.update(finding["rule"] for finding in case.alarms)
            self.right.update(finding["rule"] for finding in case.right)
            for _, rules in case.mistakes:
                self.right.update(rules)

    def clean(self):
        return [case for case in self.cases if case.kind == CLEAN]

    def alarms_per_report(self):
        return sum(len(case.alarms) for case in self.clean()) / max(len(self.clean()), 1)

    def never_right(self):
        return [rule for rule in self.known if not self.right[rule]]

    def caught(self, level=None, category=None):
        """Whether caught, for each mistake of a level and whose first category is this."""
        return [bool(rules) for case in self.cases for mistake, rules in case.mistakes
                if level in (None, mistake.get("level")) and category in (None, categories(mistake)[0])]

    def recall(self, level=None, category=None):
        """In percent; None where there is no such mistake."""
        caught = self.caught(level, category)
        return 100 * sum(caught) / len(caught) if caught else None

    def categories(self):
        return sorted({categories(mistake)[0] for case in self.cases for mistake, _ in case.mistakes})

    def against(self, path):
        """What a floor file asks for, each with whether it is reached."""
        with open(path, encoding="utf-8") as file:
            floor = json.load(file)
        for level, least in floor["recall"].items():
            yield f"recall of {level} mistakes is {self.recall(level):.1f}%, at least {least}%", self.recall(level) >= least
        alarms, most = self.alarms_per_report(), floor["alarms"]
        yield f"{alarms:.2f} false alarms a clean report, at most {most}", alarms <= most
        silent = len(self.never_right())
        yield (f"{silent} of {len(self.known)} rules never fire rightly, at most {floor['silent rules']}",
               silent <= floor["silent rules"])
