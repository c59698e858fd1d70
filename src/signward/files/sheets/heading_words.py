"""What people call the columns of a plan, by language. Data only: add a word where one is missing."""

from __future__ import annotations

# kind -> language -> words, folded (no accents, lower case), separated by bars
HEADING_WORDS: dict[str, dict[str, str]] = {
    "number": {
        "en": "#|no|nr|id|step no|step number|step #|ref|pos|number|№|item no|item #|task id|task no|wbs|row|sn|s no"
        "|sr no",
        "de": "lfd nr|lfd|nummer|position|schritt nr|vorgangsnr|id nr|lfdnr",
        "fr": "n°|numero|num|ref", "es": "numero|num|n.º", "it": "numero", "nl": "volgnr|nummer",
        "pt": "numero|n.º", "ja": "番号|項番|no.",
        "sv": "nr|lopnr|radnr",
        "pl": "lp|nr|numer",
    },
    "title": {
        "en": "step|task|action|milestone|activity|deliverable|description|item|what|key activity|event|action item"
        "|key action"
        "|task name|activities|milestones|tasks|steps|actions|deliverables|key milestone|key milestones|next step"
        "|next steps"
        "|what needs to happen|what happens|action required|milestone activity|activity milestone|step description"
        "|to do|todo"
        "|task description|milestone name|milestone task|work item|action step|event milestone|title|name of step"
        "|requirement"
        "|exit criteria|evaluation step|sequence of events|mutual action|mutual actions|key steps|key step|summary"
        "|subject"
        "|decision gate",
        "de": "schritt|aufgabe|meilenstein|aktivitat|massnahme|beschreibung|was|vorgang|arbeitsschritt|thema"
        "|tatigkeit|aktion"
        "|ergebnis|aufgaben|schritte|meilensteine|aktivitaten|massnahmen|nachster schritt|nachste schritte|to do"
        "|todo|bezeichnung"
        "|vorgangsname|lieferergebnis|was ist zu tun",
        "fr": "etape|tache|action|jalon|activite|livrable|description|quoi|etapes|taches|actions|jalons|prochaine "
        "etape|intitule"
        "|a faire|libelle|activites|action a mener",
        "es": "paso|tarea|accion|hito|actividad|entregable|descripcion|que|pasos|tareas|acciones|hitos|actividades"
        "|proximo paso"
        "|concepto",
        "it": "passo|attivita|azione|compito|descrizione|cosa|passaggio|passi|azioni|task|consegna|risultato|tappa"
        "|pietra miliare",
        "nl": "stap|taak|actie|mijlpaal|activiteit|wat|omschrijving|stappen|taken|acties|mijlpalen|activiteiten"
        "|onderwerp"
        "|beschrijving|resultaat|actiepunt",
        "pt": "tarefa|acao|marco|atividade|entrega|descricao|o que|tarefas|acoes|marcos|atividades|passo|etapa"
        "|entregavel",
        "ja": "タスク|作業|項目|ステップ|マイルストーン|内容|作業内容|アクション|成果物|タスク名|実施事項|実施内容|やること|件名|アクション項目",
        "sv": "aktivitet|aktiviteter|uppgift|uppgifter|steg|milstolpe|milstolpar|delmal|vad|atgard|atgarder|leverans|moment|beskrivning",
        "pl": "zadanie|zadania|krok|kroki|kamien milowy|kamienie milowe|etap|czynnosc|co|dzialanie|dzialania|opis|rezultat|nazwa",
    },
    "due": {
        "en": "date|due|due date|target date|when|deadline|by|by when|end|end date|finish|finish date|complete by"
        "|target|eta"
        "|planned|planned date|timeline|timing|timeframe|time frame|target completion|target completion date|date "
        "due|due by"
        "|planned end|planned finish|estimated date|est date|estimated completion|expected date|needed by|required by"
        "|completion target|expected completion|target due date|proposed date|agreed date|milestone date|date target"
        "|forecast date"
        "|planned completion|end week|due week|scheduled date|schedule|goal date|commit date|dates|date range|target "
        "week"
        "|expected completion date|baseline end|baseline",
        "de": "datum|termin|fallig|fallig am|frist|bis|bis wann|zieldatum|ende|enddatum|wann|zieltermin"
        "|fertigstellung|zeitraum"
        "|falligkeit|falligkeitsdatum|plan|plantermin|solltermin|soll|geplant|zeitplan|stichtag|soll datum|geplantes "
        "datum"
        "|zeitpunkt|fertig bis|deadline",
        "fr": "date|echeance|date cible|date limite|pour le|quand|fin|date de fin|date prevue|delai|date d echeance"
        "|fin prevue"
        "|date butoir|prevu|prevu le|calendrier",
        "es": "fecha|fecha limite|vencimiento|plazo|cuando|fecha objetivo|fin|fecha fin|fecha de fin|fecha prevista"
        "|fecha de entrega"
        "|fecha de vencimiento|para cuando|fecha compromiso",
        "it": "data|scadenza|entro|quando|data fine|fine|termine|data prevista|data di scadenza|data obiettivo|entro "
        "il|data target"
        "|data di fine|tempistica",
        "nl": "datum|streefdatum|wanneer|einddatum|vervaldatum|gereed|uiterlijk|doeldatum|eind|einde|planning"
        "|gepland|datum gereed"
        "|opleverdatum|voor",
        "pt": "data|prazo|data limite|vencimento|quando|data alvo|data fim|termino|data prevista|data de entrega"
        "|data de conclusao"
        " prevista|fim|previsao|ate quando|data final",
        "ja": "期限|期日|日付|締切|締め切り|予定日|完了予定日|完了予定|終了日|目標日|納期|いつ|日程|時期|予定|終了予定|終了予定日|目標期日|スケジュール",
        "sv": "datum|klart senast|klar senast|slutdatum|senast|deadline|forfallodatum|maldatum|nar|planerat|planerat datum|slut",
        "pl": "termin|data|do kiedy|kiedy|data zakonczenia|koniec|termin realizacji|planowana data|do dnia|planowany termin",
    },
    "week": {
        "en": "week|weeks|week no|week number|wk|target week number|week #|project week",
        "de": "woche|wochen", "fr": "semaine|semaines", "es": "semana|semanas", "it": "settimana|settimane", "nl": "weken",
        "pt": "semanas", "ja": "週|週目",
        "sv": "vecka|veckor",
        "pl": "tydzien",
    },
    "calendar-week": {
        "en": "calendar week|cw|iso "
        "week", "de": "kw|kalenderwoche|kalenderwochen", "fr": "semaine calendaire|semaine iso",
        "nl": "weeknr|weeknummer|kalenderweek", "it": "settimana iso", "ja": "暦週|週番号",
    },
    "days-before": {
        "en": "days before close|days to close|days before signature|days before signing|t minus|t minus days|days "
        "from close"
        "|days before close date|days prior to close|days until close|days before go live|days prior|days out|d minus",
        "de": "tage vor abschluss|tage vor unterschrift|tage vor unterzeichnung|tage bis abschluss|tage vor signatur"
        "|tage vor vertragsabschluss",
        "fr": "jours avant signature|jours avant cloture|jours avant la signature|j "
        "moins", "es": "dias antes del cierre|dias antes de la firma|dias antes de firma",
        "it": "giorni prima della firma|giorni alla firma|giorni prima della "
        "chiusura", "nl": "dagen voor ondertekening|dagen voor sluiting|dagen voor tekenen",
        "pt": "dias antes do fechamento|dias antes da assinatura", "ja": "契約までの日数|締結までの日数|締結日まで",
    },
    "weeks-before": {
        "en": "weeks before close|weeks to close|weeks before signature|weeks before signing|weeks from close|weeks "
        "out|t minus weeks"
        "|weeks prior|weeks until close",
        "de": "wochen vor abschluss|wochen vor unterschrift|wochen vor unterzeichnung|wochen bis abschluss|wochen "
        "vor signatur",
        "fr": "semaines avant signature|semaines avant la "
        "signature", "es": "semanas antes del cierre|semanas antes de la firma",
        "it": "settimane prima della "
        "firma", "nl": "weken voor ondertekening", "pt": "semanas antes da assinatura|semanas antes do fechamento",
        "ja": "締結までの週数",
    },
    "start": {
        "en": "start|start date|begin|begins|from|begin date|planned start|start by|kick off|starts|start week"
        "|target start",
        "de": "beginn|startdatum|von|ab|anfang|starttermin"
        "|anfangsdatum", "fr": "debut|date de debut|du|date debut|demarrage",
        "es": "inicio|fecha inicio|desde|fecha de inicio|comienzo", "it": "inizio|data inizio|data di inizio|dal",
        "nl": "begin|startdatum|aanvang|begindatum"
        "|van", "pt": "inicio|data inicio|data de inicio", "ja": "開始|開始日|着手|着手日|開始予定日|開始予定",
        "sv": "start|startdatum|borjar|fran",
        "pl": "poczatek|data rozpoczecia|rozpoczecie|od",
    },
    "completed": {
        "en": "completion date|completed on|actual|actual date|done on|date completed|actual end|actual completion"
        "|completed date"
        "|actual finish|finished on|date done|closed on|actual completion date|actual end date|completed at|done date",
        "de": "erledigt am|abgeschlossen am|ist|ist termin|ist datum|fertig am|tatsachliches datum|abschlussdatum"
        "|tatsachlich",
        "fr": "termine le|date reelle|realise le|fait le|date de realisation|acheve "
        "le", "es": "completado el|fecha real|terminado el|fecha de finalizacion|finalizado el",
        "it": "completato il|data effettiva|concluso il|data completamento"
        "|effettiva", "nl": "afgerond op|gereed op|werkelijke datum|voltooid op|afgerond",
        "pt": "concluido em|data real|finalizado em|data de conclusao", "ja": "完了日|実績|実績日|完了実績|実施日",
        "sv": "klart|klart den|avslutat|faktiskt datum|slutfort|avslutad den",
        "pl": "zakonczono|data wykonania|faktyczna data|wykonano",
    },
    "status": {
        "en": "status|state|progress|rag|health|done|done?|complete|complete?|% complete|%|percent complete|rag "
        "status|completed"
        "|completed?|✓|✔|✅|current status|percent|pct|on track|on track?|finished|traffic light|percentage|completion|% done|status rag",
        "de": "stand|fortschritt|ampel|erledigt|ampelstatus|fertig|bearbeitungsstand|erledigt?|zustand|% erledigt",
        "fr": "statut|etat|avancement|fait|termine|% avancement|etat d avancement|fait ?", "es": "estado|avance|situacion|hecho|estatus|progreso|% avance",
        "it": "stato|avanzamento|fatto|completato|semaforo|% avanzamento", "nl": "voortgang|stand|klaar|stoplicht|gereed?",
        "pt": "situacao|progresso|andamento|concluido|% concluido", "ja": "状態|状況|ステータス|進捗|進捗状況|完了|対応状況|進捗率",
        "sv": "lage|framsteg|klart|klar|klar?|% klart",
        "pl": "stan|postep|wykonano|gotowe|% wykonania",
    },
    "owner": {
        "en": "owner|owners|who s driving|who is driving|driver|driven by|who owns it|who s responsible|who is responsible|action by|who does it|in charge|captain|who s on it|who s on point|on point|responsible|who|assignee|assigned to|lead|dri|responsibility|accountable|owner s|resource|resources"
        "|point person|poc owner|by whom|action owner|task owner|assigned|responsible person|contact|stakeholder|stakeholders"
        "|responsible parties|primary owner|raci|resource names|people|attendees|participants|person|leads|point of contact|step owner",
        "de": "verantwortlich|wer|zustandig|zustandigkeit|verantwortung|verantwortliche|verantwortlicher|bearbeiter|inhaber|durch"
        "|ansprechpartner|zustandige person|verantwortliche person|beteiligte|teilnehmer|wer macht s",
        "fr": "responsable|qui|porteur|pilote|proprietaire|responsables|acteur|acteurs|en charge|charge de|interlocuteur|resp",
        "es": "responsable|quien|dueno|encargado|responsables|propietario|asignado a|a cargo",
        "it": "responsabile|chi|referente|responsabili|assegnato a|incaricato|a carico di|titolare",
        "nl": "verantwoordelijke|wie|eigenaar|trekker|verantwoordelijk|actiehouder|uitvoerder|toegewezen aan",
        "pt": "responsavel|quem|dono|responsaveis|encarregado|atribuido a", "ja": "担当|担当者|責任者|オーナー|主担当|誰|実施者|主管",
        "sv": "ansvarig|ansvariga|vem|agare|handlaggare|utforare|tilldelad",
        "pl": "odpowiedzialny|odpowiedzialna|kto|wlasciciel|odpowiedzialni|osoba odpowiedzialna|wykonawca|właściciel",
    },
    "party": {
        "en": "side|party|team|company|organisation|organization|org|responsible party|responsible team|owner side|owning party"
        "|vendor customer|seller buyer|owner company|lead side|whose|responsible company|responsible organization|department",
        "de": "seite|partei|firma|unternehmen|organisation|verantwortliche seite", "fr": "partie|cote|societe|entreprise|equipe|organisation",
        "es": "parte|lado|empresa|equipo|organizacion|compania", "it": "parte|lato|azienda|societa|organizzazione|squadra",
        "nl": "partij|zijde|bedrijf|kant|organisatie", "pt": "parte|lado|empresa|equipe|organizacao", "ja": "側|会社|会社名|主体|所属|担当会社|部門",
        "sv": "sida|part|foretag|bolag|organisation",
        "pl": "strona|firma|organizacja",
    },
    "workstream": {
        "en": "phase|stage|workstream|work stream|category|area|section|group|track|stream|topic|theme|phase stage|sales stage|module"
        "|process|pillar|swimlane|gate|function|deal stage|milestone phase|type|epic|bucket|milestone group|lane",
        "de": "bereich|arbeitspaket|kategorie|teilprojekt|gruppe|abschnitt|phase|arbeitsstrang|themenbereich|strang|themenblock",
        "fr": "volet|categorie|chantier|phase|domaine|lot|theme|groupe", "es": "fase|area|categoria|bloque|frente|grupo",
        "it": "fase|area|categoria|ambito|gruppo|filone|macroattivita", "nl": "fase|categorie|onderdeel|werkstroom|groep|gebied|spoor",
        "pt": "fase|area|categoria|frente|bloco|grupo", "ja": "フェーズ|区分|カテゴリ|カテゴリー|分類|工程|大項目|段階|分野",
        "sv": "fas|omrade|kategori|delprojekt|grupp|spar",
        "pl": "faza|obszar|kategoria|grupa|strumien",
    },
    "after": {
        "en": "dependencies|pred|preds|needs first|depends on|predecessor|predecessors|after|blocked by|prerequisite|prerequisites|waits for|dependency"
        "|preceding|dependent on|depends|pre req|prereq|pre requisite|pre requisites|needs|requires|waiting on|comes after|prior step"
        "|prior steps|follows|dep|deps",
        "de": "abhangigkeit|abhangigkeiten|vorganger|abhangig von|nach|voraussetzung|voraussetzungen|hangt ab von|vorgangernummer",
        "fr": "dependances|predecesseur|predecesseurs|depend de|apres|prerequis|pre requis|dependance", "es": "dependencias|predecesor|predecesora|predecesoras|depende de|despues de|dependencia|requisito previo|predecesores",
        "it": "dipendenze|predecessori|predecessore|dipende da|dopo|dipendenza|prerequisiti", "nl": "afhankelijkheden|afhankelijk van|voorganger|voorgangers|na|afhankelijkheid|vereist",
        "pt": "dependencias|predecessora|predecessoras|depende de|antecessora|apos|dependencia", "ja": "依存|依存関係|先行|先行タスク|前提|前工程|前提条件|先行作業|前提タスク",
        "sv": "beroende|beroenden|foregangare|efter|beror pa|forutsattning",
        "pl": "poprzednik|poprzednicy|zaleznosc|zaleznosci|zalezy od|po",
    },
    "duration": {
        "en": "duration|days|effort|length|working days|duration days|business days|duration working days|est duration|estimated duration"
        "|no of days|lead time|days needed|est days|duration business days|time needed|days required|duration in days",
        "de": "dauer|tage|arbeitstage|at|dauer tage|aufwand|werktage|dauer at|dauer in tagen|dauer arbeitstage", "fr": "duree|jours|duree jours|jours ouvres|duree j|nb jours",
        "es": "duracion|dias|duracion dias|dias habiles|dias laborables", "it": "durata|giorni|durata giorni|giorni lavorativi|durata gg|gg",
        "nl": "duur|dagen|doorlooptijd|werkdagen|duur dagen", "pt": "duracao|dias|duracao dias|dias uteis", "ja": "期間|日数|所要日数|営業日|営業日数|作業日数",
        "sv": "varaktighet|dagar|arbetsdagar|tidsatgang",
        "pl": "czas trwania|dni|dni robocze",
    },
    "duration-weeks": {
        "en": "duration weeks|duration in weeks|weeks needed|no of weeks", "de": "dauer wochen|dauer in wochen", "fr": "duree semaines",
        "es": "duracion semanas", "it": "durata settimane", "nl": "duur weken", "pt": "duracao semanas",
    },
    "notes": {
        "en": "notes|note|comments|comment|remarks|remark|details|status notes|next action|additional info|context|update|updates"
        "|risks|risk|issues|blockers|latest update|notes comments|comments notes|purpose|success criteria|why|objective|outcome",
        "de": "notiz|notizen|bemerkung|bemerkungen|kommentar|kommentare|anmerkung|anmerkungen|hinweis|hinweise|info",
        "fr": "commentaire|commentaires|remarque|remarques|notes|observations|precisions", "es": "notas|nota|comentarios|comentario|observaciones",
        "it": "note|nota|commenti|commento|osservazioni", "nl": "opmerking|opmerkingen|toelichting|notities|notitie",
        "pt": "observacoes|comentarios|notas|obs|observacao", "ja": "備考|コメント|メモ|注記|補足|備考欄",
        "sv": "kommentar|kommentarer|anteckning|anteckningar|anmarkning",
        "pl": "uwagi|komentarz|komentarze|notatki",
    },
    "evidence": {
        "en": "evidence|link|url|proof|links|document|resource link|attachment|documents|document link", "de": "nachweis|beleg|dokument|verweis",
        "fr": "preuve|lien|document", "es": "evidencia|enlace|prueba", "it": "evidenza|prova|collegamento", "nl": "bewijs", "pt": "evidencia|prova",
        "ja": "証跡|リンク|資料|エビデンス",
        "sv": "underlag|lank|bevis",
        "pl": "dowod|odnosnik",
    },
    "role": {
        "en": "role|title|job title|function|position|responsibility in deal|meddpicc role|role title|buying role", "de": "rolle|funktion|titel|position",
        "fr": "role|fonction|titre|poste", "es": "rol|cargo|puesto|funcion", "it": "ruolo|funzione|qualifica|carica", "nl": "rol|functie|functietitel",
        "pt": "papel|cargo|funcao", "ja": "役割|役職|肩書|肩書き",
        "sv": "roll|titel|befattning",
        "pl": "rola|stanowisko|funkcja",
    },
    "name": {
        "en": "name|full name|contact name|stakeholder|stakeholders|contact|team member|person|member", "de": "name|ansprechpartner|kontakt|person", "fr": "nom|contact|nom complet",
        "es": "nombre|contacto", "it": "nome|contatto|nominativo", "nl": "naam|contactpersoon", "pt": "nome|contato", "ja": "氏名|名前|お名前",
        "sv": "namn|kontakt|kontaktperson",
        "pl": "imie i nazwisko|osoba|kontakt|nazwisko",
    },
    "email": {
        "en": "email|e mail|mail|email address|e mail address|contact email", "de": "mailadresse|e mail adresse", "fr": "courriel|adresse mail|adresse e mail", "es": "correo|correo electronico",
        "it": "posta elettronica", "nl": "e mailadres|mailadres|emailadres", "pt": "e mail", "ja": "メール|メールアドレス",
        "sv": "e post|epost|mejl",
        "pl": "adres e mail|poczta",
    },
}  # fmt: skip

