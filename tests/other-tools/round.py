"""A whole reporting round on the MIDSA record: sheets packed by midsa, filled in with openpyxl and LibreOffice as people do,
in three languages, and read back; the letters read by Python's email module."""

import csv
import email
import email.policy
import io
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import openpyxl

MIDSA = os.environ["MIDSA"]
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="midsa-round-"))
ENVIRONMENT = {**os.environ, "MIDSA_DB": str(FOLDER / "register.db"), "MIDSA_BY": "officer", "NO_COLOR": "1"}
FAILED = []
# Nothing was told later.
LAST_DAY = "2026-12-22"


def midsa(*arguments, today="2026-11-24", code=0):
    ran = subprocess.run([MIDSA, *arguments], cwd=FOLDER, env={**ENVIRONMENT, "MIDSA_TODAY": today}, text=True,
                         capture_output=True)
    check(ran.returncode == code, f"midsa {' '.join(arguments)}: {ran.returncode}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def rows(*arguments, **more):
    return list(csv.DictReader(io.StringIO(midsa(*arguments, "--format", "csv", **more))))


def check(is_so, what):
    if not is_so:
        FAILED.append(what)
        print("FAILED:", what)


STATES = "BWA COD COM LSO MDG MOZ MUS MWI NAM SWZ SYC TZA ZAF ZMB ZWE".split()
LANGS = {"COD": "fr", "COM": "fr", "MDG": "fr", "MUS": "fr", "MOZ": "pt"}
LANGUAGE = "--language" if "--language" in midsa("focal-point", "add", "--help") else "--lang"
SHEETS = {"en": "Answers", "fr": "Réponses", "pt": "Respostas"}
# The columns to fill in, from the sixth on.
STATUS, NOTE, DATE, CAUSE, EVIDENCE, DUE, REASON = range(6, 13)


def opened(code):
    workbook = openpyxl.load_workbook(FOLDER / "sheets" / f"{code}.xlsx")
    return workbook, workbook[SHEETS[LANGS.get(code, "en")]]


def row_of(sheet, reference):
    return next(row for row in range(4, sheet.max_row + 1) if sheet.cell(row, 1).value == reference)


def returned(workbook, name):
    (FOLDER / "returned").mkdir(exist_ok=True)
    path = FOLDER / "returned" / name
    workbook.save(path)
    return str(path)


def fill(sheet, reference, **cells):
    row = row_of(sheet, reference)
    for name, value in cells.items():
        sheet.cell(row, globals()[name]).value = value


def open_and_pack():
    midsa("init")
    midsa("settings", "set", "sender_name", "The secretariat")
    midsa("settings", "set", "sender_email", "secretariat@example.org")
    for number, code in enumerate(STATES):
        midsa("focal-point", "add", "--owner", code, "--name", f"Focal Point {number + 1}", "--since", "2020",
              "--email", f"fp@{code.lower()}.example.org", LANGUAGE, LANGS.get(code, "en"), "--coordinator")
    midsa("rec", "add", "--ref", "MRU-2006-90", "--title", "Ratify the protocol", "--text", "Ratify the protocol.",
          "--each", "--due", "2026-09-30", *[part for code in STATES for part in ("--owner", code)])
    said = midsa("round", "open", "2026-H2", "--closes", "2026-12-15", *[p for code in STATES for p in ("--owner", code)])
    check(said.startswith("2026-H2: opened; 15 owners asked about"), said)
    midsa("round", "pack", "2026-H2", "--output", "sheets")
    check(len(list((FOLDER / "sheets").iterdir())) == 30, "a sheet and a letter for each of fifteen states")


def look_at_the_sheet():
    for code in ("ZMB", "COD", "MOZ"):
        workbook, sheet = opened(code)
        check(len(workbook.sheetnames) == 3 and workbook["midsa"].sheet_state == "hidden", f"{code}: the sheets")
        check(sheet.protection.sheet and sheet.protection.password is None, f"{code}: protected without a password")
        row = row_of(sheet, "MRU-2006-90")
        check([sheet.cell(row, n).protection.locked for n in (1, 5, STATUS, REASON)] == [True, True, False, False],
              f"{code}: what is locked")
        lists = {str(one.sqref).split(":")[0][0]: one.formula1 for one in sheet.data_validations.dataValidation}
        word = {"ZMB": "no change", "COD": "aucun changement", "MOZ": "sem alteração"}[code]
        check(lists["F"].startswith(f'"{word},') and lists["F"].count(",") == 6, f"{code}: {lists}")
        check(sheet.print_title_rows == "$3:$3" and sheet.page_setup.orientation == "landscape", f"{code}: print layout")


def look_at_the_letter():
    for code, subject in (("ZMB", "MIDSA follow-up"), ("COD", "MIDSA, cycle de suivi"), ("MOZ", "MIDSA, ciclo de")):
        with open(FOLDER / "sheets" / f"{code}.eml", "rb") as file:
            message = email.message_from_binary_file(file, policy=email.policy.default)
        check(message["X-Unsent"] == "1" and not message.defects, f"{code}: a draft")
        check(message["Subject"].startswith(subject), f"{code}: {message['Subject']}")
        check(message["From"] == "The secretariat <secretariat@example.org>", str(message["From"]))
        check(f"<fp@{code.lower()}.example.org>" in message["To"], str(message["To"]))
        text = message.get_body(("plain",)).get_content()
        check("MRU-2006-90" in text and "{" not in text, text)
        attached = list(message.iter_attachments())
        check([one.get_filename() for one in attached] == [f"{code}.xlsx"], f"{code}: attached")
        check(attached[0].get_content() == (FOLDER / "sheets" / f"{code}.xlsx").read_bytes(), f"{code}: the very sheet")


def answer():
    files = []
    # English, plainly; evidence and a wish.
    workbook, sheet = opened("ZMB")
    fill(sheet, "MRU-2006-90", STATUS="partly implemented", NOTE="Signed.\nRatification is before parliament.",
         EVIDENCE="https://example.org/zmb/protocol Gazette 12", DUE="30 June 2027", REASON="Parliament meets in May")
    fill(sheet, "MRU-2006-02a", STATUS="Implemented", DATE="1 March 2026")
    files.append(returned(workbook, "ZMB.xlsx"))
    # French, typed by hand in another case and without accents; columns moved, a row gone.
    workbook, sheet = opened("COD")
    fill(sheet, "MRU-2006-90", STATUS="EN COURS", NOTE="Le projet de loi est prêt", CAUSE="Financement")
    sheet.protection.sheet = False
    sheet.delete_rows(row_of(sheet, "MRU-2006-02a"))
    sheet.move_range("F3:L30", cols=2)
    files.append(returned(workbook, "réponse du point focal (2).xlsx"))
    # Portuguese, through LibreOffice, rows sorted the other way round, words of another language.
    workbook, sheet = opened("MOZ")
    fill(sheet, "MRU-2006-90", STATUS="on hold", NOTE="À espera do parlamento", DATE="31/10/2026")
    fill(sheet, "MRU-2006-02a", STATUS="sem alteração")
    last = sheet.max_row
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(4, last)]
    for row, values in zip(range(4, last + 1), reversed(cells)):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value
    files.append(through_libreoffice(returned(workbook, "MOZ.xlsx")))
    # A nil return: the box alone.
    workbook, _ = opened("LSO")
    page = workbook["Read me"]
    box = next(cell for row in page.iter_rows() for cell in row if str(cell.value).startswith("Nothing new"))
    page.cell(box.row, 1).value = "Yes"
    files.append(returned(workbook, "LSO.xlsx"))
    # A locked cell overwritten, a status that is none, an ambiguous date.
    workbook, sheet = opened("NAM")
    fill(sheet, "MRU-2006-90", STATUS="almost", DATE="03/04/2026")
    fill(sheet, "MRU-2006-02a", STATUS="in progress")
    sheet.cell(row_of(sheet, "MRU-2006-02a"), 3).value = "2099-12-31"
    files.append(returned(workbook, "NAM.xlsx"))
    # Hostile: Zimbabwe's sheet says that it is Botswana's; and one asks itself about what it is not asked.
    workbook, sheet = opened("ZWE")
    workbook["midsa"]["B3"].value = "BWA"
    fill(sheet, "MRU-2006-90", STATUS="implemented")
    files.append(returned(workbook, "BWA.xlsx"))
    workbook, sheet = opened("TZA")
    sheet.cell(row_of(sheet, "MRU-2006-02a"), 1).value = "MRU-2006-04"
    fill(sheet, "MRU-2006-04", STATUS="implemented", NOTE="=HYPERLINK(\"http://evil.example\")")
    files.append(returned(workbook, "TZA.xlsx"))
    # Damaged.
    (FOLDER / "returned" / "SWZ.xlsx").write_bytes((FOLDER / "sheets" / "SWZ.xlsx").read_bytes()[:2000])
    files.append(str(FOLDER / "returned" / "SWZ.xlsx"))
    # In conflict: the register moved on since packing.
    midsa("rec", "update", "MRU-2006-90", "--owner", "MWI", "--status", "implemented", "--via", "letter", "--note", "A letter")
    workbook, sheet = opened("MWI")
    fill(sheet, "MRU-2006-90", STATUS="in progress", NOTE="We have begun")
    files.append(returned(workbook, "MWI.xlsx"))
    return files


