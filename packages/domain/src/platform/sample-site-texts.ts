import type { SiteTexts, TextPage } from './site-texts.ts';

const imprint: SiteTexts = {
  en: `## Who runs this site

[name and address of the operator]

Represented by [name of the person who is responsible]

## Contact

- Mail: [mail address of the operator]
- Telephone: [telephone number of the operator]

## Register and tax

[entry in a register and tax number, or remove this section]
`,
  de: `## Wer diese Seite betreibt

[Name und Anschrift des Betreibers]

Vertreten durch [Name der verantwortlichen Person]

## Kontakt

- E-Mail: [E-Mail-Adresse des Betreibers]
- Telefon: [Telefonnummer des Betreibers]

## Register und Steuer

[Registereintrag und Steuernummer, oder diesen Abschnitt entfernen]
`,
};

const privacy: SiteTexts = {
  en: `## Who is responsible

[name and address of the operator], [mail address for questions about data]

## What is stored

- Of an account: its user name, its address, what you write into your profile, how you sign in, and from which devices.
- Of what you learn: answers, results, XP, streaks and certificates.
- Of what you buy: orders, payments and credits. Card numbers are kept by the payment provider alone.
- Of every request: the log of the server, without names, for [number of days] days.

Two cookies keep you signed in and know your device again. Nothing follows you elsewhere, and no advertisement is shown.

## Why, and for how long

Your data is used to run your account, by [legal basis, such as a contract]. Guests who stay away are removed by themselves. When you
delete your account, everything goes after 14 days but what the law wants to be kept, such as books.

## Who else sees it

On the boards others see your name and picture, unless you turn that off in your profile. [names of hosting, mail and payment providers]

## Your rights

You can take everything along and delete your account in your profile. You may ask, correct and object, by writing to the address
above, and complain to [name of the supervisory authority].
`,
  de: `## Wer verantwortlich ist

[Name und Anschrift des Betreibers], [E-Mail-Adresse für Fragen zu Daten]

## Was gespeichert wird

- Zum Konto: Benutzername, Adresse, was du in dein Profil schreibst, wie und von welchen Geräten du dich anmeldest.
- Zum Lernen: Antworten, Ergebnisse, XP, Serien und Zertifikate.
- Zu Käufen: Bestellungen, Zahlungen und Credits. Kartennummern hat nur der Zahlungsdienst.
- Zu jeder Anfrage: das Protokoll des Servers, ohne Namen, für [Anzahl der Tage] Tage.

Zwei Cookies halten dich angemeldet und erkennen dein Gerät wieder. Nichts verfolgt dich anderswohin, und es gibt keine Werbung.

## Wozu, und wie lange

Deine Daten dienen dazu, dein Konto zu führen, auf Grundlage von [Rechtsgrundlage, etwa ein Vertrag]. Gäste, die nicht wiederkommen,
werden von selbst entfernt. Löschst du dein Konto, geht nach 14 Tagen alles außer dem, was das Gesetz aufzubewahren verlangt, etwa Bücher.

## Wer es sonst sieht

Auf den Bestenlisten sehen andere deinen Namen und dein Bild, solange du das im Profil nicht abstellst. [Namen der Anbieter von Hosting, Mail und Zahlung]

## Deine Rechte

Du kannst im Profil alles mitnehmen und dein Konto löschen. Du darfst Auskunft, Berichtigung und Widerspruch verlangen, indem du an die
Adresse oben schreibst, und dich bei [Name der Aufsichtsbehörde] beschweren.
`,
};

const terms: SiteTexts = {
  en: `## What this is

[name of the operator] offers this site for learning. It may be used by [who may use the site].

## Your account

- One account a person. Keep your password to yourself.
- Choose a name and a picture that offend nobody. What does may be hidden, and accounts may be closed.
- You can delete your account at any time.

## What costs something

Prices are shown before you buy. [right of withdrawal and refunds]

## Liability and law

[liability and the law that applies]
`,
  de: `## Was dies ist

[Name des Betreibers] bietet diese Seite zum Lernen an. Sie darf benutzt werden von [wer die Seite benutzen darf].

## Dein Konto

- Ein Konto je Person. Behalte dein Passwort für dich.
- Wähle einen Namen und ein Bild, die niemanden verletzen. Was das tut, kann verborgen werden, und Konten können geschlossen werden.
- Du kannst dein Konto jederzeit löschen.

## Was etwas kostet

Preise stehen vor dem Kauf da. [Widerrufsrecht und Erstattungen]

## Haftung und Recht

[Haftung und anwendbares Recht]
`,
};

/** What an installation begins with: what it lacks stands in square brackets, and the doctor names it. */
export const sampleSiteTexts: Readonly<Record<TextPage, SiteTexts>> = { imprint, privacy, terms };