# Words that put a heading, an owner or a key on one side.
VENDOR_WORDS = (
    "ours|vendor|seller|supplier|our|us|we|your company|your side|your team|our side|our team|our company|provider|partner|ae|rep|sales rep"
    "|account executive|account manager|sales|solution provider|sales team|selling team|vendor side|seller side|internal owner|sales lead"
    "|se|sc|csm|am|solutions engineer|solution engineer|sales engineer|solutions consultant|solution consultant|customer success manager"
    "|customer success|pre sales|presales|implementation manager|deal desk|professional services|solution architect|solutions architect"
    "|anbieter|lieferant|verkaufer|wir|unser|unsere|unsererseits|vertrieb|auftragnehmer|hersteller"
    "|fournisseur|editeur|vendeur|nous|prestataire|commercial|notre equipe"
    "|proveedor|vendedor|nosotros|nuestro equipo|nuestro|comercial"
    "|fornitore|venditore|noi|nostro|nostro team|commerciale"
    "|leverancier|verkoper|wij|ons|onze|ons team|verkoop"
    "|fornecedor|nos|nosso|nossa equipe|vendas"
    "|leverantor|leverantoren|saljare|vi|vart team|dostawca|dostawcy|sprzedawca|sprzedajacy|my|nasz zespol"
    "|当社|弊社|自社|ベンダー|売り手|営業|売主|提供側|我々|弊社側|当社側|ベンダー側"
)
BUYER_WORDS = (
    "theirs|their|them|their side|their team|directie|direccion|direzione|diretoria|direction client|customer|client|buyer|prospect|champion|customer side|customer team|buyer side|client side|client team|buying team|purchaser|customer lead"
    "|economic buyer|prospect side|account|eb|business sponsor|executive sponsor|project sponsor|sponsor|customer champion"
    "|cfo|cio|ciso|cto|ceo|coo|cpo|dpo|procurement|infosec|it security|legal|finance|purchasing|it|it team|security team|security|legal team"
    "|customer legal|customer it|board|steering committee|privacy|accounts payable|ap|compliance|vendor management"
    "|kunde|kunden|kaufer|kundenseite|auftraggeber|einkauf|rechtsabteilung|geschaftsfuhrung|vorstand|kundin|betriebsrat|interessent"
    "|client|acheteur|cote client|dg|pdg|daf|direction generale|directeur general|achats|juridique|service achats|dsi|rssi|direction"
    "|cliente|comprador|lado cliente|compras|legal cliente|parte cliente"
    "|acquirente|lato cliente|acquisti|ufficio acquisti|ufficio legale"
    "|klant|koper|klantzijde|inkoop|juridische zaken|opdrachtgever|klantkant"
    "|comprador|lado do cliente|juridico"
    "|kund|kunden|kopare|bestallare|styrelse|ledning|klient|klienta|kupujacy|nabywca|zamawiajacy|zarzad"
    "|お客様|顧客|貴社|先方|御社|買い手|客先|お客さま|お客様側|顧客側|発注側|貴社側|法務|情シス|購買"
)
BOTH_WORDS = (
    "both|joint|each side|all hands|joint team|beide partijen|beide parteien|beide kanten|beide teams|all|both sides|both parties|mutual|shared|everyone|jointly|all parties|both teams|vendor and customer|everybody|we all"
    "|both companies|buyer and seller|seller and buyer|customer and vendor|together"
    "|beide|beide seiten|gemeinsam|alle|beidseitig|zusammen"
    "|les deux|tous|ensemble|conjoint|les deux parties|tout le monde|commun"
    "|ambos|ambas|todos|conjunto|ambas partes|juntos"
    "|entrambi|entrambe|tutti|insieme|congiunto|ambedue|entrambe le parti|comune"
    "|beiden|allebei|iedereen|samen|gezamenlijk|allen"
    "|ambos os lados|ambas as partes"
    "|bada|bagge|gemensamt|tillsammans|oba|obie strony|wspolnie|razem|wszyscy"
    "|双方|両社|両者|共同|全員|両方"
)
