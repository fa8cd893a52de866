"""Reads what midsa writes with other tools and compares the values with its JSON. Run by `tests/other-tools/read`."""

import csv
import datetime
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile

MIDSA = os.environ["MIDSA"]
TABLES = {
    "recommendations": [], "shares": [], "follow-ups": [], "owners": [], "focal-points": ["--contacts"], "meetings": [],
    "relations": [], "translations": [], "progress": [], "deadlines": [], "matrix": [], "changes": ["--since", "2006"],
}
HOSTILE = [
    "=1+1", "+3.2", "+27 11 123", "-5", "- a dash", "@SUM(A1)", "'quoted", "'=1+1", "\ttab", "a,b;c\"d\"", "two\nlines", "_x000D_",
    "<b>&amp;</b>", "https://example.org/?a=1&b=2", "Évaluation «não» การย้ายถิ่น 移民 👩‍👧", "007", "2006-11-15", "1E5", "TRUE", "#REF!",
]


def midsa(*words):
    done = subprocess.run([MIDSA, *words], capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"midsa {' '.join(words)}: {done.stderr.decode()}")
    return done.stdout


def export(table, form, *more):
    return midsa("export", table, "--format", form, *TABLES[table], *more)


def rows_of(table):
    return json.loads(export(table, "json"))["rows"]