def through_libreoffice(path):
    if not shutil.which("soffice"):
        print("skipped: there is no LibreOffice here; the return stays as openpyxl wrote it")
        return path
    subprocess.run(["soffice", f"-env:UserInstallation=file://{FOLDER}/profile", "--headless", "--convert-to", "ods",
                    "--outdir", str(FOLDER / "returned"), path], check=True, capture_output=True)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{FOLDER}/profile", "--headless", "--convert-to", "xlsx",
                    "--outdir", str(FOLDER / "returned"), path.replace(".xlsx", ".ods")], check=True, capture_output=True)
    return path


def subject(row):
    """A row of an outcome as `MRU-2006-90 ZMB`; empty for a whole file."""
    return " ".join(part for part in (row["ref"], row["owner"]) if part)


def ingest(files):
    previewed = rows("round", "ingest", "2026-H2", *files)
    check(rows("export", "follow-ups", "--round", "2026-H2", "--columns", "round") is not None, "readable")
    told = {(row["file"], subject(row), row["outcome"]) for row in previewed}
    print("\n".join(f"{row['file']:32} {row['row']:3} {row['outcome']:10} {subject(row):18} {row['column']:14} "
                    f"{row['before']} → {row['after']} {row['reason']}" for row in previewed))
    for expected in [
        ("ZMB.xlsx", "MRU-2006-90 ZMB", "recorded"), ("ZMB.xlsx", "MRU-2006-02a ZMB", "recorded"),
        ("réponse du point focal (2).xlsx", "MRU-2006-90 COD", "recorded"),
        ("MOZ.xlsx", "MRU-2006-90 MOZ", "recorded"), ("MOZ.xlsx", "MRU-2006-02a MOZ", "no-change"),
        ("LSO.xlsx", "MRU-2006-90 LSO", "no-change"), ("LSO.xlsx", "MRU-2006-02a LSO", "no-change"),
        ("NAM.xlsx", "MRU-2006-90 NAM", "refused"), ("NAM.xlsx", "MRU-2006-02a NAM", "recorded"),
        ("BWA.xlsx", "", "refused"), ("TZA.xlsx", "MRU-2006-04", "refused"), ("SWZ.xlsx", "", "refused"),
        ("MWI.xlsx", "MRU-2006-90 MWI", "conflict"),
    ]:
        check(expected in told, f"{expected} is not in the preview")
    before = midsa("export", "register", "--format", "json")
    recorded = rows("round", "ingest", "2026-H2", *files, "--yes", "--rejects", "rejects.csv")
    check(recorded == previewed, "what was recorded is not what was previewed")
    check(before != midsa("export", "register", "--format", "json"), "something was recorded")
    rejected = list(csv.DictReader(open(FOLDER / "rejects.csv", encoding="utf-8")))
    check({("NAM.xlsx", "Status now"), ("NAM.xlsx", "Since when")} <= {(r["file"], r["column"]) for r in rejected}, str(rejected))
    # Again: nothing.
    again = {row["outcome"] for row in rows("round", "ingest", "2026-H2", *files, "--yes")}
    check(again <= {"same", "refused", "conflict"}, f"a second time: {again}")
    # The conflict, by the officer's word.
    said = midsa("round", "ingest", "2026-H2", str(FOLDER / "returned" / "MWI.xlsx"), "--yes", "--theirs")
    check("implemented → in progress" in said, said)
    return before


