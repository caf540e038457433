import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type NameProblem, nameErrorOf, nameProblemOf, personProblemOf } from './name-problem.ts';

describe('a name that somebody bears', () => {
  it.each([
    '',
    'Ada',
    "Siobhán O'Connor-Müller",
    'J. R. R.',
    'Jean‑Luc',
    'D’Artagnan',
    'Right 0',
    'Nguyễn Thị Minh Khai',
    'Nguye\u0302\u0303n',
    'Ọlọ́run Adébáyọ̀',
    'Ελένη Παπαδοπούλου',
    'Володимир',
    'Марʼяна',
    'Հայկ',
    'გიორგი',
    'שָׁלוֹם בן־דוד',
    'محمّد العربي',
    'علی‌رضا',
    'कृष्ण',
    'ශ්‍රී',
    'കൃഷ്ണന്‍',
    'வள்ளுவர்',
    'มานี มานะ',
    'ស្រីនាង',
    'ကျွန်တော်',
    'བསྟན་འཛིན',
    'አበበ',
    '田中 さくら',
    '山田　タロー',
    '佐々木 Ken',
    '辻\u{e0100}村',
    '金 민수',
    '김민수',
    '王小明',
    '歐陽 ㄋㄚˋ',
    'Łukasz Żółć',
    'İbrahim Şahin-Öztürk',
    'Ștefan Țurcanu',
    'Gwenllïan ap Rhŷs',
    'Mª José Núñez',
    'Kɔfi Ɔkyere',
    'Ɗan Ɓala',
    'Zoë ʻIolani Kaʻahumanu',
    'D´Artagnan',
    'Əliyev',
    'Γιώργος Ἀλέξανδρος',
    'Ґалаґан Їжакевич',
    'Ђорђе Љубичић',
    'Սևակ Գևորգյան',
    'อำนาจ กำธร',
    'ດວງ ໝັ້ນ',
    'მარიამ',
    'يوسف ١٢',
    'عبد الرحمٰن',
    'יהודה בן־דוד ז״ל',
    'अमृता शर्मा',
    '〆木 花子',
    '佐々木 〇〇',
    'ジャン・ルノワール',
    'Ken さくら',
    'Ada 🇩🇪',
    'Ada 🐢',
    '👩🏽‍🚀 Ada ❤️',
    'Elihu Root',
    'Adminton',
    'Supporter',
    'Theresa Guest',
    'Leopold Staff',
  ])('%s', (name) => {
    expect(nameProblemOf(name)).toBeUndefined();
  });
});

