import type { QuestionTranslation } from './shape.ts';

export const a1102German: Readonly<Record<string, QuestionTranslation>> = {
  'a1102-001': {
    text: 'Windows startet, aber die App „Einstellungen“ und einige Menüs brechen mit Fehlern über beschädigte Dateien ab. Welcher Befehl prüft die geschützten Systemdateien und ersetzt defekte?',
    options: [
      {
        text: '`chkdsk /f`',
        explanation:
          'Er repariert die Struktur eines Dateisystems, etwa Ordnereinträge. Was eine Systemdatei enthalten sollte, weiß er nicht.',
      },
      {
        text: '`gpupdate /force`',
        explanation: 'Er holt die Gruppenrichtlinien neu und wendet sie an. Dateien repariert er nicht.',
      },
      {
        text: '`sfc /scannow`',
        explanation:
          'Die Systemdateiprüfung vergleicht geschützte Systemdateien mit guten Kopien und stellt beschädigte wieder her.',
      },
      {
        text: '`diskpart`',
        explanation: 'Es legt Partitionen an, ändert ihre Größe und löscht sie. Dateien repariert es nicht.',
      },
    ],
  },
  'a1102-002': {
    text: 'Ein Chatprogramm, das der Nutzer selten braucht, öffnet sich bei jeder Anmeldung und macht sie langsam. Mit welchem Werkzeug von Windows 11 verhinderst du, dass es von selbst startet?',
    options: [
      {
        text: 'Task-Manager',
        explanation:
          'Der Task-Manager hat eine Liste der Autostart-Apps, in der sich jede deaktivieren lässt, mit einem Hinweis, wie sehr sie den Start bremst.',
      },
      {
        text: 'Ereignisanzeige',
        explanation:
          'Die Ereignisanzeige zeigt die Protokolle von Windows und seinen Programmen. Was startet, steuert sie nicht.',
      },
      {
        text: 'Geräte-Manager',
        explanation:
          'Der Geräte-Manager befasst sich mit Hardware und Treibern, nicht mit Programmen, die sich bei der Anmeldung öffnen.',
      },
      {
        text: 'Datenträgerverwaltung',
        explanation:
          'Die Datenträgerverwaltung legt Partitionen an und ändert sie. Mit dem Autostart hat sie nichts zu tun.',
      },
    ],
  },
  'a1102-003': {
    text: 'Eine Designerin bringt einen Laptop mit Windows 11 Home mit, der der Active-Directory-Domäne der Firma beitreten soll. Was ist zuerst nötig?',
    options: [
      {
        text: 'Ein Netzwerkprofil, das auf „privat“ steht',
        explanation:
          'Das Profil ändert Regeln der Firewall und der Freigabe. Einer Domäne beitreten kann die Home-Edition dadurch nicht.',
      },
      {
        text: 'Ein lokales Konto mit dem Namen des Domänenkontos',
        explanation:
          'Ein lokales Konto bleibt lokal, wie es auch heißt. Das Hindernis ist weiterhin die Edition.',
      },
      {
        text: 'Eine feste Adresse im Büronetz',
        explanation:
          'Domänenmitglieder dürfen ihre Adresse durchaus per DHCP bekommen. Das Hindernis ist hier die Edition.',
      },
      {
        text: 'Ein Upgrade auf Windows 11 Pro',
        explanation:
          'Die Home-Edition kann keiner Active-Directory-Domäne beitreten. Die Pro-Edition kann es, und das Upgrade behält Programme und Dateien.',
      },
    ],
  },
  'a1102-004': {
    text: 'Alle PCs sollten den Sperrbildschirm der Firma zeigen, aber einer tut es nicht. Welcher Befehl listet die Gruppenrichtlinienobjekte auf, die auf diesem PC angewendet wurden?',
    options: [
      {
        text: '`gpresult /r`',
        explanation:
          'Er gibt eine Übersicht der Richtlinien aus, die für Nutzer und Computer angewendet wurden, und derer, die herausgefiltert wurden.',
      },
      {
        text: '`gpupdate /force`',
        explanation: 'Er lässt den PC alle Richtlinien neu holen und anwenden, listet sie aber nicht auf.',
      },
      {
        text: '`whoami`',
        explanation: 'Er gibt den Namen des angemeldeten Nutzers aus. Über Richtlinien sagt er nichts.',
      },
      {
        text: '`net user`',
        explanation: 'Er listet Benutzerkonten auf oder ändert sie. Über Richtlinien sagt er nichts.',
      },
    ],
  },
  'a1102-005': {
    text: 'Du ziehst 200 GB an Ordnern auf einen neuen Dateiserver um. Die Dateiberechtigungen müssen erhalten bleiben, und nach einer kurzen Netzunterbrechung soll der Kopiervorgang es wieder versuchen und weitermachen. Welcher Windows-Befehl ist dafür gemacht?',
    options: [
      {
        text: '`copy`',
        explanation: 'Er kopiert Dateien eines Ordners, ohne Unterordner und ohne ihre Berechtigungen.',
      },
      {
        text: '`diskpart`',
        explanation: 'Es verwaltet Datenträger und Partitionen. Dateien kopiert es nicht.',
      },
      {
        text: '`mklink`',
        explanation: 'Er legt Verknüpfungen an, die auf Dateien oder Ordner zeigen. Kopiert wird nichts.',
      },
      {
        text: '`robocopy`',
        explanation:
          'Mit den richtigen Schaltern kopiert es ganze Ordnerbäume mit Berechtigungen, wiederholt nach Fehlern und setzt unterbrochene Dateien fort.',
      },
    ],
  },
  'a1102-006': {
    text: 'Ein PC wirkt langsam, und du willst sehen, wie viel Arbeitsspeicher jedes Programm in diesem Augenblick belegt. Welche Werkzeuge von Windows zeigen es? Wähle drei.',
    options: [
      {
        text: 'Ereignisanzeige',
        explanation:
          'Sie zeigt, was in der Vergangenheit protokolliert wurde, nicht die jetzige Speicherbelegung.',
      },
      {
        text: 'Datenträgerverwaltung',
        explanation: 'Sie zeigt Laufwerke und Partitionen. Arbeitsspeicher kommt darin nicht vor.',
      },
      {
        text: 'Ressourcenmonitor',
        explanation:
          'Seine Seite zum Arbeitsspeicher zeigt die Belegung jedes Prozesses genauer als der Task-Manager.',
      },
      {
        text: 'Task-Manager',
        explanation:
          'Seine Prozessliste hat eine Spalte für den Arbeitsspeicher und lässt sich danach sortieren.',
      },
      {
        text: 'Der Befehl `tasklist`',
        explanation: 'Er gibt die laufenden Prozesse aus, mit dem Arbeitsspeicher, den jeder belegt.',
      },
    ],
  },
  'a1102-007': {
    text: 'Eine 64-Bit-Edition von Windows 11 auf einem Prozessor von Intel oder AMD kann die meisten 32-Bit-Desktopprogramme ausführen.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Windows enthält eine Schicht (WOW64), die 32-Bit-Programme ausführt. Treiber sind die Ausnahme: Sie müssen für 64 Bit gebaut sein.',
      },
      {
        text: 'Falsch',
        explanation:
          '32-Bit-Programme werden von einer Schicht namens WOW64 unterstützt. Umgekehrt geht es nicht: 64-Bit-Programme laufen nicht auf einem 32-Bit-System.',
      },
    ],
  },
  'a1102-008': {
    text: 'Auf einem Linux-Server gibst du `chmod 640 report.txt` ein. Wer darf danach was mit der Datei tun?',
    options: [
      {
        text: 'Besitzer: lesen und schreiben. Gruppe: schreiben. Andere: nichts.',
        explanation: 'Das wäre 620, denn Schreiben allein zählt 2. Die 4 in der Mitte steht für Lesen.',
      },
      {
        text: 'Besitzer: lesen und schreiben. Gruppe: lesen. Andere: nichts.',
        explanation:
          '6 ist Lesen (4) plus Schreiben (2) für den Besitzer, 4 ist Lesen für die Gruppe, und 0 ist nichts für alle anderen.',
      },
      {
        text: 'Besitzer: lesen, schreiben und ausführen. Gruppe: lesen. Andere: nichts.',
        explanation: 'Das wäre 740, denn Ausführen zählt beim Besitzer noch 1 zur 6 dazu.',
      },
      {
        text: 'Besitzer: lesen und schreiben. Gruppe: lesen. Andere: lesen.',
        explanation: 'Das wäre 644. Die letzte Ziffer ist 0, andere dürfen also nichts.',
      },
    ],
  },
  'a1102-009': {
    text: 'Eine Fotografin möchte eine externe Festplatte, die Windows und macOS ohne Zusatzsoftware lesen und beschreiben können. Darauf sollen Videos von je 20 GB. Welches Dateisystem wählst du?',
    options: [
      {
        text: 'FAT32',
        explanation:
          'Beide Systeme können FAT32 verwenden, aber eine einzelne Datei darauf muss kleiner als 4 GB sein.',
      },
      {
        text: 'NTFS',
        explanation:
          'NTFS ist in Windows zu Hause. macOS kann es lesen, ohne Zusatzsoftware aber nicht beschreiben.',
      },
      {
        text: 'exFAT',
        explanation:
          'exFAT wird von beiden Systemen gelesen und beschrieben und hat praktisch keine Grenze für die Größe einer Datei.',
      },
      {
        text: 'ext4',
        explanation:
          'ext4 ist in Linux zu Hause. Ohne Zusatzsoftware arbeitet weder Windows noch macOS mit einer solchen Platte.',
      },
    ],
  },
  'a1102-010': {
    text: 'Eine Nutzerin hat auf ihrem Mac ihre Präsentation überschrieben und möchte die Fassung von gestern zurück. Seit Wochen ist eine externe Festplatte für automatische Backups angeschlossen. Welchen Teil von macOS öffnest du?',
    options: [
      {
        text: 'FileVault',
        explanation: 'FileVault verschlüsselt das Laufwerk des Macs. Frühere Fassungen bewahrt es nicht auf.',
      },
      {
        text: 'Mission Control',
        explanation:
          'Mission Control zeigt alle offenen Fenster und Schreibtische. Dateien stellt es nicht wieder her.',
      },
      {
        text: 'Aktivitätsanzeige',
        explanation:
          'Die Aktivitätsanzeige zeigt, was laufende Programme verbrauchen. Dateien stellt sie nicht wieder her.',
      },
      {
        text: 'Time Machine',
        explanation:
          'Time Machine bewahrt auf der Backup-Platte frühere Fassungen von Dateien auf und führt zum Stand von gestern zurück.',
      },
    ],
  },
  'a1102-011': {
    text: 'Ein Linux-Server meldet, dass er nicht mehr in sein Protokoll schreiben kann. Welcher Befehl zeigt, wie voll jedes eingehängte Dateisystem ist?',
    options: [
      {
        text: '`df -h`',
        explanation:
          'Er listet die eingehängten Dateisysteme mit Größe, belegtem und freiem Platz auf, in gut lesbaren Einheiten.',
      },
      {
        text: '`ls -l`',
        explanation:
          'Er listet die Dateien eines Ordners mit Größen und Berechtigungen auf, nicht den freien Platz der Dateisysteme.',
      },
      {
        text: '`ps aux`',
        explanation: 'Er listet die laufenden Prozesse auf. Über Speicherplatz sagt er nichts.',
      },
      { text: '`pwd`', explanation: 'Er gibt den Ordner aus, in dem du gerade bist.' },
      { text: '`passwd`', explanation: 'Er ändert ein Passwort. Über Speicherplatz sagt er nichts.' },
    ],
  },
  'a1102-012': {
    text: 'Eine neue Datenplatte mit 4 TB wurde mit den Einstellungen eines alten PCs eingerichtet. Nur etwa 2 TB davon lassen sich partitionieren, den Rest zeigt Windows als nicht zugeordnet. Was ist der Grund?',
    options: [
      {
        text: 'Die Platte ist mit NTFS formatiert',
        explanation:
          'NTFS-Volumes können viel größer sein als 4 TB. Die Grenze liegt in der Partitionstabelle.',
      },
      {
        text: 'Die Platte hat eine MBR-Partitionstabelle',
        explanation:
          'Mit den üblichen Sektoren von 512 Byte kann MBR etwa 2 TB adressieren. GPT hat diese Grenze nicht.',
      },
      {
        text: 'Der PC läuft mit der Home-Edition von Windows',
        explanation:
          'Die Größe von Platten hängt nicht von der Edition ab. Home kann Platten über 2 TB verwenden.',
      },
      {
        text: 'Die Platte hängt an einem älteren SATA-Kabel',
        explanation:
          'Ein Kabel kann Tempo und Zuverlässigkeit beeinflussen, nicht aber, wie viele Sektoren sich partitionieren lassen.',
      },
    ],
  },
  'a1102-013': {
    text: 'Auf einem Server läuft Ubuntu Linux. Welche Befehle, nacheinander ausgeführt, bringen seine installierten Pakete auf den neuesten Stand? Wähle zwei.',
    options: [
      {
        text: '`sudo reboot`',
        explanation:
          'Er startet den Server neu. Nach einem neuen Kernel mag das erwünscht sein, aktualisiert wird dadurch nichts.',
      },
      {
        text: '`sudo dnf upgrade`',
        explanation: 'Das gehört zu Fedora und seinen Verwandten. Ubuntu verwaltet seine Pakete mit `apt`.',
      },
      {
        text: '`sudo apt update`',
        explanation:
          'Er holt die aktuellen Paketlisten, damit das System weiß, welche neueren Versionen es gibt.',
      },
      {
        text: '`sudo apt upgrade`',
        explanation: 'Er installiert die neueren Versionen, die in den aufgefrischten Listen stehen.',
      },
      {
        text: '`sudo chown`',
        explanation: 'Er ändert den Besitzer einer Datei. Aktualisiert wird dadurch nichts.',
      },
    ],
  },
  'a1102-014': {
    text: 'Auf einem üblichen Linux-System mit ext4 können `Report.txt` und `report.txt` als zwei verschiedene Dateien im selben Ordner liegen.',
    options: [
      {
        text: 'Richtig',
        explanation: 'Standardmäßig unterscheidet ext4 Groß- und Kleinbuchstaben, das sind also zwei Namen.',
      },
      {
        text: 'Falsch',
        explanation:
          'So verhält sich Windows standardmäßig. Linux mit ext4 unterscheidet Groß- und Kleinbuchstaben.',
      },
    ],
  },
  'a1102-015': {
    text: 'Ein Unternehmen möchte, dass seine Anmeldung zwei verschiedene Arten von Nachweis verlangt. Welche Kombination ist Multi-Faktor-Authentifizierung?',
    options: [
      {
        text: 'Ein Passwort und die Antwort auf eine geheime Frage',
        explanation:
          'Beides ist etwas, das man weiß. Wer das eine erfährt, erfährt auf demselben Weg vielleicht auch das andere.',
      },
      {
        text: 'Ein Fingerabdruck und ein Scan des Gesichts',
        explanation: 'Beides ist etwas, das man ist. Zwei Nachweise derselben Art zählen als ein Faktor.',
      },
      {
        text: 'Ein Passwort und ein Code aus einer Authenticator-App',
        explanation:
          'Das Passwort ist etwas, das man weiß, und die App auf dem Handy etwas, das man hat. Das sind zwei verschiedene Faktoren.',
      },
      {
        text: 'Eine PIN und eine zweite, längere PIN',
        explanation:
          'Beides ist etwas, das man weiß, also ein einziger Faktor, nach dem zweimal gefragt wird.',
      },
    ],
  },
  'a1102-016': {
    text: 'Eine Auszubildende muss drei Monate lang im Ordner `Contracts` nachschlagen, wie schon mehrere Auszubildende vor ihr. Welche Lösung folgt dem Prinzip der geringsten Rechte?',
    options: [
      {
        text: 'Ihr Vollzugriff auf den Ordner geben, damit keine weiteren Anfragen kommen',
        explanation:
          'Sie könnte Verträge ändern und löschen und sogar Berechtigungen vergeben, weit mehr, als das Nachschlagen verlangt.',
      },
      {
        text: 'Sie in eine Gruppe aufnehmen, die diesen Ordner nur lesen darf',
        explanation:
          'Sie bekommt genau, was ihre Arbeit braucht. Eine Gruppe ist auch leicht zu verstehen und aufzuräumen, wenn sie geht.',
      },
      {
        text: 'Sie das Konto einer Kollegin aus der Abteilung benutzen lassen',
        explanation:
          'Ein gemeinsames Konto gewährt alles, was die Kollegin darf, und später kann niemand sagen, wer was getan hat.',
      },
      {
        text: 'Sie zur Administratorin des Dateiservers machen',
        explanation:
          'Damit stünde ihr jeder Ordner des Servers offen, obwohl sie nur einen einzigen lesen muss.',
      },
    ],
  },
  'a1102-017': {
    text: 'Die einzige Berechtigung einer Freigabe ist „Lesen“ für „Jeder“. Auf dem Datenträger hat Anna für den freigegebenen Ordner die NTFS-Berechtigung „Ändern“. Was kann sie tun, wenn sie die Freigabe von einem anderen PC aus öffnet?',
    options: [
      {
        text: 'Die Dateien lesen, ändern und löschen',
        explanation:
          'Das erlaubt „Ändern“, wenn sie am Server selbst arbeitet. Über das Netz begrenzt sie die Freigabeberechtigung.',
      },
      {
        text: 'Die Dateien lesen und ändern und Berechtigungen vergeben',
        explanation: 'Berechtigungen zu vergeben verlangt „Vollzugriff“, und den gibt ihr keine von beiden.',
      },
      {
        text: 'Die Dateien lesen, aber nicht ändern',
        explanation:
          'Über das Netz gelten beide Arten von Berechtigungen, und die strengere gewinnt. Hier ist das „Lesen“.',
      },
      {
        text: 'Nichts, denn die beiden Berechtigungen widersprechen sich',
        explanation: 'Verschiedene Berechtigungen sperren einander nicht. Was beide erlauben, ist erlaubt.',
      },
    ],
  },
  'a1102-018': {
    text: 'Ein Laptop mit Kundendateien wird aus einem Auto gestohlen. Er war zu dieser Zeit heruntergefahren. Welche Maßnahme hält den Dieb davon ab, sein Laufwerk in einem anderen PC zu lesen?',
    options: [
      {
        text: 'Ein Anmeldepasswort mit zwanzig Zeichen',
        explanation:
          'Das Passwort schützt die Anmeldung an diesem Windows. In einem anderen PC lässt sich ein unverschlüsseltes Laufwerk ohne es lesen.',
      },
      {
        text: 'Festplattenverschlüsselung',
        explanation:
          'Ohne den Schlüssel enthält das Laufwerk nur unlesbare Daten, in welchen PC es auch eingebaut wird.',
      },
      {
        text: 'Eine Bildschirmsperre nach einer Minute',
        explanation: 'Die Sperre schützt eine laufende Sitzung. Für ein ausgebautes Laufwerk tut sie nichts.',
      },
      {
        text: 'Ein Firmware-Passwort beim Einschalten',
        explanation:
          'Es hindert den Dieb daran, diesen Laptop zu starten, aber ein unverschlüsseltes Laufwerk lässt sich ausbauen und anderswo lesen.',
      },
    ],
  },
  'a1102-019': {
    text: 'In einem Büro haben alle dasselbe WLAN-Passwort, und es muss jedes Mal geändert werden, wenn jemand geht. Mit welcher Einrichtung kann die Firma stattdessen eine einzelne Person sperren?',
    options: [
      {
        text: 'WPA3-Enterprise mit einem RADIUS-Server',
        explanation:
          'Jede Person meldet sich mit einem eigenen Konto oder Zertifikat an. Es genügt, dieses eine Konto zu sperren.',
      },
      {
        text: 'WPA3-Personal mit einem längeren Passwort',
        explanation:
          'Das Passwort ist stärker, aber immer noch gemeinsam, es müsste also wie bisher für alle geändert werden.',
      },
      {
        text: 'Ein verborgener Netzname',
        explanation:
          'Der Name lässt sich mit einfachen Werkzeugen finden, und wer das gemeinsame Passwort kennt, kann sich weiter verbinden.',
      },
      {
        text: 'Ein Filter für MAC-Adressen mit WPA2-Personal',
        explanation:
          'MAC-Adressen lassen sich mühelos sehen und nachahmen, und das Passwort ist immer noch gemeinsam.',
      },
    ],
  },
  'a1102-020': {
    text: 'Du richtest für eine kleine Praxis einen neuen Router ein. Welche Schritte machen ihn sicherer? Wähle drei.',
    options: [
      {
        text: 'Die Firewall des Routers ausschalten, um Störungen zu vermeiden',
        explanation:
          'Die Firewall blockiert unerwünschte Verbindungen von außen. Ohne sie ist die Praxis weniger sicher.',
      },
      {
        text: 'Die Verwaltung aus dem Internet erlauben',
        explanation:
          'Das zeigt die Anmeldeseite des Routers der ganzen Welt. Es sollte ausgeschaltet sein, wenn es nicht wirklich gebraucht wird.',
      },
      {
        text: 'Die aktuelle Firmware installieren',
        explanation:
          'Firmware-Updates schließen bekannte Sicherheitslücken. Ein neuer Router hat oft monatelang im Lager gelegen.',
      },
      {
        text: 'Das voreingestellte Administratorpasswort ändern',
        explanation:
          'Voreingestellte Passwörter stehen in Listen im Internet und gehören zu den ersten, die Angreifer versuchen.',
      },
      {
        text: 'Das WLAN mit WPA3 schützen, oder mit WPA2, wo ein Gerät es braucht',
        explanation:
          'Beide verschlüsseln gut, wenn das Passwort lang ist. Ältere Verfahren wie WEP sind in Minuten geknackt.',
      },
    ],
  },
  'a1102-021': {
    text: 'Remote Desktop von Port 3389 auf einen anderen Port zu verlegen genügt, um es gefahrlos für das ganze Internet zu öffnen.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Ein anderer Port verbirgt den Dienst nur vor einem flüchtigen Blick, während sich Anmeldungen wie zuvor angreifen lassen. Verwende ein VPN oder ein Gateway, mit Multi-Faktor-Authentifizierung.',
      },
      {
        text: 'Falsch',
        explanation:
          'Angreifer suchen alle Ports ab und finden den Dienst trotzdem. Er sollte nur über ein VPN oder ein Gateway erreichbar sein, mit Multi-Faktor-Authentifizierung.',
      },
    ],
  },
  'a1102-022': {
    text: 'Ein Anrufer sagt, er sei von der Betrugsabteilung der Bank. Er drängt eine Angestellte, den Code vorzulesen, der gerade auf ihrem Handy angekommen ist. Wie heißt dieser Angriff?',
    options: [
      {
        text: 'Smishing',
        explanation: 'Smishing arbeitet mit Textnachrichten. Hier spricht jemand am Telefon.',
      },
      {
        text: 'Vishing',
        explanation: 'Vishing ist Phishing mit der Stimme. Eine echte Bank fragt nicht nach solchen Codes.',
      },
      {
        text: 'Tailgating',
        explanation: 'Tailgating heißt, hinter jemandem, der hineindarf, durch die Tür zu schlüpfen.',
      },
      {
        text: 'Shoulder Surfing',
        explanation:
          'Shoulder Surfing heißt, jemandem beim Eingeben von Passwort oder PIN zuzusehen. Hier wird das Opfer zum Verraten überredet.',
      },
    ],
  },
  'a1102-023': {
    text: 'Eine Nutzerin ruft an: Ihre Dateien enden jetzt auf `.locked`, und eine Textdatei fordert Geld. Während ihr sprecht, ändern sich weitere Dateien. Was sollte zuerst geschehen?',
    options: [
      {
        text: 'Den PC vom Netz trennen',
        explanation:
          'Das hält die Ransomware von gemeinsamen Ordnern und anderen PCs fern. Danach wird der Vorfall gemeldet und untersucht.',
      },
      {
        text: 'Zahlen, bevor die Summe steigt',
        explanation:
          'Eine Zahlung garantiert nicht, dass die Dateien zurückkommen, und der Schaden breitet sich inzwischen weiter aus.',
      },
      {
        text: 'Die Dateien sofort aus der Sicherung wiederherstellen',
        explanation:
          'Die Schadsoftware ist noch aktiv und würde auch die wiederhergestellten Dateien verschlüsseln, vielleicht sogar die Sicherung.',
      },
      {
        text: 'Eine der veränderten Dateien an das Team mailen',
        explanation:
          'Das hält nichts auf und verbreitet vielleicht die Schadsoftware. Zuerst muss die Ausbreitung enden.',
      },
    ],
  },
  'a1102-024': {
    text: 'Hinter einem PC am Empfang findet eine Reinigungskraft einen daumengroßen Adapter zwischen Tastaturstecker und USB-Anschluss. In der IT kennt ihn niemand. Was ist er am ehesten?',
    options: [
      {
        text: 'Ein Rootkit',
        explanation:
          'Ein Rootkit ist Software, die sich tief im System versteckt. In die Hand nehmen kann man es nicht.',
      },
      {
        text: 'Ein Empfänger für eine Funktastatur',
        explanation:
          'Ein Empfänger steckt für sich allein in einem freien Anschluss. Dieser Adapter sitzt zwischen einer Kabeltastatur und dem PC.',
      },
      {
        text: 'Ein Hardware-Keylogger',
        explanation:
          'Solch ein Adapter zeichnet jeden Tastendruck auf, auch Passwörter. Den PC vom Netz zu trennen hält ihn nicht auf, und Virenscanner bemerken ihn selten.',
      },
      {
        text: 'Ein USB-Ladekabel',
        explanation:
          'Ein Ladekabel führt zu einem Handy oder einem anderen Gerät. Zwischen Tastatur und PC wird es nicht gesteckt.',
      },
    ],
  },
  'a1102-025': {
    text: 'In einem Café verbindet sich der Laptop eines Reisenden wie gewohnt mit „Cafe-Guest“. Diesen Access Point hat jedoch ein Fremder am Nebentisch aufgestellt, um den Verkehr mitzulesen. Welcher Angriff ist das?',
    options: [
      {
        text: 'Ein Denial-of-Service-Angriff',
        explanation:
          'Dabei würde ein Dienst überlastet, bis niemand ihn nutzen kann. Hier funktioniert die Verbindung und wird mitgelesen.',
      },
      {
        text: 'Ein Brute-Force-Angriff',
        explanation:
          'Dabei werden Passwörter eines nach dem anderen ausprobiert. Hier verbindet sich das Opfer von selbst.',
      },
      {
        text: 'Eine SQL-Injection',
        explanation:
          'Dabei werden Datenbankbefehle durch die Eingabefelder einer Website geschickt. Hier wird keine Datenbank angegriffen.',
      },
      {
        text: 'Ein Evil Twin',
        explanation:
          'Der Angreifer übernimmt den Namen eines vertrauten Netzes und wartet, dass sich Geräte verbinden. Ein VPN oder verschlüsselte Verbindungen begrenzen den Schaden.',
      },
    ],
  },
  'a1102-026': {
    text: 'Über Nacht hat sich Schadsoftware durch eine Lücke in einem Netzwerkdienst von einem PC auf dreißig andere kopiert. Niemand hat eine Datei geöffnet. Welche Art von Schadsoftware ist das?',
    options: [
      {
        text: 'Ein Trojanisches Pferd',
        explanation:
          'Ein Trojanisches Pferd gibt sich als etwas Nützliches aus und muss von jemandem gestartet werden.',
      },
      {
        text: 'Spyware',
        explanation:
          'Spyware beobachtet, was jemand tut. Der Name sagt, was sie macht, nicht dass sie sich von selbst verbreitet.',
      },
      {
        text: 'Ein Wurm',
        explanation: 'Ein Wurm verbreitet sich von allein über das Netz, ohne dass jemand dabei hilft.',
      },
      {
        text: 'Ein Makrovirus',
        explanation: 'Ein Makrovirus sitzt in Dokumenten und wird aktiv, wenn jemand eines öffnet.',
      },
    ],
  },
  'a1102-027': {
    text: 'Eine Nutzerin fragt, ob eine E-Mail „von der Bank“ echt ist. Welche Beobachtungen sprechen für Phishing? Wähle zwei.',
    options: [
      {
        text: 'Das Konto wird geschlossen, wenn sie nicht binnen einer Stunde handelt',
        explanation:
          'Druck und Drohungen sollen vom Nachdenken abhalten. Solche Fristen setzen Banken nicht per E-Mail.',
      },
      {
        text: 'Die E-Mail kam an einem Sonntag',
        explanation:
          'Viele echte Nachrichten werden am Wochenende automatisch verschickt. Der Tag beweist nichts.',
      },
      {
        text: 'Die E-Mail spricht sie mit vollem Namen an',
        explanation:
          'Echte E-Mails einer Bank tun das normalerweise. Auch Betrüger kennen vielleicht den Namen, es beweist also weder das eine noch das andere.',
      },
      {
        text: 'Der Link zeigt die Adresse der Bank, führt aber woandershin',
        explanation:
          'Der sichtbare Text eines Links kann alles Mögliche sagen. Ist das wahre Ziel eine andere Domain, will jemand täuschen.',
      },
      {
        text: 'Die E-Mail bittet sie, sich wie gewohnt anzumelden, ohne Link',
        explanation:
          'Eine Nachricht ohne Link, die ihr den Weg zur Bank überlässt, ist typisch für sorgfältige Banken.',
      },
    ],
  },
  'a1102-028': {
    text: 'Ein PC, auf dem alle verfügbaren Updates installiert sind, ist gegen Zero-Day-Angriffe geschützt.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Updates schließen Lücken, die dem Hersteller bekannt und behoben sind. Ein Zero-Day-Angriff nutzt eine, für die es noch keine Abhilfe gibt.',
      },
      {
        text: 'Falsch',
        explanation:
          'Ein Zero-Day-Angriff nutzt eine Lücke, für die es noch kein Update gibt. Weitere Schichten wie begrenzte Rechte und Netzregeln mindern den Schaden.',
      },
    ],
  },
  'a1102-029': {
    text: 'Ein Dokument hängt in der Druckwarteschlange fest und lässt sich nicht löschen, und die Aufträge dahinter warten. Der Drucker selbst ist bereit. Was versuchst du zuerst?',
    options: [
      {
        text: 'Den Dienst „Druckwarteschlange“ neu starten',
        explanation:
          'Dieser Dienst (Print Spooler) verwaltet die Warteschlange. Ihn anzuhalten, den festhängenden Auftrag zu entfernen und ihn wieder zu starten macht sie meist frei.',
      },
      {
        text: 'Die Tonerkartusche des Druckers ersetzen',
        explanation:
          'Toner hat auf die Warteschlange in Windows keinen Einfluss, und der Drucker meldet, dass er bereit ist.',
      },
      {
        text: 'Auf dem PC `ipconfig /flushdns` ausführen',
        explanation:
          'Das leert den Zwischenspeicher für nachgeschlagene Namen. Die Druckwarteschlange berührt es nicht.',
      },
      {
        text: 'Auf dem PC Windows neu installieren',
        explanation:
          'Das würde Stunden dauern, für einen Fehler, den normalerweise der Neustart eines Dienstes behebt.',
      },
    ],
  },
  'a1102-030': {
    text: 'Nach einer Aktualisierung des Grafiktreibers bleibt ein PC bei jedem Start mit einem Bluescreen stehen, bevor man sich anmelden kann. Wie bringt man ihn am schonendsten wieder zum Laufen?',
    options: [
      {
        text: 'Den PC zurücksetzen und alle Dateien entfernen',
        explanation:
          'Das mag gehen, aber wegen eines Fehlers in einem einzigen Treiber gehen Programme und Dateien verloren.',
      },
      {
        text: 'Eine neue Grafikkarte einbauen',
        explanation:
          'Der Fehler begann mit der Aktualisierung des Treibers. Die Karte selbst funktionierte bis dahin.',
      },
      {
        text: 'Den PC mit mehr Arbeitsspeicher aufrüsten',
        explanation:
          'Der Zeitpunkt weist auf den neuen Treiber hin. Mehr Arbeitsspeicher lässt ihn nicht richtig laufen.',
      },
      {
        text: 'Im abgesicherten Modus starten und den Treiber zurücksetzen',
        explanation:
          'Der abgesicherte Modus lädt nur einen einfachen Anzeigetreiber, sodass sich der fehlerhafte entfernen oder zurücksetzen lässt. Sonst ändert sich nichts.',
      },
    ],
  },
  'a1102-031': {
    text: 'Ein Buchhaltungsprogramm schließt sich bei einer Nutzerin gleich nach dem Öffnen. Wer sich sonst an demselben PC anmeldet, kann es ohne Probleme verwenden. Wo siehst du zuerst nach?',
    options: [
      {
        text: 'Beim Arbeitsspeicher des PCs',
        explanation:
          'Fehlerhafter Arbeitsspeicher würde allen Probleme machen, die an diesem PC arbeiten, nicht einer einzelnen.',
      },
      {
        text: 'Bei den Programmdateien in `C:\\Program Files`',
        explanation:
          'Diese Dateien teilen sich alle Nutzer des PCs, und bei den anderen funktioniert das Programm.',
      },
      {
        text: 'Bei den Programmeinstellungen in ihrem Profil',
        explanation:
          'Nur was ihr gehört, ist anders als bei den anderen: ihre Einstellungen und Dateien. Den Einstellungsordner des Programms umzubenennen ist ein schneller Test.',
      },
      {
        text: 'Beim Treiber der Grafikkarte',
        explanation: 'Der Treiber ist an diesem PC für alle derselbe, und die anderen haben keine Probleme.',
      },
    ],
  },
  'a1102-032': {
    text: 'Ein PC, der gestern noch lief, zeigt heute Morgen `No bootable device`. Der USB-Stick eines Kollegen steckt noch. Was versuchst du zuerst?',
    options: [
      {
        text: 'Windows von Grund auf neu installieren',
        explanation: 'Das würde das System löschen, bevor die einfachste Ursache ausgeschlossen ist.',
      },
      {
        text: 'Das Laufwerk ersetzen, auf dem Windows liegt',
        explanation:
          'Vielleicht ist das Laufwerk ausgefallen, aber das ist die teurere Vermutung. Prüfe zuerst den Stick.',
      },
      {
        text: 'In der Firmware das TPM löschen',
        explanation:
          'Dem Start hilft das nicht, und auf einem verschlüsselten Laufwerk kann dadurch der Wiederherstellungsschlüssel nötig werden.',
      },
      {
        text: 'Den Stick abziehen und neu starten',
        explanation:
          'Steht USB in der Startreihenfolge vorn, versuchen es manche PCs mit dem Stick und kommen nicht weiter. Der Test kostet nichts.',
      },
    ],
  },
  'a1102-033': {
    text: 'Um schneller zu surfen, hat eine Nutzerin an ihrem Büro-PC einen öffentlichen DNS-Server eingestellt. Webseiten öffnen sich, aber Laufwerke auf dem Dateiserver `fs01` und Gruppenrichtlinien funktionieren nicht mehr. Warum?',
    options: [
      {
        text: 'Öffentliches DNS kennt die internen Namen der Firma nicht',
        explanation:
          '`fs01` und die Domänencontroller sind nur im DNS der Firma eingetragen. Der PC muss wieder diesen Server fragen.',
      },
      {
        text: 'Öffentliche DNS-Server sperren Dateifreigaben zwischen PCs',
        explanation:
          'Ein DNS-Server beantwortet nur Fragen nach Namen. Den Verkehr, der danach kommt, sieht und sperrt er nicht.',
      },
      {
        text: 'Der PC wurde durch die Änderung aus der Domäne entfernt',
        explanation:
          'Eine DNS-Einstellung beendet die Mitgliedschaft nicht. Mit der alten Einstellung funktioniert alles wieder.',
      },
      {
        text: 'Die Laufwerke gehen nur in der alten Version des Browsers',
        explanation: 'Netzlaufwerke öffnet Windows, mit dem Browser haben sie nichts zu tun.',
      },
    ],
  },
  'a1102-034': {
    text: 'Ein PC braucht nach der Anmeldung mehrere Minuten, bis man ihn benutzen kann. Was prüft man sinnvollerweise zuerst? Wähle drei.',
    options: [
      {
        text: 'Welche Programme automatisch starten',
        explanation:
          'Jedes davon kostet nach der Anmeldung Zeit und Arbeitsspeicher. Was nicht gebraucht wird, lässt sich ausschalten.',
      },
      {
        text: 'Welches Bild der Desktophintergrund ist',
        explanation: 'Ein Bild ist im Nu geladen. Minuten kostet es nicht.',
      },
      {
        text: 'Welcher Drucker als Standard eingestellt ist',
        explanation: 'Die Wahl des Standarddruckers wirkt sich auf die Zeit nach der Anmeldung kaum aus.',
      },
      {
        text: 'Wie ausgelastet Datenträger, Prozessor und Arbeitsspeicher sind',
        explanation: 'Der Task-Manager zeigt, was davon der Engpass ist und welches Programm ihn verursacht.',
      },
      {
        text: 'Wie viel Platz auf dem Systemlaufwerk noch frei ist',
        explanation:
          'Windows braucht freien Platz für temporäre Dateien und für seine Auslagerungsdatei. Ein fast volles Laufwerk macht alles langsam.',
      },
    ],
  },
  'a1102-035': {
    text: 'Die Systemwiederherstellung versetzt Systemdateien, Treiber und Einstellungen von Windows auf einen früheren Tag zurück, während die Dokumente des Nutzers bleiben, wie sie sind.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Programme und Treiber, die nach dem Wiederherstellungspunkt installiert wurden, verschwinden, aber persönliche Dokumente bleiben unberührt. Eine Sicherung ersetzt das nicht.',
      },
      {
        text: 'Falsch',
        explanation:
          'Dokumente lässt die Systemwiederherstellung unberührt. Sie sind vor ihr sicher, aber gelöschte bringt sie auch nicht zurück.',
      },
    ],
  },
  'a1102-036': {
    text: 'Ein Nutzer öffnet das Intranet über seine Adresse `https://10.0.4.12` und bekommt eine Zertifikatswarnung. Wer `https://intranet.example` eingibt, sieht keine. Was ist der Grund?',
    options: [
      {
        text: 'Das Zertifikat des Servers ist vor einiger Zeit abgelaufen',
        explanation:
          'Bei einem abgelaufenen Zertifikat würden alle gewarnt, auch wenn der Name eingegeben wird.',
      },
      {
        text: 'Das Zertifikat wurde für den Namen ausgestellt, nicht für die Adresse',
        explanation:
          'Der Browser vergleicht die Eingabe mit den Namen im Zertifikat. Die Adresse ist nicht dabei.',
      },
      {
        text: 'Der PC des Nutzers ist infiziert und zeigt falsche Warnungen',
        explanation:
          'Es gibt eine einfachere Erklärung, die genau passt: Er hat etwas eingegeben, das nicht im Zertifikat steht.',
      },
      {
        text: 'Die Verbindung ist nicht verschlüsselt, wenn ein Name eingegeben wird',
        explanation:
          'Beide Wege verwenden HTTPS und sind verschlüsselt. Der Unterschied liegt in der Prüfung des Zertifikats.',
      },
    ],
  },
  'a1102-037': {
    text: 'Seit eine Nutzerin einen kostenlosen PDF-Konverter installiert hat, öffnet ihr Browser eine fremde Suchseite und zeigt eine Symbolleiste, die sie nie gewählt hat. Was tust du zuerst?',
    options: [
      {
        text: 'Das Netzwerkkabel des PCs durch ein neues ersetzen',
        explanation: 'Ein Kabel kann weder die Startseite ändern noch eine Symbolleiste hinzufügen.',
      },
      {
        text: 'Dem Browser einen größeren Cache geben',
        explanation: 'Der Cache speichert Teile von Webseiten. Unerwünschte Software entfernt er nicht.',
      },
      {
        text: 'Den Internetanbieter um eine neue Adresse bitten',
        explanation:
          'Die Änderung sitzt im Browser dieses PCs. Eine andere Adresse würde sie nicht entfernen.',
      },
      {
        text: 'Den Konverter und seine Erweiterungen entfernen',
        explanation:
          'Solche Werkzeuge bringen oft einen Browser-Hijacker mit. Danach werden Suche und Startseite zurückgesetzt, und der PC wird auf Schadsoftware geprüft.',
      },
    ],
  },
  'a1102-038': {
    text: 'Eine Seite im Browser füllt den ganzen Bildschirm, piept und behauptet: „14 Viren gefunden! Rufen Sie jetzt diese Nummer an!“ Heruntergeladen wurde nichts. Was sollte die Nutzerin tun?',
    options: [
      {
        text: 'Die Nummer anrufen und den Techniker auf den PC lassen',
        explanation: 'Am anderen Ende sind die Betrüger. Sie wollen Geld und Fernzugriff auf den PC.',
      },
      {
        text: 'Den Browser schließen, notfalls mit dem Task-Manager, und es melden',
        explanation:
          'Es ist nur eine Webseite, die Angst machen will. Ist sie geschlossen, bringt eine Prüfung mit dem eigenen Virenschutz Gewissheit.',
      },
      {
        text: 'Auf die Schaltfläche der Seite klicken, um die Viren entfernen zu lassen',
        explanation:
          'Die Schaltfläche gehört den Betrügern und installiert womöglich die Schadsoftware, die bisher nur behauptet war.',
      },
      {
        text: 'Für die Vollversion bezahlen, die die Seite anbietet',
        explanation: 'Die Warnung ist erfunden. Die Zahlungsdaten bekämen die Betrüger.',
      },
    ],
  },
  'a1102-039': {
    text: 'Ein Handy, das früher den ganzen Tag hielt, ist mittags leer, seit letzte Woche eine neue App installiert wurde. Was prüfst du zuerst?',
    options: [
      {
        text: 'Das Alter der SIM-Karte',
        explanation:
          'Eine SIM-Karte braucht so gut wie keinen Strom, und ihr Alter macht keinen Unterschied.',
      },
      {
        text: 'Den Umfang der Fotosammlung',
        explanation:
          'Gespeicherte Fotos belegen Platz, verbrauchen aber keinen Strom, wenn sie nur daliegen.',
      },
      {
        text: 'Den freien Platz auf dem Büroserver',
        explanation: 'Der Server hat keinen Einfluss auf den Akku eines Handys.',
      },
      {
        text: 'Den Akkuverbrauch jeder App in den Einstellungen',
        explanation:
          'Die Liste zeigt sofort, ob die neue App den Strom verbraucht. Dann lässt sie sich einschränken, aktualisieren oder entfernen.',
      },
    ],
  },
  'a1102-040': {
    text: 'Ein infizierter Windows-PC wird gesäubert. Warum schalten viele Fachleute auf ihm die Systemwiederherstellung aus, bevor sie die Schadsoftware entfernen?',
    options: [
      {
        text: 'Damit der Scanner mehr Arbeitsspeicher bekommt',
        explanation:
          'Die Systemwiederherstellung belegt Platz auf dem Laufwerk und kaum Arbeitsspeicher. Das ist nicht der Grund.',
      },
      {
        text: 'Damit sich währenddessen niemand anmelden kann',
        explanation: 'Auf Anmeldungen hat die Systemwiederherstellung keinen Einfluss.',
      },
      {
        text: 'Damit kein Wiederherstellungspunkt sie zurückbringt',
        explanation:
          'Wiederherstellungspunkte enthalten vielleicht infizierte Dateien. Das Ausschalten löscht sie, und nach der Säuberung wird ein frischer angelegt.',
      },
      {
        text: 'Damit Windows seine Updates schneller herunterlädt',
        explanation: 'Updates hängen nicht von der Systemwiederherstellung ab. Das ist nicht der Grund.',
      },
    ],
  },
  'a1102-041': {
    text: 'Eine Nutzerin befürchtet, ihr Handy sei infiziert. Welche Beobachtungen sprechen dafür? Wähle drei.',
    options: [
      {
        text: 'Es erscheinen Apps, die sie nie installiert hat',
        explanation:
          'Unbekannte Apps sind ein ernstes Zeichen, vor allem wenn sie weitreichende Berechtigungen verlangen.',
      },
      {
        text: 'Die Uhr springt im Frühjahr um eine Stunde vor',
        explanation:
          'Das ist die Umstellung auf Sommerzeit, die das Handy in vielen Ländern selbst vornimmt.',
      },
      {
        text: 'Es wird warm, und der Akku leert sich, obwohl niemand es benutzt',
        explanation: 'Im Hintergrund ist etwas am Werk. Der Akkuverbrauch je App zeigt, was es ist.',
      },
      {
        text: 'Der Datenverbrauch steigt stark, während das Handy unbenutzt daliegt',
        explanation:
          'Schadsoftware sendet vielleicht Daten oder lädt im Hintergrund Werbung. Der Datenverbrauch je App zeigt, woher es kommt.',
      },
      {
        text: 'Nach einem Neustart wird die PIN verlangt',
        explanation: 'Das tun Handys nach jedem Neustart. Es schützt die verschlüsselten Daten.',
      },
    ],
  },
  'a1102-042': {
    text: 'Ein PC wurde von Spyware gesäubert, die Tastatureingaben aufgezeichnet hat. Die Passwörter, die an ihm eingegeben wurden, können unbesorgt bleiben.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Die Säuberung entfernt die Spyware, nicht die Kopien der Passwörter, die sie vielleicht schon verschickt hat. Sie müssen geändert werden.',
      },
      {
        text: 'Falsch',
        explanation:
          'Die Passwörter sind inzwischen vielleicht in fremden Händen. Ändere sie von einem sauberen Gerät aus und sieh nach unbekannten Anmeldungen.',
      },
    ],
  },
  'a1102-043': {
    text: 'Welcher dieser Pläne folgt der 3-2-1-Regel für Sicherungen?',
    options: [
      {
        text: 'Original auf dem Server, eine Kopie auf einem NAS im Büro, eine Kopie in einem Cloudspeicher',
        explanation:
          'Das ergibt drei Kopien der Daten auf mindestens zwei Arten von Speicher, eine davon an einem anderen Ort.',
      },
      {
        text: 'Original auf dem Server, zwei Kopien auf einem zweiten Laufwerk im selben Server',
        explanation:
          'Es gibt drei Kopien, aber ein Feuer oder Diebstahl nimmt den Server und alle auf einmal.',
      },
      {
        text: 'Original auf dem Server, eine Kopie auf einem Band, das in einer Bank liegt',
        explanation: 'Eine Kopie ist an einem anderen Ort, aber insgesamt gibt es nur zwei.',
      },
      {
        text: 'Original auf dem Server, eine Kopie auf einem NAS und eine auf Band, beide neben dem Server',
        explanation:
          'Es gibt drei Kopien auf verschiedenen Medien, aber keine davon ist an einem anderen Ort.',
      },
    ],
  },
  'a1102-044': {
    text: 'Um 22:00 Uhr scheitert eine geplante Aktualisierung des Buchungssystems, und bis 06:00 Uhr muss das System wieder laufen. Welcher Teil des Änderungsantrags sagt, wie man zum alten Zustand zurückkommt?',
    options: [
      {
        text: 'Der Umfang der Änderung',
        explanation:
          'Der Umfang sagt, was geändert wird und was nicht. Wie man es rückgängig macht, sagt er nicht.',
      },
      {
        text: 'Der Rückfallplan',
        explanation:
          'Der Rückfallplan (Rollback oder Backout) nennt die Schritte und die Zeit, um den Zustand vor der Änderung wiederherzustellen.',
      },
      {
        text: 'Die Risikoanalyse',
        explanation: 'Die Risikoanalyse wägt ab, was schiefgehen könnte. Der Weg zurück steht im Plan dafür.',
      },
      {
        text: 'Die Abnahme durch die Anwender',
        explanation:
          'Mit der Abnahme bestätigen Anwender, dass eine fertige Änderung funktioniert. Eine Anleitung, sie rückgängig zu machen, ist das nicht.',
      },
    ],
  },
  'a1102-045': {
    text: 'Ein Server macht am Sonntagabend eine Vollsicherung und an jedem anderen Abend eine differenzielle. Am Donnerstagmittag fällt seine Platte aus. Womit kommt man am schnellsten zum Stand vom Mittwochabend zurück?',
    options: [
      {
        text: 'Mit der Vollsicherung vom Sonntag, dann denen von Montag, Dienstag und Mittwoch',
        explanation:
          'Alle der Reihe nach wären bei inkrementellen Sicherungen nötig. Bei differenziellen genügt die jüngste.',
      },
      {
        text: 'Mit der differenziellen Sicherung vom Mittwoch allein',
        explanation:
          'Sie enthält nur, was sich seit Sonntag geändert hat. Alles Ältere steckt in der Vollsicherung.',
      },
      {
        text: 'Mit der Vollsicherung vom Sonntag allein',
        explanation:
          'Sie führt nur zum Sonntagabend zurück. Die Änderungen von Montag bis Mittwoch würden fehlen.',
      },
      {
        text: 'Mit der Vollsicherung vom Sonntag, dann der differenziellen vom Mittwoch',
        explanation:
          'Eine differenzielle Sicherung enthält alles, was sich seit der letzten Vollsicherung geändert hat, also braucht man darüber hinaus nur die jüngste.',
      },
    ],
  },
  'a1102-046': {
    text: 'Du hast ein Druckproblem gelöst und schließt das Ticket. Welche Notiz hilft jemandem aus dem Team am meisten, wenn das Problem wiederkommt?',
    options: [
      {
        text: '„Auftrag hing auf PRT-02. Spooler neu gestartet, Testseite gut, von Nutzerin bestätigt.“',
        explanation:
          'Sie nennt die Ursache, das Gerät, den Schritt und den Beleg, dass er geholfen hat. Damit kann man anfangen.',
      },
      {
        text: '„Drucker geht wieder. Nutzerin war sehr nett, und wir haben uns gut über ihren Urlaub unterhalten.“',
        explanation: 'Sie sagt, dass der Drucker geht, aber nicht, was nicht stimmte und was getan wurde.',
      },
      { text: '„Erledigt.“', explanation: 'Daraus erfährt niemand, was nicht stimmte und was geholfen hat.' },
      {
        text: '„Anwenderfehler, wie immer in dieser Abteilung. Bitte schult die Leute dort endlich einmal.“',
        explanation:
          'Sie gibt Leuten die Schuld, statt Tatsachen zu nennen. Auch Nutzer lesen vielleicht Tickets.',
      },
    ],
  },
  'a1102-047': {
    text: 'Derselbe Fehler am Scanner kommt alle paar Wochen wieder, und jedes Mal erarbeitet jemand anderes die Abhilfe von Neuem. Was sollte geschrieben werden?',
    options: [
      {
        text: 'Eine Nutzungsrichtlinie',
        explanation: 'Sie sagt, was Nutzer mit der IT der Firma tun dürfen. Abhilfen beschreibt sie nicht.',
      },
      {
        text: 'Ein Netzplan',
        explanation:
          'Er zeigt, wie Geräte verbunden sind. Wie dieser Fehler zu beheben ist, beschreibt er nicht.',
      },
      {
        text: 'Ein Wissensdatenbank-Artikel',
        explanation:
          'Mit einem Artikel über Symptom, Ursache und Abhilfe finden alle sofort die bewährte Lösung.',
      },
      {
        text: 'Eine Geheimhaltungsvereinbarung',
        explanation:
          'Sie verpflichtet Leute, Geheimnisse zu wahren. Wissen über einen Scanner gibt sie nicht weiter.',
      },
    ],
  },
  'a1102-048': {
    text: 'Welche Einträge gehören zu einem Laptop in der Inventarliste der Firma? Wähle vier.',
    options: [
      {
        text: 'Die Person, der er zugewiesen ist',
        explanation: 'So ist klar, wer das Gerät hat und wer es beim Weggang zurückgeben muss.',
      },
      {
        text: 'Das Anmeldepasswort der Person',
        explanation: 'Passwörter gehören nur der Person selbst und werden nie in eine Liste geschrieben.',
      },
      {
        text: 'Die Seriennummer und die Inventarnummer',
        explanation: 'Sie bestimmen das Gerät zweifelsfrei, für Garantie, Verlust und Inventur.',
      },
      {
        text: 'Das Kaufdatum und das Ende der Garantie',
        explanation:
          'Sie sagen, wann eine Reparatur noch kostenlos ist und wann das Gerät ersetzt werden soll.',
      },
      {
        text: 'Der Ort, an dem er benutzt wird',
        explanation: 'Wer ihn reparieren oder zählen soll, muss ihn finden können.',
      },
    ],
  },
  'a1102-049': {
    text: 'Der Sicherungsauftrag hat ein Jahr lang jede Nacht „erfolgreich“ gemeldet. Eine Probewiederherstellung ist darum nicht nötig.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Die Meldung sagt, dass Daten geschrieben wurden, nicht dass sie sich vollständig zurücklesen lassen. Das zeigt nur eine Wiederherstellung.',
      },
      {
        text: 'Falsch',
        explanation:
          'Datenträger, Schlüssel oder die Auswahl der Ordner können unbemerkt falsch sein. Erst regelmäßige Probewiederherstellungen belegen, dass eine Sicherung brauchbar ist.',
      },
    ],
  },
  'a1102-050': {
    text: 'Du willst in einen Desktop-PC ein Speichermodul einbauen. Wie schützt du die Bauteile am besten vor statischer Elektrizität?',
    options: [
      {
        text: 'Dicke Wollhandschuhe tragen',
        explanation:
          'Wolle kann sich durch Reibung aufladen, und mit dicken Handschuhen arbeitet man ungeschickt.',
      },
      {
        text: 'Das Modul an seinen Goldkontakten halten',
        explanation: 'Die Kontakte führen direkt zu den Chips. Halte ein Modul an den Rändern.',
      },
      {
        text: 'In Schuhen mit Gummisohlen auf Teppich arbeiten',
        explanation:
          'Beim Gehen auf Teppich lädt man sich auf, und durch Gummisohlen fließt die Ladung nicht ab.',
      },
      {
        text: 'Ein mit dem Gehäuse verbundenes Antistatikarmband tragen',
        explanation:
          'Das Band bringt dich und das Gehäuse auf dasselbe elektrische Niveau, sodass kein Funke durch die Bauteile geht.',
      },
    ],
  },
  'a1102-051': {
    text: 'Eine Nutzerin ruft aufgebracht an: Ihr PC ist diese Woche zum dritten Mal ausgefallen, und ein Abgabetermin steht bevor. Wie beginnst du?',
    options: [
      {
        text: 'Ihr sagen, dass andere Leute heute weit größere Probleme haben als sie',
        explanation: 'Das macht ihr Problem klein und sie noch wütender, ohne jemandem zu helfen.',
      },
      {
        text: 'Sie ausreden lassen und das Problem in eigenen Worten zusammenfassen',
        explanation:
          'Sie merkt, dass sie ernst genommen wird, und du stellst sicher, dass du es verstanden hast. Danach kannst du genaue Fragen stellen.',
      },
      {
        text: 'Sie gleich mit technischen Fragen unterbrechen, um Zeit zu sparen',
        explanation:
          'Unterbrechen vergrößert den Ärger und schneidet Einzelheiten ab, die wichtig sein können.',
      },
      {
        text: 'Sagen, dass der Kollege, der zuletzt daran war, schlecht gearbeitet hat',
        explanation: 'Das löst das Problem nicht und schadet dem Vertrauen in das ganze Team.',
      },
    ],
  },
  'a1102-052': {
    text: 'SSDs mit Patientenakten sollen entsorgt werden. Niemand wird sie wieder verwenden. Welcher Weg ist der sicherste?',
    options: [
      {
        text: 'Sie eine Weile an einen starken Magneten halten',
        explanation:
          'Ein Magnet löscht magnetische Medien wie Festplatten. Flash-Speicher speichert Daten nicht magnetisch.',
      },
      {
        text: 'Alle Dateien löschen und den Papierkorb leeren',
        explanation:
          'Löschen entfernt vor allem die Einträge im Dateisystem. Dass die Daten selbst weg sind, ist damit nicht gewiss.',
      },
      {
        text: 'Jedes Laufwerk schnell mit einem neuen Dateisystem formatieren',
        explanation:
          'Eine Schnellformatierung schreibt ein neues, leeres Verzeichnis. Die alten Daten macht sie nicht verlässlich unlesbar.',
      },
      {
        text: 'Sie schreddern lassen, mit einer Bescheinigung der Vernichtung',
        explanation:
          'Fein genug geschredderte Chips lassen sich nicht lesen, und die Bescheinigung belegt, dass es geschehen ist.',
      },
    ],
  },
  'a1102-053': {
    text: 'In einem Dorf fällt mehrmals im Monat für zwei, drei Minuten der Strom aus, und jedes Mal geht der kleine Büroserver aus. Was gehört zwischen den Server und die Steckdose?',
    options: [
      {
        text: 'Eine unterbrechungsfreie Stromversorgung',
        explanation:
          'Der Akku der USV, wie sie kurz heißt, trägt den Server über kurze Ausfälle und lässt bei langen Zeit, ihn sauber herunterzufahren.',
      },
      {
        text: 'Ein Überspannungsschutz',
        explanation: 'Er nimmt Spannungsspitzen die Schärfe. Fällt der Strom aus, liefert er nichts.',
      },
      {
        text: 'Ein starkes Verlängerungskabel mit Sicherung',
        explanation: 'Es gibt nur den Netzstrom weiter. Fällt der aus, fällt auch der Server aus.',
      },
    ],
  },
  'a1102-054': {
    text: 'Auf dem Weg zu einer Kundin merkst du, dass du zwanzig Minuten zu spät kommen wirst. Was ist richtig?',
    options: [
      {
        text: 'Nichts sagen und es bei der Ankunft ausführlich erklären',
        explanation:
          'Die Kundin wartet, ohne zu wissen, warum. Die Erklärung kommt zu spät, um noch zu nützen.',
      },
      {
        text: 'Jetzt anrufen, es sagen und eine neue Zeit nennen',
        explanation:
          'Die Kundin kann planen oder einen anderen Termin wählen. Ein frühes, ehrliches Wort erhält das Vertrauen.',
      },
      {
        text: 'Einen Kollegen bitten, im Ticket eine frühere Ankunft einzutragen',
        explanation: 'Ein falscher Eintrag ist unehrlich und hilft der Kundin nicht, die wartet.',
      },
      {
        text: 'Den Besuch absagen und die Kundin ein neues Ticket eröffnen lassen',
        explanation:
          'Zwanzig Minuten zu spät ist für die meisten besser als gar keine Hilfe, und die Wahl liegt bei ihr.',
      },
    ],
  },
  'a1102-055': {
    text: 'Beim Reparieren eines Firmen-PCs stößt du auf eindeutig illegale Dateien. Was ist richtig? Wähle zwei.',
    options: [
      {
        text: 'Festhalten, wer das Gerät hatte, von wann bis wann',
        explanation:
          'Eine lückenlose Aufzeichnung, die Beweismittelkette, zeigt, dass die Beweise unterwegs nicht verändert wurden.',
      },
      {
        text: 'Aufhören und es so melden, wie die Richtlinie der Firma es sagt',
        explanation:
          'Die Richtlinie nennt die Personen, die über die nächsten Schritte entscheiden, bis hin zur Polizei. Du beurteilst den Fall nicht selbst.',
      },
      {
        text: 'Die Dateien löschen, um den Nutzer zu schützen',
        explanation: 'Das vernichtet Beweise, und du machst dich vielleicht selbst haftbar.',
      },
      {
        text: 'Die Dateien als Beleg auf deinen eigenen USB-Stick kopieren',
        explanation:
          'Schon der Besitz solcher Dateien kann strafbar sein, und Kopieren kann Beweise verändern.',
      },
      {
        text: 'Sie dem Team zeigen, um Meinungen zu hören',
        explanation:
          'Das verbreitet das Material und verletzt die Privatsphäre der Beteiligten. Wissen müssen es nur die in der Richtlinie genannten Personen.',
      },
    ],
  },
  'a1102-056': {
    text: 'Bevor du einen schweren Server in ein Rack hebst, solltest du um Hilfe bitten oder einen Lift benutzen. Hebst du doch, gehst du in die Knie und hältst den Rücken gerade.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Server sind schwer und schlecht zu greifen. Zu zweit oder mit Lift, und mit den Beinen statt dem Rücken, vermeidet man Verletzungen und einen fallenden Server.',
      },
      {
        text: 'Falsch',
        explanation:
          'Allein und mit krummem Rücken zu heben ist eine häufige Ursache von Verletzungen. Hilfe und Kraft aus den Beinen sind der sichere Weg.',
      },
    ],
  },
};