def later():
    # A newer return of Zambia, then the older one once more.
    workbook, sheet = opened("ZMB")
    fill(sheet, "MRU-2006-90", STATUS="implemented", NOTE="Ratified")
    newer = returned(workbook, "ZMB-final.xlsx")
    said = midsa("round", "ingest", "2026-H2", newer, "--yes", today="2026-12-01")
    check("partly implemented → implemented" in said, said)
    old = rows("round", "ingest", "2026-H2", str(FOLDER / "returned" / "ZMB.xlsx"), "--yes", today="2026-12-02")
    check(("MRU-2006-90 ZMB", "older") in {(subject(row), row["outcome"]) for row in old}, str(old))
    # A return by another hand waits.
    workbook, sheet = opened("SYC")
    fill(sheet, "MRU-2006-90", STATUS="implemented", NOTE="Done")
    path = returned(workbook, "SYC.xlsx")
    midsa("round", "ingest", "2026-H2", path, "--yes", "--pending", "--reported-by", "A stranger", "--via", "email")
    status = {row["owner"]: row for row in rows("round", "status", "2026-H2")}
    check(status["SYC"]["reply"] == "pending" and status["SYC"]["next"] == "accept-or-reject", str(status["SYC"]))
    waiting = next(row for row in rows("round", "show", "2026-H2", "--columns", "round") or [{}])
    check(bool(waiting), "shown")
    name = next(one["return"] for one in json_of("round", "show", "2026-H2")["returns"] if one["owner"] == "SYC")
    said = midsa("round", "accept", name)
    check("no information received → implemented" in said, said)
    # Wishes.
    wishes = rows("round", "requests", "2026-H2", "--all", today="2026-12-02")
    check(wishes == [], f"the newer return of Zambia wishes nothing any more: {wishes}")
    # By telephone, and late.
    midsa("rec", "update", "MRU-2006-90", "--owner", "TZA", "--status", "in-progress", "--via", "phone", "--round", "2026-H2")
    workbook, sheet = opened("ZAF")
    fill(sheet, "MRU-2006-90", STATUS="in progress")
    midsa("round", "ingest", "2026-H2", returned(workbook, "ZAF.xlsx"), "--yes", today="2026-12-20")
    status = {row["owner"]: row for row in rows("round", "status", "2026-H2", today="2026-12-20")}
    check(status["ZAF"]["late"] == "yes" and status["TZA"]["channels"] == "phone", str(status["ZAF"]))
    check(status["LSO"]["reply"] == "nil-return" and status["MUS"]["next"] == "chase", str(status["LSO"]))
    # Reminders: only to the silent.
    said = midsa("round", "chase", "2026-H2", "--output", "reminders", today="2026-12-20")
    chased = {path.name[:3] for path in (FOLDER / "reminders").iterdir()}
    check(chased == {code for code, row in status.items() if row["reply"] == "no-information-received"}, f"{chased}")
    with open(FOLDER / "reminders" / "MUS-reminder-1.eml", "rb") as file:
        message = email.message_from_binary_file(file, policy=email.policy.default)
    check("rappel" in message["Subject"] and "MRU-2006-90" in message.get_content(), str(message["Subject"]))
    # Closed: the figures stay.
    closed = midsa("round", "close", "2026-H2", today="2026-12-21")
    workbook, sheet = opened("MUS")
    fill(sheet, "MRU-2006-90", STATUS="mise en œuvre")
    midsa("round", "ingest", "2026-H2", returned(workbook, "MUS.xlsx"), "--yes", today="2026-12-22")
    status = {row["owner"]: row for row in rows("round", "status", "2026-H2", today="2026-12-22")}
    check(status["MUS"]["n_answered"] == "0" and status["MUS"]["n_after_closing"] == "1", str(status["MUS"]))
    figures = rows("round", "list")[0]
    check(f"{figures['n_returned']} of {figures['n_owners']} returned" in closed, f"{figures} {closed}")
    check("nothing found" in midsa("check", today=LAST_DAY), "the register is whole")


