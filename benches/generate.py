#!/usr/bin/env python3
"""The tables of a made register: generate.py N FOLDER

Writes owners.csv, meetings.csv, recommendations.csv (N rows, each with its last status), the same without references
(unnumbered.csv), and follow-ups.csv (four a recommendation). The same N gives the same bytes, and the first rows of a large
register are those of a small one. Fifty recommendations are of the meeting SHOWN-2020, whatever N is.
"""
import csv
import datetime
import pathlib
import random
import sys

N_SHOWN, N_MEETINGS, N_OWNERS, N_FOLLOW_UPS = 50, 20, 40, 4
VERBS = "Develop Publish Review Adopt Establish Strengthen Update Coordinate Fund Assess Harmonise Validate Extend Translate".split()
KINDS = "regional national annual independent joint technical costed draft electronic harmonised gender-responsive".split()
NOUNS = "protocol register workplan framework guideline survey inventory budget template directory training-course roadmap".split()
PLACES = "Gaborone Lilongwe Lusaka Maputo Windhoek Mbabane Kinshasa Luanda Harare Antananarivo Moroni Mahé São-Tomé Tête".split()
TAILS = ["taking into account the comments of member states", "with results to be tabled at the next session",
         "subject to the availability of funds", "and report on its progress each year", "in consultation with the Secretariat",
         "giving priority to border posts", 'so that "best available" evidence is used', "with a focal point for each state"]
THEMES = "data governance labour border-management trafficking diaspora return finance training health".split()
STATUSES = ["not-started", "in-progress", "partly-implemented", "on-hold", "implemented"]
NOTES = ["A letter came in", "Told by telephone", "Tabled at the steering group", "Draft circulated", "Procuração recebida"]


def main(n, folder):
    folder.mkdir(parents=True, exist_ok=True)
    table = lambda name: csv.writer(open(folder / name, "w", newline="", encoding="utf-8"), lineterminator="\n")
    owners, meetings = table("owners.csv"), table("meetings.csv")
    owners.writerow(["code", "kind", "name"])
    owners.writerows([f"O{k:02}", "organisation", f"Office {k}"] for k in range(N_OWNERS))
    meetings.writerow(["ref", "kind", "body", "title", "starts", "ends"])
    for k in range(N_MEETINGS + 1):
        ref = "SHOWN-2020" if k == 0 else f"M{k:02}-{2000 + k}"
        year = 2020 if k == 0 else 2000 + k
        meetings.writerow([ref, "ministerial", "MIDSA", f"Conference {k}", f"{year}-03-01", f"{year}-03-03"])

    recommendations, unnumbered, follow_ups = table("recommendations.csv"), table("unnumbered.csv"), table("follow-ups.csv")
    columns = ["meeting", "title", "text", "themes", "owners", "due", "status", "happened_on", "last_note"]
    recommendations.writerow(["ref", *columns])
    unnumbered.writerow(columns)
    follow_ups.writerow(["ref", "happened_on", "status_to", "note", "audience"])
    chance = random.Random(20061115)
    pick = lambda words: words[int(chance.random() * len(words))]
    day = lambda since, last: (since + datetime.timedelta(days=int(chance.random() * last))).isoformat()
    for k in range(n):
        meeting = "SHOWN-2020" if k < N_SHOWN else f"M{1 + k % N_MEETINGS:02}-{2001 + k % N_MEETINGS}"
        adopted = datetime.date(2020 if k < N_SHOWN else 2001 + k % N_MEETINGS, 3, 3)
        ref = f"{meeting}-{k + 1:02}"
        title = f"{pick(VERBS)} a {pick(KINDS)} {pick(NOUNS)} for {pick(PLACES)} and {pick(PLACES)}"
        text = f"{title}, {pick(TAILS)}, {pick(TAILS)}; case {k}."
        parts = list(dict.fromkeys(int(N_OWNERS * chance.random() ** 2) for _ in range(1 + (chance.random() < 0.4))))
        owned = ";".join(f"O{owner:02}" + ("" if place == 0 else ":support") for place, owner in enumerate(parts))
        due = "" if chance.random() < 0.1 else day(datetime.date(2019, 1, 1), 3650)
        days = sorted(day(adopted, 1500) for _ in range(N_FOLLOW_UPS))
        for on in days:
            status, note = pick(STATUSES), pick(NOTES)
            follow_ups.writerow([ref, on, status, note, "internal"])
        row = [meeting, title, text, pick(THEMES), owned, due, status, days[-1], note]
        recommendations.writerow([ref, *row])
        unnumbered.writerow(row)


if __name__ == "__main__":
    main(int(sys.argv[1]), pathlib.Path(sys.argv[2]))
