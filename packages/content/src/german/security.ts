import type { QuestionTranslation } from './shape.ts';

export const securityGerman: Readonly<Record<string, QuestionTranslation>> = {
  'sec-001': {
    text: 'Ein Plattenfehler verändert unbemerkt einige Beträge in einer Lohndatei, und vierzig Leute bekommen den falschen Lohn. Kein Außenstehender hat die Datei gesehen, und sie ließ sich die ganze Zeit öffnen. Welches Schutzziel wurde verfehlt?',
    options: [
      {
        text: 'Nichtabstreitbarkeit',
        explanation:
          'Nichtabstreitbarkeit verhindert, dass jemand leugnet, was er getan hat. Hier bestreitet niemand etwas; die Zahlen selbst sind falsch.',
      },
      {
        text: 'Vertraulichkeit',
        explanation:
          'Bei der Vertraulichkeit geht es darum, wer die Daten lesen kann, und niemand Unbefugtes hat diese Datei gesehen.',
      },
      {
        text: 'Verfügbarkeit',
        explanation:
          'Verfügbarkeit heißt, dass die Daten da sind, wenn man sie braucht; die Datei ließ sich durchgehend öffnen.',
      },
      {
        text: 'Integrität',
        explanation:
          'Integrität heißt, dass Daten richtig bleiben und sich nur so ändern wie beabsichtigt. Ein Versehen kann sie ebenso verletzen wie ein Angreifer.',
      },
    ],
  },
  'sec-002': {
    text: 'Eine Werkstatt kann den alten Computer, der ihre Fräsmaschine steuert, nicht aktualisieren. Stattdessen stellt sie ihn in ein eigenes Netz, das nur von einem einzigen Arbeitsplatz aus erreichbar ist. Was für eine Maßnahme ist dieses getrennte Netz?',
    options: [
      {
        text: 'Eine kompensierende',
        explanation:
          'Eine kompensierende Maßnahme tritt an die Stelle der üblichen, hier der Updates, wenn sich diese nicht anwenden lässt.',
      },
      {
        text: 'Eine abschreckende',
        explanation:
          'Eine abschreckende Maßnahme hält Leute vom Versuch ab, etwa ein Warnschild. Das getrennte Netz warnt niemanden, es begrenzt, was erreichbar ist.',
      },
      {
        text: 'Eine korrigierende',
        explanation:
          'Eine korrigierende Maßnahme behebt den Schaden nach einem Vorfall, etwa indem eine Sicherung zurückgespielt wird. Hier ist noch nichts geschehen.',
      },
      {
        text: 'Eine aufdeckende',
        explanation:
          'Eine aufdeckende Maßnahme bemerkt ein Ereignis, etwa ein Alarm oder die Auswertung von Protokollen. Das getrennte Netz meldet nichts.',
      },
    ],
  },
  'sec-003': {
    text: 'Ein Serverraum wird voraussichtlich einmal in 20 Jahren überflutet, und jedes Mal würde das 60.000 € kosten. Wie hoch ist die jährliche Schadenserwartung (ALE)?',
    options: [
      {
        text: '60.000 €',
        explanation:
          'Das kostet eine einzelne Überflutung, die Einzelschadenserwartung (SLE). Sie muss noch mit der Häufigkeit pro Jahr multipliziert werden.',
      },
      { text: '1.200 €', explanation: 'Das wäre richtig bei einer Überflutung in 50 Jahren: 60.000 € ÷ 50.' },
      {
        text: '3.000 €',
        explanation: 'Die Häufigkeit pro Jahr ist 1 ÷ 20 = 0,05, und 0,05 × 60.000 € sind 3.000 € im Jahr.',
      },
      { text: '12.000 €', explanation: 'Das wäre richtig bei einer Überflutung in 5 Jahren: 60.000 € ÷ 5.' },
    ],
  },
  'sec-004': {
    text: 'Eine Stadtbibliothek plante ein Terminal, an dem Gäste ihren Pass einscannen. Nach einer Risikoanalyse lässt sie den Plan fallen, weil ein Datenleck zu großen Schaden anrichten würde. Wie ist sie mit dem Risiko umgegangen?',
    options: [
      {
        text: 'Sie hat es übertragen',
        explanation: 'Beim Übertragen trägt jemand anderes die finanziellen Folgen, etwa eine Versicherung.',
      },
      {
        text: 'Sie hat es vermieden',
        explanation:
          'Die Bibliothek verzichtet auf das, wodurch das Risiko entstünde, also entsteht es gar nicht erst.',
      },
      {
        text: 'Sie hat es vermindert',
        explanation:
          'Beim Vermindern bliebe das Terminal, aber mit weniger Risiko, etwa indem es keine Scans speichert.',
      },
      {
        text: 'Sie hat es akzeptiert',
        explanation: 'Beim Akzeptieren würde das Terminal gebaut und das Risiko wissentlich getragen.',
      },
    ],
  },
  'sec-005': {
    text: 'Was entspricht dem Prinzip der geringsten Rechte? Wähle drei.',
    options: [
      {
        text: 'Ein Konto für Sicherungen darf die Dateien lesen und in den Sicherungsspeicher schreiben, sonst nichts',
        explanation: 'Das Konto hat genau die Rechte, die seine Aufgabe braucht.',
      },
      {
        text: 'Die Buchhaltung teilt sich ein Konto mit allen Rechten, und sein Passwort wechselt jeden Monat',
        explanation:
          'Jede Person bekommt mehr Rechte als nötig, und niemand kann sagen, wer was getan hat. Das Passwort zu wechseln hilft gegen beides nicht.',
      },
      {
        text: 'Eine neue Kollegin bekommt die Rechte für ihre Aufgaben, und andere erst, wenn sie sie braucht',
        explanation:
          'Die Rechte folgen der Arbeit, nicht der Person. Was später dazukommt, hat einen Grund, den jemand prüfen kann.',
      },
      {
        text: 'Ein Administrator liest E-Mails mit einem gewöhnlichen Konto und nutzt für die Wartung ein zweites',
        explanation:
          'Hohe Rechte sind nur so lange im Einsatz, wie die Arbeit sie braucht. Ein schädlicher Anhang im Postfach gewinnt deshalb wenig.',
      },
      {
        text: 'Ein Webshop meldet sich an seiner Datenbank als deren Besitzer an, damit keine Abfrage abgelehnt wird',
        explanation:
          'Wer in den Shop einbricht, dem gehört dann die ganze Datenbank. Der Shop braucht nur Rechte an seinen eigenen Tabellen.',
      },
    ],
  },
  'sec-006': {
    text: 'Ein Unternehmen vermindert ein Risiko und akzeptiert förmlich, was davon bleibt. Dieses Restrisiko sollte trotzdem regelmäßig überprüft werden.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Bedrohungen, Systeme und ihr Wert ändern sich, darum bleiben akzeptierte Risiken im Risikoregister und werden wieder angesehen.',
      },
      {
        text: 'Falsch',
        explanation:
          'Ein Risiko zu akzeptieren ist eine Entscheidung für den Augenblick. Neue Bedrohungen oder eine neue Nutzung können das Restrisiko vergrößern.',
      },
    ],
  },
  'sec-007': {
    text: 'Eine Firma will sicher sein, dass niemand allein sowohl einen neuen Lieferanten anlegen als auch dessen Rechnungen bezahlen kann. Welches Prinzip ist das?',
    options: [
      {
        text: 'Pflichturlaub',
        explanation:
          'Pflichturlaub bringt verborgenen Betrug ans Licht, weil eine Zeit lang jemand anderes die Arbeit macht. Er teilt keinen Ablauf auf.',
      },
      {
        text: 'Gestaffelte Verteidigung',
        explanation:
          'Gestaffelte Verteidigung (Defense in Depth) stellt mehrere verschiedene Schutzmaßnahmen hintereinander. Sie sagt nicht, wer welchen Schritt tun darf.',
      },
      {
        text: 'Funktionstrennung',
        explanation:
          'Ein heikler Ablauf wird so geteilt, dass Betrug oder ein Fehler einer Person ohne eine zweite nicht durchkommt.',
      },
      {
        text: 'Kenntnis nur bei Bedarf',
        explanation:
          'Kenntnis nur bei Bedarf (Need-to-know) begrenzt, wer Informationen sehen darf. Hier geht es darum, wer die Schritte eines Ablaufs ausführen darf.',
      },
    ],
  },
  'sec-008': {
    text: 'Amir will Lena eine Datei schicken, die nur sie entschlüsseln kann, und verwendet dazu ein Public-Key-Verfahren. Mit welchem Schlüssel verschlüsselt er?',
    options: [
      {
        text: 'Mit Amirs privatem Schlüssel',
        explanation:
          'Mit seinem privaten Schlüssel signiert Amir. Eine Signatur zeigt, von wem die Datei kommt, verbirgt aber ihren Inhalt nicht.',
      },
      {
        text: 'Mit Lenas privatem Schlüssel',
        explanation: 'Diesen Schlüssel darf Amir niemals haben. Lena entschlüsselt damit.',
      },
      {
        text: 'Mit Amirs öffentlichem Schlüssel',
        explanation:
          'Was damit verschlüsselt ist, lässt sich nur mit Amirs privatem Schlüssel entschlüsseln, also könnte Lena es nicht lesen.',
      },
      {
        text: 'Mit Lenas öffentlichem Schlüssel',
        explanation:
          'Was mit Lenas öffentlichem Schlüssel verschlüsselt ist, lässt sich nur mit ihrem privaten entschlüsseln, den sie allein besitzt.',
      },
    ],
  },
  'sec-009': {
    text: 'Eine Entwicklerin muss entscheiden, wie eine neue Website die Passwörter speichert. Was ist die beste Wahl?',
    options: [
      {
        text: 'Argon2id mit einem zufälligen Salt je Person',
        explanation:
          'Argon2id ist absichtlich langsam und braucht viel Speicher; das macht das Durchprobieren nach einem Datenbankdiebstahl teuer. Durch den Salt sehen gleiche Passwörter verschieden aus.',
      },
      {
        text: 'AES-256 mit einem Schlüssel in der Konfigurationsdatei',
        explanation:
          'Eine Verschlüsselung lässt sich umkehren. Wer die Konfigurationsdatei zusammen mit der Datenbank stiehlt, hat jedes Passwort.',
      },
      {
        text: 'SHA-512 ohne Salt, weil die Ausgabe länger ist',
        explanation:
          'Eine längere Ausgabe verlangsamt das Durchprobieren kaum, und ohne Salt haben gleiche Passwörter gleiche Hashwerte.',
      },
      {
        text: 'SHA-256 mit einem zufälligen Salt je Person',
        explanation:
          'Der Salt ist richtig, aber SHA-256 ist auf Geschwindigkeit gebaut. Grafikkarten probieren damit Milliarden Passwörter in der Sekunde.',
      },
    ],
  },
  'sec-010': {
    text: 'Ein Hersteller signiert sein Installationsprogramm. Eine Nutzerin prüft die Signatur mit seinem echten öffentlichen Schlüssel, und sie ist gültig. Was weiß sie jetzt?',
    options: [
      {
        text: 'Die Datei wurde direkt vom Server des Herstellers heruntergeladen',
        explanation:
          'Die Signatur bleibt gültig, woher die Datei auch kommt, etwa von einem Spiegelserver oder einem USB-Stick.',
      },
      {
        text: 'Die Datei ist unverändert seit der Signatur mit dem Schlüssel des Herstellers',
        explanation:
          'Eine gültige Signatur belegt Integrität und Herkunft: Der Inhalt ist der, den der Besitzer des privaten Schlüssels signiert hat.',
      },
      {
        text: 'Die Datei konnte auf dem Weg zur Nutzerin von niemandem sonst gelesen werden',
        explanation: 'Signieren verschlüsselt nicht. Wer die Datei unterwegs bekam, konnte sie lesen.',
      },
      {
        text: 'Die Datei enthält keine Schadsoftware und keine Lücke, die sich ausnutzen ließe',
        explanation:
          'Eine Signatur sagt nichts über die Qualität. Angreifer haben auch schon Schadsoftware eingeschleust, bevor signiert wurde.',
      },
    ],
  },
  'sec-011': {
    text: 'In TLS 1.3 kann ein Client das Sitzungsgeheimnis nicht mehr selbst wählen und mit dem langlebigen RSA-Schlüssel des Servers verschlüsselt übertragen.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'TLS 1.3 hat den RSA-Schlüsselaustausch abgeschafft, weil mit einem später gestohlenen Schlüssel aufgezeichneter Verkehr lesbar würde. Für Signaturen wird RSA weiter verwendet.',
      },
      {
        text: 'Falsch',
        explanation:
          'Dieses Verfahren, den RSA-Schlüsselaustausch, gab es bis TLS 1.2. TLS 1.3 hat es abgeschafft und behält RSA nur für Signaturen.',
      },
    ],
  },
  'sec-012': {
    text: 'Das Zertifikat eines Webservers nennt einen einzigen Namen: `*.example.com`. Für welche Adresse nehmen Browser es an?',
    options: [
      {
        text: '`example.com`',
        explanation:
          'Der Stern muss für einen Namensteil stehen, und hier gibt es keinen. Die Domain selbst muss eigens aufgeführt sein.',
      },
      {
        text: '`shop.example.org`',
        explanation:
          'Der Teil nach dem Stern muss genau übereinstimmen, und `example.org` ist eine andere Domain.',
      },
      {
        text: '`shop.example.com`',
        explanation: 'Der Stern steht für genau einen Namensteil, und `shop` ist einer vor `example.com`.',
      },
      {
        text: '`eu.shop.example.com`',
        explanation:
          'Der Stern deckt nur einen Namensteil ab, `eu.shop` sind aber zwei. Dafür bräuchte es `*.shop.example.com`.',
      },
    ],
  },
  'sec-013': {
    text: 'Welche davon sind symmetrische Verfahren, die für neue Systeme noch als sicher gelten? Wähle zwei.',
    options: [
      {
        text: 'SHA-3 mit 256 Bit',
        explanation:
          'SHA-3 ist eine Hashfunktion. Sie hat keinen Schlüssel und lässt sich nicht umkehren, verschlüsselt also nicht.',
      },
      {
        text: 'AES-256 im GCM-Modus',
        explanation:
          'AES ist das am weitesten verbreitete symmetrische Verfahren, und der GCM-Modus erkennt auch Veränderungen der Daten.',
      },
      {
        text: 'Triple DES (3DES)',
        explanation:
          '3DES ist symmetrisch, aber seine Blöcke von 64 Bit sind für heutige Datenmengen zu kurz, und das NIST lässt es zum Verschlüsseln nicht mehr zu.',
      },
      {
        text: 'RC4 mit einem Schlüssel von 128 Bit',
        explanation:
          'RC4 ist symmetrisch, aber gebrochen: Seine Ausgabe ist verzerrt. In TLS ist es seit 2015 verboten.',
      },
      {
        text: 'ChaCha20-Poly1305',
        explanation:
          'Das ist eine symmetrische Stromchiffre mit Authentifizierungscode. Sie gehört zu den Verfahren von TLS 1.3 und ist auch ohne besondere Hardware schnell.',
      },
      {
        text: 'RSA mit Schlüsseln von 4096 Bit',
        explanation:
          'RSA in dieser Größe gilt heute als sicher, ist aber asymmetrisch: Ein Schlüssel ist öffentlich, der andere privat.',
      },
    ],
  },
  'sec-014': {
    text: 'Browser verwenden bei der Schlüsselvereinbarung schon das Post-Quanten-Verfahren ML-KEM, obwohl noch kein Quantencomputer die heutigen Verfahren brechen kann. Was ist der Hauptgrund, so früh damit anzufangen?',
    options: [
      {
        text: 'Symmetrische Verfahren wie AES-256 sind schon gebrochen',
        explanation:
          'AES-256 ist nicht gebrochen, und Quantencomputer werden es voraussichtlich nur mäßig schwächen. Es geht um Public-Key-Verfahren.',
      },
      {
        text: 'Heute Aufgezeichnetes ließe sich künftig entschlüsseln',
        explanation:
          'Angreifer können verschlüsselten Verkehr jetzt speichern und entschlüsseln, sobald es einen großen Quantencomputer gibt. Was lange geheim bleiben muss, braucht heute Schutz.',
      },
      {
        text: 'Es macht Verbindungen schneller als elliptische Kurven',
        explanation:
          'Die Nachrichten von ML-KEM sind größer als die elliptischer Kurven, also wachsen die ersten Pakete. Tempo ist nicht der Grund.',
      },
      {
        text: 'Zertifikate, die vorher ausgestellt wurden, sind ungültig',
        explanation:
          'Schlüsselvereinbarung und Zertifikate sind zwei Dinge. Zertifikate mit RSA oder elliptischen Kurven bleiben gültig.',
      },
    ],
  },
  'sec-068': {
    text: 'Die Hintertür einer Fahrradwerkstatt schließt nicht ab. In der Straße wurden Einbrecher gesehen. Was ist die Tür, die nicht abschließt?',
    options: [
      {
        text: 'Eine Bedrohung',
        explanation: 'Eine Bedrohung ist, was Schaden anrichten könnte, hier die Einbrecher.',
      },
      {
        text: 'Ein Risiko',
        explanation:
          'Zum Risiko gehört, wie wahrscheinlich ein Einbruch ist und wie schlimm er wäre. Die Tür ist nur ein Teil davon.',
      },
      {
        text: 'Eine Schwachstelle',
        explanation: 'Eine Schwachstelle lässt den Schaden zu: Durch diese Tür kommt ein Einbrecher hinein.',
      },
      {
        text: 'Eine Schutzmaßnahme',
        explanation:
          'Eine Schutzmaßnahme macht den Schaden unwahrscheinlicher oder kleiner. Ein repariertes Schloss wäre eine.',
      },
    ],
  },
  'sec-070': {
    text: 'Ein Lagerraum ist in mehreren Schichten geschützt. Welche davon decken auf, dass etwas geschieht, statt es zu verhindern oder zu beheben? Wähle zwei.',
    options: [
      {
        text: 'Ein Schloss an der Tür',
        explanation:
          'Ein Schloss hält Leute draußen, verhindert also. Es sagt niemandem, dass es jemand versucht hat.',
      },
      {
        text: 'Ein Alarm, wenn nachts die Tür geöffnet wird',
        explanation: 'Ein Alarm bemerkt, was das Schloss nicht verhindert hat, und jemand kann nachsehen.',
      },
      {
        text: 'Eine Regel, nach der nur zwei Leute einen Schlüssel bekommen',
        explanation: 'Je weniger Schlüssel es gibt, desto weniger Leute kommen hinein. Das ist Vorbeugung.',
      },
      {
        text: 'Eine wöchentliche Zählung dessen, was im Regal liegt',
        explanation: 'Eine Zählung bringt ans Licht, dass etwas fehlt, wie auch immer es verschwunden ist.',
      },
      {
        text: 'Eine Versicherung gegen Diebstahl',
        explanation: 'Eine Versicherung ersetzt hinterher den Schaden, sie behebt also.',
      },
    ],
  },
  'sec-015': {
    text: 'Eine Finanzleiterin bekommt eine E-Mail, die sie mit Namen anspricht, einen echten Lieferanten und die Rechnung dieses Monats nennt und sie bittet, sich unter `https://suppl1er-portal.example` anzumelden. Was ist das?',
    options: [
      {
        text: 'Spear-Phishing',
        explanation:
          'Die Nachricht ist auf eine Person zugeschnitten, mit Einzelheiten, die sie glaubhaft machen, und führt zu einer falschen Anmeldeseite.',
      },
      {
        text: 'Vishing',
        explanation: 'Vishing ist Phishing mit der Stimme, etwa ein Anruf von einem falschen Helpdesk.',
      },
      { text: 'Smishing', explanation: 'Smishing ist Phishing per Textnachricht. Das hier kam als E-Mail.' },
      {
        text: 'Pharming',
        explanation:
          'Pharming leitet Leute, die die richtige Adresse eingegeben haben, auf eine falsche Seite um, etwa durch gefälschte DNS-Antworten. Hier ist schon der Link falsch.',
      },
    ],
  },
  'sec-016': {
    text: 'In einer E-Mail von der Adresse eines bekannten Lieferanten steht, sein Konto habe sich geändert, und die heutige Rechnung solle auf das neue gehen. Was ist der beste nächste Schritt?',
    options: [
      {
        text: 'Die Nummer in der Signatur der E-Mail anrufen',
        explanation:
          'Die Signatur ist Teil der verdächtigen Nachricht, ihre Nummer führt also vielleicht zum Angreifer.',
      },
      {
        text: 'Auf die E-Mail antworten und um Bestätigung bitten',
        explanation:
          'Wenn das Postfach des Lieferanten übernommen wurde, beantwortet der Angreifer die Frage.',
      },
      {
        text: 'Zahlen, denn der Betrag stimmt genau mit der Bestellung überein',
        explanation:
          'Angreifer lesen in einem Postfach oft mit und kennen die echten Beträge. Ein richtiger Betrag belegt kein richtiges Konto.',
      },
      {
        text: 'Den Lieferanten unter der Nummer aus den eigenen Unterlagen anrufen',
        explanation:
          'Ein zweiter Weg, über den der Absender der E-Mail nicht verfügt, zeigt, ob die Bitte echt ist.',
      },
    ],
  },
  'sec-017': {
    text: 'Um 2 Uhr nachts zeigt das Handy einer Pflegekraft elf Anmeldeanfragen hintereinander. Das System der Klinik schickt eine Anfrage erst, nachdem das richtige Passwort eingegeben wurde, und sie hat sich nicht angemeldet. Was sollte sie tun?',
    options: [
      {
        text: 'Sie ablehnen und abwarten, ob morgen wieder welche kommen',
        explanation:
          'Ablehnen ist richtig, aber beim Abwarten bleibt ein bekanntes Passwort in fremden Händen.',
      },
      {
        text: 'Das Handy ausschalten, bis die nächste Schicht beginnt',
        explanation:
          'So wird nichts bestätigt, aber der Angreifer hat ihr Passwort noch und kann es jederzeit wieder versuchen.',
      },
      {
        text: 'Sie ablehnen, sie melden und das Passwort ändern',
        explanation:
          'Jemand hat ihr Passwort und hofft, dass sie der Ruhe wegen auf „Bestätigen“ tippt. Ein neues Passwort beendet das, und durch die Meldung kann das Sicherheitsteam nach mehr suchen.',
      },
      {
        text: 'Eine Anfrage bestätigen, damit die anderen aufhören',
        explanation: 'Genau darauf wartet der Angreifer: Damit ist er angemeldet.',
      },
    ],
  },
  'sec-018': {
    text: 'Ein Schloss oder `https://` in der Adresszeile zeigt, dass hinter einer Website eine ehrliche Organisation steht.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Wer über eine Domain verfügt, bekommt ein Zertifikat für sie, oft kostenlos. Die meisten Phishing-Seiten verwenden HTTPS.',
      },
      {
        text: 'Falsch',
        explanation:
          'HTTPS schützt die Verbindung zur genannten Website. Über die Absichten ihrer Betreiber sagt es nichts.',
      },
    ],
  },
  'sec-019': {
    text: 'Eine E-Mail gibt vor, von deiner Bank zu kommen. Welche Beobachtungen sind deutliche Zeichen für Betrug? Wähle zwei.',
    options: [
      {
        text: 'Sie spricht dich mit vollem Namen an',
        explanation:
          'Echte Nachrichten tun das meist. Angreifer können es auch, ein deutliches Zeichen ist es so oder so nicht.',
      },
      {
        text: 'Sie trägt das aktuelle Logo und die Farben der Bank',
        explanation:
          'Ein Logo ist leicht kopiert, es beweist also nichts. Auch echte E-Mails tragen es, für Betrug spricht es ebenso wenig.',
      },
      {
        text: 'Sie bittet dich, mit dem Code zu antworten, der gerade auf dein Handy kam',
        explanation:
          'Eine Bank hat keinen Grund, per E-Mail nach so einem Code zu fragen. Ein Angreifer braucht ihn, um eine Anmeldung oder Zahlung abzuschließen.',
      },
      {
        text: 'Der Link zeigt die Adresse der Bank, führt aber zu einer anderen Domain',
        explanation:
          'Der sichtbare Text eines Links kann alles Mögliche sagen. Ein Ziel außerhalb der Domain der Bank ist ein deutliches Zeichen für Täuschung.',
      },
      {
        text: 'Sie wurde an einem Sonntagabend verschickt',
        explanation: 'Banken verschicken vieles automatisch und zu jeder Stunde, die Zeit sagt also wenig.',
      },
    ],
  },
  'sec-020': {
    text: 'Ein Fremder mit Kartons auf dem Arm bittet eine Angestellte, ihm die Tür aufzuhalten, die sich sonst mit dem Ausweis öffnet, und geht hinter ihr hinein. Welche Maßnahme hätte ihn am zuverlässigsten ferngehalten?',
    options: [
      {
        text: 'Ein Schild mit der Bitte, niemandem die Tür aufzuhalten',
        explanation:
          'Ein Schild hilft ein wenig, aber oft siegt die Höflichkeit, wenn jemand keine Hand frei hat.',
      },
      {
        text: 'Ein Drehkreuz, das je Ausweis nur eine Person durchlässt',
        explanation:
          'Es setzt die Regel von selbst durch und stellt die Höflichkeit der Angestellten nicht auf die Probe.',
      },
      {
        text: 'Eine Kamera, die am Eingang alle aufzeichnet',
        explanation: 'Eine Kamera hilft, hinterher herauszufinden, wer hereinkam. Sie hält niemanden auf.',
      },
      {
        text: 'Eine längere PIN, die zum Ausweis einzugeben ist',
        explanation: 'Der Fremde brauchte weder Ausweis noch PIN, denn die Tür war schon offen.',
      },
    ],
  },
  'sec-021': {
    text: 'Betrüger kleben ihren eigenen QR-Code auf Parkscheinautomaten. Wer ihn scannt, zahlt auf einer Kopie der echten Bezahlseite. Warum funktioniert das so gut?',
    options: [
      {
        text: 'Handys prüfen die Zertifikate solcher Seiten nicht',
        explanation:
          'Der Browser prüft Zertifikate wie immer. Die falsche Seite hat einfach ein gültiges für ihre eigene Domain.',
      },
      {
        text: 'Beim Scannen eines QR-Codes läuft auf dem Handy ein Programm',
        explanation:
          'Ein QR-Code enthält Text, hier eine Webadresse. Das Handy bietet an, sie zu öffnen; ausgeführt wird aus dem Code nichts.',
      },
      {
        text: 'QR-Codes können gespeicherte Kartendaten vom Handy lesen',
        explanation:
          'Ein QR-Code ist ein gedrucktes Bild und kann nichts lesen. Die Kartendaten geben die Leute selbst ein.',
      },
      {
        text: 'Eine Adresse im QR-Code kann man mit dem Auge nicht lesen',
        explanation:
          'Der Code verbirgt sein Ziel bis zum Scannen, und auf dem kleinen Bildschirm prüft kaum jemand die Adresse. Wer die bekannte Adresse eintippt oder die offizielle App nimmt, umgeht die Falle.',
      },
    ],
  },
  'sec-022': {
    text: 'Wem `example.com` gehört, der möchte, dass andere Mailserver Nachrichten abweisen, die `@example.com` als Absender zeigen, für diese Domain aber weder SPF noch DKIM bestehen. Was muss dazu im DNS stehen?',
    options: [
      {
        text: 'Ein DMARC-Eintrag mit der Richtlinie `p=reject`',
        explanation:
          'DMARC bindet die sichtbare Absenderadresse an SPF und DKIM und sagt Empfängern, was zu tun ist, wenn keines passt.',
      },
      {
        text: 'Ein DKIM-Schlüssel mit mindestens 2048 Bit',
        explanation:
          'Mit dem Schlüssel können Empfänger signierte Nachrichten prüfen. Er sagt ihnen nicht, dass sie unsignierte abweisen sollen.',
      },
      {
        text: 'Ein SPF-Eintrag, der auf `-all` endet',
        explanation:
          'SPF prüft den Absender des Umschlags, den die Leser nicht sehen. Die sichtbare Adresse kann trotzdem `@example.com` zeigen.',
      },
      {
        text: 'Ein MX-Eintrag mit der höchsten Priorität',
        explanation:
          'MX-Einträge sagen, wohin Mail für die Domain zugestellt wird. Wer in ihrem Namen sendet, begrenzen sie nicht.',
      },
    ],
  },
  'sec-023': {
    text: 'Innerhalb einer Stunde verbreitet sich ein Programm von selbst in einem ganzen Büro, durch eine Lücke im Dienst für Dateifreigaben. Niemand hat einen Anhang oder Link geöffnet. Was für Schadsoftware ist das?',
    options: [
      {
        text: 'Ein Wurm',
        explanation: 'Ein Wurm verbreitet sich von Rechner zu Rechner, ohne dass jemand dabei hilft.',
      },
      {
        text: 'Ein Keylogger',
        explanation:
          'Ein Keylogger zeichnet Tastatureingaben auf. Andere Schadsoftware kann ihn mitbringen, er selbst verbreitet sich nicht.',
      },
      {
        text: 'Eine logische Bombe',
        explanation:
          'Eine logische Bombe wartet auf eine Bedingung, etwa ein Datum, und richtet dann Schaden an. Sich zu verbreiten ist nicht ihr Kennzeichen.',
      },
      {
        text: 'Ein Trojanisches Pferd',
        explanation:
          'Ein Trojanisches Pferd gibt sich als etwas Nützliches aus und muss von jemandem gestartet werden.',
      },
    ],
  },
  'sec-024': {
    text: [
      "Eine Entwicklerin findet diese Anweisung im Protokoll der Datenbank, nachdem jemand `' OR '1'='1` in das Suchfeld eingegeben hat:",
      '',
      '```sql',
      "SELECT id, title FROM books WHERE author = '' OR '1'='1'",
      '```',
      '',
      'Wie behebt man die Ursache richtig?',
    ].join('\n'),
    options: [
      {
        text: 'Die Fehlermeldungen der Datenbank vor Besuchern verbergen',
        explanation:
          'Das ist gute Praxis und gibt Angreifern weniger Hinweise, aber die eingeschleuste Bedingung läuft weiterhin.',
      },
      {
        text: 'Das Suchfeld auf zwanzig Zeichen begrenzen',
        explanation:
          'Die gezeigte Eingabe hat nur elf Zeichen, und die Grenze eines Formulars umgeht, wer die Anfrage direkt schickt.',
      },
      {
        text: 'Die Spalten mit persönlichen Daten verschlüsseln',
        explanation:
          'Die Anwendung entschlüsselt, was sie anzeigt. Sie würde also weiter Zeilen herausgeben, die sie nicht herausgeben soll.',
      },
      {
        text: 'Den Suchtext als Parameter der Abfrage übergeben',
        explanation:
          'Bei einer parametrisierten Abfrage behandelt die Datenbank die Eingabe als Wert, nie als Teil des Befehls.',
      },
    ],
  },
  'sec-025': {
    text: 'Ein Besucher schreibt einen Kommentar, der ein Skript enthält. Von da an läuft das Skript im Browser aller, die die Seite lesen. Wie heißt dieser Angriff?',
    options: [
      {
        text: 'Einschleusen in gespeicherte Prozeduren',
        explanation:
          'Eine gespeicherte Prozedur ist Code in einer Datenbank. Hier läuft das Skript in Browsern, und die Datenbank bewahrt nur seinen Text auf.',
      },
      {
        text: 'Gespeichertes Cross-Site-Scripting',
        explanation:
          'Die Website bewahrt das Skript des Angreifers auf und liefert es an andere aus. Wird der Kommentar bei der Ausgabe maskiert, geschieht das nicht.',
      },
      {
        text: 'Server-Side Request Forgery',
        explanation:
          'Dabei ruft der Server selbst eine Adresse ab, die der Angreifer gewählt hat. In den Browsern der Leser läuft nichts.',
      },
      {
        text: 'Cross-Site Request Forgery',
        explanation:
          'Dabei bringt eine andere Website den Browser des Opfers dazu, eine ungewollte Anfrage zu senden. Ein Skript auf der angegriffenen Website braucht es dafür nicht.',
      },
    ],
  },
  'sec-026': {
    text: 'Das Attribut `HttpOnly` an einem Sitzungscookie hält den Browser davon ab, das Cookie über unverschlüsseltes HTTP zu senden.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Der Name täuscht: Bei `HttpOnly` geht es um Skripte. Das Attribut, das ein Cookie auf verschlüsselte Verbindungen beschränkt, heißt `Secure`.',
      },
      {
        text: 'Falsch',
        explanation:
          '`HttpOnly` verbirgt das Cookie vor Skripten in der Seite. Erst das Attribut `Secure` hält es von unverschlüsselten Verbindungen fern.',
      },
    ],
  },
  'sec-027': {
    text: [
      'Im Protokoll eines Webservers steht diese Zeile:',
      '',
      '```text',
      'GET /download?file=../../../../etc/passwd HTTP/1.1',
      '```',
      '',
      'Was hat jemand versucht?',
    ].join('\n'),
    options: [
      {
        text: 'Password Spraying',
        explanation:
          'Die Datei heißt zwar `passwd`, aber hier versucht niemand, sich anzumelden. Die Anfrage will die Liste der Konten lesen.',
      },
      {
        text: 'Einen Pufferüberlauf',
        explanation:
          'Bei einem Überlauf werden meist weit mehr Daten geschickt, als ein Programm erwartet. Das hier ist ein kurzer Pfad.',
      },
      {
        text: 'Path Traversal',
        explanation:
          'Jedes `../` steigt einen Ordner nach oben, aus dem Download-Ordner heraus zu einer Datei, die nie ausgeliefert werden sollte.',
      },
      {
        text: 'Eine SQL-Injection',
        explanation:
          'Die Zeile enthält kein Stück einer Datenbankabfrage. Sie verlangt eine Datei über deren Pfad.',
      },
    ],
  },
  'sec-028': {
    text: 'Der Betreuer eines beliebten Open-Source-Pakets verliert die Kontrolle über sein Konto, und unter dem echten Namen des Pakets erscheint eine schädliche Version. Welche Gewohnheiten machen es unwahrscheinlicher, dass dein Produkt sie ausliefert? Wähle drei.',
    options: [
      {
        text: 'Server holen sich bei jedem Start die neuesten Versionen',
        explanation:
          'Das holt die schädliche Version herein, ohne dass sie jemand angesehen hätte, und so schnell wie möglich.',
      },
      {
        text: 'Versionen sind mit Prüfsummen in einer Lockdatei festgelegt',
        explanation:
          'Eine neue Version kommt nicht von selbst in den Build; jemand muss sich für sie entscheiden.',
      },
      {
        text: 'Jeder neue Paketname wird auf Tippfehler geprüft',
        explanation: 'Das hilft gegen ähnlich klingende Namen. In diesem Fall ist der Name der richtige.',
      },
      {
        text: 'Pakete kommen nur über HTTPS aus der Registry',
        explanation:
          'HTTPS schützt den Weg von der Registry zu dir. Die schädliche Version wird ebenso sicher zugestellt.',
      },
      {
        text: 'Builds nehmen Pakete nur aus einer eigenen Ablage geprüfter Versionen',
        explanation:
          'Was niemand geprüft hat, liegt nicht in der Ablage, also gelangt die schädliche Version in keinen Build.',
      },
      {
        text: 'Eine neue Version wird erst nach einer Wartezeit und Prüfung übernommen',
        explanation:
          'Schädliche Versionen werden oft binnen Stunden oder Tagen entdeckt, und auch eine Prüfung der Änderungen kann sie verraten.',
      },
    ],
  },
  'sec-029': {
    text: 'Der Hersteller eines Mail-Gateways bestätigt, dass Angreifer eine Lücke in dessen Verwaltungsseite ausnutzen. Ein Update wird eine Woche dauern. Was hilft heute am meisten?',
    options: [
      {
        text: 'Die Seite vom Internet aus unerreichbar machen',
        explanation:
          'Wer die Seite mit der Lücke von außen nicht erreicht, kann die Lücke von dort nicht ausnutzen. Die Mail fließt währenddessen weiter.',
      },
      {
        text: 'Von allen Nutzern neue Passwörter verlangen',
        explanation: 'Der Angriff nutzt eine Lücke in der Software, nicht die Passwörter der Nutzer.',
      },
      {
        text: 'Das Update für das Wochenende danach einplanen',
        explanation:
          'Das Update sollte eingeplant werden, aber bis dahin bleibt eine Lücke offen, die nachweislich angegriffen wird.',
      },
      {
        text: 'Das Update vom letzten Monat noch einmal einspielen',
        explanation:
          'Die Lücke steckt in der aktuellen Version. Dieselbe Software noch einmal zu installieren ändert nichts.',
      },
    ],
  },
  'sec-030': {
    text: 'Während Ola in einem Onlineshop angemeldet ist, öffnet sie eine andere Website. Ein verstecktes Formular dort schickt eine Anfrage an den Shop, und der ändert ihre Lieferadresse, weil ihr Browser das Cookie des Shops mitgeschickt hat. Welche Änderung am Shop verhindert das am besten?',
    options: [
      {
        text: 'Eine längere Sitzungskennung, die schwerer zu erraten ist',
        explanation: 'Der Angreifer muss sie nicht erraten: Der Browser schickt das Cookie von selbst mit.',
      },
      {
        text: 'Die Lieferadresse maskieren, sobald sie angezeigt wird',
        explanation:
          'Maskieren verhindert Cross-Site-Scripting. Hier wurde in Olas Namen eine ganz normale Adresse geschickt.',
      },
      {
        text: 'Den ganzen Shop durchgehend mit TLS 1.3 verschlüsseln',
        explanation:
          'Auch die gefälschte Anfrage kommt über TLS. Verschlüsselung sagt nicht, wer eine Anfrage ausgelöst hat.',
      },
      {
        text: 'Ein geheimes Token in jedem Formular, beim Absenden geprüft',
        explanation:
          'Die andere Website kann das Token nicht lesen, also fehlt es der gefälschten Anfrage, und sie wird abgewiesen. Cookies mit `SameSite` sind eine gute zweite Schicht.',
      },
    ],
  },
  'sec-064': {
    text: 'Eine Nachricht führt zu `https://bank.example.service-login.test/secure`. Wer bestimmt, was diese Seite zeigt?',
    options: [
      {
        text: 'Wem `bank.example` gehört',
        explanation: 'Diese Wörter stehen nur vor dem Namen. Jeder darf sie vor eine eigene Domain setzen.',
      },
      {
        text: 'Wem `service-login.test` gehört',
        explanation:
          'Es zählt der letzte Teil des Namens vor dem ersten einfachen Schrägstrich. Alles links davon kann sein Besitzer wählen, wie er will.',
      },
      {
        text: 'Wer ihr Zertifikat ausgestellt hat',
        explanation:
          'Wer ein Zertifikat ausstellt, bestätigt, wer über den Namen verfügt, hat aber nicht mitzureden, was die Seite zeigt.',
      },
      {
        text: 'Die Bank, denn die Seite heißt `secure`',
        explanation:
          'Die Wörter nach dem Schrägstrich benennen eine Seite auf diesem Server. Wem er gehört, der kann sie nennen, wie er will.',
      },
    ],
  },
  'sec-065': {
    text: 'Eine Nachricht sagt: „Hier ist die Leitung der IT. Dein Postfach wird in 20 Minuten gelöscht, wenn du dich nicht hier anmeldest. Bitte behalte das für dich, es ist ein Test.“ Welche Hebel benutzt sie? Wähle vier.',
    options: [
      {
        text: 'Autorität',
        explanation: 'Sie gibt vor, von der Leitung der IT zu kommen, der man ungern widerspricht.',
      },
      {
        text: 'Dringlichkeit',
        explanation: 'Zwanzig Minuten lassen keine Zeit, nachzudenken oder nachzufragen.',
      },
      {
        text: 'Vertrautheit',
        explanation:
          'Sie nennt keine Kollegin, kein Projekt und nicht einmal die Person, an die sie geht. Nichts an ihr ist vertraut.',
      },
      {
        text: 'Angst',
        explanation: 'Der Verlust des ganzen Postfachs ist eine Drohung, die zum Klicken bringt.',
      },
      {
        text: 'Heimlichkeit',
        explanation: 'Wer es für sich behält, fragt niemanden, und niemand kann warnen.',
      },
    ],
  },
  'sec-066': {
    text: 'Eine Firma bestätigt jedes neue Konto eines Lieferanten durch einen Anruf unter der Nummer, die sie schon immer hat, egal wer um die Änderung bittet. Warum ist „egal wer“ so wichtig?',
    options: [
      {
        text: 'Anrufe sind kostenlos und gehen schneller als eine E-Mail',
        explanation: 'Auf die Kosten kommt es nicht an. Die Regel wirkt, weil sie keine Ausnahme kennt.',
      },
      {
        text: 'Dann kann niemand auf eine Ausnahme drängen, auch nicht der Chef',
        explanation:
          'Wer sich als Chef ausgibt, trifft auf dieselbe Regel wie alle anderen, und wer nachfragt, beleidigt niemanden.',
      },
      {
        text: 'Lieferanten vertippen sich bei ihrer Kontonummer beim ersten Mal oft',
        explanation: 'Das mag vorkommen, aber die Regel ist für Leute gemacht, die absichtlich täuschen.',
      },
      {
        text: 'Eine Stimme am Telefon beweist, wer jemand ist',
        explanation:
          'Stimmen lassen sich nachahmen. Es hilft, dass die Firma die Nummer gewählt hat, nicht dass sie eine Stimme hört.',
      },
    ],
  },
  'sec-067': {
    text: 'Ben hat gerade sein Passwort auf einer Seite eingegeben, die sich als falsch herausstellt. Was tut er am besten zuerst?',
    options: [
      {
        text: 'Es sofort melden',
        explanation:
          'Wer früh Bescheid gibt, ermöglicht anderen, das Passwort zu ändern, das Konto zu sperren und den Rest zu warnen.',
      },
      {
        text: 'Erst einmal abwarten',
        explanation: 'Während er wartet, ist das Passwort schon in fremden Händen.',
      },
      {
        text: 'Die Nachricht löschen',
        explanation: 'Das verbirgt, was andere sehen müssen, und das Passwort bleibt bekannt.',
      },
      {
        text: 'Den Verlauf löschen',
        explanation:
          'Der Browser vergisst, wo er war. Wem die Seite gehört, der vergisst nicht, was er eingegeben hat.',
      },
    ],
  },
  'sec-031': {
    text: 'Welche Kombination ist eine Zwei-Faktor-Authentifizierung?',
    options: [
      {
        text: 'Ein Fingerabdruck und ein Scan des Gesichts',
        explanation: 'Beides ist etwas, das man ist, also Faktoren derselben Art.',
      },
      {
        text: 'Ein Passwort und die Antwort auf eine geheime Frage',
        explanation: 'Beides ist etwas, das man weiß, also eine Art von Faktor zweimal.',
      },
      {
        text: 'Eine Chipkarte und ihre PIN',
        explanation:
          'Die Karte ist etwas, das man hat, und die PIN etwas, das man weiß: zwei verschiedene Arten von Faktoren.',
      },
      {
        text: 'Ein Türausweis und ein Hardwareschlüssel',
        explanation: 'Beides ist etwas, das man hat. Wer die Tasche stiehlt, hat beides.',
      },
    ],
  },
  'sec-032': {
    text: 'Welcher zweite Schritt schützt eine Nutzerin auch dann noch, wenn sie ihr Passwort gerade auf einer perfekten Kopie der echten Anmeldeseite eingegeben hat?',
    options: [
      {
        text: 'Eine Push-Nachricht, die sie bestätigt',
        explanation:
          'Die Anmeldung des Angreifers löst die Nachricht aus, und sie sieht aus wie ihre eigene. Sie bestätigt sie.',
      },
      {
        text: 'Ein FIDO2-Sicherheitsschlüssel',
        explanation:
          'Die Antwort des Schlüssels ist an die Adresse der Website im Browser gebunden. Auf der falschen Seite gibt er keine Antwort, die die echte annimmt.',
      },
      {
        text: 'Ein Code aus einer Authenticator-App',
        explanation:
          'Die falsche Seite fragt auch nach dem Code und reicht ihn binnen Sekunden an die echte weiter.',
      },
      {
        text: 'Ein Code per Textnachricht',
        explanation:
          'Auch diesen Code würde sie auf der falschen Seite eingeben, und der Angreifer würde ihn sofort verwenden.',
      },
    ],
  },
  'sec-033': {
    text: 'Ein Dienst für Fotoabzüge soll die Bilder einer Nutzerin aus ihrem Cloudspeicher lesen können, ohne je ihr Passwort zu erfahren. Welcher Standard ist dafür gemacht?',
    options: [
      {
        text: 'RADIUS',
        explanation:
          'Über RADIUS fragen Netzwerkgeräte einen zentralen Server, wer sich verbinden darf, etwa mit dem WLAN oder einem VPN.',
      },
      {
        text: 'OAuth 2.0',
        explanation:
          'Der Speicherdienst gibt dem Fotodienst ein Token, das nur erlaubt, wozu die Nutzerin zugestimmt hat, und das sich widerrufen lässt.',
      },
      {
        text: 'LDAP',
        explanation:
          'Mit LDAP werden Einträge eines Verzeichnisses gesucht und geändert, etwa die Konten eines Unternehmens.',
      },
      {
        text: 'Kerberos',
        explanation:
          'Kerberos bietet Single Sign-on mit Tickets, meist innerhalb des Netzes einer Organisation.',
      },
    ],
  },
  'sec-034': {
    text: 'In einer Klinik gilt: Eine Ärztin darf eine Patientenakte nur öffnen, wenn sie diesen Menschen behandelt, während ihrer Schicht und auf einem verwalteten Gerät. Welches Zugriffsmodell drückt das am direktesten aus?',
    options: [
      {
        text: 'Attributbasiert (ABAC)',
        explanation:
          'Die Entscheidung verbindet Eigenschaften der Person, der Akte, des Geräts und des Augenblicks.',
      },
      {
        text: 'Rollenbasiert (RBAC)',
        explanation:
          'Eine Rolle wie „Ärztin“ gäbe Zugriff auf alle Akten gleichermaßen. Schicht und Gerät gehören nicht zu einer Rolle.',
      },
      {
        text: 'Benutzerbestimmbar (DAC)',
        explanation:
          'Hier entscheidet, wem eine Datei gehört, wer sie öffnen darf. Die Regel der Klinik gilt für alle Akten, ohne dass jemand wählt.',
      },
      {
        text: 'Verbindlich vorgegeben (MAC)',
        explanation:
          'Hier vergleicht eine zentrale Richtlinie Stufen wie „Geheim“ mit der Freigabe einer Person. Jemanden zu behandeln ist keine solche Stufe.',
      },
    ],
  },
  'sec-035': {
    text: 'Nach den aktuellen Empfehlungen des NIST sollten Passwörter alle 60 bis 90 Tage geändert werden, auch ohne jedes Anzeichen für ein Leck.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Das war früher ein üblicher Rat. Er führte zu vorhersehbaren Änderungen wie einer angehängten Zahl, darum hat das NIST ihn aufgegeben.',
      },
      {
        text: 'Falsch',
        explanation:
          'NIST SP 800-63B rät von regelmäßig erzwungenen Änderungen ab. Verlangt wird eine Änderung, wenn es Hinweise gibt, dass das Passwort bekannt geworden ist.',
      },
    ],
  },
  'sec-036': {
    text: 'Eine Angestellte, die das WLAN im Büro verwaltet hat, geht heute im Streit. Welche Schritte sollten zuerst kommen? Wähle drei.',
    options: [
      {
        text: 'Ihr Konto sperren und ihre offenen Sitzungen beenden',
        explanation:
          'Das beendet den Zugriff sofort und bewahrt die Daten des Kontos für eine spätere Durchsicht.',
      },
      {
        text: 'Die gemeinsamen Geheimnisse ändern, die sie kannte',
        explanation:
          'WLAN-Schlüssel und Gerätepasswörter funktionieren für alle, die sie kennen, was auch immer mit ihrem Konto geschieht.',
      },
      {
        text: 'Ihr Konto mit allen Dateien löschen',
        explanation:
          'Der Zugriff endet, aber auch Geschäftsunterlagen und mögliche Beweise sind weg. Zuerst wird gesperrt, gelöscht wird später nach fester Regel.',
      },
      {
        text: 'Ihren Namen für die nächste jährliche Prüfung der Zugriffsrechte notieren',
        explanation: 'Bis dahin bleibt alles offen, worauf sie Zugriff hatte.',
      },
      {
        text: 'Ihre Schlüssel, ihren Ausweis und die Geräte der Firma zurücknehmen',
        explanation:
          'Auch Türen und Geräte geben Zugriff, und wenn sie erst außer Sicht sind, kann sie niemand mehr sperren.',
      },
      {
        text: 'Sie bitten, sich auf ihren Geräten zu Hause abzumelden',
        explanation:
          'Das überlässt ihr die Entscheidung. Sitzungen müssen auf der Seite der Firma beendet werden.',
      },
    ],
  },
  'sec-037': {
    text: 'Die Authenticator-App einer Nutzerin zeigt alle 30 Sekunden einen neuen sechsstelligen Code, aber der Server lehnt jeden ab. Die App wurde mit dem richtigen Geheimnis eingerichtet. Was ist die wahrscheinlichste Ursache?',
    options: [
      {
        text: 'Das Handy hat keine Verbindung zum Internet',
        explanation:
          'Die App braucht keine. Sie berechnet die Codes aus dem Geheimnis und ihrer eigenen Uhr.',
      },
      {
        text: 'Das Handy war gesperrt, als der Code wechselte',
        explanation:
          'Der Code für jeden Zeitpunkt wird berechnet, wenn die App geöffnet wird. Die Sperre spielt keine Rolle.',
      },
      {
        text: 'Das Handy hat eine andere Rufnummer bekommen',
        explanation: 'Diese Codes hängen nicht von der Rufnummer ab, anders als Codes per Textnachricht.',
      },
      {
        text: 'Die Uhr des Handys geht einige Minuten falsch',
        explanation:
          'Die Codes werden aus dem Geheimnis und der aktuellen Zeit berechnet. Geht die Uhr falsch, zeigt das Handy Codes für einen anderen Zeitpunkt.',
      },
    ],
  },
  'sec-038': {
    text: [
      'Eine als Falle aufgestellte Anmeldeseite hat diese Versuche aufgezeichnet, alle von einer Adresse:',
      '',
      '```text',
      '02:14:07  anna   Spring2026!',
      '02:14:09  bert   Spring2026!',
      '02:14:11  carla  Spring2026!',
      '02:14:13  deniz  Spring2026!',
      '```',
      '',
      'Welcher Angriff ist das?',
    ].join('\n'),
    options: [
      {
        text: 'Brute Force gegen ein Konto',
        explanation:
          'Dann gäbe es viele Passwörter für denselben Namen und nicht viele Namen mit demselben Passwort.',
      },
      {
        text: 'Credential Stuffing',
        explanation:
          'Dabei werden anderswo erbeutete Paare aus Name und Passwort verwendet, die Passwörter wären also von Person zu Person verschieden.',
      },
      {
        text: 'Password Spraying',
        explanation:
          'Ein verbreitetes Passwort wird an vielen Konten ausprobiert. Weil jedes Konto nur einen Fehlversuch sieht, wird keines gesperrt.',
      },
      {
        text: 'Angriff mit einer Rainbow Table',
        explanation:
          'Mit einer Rainbow Table werden gestohlene Hashwerte umgekehrt, ohne den Server anzusprechen. Hier versucht jemand, sich anzumelden.',
      },
    ],
  },
  'sec-039': {
    text: [
      'Eine Firewall prüft diese Regeln von oben nach unten und hört beim ersten Treffer auf:',
      '',
      '```text',
      '1  allow  tcp  any              -> 203.0.113.10  port 443',
      '2  deny   any  198.51.100.0/24  -> any',
      '3  allow  tcp  any              -> 203.0.113.10  port 22',
      '4  deny   any  any              -> any',
      '```',
      '',
      'Welche Ports von `203.0.113.10` kann der Rechner `198.51.100.7` erreichen?',
    ].join('\n'),
    options: [
      {
        text: 'Nur Port 443',
        explanation:
          'Regel 1 erlaubt Port 443, bevor Regel 2 gelesen wird. Auf alles andere von diesem Rechner trifft Regel 2 zu und verbietet es.',
      },
      {
        text: 'Keinen',
        explanation: 'Regel 2 sperrt das Netz des Rechners, aber vor ihr steht Regel 1 und erlaubt Port 443.',
      },
      {
        text: 'Nur Port 22',
        explanation:
          'Regel 3 würde ihn erlauben, aber Regel 2 trifft vorher auf diesen Rechner zu und verbietet ihn.',
      },
      {
        text: 'Die Ports 22 und 443',
        explanation: 'Port 443 ist durch Regel 1 erlaubt, aber bei Port 22 trifft Regel 2 vor Regel 3 zu.',
      },
    ],
  },
  'sec-040': {
    text: 'Was verbessert WPA3-Personal gegenüber WPA2-Personal, wenn das WLAN-Passwort dasselbe bleibt?',
    options: [
      {
        text: 'Jedes Gerät erhält ein Zertifikat, sodass das WLAN-Passwort entfallen kann',
        explanation:
          'Zertifikate gehören zu WPA2- oder WPA3-Enterprise mit einem passenden Anmeldeverfahren. Der Personal-Modus arbeitet mit dem Passwort.',
      },
      {
        text: 'Ein aufgezeichneter Handshake erlaubt kein Offline-Raten des Passworts mehr',
        explanation:
          'WPA3-Personal verwendet den SAE-Handshake: Jeder Versuch braucht einen neuen Austausch mit dem Netz, und das ist langsam und fällt auf.',
      },
      {
        text: 'Gäste kommen ohne Passwort hinein, und ihr Verkehr ist trotzdem verschlüsselt',
        explanation: 'Das beschreibt Wi-Fi Enhanced Open. WPA3-Personal braucht weiterhin das Passwort.',
      },
      {
        text: 'Der Netzname ist verschlüsselt, sodass Fremde das Netz nicht sehen',
        explanation: 'WPA3 verbirgt den Namen nicht. Access Points geben ihn weiterhin bekannt.',
      },
    ],
  },
  'sec-041': {
    text: 'Auch wenn ein WLAN seinen Namen (SSID) verbirgt, können Leute in der Nähe ihn mit gängigen Werkzeugen herausfinden.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Der Name fehlt nur in den Beacons. In anderen Frames kommt er vor, sobald sich ein Gerät verbindet, und Werkzeuge zeigen ihn an.',
      },
      {
        text: 'Falsch',
        explanation:
          'Geräte senden den Namen im Klartext, wenn sie sich verbinden. Ihn zu verbergen schützt also kaum; starke Verschlüsselung und Authentifizierung tun es.',
      },
    ],
  },
  'sec-042': {
    text: 'Ein Unternehmen mietet virtuelle Maschinen bei einem Cloudanbieter (Infrastructure as a Service). Wer muss die Sicherheitsupdates des Betriebssystems in diesen Maschinen einspielen?',
    options: [
      {
        text: 'Wer den Hypervisor herstellt',
        explanation:
          'Von dort kommen Updates für den Hypervisor, und der Anbieter spielt sie ein. Die Systeme in den Maschinen sind nicht seine Sache.',
      },
      {
        text: 'Wer die Maschinen mietet',
        explanation:
          'Bei gemieteten Maschinen kümmert sich der Kunde um alles vom Gastbetriebssystem an aufwärts.',
      },
      {
        text: 'Wer die Cloud anbietet',
        explanation:
          'Der Anbieter kümmert sich um Gebäude, Hardware und die Schicht, auf der die virtuellen Maschinen laufen, nicht aber um das, was in ihnen steckt.',
      },
    ],
  },
  'sec-043': {
    text: 'Ein Laptop merkt sich das offene WLAN `Cafe-Guest`. An einem Bahnhof verbindet er sich mit dem Access Point eines Angreifers, der denselben Namen verwendet. Wie heißt das?',
    options: [
      {
        text: 'Jamming',
        explanation:
          'Jamming stört das Funksignal, sodass sich niemand verbinden kann. Hier kommt eine Verbindung zustande.',
      },
      {
        text: 'Wardriving',
        explanation:
          'Beim Wardriving fährt jemand umher, um WLANs zu finden und zu kartieren. Nachgeahmt wird keines.',
      },
      {
        text: 'Bluejacking',
        explanation:
          'Bluejacking verschickt unerwünschte Nachrichten über Bluetooth. Ein WLAN ist nicht beteiligt.',
      },
      {
        text: 'Evil Twin',
        explanation:
          'Der Angreifer übernimmt den Namen eines bekannten Netzes, sodass Geräte sich von selbst verbinden oder Leute es auswählen.',
      },
    ],
  },
  'sec-044': {
    text: 'Eine Firma will einen eigenen öffentlichen Webserver betreiben. Wo im Netz gehört er hin?',
    options: [
      {
        text: 'Direkt ins Internet, vor die Firewall',
        explanation: 'Dann filtert nichts den Verkehr zu ihm, und jeder Dienst des Servers ist angreifbar.',
      },
      {
        text: 'In das Subnetz des Datenbankservers, der kurzen Wege halber',
        explanation:
          'Wer den Webserver übernimmt, käme dann an die Datenbank, ohne eine Firewall zu passieren.',
      },
      {
        text: 'In ein abgeschirmtes Subnetz zwischen zwei Firewallgrenzen',
        explanation:
          'Besucher erreichen den Server, aber wenn jemand in ihn einbricht, schützt noch eine zweite Grenze das interne Netz.',
      },
      {
        text: 'In das Büronetz, in die Nähe derer, die ihn warten',
        explanation: 'Wer den Server übernimmt, stünde dann mitten unter den Bürorechnern.',
      },
    ],
  },
  'sec-045': {
    text: 'Ein Netzwerkteam will alles loswerden, was Passwörter oder Daten im Klartext überträgt. Was davon darf bleiben? Wähle vier.',
    options: [
      {
        text: 'Telnet für die Einrichtung der Switches',
        explanation: 'Telnet überträgt alles im Klartext, auch Passwörter. An seine Stelle tritt SSH.',
      },
      {
        text: 'SFTP für den Dateiaustausch mit Lieferanten',
        explanation:
          'SFTP läuft innerhalb einer SSH-Verbindung, also sind Passwort und Dateien verschlüsselt.',
      },
      {
        text: 'SSH für die Kommandozeile aus der Ferne',
        explanation: 'SSH verschlüsselt die ganze Sitzung, auch die Anmeldung.',
      },
      {
        text: 'SNMPv3 mit Verschlüsselung für die Überwachung der Geräte',
        explanation:
          'SNMPv3 kann verschlüsseln, anders als SNMPv2c, dessen Community-String im Klartext übertragen wird.',
      },
      {
        text: 'LDAP über TLS für Abfragen des Verzeichnisses',
        explanation:
          'TLS verschlüsselt die Verbindung, also lassen sich unterwegs weder Passwörter noch Einträge lesen.',
      },
    ],
  },
  'sec-046': {
    text: 'Der Anschluss eines Unternehmens wird mit großen DNS-Antworten überflutet, um die es nie gebeten hat; sie kommen von Tausenden echter DNS-Server. Wie erreicht der Angreifer das?',
    options: [
      {
        text: 'Mit vielen halb offenen TCP-Verbindungen zum Webserver des Unternehmens',
        explanation:
          'Das wäre eine SYN-Flut. Sie zeigt sich als Verbindungsanfragen, nicht als DNS-Antworten.',
      },
      {
        text: 'Mit Schadsoftware, die die Tausende von DNS-Servern übernommen hat',
        explanation:
          'Die Server müssen nicht übernommen werden. Sie beantworten gefälschte Anfragen wie alle anderen.',
      },
      {
        text: 'Mit einem falschen Eintrag im Cache des eigenen DNS-Servers des Unternehmens',
        explanation:
          'Ein vergifteter Cache schickt Leute zu falschen Adressen. Eine Flut von Antworten von außen löst er nicht aus.',
      },
      {
        text: 'Mit kleinen Anfragen, die als Absender die Adresse des Unternehmens tragen',
        explanation:
          'Die Server antworten dem gefälschten Absender. Weil Antworten um ein Vielfaches größer sein können als Anfragen, lenken die Server den Angriff um und verstärken ihn.',
      },
    ],
  },
  'sec-047': {
    text: 'Welcher Gedanke steht im Zentrum eines Zero-Trust-Konzepts?',
    options: [
      {
        text: 'Angestellte gelten als verdächtig, bis sie überprüft sind',
        explanation:
          'Der Name meint technisches Vertrauen in Netze und Geräte, nicht die Meinung über Menschen.',
      },
      {
        text: 'Lieferanten und Partner bekommen niemals Zugriff',
        explanation:
          'Sie können Zugriff bekommen, auf genau das, was sie brauchen, und mit denselben Prüfungen wie alle anderen.',
      },
      {
        text: 'Jede Anfrage wird geprüft, egal woher sie kommt',
        explanation:
          'Im Büronetz zu sein schafft allein noch kein Vertrauen; Person, Gerät und Umstände werden bei jedem Zugriff geprüft.',
      },
      {
        text: 'Geräten im Büro wird vertraut, sobald sie im Netz sind',
        explanation:
          'Das ist das ältere Modell mit einem vertrauenswürdigen Inneren, und genau das ersetzt Zero Trust.',
      },
    ],
  },
  'sec-071': {
    text: 'Einem Forum wird die Liste der Namen und Passwörter gestohlen. Am nächsten Tag meldet sich ein Fremder im Namen eines Mitglieds bei einem Webshop an, gleich beim ersten Versuch. Wodurch wurde das möglich?',
    options: [
      {
        text: 'Das Passwort für den Shop war dasselbe',
        explanation:
          'Gestohlene Paare aus Name und Passwort werden binnen Stunden überall sonst ausprobiert. Das heißt Credential Stuffing.',
      },
      {
        text: 'Das Passwort für den Shop war zu kurz',
        explanation: 'Ein kurzes Passwort lässt sich erraten, aber kaum beim ersten Versuch.',
      },
      {
        text: 'Der Shop begrenzte falsche Passwörter nicht',
        explanation: 'Eine Grenze bremst, wer rät. Hier war schon der erste Versuch richtig.',
      },
      {
        text: 'Der Shop hatte um ein neues Passwort gebeten',
        explanation: 'Ein neues Passwort hätte geholfen, denn das gestohlene hätte dann nicht mehr gepasst.',
      },
    ],
  },
  'sec-048': {
    text: 'Ein Computer zeigt eine Lösegeldforderung, und jede Sekunde werden weitere Dateien umbenannt. Was sollte zuerst geschehen?',
    options: [
      {
        text: 'Ihn vom Netz trennen',
        explanation:
          'Das hält die Schadsoftware von gemeinsamen Ordnern und anderen Rechnern fern und bewahrt für die Untersuchung, was im Arbeitsspeicher ist.',
      },
      {
        text: 'Die Sicherung der letzten Nacht einspielen',
        explanation:
          'Die Schadsoftware ist noch aktiv und würde auch die zurückgespielten Dateien verschlüsseln.',
      },
      {
        text: 'Bei der Adresse in der Forderung nach den Bedingungen fragen',
        explanation:
          'Das hält den Schaden nicht auf und ist eine Entscheidung für Leitung, Rechtsberatung und Polizei, kein erster Schritt.',
      },
      {
        text: 'Das Betriebssystem neu installieren',
        explanation:
          'Das kommt viel später. Es würde Beweise vernichten, während vielleicht schon andere Rechner betroffen sind.',
      },
    ],
  },
  'sec-049': {
    text: 'Ein laufender Server soll nach einem Einbruch untersucht werden. Welche Spuren sollten zuerst gesichert werden?',
    options: [
      {
        text: 'Das Besucherbuch am Empfang',
        explanation: 'Papier hält von alledem am längsten, es kann also zuletzt gesichert werden.',
      },
      {
        text: 'Der Inhalt seines Arbeitsspeichers',
        explanation:
          'Der Arbeitsspeicher ändert sich ständig und ist verloren, wenn der Strom ausfällt. Was am flüchtigsten ist, wird zuerst gesichert.',
      },
      {
        text: 'Die Bänder mit der Sicherung von letzter Woche',
        explanation: 'Bänder ändern sich nicht, solange sie im Regal liegen; sie können warten.',
      },
      {
        text: 'Die Dateien auf seiner Festplatte',
        explanation:
          'Eine Festplatte behält ihren Inhalt auch ohne Strom, sie kann nach dem Arbeitsspeicher folgen.',
      },
    ],
  },
  'sec-050': {
    text: [
      'Im Protokoll eines Servers steht:',
      '',
      '```text',
      '04:11:52 sshd[2210]: Failed password for root from 192.0.2.77',
      '04:11:55 sshd[2212]: Failed password for root from 192.0.2.77',
      '04:11:58 sshd[2214]: Failed password for root from 192.0.2.77',
      '04:12:01 sshd[2216]: Accepted password for root from 192.0.2.77',
      '```',
      '',
      'Niemand aus dem Team war bei der Arbeit. Wie ist das zu lesen?',
    ].join('\n'),
    options: [
      {
        text: 'Jemand hat den Server nach offenen Ports abgesucht',
        explanation:
          'Ein Portscan klopft an viele Ports. Diese Zeilen zeigen vollständige Anmeldeversuche an einem einzigen Dienst.',
      },
      {
        text: 'Jemand wollte das Passwort erraten, wurde aber ausgesperrt',
        explanation:
          'In der letzten Zeile steht `Accepted`, der Server hat den Absender also hereingelassen.',
      },
      {
        text: 'Jemand hat den SSH-Dienst viermal neu gestartet',
        explanation:
          'Die Zahl in Klammern ist jedes Mal anders, weil jede Verbindung einen eigenen Prozess hat. Der Dienst lief durch.',
      },
      {
        text: 'Jemand hat wohl das Passwort erraten und kam hinein',
        explanation:
          'Nach drei Fehlversuchen von einer fremden Adresse steht in der letzten Zeile `Accepted`: Das ist wohl ein Einbruch und verlangt eine Reaktion.',
      },
    ],
  },
  'sec-051': {
    text: 'Auf einem Computer lief drei Wochen lang Schadsoftware. Der Scanner hat die Datei täglich geprüft und nichts gemeldet. Wie heißt dieses Ergebnis?',
    options: [
      {
        text: 'Falsch positiv',
        explanation: 'Das wäre ein Alarm wegen einer harmlosen Datei. Hier gab es keinen Alarm.',
      },
      {
        text: 'Richtig positiv',
        explanation:
          'Das wäre ein Alarm wegen einer schädlichen Datei. Die Datei war schädlich, aber es gab keinen Alarm.',
      },
      {
        text: 'Falsch negativ',
        explanation: 'Der Scanner sagte, es gebe keine Schadsoftware, und das war falsch.',
      },
      {
        text: 'Richtig negativ',
        explanation: 'Das wäre kein Alarm bei einer harmlosen Datei. Die Datei war schädlich.',
      },
    ],
  },
  'sec-052': {
    text: 'Um Protokolleinträge mehrerer Server in die richtige Reihenfolge zu bringen, kommt es darauf an, dass die Uhren dieser Server gleich gehen.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Geht eine Uhr um Minuten falsch, erscheinen ihre Ereignisse vor oder nach denen, zu denen sie gehören. Darum holen Server ihre Zeit aus einer gemeinsamen Quelle, etwa über NTP.',
      },
      {
        text: 'Falsch',
        explanation:
          'Einträge werden nach ihren Zeitstempeln geordnet. Wenn die Uhren nicht übereinstimmen, ist auf die Reihenfolge kein Verlass.',
      },
    ],
  },
  'sec-053': {
    text: 'Eine Festplatte könnte vor Gericht ein Beweismittel werden. Welche Schritte bewahren ihren Wert? Wähle drei.',
    options: [
      {
        text: 'Den Computer starten und die Ordner durchsehen',
        explanation: 'Schon ein Start verändert Hunderte von Dateien und Zeitstempeln auf der Platte.',
      },
      {
        text: 'Aufschreiben, wer die Platte wann und wozu hatte',
        explanation:
          'Das ist die Beweismittelkette. Sie zeigt, dass niemand die Platte unbemerkt verändern konnte.',
      },
      {
        text: 'Die Platte in einem Tresor einschließen und jeden Zugriff notieren',
        explanation:
          'Ein abgeschlossener Ort mit Zugriffsliste zeigt, dass niemand unbemerkt an das Beweismittel konnte.',
      },
      {
        text: 'Eine geprüfte Kopie untersuchen und das Original unberührt lassen',
        explanation:
          'Ein übereinstimmender Hashwert zeigt, dass die Kopie dem Original gleicht, das für jede Nachprüfung unverändert bleibt.',
      },
      {
        text: 'Private Dateien entfernen, die mit dem Fall nichts zu tun haben',
        explanation: 'Jedes Löschen verändert das Beweismittel und kann alles daran zweifelhaft machen.',
      },
    ],
  },
  'sec-054': {
    text: 'Zwei Wochen nach dem Abschluss eines Vorfalls treffen sich alle Beteiligten und gehen durch, was geschehen ist. Was ist der Hauptzweck dieses Treffens?',
    options: [
      {
        text: 'Die Abwehr und den Notfallplan zu verbessern',
        explanation:
          'Eine Nachbesprechung (Lessons Learned) macht aus der Erfahrung Änderungen: was gut ging, was fehlte, wer sich darum kümmert.',
      },
      {
        text: 'Zu entscheiden, ob es überhaupt ein Vorfall war',
        explanation: 'Das gehört zu Erkennung und Analyse, ganz an den Anfang.',
      },
      {
        text: 'Die letzten Systeme wieder in Betrieb zu nehmen',
        explanation:
          'Das ist die Wiederherstellung, und sie war zu Ende, bevor der Vorfall abgeschlossen wurde.',
      },
      {
        text: 'Die Person zu nennen, die den Fehler gemacht hat',
        explanation:
          'Wo nach Schuldigen gesucht wird, verbergen Leute das nächste Mal etwas, und die Ursache bleibt.',
      },
    ],
  },
  'sec-055': {
    text: 'Ein Scan meldet eine Lücke mit einem CVSS-Basiswert von 9,8 auf einem abgeschotteten Testrechner ohne Daten und eine mit 7,5 im öffentlichen Webshop. Die zweite wird anderswo schon ausgenutzt. Welche sollte zuerst geschlossen werden?',
    options: [
      {
        text: 'Die auf dem Testrechner, denn ihr Wert ist eindeutig der höhere',
        explanation:
          'Der Wert lässt deine Lage außer Acht: Dieser Rechner ist von außen nicht erreichbar und enthält nichts von Wert.',
      },
      {
        text: 'Die im Webshop, denn sie ist erreichbar und wird ausgenutzt',
        explanation:
          'Der Basiswert beschreibt die Lücke an sich. Wie dringend sie in deinem Netz ist, entscheiden Erreichbarkeit, bekannte Angriffe und was auf dem Spiel steht.',
      },
      {
        text: 'Keine von beiden vor dem nächsten Wartungsfenster in vier Wochen',
        explanation:
          'Vier Wochen sind zu lang bei einer Lücke, die ausgenutzt wird und vom Internet aus erreichbar ist.',
      },
    ],
  },
  'sec-056': {
    text: 'Ein Geschäft sagt: „Wenn das Bestellsystem ausfällt, dürfen höchstens die Bestellungen einer Stunde verloren gehen.“ Welche Kennzahl ist das?',
    options: [
      {
        text: 'Recovery Time Objective',
        explanation:
          'Die RTO sagt, wie lange es dauern darf, bis das System wieder läuft. In dem Satz geht es um verlorene Daten.',
      },
      {
        text: 'Recovery Point Objective',
        explanation:
          'Der RPO sagt, wie viele der jüngsten Daten verloren gehen dürfen, gemessen in Zeit. Hier heißt das: mindestens stündlich sichern.',
      },
      {
        text: 'Mean Time Between Failures',
        explanation:
          'Die MTBF beschreibt, wie lange ein System im Mittel zwischen zwei Ausfällen läuft. Sie wird gemessen, nicht gefordert.',
      },
      {
        text: 'Mean Time To Repair',
        explanation: 'Die MTTR ist die mittlere Dauer einer Reparatur. Über verlorene Daten sagt sie nichts.',
      },
    ],
  },
  'sec-057': {
    text: 'Jeden Sonntag um 22:00 Uhr entsteht eine Vollsicherung, an allen anderen Tagen um 22:00 Uhr eine differenzielle. Am Donnerstag um 10:00 Uhr fällt die Platte aus. Welche Sicherungen braucht man zur Wiederherstellung?',
    options: [
      {
        text: 'Die Vollsicherung und die vom Mittwoch',
        explanation:
          'Eine differenzielle Sicherung enthält alles, was sich seit der Vollsicherung geändert hat, also genügt die jüngste.',
      },
      {
        text: 'Die vom Mittwoch allein',
        explanation:
          'Einer differenziellen Sicherung fehlen alle Dateien, die sich seit Sonntag nicht geändert haben.',
      },
      {
        text: 'Die Vollsicherung und alle seither',
        explanation:
          'Das wäre bei inkrementellen Sicherungen nötig, von denen jede nur die Änderungen seit der vorigen enthält.',
      },
      {
        text: 'Die Vollsicherung und die vom Donnerstag',
        explanation: 'Die vom Donnerstag wäre um 22:00 Uhr entstanden, zwölf Stunden nach dem Ausfall.',
      },
    ],
  },
  'sec-058': {
    text: 'Angreifer erlangen die Rechte der Domänenadministration und wollen alle Sicherungen vernichten, bevor sie die Server verschlüsseln. Welche Kopien würden am ehesten überleben? Wähle zwei.',
    options: [
      {
        text: 'Eine Kopie auf einer Freigabe, die nur Administratoren öffnen können',
        explanation: 'Genau diese Rechte haben die Angreifer, also können sie sie löschen.',
      },
      {
        text: 'Eine laufend mitgeführte Kopie aller Server an einem zweiten Standort',
        explanation:
          'Die Replikation überträgt jede Änderung binnen Augenblicken, auch Löschungen und verschlüsselte Dateien.',
      },
      {
        text: 'Eine Kopie auf einer zweiten Platte in jedem Server',
        explanation: 'Wer den Server beherrscht, beherrscht auch diese Platte.',
      },
      {
        text: 'Eine Kopie in einem Speicher, der 30 Tage lang keine Änderung oder Löschung zulässt',
        explanation:
          'Solch ein unveränderlicher Speicher verweigert das Löschen, bis die Zeit um ist, auch gegenüber der Administration der Domäne.',
      },
      {
        text: 'Eine Kopie auf Bändern, die herausgenommen und eingeschlossen werden',
        explanation:
          'Was nicht angeschlossen ist, lässt sich über das Netz nicht erreichen, welche Rechte ein Angreifer auch hat.',
      },
    ],
  },
  'sec-059': {
    text: 'Zwei gespiegelte Festplatten (RAID 1) machen eine Sicherung überflüssig.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Der Spiegel wiederholt jede Änderung sofort. Was gelöscht, überschrieben oder verschlüsselt wird, ist auf beiden Platten verloren.',
      },
      {
        text: 'Falsch',
        explanation:
          'Ein Spiegel hält das System am Laufen, wenn eine Platte ausfällt. Gegen Löschen, Schadsoftware, Diebstahl oder Feuer hilft er nicht.',
      },
    ],
  },
  'sec-060': {
    text: 'Die Sicherungssoftware hat ein Jahr lang jede Nacht Erfolg gemeldet. Was belegt am besten, dass die Sicherungen im Notfall helfen würden?',
    options: [
      {
        text: 'Eine lückenlose Reihe von Erfolgsmeldungen',
        explanation:
          'Die Meldungen sagen, dass der Auftrag ohne Fehler zu Ende ging. Vielleicht hat er die falschen Ordner gesichert oder Dateien, die niemand zurücklesen kann.',
      },
      {
        text: 'Eine kürzlich geprobte Wiederherstellung echter Daten',
        explanation:
          'Nur eine Wiederherstellung zeigt, dass die richtigen Daten da sind, dass sie lesbar sind und wie lange es dauert.',
      },
      {
        text: 'Eine Sicherungsdatei, die von Woche zu Woche wächst',
        explanation:
          'Wachstum zeigt, dass etwas geschrieben wird, nicht dass es vollständig ist oder sich wiederherstellen lässt.',
      },
      {
        text: 'Eine schriftliche Garantie des Herstellers',
        explanation: 'Sie bezahlt vielleicht einen Verlust, bringt aber die Daten nicht zurück.',
      },
    ],
  },
  'sec-061': {
    text: 'Geleaste Laptops müssen funktionsfähig zurückgegeben werden. Ihre SSDs sind seit dem ersten Tag vollständig verschlüsselt. Wie werden die Daten darauf am zuverlässigsten unlesbar?',
    options: [
      {
        text: 'Indem man alle Dateien löscht und den Papierkorb leert',
        explanation:
          'Löschen entfernt die Einträge, aber nicht unbedingt den Inhalt. Wer das Laufwerk entsperren kann, stellt vielleicht manches wieder her.',
      },
      {
        text: 'Indem man die Laufwerke mit einem starken Magneten behandelt',
        explanation: 'SSDs speichern Ladung, nicht Magnetismus, ein Entmagnetisierer löscht sie also nicht.',
      },
      {
        text: 'Indem man die Laufwerke im Schredder zerkleinert',
        explanation:
          'Das vernichtet die Daten, aber dann könnten die Laptops nicht funktionsfähig zurückgegeben werden.',
      },
      {
        text: 'Indem man den Schlüssel der Verschlüsselung sicher löscht',
        explanation:
          'Ohne den Schlüssel ist alles auf dem Laufwerk unlesbar, auch Blöcke, die sich nicht mehr ansprechen lassen. Das heißt kryptografisches Löschen.',
      },
    ],
  },
  'sec-062': {
    text: 'Ein Unternehmen erfährt von einer Verletzung des Schutzes personenbezogener Daten, die die Rechte von Menschen gefährdet. Bis wann muss es sie nach der Datenschutz-Grundverordnung der EU der Aufsichtsbehörde melden, wenn möglich?',
    options: [
      {
        text: 'Binnen 7 Tagen',
        explanation:
          'Das ist zu lang. Ist noch nicht alles bekannt, können Informationen schrittweise nachgereicht werden.',
      },
      {
        text: 'Bis zum Jahresende',
        explanation: 'Ein Jahresbericht käme viel zu spät, um irgendwen zu schützen.',
      },
      {
        text: 'Binnen 72 Stunden',
        explanation:
          'Artikel 33 verlangt die Meldung unverzüglich und möglichst binnen 72 Stunden nach Bekanntwerden. Eine spätere ist zu begründen.',
      },
      {
        text: 'Binnen 30 Tagen',
        explanation:
          'Das ist für eine solche Verletzung zu lang. Ein Monat ist die übliche Frist für Auskünfte an Menschen, die nach ihren eigenen Daten fragen.',
      },
    ],
  },
  'sec-063': {
    text: 'Eine Firma mietet für Notfälle einen Raum mit Strom, Kühlung und Netzanschluss. Computer müssten erst hineingestellt und eingerichtet werden. Wie heißt ein solcher Raum?',
    options: [
      {
        text: 'Cold Site',
        explanation:
          'Platz und Grundversorgung sind bereit, aber Geräte und Daten fehlen. Das ist günstig, doch es dauert Tage oder Wochen, bis weitergearbeitet werden kann.',
      },
      {
        text: 'Warm Site',
        explanation:
          'Eine Warm Site hat schon Geräte, aber aktuelle Daten oder die letzten Schritte der Einrichtung fehlen.',
      },
      {
        text: 'Hot Site',
        explanation:
          'Eine Hot Site hat laufende Geräte und aktuelle Daten und kann binnen Minuten oder Stunden übernehmen.',
      },
    ],
  },
  'sec-069': {
    text: 'Ein Studio bewahrt seine Bilder auf einem Server auf und eine Kopie davon auf einem Gerät anderer Art im selben Raum. Was fehlt noch für die 3-2-1-Regel?',
    options: [
      {
        text: 'Eine dritte Kopie im selben Raum auf einem dritten Gerät',
        explanation:
          'Drei Kopien in einem Raum können alle auf einmal verloren gehen, durch Feuer, Wasser oder Diebstahl.',
      },
      {
        text: 'Eine Spiegelung der Platten im Server',
        explanation:
          'Ein Spiegel überträgt jede Änderung sofort, auch Fehler. Die Regel zählt ihn nicht als Kopie.',
      },
      {
        text: 'Eine dritte Kopie an einem anderen Ort',
        explanation:
          'Mit ihr gibt es drei Kopien auf zwei Arten von Speicher, eine davon außer Reichweite dessen, was im Raum geschieht.',
      },
      {
        text: 'Ein Passwort für die Kopie auf dem anderen Gerät',
        explanation:
          'Ein Passwort mag klug sein, aber die Regel handelt davon, wie viele Kopien es gibt und wo sie sind.',
      },
    ],
  },
};
