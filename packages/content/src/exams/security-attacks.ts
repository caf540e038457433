import type { SampleExam } from '../sample-exam.ts';

export const securityAttacks: SampleExam['questions'] = [
  {
    externalId: 'sec-015',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'easy',
    text: "A finance manager gets an e-mail that greets her by name, mentions a real supplier and this month's invoice, and asks her to sign in at `https://suppl1er-portal.example`. What is this?",
    options: [
      {
        text: 'Spear phishing',
        explanation:
          'The message is tailored to one person with details that make it believable, and it leads to a false sign-in page.',
        isCorrect: true,
      },
      {
        text: 'Vishing',
        explanation: 'Vishing is phishing by voice, for example a call from a false help desk.',
        isCorrect: false,
      },
      {
        text: 'Smishing',
        explanation: 'Smishing is phishing by text message. This came by e-mail.',
        isCorrect: false,
      },
      {
        text: 'Pharming',
        explanation:
          'Pharming sends people who typed the right address to a false site, for example by changing DNS answers. Here the link itself is wrong.',
        isCorrect: false,
      },
    ],
    tags: ['phishing'],
  },
  {
    externalId: 'sec-016',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'easy',
    text: "An e-mail from a known supplier's address says that its bank account has changed and that today's invoice should be paid to the new one. What is the best next step?",
    options: [
      {
        text: 'Call the number in the signature of the e-mail',
        explanation:
          'The signature is part of the suspicious message, so its number may lead to the attacker.',
        isCorrect: false,
      },
      {
        text: 'Reply to the e-mail and ask for a confirmation',
        explanation: "If the supplier's mailbox has been taken over, the attacker answers the question.",
        isCorrect: false,
      },
      {
        text: 'Pay it, as the amount matches the order exactly',
        explanation:
          'Attackers often read along in a mailbox and know the real amounts. A right amount does not prove a right account.',
        isCorrect: false,
      },
      {
        text: 'Call the supplier on the number in your own records',
        explanation:
          'A second channel that the sender of the e-mail does not control shows whether the request is genuine.',
        isCorrect: true,
      },
    ],
    tags: ['payment-fraud'],
  },
  {
    externalId: 'sec-017',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'medium',
    text: "At 2 a.m. a nurse's phone shows eleven sign-in requests in a row. The hospital's system sends a request only after the correct password has been entered, and she has not signed in. What should she do?",
    options: [
      {
        text: 'Deny them and see if they come back tomorrow',
        explanation: "Denying is right, but waiting leaves a known password in an attacker's hands.",
        isCorrect: false,
      },
      {
        text: 'Switch the phone off until her next shift begins',
        explanation:
          'Nothing is approved, but the attacker still has her password and can try it again at any time.',
        isCorrect: false,
      },
      {
        text: 'Deny them, report it and change her password',
        explanation:
          'Somebody has her password and hopes that she taps Approve to get some peace. A new password ends that, and the report lets the security team check for more.',
        isCorrect: true,
      },
      {
        text: 'Approve one request so that the others stop',
        explanation: 'That is exactly what the attacker is waiting for: it signs the attacker in.',
        isCorrect: false,
      },
    ],
    tags: ['sign-in-requests'],
  },
  {
    externalId: 'sec-018',
    domainCode: '2.1',
    type: 'true-false',
    difficulty: 'easy',
    text: 'A padlock or `https://` in the address bar shows that a website is run by an honest organisation.',
    options: [
      {
        text: 'True',
        explanation:
          'Anybody who controls a domain can get a certificate for it, often free of charge. Most phishing sites use HTTPS.',
        isCorrect: false,
      },
      {
        text: 'False',
        explanation:
          'HTTPS protects the connection to the named site. It says nothing about the intentions of those who run it.',
        isCorrect: true,
      },
    ],
    tags: ['https'],
  },
  {
    externalId: 'sec-019',
    domainCode: '2.1',
    type: 'multiple',
    difficulty: 'easy',
    text: 'An e-mail claims to come from your bank. Which observations are strong signs of fraud? Choose two.',
    options: [
      {
        text: 'It greets you with your full name',
        explanation:
          'Genuine messages usually do this. Attackers can do it too, but it is no strong sign either way.',
        isCorrect: false,
      },
      {
        text: "It carries the bank's current logo and colours",
        explanation:
          'A logo is easily copied, so it proves nothing. Genuine e-mails carry it too, so it is no sign of fraud either.',
        isCorrect: false,
      },
      {
        text: 'It asks you to reply with the code that was just sent to your phone',
        explanation:
          'A bank has no reason to ask for such a code by e-mail. An attacker needs it to finish a sign-in or a payment.',
        isCorrect: true,
      },
      {
        text: "The link shows the bank's address, but points to another domain",
        explanation:
          "The visible text of a link can say anything. A target outside the bank's own domain is a strong sign of deception.",
        isCorrect: true,
      },
      {
        text: 'It was sent on a Sunday evening',
        explanation: 'Banks send many messages automatically at any hour, so the time says little.',
        isCorrect: false,
      },
    ],
    tags: ['phishing'],
  },
  {
    externalId: 'sec-020',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A stranger carrying boxes asks an employee to hold the door, which normally opens with a badge, and walks in behind her. Which measure would most reliably have kept him out?',
    options: [
      {
        text: 'A sign asking staff not to hold the door open',
        explanation: 'A sign helps a little, but courtesy often wins when somebody has their hands full.',
        isCorrect: false,
      },
      {
        text: 'A turnstile that lets one person in per badge',
        explanation: 'It enforces the rule by itself, so a polite employee is not put to the test.',
        isCorrect: true,
      },
      {
        text: 'A camera that records everybody at the entrance',
        explanation: 'A camera helps to find out afterwards who came in. It does not stop anybody.',
        isCorrect: false,
      },
      {
        text: 'A longer PIN that staff enter with their badge',
        explanation: 'The stranger needed neither badge nor PIN, because the door was already open.',
        isCorrect: false,
      },
    ],
    tags: ['tailgating'],
  },
  {
    externalId: 'sec-021',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'medium',
    text: 'Fraudsters put stickers with their own QR code on parking meters. Drivers who scan it pay on a copy of the real payment page. What makes this work so well?',
    options: [
      {
        text: 'Phones do not check the certificates of such pages',
        explanation:
          'The browser checks certificates as usual. The false page simply has a valid one for its own domain.',
        isCorrect: false,
      },
      {
        text: 'Scanning a QR code runs a program on the phone',
        explanation:
          'A QR code holds text, here a web address. The phone offers to open it; nothing is run from the code.',
        isCorrect: false,
      },
      {
        text: 'QR codes can read card details stored on the phone',
        explanation:
          'A QR code is a printed picture and cannot read anything. The drivers type in their card details themselves.',
        isCorrect: false,
      },
      {
        text: 'People cannot read the address in a QR code by eye',
        explanation:
          'The code hides its target until it is scanned, and few people check the address on a small screen. Typing the known address or using the official app avoids the trap.',
        isCorrect: true,
      },
    ],
    tags: ['qr-codes'],
  },
  {
    externalId: 'sec-022',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'hard',
    text: 'The owner of `example.com` wants other mail servers to refuse messages that show `@example.com` as the sender but pass neither SPF nor DKIM for that domain. What must be published in DNS?',
    options: [
      {
        text: 'A DMARC record with the policy `p=reject`',
        explanation:
          'DMARC ties the visible From address to SPF and DKIM and tells receivers what to do when neither fits.',
        isCorrect: true,
      },
      {
        text: 'A DKIM key with at least 2048 bits',
        explanation:
          'The key lets receivers verify signed messages. It does not tell them to refuse unsigned ones.',
        isCorrect: false,
      },
      {
        text: 'An SPF record that ends in `-all`',
        explanation:
          'SPF checks the envelope sender, which the reader does not see. The From address can still show `@example.com`.',
        isCorrect: false,
      },
      {
        text: 'An MX record with the highest priority',
        explanation:
          'MX records say where mail for the domain is delivered. They do not restrict who sends in its name.',
        isCorrect: false,
      },
    ],
    tags: ['dmarc', 'e-mail'],
  },
  {
    externalId: 'sec-023',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'easy',
    text: 'Within an hour, a program spreads through an office by itself, using a flaw in the file-sharing service. Nobody has opened an attachment or a link. What kind of malware is it?',
    options: [
      {
        text: 'A worm',
        explanation: "A worm spreads from machine to machine on its own, without anybody's help.",
        isCorrect: true,
      },
      {
        text: 'A keylogger',
        explanation:
          'A keylogger records what is typed. It may be carried by other malware but does not spread by itself.',
        isCorrect: false,
      },
      {
        text: 'A logic bomb',
        explanation:
          'A logic bomb waits for a condition such as a date and then does damage. Spreading is not its mark.',
        isCorrect: false,
      },
      {
        text: 'A Trojan horse',
        explanation: 'A Trojan horse poses as something useful and needs somebody to start it.',
        isCorrect: false,
      },
    ],
    tags: ['malware'],
  },
  {
    externalId: 'sec-024',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'easy',
    text: [
      "A developer finds this statement in the database log after somebody typed `' OR '1'='1` into the search box:",
      '',
      '```sql',
      "SELECT id, title FROM books WHERE author = '' OR '1'='1'",
      '```',
      '',
      'What is the right way to fix the cause?',
    ].join('\n'),
    options: [
      {
        text: "Hide the database's error messages from visitors",
        explanation:
          'That is good practice and gives an attacker fewer hints, but the injected condition still runs.',
        isCorrect: false,
      },
      {
        text: 'Limit the search box to twenty characters',
        explanation:
          'The input shown has only eleven characters, and the limit of a form can be bypassed by sending the request directly.',
        isCorrect: false,
      },
      {
        text: 'Encrypt the columns that hold personal data',
        explanation:
          'The application decrypts what it shows, so it would still hand over rows that it should not.',
        isCorrect: false,
      },
      {
        text: 'Pass the search text as a query parameter',
        explanation:
          'With a parameterised query the database treats the input as a value, never as part of the command.',
        isCorrect: true,
      },
    ],
    tags: ['sql-injection'],
  },
  {
    externalId: 'sec-025',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'medium',
    text: 'A visitor posts a comment that contains a script. From then on, the script runs in the browser of everybody who reads the page. What is this attack called?',
    options: [
      {
        text: 'Stored procedure injection',
        explanation:
          'A stored procedure is code in a database. The script here runs in browsers, and the database only keeps its text.',
        isCorrect: false,
      },
      {
        text: 'Stored cross-site scripting',
        explanation:
          "The site keeps the attacker's script and serves it to other visitors. Escaping the comment on output prevents it.",
        isCorrect: true,
      },
      {
        text: 'Server-side request forgery',
        explanation:
          "This makes the server itself fetch an address that the attacker chose. Nothing runs in the readers' browsers.",
        isCorrect: false,
      },
      {
        text: 'Cross-site request forgery',
        explanation:
          "Here another site makes the victim's browser send an unwanted request. It does not need a script on the attacked site.",
        isCorrect: false,
      },
    ],
    tags: ['xss'],
  },
  {
    externalId: 'sec-026',
    domainCode: '2.2',
    type: 'true-false',
    difficulty: 'medium',
    text: 'Setting the attribute `HttpOnly` on a session cookie keeps the browser from sending that cookie over unencrypted HTTP.',
    options: [
      {
        text: 'True',
        explanation:
          'The name misleads: `HttpOnly` is about scripts. The attribute that restricts a cookie to encrypted connections is `Secure`.',
        isCorrect: false,
      },
      {
        text: 'False',
        explanation:
          '`HttpOnly` hides the cookie from scripts in the page. It is the attribute `Secure` that keeps it off unencrypted connections.',
        isCorrect: true,
      },
    ],
    tags: ['cookies'],
  },
  {
    externalId: 'sec-027',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'easy',
    text: [
      "A web server's log contains this line:",
      '',
      '```text',
      'GET /download?file=../../../../etc/passwd HTTP/1.1',
      '```',
      '',
      'What has somebody tried?',
    ].join('\n'),
    options: [
      {
        text: 'Password spraying',
        explanation:
          'The file is called `passwd`, but nobody tries to sign in here. The request tries to read the list of accounts.',
        isCorrect: false,
      },
      {
        text: 'Buffer overflow',
        explanation:
          'An overflow attempt usually sends far more data than a program expects. This is a short path.',
        isCorrect: false,
      },
      {
        text: 'Path traversal',
        explanation:
          'Each `../` climbs one folder up, out of the download folder, to a file that was never meant to be served.',
        isCorrect: true,
      },
      {
        text: 'SQL injection',
        explanation: 'The line contains no part of a database query. It asks for a file by its path.',
        isCorrect: false,
      },
    ],
    tags: ['path-traversal', 'logs'],
  },
  {
    externalId: 'sec-028',
    domainCode: '2.2',
    type: 'multiple',
    difficulty: 'hard',
    text: "The maintainer of a popular open-source package loses control of his account, and a harmful version appears under the package's real name. Which habits make it less likely that your product ships it? Choose three.",
    options: [
      {
        text: 'Servers fetch the newest versions each time they start',
        explanation:
          'This brings in the harmful version without anybody having looked at it, and as fast as possible.',
        isCorrect: false,
      },
      {
        text: 'Versions are pinned, with checksums, in a lock file',
        explanation: 'A new version does not enter the build by itself; somebody has to decide to take it.',
        isCorrect: true,
      },
      {
        text: 'Each new package name is checked for misspellings',
        explanation: 'That helps against look-alike names. In this case the name is the right one.',
        isCorrect: false,
      },
      {
        text: 'Packages are fetched from the registry over HTTPS only',
        explanation:
          'HTTPS protects the way from the registry to you. The harmful version is delivered just as safely.',
        isCorrect: false,
      },
      {
        text: 'Builds take packages only from an internal store of reviewed versions',
        explanation:
          'What nobody has reviewed is not in the store, so the harmful version cannot reach a build.',
        isCorrect: true,
      },
      {
        text: 'A new version is adopted only after a waiting time and a review',
        explanation:
          'Harmful versions are often discovered within hours or days, and a review of the changes may reveal them too.',
        isCorrect: true,
      },
    ],
    tags: ['supply-chain'],
  },
  {
    externalId: 'sec-029',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'medium',
    text: 'The maker of a mail gateway confirms that attackers are using a flaw in its administration page. An update will take a week. What helps most today?',
    options: [
      {
        text: 'Making the page unreachable from the internet',
        explanation:
          'If attackers cannot reach the flawed page from outside, they cannot use the flaw from there. Mail keeps flowing meanwhile.',
        isCorrect: true,
      },
      {
        text: 'Requiring all users to choose new passwords',
        explanation: "The attack uses a flaw in the software, not the users' passwords.",
        isCorrect: false,
      },
      {
        text: 'Planning the update for the weekend after that',
        explanation:
          'The update should be planned, but until then the flaw stays open while it is known to be attacked.',
        isCorrect: false,
      },
      {
        text: "Installing last month's update once more",
        explanation:
          'The flaw is present in the current version, so installing the same software again changes nothing.',
        isCorrect: false,
      },
    ],
    tags: ['zero-day', 'vulnerability'],
  },
  {
    externalId: 'sec-030',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'hard',
    text: "While signed in to an online shop, Ola opens another site. A hidden form there sends a request to the shop, which changes her delivery address because her browser added the shop's cookie. Which change to the shop prevents this best?",
    options: [
      {
        text: 'A longer session identifier that is harder to guess',
        explanation: 'The attacker does not need to guess it: the browser attaches the cookie.',
        isCorrect: false,
      },
      {
        text: 'Escaping the delivery address when it is shown',
        explanation:
          "Escaping prevents cross-site scripting. Here a plain, well-formed address was sent in Ola's name.",
        isCorrect: false,
      },
      {
        text: 'Encrypting the whole shop with TLS 1.3',
        explanation:
          'The forged request travels over TLS as well. Encryption does not tell who caused a request.',
        isCorrect: false,
      },
      {
        text: 'A secret token in each form, checked on submission',
        explanation:
          'The other site cannot read the token, so its forged request lacks it and is refused. `SameSite` cookies are a good second layer.',
        isCorrect: true,
      },
    ],
    tags: ['csrf'],
  },
  {
    externalId: 'sec-064',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A message leads to `https://bank.example.service-login.test/secure`. Who decides what this page shows?',
    options: [
      {
        text: 'The owner of `bank.example`',
        explanation:
          'These words only stand in front of the name. Anybody may put them before a domain of their own.',
        isCorrect: false,
      },
      {
        text: 'The owner of `service-login.test`',
        explanation:
          'What counts is the last part of the name before the first single slash. Everything to the left of it is up to its owner.',
        isCorrect: true,
      },
      {
        text: 'The issuer of its certificate',
        explanation: 'An issuer confirms who controls the name. It has no say in what the page shows.',
        isCorrect: false,
      },
      {
        text: 'The bank, as the page is called `secure`',
        explanation: 'The words behind the slash name a page on that server. Its owner may call it anything.',
        isCorrect: false,
      },
    ],
    tags: ['web-addresses'],
  },
  {
    externalId: 'sec-065',
    domainCode: '2.1',
    type: 'multiple',
    difficulty: 'easy',
    text: 'A message says: "This is the head of IT. Your mailbox will be deleted in 20 minutes unless you sign in here. Please keep this to yourself, it is a test." Which levers does it use? Choose four.',
    options: [
      {
        text: 'Authority',
        explanation: 'It claims to come from the head of IT, whom people do not like to contradict.',
        isCorrect: true,
      },
      {
        text: 'Urgency',
        explanation: 'Twenty minutes leave no time to think or to ask.',
        isCorrect: true,
      },
      {
        text: 'Familiarity',
        explanation:
          'It names no colleague, no project and not even the person it is sent to. Nothing in it is familiar.',
        isCorrect: false,
      },
      {
        text: 'Fear',
        explanation: 'The loss of the whole mailbox is a threat that makes people click.',
        isCorrect: true,
      },
      {
        text: 'Secrecy',
        explanation: 'Whoever keeps it to themselves asks nobody, and nobody can warn them.',
        isCorrect: true,
      },
    ],
    tags: ['levers'],
  },
  {
    externalId: 'sec-066',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A firm confirms every new bank account of a supplier by a call to the number that it has always had, whoever asks for the change. Why is "whoever" so important?',
    options: [
      {
        text: 'Calls are free of charge and take less time than an e-mail',
        explanation: 'The cost is not the point. The rule works because it knows no exception.',
        isCorrect: false,
      },
      {
        text: 'Then nobody can press for an exception, not even the boss',
        explanation:
          'A stranger who poses as the boss meets the same rule as everybody, and whoever asks insults nobody.',
        isCorrect: true,
      },
      {
        text: 'Suppliers often mistype their account number the first time',
        explanation: 'That may happen, but the rule is meant for people who deceive on purpose.',
        isCorrect: false,
      },
      {
        text: 'A voice on the telephone proves who somebody is',
        explanation:
          'Voices can be imitated. What helps is that the firm chose the number, not that it heard a voice.',
        isCorrect: false,
      },
    ],
    tags: ['channel'],
  },
  {
    externalId: 'sec-067',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'easy',
    text: 'Ben has just typed his password into a page that turns out to be false. What is the best thing to do first?',
    options: [
      {
        text: 'Report it at once',
        explanation: 'An early word lets others change the password, block the account and warn the rest.',
        isCorrect: true,
      },
      {
        text: 'Wait and watch',
        explanation: 'While he waits, the password is already in strange hands.',
        isCorrect: false,
      },
      {
        text: 'Delete the message',
        explanation: 'This hides what others need to see, and the password stays known.',
        isCorrect: false,
      },
      {
        text: 'Clear the history',
        explanation: 'The browser forgets where he was. The owner of the page does not forget what he typed.',
        isCorrect: false,
      },
    ],
    tags: ['reporting'],
  },
];