describe('a name is refused', () => {
  it.each<[NameProblem, string, string]>([
    ['unseen', 'of a zero-width space', '\u200b'],
    ['unseen', 'with a zero-width space in it', 'A\u200bda'],
    ['unseen', 'with a soft hyphen', 'A\u00adda'],
    ['unseen', 'that turns around', 'Eve\u202e.A adA'],
    ['unseen', 'with a mark of direction', 'Ada\u200f'],
    ['unseen', 'of a Hangul filler', '\u3164'],
    ['unseen', 'of a blank of Braille', '\u2800'],
    ['unseen', 'with a joiner where nothing joins', 'A\u200cda'],
    ['unseen', 'with two joiners in a row', 'علی\u200c\u200cرضا'],
    ['unseen', 'that ends in a joiner', 'علی\u200c'],
    ['unseen', 'with letters of nobody', 'Ada\ue000'],
    ['unseen', 'with tags', 'Ada\u{e0041}'],
    ['no-letter', 'of blanks', '\u00a0 \u3000'],
    ['no-letter', 'of combining marks', '\u0301\u0302'],
    ['no-letter', 'of a dot', '.'],
    ['piled-marks', 'that begins with a mark', '\u0301Ada'],
    ['piled-marks', 'with a tower of marks', `Z${'\u0334'.repeat(12)}algo`],
    ['mixed-scripts', 'with a Cyrillic а', 'Adа'],
    ['mixed-scripts', 'with a Greek ο', 'Bοb'],
    ['unusual-character', 'with a Cherokee Ꭺ', 'Ꭺda'],
    ['unusual-character', 'in Cherokee', 'ᎪᎠᎷᎢN'],
    ['unusual-character', 'in Lisu', 'ꓮꓓꓟꓲꓠ'],
    ['unusual-character', 'in Coptic', 'Ⲁⲛⲛⲁ'],
    ['unusual-character', 'in syllables of Canada', 'ᓄᓇᕗᑦ'],
    ['unusual-character', 'in Deseret', '𐐔𐐇𐐣'],
    ['unusual-character', 'in small capitals', 'ꜱᴜᴘᴘᴏʀᴛ'],
    ['unusual-character', 'in squares', '🅂🅄🄿🄿🄾🅁🅃'],
    ['unusual-character', 'in black squares', '🆂🆄🅿🅿🅾🆁🆃'],
    ['unusual-character', 'in circles', 'ⓢⓤⓟⓟⓞⓡⓣ'],
    ['unusual-character', 'in black circles', '🅢🅤🅟'],
    ['unusual-character', 'in brackets', '⒮⒰⒫'],
    ['unusual-character', 'in flags', '🇦🇩 🇲🇮 🇳🇸'],
    ['unusual-character', 'in phonetics', 'sʌpɒrt'],
    ['unusual-character', 'in superscript', 'ˢᵘᵖᵖᵒʳᵗ'],
    ['unusual-character', 'in mathematics', '𝐚𝐝𝐦𝐢𝐧'],
    ['unusual-character', 'in Gothic type', '𝔞𝔡𝔪𝔦𝔫'],
    ['unusual-character', 'in double-struck letters', '𝕒𝕕𝕞'],
    ['unusual-character', 'with a click for an l', 'Studyhaǀǀ'],
    ['unusual-character', 'with a letter of APL', '⍺dmin'],
    ['unusual-character', 'with a number of Rome', 'Adⅿin'],
    ['unusual-character', 'with a digit of mathematics', 'Ada 𝟏'],
    ['unusual-character', 'with a letter around', 'A\u20dd'],
    ['unusual-character', 'with a letter above', 'A\u0363'],
    ['unusual-character', 'with a vowel of Hangul alone', 'Adm\u1175n'],
    ['unusual-character', 'with a letter of the Komi of old', 'аԁа'],
    ['unusual-character', 'of nothing', 'Ada\u0378'],
    ['mixed-scripts', 'with a Katakana ー for a hyphen in Cyrillic', 'Анаー'],
    ['mixed-scripts', 'of Arabic and Hebrew', 'שלם محمد'],
    ['posing', 'as an administrator', 'Admin'],
    ['posing', 'as support', 'Ada Support'],
    ['posing', 'as the installation', 'Studyhall Team'],
    ['posing', 'with accents', 'Süppört'],
    ['posing', 'with digits for letters', 'ADM1N'],
    ['posing', 'with a number', 'Support 24'],
    ['posing', 'with a number at its end', 'Admin2'],
    ['posing', 'with gaps', 'S t u d y h a l l'],
    ['posing', 'with an r and an n for an m', 'Adrnin'],
    ['unusual-character', 'in wide letters', 'ａｄｍｉｎ'],
    ['posing', 'with strokes', 'Suppørŧ'],
    ['posing', 'with letters of Africa', 'Suppɔrt'],
    ['posing', 'with a nought of Han', 'Supp〇rt'],
    ['posing', 'with a stroke of Han', 'Adm丨n'],
    ['posing', 'with a square of Katakana', 'Suppロrt'],
    ['posing', 'with a picture', 'Supp⭕rt'],
    ['posing', 'with a dot', 'adm·n'],
    ['posing', 'in Cyrillic', 'ЅУЅТЕМ'],
    ['posing', 'in Greek', 'ΤΕΑΜ'],
    ['posing', 'with an article', 'The Support'],
    ['posing', 'with an article in one', 'TheSupport'],
    ['posing', 'with what they do', 'Supportdesk'],
    ['posing', 'in a word of several', 'OurSiteAdmins'],
    ['posing', 'in German', 'Moderatorin'],
    ['posing', 'as nobody known', 'Guest'],
  ])('%s: one %s', (problem, _what, name) => {
    expect(nameProblemOf(name)).toBe(problem);
  });
});

describe('of first and last name', () => {
  it.each([
    ['Christopher', 'Guest'],
    ['Joe', 'Root'],
    ['Elihu', 'Root'],
    ['Anton', 'Gast'],
    ['Theresa', 'Guest'],
    ['Leopold', 'Staff'],
    ['Olga', 'Staffen'],
    ['Gary', 'Owner'],
    ['Ali', 'Yönetici'],
    ['Ayşe', 'Destek'],
    ['Aidé', ''],
    ['Guest', 'Miller'],
    ['Service', 'Ndiaye'],
    ['Ada', ''],
    ['', 'Lovelace'],
    ['', ''],
    ['Мария', 'Поддубная'],
    ['Адмира', 'Система'],
    ['小明', '官'],
    ['方', '官'],
    ['管', '理'],
    ['서포', '운영'],
    ['김지원', '팀장'],
    ['영자', '고운'],
    ['山田', 'システム'],
    ['ポール', 'サポーター'],
    ['Ελένη', 'Διαχειρίδου'],
    ['अजय', 'सहाय'],
    ['محمد', 'المشرف'],
  ])('%s, %s is somebody', (firstName, lastName) => {
    expect(personProblemOf({ firstName, lastName })).toBeUndefined();
  });

  it.each([
    ['Guest', ''],
    ['', 'Guest'],
    ['', 'Root'],
    ['The', 'Staff'],
    ['Security', 'Team'],
    ['Customer', 'Service'],
    ['Study', 'Hall'],
    ['Ada', 'Support'],
    ['Ad', 'min'],
    ['Se', 'curity'],
    ['Администратор', ''],
    ['Иван', 'Админ'],
    ['Служба', 'поддержки'],
    ['Soporte', 'Técnico'],
    ['サポート', '担当'],
  ])('%s, %s poses', (firstName, lastName) => {
    expect(personProblemOf({ firstName, lastName })).toBe('posing');
  });
});

