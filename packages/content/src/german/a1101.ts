import type { QuestionTranslation } from './shape.ts';

export const a1101German: Readonly<Record<string, QuestionTranslation>> = {
  'a1101-001': {
    text: 'Der Laptop einer Pflegekraft scheint einen toten Bildschirm zu haben. Hält man eine Taschenlampe nah an das Panel, ist der Desktop gerade noch zu erkennen, und ein externer Monitor zeigt ein normales Bild. Welches Teil ist am ehesten ausgefallen?',
    options: [
      {
        text: 'Der Grafikprozessor',
        explanation:
          'Ein ausgefallener Grafikprozessor würde auch das Bild auf dem externen Monitor stören, und das ist hier normal.',
      },
      {
        text: 'Die Hintergrundbeleuchtung',
        explanation:
          'Das Panel bildet noch das Bild, aber nichts beleuchtet es von hinten. Ein schwaches Bild unter der Taschenlampe ist das typische Zeichen.',
      },
      {
        text: 'Der Digitizer des Touchscreens',
        explanation:
          'Der Digitizer meldet Berührungen. Fällt er aus, geht die Eingabe mit dem Finger nicht mehr, aber das Bild bleibt hell.',
      },
      {
        text: 'Der Arbeitsspeicher',
        explanation:
          'Fehlerhafter Arbeitsspeicher führt zu Abstürzen oder zu einem PC, der nicht startet. Er hinterlässt kein vollständiges Bild, dem nur das Licht fehlt.',
      },
    ],
  },
  'a1101-002': {
    text: 'Das Touchpad eines drei Jahre alten Laptops hat sich über das Gehäuse gehoben, und der Deckel schließt nicht mehr flach. Was tust du zuerst?',
    options: [
      {
        text: 'Das Touchpad hinunterdrücken und die Gehäuseschrauben anziehen',
        explanation: 'Druck kann einen aufgeblähten Akku im Inneren beschädigen und einen Brand auslösen.',
      },
      {
        text: 'Ihn im Akkubetrieb leer laufen lassen und dann ganz aufladen',
        explanation:
          'Ein voller Zyklus kann eine falsche Ladeanzeige berichtigen, aber kein Aufblähen rückgängig machen. Weiteres Laden vergrößert die Gefahr.',
      },
      {
        text: 'Den neuesten Touchpad-Treiber des Herstellers installieren',
        explanation:
          'Etwas unter dem Touchpad drückt es nach oben. Software kann das weder verursachen noch beheben.',
      },
      {
        text: 'Ihn ausschalten, vom Strom trennen und nicht mehr benutzen',
        explanation:
          'Ein gewölbtes Gehäuse deutet auf einen aufgeblähten Lithium-Ionen-Akku hin, der in Brand geraten kann. Der Laptop bleibt aus, bis jemand mit der nötigen Ausbildung den Akku ersetzt hat.',
      },
    ],
  },
  'a1101-003': {
    text: 'Die Belegschaft liest Firmenmail auf eigenen Handys. Geht jemand, will die Firma ihre Mail und Dokumente entfernen, private Fotos aber nicht anrühren. Was erfüllt diesen Wunsch?',
    options: [
      {
        text: 'Eine Geräteverwaltung mit getrenntem Arbeitsprofil',
        explanation:
          'Ein verwaltetes Arbeitsprofil oder ein Container hält Firmendaten von privaten getrennt, sodass sie sich für sich allein aus der Ferne löschen lassen.',
      },
      {
        text: 'Ein Zurücksetzen des Handys aus der Ferne, wenn jemand geht',
        explanation:
          'Das Zurücksetzen auf Werkseinstellungen löscht alles auf dem Handy, auch die privaten Fotos.',
      },
      {
        text: 'Eine Regel, nach der jedes Handy eine sechsstellige PIN hat',
        explanation:
          'Eine PIN hält Fremde vom Handy fern. Wenn die Person die Firma verlässt, entfernt sie nichts.',
      },
      {
        text: 'Eine nächtliche Sicherung jedes Handys ins Büro',
        explanation:
          'Eine Sicherung macht noch eine Kopie der Daten, auch der privaten. Vom Handy nimmt sie nichts.',
      },
    ],
  },
  'a1101-004': {
    text: 'Der Laptop einer Technikerin im Außendienst hat kein Mobilfunkmodem, aber ihr Handy hat einen guten Datentarif. Wodurch kann der Laptop die Internetverbindung des Handys nutzen? Wähle drei.',
    options: [
      {
        text: 'Durch Antippen des NFC-Lesers am Laptop mit dem Handy',
        explanation:
          'NFC reicht ein paar Zentimeter weit und überträgt kleine Datenmengen, etwa für eine Zahlung oder eine Kopplung. Eine Internetverbindung trägt es nicht.',
      },
      {
        text: 'Durch einen WLAN-Hotspot, der im Handy eingeschaltet wird',
        explanation:
          'Ein Hotspot macht das Handy zu einem kleinen Access Point, der den Verkehr des Laptops ins Mobilfunknetz weitergibt.',
      },
      {
        text: 'Durch ein USB-Kabel mit eingeschaltetem Tethering',
        explanation:
          'Beim USB-Tethering sieht der Laptop das Handy als Netzwerkadapter. Das Kabel lädt zugleich das Handy.',
      },
      {
        text: 'Durch eine Bluetooth-Verbindung mit eingeschaltetem Tethering',
        explanation:
          'Handy und Laptop werden einmal gekoppelt, dann geht der Laptop über das Handy ins Internet. Das ist langsamer als WLAN, schont aber den Akku.',
      },
      {
        text: 'Durch das Spiegeln des Handybildschirms auf den Laptop',
        explanation:
          'Beim Spiegeln zeigt der Laptop das Bild des Handys. Er selbst gewinnt dadurch keine Internetverbindung.',
      },
    ],
  },
  'a1101-005': {
    text: 'Ein Vertriebsteam wechselt zu Handys mit eSIM. Mit einer eSIM kann ein Handy einen neuen Mobilfunktarif übernehmen, ohne dass jemand eine Plastikkarte tauscht.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Eine eSIM ist im Handy eingebaut. Ein neuer Tarif wird als Profil heruntergeladen, oft durch Scannen eines QR-Codes.',
      },
      {
        text: 'Falsch',
        explanation:
          'Karten zu tauschen gehört zur herausnehmbaren SIM. Eine eSIM bleibt im Handy und nimmt neue Tarife als Download auf.',
      },
    ],
  },
  'a1101-006': {
    text: 'Das Tablet an einem Empfang hat einen OLED-Bildschirm und zeigt seit einem Jahr dasselbe helle Logo. Jetzt bleibt ein blasser Schatten des Logos hinter allem anderen sichtbar. Wie heißt das?',
    options: [
      {
        text: 'Pixelfehler',
        explanation:
          'Ein Pixelfehler ist ein einzelner Punkt, der nicht mehr leuchtet. Er nimmt nicht die Form eines lange gezeigten Bildes an.',
      },
      {
        text: 'Einbrennen',
        explanation:
          'OLED-Pixel altern beim Leuchten. Die Pixel des Logos sind anders gealtert als ihre Nachbarn, und die Spur bleibt für immer.',
      },
      {
        text: 'Lichthöfe',
        explanation:
          'Lichthöfe (Backlight Bleeding) sind Licht, das an den Rändern eines LCD austritt. Ein OLED-Bildschirm hat keine Hintergrundbeleuchtung, denn jedes Pixel leuchtet selbst.',
      },
      {
        text: 'Niedrige Bildwiederholrate',
        explanation:
          'Eine niedrige Bildwiederholrate lässt Bewegungen ruckeln. Einen Schatten hinterlässt sie nicht.',
      },
    ],
  },
  'a1101-007': {
    text: 'Das Handbuch eines Laptops nennt zwei Steckplätze für DDR4-Speicher, von denen einer frei ist. Welche Art von Modul bestellst du?',
    options: [
      {
        text: 'DIMM',
        explanation:
          'Ein DIMM in voller Größe ist etwa doppelt so lang und für Desktop-PCs und Server gedacht. In den Steckplatz eines Laptops passt es nicht.',
      },
      {
        text: 'M.2 2280',
        explanation:
          'M.2 2280 ist eine kleine Karte von 22 mal 80 Millimetern, meist für SSDs. Arbeitsspeicher ist sie nicht.',
      },
      {
        text: 'mSATA',
        explanation: 'mSATA ist ein älterer Anschluss für kleine SSDs, nicht für Arbeitsspeicher.',
      },
      {
        text: 'SO-DIMM',
        explanation: 'SO-DIMM ist die kurze Bauform von Speichermodulen für Laptops und sehr kleine PCs.',
      },
      {
        text: 'microSD',
        explanation:
          'Eine microSD-Karte ist Wechselspeicher für Handys und Kameras. Als Arbeitsspeicher kann sie nicht dienen.',
      },
    ],
  },
  'a1101-008': {
    text: 'Eine Administratorin braucht eine Kommandozeile auf einem Linux-Server, auf dem Weg durch das Netz verschlüsselt. Beide Seiten verwenden die Standardports. Welchen TCP-Port muss die Firewall erlauben?',
    options: [
      {
        text: '22',
        explanation:
          'SSH lauscht standardmäßig auf TCP-Port 22 und verschlüsselt die ganze Sitzung, auch die Anmeldung.',
      },
      {
        text: '23',
        explanation:
          'Port 23 gehört zu Telnet. Auch das bietet eine Kommandozeile, sendet aber alles im Klartext, sogar Passwörter.',
      },
      {
        text: '443',
        explanation:
          'Port 443 ist der Standard von HTTPS, dem verschlüsselten Web, und nicht der einer Kommandozeile aus der Ferne.',
      },
      {
        text: '3389',
        explanation:
          'Port 3389 gehört zum Remote Desktop Protocol, das eine grafische Oberfläche zeigt, meist die von Windows.',
      },
    ],
  },
  'a1101-009': {
    text: 'Ein Mailprogramm soll Mail von einem Server abholen, vom allerersten Paket an durch TLS geschützt. Welche Standard-TCP-Ports sind dafür gedacht? Wähle zwei.',
    options: [
      {
        text: '25',
        explanation:
          'Port 25 ist für SMTP zwischen Mailservern da. Ein Mailprogramm holt dort keine Mail ab.',
      },
      {
        text: '143',
        explanation:
          'Port 143 ist für IMAP da, mit dem man Mail abholt, aber die Verbindung beginnt im Klartext und wird erst nach einem STARTTLS-Befehl verschlüsselt.',
      },
      {
        text: '587',
        explanation:
          'Port 587 nimmt ausgehende Mail von Mailprogrammen an. Er ist zum Senden da, nicht zum Abholen.',
      },
      {
        text: '993',
        explanation:
          'Port 993 ist für IMAP über TLS da, von Anfang an verschlüsselt. Die Mail bleibt auf dem Server und lässt sich auf mehreren Geräten lesen.',
      },
      {
        text: '995',
        explanation:
          'Port 995 ist für POP3 über TLS da, von Anfang an verschlüsselt. POP3 lädt die Mail auf das Gerät.',
      },
    ],
  },
  'a1101-010': {
    text: 'Ein Unternehmen ist zu einem neuen Mailanbieter gewechselt. Seine Webseiten laden wie zuvor, aber neue Mail kommt noch beim alten Anbieter an. Welche Art von DNS-Eintrag muss geändert werden?',
    options: [
      {
        text: 'A',
        explanation:
          'Ein A-Eintrag enthält die IPv4-Adresse eines Namens. Auf ihn sind die Webseiten angewiesen, und die funktionieren.',
      },
      {
        text: 'CNAME',
        explanation:
          'Ein CNAME-Eintrag macht einen Namen zum Alias eines anderen. Dort schlagen andere Server nicht den Mailserver einer Domain nach.',
      },
      {
        text: 'MX',
        explanation:
          'Sendende Server schlagen in den MX-Einträgen einer Domain nach, welche Server ihre Mail annehmen. Dort steht noch der alte Anbieter.',
      },
      {
        text: 'TXT',
        explanation:
          'Ein TXT-Eintrag enthält freien Text, etwa die Liste der Server, die für die Domain senden dürfen. Eingehende Mail lenkt er nicht.',
      },
    ],
  },
  'a1101-011': {
    text: 'Ein Netzwerkdrucker soll immer dieselbe Adresse bekommen, und die Adresse soll zentral auf dem DHCP-Server verwaltet werden. Was richtest du ein?',
    options: [
      {
        text: 'Eine kürzere Leasedauer für den ganzen Bereich',
        explanation:
          'Bei kürzerer Leasedauer erneuern Geräte häufiger. An ein Gerät bindet sie keine Adresse.',
      },
      {
        text: 'Eine Reservierung für die MAC-Adresse des Druckers',
        explanation:
          'Mit einer Reservierung gibt der Server diesem Gerät immer dieselbe Adresse. Alles bleibt an einer Stelle, und am Drucker ist nichts einzustellen.',
      },
      {
        text: 'Einen Relay-Agent auf dem Router neben dem Drucker',
        explanation:
          'Ein Relay-Agent reicht DHCP-Anfragen an einen Server in einem anderen Subnetz weiter. Welche Adresse ein Gerät bekommt, entscheidet er nicht.',
      },
      {
        text: 'Einen Ausschluss für die Adresse des Druckers',
        explanation:
          'Ein Ausschluss hält den Server davon ab, diese Adresse irgendwem zu geben. Dann müsste man sie am Drucker von Hand eingeben.',
      },
    ],
  },
  'a1101-012': {
    text: 'Ein Telefongespräch über das Netz verwendet UDP. Geht unterwegs eines seiner Pakete verloren, bemerkt UDP das selbst und sendet das Paket noch einmal.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'UDP kennt weder Bestätigungen noch Wiederholungen. TCP hat beides und eignet sich darum gut für Dateiübertragungen.',
      },
      {
        text: 'Falsch',
        explanation:
          'UDP verfolgt seine Pakete nicht, ein verlorenes bleibt also verloren, wenn die Anwendung nichts tut. In einem Gespräch käme ein wiederholtes Paket ohnehin zu spät.',
      },
    ],
  },
  'a1101-013': {
    text: 'Du planst die Adressen eines kleinen Büros hinter einem Router mit NAT. Welche dieser Adressen liegt in einem privaten IPv4-Bereich?',
    options: [
      {
        text: '`11.0.0.5`',
        explanation:
          'Der private Bereich, der mit 10 beginnt, endet bei `10.255.255.255`. Adressen, die mit 11 beginnen, sind öffentlich.',
      },
      {
        text: '`172.20.4.9`',
        explanation:
          'Der private Bereich `172.16.0.0/12` reicht von `172.16.0.0` bis `172.31.255.255`, und diese Adresse liegt darin.',
      },
      {
        text: '`172.32.4.9`',
        explanation:
          'Der private Bereich endet bei `172.31.255.255`, diese Adresse liegt also knapp außerhalb und ist öffentlich.',
      },
      {
        text: '`192.169.1.20`',
        explanation: 'Private Adressen dieser Art beginnen mit `192.168`. Die mit `192.169` sind öffentlich.',
      },
    ],
  },
  'a1101-014': {
    text: 'Ein PC hat die Adresse `192.168.10.40` und die Subnetzmaske `255.255.255.192`. Welche dieser Adressen erreicht er direkt, ohne sein Standardgateway?',
    options: [
      {
        text: '`192.168.10.60`',
        explanation:
          'Diese Maske bildet Blöcke von 64 Adressen. Der PC liegt im Block von 0 bis 63, und 60 auch.',
      },
      {
        text: '`192.168.10.70`',
        explanation:
          'Bei Blöcken von 64 liegt diese Adresse im Block von 64 bis 127. Der PC muss über sein Gateway gehen.',
      },
      {
        text: '`192.168.10.130`',
        explanation:
          'Bei Blöcken von 64 liegt diese Adresse im Block von 128 bis 191. Der PC muss über sein Gateway gehen.',
      },
      {
        text: '`192.168.10.200`',
        explanation:
          'Sie sieht nah aus, liegt bei Blöcken von 64 aber im Block von 192 bis 255. Der PC muss über sein Gateway gehen.',
      },
    ],
  },
  'a1101-015': {
    text: 'Mittags verlieren Laptops nahe der Teeküche immer wieder für ein, zwei Minuten ihr WLAN auf 2,4 GHz. Neben den Schreibtischen steht eine Mikrowelle. Welche Änderung hilft am meisten?',
    options: [
      {
        text: 'Den Namen des WLANs verbergen',
        explanation:
          'Ein verborgenes Netz sendet auf denselben Frequenzen wie zuvor, das Gerät stört es also genauso.',
      },
      {
        text: 'Im 2,4-GHz-Band breitere Kanäle verwenden',
        explanation: 'Ein breiterer Kanal belegt mehr von dem gestörten Band und fängt mehr Störungen ein.',
      },
      {
        text: 'Die Leistung des Access Points senken',
        explanation: 'Ein schwächeres Signal geht in den Störungen noch schneller unter.',
      },
      {
        text: 'Die Laptops ins 5-GHz-Band bringen',
        explanation:
          'Mikrowellengeräte stören die Frequenzen um 2,4 GHz. Das 5-GHz-Band ist weit genug davon entfernt.',
      },
    ],
  },
  'a1101-016': {
    text: 'Drei Access Points in einem Flur verwenden das 2,4-GHz-Band mit 20 MHz breiten Kanälen. Bei welcher Auswahl überlappen die Kanäle einander nicht?',
    options: [
      {
        text: '1, 3 und 6',
        explanation:
          'Die Mitten der Kanäle 1 und 3 liegen nur 10 MHz auseinander, die von 3 und 6 nur 15 MHz. Bei 20 MHz Breite überlappen sie.',
      },
      {
        text: '3, 6 und 8',
        explanation:
          'Die Kanäle 6 und 8 liegen nur 10 MHz auseinander, 3 und 6 nur 15 MHz. Bei 20 MHz Breite überlappen sie.',
      },
      {
        text: '1, 6 und 11',
        explanation:
          'Nachbarn in dieser Auswahl liegen fünf Kanäle oder 25 MHz auseinander. Das lässt Platz für je 20 MHz.',
      },
      {
        text: '6, 9 und 11',
        explanation:
          'Die Kanäle 9 und 11 liegen nur 10 MHz auseinander, 6 und 9 nur 15 MHz. Bei 20 MHz Breite überlappen sie.',
      },
    ],
  },
  'a1101-017': {
    text: 'Ein Access Point soll an eine Decke, an der es ein Netzwerkkabel, aber keine Steckdose gibt. Welche Funktion des Switches löst das Problem?',
    options: [
      {
        text: 'Link-Aggregation',
        explanation:
          'Link-Aggregation fasst mehrere Kabel zu einem schnelleren oder zuverlässigeren Link zusammen. Strom liefert sie nicht.',
      },
      {
        text: 'Portspiegelung',
        explanation:
          'Portspiegelung kopiert den Verkehr eines Ports auf einen anderen, damit er sich untersuchen lässt. Strom liefert sie nicht.',
      },
      {
        text: 'VLAN-Tagging',
        explanation: 'VLAN-Tags halten mehrere Netze auf einem Kabel auseinander. Strom liefern sie nicht.',
      },
      {
        text: 'Power over Ethernet',
        explanation:
          'Ein Switch mit Power over Ethernet schickt zusammen mit den Daten Strom durch das Netzwerkkabel.',
      },
    ],
  },
  'a1101-018': {
    text: 'Gäste und Belegschaft sind in zwei VLANs, jedes mit eigenem Subnetz. Die Belegschaft soll auf einem Drucker im Gäste-VLAN drucken können. Welches Gerät bringt diesen Verkehr von einem VLAN ins andere?',
    options: [
      {
        text: 'Ein nicht verwaltbarer Switch mit mehr Ports',
        explanation:
          'Ein nicht verwaltbarer Switch leitet Frames innerhalb eines Netzes weiter. VLANs lassen sich darauf nicht einrichten, und er routet nicht.',
      },
      {
        text: 'Ein Router oder ein Layer-3-Switch',
        explanation:
          'Verkehr zwischen VLANs muss von einem Subnetz ins andere geroutet werden. Ein Router oder Layer-3-Switch tut das und kann ihn auch filtern.',
      },
      {
        text: 'Ein WLAN-Repeater',
        explanation: 'Ein Repeater wiederholt das WLAN-Signal eines Netzes. Zwischen zweien routet er nicht.',
      },
      {
        text: 'Ein Patchfeld',
        explanation:
          'Ein Patchfeld ist nur ein ordentlicher Platz, an dem Kabel enden. Mit Verkehr befasst es sich nicht.',
      },
    ],
  },
  'a1101-019': {
    text: 'Ein kleines Büro wechselt von DSL zu einem Glasfaseranschluss. Welches Gerät schließt die Faser des Anbieters im Büro ab und bietet einen Ethernet-Port?',
    options: [
      {
        text: 'Ein optischer Netzabschluss',
        explanation:
          'Der optische Netzabschluss (ONT, auch Glasfasermodem) macht aus dem Licht in der Faser Ethernet und umgekehrt.',
      },
      {
        text: 'Ein Kabelmodem',
        explanation: 'Ein Kabelmodem arbeitet am Koaxialkabel eines Fernsehnetzes, nicht an einer Glasfaser.',
      },
      {
        text: 'Ein Power-over-Ethernet-Injektor',
        explanation:
          'Ein Injektor speist Strom in ein Ethernet-Kabel ein. Einen Anschluss für Glasfaser hat er nicht.',
      },
    ],
  },
  'a1101-020': {
    text: 'Du hast starres Verlegekabel von einem Patchfeld zu einer Netzwerkdose gezogen. Beide Enden haben Schlitze, die beim Eindrücken jeder Ader durch die Isolierung schneiden. Welche Werkzeuge brauchst du, um die Adern zu befestigen und dann zu belegen, dass alle acht in der richtigen Reihenfolge liegen? Wähle zwei.',
    options: [
      {
        text: 'Ein Anlegewerkzeug',
        explanation:
          'Es drückt jede Ader in ihren Schlitz und schneidet das Ende ab. So werden Patchfelder und Dosen dieser Art (LSA) beschaltet.',
      },
      {
        text: 'Eine Crimpzange',
        explanation:
          'Sie presst RJ45-Stecker auf ein Kabelende. Hier kommen die Adern in Schlitze, und es gibt keinen Stecker.',
      },
      {
        text: 'Einen Leitungssucher',
        explanation:
          'Mit Tongeber und Suchsonde findet er ein Kabel unter vielen am Ton. Die Reihenfolge der Adern prüft er nicht.',
      },
      {
        text: 'Einen Loopback-Stecker',
        explanation:
          'Er schickt die Signale eines Netzwerkports sofort zurück, um diesen Port zu prüfen. Über ein Kabel in der Wand sagt er nichts.',
      },
      {
        text: 'Einen Kabeltester',
        explanation:
          'Seine zwei Teile prüfen jede der acht Adern von Ende zu Ende und zeigen Unterbrechungen, Kurzschlüsse und vertauschte Adern.',
      },
    ],
  },
  'a1101-021': {
    text: 'Gegenüber Wi-Fi 6 kommt bei Wi-Fi 6E die Nutzung des 6-GHz-Bands hinzu.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Das E steht für „extended“: dieselbe Technik wie Wi-Fi 6, erweitert um das 6-GHz-Band. Access Point und Gerät müssen es beide unterstützen.',
      },
      {
        text: 'Falsch',
        explanation:
          'Das zusätzliche 6-GHz-Band ist gerade der Unterschied. Wi-Fi 6 selbst arbeitet bei 2,4 und 5 GHz.',
      },
    ],
  },
  'a1101-022': {
    text: 'Ein Serverraum braucht 10-Gbit/s-Ethernet über Kupferstrecken von 80 Metern. Welche ist die niedrigste Kabelkategorie, die dafür spezifiziert ist?',
    options: [
      {
        text: 'Cat 5e',
        explanation: 'Cat 5e ist für 1 Gbit/s über 100 Meter spezifiziert, nicht für 10 Gbit/s.',
      },
      {
        text: 'Cat 6',
        explanation:
          'Cat 6 kann 10 Gbit/s übertragen, aber nur über kurze Strecken, unter guten Bedingungen bis etwa 55 Meter.',
      },
      { text: 'Cat 6a', explanation: 'Cat 6a ist für 10 Gbit/s über die vollen 100 Meter spezifiziert.' },
      {
        text: 'Cat 8',
        explanation:
          'Cat 8 ist für 25 und 40 Gbit/s über bis zu 30 Meter gemacht. Es ist eine höhere und teurere Kategorie, als diese Aufgabe braucht.',
      },
    ],
  },
  'a1101-023': {
    text: 'Du baust einen RAID-5-Verbund aus vier Festplatten von je 4 TB. Wie viel Platz ist für Daten?',
    options: [
      {
        text: '4 TB',
        explanation:
          'Das wäre das Ergebnis, wenn alle vier Platten dieselben Daten enthielten. RAID 5 kostet nur den Platz einer Platte.',
      },
      {
        text: '8 TB',
        explanation:
          'Das ist das Ergebnis von RAID 6 oder RAID 10 mit vier solchen Platten. RAID 5 kostet nur den Platz einer Platte.',
      },
      {
        text: '12 TB',
        explanation:
          'RAID 5 verwendet den Platz einer Platte für Parität, verteilt über alle. Für Daten bleiben drei mal 4 TB.',
      },
      {
        text: '16 TB',
        explanation:
          'Das ist das Ergebnis von RAID 0, das nichts in Reserve hält. Damit geht beim Ausfall einer einzigen Platte alles verloren.',
      },
    ],
  },
  'a1101-024': {
    text: 'Ein neues Laufwerk sitzt fest im M.2-Steckplatz eines Desktop-PCs, aber die Firmware führt es nicht auf. Verkauft wird es als „M.2 SATA“. Im Handbuch des Mainboards steht zu diesem Steckplatz: „nur PCIe x4“. Was stimmt nicht?',
    options: [
      {
        text: 'Das Laufwerk braucht ein eigenes Stromkabel',
        explanation:
          'Ein M.2-Laufwerk bekommt seinen Strom aus dem Steckplatz. Ein Stromkabel gibt es nicht.',
      },
      {
        text: 'Das Laufwerk muss vor der Anzeige formatiert werden',
        explanation:
          'Die Firmware erkennt ein Laufwerk an seiner Hardware. Auch ein leeres ohne Dateisystem wird aufgeführt.',
      },
      {
        text: 'Der Steckplatz bietet dem Laufwerk keine SATA-Signale',
        explanation:
          'M.2 ist eine Bauform, die PCIe, SATA oder beides führen kann. Dieser Steckplatz hat nur PCIe, und dieses Laufwerk spricht nur SATA.',
      },
      {
        text: 'Der PC muss auf den Legacy-Startmodus umgestellt werden',
        explanation:
          'Der Startmodus entscheidet, wie ein Betriebssystem gestartet wird. Aus einem PCIe-Steckplatz macht er keinen für SATA.',
      },
    ],
  },
  'a1101-025': {
    text: 'Eine Nutzerin fragt, was sie von den USB-C-Anschlüssen verschiedener Laptops erwarten kann. Welche Aussagen stimmen? Wähle drei.',
    options: [
      {
        text: 'Jeder Anschluss kann den Laptop laden',
        explanation:
          'Das können nur Anschlüsse, die dafür gebaut sind, Strom aufzunehmen. Andere übertragen Daten und geben kleinen Geräten etwas Strom.',
      },
      {
        text: 'Manche Anschlüsse können einen Monitor betreiben',
        explanation:
          'Wo der Laptop es unterstützt, sendet ein Anschluss ein DisplayPort-Signal durch den USB-C-Stecker. Das Handbuch oder ein Symbol neben dem Anschluss verrät es.',
      },
      {
        text: 'Für Thunderbolt braucht es einen Stecker anderer Form',
        explanation:
          'Ab Thunderbolt 3 ist es derselbe USB-C-Stecker. Ob ein Anschluss es bietet, liegt am Hersteller, und viele kommen ohne aus.',
      },
      {
        text: 'Den Stecker kann man beidseitig einstecken',
        explanation: 'Der USB-C-Stecker ist symmetrisch, man kann ihn also umdrehen.',
      },
      {
        text: 'Ein einziges Kabel kann Strom, Daten und Bild zusammen übertragen',
        explanation:
          'Wo Anschluss und Kabel es erlauben, genügt ein Kabel zu Monitor oder Dockingstation für alle drei.',
      },
      {
        text: 'Jedes Kabel erreicht dieselbe Geschwindigkeit',
        explanation:
          'Manche USB-C-Kabel führen nur USB 2.0 mit 480 Mbit/s, andere ein Vielfaches davon. Der Stecker sieht gleich aus.',
      },
    ],
  },
  'a1101-026': {
    text: 'Ein DDR5-Modul passt in einen DDR4-Steckplatz und läuft dann einfach mit der niedrigeren Geschwindigkeit von DDR4.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Die beiden Generationen haben verschiedene Kerben, Spannungen und Signale. Sie sind in keiner Richtung austauschbar.',
      },
      {
        text: 'Falsch',
        explanation:
          'Die Kerbe eines DDR5-Moduls sitzt an anderer Stelle, es geht also nicht hinein. Auch Spannung und Signale sind andere.',
      },
    ],
  },
  'a1101-027': {
    text: 'Ein Mainboard hat zwei Speicherkanäle mit den Steckplätzen A1, A2, B1 und B2. Laut Handbuch kommt ein Paar von Modulen in A2 und B2, ein Kollege hat sie aber in A1 und A2 gesteckt. Was ist die wahrscheinlichste Folge?',
    options: [
      {
        text: 'Der PC läuft mit weniger Speicherbandbreite',
        explanation:
          'Beide Module teilen sich Kanal A, und Kanal B bleibt leer. Der PC funktioniert, kann aber nicht zwei Kanäle zugleich nutzen.',
      },
      {
        text: 'Der PC sieht nur das Modul in A2',
        explanation:
          'Normalerweise werden beide Module gefunden und gezählt. Es leidet die Bandbreite, nicht die Menge.',
      },
      {
        text: 'Die Module bekommen zu viel Spannung und brennen durch',
        explanation:
          'Die Spannung hängt von der Art des Moduls und den Firmware-Einstellungen ab, nicht vom Kanal, in dem es steckt.',
      },
      {
        text: 'Der PC arbeitet genauso wie mit A2 und B2',
        explanation:
          'Zwei Kanäle arbeiten nur zusammen, wenn in jedem ein Modul steckt. Hier ist Kanal B leer.',
      },
    ],
  },
  'a1101-028': {
    text: 'Eine Klinik möchte, dass ihr Datenbankserver einzelne gekippte Bits im Arbeitsspeicher selbst findet und korrigiert. Was muss der Server haben?',
    options: [
      {
        text: 'Virtuellen Speicher',
        explanation:
          'Mit virtuellem Speicher nutzt das System Plattenplatz als Erweiterung des Arbeitsspeichers. Fehler korrigiert er nicht.',
      },
      {
        text: 'Dual-Channel-Speicher',
        explanation: 'Zwei Kanäle erhöhen die Bandbreite. Falsche Bits erkennen oder korrigieren sie nicht.',
      },
      {
        text: 'Einen RAID-1-Verbund',
        explanation:
          'RAID 1 hält die Daten einer Festplatte auch auf einer zweiten. Um den Arbeitsspeicher kümmert er sich nicht.',
      },
      {
        text: 'ECC-Speicher',
        explanation:
          'ECC-Speicher legt zu jedem Wort zusätzliche Bits ab, sodass ein einzelnes falsches Bit im laufenden Betrieb gefunden und korrigiert werden kann.',
      },
    ],
  },
  'a1101-029': {
    text: 'Du baust einen PC mit einem brandneuen Prozessor. Er passt in den Sockel, und die Liste der unterstützten Prozessoren des Mainboards nennt ihn mit dem Vermerk „ab Firmware 3.20“. Geliefert wurde es mit 2.80, und der Bildschirm bleibt schwarz. Was hilft?',
    options: [
      {
        text: 'Ein zweites Speichermodul einsetzen',
        explanation:
          'Zum Starten genügt ein funktionierendes Modul. Als Bedingung nennt die Liste die Firmware.',
      },
      {
        text: 'Den Treiber des Prozessors in Windows installieren',
        explanation: 'Bis Windows kommt der PC nicht. Der Bildschirm bleibt von Anfang an schwarz.',
      },
      {
        text: 'Die Firmware des Mainboards aktualisieren',
        explanation:
          'Die alte Firmware kennt diesen Prozessor nicht. Viele Mainboards lassen sich ohne funktionierenden Prozessor von einem USB-Stick aktualisieren; sonst wird dafür ein älterer eingesetzt.',
      },
      {
        text: 'Ein Laufwerk mit anderer Partitionstabelle verwenden',
        explanation:
          'Die Partitionstabelle spielt eine Rolle, wenn ein System vom Laufwerk gestartet werden soll. Ob der Prozessor erkannt wird, beeinflusst sie nicht.',
      },
    ],
  },
  'a1101-030': {
    text: 'Eine neue Grafikkarte hat einen 8-poligen Stromanschluss, und beim Start meldet der PC, dass er nicht angeschlossen ist. Welches Kabel des Netzteils gehört dorthin?',
    options: [
      {
        text: 'Das Kabel mit der Aufschrift CPU oder EPS',
        explanation:
          'Es sieht ähnlich aus, aber Belegung und Form des Steckers sind anders. Es gehört zum Prozessoranschluss auf dem Mainboard und darf nicht mit Gewalt hinein.',
      },
      {
        text: 'Das breite 24-polige Kabel',
        explanation:
          'Das 24-polige Kabel versorgt das Mainboard. Sein Stecker ist für die Karte viel zu breit.',
      },
      {
        text: 'Das flache Kabel mit SATA-Steckern',
        explanation: 'SATA-Stromstecker versorgen Laufwerke. In den Anschluss der Karte passen sie nicht.',
      },
      {
        text: 'Das Kabel mit der Aufschrift PCIe',
        explanation:
          'Die 6- und 8-poligen Kabel mit der Aufschrift PCIe (oft 6+2) sind die für Grafikkarten.',
      },
    ],
  },
  'a1101-031': {
    text: 'Die Seiten aus einem Laserdrucker sehen einwandfrei aus, aber der Text verschmiert, wenn man mit dem Finger darüberfährt. Welches Teil prüfst du?',
    options: [
      {
        text: 'Die Fixiereinheit',
        explanation:
          'Die Fixiereinheit schmilzt den Toner mit Hitze und Druck auf das Papier. Ist sie nicht heiß genug, bleibt der Toner lose.',
      },
      {
        text: 'Die Bildtrommel',
        explanation:
          'Eine abgenutzte oder zerkratzte Bildtrommel hinterlässt Flecken oder blasse Stellen. Am Fixieren des Toners ist sie nicht beteiligt.',
      },
      {
        text: 'Die Einzugsrolle',
        explanation:
          'Die Einzugsrolle holt das Papier aus dem Fach. Ist sie abgenutzt, stauen sich Blätter oder werden nicht eingezogen.',
      },
      {
        text: 'Das Vorlagenglas',
        explanation:
          'Das Glas spielt nur bei Kopien und Scans eine Rolle. Ist es schmutzig, zeigen sie Flecken oder Streifen.',
      },
    ],
  },
  'a1101-032': {
    text: 'In einem Laden hat jemand eine neue Papierrolle in den Thermodirekt-Bondrucker eingelegt. Das Papier läuft, aber jeder Bon bleibt leer. Was ist der wahrscheinlichste Grund?',
    options: [
      {
        text: 'Die Tinte im Druckkopf ist eingetrocknet',
        explanation:
          'Ein Thermodirektdrucker verwendet keine Tinte. Er erhitzt das Papier, und das Papier selbst wird dunkel.',
      },
      {
        text: 'Das Farbband ist zu Ende',
        explanation:
          'Farbbänder gehören zu Thermotransfer- und Nadeldruckern. Ein Thermodirektdrucker hat keines.',
      },
      {
        text: 'Die Tonerkartusche ist leer',
        explanation: 'Toner gehört zu Laserdruckern. Ein Thermodrucker hat keine Tonerkartusche.',
      },
      {
        text: 'Die Rolle ist falsch herum eingelegt',
        explanation:
          'Thermopapier hat seine wärmeempfindliche Schicht nur auf einer Seite. Zeigt diese vom Druckkopf weg, erscheint nichts.',
      },
    ],
  },
  'a1101-033': {
    text: 'Ein großer Bürolaserdrucker verlangt nach 200.000 Seiten sein Wartungskit. Welche Teile enthält ein solches Kit üblicherweise? Wähle drei.',
    options: [
      {
        text: 'Eine Fixiereinheit',
        explanation:
          'Die Fixiereinheit bearbeitet jedes Blatt mit Hitze und Druck. Sie nutzt sich darum ab und gehört zu den meisten Kits.',
      },
      {
        text: 'Ein Druckbett',
        explanation: 'Ein Druckbett gehört zu einem 3D-Drucker. Ein Laserdrucker hat keines.',
      },
      {
        text: 'Einen Druckkopf mit Düsen',
        explanation:
          'Düsen gehören zu Tintenstrahldruckern. Ein Laserdrucker zeichnet die Seite mit Licht auf eine Trommel.',
      },
      {
        text: 'Eine Transferrolle',
        explanation:
          'Die Transferrolle zieht den Toner von der Trommel auf das Papier. Auch sie nutzt sich ab und gehört zu vielen Kits.',
      },
      {
        text: 'Einzugsrollen',
        explanation:
          'Der Gummi der Rollen wird mit der Zeit glatt und rutscht dann auf dem Papier. Kits bringen neue mit.',
      },
    ],
  },
  'a1101-034': {
    text: 'Ein Netzteil hat eine Nennleistung von 650 W und arbeitet mit einem Wirkungsgrad von 80 %. Es kann den Komponenten also höchstens 520 W geben.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Die Nennleistung sagt, was das Netzteil abgeben kann, nicht was es aufnimmt. Der Wirkungsgrad sagt, wie viel mehr es aus der Steckdose zieht.',
      },
      {
        text: 'Falsch',
        explanation:
          'Die 650 W stehen den Komponenten zur Verfügung. Um sie zu liefern, nimmt das Netzteil etwa 810 W aus der Steckdose auf.',
      },
    ],
  },
  'a1101-035': {
    text: 'Das Setup von Windows 11 geht nicht weiter und meldet, der PC müsse TPM 2.0 unterstützen. Gekauft wurde er 2021. Welche Firmware-Einstellung prüfst du zuerst?',
    options: [
      {
        text: 'Firmware-TPM, angezeigt als fTPM oder PTT',
        explanation:
          'Die meisten PCs dieser Zeit haben ein TPM im Prozessor oder Chipsatz. Oft ist es in der Firmware nur ausgeschaltet.',
      },
      {
        text: 'Virtualisierung, angezeigt als AMD-V oder VT-x',
        explanation: 'Sie wird für virtuelle Maschinen gebraucht. Ein TPM stellt sie nicht bereit.',
      },
      {
        text: 'Speicherprofil, angezeigt als XMP oder EXPO',
        explanation:
          'Ein Speicherprofil stellt die Geschwindigkeit der Module ein. Mit dem TPM hat es nichts zu tun.',
      },
      {
        text: 'Netzwerkstart, angezeigt als PXE oder LAN-Boot',
        explanation: 'Damit kann der PC aus dem Netz starten. Ein TPM stellt es nicht bereit.',
      },
    ],
  },
  'a1101-036': {
    text: 'Ein Sportverein verwendet Webmail und eine Online-Textverarbeitung im Browser und zahlt je Mitglied. Um alles dahinter kümmert sich der Anbieter. Welches Cloud-Modell ist das?',
    options: [
      {
        text: 'Platform as a Service',
        explanation:
          'Eine Plattform ist für Entwickler gedacht, die eigene Programme darauf laufen lassen. Der Verein verwendet nur fertige.',
      },
      {
        text: 'Software as a Service',
        explanation:
          'Der Verein verwendet fertige Programme über das Netz. Server, Updates und die Programme selbst sind Sache des Anbieters.',
      },
      {
        text: 'Infrastructure as a Service',
        explanation:
          'Dabei würde der Verein virtuelle Maschinen mieten und die Software selbst installieren und aktualisieren.',
      },
      {
        text: 'Desktop as a Service',
        explanation:
          'Dabei bekäme jedes Mitglied einen ganzen Desktop aus der Ferne. Der Verein verwendet nur zwei Programme in den eigenen Browsern.',
      },
    ],
  },
  'a1101-037': {
    text: 'Ein Team mietet schlichte virtuelle Maschinen bei einem Cloudanbieter (Infrastructure as a Service). Welche Aufgabe bleibt beim Team?',
    options: [
      {
        text: 'Die Gastbetriebssysteme zu aktualisieren',
        explanation:
          'Bei gemieteter Infrastruktur ist alles, was in den virtuellen Maschinen läuft, Sache des Kunden, auch das Betriebssystem.',
      },
      {
        text: 'Defekte Platten in den Hostservern zu ersetzen',
        explanation: 'Die physischen Server gehören dem Anbieter, und er repariert sie auch.',
      },
      {
        text: 'Den Hypervisor unter den Maschinen zu aktualisieren',
        explanation: 'Der Hypervisor gehört zum gemieteten Dienst. Der Anbieter hält ihn aktuell.',
      },
      {
        text: 'Das Rechenzentrum zu kühlen und abzuschließen',
        explanation:
          'Gebäude, Kühlung und physische Sicherheit sind in jedem Cloud-Modell Sache des Anbieters.',
      },
    ],
  },
  'a1101-038': {
    text: 'Auf einem neuen PC meldet die Virtualisierungssoftware, dass keine Hardwarebeschleunigung verfügbar ist, und ein 64-Bit-Gast startet nicht. Was prüfst du zuerst?',
    options: [
      {
        text: 'Die Zahl der virtuellen Netzwerkkarten',
        explanation:
          'Netzwerkkarten entscheiden, wie der Gast angebunden ist. Auf die Hardwarebeschleunigung haben sie keinen Einfluss.',
      },
      {
        text: 'Die Version der Gasterweiterungen in der Maschine',
        explanation:
          'Gasterweiterungen werden in einem Gast installiert, der schon läuft. Sie können nicht der Grund sein, dass er nicht startet.',
      },
      {
        text: 'Die Virtualisierungseinstellung in der Firmware',
        explanation:
          'Die Erweiterungen des Prozessors (Intel VT-x oder AMD-V) sind vielleicht in der Firmware ausgeschaltet. Gäste starten dann nicht oder laufen sehr langsam.',
      },
      {
        text: 'Die Auflösung, die für den Bildschirm des Gasts eingestellt ist',
        explanation:
          'Die Auflösung betrifft das Bild eines laufenden Gasts, nicht die Fähigkeiten des Prozessors.',
      },
    ],
  },
  'a1101-039': {
    text: 'Eine virtuelle Maschine soll ihre Adresse vom DHCP-Server des Büros bekommen und von anderen PCs im Büro erreichbar sein. Welchen Netzwerkmodus braucht sie?',
    options: [
      {
        text: 'Host-only',
        explanation:
          'In diesem Modus kann die Maschine nur mit ihrem Host und anderen Maschinen darauf sprechen. Das Büronetz ist außer Reichweite.',
      },
      {
        text: 'NAT',
        explanation:
          'Mit NAT teilt sich die Maschine die Adresse des Hosts und kommt hinaus, aber andere PCs erreichen sie nicht ohne zusätzliche Regeln.',
      },
      {
        text: 'Netzwerkbrücke',
        explanation:
          'Über eine Netzwerkbrücke (Bridged) erscheint die Maschine im Büronetz wie jeder andere PC und bekommt dort eine eigene Adresse.',
      },
      {
        text: 'Internes Netz',
        explanation:
          'Ein internes Netz verbindet virtuelle Maschinen miteinander und führt sonst nirgendwohin.',
      },
    ],
  },
  'a1101-040': {
    text: 'Während eines Schlussverkaufs bekommt ein Onlineshop automatisch mehr Server, und er gibt sie zurück, wenn der Ansturm vorbei ist. Welche Eigenschaft von Cloud-Computing ist das?',
    options: [
      {
        text: 'Gemessene Nutzung',
        explanation:
          'Gemessen wird, was verbraucht wurde, damit es sich abrechnen lässt. Server kommen dadurch weder hinzu noch weg.',
      },
      {
        text: 'Hochverfügbarkeit',
        explanation:
          'Hochverfügbarkeit hält einen Dienst am Laufen, wenn ein Teil ausfällt. Der Nachfrage zu folgen ist nicht ihr Zweck.',
      },
      {
        text: 'Ressourcenpooling',
        explanation:
          'Pooling heißt, dass sich viele Kunden die Hardware des Anbieters teilen. Es passt nicht von selbst den Anteil eines Shops an die Nachfrage an.',
      },
      {
        text: 'Elastizität',
        explanation:
          'Elastizität heißt, dass Ressourcen mit der Nachfrage schnell wachsen und schrumpfen, oft ohne dass jemand eingreift.',
      },
    ],
  },
  'a1101-041': {
    text: 'Ein Unternehmen ersetzt Büro-PCs durch virtuelle Desktops, die in seinem Rechenzentrum laufen. Genutzt werden sie über Thin Clients. Welche Vorteile kann es erwarten? Wähle drei.',
    options: [
      {
        text: 'Jede Person findet an jedem Thin Client ihren eigenen Desktop',
        explanation:
          'Der Desktop läuft im Rechenzentrum, es ist also gleich, an welchem Tisch sich jemand anmeldet.',
      },
      {
        text: 'Ein aktualisiertes Abbild dient vielen Desktops',
        explanation:
          'Desktops entstehen aus einem gemeinsamen Abbild. Ein Patch im Abbild erreicht alle, ohne dass jemand an jeden Tisch geht.',
      },
      {
        text: 'Auch bei ausgefallenem Netz kann weitergearbeitet werden',
        explanation: 'Das Gegenteil ist der Fall: Ohne Netz erreicht niemand einen Desktop im Rechenzentrum.',
      },
      {
        text: 'Auf einem gestohlenen Thin Client liegen keine Firmendateien',
        explanation:
          'Programme und Dateien bleiben im Rechenzentrum. Der Thin Client zeigt nur das Bild und sendet Tasten und Klicks.',
      },
      {
        text: 'Die Server brauchen weniger Arbeitsspeicher als vorher',
        explanation: 'Sie brauchen mehr, denn die Arbeit aller Desktops findet jetzt auf ihnen statt.',
      },
    ],
  },
  'a1101-042': {
    text: 'Ein Hypervisor vom Typ 1 läuft direkt auf der Hardware des Hosts, ohne ein allgemeines Betriebssystem darunter.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Das zeichnet ihn aus, und darum heißt er auch Bare-Metal-Hypervisor. Auf Servern ist er die übliche Art.',
      },
      {
        text: 'Falsch',
        explanation:
          'Die Art, die auf einem gewöhnlichen Betriebssystem läuft, ist Typ 2. Sie ist auf Laptops und Test-PCs verbreitet.',
      },
    ],
  },
  'a1101-043': {
    text: 'Nach jedem Wochenende mit abgeschaltetem Strom startet ein alter Desktop-PC mit falschem Datum und bittet darum, die Firmware-Einstellungen zu prüfen. Welches Teil ersetzt du?',
    options: [
      {
        text: 'Das Netzteil',
        explanation:
          'Ein Netzteil, das nachlässt, führt zu plötzlichem Abschalten oder zu gar keinem Start. Solange der Strom weg ist, spielt es keine Rolle.',
      },
      {
        text: 'Die Knopfzelle auf dem Mainboard',
        explanation:
          'Die Knopfzelle hält die Uhr am Laufen, solange der PC keinen Netzstrom hat. Nach einigen Jahren ist sie leer.',
      },
      {
        text: 'Die SSD',
        explanation: 'Uhrzeit und Datum werden auf dem Mainboard gehalten, nicht auf dem Laufwerk.',
      },
      {
        text: 'Den Prozessor',
        explanation:
          'Der Prozessor hält die Zeit nicht, solange der PC aus ist. Das tut ein kleiner Uhrenbaustein auf dem Mainboard.',
      },
    ],
  },
  'a1101-044': {
    text: 'Eine Workstation schaltet sich nach etwa zehn Minuten Videorendern ab und startet wieder, sobald sie abgekühlt ist. Kurz bevor sie ausgeht, zeigt der Prozessor 99 °C. Was prüfst du zuerst?',
    options: [
      {
        text: 'Den Kühlkörper, seinen Lüfter und den Staub darin',
        explanation:
          'Ein verstopfter Kühlkörper, ein festsitzender Lüfter oder getrocknete Wärmeleitpaste lässt den Prozessor überhitzen, und der PC schaltet sich zum Schutz ab.',
      },
      {
        text: 'Den freien Platz auf dem Systemlaufwerk',
        explanation:
          'Ein volles Laufwerk verlangsamt die Arbeit oder bricht sie mit einem Fehler ab. So heiß macht es den Prozessor nicht.',
      },
      {
        text: 'Die Einstellungen des Renderprogramms',
        explanation:
          'Rendern ist Schwerarbeit, aber ein PC in gutem Zustand hält es aus. Niedrigere Einstellungen würden den Fehler nur verdecken.',
      },
    ],
  },
  'a1101-045': {
    text: 'Eine Festplatte gibt klickende Geräusche von sich, und der PC warnt, dass S.M.A.R.T. ihren Ausfall erwartet. Die Nutzerin hat keine aktuelle Sicherung. Was kommt zuerst?',
    options: [
      {
        text: 'Die Platte defragmentieren, um ihr die Arbeit zu erleichtern',
        explanation:
          'Beim Defragmentieren werden große Datenmengen umhergeschoben. Das belastet die sterbende Platte und rettet nichts.',
      },
      {
        text: '`chkdsk /r` über die ganze Platte laufen lassen',
        explanation:
          'Eine vollständige Prüfung liest stundenlang jeden Sektor und verbraucht vielleicht die Zeit, die der Platte bleibt. Rette zuerst die Dateien.',
      },
      {
        text: 'Die wichtigen Dateien auf ein anderes Laufwerk kopieren',
        explanation:
          'Die Platte kann jeden Augenblick ausfallen, also kommen die Daten zuerst. Prüfung und Austausch können warten.',
      },
      {
        text: 'Den Treiber des Festplattencontrollers aktualisieren',
        explanation:
          'Klicken und eine S.M.A.R.T.-Warnung weisen auf die Platte selbst hin. Ein Treiber kann sie nicht reparieren.',
      },
    ],
  },
  'a1101-046': {
    text: 'Ein Laserdrucker setzt auf jede Seite denselben schwarzen Punkt, immer wieder in gleichen Abständen das Blatt hinab. Was verursacht ein solches Muster?',
    options: [
      {
        text: 'Papier, das im Fach feucht geworden ist',
        explanation:
          'Feuchtes Papier führt zu blassen Stellen, Wellen oder Staus. Punkte in gleichen Abständen druckt es nicht.',
      },
      {
        text: 'Eine Macke auf der Trommel oder einer Walze',
        explanation:
          'Ein Fehler auf etwas Rundem druckt einmal je Umdrehung. Der Abstand der Punkte verrät, welches Teil diesen Umfang hat.',
      },
      {
        text: 'Ein Treiber für ein anderes Druckermodell',
        explanation:
          'Ein falscher Treiber druckt typischerweise Seiten mit sinnlosen Zeichen oder gar nichts.',
      },
      {
        text: 'Toner, der fast aufgebraucht ist',
        explanation:
          'Bei wenig Toner wird der Druck blass oder bekommt helle Streifen. Punkte kommen dadurch keine hinzu.',
      },
    ],
  },
  'a1101-047': {
    text: 'Ein RAID-5-Verbund aus vier Platten hat eine Platte verloren, und seine Dateien sind noch lesbar. Was geschieht, wenn eine zweite ausfällt, bevor die erste ersetzt und wiederaufgebaut ist?',
    options: [
      {
        text: 'Nur die Dateien auf der zweiten Platte sind verloren, die anderen bleiben',
        explanation:
          'Dateien sind in Streifen über alle Platten verteilt. Eine Platte mit vollständigen eigenen Dateien gibt es nicht.',
      },
      {
        text: 'Der Verbund arbeitet weiter, aber langsamer als vorher',
        explanation:
          'Das beschreibt den jetzigen Zustand mit einer fehlenden Platte. RAID 6 würde einen zweiten Ausfall überstehen, RAID 5 nicht.',
      },
      {
        text: 'Die zwei verbliebenen Platten werden zu einem Spiegel',
        explanation:
          'Ein Verbund ändert seine Art nicht von selbst, und zwei Platten enthalten dafür nicht genug Daten.',
      },
      {
        text: 'Der ganze Verbund ist verloren und muss aus einer Sicherung kommen',
        explanation:
          'RAID 5 kann eine fehlende Platte ausgleichen. Fehlen zwei, lassen sich die Daten nicht mehr errechnen.',
      },
    ],
  },
  'a1101-048': {
    text: 'Ein PC piept beim Einschalten dreimal, seine Lüfter drehen sich, und der Bildschirm bleibt schwarz. Vor einer Stunde hat jemand Speicher nachgerüstet. Welche Schritte sind zuerst sinnvoll? Wähle zwei.',
    options: [
      {
        text: 'Den neuen Speicher herausnehmen und dann sorgfältig wieder einsetzen',
        explanation:
          'Der neue Speicher ist die jüngste Änderung. Ohne ihn sieht man, ob er die Ursache ist, und ein nicht ganz eingedrücktes Modul ist ein häufiger Fehler.',
      },
      {
        text: 'Das Laufwerk auf Schadsoftware prüfen',
        explanation:
          'Der Start bricht ab, bevor etwas vom Laufwerk gelesen wird. Schadsoftware darauf ist also nicht die Ursache.',
      },
      {
        text: 'Windows von einem USB-Stick neu installieren',
        explanation:
          'Der PC bleibt stehen, bevor er nach einem Betriebssystem sucht. Eine Neuinstallation kann nicht einmal beginnen.',
      },
      {
        text: 'Ein neues Netzwerkkabel einstecken',
        explanation: 'Ob der PC ein Bild zeigt, hängt nicht vom Netz ab.',
      },
      {
        text: 'Die Pieptöne im Handbuch des Mainboards nachschlagen',
        explanation:
          'Piepcodes sind von Hersteller zu Hersteller verschieden. Das Handbuch sagt, auf welches Teil der Code hinweist.',
      },
    ],
  },
  'a1101-049': {
    text: 'Du prüfst deine Vermutung über einen Fehler, und sie stellt sich als falsch heraus. Der nächste Schritt ist, eine neue Vermutung zu bilden oder das Problem an jemanden mit mehr Erfahrung weiterzugeben.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Auch eine widerlegte Vermutung hilft, denn sie schließt etwas aus. Mach mit der nächsten wahrscheinlichen Ursache weiter oder eskaliere, wenn dir die Ideen ausgehen.',
      },
      {
        text: 'Falsch',
        explanation:
          'Es hat keinen Sinn, eine Vermutung umzusetzen, die der Test widerlegt hat. Zuerst braucht es eine neue oder Hilfe.',
      },
    ],
  },
  'a1101-050': {
    text: [
      'Ein PC erreicht nichts im Netz, obwohl sein Kabel steckt. `ipconfig` zeigt:',
      '',
      '```',
      'Autoconfiguration IPv4 Address. . : 169.254.33.7',
      'Subnet Mask . . . . . . . . . . . : 255.255.0.0',
      'Default Gateway . . . . . . . . . :',
      '```',
      '',
      'Was ist geschehen?',
    ].join('\n'),
    options: [
      {
        text: 'Kein DHCP-Server hat dem PC geantwortet',
        explanation:
          'Windows gibt sich selbst eine Adresse, die mit `169.254` beginnt, wenn kein DHCP-Server antwortet. PCs außerhalb dieses Bereichs sind dann nicht erreichbar.',
      },
      {
        text: 'Der DNS-Server hat eine falsche Adresse geschickt',
        explanation:
          'DNS-Server übersetzen Namen in Adressen. Einem PC seine eigene Adresse geben sie nicht.',
      },
      {
        text: 'Jemand hat eine Adresse des Büros eingegeben',
        explanation:
          'Eine eingegebene Adresse wäre nicht als automatisch konfiguriert bezeichnet, und Büros verwenden dafür nicht den Bereich `169.254`.',
      },
      {
        text: 'Die Firewall des PCs blockiert den Browser',
        explanation: 'Eine Firewall filtert Verkehr. Die Adresse des PCs ändert sie nicht.',
      },
    ],
  },
  'a1101-051': {
    text: [
      'Ein Nutzer kann keine Webseite öffnen. Du prüfst Server im Internet, zuerst einen über seine Adresse und dann einen über seinen Namen:',
      '',
      '```',
      '> ping 203.0.113.10',
      'Reply from 203.0.113.10: bytes=32 time=14ms TTL=55',
      '',
      '> ping www.example.com',
      'Ping request could not find host www.example.com.',
      '```',
      '',
      'Wo liegt der Fehler?',
    ].join('\n'),
    options: [
      {
        text: 'Im Netzwerkkabel',
        explanation: 'Von einer Adresse im Internet kommen Antworten zurück, das Kabel überträgt also.',
      },
      {
        text: 'Im Standardgateway',
        explanation: 'Die Antwort von außerhalb des Büros zeigt, dass das Gateway Verkehr weitergibt.',
      },
      {
        text: 'Im Webserver einer einzelnen Website',
        explanation:
          'Alle Seiten schlagen fehl, und der zweite Befehl bricht ab, bevor ein Server gefragt wird, weil der Name nicht gefunden wird.',
      },
      {
        text: 'In der Namensauflösung',
        explanation:
          'Die Adresse antwortet, aber der Name lässt sich nicht in eine Adresse übersetzen. Prüfe, welchen DNS-Server der PC verwendet und ob er antwortet.',
      },
    ],
  },
  'a1101-052': {
    text: 'Telefonate über den Anschluss des Büros werden jeden Abend um sechs abgehackt, genau dann, wenn eine Sicherung den Upload füllt. Die Sicherung muss zu dieser Zeit bleiben. Was hilft?',
    options: [
      {
        text: 'Jedem Telefon eine feste Adresse geben',
        explanation:
          'Die Telefone haben Adressen und funktionieren tagsüber. Eine feste Adresse schafft auf einem vollen Anschluss keinen Platz.',
      },
      {
        text: 'Für die Telefone einen zweiten DNS-Server hinzufügen',
        explanation:
          'Mit DNS werden Namen nachgeschlagen. Der Ton eines laufenden Gesprächs hängt nicht davon ab.',
      },
      {
        text: 'Sprachpaketen mit QoS Vorrang geben',
        explanation:
          'Mit Quality of Service sendet der Router Sprache zuerst, sodass die Sicherung nur nutzt, was übrig bleibt.',
      },
      {
        text: 'Den DHCP-Bereich vergrößern',
        explanation:
          'Ein größerer Bereich erlaubt mehr Geräte im Netz. Einen vollen Anschluss entlastet er nicht.',
      },
    ],
  },
  'a1101-053': {
    text: 'Kopien auf einen neuen Dateiserver erreichen nur etwa 11 MB/s. Seine Netzwerkkarte und der Switchport unterstützen beide 1 Gbit/s, aber der Link zeigt 100 Mbit/s. Die anderen Geräte am Switch laufen mit voller Geschwindigkeit. Was versuchst du zuerst?',
    options: [
      {
        text: 'Einen anderen DNS-Server',
        explanation:
          'DNS übersetzt Namen. Auf welche Geschwindigkeit sich Karte und Switch einigen, beeinflusst es nicht.',
      },
      {
        text: 'Ein anderes Patchkabel',
        explanation:
          'Gigabit-Ethernet braucht alle vier Adernpaare. Ist ein Paar beschädigt, fallen viele Karten und Switches auf 100 Mbit/s zurück.',
      },
      {
        text: 'Jumbo-Frames auf dem Server',
        explanation:
          'Größere Frames können etwas Overhead sparen, aber der Link liefe weiter mit 100 Mbit/s.',
      },
      {
        text: 'Eine längere DHCP-Leasedauer',
        explanation:
          'Die Leasedauer entscheidet, wie lange eine Adresse behalten wird. Auf die Geschwindigkeit des Links wirkt sie nicht.',
      },
    ],
  },
  'a1101-054': {
    text: 'Im ganzen Büro läuft die Website eines Partners in eine Zeitüberschreitung, während andere funktionieren. Welcher Windows-Befehl zeigt die Router auf dem Weg und wie weit die Pakete kommen?',
    options: [
      {
        text: '`ipconfig`',
        explanation:
          'Er zeigt die Adressen des PCs selbst, aber nichts über den Weg zu einem anderen Server.',
      },
      {
        text: '`nslookup`',
        explanation:
          'Er fragt einen DNS-Server nach der Adresse eines Namens. Den Weg dorthin verfolgt er nicht.',
      },
      {
        text: '`netstat`',
        explanation: 'Er listet die Verbindungen und offenen Ports des PCs auf, nicht die Router dazwischen.',
      },
      {
        text: '`net use`',
        explanation:
          'Er verbindet Netzlaufwerke und listet sie auf. Den Weg zu einer Website untersucht er nicht.',
      },
      {
        text: '`tracert`',
        explanation:
          'Er listet die Router nacheinander auf, mit der Zeit, die jeder zum Antworten braucht. Die letzten, die antworten, deuten an, wo Pakete stecken bleiben.',
      },
    ],
  },
  'a1101-055': {
    text: 'Nur in einem einzigen Besprechungsraum ist das WLAN langsam. Welche Messungen verraten dir am meisten? Wähle vier.',
    options: [
      {
        text: 'Die Stärke des Signals in diesem Raum',
        explanation:
          'Wände, Glas und Entfernung schwächen das Signal, und ein schwaches Signal erzwingt eine niedrige Geschwindigkeit. Eine Messung im Raum zeigt es sofort.',
      },
      {
        text: 'Die Kanäle, die benachbarte Netze dort verwenden',
        explanation:
          'Belegt das Netz eines Nachbarn denselben Kanal, müssen sich beide die Sendezeit teilen. Ein anderer Kanal hilft vielleicht.',
      },
      {
        text: 'Die Leasedauer des DHCP-Servers',
        explanation: 'Die Leasedauer ist in jedem Raum dieselbe und wirkt nicht auf die Geschwindigkeit.',
      },
      {
        text: 'Der Anteil der Frames, die noch einmal gesendet werden müssen',
        explanation:
          'Viele wiederholte Frames zeigen, dass die Funkverbindung gestört ist, auch wenn das Signal stark aussieht.',
      },
      {
        text: 'Die Zahl der Geräte am Access Point, der den Raum versorgt',
        explanation:
          'Sie alle teilen sich seine Sendezeit. Ein Raum voller Gäste kann ein gutes Signal langsam machen.',
      },
    ],
  },
  'a1101-056': {
    text: 'Zwei Drucker im selben Netz haben versehentlich dieselbe feste IP-Adresse. Weil ihre MAC-Adressen verschieden sind, funktionieren beide ohne Probleme.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Verschiedene MAC-Adressen helfen nicht. Andere Geräte merken sich zu einer IP-Adresse nur eine MAC-Adresse, also bekommt mal der eine, mal der andere Drucker den Verkehr.',
      },
      {
        text: 'Falsch',
        explanation:
          'Der Verkehr für die Adresse erreicht mal den einen, mal den anderen Drucker, und Aufträge gehen verloren. Jedes Gerät in einem Netz braucht eine eigene IP-Adresse.',
      },
    ],
  },
};