def json_of(*arguments):
    import json
    return json.loads(midsa(*arguments, "--format", "json"))


def whole(before):
    # One step back, and the whole register out and in again.
    midsa("export", "register", "--format", "json", "--contacts", "--output", "whole.json")
    other = {**ENVIRONMENT, "MIDSA_TODAY": LAST_DAY, "MIDSA_DB": str(FOLDER / "other.db")}
    for arguments in (["init", "--empty"], ["import", "whole.json", "--table", "register"],
                      ["export", "register", "--format", "json", "--contacts", "--output", "again.json"]):
        ran = subprocess.run([MIDSA, *arguments], cwd=FOLDER, env=other, capture_output=True, text=True)
        check(ran.returncode == 0, f"{arguments}: {ran.stdout}{ran.stderr}")
    same = (FOLDER / "whole.json").read_bytes() == (FOLDER / "again.json").read_bytes()
    check(same, "the whole register comes in again the same")
    check(len(before) > 0, "there was something before")


def main():
    open_and_pack()
    look_at_the_sheet()
    look_at_the_letter()
    before = ingest(answer())
    later()
    whole(before)
    if os.environ.get("MIDSA_KEEP"):
        print("kept in", FOLDER)
    else:
        shutil.rmtree(FOLDER)
    print(f"{'FAILED' if FAILED else 'passed'}: a whole round with fifteen states")
    sys.exit(1 if FAILED else 0)


main()
