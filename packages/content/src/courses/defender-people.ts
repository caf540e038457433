import type { SampleReadingLevel } from '../sample-course.ts';

export const defenderPeople: SampleReadingLevel = {
  slug: 'how-people-are-fooled',
  kind: 'reading',
  title: 'How people are fooled',
  summary: 'The levers of a con, and two habits that break them.',
  xp: 15,
  minutes: 7,
  teaches: [
    'phishing',
    'levers',
    'tailgating',
    'payment-fraud',
    'qr-codes',
    'web-addresses',
    'https',
    'channel',
    'reporting',
  ],
  text: `
It is ten to five on a Friday. Jonas in accounting gets a message from his director: she is about to board a plane, a
supplier will stop a delivery, and could he please transfer 8,400 right now, discreetly? She will explain on Monday.

The director is at her desk, two floors up. She has written nothing.

## The levers

Nobody broke into a computer here. Somebody worked on a person, and this is called **social engineering**. It nearly
always uses the same few levers:

- **Authority**: it comes from the boss, the bank, the police, the help desk.
- **Urgency**: now, before five, or something bad happens.
- **Fear or reward**: your account will be closed; your parcel is waiting.
- **Secrecy**: please keep this between us.
- **Familiarity**: it knows your name, a colleague, a real invoice.

None of them proves a fraud. But each is a reason to become *slower*, exactly when the message wants you to be fast.

## The same trick in many clothes

- **Phishing** casts a wide net by mail. **Spear phishing** is made for one person, with details that fit.
- **Smishing** comes as a text message, **vishing** as a call.
- **Pretexting** tells an invented story, in which a request sounds quite natural.
- **Tailgating** is walking through a secured door behind somebody who politely holds it open. A turnstile is not polite.
- A **QR code** on a sticker hides where it leads: nobody can read it by eye.
- A **business e-mail compromise** is what happened to Jonas: a false or stolen mailbox asks for a payment.

Good spelling is no proof of honesty, and neither is a familiar voice: today both can be made by machines. And
whatever the clothes, a code on your phone is for you alone. No bank and no help desk ever needs it.

## Read an address from its end

Who owns a web address is decided by the last part of the name, before the first single slash:

\`\`\`
https://bank.example.login-check.test/secure
        └ anyone may     └ this is the owner
          write this
\`\`\`

The padlock says that the connection to that owner is encrypted. It does not say that the owner is honest.

## Two habits

1. **Change the channel.** Do not answer, and do not use the number in the message. Call the number you have always
   had, or walk up two floors.
2. **Make the unusual ordinary.** If every new bank account is confirmed by a call, whoever it comes from, then asking is
   no insult to anybody, and there is no exception that a stranger could claim.

## And if you did click

Say so at once. An early word lets others change the password, block the account, warn the rest. People who are
blamed report late; people who are thanked report early. Jonas called the director before he paid, and she thanked
him in front of everybody.

> **Take along:** pressure is the signal. Slow down, and ask over another channel.
`.trim(),
};
