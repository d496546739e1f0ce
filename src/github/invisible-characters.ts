/** Unicode's names of the scripts that are written with joiners. */
const JOINED_SCRIPTS =
  'Arab Syrc Nkoo Mand Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Mymr Khmr Tibt Cakm Newa'.split(
    ' ',
  );
/** The only flags of tag characters that Unicode recommends: England, Scotland and Wales. Source: UTS #51, `emoji-sequences.txt`. */
const FLAGS = ['gbeng', 'gbsct', 'gbwls'].map(
  (name) => `\u{1F3F4}${name.replace(/./g, tagOf)}\u{E007F}`,
);
/** Format characters that show: the signs of Arabic, Syriac and Kaithi around numbers. Source: Unicode, `Prepended_Concatenation_Mark`. */
const VISIBLE_FORMAT = String.raw`\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}`;

/**
 * A character that people do not see: format characters, control characters but white space, and what fonts show as nothing. A flag
 * comes first, whole, so that its tags are not found by themselves.
 */
const FLAG_OR_INVISIBLE = new RegExp(
  `${FLAGS.join('|')}|[[\\p{DI}\\p{Cf}\\p{Cc}]--[\\t\\n\\v\\f\\r\\x85${VISIBLE_FORMAT}]]`,
  'gv',
);

/**
 * Where one is needed to write a language or an emoji. Each follows what it changes, so a second one, or one behind anything else, is
 * not. Sources: UAX #31 on joiners, UTS #51 on emoji, `StandardizedVariants.txt`.
 */
const NEEDED = new RegExp(
  [
    // A joiner or non-joiner behind a letter, as in Persian, Hindi and Sinhala.
    String.raw`(?<=[[[${JOINED_SCRIPTS.map((name) => `\\p{scx=${name}}`).join('')}]&&[\p{L}\p{M}]]--\p{DI}])[\u200C\u200D]`,
    // A joiner between two emoji.
    String.raw`(?<=\p{ExtPict}[\uFE0F\p{EMod}]?)\u200D(?=\p{ExtPict})`,
    // A symbol as text or as emoji, and a digit as a key.
    String.raw`(?<=[[\p{S}\p{Emoji}\p{ExtPict}]--\p{ASCII}])[\uFE0E\uFE0F]`,
    String.raw`(?<=[\d#*])\uFE0F(?=\u20E3)`,
    // A variant of a mathematical sign, and of a Mongolian letter.
    String.raw`(?<=[\p{Sm}--\p{ASCII}])\uFE00`,
    String.raw`(?<=[[\p{sc=Mong}&&\p{L}]--\p{DI}])[\u180B-\u180F]`,
  ].join('|'),
  'vy',
);

/**
 * A variant of an ideograph, as in some names. Each of its 243 selectors can stand for a byte of a hidden text, so only a few are kept.
 * Source: UTS #37.
 */
const IDEOGRAPH_VARIANT = /(?<=\p{sc=Han})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]/vy;
const IDEOGRAPHS_PER_VARIANT = 20;

/** A byte order mark that begins a line of a file, as many editors on Windows write it. */
const BYTE_ORDER_MARK = /(?<=\n[ +-])\uFEFF/y;

/** A text, and how many invisible characters were removed or marked in it. */
interface ShownText {
  readonly text: string;
  readonly count: number;
}

/** Takes out each invisible character that no language and no emoji needs there. */
export function removeInvisible(text: string): ShownText {
  return replaceInvisible(text, [NEEDED], () => '');
}

/** Shows each one in its place, e.g. as `‹U+202E›`, but for a byte order mark that begins a line of a diff. */
export function markInvisible(text: string): ShownText {
  return replaceInvisible(text, [NEEDED, BYTE_ORDER_MARK], (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return `‹U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}›`;
  });
}

/** @param kept sticky patterns of the characters that stay */
function replaceInvisible(
  text: string,
  kept: readonly RegExp[],
  replace: (character: string) => string,
): ShownText {
  let count = 0;
  // Half surrogate pairs first: what is between two halves would leave a whole character behind.
  const wellFormed = text.toWellFormed();
  let variantsLeft = maxIdeographVariants(wellFormed);
  const shown = wellFormed.replace(FLAG_OR_INVISIBLE, (found, offset: number) => {
    const isA = (pattern: RegExp): boolean => {
      pattern.lastIndex = offset;
      return pattern.test(wellFormed);
    };
    if (found.startsWith('\u{1F3F4}') || kept.some(isA)) return found;
    if (variantsLeft > 0 && isA(IDEOGRAPH_VARIANT)) {
      variantsLeft -= 1;
      return found;
    }
    count += 1;
    return replace(found);
  });
  return { text: shown, count };
}

function maxIdeographVariants(text: string): number {
  const ideographs = text.match(/\p{sc=Han}/gv)?.length ?? 0;
  return Math.ceil(ideographs / IDEOGRAPHS_PER_VARIANT);
}

/** The tag character of an ASCII character. */
function tagOf(character: string): string {
  return String.fromCodePoint(0xe0000 + character.charCodeAt(0));
}
