"""Whole files as they come from people of several countries."""

from __future__ import annotations

from datetime import date

from openpyxl.styles import Font, PatternFill

from tests.files.sheets.made import after, due, owners, read, read_rows, said, sides, status, streams


def test_a_german_plan_in_windows_encoding_with_calendar_weeks():
    reading = read(
        "Gemeinsamer Maßnahmenplan;;;;\nKunde: Süßwaren Köhler GmbH;;;;\nAnbieter: Fjordlicht AS;;;;\n"
        "Zieldatum Unterschrift;18.12.2026;;;\n;;;;\nNr.;Maßnahme;Verantwortlich;KW;Status\n1;Kick-off;Beide;47;erledigt\n"  # noqa: E501
        "2;Sicherheitsfragebogen;Fr. Brandt (Fjordlicht);KW 48;in Arbeit\n3;Freigabe Einkauf;Einkauf;51;offen\n".encode(
            "cp1252"
        )
    )
    assert (reading.document["customer"], reading.document["vendor"]) == ("Süßwaren Köhler GmbH", "Fjordlicht AS")
    assert list(due(reading).values()) == ["2026-11-20", "2026-11-27", "2026-12-18"]
    assert sides(reading)["Fr. Brandt"] == "vendor"
    assert reading.document["target_signature"] == "2026-12-18"


def test_a_french_plan_with_start_end_and_predecessors_by_place():
    reading = read(
        "Étape;Responsable;Début;Échéance;Statut;Dépend de\nRéunion;Les deux;02/11/2026;03/11/2026;Terminé;\n"
        "Audit sécurité;RSSI client;09/11/2026;04/12/2026;En cours;1\nRevue juridique;Me Lefèvre;07/12/2026;11/12/2026;À faire;2\n"  # noqa: E501
        "Signature du contrat;DG;18/12/2026;18/12/2026;À faire;2, 3\n"
    )
    assert due(reading)["Revue juridique"] == "2026-12-11"
    assert after(reading)["Signature du contrat"] == ("Audit sécurité", "Revue juridique")
    assert sides(reading)["RSSI client"] == "buyer"


def test_an_italian_plan_in_utf16_with_tabs_and_phases_given_once():
    reading = read(
        "Fase\tAttività\tReferente\tScadenza\tStato\nValutazione\tDemo\tFornitore\t13/11/2026\tCompletato\n"
        "\tAnalisi sicurezza\tCliente (IT)\t04/12/2026\tIn corso\nContratto\tFirma contratto\tEntrambi\tmetà dicembre\tDa fare\n".encode(  # noqa: E501
            "utf-16"
        )
    )
    assert streams(reading) == {"Valutazione": ["Demo", "Analisi sicurezza"], "Contratto": ["Firma contratto"]}
    assert due(reading)["Firma contratto"] == "2026-12-15"
    assert owners(reading, "Analisi sicurezza") == {"buyer": "Cliente (IT)"}


def test_a_japanese_plan_in_shift_jis():
    reading = read(
        "共同アクションプラン,,,,\nお客様名,株式会社みなと,,,\n契約締結目標日,2026年12月18日,,,\n,,,,\nNo.,タスク,担当,期限,状況\n"
        "1,キックオフ,双方,11月10日,完了\n2,法務レビュー,お客様,12月8日,未着手\n3,稟議,お客様,12月中旬,未着手\n".encode(
            "cp932"
        )
    )
    assert reading.document["customer"] == "株式会社みなと"
    assert "vendor" not in reading.document
    assert list(due(reading).values()) == ["2026-11-10", "2026-12-08", "2026-12-15"]


def test_a_dutch_plan_whose_steps_are_numbers():
    reading = read(
        "Stap;Actie;Wie;Wanneer;Afhankelijk van;Status\n1;Kick-off;Beiden;week 47;;Gereed\n2;Onderzoek;Klant;week 50;1;Bezig\n"  # noqa: E501
    )
    assert due(reading) == {"Kick-off": "2026-11-20", "Onderzoek": "2026-12-11"}
    assert after(reading)["Onderzoek"] == ("Kick-off",)


def test_weeks_counted_back_from_signature_and_forward_to_go_live():
    reading = read(
        "Go-live,2027-03-01,\nTarget signature,2027-01-29,\nWeek,Task,Owner\nW-8,Discovery,Ours\nW-2,Legal,Their legal\nW0,Signature,Both\n"  # noqa: E501
        "Go-live - 2 weeks,Training,Ours\n"
    )
    assert list(due(reading).values()) == ["2026-12-04", "2027-01-15", "2027-01-29", "2027-02-15"]
    assert sides(reading)["Their legal"] == "buyer"


