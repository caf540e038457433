import type { CourseTranslation } from './shape.ts';

export const defenderGerman: CourseTranslation = {
  title: 'Denken wie die Verteidigung',
  summary:
    'Was Sicherheit schützt, wie Menschen getäuscht werden und was zu tun ist, wenn es trotzdem geschieht.',
  description: `
Sicherheit hat weniger mit Technik zu tun als mit ein paar Denkgewohnheiten: zu wissen, was schützenswert ist, zu
merken, wenn jemand einen drängt, und auf den Tag vorbereitet zu sein, an dem etwas schiefgeht.

Drei kurze Texte, jeder mit einer Geschichte aus einem gewöhnlichen Büro, und zwei Quizze über das, was darin steht. Du
brauchst keine Vorkenntnisse, außer dass du bei der Arbeit oder in der Schule schon einen Computer benutzt hast.
`.trim(),
  levels: {
    'what-are-we-protecting': {
      title: 'Was schützen wir?',
      summary: 'Drei Schutzziele, und warum ein Risiko mehr ist als eine Gefahr.',
      text: `
Mira führt eine kleine Fahrradwerkstatt. Eines Abends findet sie einen Zettel auf dem Tresen: *Dein Computer ist nicht
sicher*. Er ist nicht unterschrieben und hilft wenig. Sicher wovor? Bevor sie etwas kauft, braucht sie drei Fragen.

## Drei Ziele

Was Mira auch speichert, dreierlei kann sie davon wollen. Man nennt es oft die **CIA-Triade**, nach den englischen
Anfangsbuchstaben.

- **Vertraulichkeit** (*confidentiality*): Nur die richtigen Leute können es lesen. Die Liste mit den Adressen ihrer
  Kundschaft sollte nicht offen herumliegen.
- **Integrität** (*integrity*): Es stimmt, und niemand ändert es unbemerkt. Eine Bremse, die als geprüft eingetragen ist,
  muss geprüft sein.
- **Verfügbarkeit** (*availability*): Es ist da, wenn man es braucht. Ein Kalender, der sich am Samstagmorgen nicht
  öffnen lässt, nützt niemandem.

Die drei ziehen in verschiedene Richtungen. Eine Liste im Tresor ist vertraulich, aber kaum verfügbar; eine an der Wand
ist verfügbar und alles andere als vertraulich. Sicherheit heißt, gut zu wählen, für alles, was wichtig ist.

## Gefahr ist noch kein Risiko

Drei Wörter, die leicht verwechselt werden:

- Eine **Bedrohung** ist etwas, das schaden könnte: ein Dieb, ein Feuer, eine betrügerische Mail.
- Eine **Schwachstelle** ist eine Lücke, die es zulässt: eine Hintertür, die nicht abschließt.
- Ein **Risiko** ist, wie wahrscheinlich der Schaden ist und wie schlimm er wäre: wahrscheinlich an Sonntagen, und schlimm,
  solange die Kasse voll ist.

Eine Bedrohung ohne Schwachstelle richtet wenig aus, und eine Schwachstelle, an die niemand herankommt, kann warten. Mira
macht also eine Liste, schätzt in jeder Zeile, *wie wahrscheinlich* und *wie schlimm*, und fängt oben an.

## Vier Antworten auf ein Risiko

1. **Vermindern**: das Schloss reparieren.
2. **Übertragen**: Eine Versicherung bezahlt das gestohlene Fahrrad.
3. **Vermeiden**: das Geld nicht mehr über Nacht im Laden lassen.
4. **Akzeptieren**: Das alte Plakat im Fenster darf verblassen. Auch das ist eine Entscheidung, wenn jemand sie wissentlich
   getroffen hat.

## Nie nur eine Schicht

Ein Schloss lässt sich knacken, ein Alarm kann versagen, eine Versicherung braucht Wochen. Zusammen sind sie schwer zu
überwinden. Das heißt **gestaffelte Verteidigung** (*defence in depth*): Jede Maßnahme rechnet damit, dass die vor ihr
versagt hat. Manche *verhindern* (das Schloss), manche *decken auf* (der Alarm), manche *beheben* (der Ersatzschlüssel
und die Versicherung).

Und wer samstags aushilft, bekommt den Schlüssel zum Laden, aber nicht den zur Kasse. Alle haben, was ihre Arbeit
braucht, und nichts darüber hinaus: das Prinzip der **geringsten Rechte** (*least privilege*). Das ist kein Zeichen von
Misstrauen. Es hält einen Fehler klein.

> **Zum Mitnehmen:** Frag, *was* schützenswert ist, *wovor* und *wie schlimm* es wäre. Erst dann frag, was du kaufen sollst.
`.trim(),
    },
    'how-people-are-fooled': {
      title: 'Wie Menschen getäuscht werden',
      summary: 'Die Hebel eines Betrugs und zwei Gewohnheiten, die sie brechen.',
      text: `
Es ist zehn vor fünf am Freitag. Jonas aus der Buchhaltung bekommt eine Nachricht von seiner Direktorin: Sie steige
gerade ins Flugzeug, ein Lieferant wolle eine Lieferung stoppen, und ob er bitte sofort und diskret 8.400 Euro
überweisen könne? Sie erkläre es am Montag.

Die Direktorin sitzt an ihrem Schreibtisch, zwei Stockwerke höher. Sie hat nichts geschrieben.

## Die Hebel

Hier ist niemand in einen Computer eingebrochen. Jemand hat einen Menschen bearbeitet, und das heißt **Social
Engineering**. Es benutzt fast immer dieselben wenigen Hebel:

- **Autorität**: Es kommt von der Chefin, der Bank, der Polizei, dem Helpdesk.
- **Dringlichkeit**: jetzt, vor fünf, sonst geschieht etwas Schlimmes.
- **Angst oder Belohnung**: Dein Konto wird gesperrt; dein Paket wartet.
- **Heimlichkeit**: Bitte behalte das für dich.
- **Vertrautheit**: Es kennt deinen Namen, eine Kollegin, eine echte Rechnung.

Keiner davon beweist einen Betrug. Aber jeder ist ein Grund, *langsamer* zu werden, genau dann, wenn die Nachricht dich
schnell haben will.

## Derselbe Trick in vielen Kleidern

- **Phishing** wirft per Mail ein weites Netz aus. **Spear-Phishing** ist für eine Person gemacht, mit Einzelheiten, die
  passen.
- **Smishing** kommt als Textnachricht, **Vishing** als Anruf.
- **Pretexting** erzählt eine erfundene Geschichte, in der eine Bitte ganz natürlich klingt.
- **Tailgating** heißt, hinter jemandem, der höflich die Tür aufhält, durch einen gesicherten Eingang zu gehen. Ein
  Drehkreuz ist nicht höflich.
- Ein **QR-Code** auf einem Aufkleber verbirgt, wohin er führt: Mit bloßem Auge kann ihn niemand lesen.
- Eine **Business E-Mail Compromise** ist, was Jonas erlebt hat: Ein falsches oder gestohlenes Postfach bittet um eine
  Zahlung.

Gute Rechtschreibung beweist keine Ehrlichkeit, und eine vertraute Stimme auch nicht: Heute lässt sich beides mit
Maschinen herstellen. Und in welchem Kleid auch immer, ein Code auf deinem Handy ist nur für dich. Keine Bank und kein
Helpdesk braucht ihn jemals.

## Lies eine Adresse vom Ende her

Wem eine Webadresse gehört, entscheidet der letzte Teil des Namens vor dem ersten einfachen Schrägstrich:

\`\`\`
https://bank.example.login-check.test/secure
        └ darf jeder └ hier steht,
          schreiben    wem es gehört
\`\`\`

Das Schloss sagt, dass die Verbindung dorthin verschlüsselt ist. Es sagt nicht, dass dort jemand Ehrliches ist.

## Zwei Gewohnheiten

1. **Wechsle den Weg.** Antworte nicht und benutze nicht die Nummer aus der Nachricht. Ruf die Nummer an, die du schon
   immer hast, oder geh zwei Stockwerke hinauf.
2. **Mach das Ungewöhnliche gewöhnlich.** Wenn jedes neue Bankkonto durch einen Anruf bestätigt wird, egal von wem es
   kommt, dann kränkt Nachfragen niemanden, und es gibt keine Ausnahme, auf die sich ein Fremder berufen könnte.

## Und wenn du doch geklickt hast

Sag es sofort. Wer früh Bescheid weiß, kann das Passwort ändern, das Konto sperren, die anderen warnen. Wem Vorwürfe
gemacht werden, der meldet spät; wem gedankt wird, der meldet früh. Jonas hat die Direktorin angerufen, bevor er zahlte,
und sie hat ihm vor allen gedankt.

> **Zum Mitnehmen:** Druck ist das Signal. Werde langsamer und frag auf einem anderen Weg nach.
`.trim(),
    },
    'spot-the-hook': {
      title: 'Erkenne den Haken',
      summary: 'Fünf Fragen dazu, wie Menschen getäuscht werden.',
    },
    'when-it-happens-anyway': {
      title: 'Wenn es doch geschieht',
      summary:
        'Starke Anmeldungen, Sicherungen, die sich zurückspielen lassen, und eine ruhige erste Stunde.',
      text: `
Wer verteidigt, glaubt nicht an Mauern ohne Lücke. Die bessere Frage lautet: *Wenn* etwas schiefgeht, wie weit kommt es,
und wie schnell sind wir wieder da?

## Mach ein gestohlenes Passwort wenig wert

- **Für jedes Konto eines.** Gestohlene Listen von Namen und Passwörtern werden binnen Stunden überall sonst ausprobiert;
  das heißt **Credential Stuffing**. Ein Passwortmanager merkt sich, was du dir nicht merken musst.
- **Lieber lang als schlau.** Vier oder fünf zufällig gezogene Wörter sind schwerer zu erraten als \`Summ3r!\` und leichter
  zu tippen.
- **Ein zweiter Faktor.** Etwas, das du *weißt*, zusammen mit etwas, das du *hast* oder *bist*. Ein Code aus einer App ist
  gut; ein **Passkey** oder Sicherheitsschlüssel ist besser, denn er antwortet nur der echten Website und lässt sich auf
  einer falschen nicht verraten.

Wenn dein Handy dich bittet, eine Anmeldung zu bestätigen, die du nicht begonnen hast, hat vielleicht schon jemand dein
Passwort. Lehne ab, melde es und ändere das Passwort.

## Eine Sicherung ist ein Versprechen, erst die Wiederherstellung der Beweis

**Ransomware** verschlüsselt Dateien und verlangt Geld. Gern sucht sie zuerst nach den Sicherungen. Eine alte Regel hilft
noch immer, **3-2-1**:

- **3** Kopien von dem, was wichtig ist, das Original mitgezählt
- auf **2** verschiedenen Arten von Speicher
- **1** davon an einem anderen Ort, am besten *offline* oder unveränderlich

Eine Kopie, die jeder Änderung sofort folgt, zählt nicht: Sie folgt auch der Verschlüsselung.

Zwei Fragen entscheiden, wie oft und wie: Wie viel Arbeit darf verloren gehen (der **Recovery Point**, RPO), und wie lange
darf es dauern, bis alles wieder läuft (die **Recovery Time**, RTO)? Wer jede Nacht sichert, muss den Verlust eines Tages
verkraften.

Und dann: Probier es aus. Stell alle paar Monate einen Ordner wieder her, auf einem anderen Rechner, mit laufender Uhr.
Eine Sicherung, die nie zurückgespielt wurde, ist eine Hoffnung.

## Die erste Stunde

Eine Schule bemerkt am Montagmorgen, dass Dateien seltsame neue Endungen haben. Was nun?

1. **Ruhig bleiben und melden.** Dafür sollte es eine Nummer geben, die man kennt, bevor man sie braucht.
2. **Eindämmen.** Nimm die betroffenen Rechner vom Netz. Lass sie lieber eingeschaltet: Was in ihrem Arbeitsspeicher ist,
   kann ein Beweis sein und vielleicht sogar helfen.
3. **Aufschreiben**, wer wann was gesehen hat. Fotos von Bildschirmen genügen.
4. **Beseitigen und wiederherstellen.** Schließ *zuerst* den Weg hinein und spiel dann eine Kopie zurück, die älter ist
   als der Einbruch.
5. **Lernen.** Eine Woche später, ohne Vorwürfe: Was hat geholfen, was hat gefehlt, was wird nächstes Mal anders?

Ein Plan von zwei Seiten, den die Leute geübt haben, ist mehr wert als vierzig Seiten, die niemand gelesen hat.

> **Zum Mitnehmen:** ein Passwort je Konto und ein zweiter Faktor; drei Kopien, eine davon weit weg; und üben, bevor es nötig ist.
`.trim(),
    },
    'the-whole-picture': {
      title: 'Das ganze Bild',
      summary: 'Zehn Fragen zu allen drei Texten.',
    },
  },
};
