import type { CourseTranslation } from './shape.ts';

export const toxicTurtleGerman: CourseTranslation = {
  title: 'Toxic Turtle',
  summary: 'Schreibe kurze Programme, die eine Schildkröte aus einem vergifteten Garten führen.',
  description: `
Kiesel ist eine kleine Schildkröte, die einmal aus der falschen Pfütze getrunken hat. Es geht ihr gut, aber seitdem
leuchtet sie im Dunkeln ein wenig grün, und noch ein Schluck wäre einer zu viel. Nun liegen überall im alten Garten
lila Pfützen, und sie will zu der sauberen Quelle dahinter.

Allein schafft sie es nicht: Kiesel tut genau, was man ihr sagt, nicht mehr und nicht weniger. Du schreibst das
Programm, sie läuft es.

**Du lernst** die vier Gedanken, auf denen jede Programmiersprache beruht:

1. **Abfolge**: eins nach dem anderen, in der richtigen Reihenfolge.
2. **Wiederholung**: einmal sagen, viele Male ausführen lassen.
3. **Entscheidung**: erst schauen, dann wählen.
4. **Prozedur**: der Schildkröte ein eigenes Wort beibringen.

Du brauchst keine Vorkenntnisse. Ein Weg, der funktioniert, besteht das Level; ein kurzer verdient drei Sterne.
`.trim(),
  levels: {
    'out-of-the-flower-bed': {
      title: 'Aus dem Blumenbeet',
      summary: 'Abfolge: ein Befehl nach dem anderen, in der richtigen Reihenfolge.',
      story: `
Über Nacht ist das Blumenbeet zu einer Pfütze aus lila Gift geworden. Nur ein schmaler Pfad ist geblieben, und in einer
Ecke davon steht das letzte gesunde **Kleeblatt**. Ohne dieses geht Kiesel nicht.

Sie kennt vier Wörter:

- \`forward\` und \`back\` (vorwärts und zurück): ein Feld, ohne sich umzudrehen
- \`left\` und \`right\` (links und rechts): eine Vierteldrehung auf der Stelle, wie *Kiesel* es sieht

Pflücke das Kleeblatt und erreiche dann die **Quelle**. Gift, Hecken und der Rand des Gartens beenden den Lauf.
`.trim(),
      hints: [
        'Sei die Schildkröte: Leg einen Finger auf die Karte und schau, wohin *sie* schaut. Nach `right` schaut sie auf der Karte nach unten.',
        'Jedes Feld braucht einen eigenen Befehl. Das Kleeblatt ist gepflückt, sobald Kiesel auf seinem Feld steht.',
        'In der Ecke mit dem Kleeblatt muss Kiesel sich nicht umdrehen: `back` bringt sie wieder heraus, und sie schaut weiter nach unten.',
        'Der Weg zum Kleeblatt ist `forward`, `right`, `forward`, `forward`. Dann `back`, `left` und weiter zur Quelle.',
      ],
      starter: '# Kiesel schaut auf der Karte nach rechts.\nforward\nright\n',
    },
    'up-the-terraces': {
      title: 'Die Terrassen hinauf',
      summary: 'Wiederholung: das Muster finden und einmal aufschreiben.',
      story: `
Hinter dem Blumenbeet steigt der Garten in **Terrassen** an, eine wie die andere. Auf jeder Terrasse hat ein Kleeblatt
überlebt, und die Quelle ist ganz oben.

Schritt für Schritt wäre das eine lange Liste. Kiesel hat zählen gelernt:

\`\`\`
repeat 3 [
  forward
  left
]
\`\`\`

führt alles zwischen den Klammern dreimal aus. Ab hier braucht es für drei Sterne ein kurzes Programm: Es zählt jedes
Befehlswort, das du *schreibst*, wie oft Kiesel es auch läuft.
`.trim(),
      hints: [
        'Schreibe nur den Weg über die erste Terrasse auf und halte an, wo die zweite beginnt.',
        'Das Muster passt, wenn Kiesel an seinem Ende in dieselbe Richtung schaut wie an seinem Anfang. Was fehlt nach dem Schritt hinauf noch?',
        'Eine Terrasse sind zwei Schritte voraus, eine Drehung, ein Schritt hinauf und eine Drehung zurück.',
        'Zähle die Terrassen: `repeat 4 [ … ]`, mit fünf Befehlen zwischen den Klammern.',
      ],
      starter: '# Die erste Terrasse, so weit es geht\nforward\nforward\nleft\n',
    },
    'the-old-maze': {
      title: 'Der alte Irrgarten',
      summary: 'Entscheidung: nach vorn schauen, dann wählen.',
      story: `
An den Weg durch den **alten Irrgarten** erinnert sich niemand: Manche seiner Wege sind lang und manche kurz. Aber über
dem Tor steht ein Vers:

> Wo eine Hecke steht, da wende dich nach rechts. \\
> Wo eine Pfütze glüht, da wende dich nach links. \\
> Und wo nichts dir im Weg ist: geh.

Kiesel kann jetzt auf das Feld vor sich schauen und wählen:

\`\`\`
if blocked ahead [ right ] else [ forward ]
if toxic ahead [ left ]
\`\`\`

*Blocked*, versperrt, ist eine Hecke, der Rand des Gartens oder eine Tür, solange sie keinen **Schlüssel** hat. *Toxic*
ist Gift. Der Teil mit \`else\` (sonst) darf fehlen. Der Lauf endet von selbst, sobald sie mit jedem Kleeblatt an der
Quelle ist.
`.trim(),
      hints: [
        'Zähle keine Felder. Überlege, was Kiesel auf *jedem* Feld tun soll, und lass sie das immer wieder tun.',
        'Wie oft? Zu oft schadet nicht: Der Lauf ist zu Ende, wenn sie die Quelle erreicht. `repeat 100 [ … ]` ist reichlich.',
        'Jede Zeile des Verses über das Wenden ist ein `if`. Sie brauchen kein `else`: Nach beiden ist der Weg voraus frei.',
        'Zwischen den Klammern von `repeat`: ein `if blocked ahead`, ein `if toxic ahead` und dann `forward`.',
      ],
      starter: '# Was soll Kiesel auf jedem Feld tun?\nrepeat 4 [\n  if toxic ahead [ left ]\n  forward\n]\n',
    },
    'the-windmill-in-the-fog': {
      title: 'Die Windmühle im Nebel',
      summary: 'Prozedur: der Schildkröte ein eigenes Wort beibringen.',
      story: `
Nebel ist aufgezogen, und Kiesel kann nicht mehr nach vorn schauen. Vor ihr führen vier Wege von einem kleinen Platz fort
wie die Flügel einer **Windmühle**, jeder von anderer Länge. Auf dem ersten liegt der Schlüssel, auf den nächsten
beiden wachsen die letzten Kleeblätter, und auf dem vierten, hinter der Tür, fließt die Quelle.

Viermal beinahe dasselbe, aber nie ganz: Das ruft nach einem eigenen Wort.

\`\`\`
to hop :times
  repeat :times [ forward ]
  left
end

hop 2
hop 5
\`\`\`

\`to\` bringt Kiesel das Wort \`hop\` bei; \`:times\` ist die Zahl, die dazugehört, bei jedem Aufruf eine andere. \`to\` zu
schreiben zählt als ein Befehl, und jeder Aufruf auch.
`.trim(),
      hints: [
        'Lauf den ersten Flügel mit `repeat`: bis zur Spitze, mit `back` wieder zurück und dann weiter bis dorthin, wo der nächste Flügel beginnt.',
        'Am Anfang jedes Flügels sollte Kiesel an ihm entlangschauen. Nach dem Rückweg bringen eine Drehung und ein Schritt sie dorthin.',
        'Von Flügel zu Flügel ist nur eine Zahl anders. Nenne sie `:length` und verwende sie zweimal: für den Hinweg und für den Rückweg.',
        'Der Rumpf der Prozedur ist `repeat`, `repeat`, `right`, `forward`. Die Längen sind 3, 1, 2 und 4.',
      ],
      starter: 'to sail :length\n  repeat :length [ forward ]\nend\n\nsail 3\n',
    },
  },
};