def test_keys_side_by_side_with_their_values_below():
    reading = read_rows(
        [
            ["Joint Execution Plan"],
            ["Client", "Vendor", "Target Date", "Economic Buyer"],
            ["Helios Energy", "Quanta Labs", date(2026, 12, 18), "Ruth Adeyemi"],
            [],
            ["Task", "Due By", "Assigned To", "Completed"],
            ["Kickoff", date(2026, 11, 5), "Quanta Labs", date(2026, 11, 5)],
            ["Budget approval", date(2026, 12, 8), "Ruth", None],
        ]
    )
    assert (reading.document["customer"], reading.document["vendor"]) == ("Helios Energy", "Quanta Labs")
    assert owners(reading, "Budget approval") == {"buyer": "Ruth Adeyemi"}
    assert status(reading) == {"Kickoff": "done", "Budget approval": "not_started"}


def test_an_export_of_a_project_program():
    reading = read(
        "ID,Task Name,Duration,Start,Finish,Predecessors,Resource Names,% Complete\n1,Kickoff,1 day,Mon 11/2/26,Mon 11/2/26,,Sam;Dana,100%\n"  # noqa: E501
        "2,POC,15 days,Tue 11/3/26,Mon 11/23/26,1,Dana,60%\n3,Readout,1 day,Fri 11/27/26,Fri 11/27/26,2FS+3 days,Sam,0%\n"  # noqa: E501
    )
    assert list(due(reading).values()) == ["2026-11-02", "2026-11-23", "2026-11-27"]
    assert list(status(reading).values()) == ["done", "in_progress", "not_started"]
    assert reading.document["workstreams"][0]["milestones"][2]["after"] == [{"id": "poc", "lag": 3}]


def test_two_companies_in_the_title_are_told_apart_by_the_roles_in_their_columns():
    rows = [
        ["GO-LIVE PLAN – Northwind × Acme"],
        ["What", "Who (Acme)", "Who (Northwind)", "By"],
        ["Kickoff", "Sam", "Dana", "Nov 30"],
        ["Sign", "Sam", "CFO", "Dec 18"],
    ]
    reading = read_rows(rows)
    assert (reading.document["vendor"], reading.document["customer"]) == ("Acme", "Northwind")
    assert owners(reading, "Kickoff") == {"vendor": "Sam", "buyer": "Dana"}


def test_health_in_colours_and_a_struck_row():
    def paint(sheet):
        sheet.merge_cells("A1:E1")
        sheet["E4"].fill = PatternFill("solid", fgColor="FF92D050")
        sheet["E5"].fill = PatternFill("solid", fgColor="FFFF0000")
        sheet["B6"].font = Font(strike=True)

    day = date(2026, 12, 1)
    rows = [
        ["Acme <> Globex Joint Close Plan (v3)"], [], ["Workstream", "Key Activity", "Who's Driving?", "Target", "Health"],  # noqa: E501
        ["Business", "Business case approved", "Maria Lopez (Globex CFO)", day], [None, "Pilot", "Raj @ Acme", "w/c 7 Dec"], [None, "Old thing", "Raj", day],  # noqa: E501
    ]  # fmt: skip
    reading = read_rows(rows, then=paint)
    assert status(reading) == {"Business case approved": "on_track", "Pilot": "off_track"}
    assert sides(reading) == {"Maria Lopez": "buyer", "Raj": "vendor"}
    assert "Old thing" in said(reading, "ask")


def test_marks_under_a_column_of_each_side():
    reading = read("Activity,Vendor,Customer,Due\nKickoff,X,X,2026-12-01\nSecurity review,,X,2026-12-04\n")
    assert owners(reading, "Kickoff") == {"vendor": "Vendor", "buyer": "Customer"}
    assert owners(reading, "Security review") == {"buyer": "Customer"}


def test_a_week_chart_whose_weeks_begin_anew_each_month_counts_its_fridays():
    def merge(sheet):
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("D1:E1")

    reading = read_rows(
        [["Activity", "December", None, "January"], [None, "W1", "W2", "W1", "W2"], ["POC", "x"], ["Sign", None, "x"]],
        then=merge,
    )
    assert due(reading) == {"POC": "2026-12-04", "Sign": "2026-12-11"}
    assert "Fridays of the month" in said(reading, "resolved")