def as_text(value):
    """A value of JSON as CSV has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ";".join(value)
    return str(value)


def unguarded(text):
    """What README.md says of a leading apostrophe."""
    rest = text[1:]
    return rest if text[:1] == "'" and rest.lstrip("'\0")[:1] in tuple("=+-@\t\r") else text


def same(what, got, expected):
    if got != expected:
        differing = [(g, e) for g, e in zip(got, expected) if g != e][:3] if isinstance(got, list) else [(got, expected)]
        sys.exit(f"FAILED: {what}: {len(got)} and {len(expected)} rows; {differing}")


def python_csv():
    for table in TABLES:
        expected = [[as_text(value) for value in row.values()] for row in rows_of(table)]
        for more, reads in ((["--raw"], str), ([], unguarded), (["--bom"], unguarded)):
            text = export(table, "csv", *more).decode("utf-8-sig" if "--bom" in more else "utf-8")
            got = list(csv.reader(io.StringIO(text, newline="")))[1:]
            same(f"csv of {table} {more}", [[reads(cell) for cell in row] for row in got], expected)
    return f"{len(TABLES)} tables, plain, raw and with a byte order mark"


def sqlite():
    if not shutil.which("sqlite3"):
        return None
    n = 0
    for table in TABLES:
        expected = [[as_text(value) for value in row.values()] for row in rows_of(table)]
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "table.csv")
            midsa("export", table, "--raw", *TABLES[table], "--output", path)
            script = f".import --csv {path} t\n.mode json\nSELECT * FROM t ORDER BY rowid;\n"
            done = subprocess.run(["sqlite3", ":memory:"], input=script.encode(), capture_output=True, check=True)
            # A table without rows, or one that .import did not make, says nothing.
            got = [list(row.values()) for row in json.loads(done.stdout)] if done.stdout.strip() else []
            same(f"sqlite3 of {table}: {done.stderr.decode()}", got, expected)
            n += len(got)
    return f"{n} rows by .import"


def workbooks():
    try:
        import openpyxl
        from openpyxl.utils.escape import unescape
    except ImportError:
        return None
    n = 0
    for table in TABLES:
        rows = rows_of(table)
        book = openpyxl.load_workbook(io.BytesIO(export(table, "xlsx")))
        sheet = book[table]
        header, *got = list(sheet.iter_rows())
        keys = [cell.value for cell in header]
        if rows:
            same(f"keys of {table}", keys, list(rows[0]))
        same(f"number of rows of {table}", len(got), len(rows))
        for cells, row in zip(got, rows):
            for cell, (key, value) in zip(cells, row.items()):
                place = f"{table} {cell.coordinate} `{key}`"
                if isinstance(value, (int, float)) and not isinstance(value, bool):
                    same(place, (cell.data_type, cell.value), ("n", value))
                elif cell.is_date:
                    same(place, (cell.number_format, cell.value), ("yyyy\\-mm\\-dd", datetime.datetime.fromisoformat(value)))
                elif as_text(value) == "":
                    same(place, cell.value, None)
                else:
                    # openpyxl leaves the escapes of Excel as they are, and drops the one that keeps a literal `_x000D_` from being one.
                    same(place, (cell.data_type, unescape(cell.value)), ("s", unescape(as_text(value))))
                assert cell.hyperlink is None, place
                n += 1
        dates = {key for key in keys if key.endswith("_on") and table != "changes"}
        for cells in got:
            for cell, key in zip(cells, keys):
                assert key not in dates or cell.value is None or cell.is_date, f"{table} {cell.coordinate} is no date"
        assert sheet.freeze_panes in ("A2", "B2"), sheet.freeze_panes
        same(f"filter of {table}", sheet.auto_filter.ref, sheet.dimensions if rows else sheet.auto_filter.ref)
        same(f"print titles of {table}", sheet.print_title_rows, "$1:$1")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.sheet_properties.pageSetUpPr.fitToPage) == (
            "landscape", 9, True), table
        assert book.properties.created == datetime.datetime(2026, 11, 24), book.properties.created
    return f"{n} cells: values, types, days, frozen header, filter, print titles"


def calendars():
    try:
        import icalendar
    except ImportError:
        return None
    ics = export("deadlines", "ics")
    assert all(len(line) <= 75 for line in ics.split(b"\r\n")), "a line is not folded"
    events = icalendar.Calendar.from_ical(ics).walk("VEVENT")
    expected = sorted((row["due_on"], row["ref"]) for row in rows_of("deadlines") if row["due_on"])
    got = sorted((event["DTSTART"].dt.isoformat(), str(event["SUMMARY"]).split()[0]) for event in events)
    same("days and references", got, expected)
    titles = {row["ref"]: row["title"] for row in rows_of("deadlines")}
    for event in events:
        summary = str(event["SUMMARY"])
        assert " ".join(titles[summary.split()[0]].split()) in " ".join(summary.split()), summary
    return f"{len(got)} events: days, references, titles, folded lines"


def jq():
    if not shutil.which("jq"):
        return None
    for table in TABLES:
        expected = rows_of(table)
        whole = subprocess.run(["jq", "-c", ".rows[]"], input=export(table, "json"), capture_output=True, check=True).stdout
        lines = subprocess.run(["jq", "-c", "."], input=export(table, "ndjson"), capture_output=True, check=True).stdout
        for form, text in (("json", whole), ("ndjson", lines)):
            same(f"{form} of {table}", [json.loads(line) for line in text.splitlines()], expected)
    return f"{len(TABLES)} tables, JSON and NDJSON"


def fill():
    midsa("init")
    for n, text in enumerate(HOSTILE):
        midsa("rec", "add", "--meeting", "WDH-2010", f"--title={text}", f"--text={text}{text}", "--due", f"2027-01-{n + 1:02}", "--owner", "SAMP")
        midsa("rec", "update", "MRU-2006-03", f"--note={text}")
    midsa("rec", "update", "MRU-2006-02a", "--owner", "ZMB", "--status", "implemented", "--evidence", "https://example.org/a;b")
    midsa("rec", "translate", "MRU-2006-03", "--into", "pt", "--title", "=Título", "--text", "+Texto")
    midsa("focal-point", "add", "--owner", "ZMB", "--name", "=Ms Phiri", "--phone", "+260 211 123456", "--since", "2024-01-01")


with tempfile.TemporaryDirectory() as office:
    os.environ |= {"MIDSA_DB": os.path.join(office, "register.db"), "MIDSA_TODAY": "2026-11-24", "MIDSA_BY": "officer"}
    fill()
    for name, check in (("csv", python_csv), ("sqlite3", sqlite), ("openpyxl", workbooks), ("icalendar", calendars), ("jq", jq)):
        told = check()
        print(f"{name}: {told}" if told else f"{name}: skipped, it can't be had here")
