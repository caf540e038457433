import type { QuestionTranslation } from './shape.ts';

export const networkGerman: Readonly<Record<string, QuestionTranslation>> = {
  'net-001': {
    text: 'Ein Switch liest die Ziel-MAC-Adresse eines Frames und leitet den Frame weiter. Auf welcher Schicht des OSI-Modells arbeitet er dabei?',
    options: [
      {
        text: 'Schicht 2, Sicherungsschicht',
        explanation: 'MAC-Adressen und Frames gehören zur Sicherungsschicht (Data Link).',
      },
      {
        text: 'Schicht 1, Bitübertragungsschicht',
        explanation:
          'Die Bitübertragungsschicht überträgt Bits als Signale und kennt keine Adressen. Dort arbeitet ein Repeater.',
      },
      {
        text: 'Schicht 3, Vermittlungsschicht',
        explanation:
          'Die Vermittlungsschicht arbeitet mit IP-Adressen. Router und Switches, die auch routen, verwenden sie.',
      },
      {
        text: 'Schicht 4, Transportschicht',
        explanation: 'Die Transportschicht arbeitet mit Ports, wie TCP und UDP es tun.',
      },
    ],
  },
  'net-002': {
    text: [
      'Ein Mitschnitt zeigt drei Pakete nacheinander:',
      '',
      '```text',
      '10.0.0.5.51724 > 192.0.2.10.443: Flags [S]',
      '192.0.2.10.443 > 10.0.0.5.51724: Flags [S.]',
      '10.0.0.5.51724 > 192.0.2.10.443: Flags [.]',
      '```',
      '',
      'Was ist gerade geschehen?',
    ].join('\n'),
    options: [
      {
        text: 'Eine TCP-Verbindung wurde geschlossen',
        explanation:
          'Beim geordneten Schließen erscheint FIN, ausgegeben als `[F.]`. Keines der Pakete hat es.',
      },
      {
        text: 'Eine UDP-Anfrage wurde beantwortet',
        explanation: 'UDP hat keine Flags. Die Buchstaben gehören zu TCP.',
      },
      {
        text: 'Eine TCP-Verbindung wurde abgelehnt',
        explanation:
          'Eine Ablehnung wäre mit einem Reset beantwortet worden, ausgegeben als `[R.]`, statt mit `[S.]`.',
      },
      {
        text: 'Eine TCP-Verbindung wurde geöffnet',
        explanation:
          'SYN, SYN-ACK und ACK sind die drei Schritte des TCP-Handshakes. In dieser Ausgabe steht der Punkt für ACK.',
      },
    ],
  },
  'net-003': {
    text: 'Was davon läuft über UDP? Wähle drei.',
    options: [
      {
        text: 'DHCP für IPv4',
        explanation: 'DHCP verwendet UDP: Port 67 auf dem Server und Port 68 auf dem Client.',
      },
      { text: 'SSH', explanation: 'SSH braucht einen zuverlässigen Datenstrom und verwendet TCP-Port 22.' },
      { text: 'HTTP/2', explanation: 'HTTP/2 läuft über eine TCP-Verbindung, wie schon HTTP/1.1.' },
      {
        text: 'TFTP',
        explanation:
          'TFTP ist ein sehr einfacher Weg, Dateien zu holen, etwa für Geräte, die aus dem Netz starten. Es verwendet UDP-Port 69.',
      },
      {
        text: 'HTTP/3',
        explanation: 'HTTP/3 läuft über QUIC, das seine Pakete in UDP verschickt, meist an Port 443.',
      },
    ],
  },
  'net-004': {
    text: 'Geht ein Datagramm verloren, bemerkt UDP das selbst und sendet es noch einmal.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'UDP hat weder Bestätigungen noch Sequenznummern, kann also keinen Verlust bemerken. Damit muss die Anwendung umgehen.',
      },
      {
        text: 'Falsch',
        explanation:
          'UDP sendet jedes Datagramm einmal. Muss etwas wiederholt werden, kümmert sich die Anwendung darum oder ein Protokoll darüber, etwa QUIC.',
      },
    ],
  },
  'net-005': {
    text: 'Das Team liest seine E-Mails mit IMAP, und die Verbindung muss vom ersten Byte an verschlüsselt sein. Welcher TCP-Port zum Mailserver muss offen sein?',
    options: [
      {
        text: '`995`',
        explanation: 'Auch Port 995 ist vom ersten Byte an verschlüsselt, gehört aber zu POP3.',
      },
      {
        text: '`587`',
        explanation: 'Port 587 dient dem Einliefern ausgehender Mail, nicht dem Lesen eines Postfachs.',
      },
      {
        text: '`993`',
        explanation: 'Port 993 ist IMAP über TLS: Der TLS-Handshake kommt vor jedem IMAP-Befehl.',
      },
      {
        text: '`143`',
        explanation:
          'Port 143 ist IMAP, das im Klartext beginnt und später mit `STARTTLS` zu TLS wechseln kann.',
      },
    ],
  },
  'net-006': {
    text: 'Ein Webserver am Ethernet beantwortet eine Anfrage über HTTP/1.1. In welcher Reihenfolge wird die Antwort verpackt, von innen nach außen?',
    options: [
      {
        text: 'TCP-Segment, HTTP-Nachricht, IP-Paket, Ethernet-Frame',
        explanation: 'Die HTTP-Nachricht ist der Inhalt, also kommt TCP um sie herum.',
      },
      {
        text: 'HTTP-Nachricht, TCP-Segment, IP-Paket, Ethernet-Frame',
        explanation:
          'Jede Schicht nimmt, was die Schicht darüber weitergibt, und setzt ihren eigenen Header davor.',
      },
      {
        text: 'HTTP-Nachricht, TCP-Segment, Ethernet-Frame, IP-Paket',
        explanation: 'Der Frame ist auf dem Kabel die äußerste Hülle und trägt das IP-Paket.',
      },
      {
        text: 'HTTP-Nachricht, IP-Paket, TCP-Segment, Ethernet-Frame',
        explanation: 'Das TCP-Segment reist im IP-Paket, nicht umgekehrt.',
      },
    ],
  },
  'net-007': {
    text: 'Ein Link hat eine MTU von 1500 Byte. Wie viele Byte Daten passen über IPv4 in ein TCP-Segment, wenn keiner der Header Optionen enthält?',
    options: [
      { text: '`1460`', explanation: '1500 − 20 Byte IPv4-Header − 20 Byte TCP-Header = 1460.' },
      { text: '`1440`', explanation: 'Das ist der Wert für IPv6, dessen Header 40 Byte lang ist.' },
      {
        text: '`1500`',
        explanation:
          'Die MTU ist die Größe des ganzen IP-Pakets, beide Header müssen also noch abgezogen werden.',
      },
      {
        text: '`1480`',
        explanation: 'Hier wurde nur der IPv4-Header abgezogen. Der TCP-Header braucht noch einmal 20 Byte.',
      },
    ],
  },
  'net-008': {
    text: 'Ein Browser hält zwei TCP-Verbindungen zu Port 443 desselben Servers. Woran unterscheidet der Computer die ankommenden Pakete der beiden Verbindungen?',
    options: [
      {
        text: 'An der MAC-Adresse des Servers',
        explanation:
          'Beide Verbindungen kommen vom selben Server. Was ankommt, trägt ohnehin meist die MAC-Adresse des nächsten Routers.',
      },
      {
        text: 'An der eigenen Portnummer des Computers',
        explanation:
          'Jede Verbindung geht von einem anderen lokalen Port aus. Antworten tragen ihn als Zielport.',
      },
      {
        text: 'An der TTL der Pakete',
        explanation:
          'Die TTL begrenzt, wie viele Router ein Paket passieren darf. Sie kennzeichnet keine Verbindung.',
      },
      { text: 'An der Portnummer des Servers', explanation: 'Sie ist bei beiden Verbindungen 443.' },
    ],
  },
  'net-009': {
    text: 'Ein Subnetz muss 50 Geräte aufnehmen. Welches ist das kleinste, das genug nutzbare IPv4-Adressen hat?',
    options: [
      {
        text: '`/28`',
        explanation: '4 Hostbits ergeben 16 Adressen, davon 14 nutzbare. Das ist viel zu wenig.',
      },
      {
        text: '`/25`',
        explanation: '126 nutzbare Adressen genügen, aber ein halb so großes Subnetz würde reichen.',
      },
      { text: '`/27`', explanation: '5 Hostbits ergeben 32 Adressen, davon 30 nutzbare. Das ist zu wenig.' },
      {
        text: '`/26`',
        explanation: '6 Hostbits ergeben 64 Adressen. Ohne Netz- und Broadcastadresse bleiben 62.',
      },
    ],
  },
  'net-010': {
    text: 'Wie lautet die Netzadresse des Hosts `172.16.45.200/20`?',
    options: [
      { text: '`172.16.40.0`', explanation: 'Bei Vielfachen von 8 beginnen Netze mit /21.' },
      {
        text: '`172.16.45.0`',
        explanation: 'Das wäre bei /24 richtig, wo das ganze dritte Byte zum Netz gehört.',
      },
      {
        text: '`172.16.32.0`',
        explanation:
          'Bei /20 gehören 4 Bit des dritten Bytes zum Netz, Subnetze beginnen also bei Vielfachen von 16. 45 liegt zwischen 32 und 48.',
      },
      {
        text: '`172.16.0.0`',
        explanation: 'Das wäre bei /16 richtig. Hier gehören vier weitere Bits zum Netz.',
      },
    ],
  },
  'net-011': {
    text: 'Ein Computer hat die Adresse `192.168.10.70/27`. Welche Adresse kann sein Standardgateway haben?',
    options: [
      {
        text: '`192.168.10.94`',
        explanation:
          'Das Subnetz reicht von `.64` bis `.95`, Hosts verwenden also `.65` bis `.94`. Das Gateway muss darunter sein.',
      },
      {
        text: '`192.168.10.97`',
        explanation:
          'Sie liegt im nächsten Subnetz, das bei `.96` beginnt, der Computer erreicht sie also nicht direkt.',
      },
      {
        text: '`192.168.10.95`',
        explanation: 'Das ist die letzte Adresse des Subnetzes und damit seine Broadcastadresse.',
      },
      {
        text: '`192.168.10.1`',
        explanation:
          'In vielen Netzen hat der Router diese Adresse, aber sie gehört zum Subnetz von `.0` bis `.31`.',
      },
    ],
  },
  'net-012': {
    text: 'Welche dieser Adressen sind nach RFC 1918 für private Netze vorgesehen? Wähle drei.',
    options: [
      { text: '`10.250.3.1`', explanation: 'Ganz `10.0.0.0/8` ist privat.' },
      {
        text: '`169.254.1.5`',
        explanation:
          '`169.254.0.0/16` ist für link-lokale Adressen da, die sich ein Gerät selbst gibt (RFC 3927).',
      },
      { text: '`192.168.200.1`', explanation: 'Ganz `192.168.0.0/16` ist privat.' },
      {
        text: '`172.32.0.1`',
        explanation:
          'Der private Block endet bei `172.31.255.255`, das ist also eine gewöhnliche öffentliche Adresse.',
      },
      {
        text: '`100.64.0.10`',
        explanation:
          '`100.64.0.0/10` ist durch RFC 6598 für Anbieter vorgesehen, deren Kunden sich öffentliche Adressen teilen.',
      },
      {
        text: '`172.31.4.9`',
        explanation: '`172.16.0.0/12` ist privat und reicht von `172.16.0.0` bis `172.31.255.255`.',
      },
    ],
  },
  'net-013': {
    text: 'Auf einer Punkt-zu-Punkt-Verbindung zwischen zwei Routern bietet ein Subnetz mit `/31` zwei Adressen, die beide nutzbar sind.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'RFC 3021 erlaubt das. Bei nur zwei Enden braucht es weder eine Netz- noch eine Broadcastadresse.',
      },
      {
        text: 'Falsch',
        explanation:
          'Nach der üblichen Regel bliebe bei `/31` keine nutzbare Adresse, aber RFC 3021 macht für Punkt-zu-Punkt-Verbindungen eine Ausnahme.',
      },
    ],
  },
  'net-014': {
    text: 'Dreißig Computer teilen sich eine öffentliche IPv4-Adresse. Woher weiß der Router, für welchen Computer eine ankommende Antwort ist?',
    options: [
      {
        text: 'Er schickt die Antwort an alle Computer, und einer nimmt sie an',
        explanation:
          'Der Router leitet die Antwort an einen einzigen Computer weiter, den aus seiner Tabelle.',
      },
      {
        text: 'Durch die private Adresse, die der Server in seine Antwort kopiert hat',
        explanation: 'Der Server sieht die private Adresse nie. Er antwortet an die öffentliche.',
      },
      {
        text: 'Durch die Portnummer, die er beim Übersetzen der Anfrage gewählt hat',
        explanation:
          'Der Router führt eine Tabelle mit privater Adresse und Port für jeden verwendeten öffentlichen Port und schlägt den Zielport der Antwort nach.',
      },
      {
        text: 'Durch die MAC-Adresse, die die Antwort vom fernen Server mitbringt',
        explanation:
          'MAC-Adressen gelten nur auf einem Link, die Antwort eines fernen Servers trägt also keine der lokalen.',
      },
    ],
  },
  'net-015': {
    text: 'Ein Router kennt die Netze `10.8.4.0/24`, `10.8.5.0/24`, `10.8.6.0/24` und `10.8.7.0/24` über denselben Nachbarn. Welche einzelne Route deckt genau diese vier ab?',
    options: [
      {
        text: '`10.8.4.0/23`',
        explanation: 'Ein /23 deckt nur zwei Netze ab, hier 4 und 5 im dritten Byte.',
      },
      {
        text: '`10.8.4.0/22`',
        explanation:
          'Ein /22 fasst vier /24-Netze zusammen, und 4 ist ein Vielfaches von 4. Es deckt also 4, 5, 6 und 7 im dritten Byte ab.',
      },
      {
        text: '`10.8.6.0/22`',
        explanation: 'Das ist keine Netzadresse: Bei /22 muss das dritte Byte ein Vielfaches von 4 sein.',
      },
      {
        text: '`10.8.0.0/21`',
        explanation:
          'Ein /21 deckt acht Netze ab, hier 0 bis 7 im dritten Byte. Vier davon sind nicht gewünscht.',
      },
    ],
  },
  'net-016': {
    text: 'Die WAN-Schnittstelle eines Heimrouters hat die Adresse `100.72.3.9`. Seine Portweiterleitung ist richtig eingerichtet, trotzdem erreicht niemand von außen den Server zu Hause. Woran liegt es?',
    options: [
      {
        text: 'Der Router hat keine Adresse bekommen und sich selbst eine ausgedacht',
        explanation: 'Eine selbst ausgedachte Adresse würde mit `169.254` beginnen.',
      },
      {
        text: 'Die Adresse gehört zu einer Gruppe von Empfängern, nicht zu einem Gerät',
        explanation: 'Multicastadressen liegen zwischen `224.0.0.0` und `239.255.255.255`.',
      },
      {
        text: 'Adressen unter `128.0.0.0` können Verbindungen nur selbst öffnen',
        explanation: 'Eine solche Regel gibt es nicht; viele öffentliche Server haben Adressen unter 128.',
      },
      {
        text: 'Der Anbieter selbst übersetzt Adressen für viele Kunden',
        explanation:
          '`100.64.0.0/10` wird für Carrier-Grade NAT verwendet. Die öffentliche Adresse liegt auf dem Gerät des Anbieters, und das weiß von dieser Weiterleitung nichts.',
      },
    ],
  },
  'net-017': {
    text: 'Welche davon ist `2001:0db8:0000:0000:0000:0a00:0000:0012`, richtig gekürzt?',
    options: [
      {
        text: '`2001:db8:a00:0:12`',
        explanation: 'Ohne `::` braucht eine Adresse acht Gruppen, und hier sind es nur fünf.',
      },
      {
        text: '`2001:db8::a00:0:12`',
        explanation:
          'Führende Nullen jeder Gruppe entfallen, und eine Folge von Nullgruppen, die längste, wird zu `::`.',
      },
      {
        text: '`2001:db8::a:0:12`',
        explanation: 'Nur führende Nullen dürfen entfallen. Aus `0a00` wird `a00`; `a` wäre `000a`.',
      },
      {
        text: '`2001:db8::a00::12`',
        explanation:
          '`::` darf nur einmal vorkommen. Sonst wüsste niemand, für wie viele Gruppen jedes steht.',
      },
    ],
  },
  'net-018': {
    text: 'Die Netzwerkkarte eines Computers hat nur eine IPv6-Adresse, und die beginnt mit `fe80`. Seine Nachbarn sind über IPv6 erreichbar, das Internet nicht. Welche Erklärung passt am besten?',
    options: [
      {
        text: 'Kein Router auf dem Link gibt ein Präfix bekannt',
        explanation:
          'Jede Schnittstelle bildet selbst ihre link-lokale Adresse. Für eine globale wartet sie normalerweise auf ein Router Advertisement.',
      },
      {
        text: 'Die Netzwerkkarte oder ihr Kabel ist defekt',
        explanation: 'Nachbarn sind erreichbar, also funktionieren beide.',
      },
      {
        text: 'Der DNS-Server kennt keine IPv6-Adressen',
        explanation: 'Ein fehlender Name hindert einen Computer nicht daran, eine globale Adresse zu haben.',
      },
      {
        text: 'Der Anbieter hat die Adresse durch NAT übersetzt',
        explanation:
          '`fe80::/10` wird von keinem Router weitergeleitet, kommt also auch nicht aus einer Übersetzung.',
      },
    ],
  },
  'net-019': {
    text: 'Ein Anbieter gibt einem Kunden das Präfix `2001:db8:42:ab00::/56`. Wie viele Subnetze mit `/64` lassen sich daraus bilden?',
    options: [
      { text: '8', explanation: 'Das ist die Zahl der freien Bits. Die Zahl der Subnetze ist 2 hoch 8.' },
      { text: '65.536', explanation: 'Das wäre bei /48 richtig, wo 16 Bit bleiben.' },
      { text: '16', explanation: 'Das wäre bei /60 richtig, wo 4 Bit bleiben.' },
      { text: '256', explanation: '64 − 56 = 8 Bit sind für Subnetze frei, und 2⁸ = 256.' },
    ],
  },
  'net-020': {
    text: 'IPv6 hat keine Broadcastadressen.',
    options: [
      {
        text: 'Richtig',
        explanation: 'IPv6 verwendet stattdessen Multicast. So erreicht `ff02::1` alle Knoten auf dem Link.',
      },
      {
        text: 'Falsch',
        explanation:
          'Anders als IPv4 kennt IPv6 keinen Broadcast. Diese Arbeit tun Multicastgruppen wie `ff02::1`.',
      },
    ],
  },
  'net-021': {
    text: 'Was leistet Neighbor Discovery, ein Teil von ICMPv6, für einen Computer? Wähle drei.',
    options: [
      {
        text: 'Es wählt den besten Weg zu entfernten Netzen',
        explanation: 'Das ist die Arbeit von Routingprotokollen, die zwischen Routern laufen.',
      },
      {
        text: 'Es prüft, ob eine Adresse schon verwendet wird',
        explanation:
          'Bevor ein Computer eine Adresse verwendet, fragt er mit einer Neighbor Solicitation, ob sie schon jemand hat. Das heißt Duplicate Address Detection.',
      },
      {
        text: 'Es findet die Router auf dem Link',
        explanation:
          'Router geben sich durch Router Advertisements bekannt, und ein Computer kann mit einer Router Solicitation danach fragen.',
      },
      {
        text: 'Es findet die MAC-Adresse eines Nachbarn',
        explanation: 'Neighbor Solicitation und Neighbor Advertisement tun, was bei IPv4 ARP tut.',
      },
      {
        text: 'Es findet die IPv6-Adresse zu einem Hostnamen',
        explanation: 'Das ist die Arbeit von DNS mit AAAA-Einträgen.',
      },
    ],
  },
  'net-022': {
    text: 'Ein Mobilfunknetz gibt Handys nur IPv6-Adressen. Auf so einem Handy soll eine Webseite von einem Server laden, der nur IPv4 hat. Welches Paar macht das möglich?',
    options: [
      {
        text: 'mDNS und LLMNR',
        explanation: 'Beide suchen Namen auf dem lokalen Link und übersetzen keine Pakete.',
      },
      {
        text: 'DHCPv6 und SLAAC',
        explanation: 'Beide geben einem Gerät seine IPv6-Einstellungen. Keines erreicht einen IPv4-Server.',
      },
      {
        text: 'NAT64 und DNS64',
        explanation:
          'DNS64 antwortet mit einer IPv6-Adresse, in der die IPv4-Adresse des Servers steckt, und NAT64 übersetzt die Pakete.',
      },
      {
        text: 'OSPFv3 und BGP',
        explanation:
          'Beide tauschen Routen zwischen Routern aus. Zwischen den beiden Protokollen übersetzen sie nicht.',
      },
    ],
  },
  'net-023': {
    text: 'Eine Firewall verwirft alle ICMPv6-Nachrichten, die sie weiterleiten sollte. Kleine Webseiten laden über IPv6, aber große Downloads durch einen Tunnel bleiben nach dem Verbindungsaufbau hängen. Welche verlorene Nachricht erklärt das am besten?',
    options: [
      { text: 'Echo Reply', explanation: 'Ohne sie schlagen Pings fehl, aber Downloads brauchen sie nicht.' },
      {
        text: 'Packet Too Big',
        explanation:
          'IPv6-Router fragmentieren nicht. Mit dieser Nachricht melden sie die MTU der engen Stelle; ohne sie sendet der Absender weiter Pakete, die nicht hindurchpassen.',
      },
      {
        text: 'Time Exceeded',
        explanation:
          'Sie meldet Pakete, die zu viele Router passiert haben. Das braucht man für `traceroute`, nicht für Downloads.',
      },
      {
        text: 'Router Advertisement',
        explanation:
          'Sie gibt Computern ihr Präfix und ihren Router. Ohne sie würden über IPv6 auch kleine Seiten nicht laden.',
      },
    ],
  },
  'net-024': {
    text: 'Eine Strecke aus Twisted-Pair-Kabel ist 90 Meter lang und soll mit 10GBASE-T 10 Gbit/s übertragen. Welches ist die niedrigste Kategorie, die für diese Länge spezifiziert ist?',
    options: [
      {
        text: 'Kategorie 6A',
        explanation: 'Sie ist bis 500 MHz spezifiziert und trägt 10GBASE-T über die vollen 100 Meter.',
      },
      {
        text: 'Kategorie 8',
        explanation: 'Sie ist nicht die niedrigste und für Strecken bis 30 Meter in Rechenzentren gedacht.',
      },
      {
        text: 'Kategorie 6',
        explanation:
          'Auch sie trägt 10GBASE-T, aber nur über kürzere Strecken, unter guten Bedingungen bis etwa 55 Meter.',
      },
      {
        text: 'Kategorie 5e',
        explanation:
          'Sie ist für 1 Gbit/s über 100 Meter gemacht und kann auch 2,5 Gbit/s, für 10GBASE-T ist sie aber nicht spezifiziert.',
      },
    ],
  },
  'net-025': {
    text: 'Zwei Gebäude liegen 8 Kilometer auseinander und sollen ohne Geräte dazwischen mit 10 Gbit/s verbunden werden. Welches Medium passt?',
    options: [
      {
        text: 'Kabel der Kategorie 6A mit 10GBASE-T',
        explanation: 'Twisted-Pair-Ethernet endet bei 100 Metern.',
      },
      {
        text: 'Multimodefaser (OM4) mit 10GBASE-SR',
        explanation:
          'Dieses Paar reicht etwa 400 Meter weit. In einer Multimodefaser läuft das Signal für große Strecken zu sehr auseinander.',
      },
      {
        text: 'Twinaxialkabel (Direct-Attach-Kupfer)',
        explanation: 'Diese fertigen Kabel verbinden Geräte über wenige Meter, etwa innerhalb eines Racks.',
      },
      {
        text: 'Singlemodefaser mit 10GBASE-LR',
        explanation: 'Dieses Paar ist für Entfernungen bis 10 Kilometer spezifiziert.',
      },
    ],
  },
  'net-026': {
    text: 'Ein Switch empfängt einen Frame für eine MAC-Adresse, die nicht in seiner Tabelle steht. Was tut er?',
    options: [
      {
        text: 'Er fragt per ARP nach der Adresse und hält den Frame so lange zurück',
        explanation:
          'ARP verwenden Geräte, die die MAC-Adresse zu einer IP-Adresse suchen. Ein Switch fragt nicht, um weiterzuleiten.',
      },
      {
        text: 'Er schickt den Frame an das Standardgateway des VLANs',
        explanation:
          'Ein Gateway verwenden nur Geräte mit IP-Konfiguration. Zum Weiterleiten von Frames braucht es keines.',
      },
      {
        text: 'Er schickt den Frame an allen anderen Ports desselben VLANs hinaus',
        explanation:
          'Das heißt Flooding. Wenn der Besitzer der Adresse antwortet, lernt der Switch dessen Port.',
      },
      {
        text: 'Er verwirft den Frame und meldet dem Absender den Fehler',
        explanation: 'Eine unbekannte Adresse ist normal, und Ethernet kennt keine solche Meldung.',
      },
    ],
  },
  'net-027': {
    text: 'Zwei Computer hängen am selben Switch, aber in verschiedenen VLANs und IP-Subnetzen. Um IP-Pakete auszutauschen, brauchen sie einen Router oder einen Switch, der routen kann.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Jedes VLAN ist auf Schicht 2 ein eigenes Netz. Verkehr zwischen VLANs muss durch etwas hindurch, das auf Schicht 3 arbeitet.',
      },
      {
        text: 'Falsch',
        explanation:
          'Der Switch leitet Frames nicht von einem VLAN in ein anderes weiter, auch nicht innerhalb eines Gehäuses. Etwas muss zwischen ihnen routen.',
      },
    ],
  },
  'net-028': {
    text: 'Jemand steckt beide Enden eines Patchkabels in Wanddosen desselben VLANs, und die ganze Etage verliert das Netz. Welches Protokoll auf den Switches soll das verhindern?',
    options: [
      {
        text: 'VRRP',
        explanation:
          'Mit VRRP kann ein zweiter Router die Gatewayadresse übernehmen, wenn der erste ausfällt.',
      },
      {
        text: 'LACP',
        explanation:
          'LACP fasst parallele Verbindungen zweier Geräte zu einer zusammen. Nach Schleifen im übrigen Netz sucht es nicht.',
      },
      {
        text: 'LLDP',
        explanation: 'Mit LLDP teilen Geräte ihren Nachbarn mit, wer sie sind. Schleifen sperrt es nicht.',
      },
      {
        text: 'RSTP',
        explanation:
          'Das Rapid Spanning Tree Protocol findet Schleifen und sperrt einen Port, sodass Broadcasts nicht endlos kreisen.',
      },
    ],
  },
  'net-029': {
    text: 'Zwei Switches sind durch vier Kabel verbunden, die mit LACP einen Link bilden. Welche Aussagen stimmen? Wähle zwei.',
    options: [
      {
        text: 'Jeder Frame wird in vier Teile zerlegt, die parallel übertragen werden',
        explanation: 'Ein Frame wird immer als Ganzes über ein Mitglied der Gruppe gesendet.',
      },
      {
        text: 'Eine einzelne TCP-Verbindung nutzt normalerweise nur eines der Kabel',
        explanation:
          'Jeder Datenfluss wird einem Mitglied zugewiesen, meist über einen Hash seiner Adressen und Ports, damit seine Frames in der Reihenfolge bleiben.',
      },
      {
        text: 'Fällt ein Kabel aus, geht der Verkehr auf die anderen drei über',
        explanation:
          'Das ausgefallene Mitglied wird aus der Gruppe genommen, und der Link als Ganzes bleibt bestehen.',
      },
      {
        text: 'Beide Switches müssen Ports mit denselben Nummern verwenden',
        explanation:
          'Die Portnummern sind frei. Es kommt darauf an, dass alle Kabel der Gruppe dieselben zwei Geräte verbinden.',
      },
      {
        text: 'Spanning Tree muss drei der vier Kabel sperren',
        explanation:
          'Für Spanning Tree ist die Gruppe ein einziger Link, also können alle vier Verkehr tragen.',
      },
    ],
  },
  'net-030': {
    text: 'Eine Kamera braucht an ihrem Ende des Netzwerkkabels 20 Watt. Welches ist der niedrigste Standard für Power over Ethernet, der genügt?',
    options: [
      { text: 'IEEE 802.3at', explanation: 'Er liefert bis zu 25,5 Watt am Gerät.' },
      {
        text: 'IEEE 802.3bt',
        explanation: 'Er liefert je nach Typ bis zu 51 oder 71,3 Watt am Gerät. Das ist mehr als nötig.',
      },
      {
        text: 'IEEE 802.3ab',
        explanation:
          'Das ist der Standard für Gigabit-Ethernet über Twisted Pair und hat mit Stromversorgung nichts zu tun.',
      },
      { text: 'IEEE 802.3af', explanation: 'Er liefert bis zu 12,95 Watt am Gerät, und das ist zu wenig.' },
    ],
  },
  'net-031': {
    text: 'Das einzige Kabel zwischen zwei Switches muss die VLANs 10, 20 und 30 tragen. Wie halten die Switches sie auf diesem Kabel auseinander?',
    options: [
      {
        text: 'Durch abwechselndes Senden der VLANs, jedes eine Zeit lang',
        explanation:
          'Solche Zeitschlitze für VLANs hat Ethernet nicht. Frames aller VLANs folgen frei aufeinander.',
      },
      {
        text: 'Durch eine Markierung (Tag) mit der VLAN-Nummer',
        explanation: 'Das ist IEEE 802.1Q: Ein Port, der mehrere markierte VLANs trägt, heißt oft Trunk.',
      },
      {
        text: 'Durch das Subnetz der IP-Adresse in den Paketen',
        explanation:
          'Ein Switch ordnet Frames auf Schicht 2 den VLANs zu. VLANs funktionieren auch für Verkehr ohne IP.',
      },
      {
        text: 'Durch ein eigenes Adernpaar für jedes VLAN',
        explanation: 'Gigabit-Ethernet verwendet für jeden Frame alle vier Paare. Die VLANs teilen sie sich.',
      },
    ],
  },
  'net-032': {
    text: [
      'Ein Router hat diese Routen:',
      '',
      '```text',
      '10.0.0.0/8      via 192.0.2.1',
      '10.20.0.0/16    via 192.0.2.2',
      '10.20.30.0/24   via 192.0.2.3',
      '0.0.0.0/0       via 192.0.2.4',
      '```',
      '',
      'Wohin schickt er ein Paket für `10.20.31.7`?',
    ].join('\n'),
    options: [
      {
        text: 'An `192.0.2.1`',
        explanation: '`10.0.0.0/8` passt, aber ein längeres Präfix passt auch und gewinnt.',
      },
      {
        text: 'An `192.0.2.4`',
        explanation: 'Die Standardroute wird nur verwendet, wenn keine andere passt.',
      },
      {
        text: 'An `192.0.2.2`',
        explanation: '`10.20.0.0/16` ist das längste Präfix, das zur Adresse passt.',
      },
      { text: 'An `192.0.2.3`', explanation: '`10.20.30.0/24` endet bei `10.20.30.255`, passt also nicht.' },
    ],
  },
  'net-033': {
    text: 'Ein Router, der ein IPv4-Paket weiterleiten soll, findet darin eine TTL von 1. Was tut er?',
    options: [
      {
        text: 'Er schickt das Paket über seine Standardroute statt über die beste',
        explanation: 'Die TTL hat keinen Einfluss darauf, welche Route gewählt wird.',
      },
      {
        text: 'Er setzt die TTL auf 64 zurück und schickt das Paket weiter',
        explanation:
          'Dann würde ein Paket in einer Schleife nie verschwinden. Router zählen die TTL nur herunter.',
      },
      {
        text: 'Er verwirft das Paket und schickt der Quelle ICMP Time Exceeded',
        explanation: 'Die TTL würde 0. So kreisen Pakete nicht ewig, und `traceroute` baut darauf auf.',
      },
      {
        text: 'Er hält das Paket eine Sekunde zurück und leitet es dann weiter',
        explanation: 'Trotz ihres Namens zählt die Time to Live passierte Router und keine Wartezeit.',
      },
    ],
  },
  'net-034': {
    text: 'Mit welchem Protokoll teilen Internetanbieter einander mit, welche Netze über sie erreichbar sind?',
    options: [
      {
        text: 'BGP',
        explanation:
          'Das Border Gateway Protocol tauscht Routen zwischen autonomen Systemen aus, und entschieden wird nach der Richtlinie jedes Anbieters.',
      },
      {
        text: 'RIP',
        explanation: 'RIP zählt Hops bis 15 und ist für kleine Netze innerhalb einer Organisation gedacht.',
      },
      {
        text: 'VRRP',
        explanation:
          'Mit VRRP springen mehrere Router als Gateway eines Subnetzes füreinander ein. Routen tauscht es nicht aus.',
      },
      {
        text: 'OSPF',
        explanation:
          'OSPF findet Wege im Netz einer Organisation. Für die Routen des ganzen Internets oder Richtlinien zwischen Unternehmen ist es nicht gemacht.',
      },
    ],
  },
  'net-035': {
    text: 'In einem OSPF-Netz ist ein Ziel über einen Link mit Kosten von 100 erreichbar oder über drei Links hintereinander mit Kosten von je 10. Welcher Weg wird verwendet?',
    options: [
      {
        text: 'Der Weg über einen Link, denn er hat weniger Hops',
        explanation: 'Die Zahl der Hops entscheidet bei RIP. Bei OSPF zählen die Kosten.',
      },
      {
        text: 'Beide Wege abwechselnd, Paket für Paket',
        explanation: 'OSPF verteilt Verkehr nur auf Wege mit gleichen Kosten, und 30 ist nicht 100.',
      },
      {
        text: 'Der Weg über einen Link, denn höhere Kosten bedeuten mehr Bandbreite',
        explanation:
          'Umgekehrt: Schnellere Links haben meist niedrigere Kosten, und die niedrigste Summe gewinnt.',
      },
      {
        text: 'Der Weg über drei Links, mit einer Summe von 30',
        explanation: 'OSPF addiert die Kosten der Links und nimmt den Weg mit der niedrigsten Summe.',
      },
    ],
  },
  'net-036': {
    text: 'Wenn ein Router ohne NAT ein Paket von einem Ethernet-Netz in ein anderes weiterleitet, ändert sich die Ziel-MAC-Adresse, nicht aber die Ziel-IP-Adresse.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Der Router packt das Paket für den nächsten Hop in einen neuen Frame. Die IP-Adresse nennt das endgültige Ziel und bleibt.',
      },
      {
        text: 'Falsch',
        explanation:
          'MAC-Adressen gelten nur auf einem Link, also braucht jeder Hop einen neuen Frame. Das IP-Ziel bleibt den ganzen Weg über gleich.',
      },
    ],
  },
  'net-037': {
    text: 'Welche davon sind Link-State-Routingprotokolle, bei denen jeder Router eine Karte seines Bereichs aufbaut? Wähle zwei.',
    options: [
      {
        text: 'OSPF',
        explanation:
          'Die Router eines Bereichs teilen sich den Zustand ihrer Links mit und berechnen aus der gemeinsamen Karte die kürzesten Wege.',
      },
      {
        text: 'RIP',
        explanation:
          'RIP ist ein Distanzvektorprotokoll: Router sagen ihren Nachbarn nur, wie weit jedes Netz entfernt ist.',
      },
      {
        text: 'BGP',
        explanation:
          'BGP ist ein Pfadvektorprotokoll: Eine Route trägt die Liste der autonomen Systeme, durch die sie gekommen ist.',
      },
      {
        text: 'IS-IS',
        explanation:
          'Es arbeitet nach demselben Prinzip wie OSPF und ist in den Netzen großer Anbieter verbreitet.',
      },
      {
        text: 'VRRP',
        explanation:
          'VRRP ist kein Routingprotokoll. Es verschiebt eine Gatewayadresse von einem Router auf einen anderen.',
      },
    ],
  },
  'net-038': {
    text: 'Alle Computer eines Subnetzes verwenden das Gateway `10.1.1.1`. Wird der Router mit dieser Adresse ausgeschaltet, übernimmt sie ein zweiter binnen Sekunden, ohne dass sich an den Computern etwas ändert. Welches Protokoll tut das?',
    options: [
      {
        text: 'DHCP',
        explanation:
          'DHCP verteilt Einstellungen für Stunden oder Tage. So lange würden Computer das alte Gateway behalten, und hier ändert sich an ihnen nichts.',
      },
      {
        text: 'VRRP',
        explanation:
          'Die Router teilen sich eine virtuelle Adresse. Der aktive meldet sich regelmäßig, und wenn er verstummt, übernimmt ein wartender.',
      },
      {
        text: 'LACP',
        explanation:
          'LACP fasst parallele Kabel zu einem Link zusammen. Wenn ein Router fehlt, hilft es nicht.',
      },
      {
        text: 'RSTP',
        explanation:
          'RSTP reagiert auf ausgefallene Links zwischen Switches. IP-Adressen verschiebt es nicht.',
      },
    ],
  },
  'net-039': {
    text: 'In einem Flur stehen drei Access Points nah beieinander und verwenden das 2,4-GHz-Band mit 20 MHz breiten Kanälen. Welche Kanäle stören einander am wenigsten?',
    options: [
      {
        text: '3, 6 und 9',
        explanation: 'Drei Nummern sind nur 15 MHz, also überlappt jeder mit dem nächsten.',
      },
      {
        text: '1, 6 und 11',
        explanation:
          'Kanäle liegen 5 MHz auseinander und sind etwa 20 MHz breit. Fünf Nummern Abstand sind 25 MHz, also überlappen diese drei nicht.',
      },
      {
        text: 'Alle drei auf 6',
        explanation: 'Dann teilen sich alle Geräte einen einzigen Kanal und müssen aufeinander warten.',
      },
      {
        text: '1, 4 und 7',
        explanation: 'Drei Nummern sind nur 15 MHz, also überlappen benachbarte Access Points.',
      },
    ],
  },
  'net-040': {
    text: 'Was hat Wi-Fi 6E gegenüber Wi-Fi 6 hinzugefügt?',
    options: [
      {
        text: 'Kanäle von 320 MHz',
        explanation: 'Sie kamen mit Wi-Fi 7 (IEEE 802.11be). Bei Wi-Fi 6E ist bei 160 MHz Schluss.',
      },
      {
        text: 'Das 5-GHz-Band',
        explanation: 'Schon Wi-Fi 6 nutzt 2,4 und 5 GHz. Das 5-GHz-Band kam bereits 1999 mit 802.11a.',
      },
      {
        text: 'Das 6-GHz-Band',
        explanation:
          'Wi-Fi 6E verwendet dieselbe Technik (IEEE 802.11ax) in einem Band, das ältere Geräte nicht belegen.',
      },
      {
        text: 'Mehrere Antennen (MIMO)',
        explanation: 'Mehrere Antennen zugleich verwendet WLAN seit 802.11n, das heute Wi-Fi 4 heißt.',
      },
    ],
  },
  'net-041': {
    text: 'WPA3 schreibt geschützte Management-Frames vor, sodass Außenstehende Geräte nicht einfach mit gefälschten Deauthentication-Frames trennen können.',
    options: [
      {
        text: 'Richtig',
        explanation: 'Bei WPA2 war dieser Schutz (IEEE 802.11w) freiwillig. Mit WPA3 ist er Pflicht.',
      },
      {
        text: 'Falsch',
        explanation: 'Geschützte Management-Frames waren bei WPA2 freiwillig, WPA3 macht sie zur Pflicht.',
      },
    ],
  },
  'net-042': {
    text: 'In einem Büro mit 200 Leuten sollen sich alle mit einem eigenen Konto ins WLAN einbuchen, sodass man eine Person aussperren kann, ohne dass es die anderen betrifft. Was eignet sich dafür?',
    options: [
      {
        text: 'WPA3-Enterprise mit einem RADIUS-Server',
        explanation:
          'Mit IEEE 802.1X meldet sich jede Person mit einem eigenen Konto oder Zertifikat an, das sich einzeln sperren lässt.',
      },
      {
        text: 'Enhanced Open mit einer Begrüßungsseite',
        explanation:
          'Enhanced Open verschlüsselt, ohne zu fragen, wer sich einbucht. Eine Begrüßungsseite obendrauf steuert die WLAN-Verbindung selbst nicht.',
      },
      {
        text: 'WPA2-Personal mit einer Liste von MAC-Adressen',
        explanation:
          'MAC-Adressen lassen sich leicht kopieren, und alle hätten weiterhin ein gemeinsames Passwort.',
      },
      {
        text: 'WPA3-Personal mit einem langen Passwort',
        explanation:
          'Alle haben ein gemeinsames Passwort. Um eine Person auszusperren, muss es für alle geändert werden.',
      },
    ],
  },
  'net-043': {
    text: 'Ein Temperatursensor in einer fernen Ecke sendet ein paar Byte in der Stunde. Zwischen ihm und dem Access Point stehen zwei Wände, und seine 5-GHz-Verbindung bricht immer wieder ab. Was ist die einfachste Abhilfe?',
    options: [
      {
        text: 'Bei 5 GHz einen breiteren Kanal verwenden',
        explanation:
          'Ein breiterer Kanal erlaubt mehr Tempo, fängt aber mehr Rauschen ein und reicht nicht weiter.',
      },
      {
        text: 'Ihm eine feste IP-Adresse geben',
        explanation: 'Eine IP-Adresse macht ein Funksignal nicht stärker.',
      },
      {
        text: 'Ihn das 6-GHz-Band verwenden lassen',
        explanation: 'Höhere Frequenzen werden von Wänden stärker gedämpft, das würde es also verschlimmern.',
      },
      {
        text: 'Ihn das 2,4-GHz-Band verwenden lassen',
        explanation:
          'Niedrigere Frequenzen verlieren in Wänden weniger an Stärke, und ein paar Byte brauchen kein Tempo.',
      },
    ],
  },
  'net-044': {
    text: 'Das empfangene Signal eines Clients verbessert sich von −70 dBm auf −67 dBm. Was heißt das für die empfangene Leistung?',
    options: [
      {
        text: 'Sie hat sich etwa halbiert',
        explanation:
          '−67 ist größer als −70, die Leistung ist also gestiegen. Die halbe Leistung wären −73 dBm.',
      },
      { text: 'Sie hat sich etwa verdoppelt', explanation: '3 dB mehr sind ein Faktor von 10^0,3 ≈ 2.' },
      { text: 'Sie hat sich verzehnfacht', explanation: 'Ein Faktor 10 sind 10 dB, das wären −60 dBm.' },
      {
        text: 'Sie ist um etwa 4 Prozent gestiegen',
        explanation: 'Dezibel zählen Faktoren und keine Anteile: 3 von 70 hat hier keine Bedeutung.',
      },
    ],
  },
  'net-045': {
    text: 'Sechzig Laptops in einem Hörsaal teilen sich einen Access Point auf 2,4 GHz, und alles ist langsam. Welche Maßnahmen helfen? Wähle zwei.',
    options: [
      {
        text: 'Im 2,4-GHz-Band Kanäle von 40 MHz verwenden',
        explanation:
          'In diesem Band hat kaum mehr als ein solcher Kanal Platz, die Störungen durch Nachbarn nehmen also zu.',
      },
      {
        text: 'Den Access Point auf höchste Sendeleistung stellen',
        explanation:
          'Die Reichweite war nicht das Problem. Die Laptops würden sich weiter einen Kanal teilen.',
      },
      {
        text: 'Die Laptops ins 5- oder 6-GHz-Band bringen',
        explanation: 'Diese Bänder bieten viel mehr Kanäle, die nicht überlappen, und breitere.',
      },
      {
        text: 'Mehr Access Points, alle auf dem Kanal des ersten',
        explanation:
          'Geräte auf einem Kanal teilen sich dessen Sendezeit, an Kapazität ist also kaum etwas gewonnen.',
      },
      {
        text: 'Mehr Access Points auf verschiedenen Kanälen, mit mäßiger Leistung',
        explanation:
          'Dann bedient jeder Kanal weniger Laptops, und durch die mäßige Leistung stören sich die Zellen nicht.',
      },
    ],
  },
  'net-046': {
    text: 'In welcher Reihenfolge erscheinen die DHCP-Nachrichten, wenn ein Computer zum ersten Mal eine IPv4-Adresse bekommt?',
    options: [
      {
        text: 'Offer, Discover, Acknowledge, Request',
        explanation: 'Ein Server bietet nichts an, bevor ein Computer gefragt hat.',
      },
      {
        text: 'Discover, Request, Offer, Acknowledge',
        explanation: 'Anfordern kann der Computer eine Adresse erst, wenn ihm eine angeboten wurde.',
      },
      {
        text: 'Request, Offer, Discover, Acknowledge',
        explanation: 'Der Computer kennt noch keinen Server, muss also mit Discover beginnen.',
      },
      {
        text: 'Discover, Offer, Request, Acknowledge',
        explanation:
          'Der Computer sucht, ein Server bietet eine Adresse an, der Computer bittet um sie, und der Server bestätigt.',
      },
    ],
  },
  'net-047': {
    text: [
      'Ein Computer, der DHCP verwenden soll, zeigt dies:',
      '',
      '```text',
      'IPv4 address: 169.254.18.203',
      'Subnet mask:  255.255.0.0',
      'Gateway:      (none)',
      '```',
      '',
      'Was ist der wahrscheinlichste Grund?',
    ].join('\n'),
    options: [
      {
        text: 'Er ist mit einem gekreuzten Kabel angeschlossen',
        explanation:
          'Heutige Netzwerkkarten stellen sich auf gekreuzte Adernpaare von selbst ein, und die Art des Kabels wählt keine Adresse.',
      },
      {
        text: 'Er hat die letzte freie Adresse des Bereichs bekommen',
        explanation:
          'Ein Bereich enthält Adressen des lokalen Netzes, und der Server hätte dazu ein Gateway genannt.',
      },
      {
        text: 'Er hat von keinem DHCP-Server eine Antwort bekommen',
        explanation:
          'Nach einer Weile ohne Antwort gibt er sich selbst eine Adresse aus `169.254.0.0/16`, die nur auf dem lokalen Link funktioniert.',
      },
      {
        text: 'Er kann den DNS-Server nicht erreichen',
        explanation:
          'Namen werden erst nachgeschlagen, wenn die Adresse gesetzt ist. DNS hat damit also nichts zu tun.',
      },
    ],
  },
  'net-048': {
    text: 'Ein DHCP-Server in VLAN 10 soll auch die Computer in VLAN 20 versorgen. Sie bekommen keine Adressen, obwohl der Router anderen Verkehr zwischen den beiden VLANs weiterleitet. Was fehlt?',
    options: [
      {
        text: 'Ein DHCP-Relay für VLAN 20',
        explanation:
          'Router leiten Broadcasts nicht weiter. Ein Relay reicht die Anfragen an den Server weiter und sagt, aus welchem Subnetz sie kamen.',
      },
      {
        text: 'Eine Standardroute auf dem DHCP-Server',
        explanation:
          'Anderer Verkehr kommt zwischen den VLANs schon an. Es scheitert am Broadcast ganz am Anfang.',
      },
      {
        text: 'Ein zweiter DNS-Server in VLAN 20',
        explanation: 'Computer ohne Adresse kommen gar nicht so weit, Namen nachzuschlagen.',
      },
      {
        text: 'Eine längere Leasedauer für VLAN 20',
        explanation:
          'Die Leasedauer sagt, wie lange eine Adresse behalten werden darf. Hier wurde noch keine vergeben.',
      },
    ],
  },
  'net-049': {
    text: '`www.example.com` soll immer dorthin zeigen, wohin `shop.hosting.example` zeigt, auch wenn das Hostingunternehmen diese Adresse ändert. Welcher Eintrag leistet das?',
    options: [
      {
        text: 'CNAME',
        explanation:
          'Er macht einen Namen zum Alias eines anderen, die Adresse wird also jedes Mal beim Ziel nachgeschlagen.',
      },
      { text: 'PTR', explanation: 'Ein PTR-Eintrag führt von einer Adresse zurück zu einem Namen.' },
      { text: 'MX', explanation: 'Ein MX-Eintrag nennt die Server, die Mail für eine Domain annehmen.' },
      {
        text: 'A',
        explanation:
          'Ein A-Eintrag enthält eine feste IPv4-Adresse und müsste nach jeder Änderung bearbeitet werden.',
      },
    ],
  },
  'net-050': {
    text: 'Ein Webserver zieht am Samstagabend auf eine neue Adresse um. Sein A-Eintrag hat eine TTL von 86400 Sekunden. Wodurch erreichen Besucher bald nach dem Umzug die neue Adresse?',
    options: [
      {
        text: 'Durch einen Neustart des autoritativen Nameservers danach',
        explanation: 'Die Kopien liegen anderswo, bei Resolvern, und die bemerken einen Neustart nicht.',
      },
      {
        text: 'Durch eine Senkung der TTL zusammen mit der Änderung',
        explanation:
          'Resolver mit einer Kopie behalten sie für den Rest der alten 24 Stunden und sehen die neue TTL nicht vorher.',
      },
      {
        text: 'Durch eine Erhöhung der TTL auf eine Woche vor der Änderung',
        explanation: 'Dann blieben alte Kopien noch länger im Umlauf.',
      },
      {
        text: 'Durch eine Senkung der TTL spätestens am Freitagabend',
        explanation:
          'Kopien mit der alten TTL leben bis zu 24 Stunden. Am Samstagabend sind nur noch Kopien mit der kurzen TTL übrig.',
      },
    ],
  },
  'net-051': {
    text: 'DNSSEC verschlüsselt DNS-Abfragen, sodass andere sie unterwegs nicht lesen können.',
    options: [
      { text: 'Richtig', explanation: 'DNSSEC signiert nur. Fragen und Antworten bleiben unterwegs lesbar.' },
      {
        text: 'Falsch',
        explanation:
          'DNSSEC signiert Einträge, damit ein Resolver gefälschte Antworten erkennt. Verschlüsseln ist die Arbeit von Protokollen wie DNS over TLS.',
      },
    ],
  },
  'net-052': {
    text: 'Eine Reisende möchte nicht, dass der Betreiber eines Hotelnetzes mitliest, welche Namen ihr Laptop im DNS nachschlägt. Welche Protokolle verbergen die Abfragen? Wähle drei.',
    options: [
      {
        text: 'DNS over TLS',
        explanation: 'Die Abfragen laufen durch eine TLS-Verbindung, meist zu Port 853 des Resolvers.',
      },
      {
        text: 'Multicast-DNS',
        explanation:
          'Es findet Namen im lokalen Netz und schickt seine Fragen unverschlüsselt an alle Geräte dort.',
      },
      {
        text: 'DNS over TCP',
        explanation: 'TCP macht lange Antworten möglich, verschlüsselt aber nicht. Der übliche Port ist 53.',
      },
      {
        text: 'DNS over QUIC',
        explanation:
          'QUIC verschlüsselt immer. Die Abfragen gehen in UDP-Paketen an den Resolver, meist an Port 853.',
      },
      { text: 'DNS over HTTPS', explanation: 'Die Abfragen laufen in einer HTTPS-Verbindung zum Resolver.' },
      {
        text: 'DNSSEC',
        explanation: 'Signaturen schützen vor gefälschten Antworten, aber unterwegs lässt sich alles lesen.',
      },
    ],
  },
  'net-053': {
    text: [
      'Eine Abfrage bei einem Resolver mit Cache gibt aus:',
      '',
      '```text',
      '$ dig +noall +answer www.example.com',
      'www.example.com.    212  IN  CNAME  edge.example.net.',
      'edge.example.net.    31  IN  A      192.0.2.80',
      '```',
      '',
      'Was bedeutet die Zahl 212?',
    ].join('\n'),
    options: [
      {
        text: 'Der Alias wird mit Priorität 212 vor anderen bevorzugt',
        explanation: 'Ein CNAME hat keine Priorität. MX- und SRV-Einträge haben eine.',
      },
      {
        text: 'Der Resolver darf diesen Eintrag noch 212 Sekunden behalten',
        explanation: 'Das ist der Rest der TTL. Wenn er 0 erreicht, muss der Resolver neu fragen.',
      },
      {
        text: 'Die Abfrage wurde nach 212 Millisekunden beantwortet',
        explanation:
          'Die Dauer einer Abfrage gibt `dig` in seiner Statistik am Ende aus, die hier ausgeblendet ist.',
      },
      {
        text: 'Der Eintrag wurde bisher 212 Mal geändert',
        explanation:
          'Eine solche Zählung hat DNS nicht. Eine Zone hat eine Seriennummer in ihrem SOA-Eintrag, der hier nicht gezeigt wird.',
      },
    ],
  },
  'net-054': {
    text: 'Ein Zeitserver bekommt seine Zeit direkt von einem angeschlossenen GPS-Empfänger. Welches Stratum meldet er in NTP?',
    options: [
      { text: 'Stratum 16', explanation: 'Dieser Wert bedeutet, dass eine Uhr nicht synchronisiert ist.' },
      {
        text: 'Stratum 2',
        explanation:
          'Das ist ein Server, der seine Zeit über das Netz von einem Server mit Stratum 1 bekommt.',
      },
      {
        text: 'Stratum 1',
        explanation:
          'Die Referenzuhr selbst zählt als Stratum 0, und ein Server, der direkt mit ihr verbunden ist, hat Stratum 1.',
      },
      {
        text: 'Stratum 0',
        explanation:
          'Das steht für die Referenzuhr selbst, hier den GPS-Empfänger. NTP-Anfragen beantwortet sie nicht.',
      },
    ],
  },
  'net-055': {
    text: 'Ein Nutzer kann keine Website über ihren Namen öffnen. `ping 192.0.2.1`, ein Server im Internet, wird aber sofort beantwortet. Was sollte zuerst untersucht werden?',
    options: [
      {
        text: 'Netzwerkkabel und Wanddose',
        explanation: 'Der Ping wurde beantwortet, die physische Verbindung funktioniert also.',
      },
      {
        text: 'DNS-Einstellungen und DNS-Server',
        explanation:
          'Pakete erreichen das Internet und kommen zurück. Höchstwahrscheinlich fehlt also die Übersetzung von Namen in Adressen.',
      },
      {
        text: 'Standardgateway des Computers',
        explanation: 'Ohne funktionierendes Gateway würde keine Adresse im Internet antworten.',
      },
      {
        text: 'Netzwerkkarte und ihr Treiber',
        explanation: 'Karte und Treiber haben gerade Pakete gesendet und empfangen.',
      },
    ],
  },
  'net-056': {
    text: 'Ein Ping von `10.1.0.5` an `10.2.0.9` bleibt ohne Antwort. Ein Mitschnitt auf `10.2.0.9` zeigt, dass die Anfragen ankommen und seine Antworten abgehen. Wo liegt der Fehler am ehesten?',
    options: [
      {
        text: 'In den DNS-Einstellungen von `10.1.0.5`',
        explanation: 'Der Ping nennt eine Adresse, DNS wird also nicht gebraucht.',
      },
      {
        text: 'Auf dem Hinweg nach `10.2.0.0/24`',
        explanation: 'Die Anfragen kommen an, dieser Weg funktioniert also.',
      },
      {
        text: 'Auf dem Rückweg nach `10.1.0.0/24`',
        explanation:
          'Anfrage und Antwort finden ihren Weg unabhängig voneinander. Vielleicht hat ein Router keine Route zum Quellnetz, oder eine Firewall verwirft die Antworten.',
      },
      {
        text: 'In der Firewall von `10.2.0.9` selbst',
        explanation: 'Sie hat die Anfragen hereingelassen, und die Antworten sind abgegangen.',
      },
    ],
  },
  'net-057': {
    text: [
      'Ein Nutzer macht sich wegen dieser Ausgabe Sorgen, obwohl die Website gut funktioniert:',
      '',
      '```text',
      '1  192.168.1.1      1.1 ms',
      '2  198.51.100.1     8.9 ms',
      '3  * * *',
      '4  203.0.113.14    12.4 ms',
      '5  192.0.2.80       12.9 ms',
      '```',
      '',
      'Was zeigt Zeile 3?',
    ].join('\n'),
    options: [
      {
        text: 'Einen Link, der so langsam ist, dass die Website bald unerreichbar wird',
        explanation:
          'Die Zeiten in Zeile 4 und 5 sind niedrig, einen langsamen Link dazwischen gibt es also nicht.',
      },
      {
        text: 'Einen ausgeschalteten Router, den man dem Anbieter melden sollte',
        explanation: 'Wäre er aus, würde auf diesem Weg nichts dahinter antworten.',
      },
      {
        text: 'Eine Firewall, die die Website für diesen Nutzer sperrt',
        explanation: 'Der Webserver antwortet in Zeile 5, und die Website funktioniert gut.',
      },
      {
        text: 'Einen Router, der weiterleitet, aber auf diese Proben nicht antwortet',
        explanation:
          'Zeile 4 und 5 liegen hinter ihm und antworten, Pakete kommen also durch. Viele Router begrenzen solche Antworten oder schalten sie ab.',
      },
    ],
  },
  'net-058': {
    text: [
      'Eine Webanwendung läuft auf einem Server. Ein Browser auf dem Server selbst kann sie auf Port 8080 öffnen, andere Computer bekommen „connection refused“. Der Server zeigt:',
      '',
      '```text',
      '$ ss -ltn',
      'State   Recv-Q  Send-Q  Local Address:Port  Peer Address:Port',
      'LISTEN  0       511     127.0.0.1:8080      0.0.0.0:*',
      '```',
      '',
      'Was ist die Ursache?',
    ].join('\n'),
    options: [
      {
        text: 'Die Anwendung lauscht nur auf der Loopback-Adresse',
        explanation:
          '`127.0.0.1` ist nur vom Server selbst aus erreichbar. Die Anwendung muss auf der Netzwerkadresse des Servers lauschen oder mit `0.0.0.0` auf allen.',
      },
      {
        text: 'Der Port liegt über 1023, und den dürfen andere Computer nicht nutzen',
        explanation:
          'Clients dürfen sich mit jedem Port verbinden. Auf vielen Systemen braucht man nur besondere Rechte, um auf Ports unter 1024 zu lauschen.',
      },
      {
        text: 'Die Anwendung nimmt nur Verbindungen von `0.0.0.0` an',
        explanation:
          'In der Spalte der Gegenstelle bedeutet `0.0.0.0:*` beliebige Absender. Es ist keine Einschränkung.',
      },
      {
        text: 'Die Warteschlange der Anwendung ist voll, denn 511 warten',
        explanation:
          'Bei einem lauschenden Socket ist Send-Q die Größe der Warteschlange. Recv-Q sagt, dass 0 Verbindungen warten.',
      },
    ],
  },
  'net-059': {
    text: 'Eine Verbindung zum TCP-Port 5432 eines Datenbankservers scheitert sofort mit „connection refused“. Pings an den Server werden beantwortet. Was ist die wahrscheinlichste Ursache?',
    options: [
      {
        text: 'Der Server ist ausgeschaltet',
        explanation: 'Dann blieben Pings unbeantwortet, und der Versuch würde erst nach langem Warten enden.',
      },
      {
        text: 'Eine Firewall verwirft die Pakete stillschweigend',
        explanation:
          'Ohne jede Antwort versucht es der Client weiter und meldet nach einiger Zeit eine Zeitüberschreitung.',
      },
      {
        text: 'Auf diesem Port lauscht kein Programm',
        explanation:
          'Der Server beantwortet den Versuch mit einem TCP-Reset, den der Client als abgelehnt meldet.',
      },
      {
        text: 'Das Passwort für die Datenbank ist falsch',
        explanation: 'Ein Passwort wird erst geprüft, wenn die TCP-Verbindung steht.',
      },
    ],
  },
  'net-060': {
    text: 'Auf einem Kupferlink mit 100 Mbit/s ist der Switchport fest auf Vollduplex gestellt und die Autonegotiation aus, während die Karte des Servers auf automatisch steht. Der Link steht, ist aber langsam, und der Server zählt Late Collisions. Was ist geschehen?',
    options: [
      {
        text: 'Der Switch sendet zu große Frames',
        explanation: 'Übergroße Frames würden als Giants gezählt. Kollisionen verursachen sie nicht.',
      },
      {
        text: 'Die Karte hat 10 Mbit/s statt 100 gewählt',
        explanation:
          'Die Karte erkennt die Geschwindigkeit am Signal. Bei verschiedenen Geschwindigkeiten käme der Link nicht zustande.',
      },
      {
        text: 'Das Kabel ist länger als 100 Meter',
        explanation:
          'Auch ein zu langes Kabel kann Fehler verursachen, aber diese Einstellungen allein erklären den Fehler.',
      },
      {
        text: 'Die Karte ist auf Halbduplex zurückgefallen',
        explanation:
          'Ohne Aushandlung kann die Karte die Geschwindigkeit erkennen, nicht aber den Duplexmodus, und muss Halbduplex annehmen. Beide Enden sollten gleich eingestellt sein.',
      },
    ],
  },
  'net-061': {
    text: 'Welche Befehle zeigen MAC-Adressen von Nachbarn im lokalen Netz, die der Computer gelernt hat? Wähle vier.',
    options: [
      {
        text: '`arp -a`',
        explanation:
          'Er listet IPv4-Adressen mit den zugehörigen MAC-Adressen auf, etwa unter Windows und macOS.',
      },
      {
        text: '`traceroute`',
        explanation: 'Er listet die IP-Adressen der Router auf dem Weg zu einem Ziel auf.',
      },
      { text: '`ip neigh`', explanation: 'Unter Linux zeigt er die Nachbartabelle, für IPv4 und IPv6.' },
      {
        text: '`Get-NetNeighbor`',
        explanation: 'In der PowerShell von Windows zeigt er die Nachbartabelle, für IPv4 und IPv6.',
      },
      {
        text: '`ndp -an`',
        explanation:
          'Unter macOS und FreeBSD listet er IPv6-Nachbarn mit ihren MAC-Adressen auf, wie `arp -a` es für IPv4 tut.',
      },
    ],
  },
  'net-062': {
    text: 'Antwortet ein Server nicht auf einen Ping, ist er mit Sicherheit ausgefallen.',
    options: [
      {
        text: 'Richtig',
        explanation:
          'Viele Server und Firewalls verwerfen Pings absichtlich, während ihre Dienste weiterlaufen. Es sagt mehr, den Dienst selbst zu prüfen.',
      },
      {
        text: 'Falsch',
        explanation:
          'Pings können gefiltert werden, während der Dienst läuft. Besser prüft man den Dienst, etwa durch eine Verbindung zu seinem TCP-Port.',
      },
    ],
  },
  'net-063': {
    text: 'Zu Hause ruckeln Videoanrufe, sobald jemand eine große Datei hochlädt. Dabei steigen die Pingzeiten von 15 ms auf 800 ms, aber kein Ping geht verloren. Was ist die wahrscheinlichste Ursache?',
    options: [
      {
        text: 'Ein schlechtes Kabel beschädigt Pakete, und sie müssen noch einmal gesendet werden',
        explanation:
          'Beschädigte Pakete würden verworfen, also gingen Pings verloren, und das auch ohne Upload.',
      },
      {
        text: 'Eine lange Warteschlange im Router füllt sich mit Paketen des Uploads',
        explanation:
          'Alle Pakete müssen hinter dem Upload warten. Das ist als Bufferbloat bekannt; eine kluge Verwaltung der Warteschlange im Router hilft.',
      },
      {
        text: 'Der Server des Videoanrufs ist am Abend überlastet',
        explanation: 'Das hinge nicht von einem Upload zu Hause ab und würde die Pingzeiten nicht ändern.',
      },
      {
        text: 'Der DNS-Server antwortet zu langsam, während die Datei gesendet wird',
        explanation:
          'Namen werden nachgeschlagen, wenn ein Anruf beginnt. Die Pakete eines laufenden Anrufs brauchen kein DNS.',
      },
    ],
  },
};
