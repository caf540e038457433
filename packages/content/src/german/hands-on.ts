import type { QuestionTranslation } from './shape.ts';

export const handsOnGerman: Readonly<Record<string, QuestionTranslation>> = {
  'hand-001': {
    text: 'Ein Subnetz hat die Präfixlänge `/27`. Wie viele Geräte können darin eine IPv4-Adresse haben?',
    answers: [
      { feedback: '5 Hostbits ergeben 32 Adressen; die erste und die letzte gehören keinem Gerät.' },
      { feedback: 'Es gibt 32 Adressen, aber Netz- und Broadcastadresse gehören keinem Gerät.' },
    ],
    explanation:
      'Für Hosts bleiben 32 − 27 = 5 Bit, das sind 2⁵ = 32 Adressen. Netz- und Broadcastadresse gehen davon ab: 30.',
    hint: 'Wie viele der 32 Bit bleiben für die Geräte?',
  },
  'hand-002': {
    text: 'Eine Datei von 4,5 GB (4,5 × 10⁹ Byte) wird über einen Anschluss mit 50 Mbit/s geladen, den sie für sich allein hat. Wie lange dauert das mindestens? Gib auch eine Zeiteinheit an.',
    answers: [{}, { feedback: 'Hier wurden Bit und Byte verwechselt: Ein Byte hat acht Bit.' }],
    explanation:
      '4,5 × 10⁹ Byte × 8 = 36 × 10⁹ Bit. Geteilt durch 50 × 10⁶ Bit in der Sekunde sind das 720 Sekunden oder 12 Minuten. Die Header der Protokolle kommen noch dazu.',
    hint: 'Die Datei ist in Byte angegeben, die Geschwindigkeit des Anschlusses in Bit je Sekunde.',
  },
  'hand-003': {
    text: 'Ein RAID-5-Verbund besteht aus fünf Platten von je 6 TB. Wie viele Terabyte Daten fasst er?',
    answers: [{}, { feedback: 'RAID 6 kostet den Platz von zwei Platten, RAID 5 den von einer.' }],
    explanation:
      'RAID 5 verwendet den Platz einer Platte für Parität, verteilt über alle: (5 − 1) × 6 TB = 24 TB.',
  },
  'hand-004': {
    text: 'Die Bauteile eines PCs brauchen 400 W. Sein Netzteil arbeitet mit einem Wirkungsgrad von 80 %. Wie viel Watt nimmt es aus der Steckdose auf?',
    answers: [
      {},
      {
        feedback:
          'Das wären 80 % von 400 W. Die Bauteile bekommen aber ihre 400 W; das Netzteil nimmt mehr auf als das.',
      },
    ],
    explanation: '400 W sind 80 % der Aufnahme: 400 W ÷ 0,8 = 500 W. Die übrigen 100 W werden zu Wärme.',
  },
  'hand-005': {
    text: 'Eine Passphrase besteht aus vier Wörtern, jedes zufällig aus einer Liste von 2.048 Wörtern gezogen. Wie viel Bit Entropie hat sie?',
    answers: [
      {},
      {
        feedback:
          'Ein einzelnes Wort hat 11 Bit. Die Bits unabhängig gezogener Wörter werden zusammengezählt.',
      },
    ],
    explanation:
      '2.048 = 2¹¹, jedes Wort hat also 11 Bit. Vier davon haben 4 × 11 = 44 Bit, wenn niemand die Wörter nach Geschmack aussucht.',
    hint: 'Welche Potenz von zwei ist 2.048?',
  },
  'hand-006': {
    text: 'Nachdem eine Antenne versetzt wurde, ist die empfangene Leistung achtmal so groß wie vorher. Um wie viel Dezibel ist sie gestiegen?',
    answers: [{}, { feedback: 'Der Faktor 20 gilt für Spannungen. Für Leistungen ist es 10.' }],
    explanation:
      '10 × log₁₀ 8 ≈ 9,03 dB. Es geht auch ohne Taschenrechner: Die doppelte Leistung sind etwa 3 dB, und 8 = 2 × 2 × 2.',
    hint: 'Die doppelte Leistung sind etwa 3 dB.',
  },
  'hand-007': {
    text: 'In einer Linux-Shell möchtest du wissen, in welchem Ordner du bist. Welcher Befehl gibt ihn aus?',
    accepted: [{}, {}],
    explanation: '`pwd` steht für „print working directory“, gib das Arbeitsverzeichnis aus.',
    hint: 'Drei Buchstaben, und der erste steht für „print“.',
  },
  'hand-008': {
    text: 'Mit welchem Protokoll findet ein Computer die MAC-Adresse, die im eigenen Netz zu einer IPv4-Adresse gehört?',
    accepted: [{}, {}, { feedback: 'Neighbor Discovery tut dasselbe, aber für IPv6.' }],
    explanation:
      'Das Address Resolution Protocol (ARP) fragt alle auf dem Link, wer die Adresse hat, und ihr Besitzer antwortet.',
  },
  'hand-009': {
    text: 'Alle bekommen genau die Rechte, die ihre Arbeit braucht, und keine anderen. Wie heißt dieses Prinzip?',
    accepted: [
      {},
      {},
      {},
      {},
      {},
      {
        feedback:
          'Das ist nah daran: Need-to-know ist derselbe Gedanke für Informationen, nicht für alle Rechte.',
      },
    ],
    explanation:
      'Das ist das Prinzip der geringsten Rechte (Least Privilege). Es hält einen Fehler oder ein gestohlenes Konto klein.',
  },
  'hand-010': {
    text: 'Wenn es niemand geändert hat, lauscht ein Webserver für HTTPS auf TCP-Port [[1]] und ein SSH-Server auf TCP-Port [[2]]. DNS-Server antworten auf Port [[3]].',
    gaps: [
      { accepted: [{}, { feedback: 'Port 80 ist für HTTP ohne Verschlüsselung da.' }] },
      { accepted: [{}, { feedback: 'Port 23 gehört zu Telnet.' }] },
      { accepted: [{}] },
    ],
    explanation: 'HTTPS hat Port 443, SSH Port 22 und DNS Port 53, über UDP und über TCP.',
  },
  'hand-011': {
    text: 'Am Sonntag wird alles kopiert: Diese Sicherung ist [[1]]. Kopiert jede andere Nacht nur, was sich seit der Nacht davor geändert hat, so sind ihre Sicherungen [[2]]. Kopiert jede alles, was sich seit Sonntag geändert hat, so sind sie [[3]].',
    gaps: [
      {
        choices: [
          { text: 'vollständig' },
          {
            text: 'differenziell',
            feedback: 'Eine differenzielle Sicherung lässt weg, was sich nicht geändert hat.',
          },
          {
            text: 'inkrementell',
            feedback: 'Eine inkrementelle Sicherung lässt weg, was sich nicht geändert hat.',
          },
        ],
      },
      {
        choices: [
          { text: 'vollständig' },
          {
            text: 'differenziell',
            feedback: 'Eine differenzielle Sicherung schaut auf die letzte Vollsicherung zurück.',
          },
          { text: 'inkrementell' },
        ],
      },
      {
        choices: [
          { text: 'vollständig' },
          { text: 'differenziell' },
          {
            text: 'inkrementell',
            feedback: 'Eine inkrementelle Sicherung schaut auf die letzte jeder Art zurück.',
          },
        ],
      },
    ],
    explanation:
      'Inkrementelle Sicherungen sind klein, aber eine Wiederherstellung braucht alle der Reihe nach. Differenzielle wachsen von Tag zu Tag, dafür braucht eine Wiederherstellung nur die Vollsicherung und die jüngste.',
  },
  'hand-012': {
    text: 'Unter Linux gibt der Befehl `chmod` mit der Zahl [[1]] dem Besitzer eines Skripts alle Rechte und lässt alle anderen es lesen und ausführen, aber nicht ändern. Für die Gruppe zeigt `ls -l` dann die Zeichen [[2]].',
    gaps: [
      { accepted: [{}, {}] },
      {
        choices: [
          { text: '`rwx`', feedback: 'Mit `w` könnte die Gruppe das Skript ändern.' },
          { text: '`r-x`' },
          { text: '`rw-`', feedback: 'Das erlaubt Änderungen, aber nicht das Ausführen.' },
          { text: '`r--`', feedback: 'Das erlaubt nur, es zu lesen.' },
        ],
      },
    ],
    explanation:
      'Lesen zählt 4, Schreiben 2 und Ausführen 1. Der Besitzer hat 4 + 2 + 1 = 7, die Gruppe und alle anderen haben 4 + 1 = 5, angezeigt als `r-x`.',
    hint: 'Lesen zählt 4, Schreiben 2, Ausführen 1.',
  },
  'hand-013': {
    text: 'Ein Computer bekommt zum ersten Mal seine IPv4-Adresse per DHCP. In welcher Reihenfolge geschieht das?',
    items: [
      'Der Computer fragt alle auf dem Link nach einem Server',
      'Ein Server bietet eine Adresse an',
      'Der Computer bittet um die angebotene Adresse',
      'Der Server bestätigt, dass die Adresse verliehen ist',
    ],
    explanation: 'Discover, Offer, Request, Acknowledge. Die Anfangsbuchstaben ergeben das Wort DORA.',
  },
  'hand-014': {
    text: 'Nach einem Einbruch in einen laufenden Server werden Spuren gesichert, die flüchtigsten zuerst. Bring sie in die Reihenfolge.',
    items: [
      'Inhalt des Arbeitsspeichers',
      'Temporäre Dateien auf der Festplatte',
      'Andere Dateien auf der Festplatte',
      'Bänder mit Sicherungen im Tresor',
    ],
    explanation:
      'Der Arbeitsspeicher ändert sich ständig und ist ohne Strom verloren. Temporäre Dateien werden eher überschrieben als andere, und ein Band im Tresor ändert sich gar nicht.',
    hint: 'Was ist sofort verloren, wenn der Strom ausfällt?',
  },
  'hand-015': {
    text: 'Wie kommt eine Seite aus einem Laserdrucker? Bring die Schritte in die richtige Reihenfolge.',
    items: [
      'Die Trommel wird gleichmäßig aufgeladen',
      'Ein Laserstrahl zeichnet die Seite auf die Trommel',
      'Toner haftet an den gezeichneten Stellen',
      'Der Toner geht von der Trommel auf das Papier über',
      'Hitze und Druck fixieren den Toner auf dem Papier',
    ],
    explanation:
      'Laden, Belichten, Entwickeln, Übertragen, Fixieren. Vor der nächsten Umdrehung wird restlicher Toner von der Trommel entfernt.',
    hint: 'Das Papier kommt spät ins Spiel, die Hitze zuletzt.',
  },
  'hand-016': {
    text: 'Welcher DNS-Eintrag tut was? Einer der Einträge bleibt übrig.',
    pairs: [
      { prompt: 'Führt von einem Namen zu einer IPv4-Adresse', match: 'A' },
      { prompt: 'Führt von einem Namen zu einer IPv6-Adresse', match: 'AAAA' },
      { prompt: 'Nennt die Server, die Mail für eine Domain annehmen', match: 'MX' },
      { prompt: 'Macht einen Namen zum Alias eines anderen', match: 'CNAME' },
    ],
    extraMatches: ['PTR'],
    explanation:
      'Übrig bleibt der PTR-Eintrag: Er führt andersherum, von einer Adresse zurück zu einem Namen.',
  },
  'hand-017': {
    text: 'Wie heißt jeder dieser Tricks?',
    pairs: [
      { prompt: 'Ein falscher Helpdesk ruft an und fragt nach einem Passwort', match: 'Vishing' },
      { prompt: 'Eine Textnachricht über ein Paket führt zu einer falschen Seite', match: 'Smishing' },
      {
        prompt: 'Eine E-Mail ist auf eine Person zugeschnitten, mit passenden Einzelheiten',
        match: 'Spear-Phishing',
      },
      { prompt: 'Jemand geht hinter einer Angestellten hinein, die die Tür aufhält', match: 'Tailgating' },
    ],
    extraMatches: ['Shoulder Surfing'],
    explanation:
      'Shoulder Surfing bleibt übrig: Es heißt, jemandem beim Eingeben von Passwort oder PIN zuzusehen.',
  },
  'hand-018': {
    text: 'Welches Bauteil steckt am ehesten hinter welchem Fehler?',
    pairs: [
      { prompt: 'Nach einem Wochenende ohne Netzstrom hat ein PC das falsche Datum', match: 'Knopfzelle' },
      {
        prompt: 'Mit einer Taschenlampe ist auf einem dunklen Laptopbildschirm ein schwaches Bild zu sehen',
        match: 'Hintergrundbeleuchtung',
      },
      { prompt: 'Der Druck aus einem Laserdrucker verschmiert unter dem Finger', match: 'Fixiereinheit' },
      { prompt: 'Ein PC schaltet sich ab, wenn er viel zu tun hat', match: 'Lüfter' },
    ],
    extraMatches: ['Bildtrommel', 'Grafikprozessor'],
    explanation:
      'Die Knopfzelle hält die Uhr am Laufen, die Hintergrundbeleuchtung beleuchtet das Panel von hinten, die Fixiereinheit schmilzt den Toner auf das Papier, und ein festsitzender Lüfter lässt den Prozessor überhitzen.',
  },
  'hand-019': {
    text: 'Die Inhaberin eines kleinen Ladens sagt: „Mein Computer hat zwei gespiegelte Festplatten, ich brauche also keine Sicherung.“ Erkläre ihr in drei oder vier Sätzen, ohne Fachwörter, warum sie trotzdem eine braucht.',
    modelAnswer:
      'Auf der zweiten Platte steht in jedem Augenblick dasselbe wie auf der ersten, ein Fehler ist also sofort auf beiden: Was du versehentlich löschst oder ein schädliches Programm verdirbt, ist zweimal weg. Beide Platten stecken im selben Computer, ein Dieb oder ein Feuer nimmt also beide. Die zweite Platte hilft nur, wenn eine von beiden kaputtgeht. Eine Sicherung ist ein älterer Stand, der woanders liegt, und nur der bringt zurück, was gestern da war.',
    points:
      'Änderungen und Fehler erreichen beide Platten sofort: 40. Diebstahl, Feuer oder Wasser nehmen beide: 30. Wofür der Spiegel gut ist: 10. Eine Ladeninhaberin versteht es: 20.',
    hint: 'Was geschieht mit der zweiten Platte, wenn sie versehentlich eine Datei löscht?',
  },
  'hand-020': {
    text: 'Eine Kollegin schreibt dir: „Ich glaube, ich habe gerade mein Passwort auf einer falschen Seite eingegeben. Was jetzt?“ Schreib die Antwort, die du ihr schickst. Sag, was sie tun soll und in welcher Reihenfolge.',
    modelAnswer:
      'Danke, dass du mir sofort Bescheid gibst. Bitte ändere das Passwort jetzt, auf der echten Seite, deren Adresse du selbst eintippst; wenn du es noch anderswo verwendest, ändere es auch dort. Bestätige keine Anmeldung, die du nicht selbst begonnen hast. Lass die Nachricht, wo sie ist, ich sehe sie mir an. Ich beende alle offenen Sitzungen deines Kontos und warne die anderen, denn die Nachricht ist sicher bei noch mehr von uns angekommen.',
    points:
      'Das Passwort auf der echten Seite ändern: 30. Andere Konten mit demselben Passwort: 20. Nichts bestätigen, die Nachricht aufheben: 20. Sitzungen beenden und andere warnen: 20. Ruhig und ohne Vorwurf: 10.',
  },
};
