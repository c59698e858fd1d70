"""Sheets in other languages, separators and encodings."""

from __future__ import annotations

from tests.files.sheets.corpus.sample import Sample, book

SAMPLES = [
    Sample(
        "massnahmen.csv",
        "Nr;Aktivität;Verantwortlich Kunde;Verantwortlich Anbieter;Fällig bis;Erledigt\n"
        "1;Auftaktgespräch;Fr. Weber;Hr. Lund;3. Nov.;x\n"
        "2;Sicherheitsprüfung;Hr. Özdemir;;4. Dez.;\n"
        "3;Vertragsprüfung;Rechtsabteilung;Hr. Lund;11. Dez.;\n"
        "4;Unterschrift;Fr. Weber;Hr. Lund;18. Dez.;\n".encode("cp1252"),
        """
        Auftaktgespräch | 2026-11-03 | b Fr. Weber, v Hr. Lund | done
        Sicherheitsprüfung | 2026-12-04 | b Hr. Özdemir | not_started
        Vertragsprüfung | 2026-12-11 | b Rechtsabteilung, v Hr. Lund | not_started
        Unterschrift | 2026-12-18 | b Fr. Weber, v Hr. Lund | not_started
        """,
    ),
    Sample(
        "fahrplan.xlsx",
        book(
            {
                "rows": """
Fahrplan zur Entscheidung
Auftraggeber:|Süßwaren Köhler GmbH
Auftragnehmer:|Fjordlicht AS

Phase|Schritt|Wer|Termin|Stand
Prüfung|Teststellung|Fjordlicht|KW 47|abgeschlossen
|IT-Sicherheit|Köhler IT|KW 49|läuft
Einkauf|Bestellung auslösen|Köhler Einkauf|Mitte Dezember|wenn Budget frei
|Vertragsabschluss|beide|Ende Dezember|offen
Betrieb|Inbetriebnahme|Fjordlicht|Anfang Februar 2027|offen
|Erfolgsmessung|Köhler|2. Quartal 2027|offen
""",
                "merge": "A1:E1 A6:A7 A8:A9 A10:A11",
            }
        ),
        """
        Teststellung | 2026-11-20 | v Fjordlicht | done | Prüfung
        IT-Sicherheit | 2026-12-04 | b Köhler IT | in_progress | Prüfung
        Bestellung auslösen | 2026-12-15 | b Köhler Einkauf | not_started | Einkauf
        Vertragsabschluss | 2026-12-31 | j beide | not_started | Einkauf
        Inbetriebnahme | 2027-02-01/2027-02-05/2027-02-10 | v Fjordlicht | not_started | Betrieb
        Erfolgsmessung | 2027-06-30 | b Köhler | not_started | Betrieb
        """,
        says=("wenn Budget frei",),
        vendor="Fjordlicht AS",
        customer="Süßwaren Köhler GmbH",
    ),
    Sample(
        "plan.csv",
        "\ufeffJalon;Qui;Date butoir;Avancement\n"
        "Réunion de lancement;Les deux parties;03/11/26;100 %\n"
        "Audit de sécurité;Client;semaine 49;40 %\n"
        "Comité d'investissement;Client;fin novembre;0 %\n"
        "Revue du contrat;Fournisseur;11 déc.;0 %\n"
        "Signature;Les deux parties;18 décembre 2026;0 %\n"
        "Mise en service;Fournisseur;1er février 2027;0 %\n".encode(),
        """
        Réunion de lancement | 2026-11-03 | j Les deux parties | done
        Audit de sécurité | 2026-12-04 | b Client | in_progress
        Comité d'investissement | 2026-11-30 | b Client | not_started
        Revue du contrat | 2026-12-11 | v Fournisseur | not_started
        Signature | 2026-12-18 | j Les deux parties | not_started
        Mise en service | 2027-02-01 | v Fournisseur | not_started
        """,
    ),
    Sample(
        "rétroplanning.xlsx",
        book(
            {
                "rows": """
Rétroplanning commun
Date de signature visée|@2026-12-18

Étape|Responsable client|Responsable fournisseur|Échéance|État
Lancement|Mme Roux|M. Petit|J-45|fait
Questionnaire de sécurité|M. Blanc|M. Petit|J-30|en attente
Validation juridique|Mme Roux||J-10|à faire
Signature|Mme Roux|M. Petit|J|à faire
""",
                "merge": "A1:E1",
            }
        ),
        """
        Lancement | 2026-11-03 | b Mme Roux, v M. Petit | done
        Questionnaire de sécurité | 2026-11-18 | b M. Blanc, v M. Petit
        Validation juridique | 2026-12-08 | b Mme Roux | not_started
        Signature | 2026-12-18 | b Mme Roux, v M. Petit | not_started
        """,
        target="2026-12-18",
    ),
    Sample(
        "hitos.csv",
        "Hito;Responsable;Fecha límite;Estado\n"
        "Reunión inicial;Ambos;03/11/2026;Hecho\n"
        "Prueba de concepto;Cliente;27/11/2026;En curso\n"
        "Revisión legal;Cliente (Legal);mediados de diciembre;Pendiente\n"
        "Firma del contrato;Ambos;18 dic 2026;Pendiente\n"
        "Puesta en marcha;Proveedor;T1 2027;Pendiente\n".encode("cp1252"),
        """
        Reunión inicial | 2026-11-03 | j Ambos | done
        Prueba de concepto | 2026-11-27 | b Cliente | in_progress
        Revisión legal | 2026-12-15 | b Cliente (Legal)/Legal | not_started
        Firma del contrato | 2026-12-18 | j Ambos | not_started
        Puesta en marcha | 2027-03-31 | v Proveedor | not_started
        """,
    ),
    Sample(
        "piano.xlsx",
        book(
            {
                "rows": """
Piano d'azione congiunto
Attività|Responsabile|Entro il|Stato
FASE 1 – Valutazione
Incontro iniziale|Marco Neri (Acme Italia) / Giulia Bo (Porti Riuniti)|@2026-11-04|✅
Verifica sicurezza|Giulia Bo (Porti Riuniti)|@2026-12-04|⏳
FASE 2 – Contratto
Revisione contratto|Avv. Serra (Porti Riuniti)|fine dicembre|❌
Firma|Giulia Bo (Porti Riuniti)|15 gennaio 2027|
""",
                "merge": "A1:D1 A3:D3 A6:D6",
            }
        ),
        """
        Incontro iniziale | 2026-11-04 | v Marco Neri, b Giulia Bo | done | FASE 1 – Valutazione
        Verifica sicurezza | 2026-12-04 | b Giulia Bo | | FASE 1 – Valutazione
        Revisione contratto | 2026-12-31 | b Avv. Serra | | FASE 2 – Contratto
        Firma | 2027-01-15 | b Giulia Bo | not_started | FASE 2 – Contratto
        """,
        vendor="Acme Italia",
        customer="Porti Riuniti",
    ),
    Sample(
        "mijlpalen.csv",
        b"Mijlpaal;Verantwoordelijke;Streefdatum;Voortgang\n"
        b"Startgesprek;Leverancier;3 nov 2026;afgerond\n"
        b"Security-onderzoek;Klant;wk 49;loopt\n"
        b"Akkoord directie;Klant;half december;nog niet gestart\n"
        b"Ondertekening;Beide partijen;18-12-2026;nog niet gestart\n"
        b"Livegang;Leverancier;eind januari;nog niet gestart\n",
        """
        Startgesprek | 2026-11-03 | v Leverancier | done
        Security-onderzoek | 2026-12-04 | b Klant | in_progress
        Akkoord directie | 2026-12-15 | b Klant | not_started
        Ondertekening | 2026-12-18 | j Beide partijen | not_started
        Livegang | 2027-01-29 | v Leverancier | not_started
        """,
    ),
    Sample(
        "marcos.csv",
        "Marco\tResponsável\tPrazo\tSituação\n"
        "Reunião inicial\tFornecedor\t03/11/26\tConcluído\n"
        "Piloto\tCliente\t27/11/26\tEm andamento\n"
        "Análise jurídica\tCliente\t11/12/26\tAtrasado\n"
        "Assinatura\tAmbos\tmeados de dezembro\tA fazer\n".encode("utf-16"),
        """
        Reunião inicial | 2026-11-03 | v Fornecedor | done
        Piloto | 2026-11-27 | b Cliente | in_progress
        Análise jurídica | 2026-12-11 | b Cliente | late_or_blocked
        Assinatura | 2026-12-15 | j Ambos | not_started
        """,
    ),
    Sample(
        "共同計画.xlsx",
        book(
            {
                "rows": """
共同実行計画
顧客|みなと運輸株式会社
提供者|株式会社アクメ

フェーズ|項目|担当者|完了予定日|ステータス
評価|キックオフ|弊社・貴社|11月3日(火)|済
|セキュリティ審査|貴社|12/4|対応中
契約|契約書レビュー|貴社|12月上旬|未
|契約締結|双方|2026/12/18|未
導入|本番稼働|弊社|2月末|未
""",
                "merge": "A1:E1 A6:A7 A8:A9",
            }
        ),
        """
        キックオフ | 2026-11-03 | v 弊社, b 貴社 | done | 評価
        セキュリティ審査 | 2026-12-04 | b 貴社 | in_progress | 評価
        契約書レビュー | 2026-12-04/2026-12-10/2026-12-07/2026-12-05/2026-12-08/2026-12-09 | b 貴社 | not_started | 契約
        契約締結 | 2026-12-18 | j 双方 | not_started | 契約
        本番稼働 | 2027-02-26 | v 弊社 | not_started | 導入
        """,
        vendor="株式会社アクメ",
        customer="みなと運輸株式会社",
    ),
    Sample(
        "mac.csv",
        b"\xef\xbb\xbfStep,Who,When,State\r"
        b"Kick-off,Vendor,4 Nov,done\r"
        b"Security,Customer,\xe2\x80\x9c4 Dec\xe2\x80\x9d,open\r"
        b"Signature,Both,18 Dec,open\r",
        """
        Kick-off | 2026-11-04 | v Vendor | done
        Security | 2026-12-04 | b Customer | not_started
        Signature | 2026-12-18 | j Both | not_started
        """,
    ),
    Sample(
        "schweiz.csv",
        "Was;Wer;Bis wann;Erledigt (ja/nein);Bemerkung\n"
        "Erstgespräch;wir;03.11.26;ja;\n"
        "Offertprüfung;Kunde;27.11.26;nein;Rückfrage bis 20.11.\n"
        "Entscheid GL;Kunde;10.12.26;nein;\n"
        "Vertrag;Kunde & wir;18.12.26;nein;\n".encode(),
        """
        Erstgespräch | 2026-11-03 | v wir | done
        Offertprüfung | 2026-11-27 | b Kunde | not_started
        Entscheid GL | 2026-12-10 | b Kunde | not_started
        Vertrag | 2026-12-18 | b Kunde, v wir | not_started
        """,
    ),
    Sample(
        "verantwortung nach seite.csv",
        "Aufgabe;Acme;Nordbank;Frist;Abhängig von\n"
        "Fragebogen beantworten;X;;25.11.2026;\n"
        "Sicherheitsfreigabe;;X;09.12.2026;Fragebogen beantworten\n"
        "Vertrag unterschreiben;X;X;18.12.2026;Sicherheitsfreigabe\n".encode(),
        """
        Fragebogen beantworten | 2026-11-25 | v Acme | | | -
        Sicherheitsfreigabe | 2026-12-09 | b Nordbank | | | Fragebogen beantworten
        Vertrag unterschreiben | 2026-12-18 | v Acme, b Nordbank | | | Sicherheitsfreigabe
        """,
        vendor="Acme",
        customer="Nordbank",
    ),
    Sample(
        "liste.md",
        "## Gemeinsamer Plan\n"
        "\n"
        "1. **Kick-off** – Fjordlicht (Anbieter), 3.11.2026 ✅\n"
        "2. **Sicherheitsprüfung** – Köhler (Kunde), bis 4.12.2026\n"
        "3. **Vertrag** – beide, bis 18.12.2026\n".encode(),
        """
        Kick-off | 2026-11-03 | v Fjordlicht | done
        Sicherheitsprüfung | 2026-12-04 | b Köhler | not_started
        Vertrag | 2026-12-18 | j beide | not_started
        """,
    ),
]