describe('claims to speak for the installation in other languages', () => {
  it.each([
    'Администратор',
    'АДМИН',
    'Админ 2',
    'Поддержка',
    'Техническая поддержка',
    'Служба поддержки',
    'Гость',
    'Підтримка',
    'Soporte Técnico',
    'Equipo de Soporte',
    'Administrador',
    'Atención al Cliente',
    'Suporte',
    'Administrateur',
    'Service Client',
    'Service clientèle',
    'Équipe de sécurité',
    'Amministratore',
    'Servizio Clienti',
    'Assistenza',
    'Obsługa Klienta',
    'Gość',
    'Pomoc techniczna',
    'Müşteri Hizmetleri',
    'Teknik Destek',
    'Klantenservice',
    'Kundtjänst',
    'Technická podpora',
    'Quản trị viên',
    'Διαχειριστής',
    'الدعم الفني',
    'שירות לקוחות',
    'व्यवस्थापक',
    '管理员',
    '系统管理員',
    '客服小王',
    '管理者',
    'サポート',
    'カスタマーサービス',
    'ゲスト',
    '관리자',
    'ผู้ดูแลระบบ',
    'Customer Service',
    'The Customer Service',
    'Security Team',
    'Security Team Berlin',
    'Ada Security Team',
    'S3curity Te4m',
    'Help Centre',
    'Technischer Dienst',
  ])('%s', (name) => {
    expect(nameProblemOf(name)).toBe('posing');
  });
});

describe('the character at fault is told', () => {
  it.each([
    ['Ada\u202e', 'contains a character that nobody sees: U+202E'],
    ['Ꭺda', 'contains a character that names are not written with: Ꭺ (U+13AA)'],
    ['A\u20dd', 'contains a character that names are not written with: U+20DD'],
    ['Adа', 'mixes letters of several scripts: а (U+0430)'],
    ['Аda', 'mixes letters of several scripts: d (U+0064)'],
    ['Support', 'would pose as this installation or those who run it'],
  ])('%j: %s', (name, words) => {
    expect(nameErrorOf(name)).toBe(words);
  });
});

test('every letter of Latin that a name may have is read as what it looks like, or for any letter', () => {
  const letters = Array.from({ length: 0x1eff }, (_, code) => String.fromCodePoint(code)).filter(
    (letter) => /\p{sc=Latn}/u.test(letter) && nameProblemOf(letter) === undefined,
  );
  expect(letters.length).toBeGreaterThan(400);
  for (const claim of ['support', 'moderator', 'kundendienst', 'sysadmin', 'webmaster', 'helpdesk'])
    for (const [index, plain] of [...claim].entries())
      for (const letter of letters.filter((one) => one.normalize('NFKD').startsWith(plain)))
        expect(nameProblemOf(claim.slice(0, index) + letter + claim.slice(index + 1)), letter).toBe('posing');
});

const CYRILLIC = fc.string({
  unit: fc.constantFrom(...'абвгдежзиклмнопрстуфхцчшэюя'),
  minLength: 1,
  maxLength: 20,
});
const LATIN = fc.string({ unit: fc.constantFrom(...'bcdfghjkqvwxyz'), minLength: 1, maxLength: 20 });
const UNSEEN = fc.constantFrom(
  '\u200b',
  '\u2060',
  '\u202d',
  '\u2067',
  '\ufeff',
  '\u034f',
  '\u115f',
  '\u0007',
  '\u061c',
);

test('what nobody sees is found wherever it stands', () => {
  fc.assert(
    fc.property(LATIN, UNSEEN, LATIN, (before, unseen, after) => {
      expect(nameProblemOf(`${before}${unseen}${after}`)).toBe('unseen');
    }),
  );
});

test('letters of one script are a name, and beside those of another are none, in any order', () => {
  fc.assert(
    fc.property(CYRILLIC, LATIN, (cyrillic, latin) => {
      expect(nameProblemOf(cyrillic)).toBeUndefined();
      expect(nameProblemOf(`${cyrillic} ${latin}`)).toBe('mixed-scripts');
      expect(nameProblemOf(`${latin}${cyrillic}`)).toBe('mixed-scripts');
    }),
  );
});

test('no text is too odd to be judged, and none takes long', () => {
  const unit = fc.integer({ min: 0, max: 0x10_ff_ff }).map((code) => String.fromCodePoint(code));
  fc.assert(fc.property(fc.string({ unit, maxLength: 100 }), (text) => void nameProblemOf(text)));
  for (const part of [
    '\u0301',
    'ا\u200c',
    '\u200d',
    'a\u0301',
    'а',
    '👩\u200d',
    '1',
    'the',
    'admin',
    'ss',
    'thes',
  ])
    nameProblemOf(part.repeat(10_000));
});
