/** Unicode's names of the scripts that use joiners. */
const JOINED_SCRIPTS =
  'Arab Syrc Nkoo Mand Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Mymr Khmr Tibt Cakm Newa'.split(
    ' ',
  );
/** The only recommended flags with tag characters: England, Scotland and Wales. Source: UTS #51, `emoji-sequences.txt`. */
const FLAGS = ['gbeng', 'gbsct', 'gbwls'].map(
  (name) => `\u{1F3F4}${name.replace(/./g, tagOf)}\u{E007F}`,
);
/** Visible format characters: number signs of Arabic, Syriac and Kaithi. Source: Unicode, `Prepended_Concatenation_Mark`. */
const VISIBLE_FORMAT = String.raw`\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}`;

/**
 * Matches invisible characters: format characters, control characters except whitespace, and default ignorables. Flags are matched first and
 * as a whole, so that their tag characters are not matched one by one.
 */
const FLAG_OR_INVISIBLE = new RegExp(
  `${FLAGS.join('|')}|[[\\p{DI}\\p{Cf}\\p{Cc}]--[\\t\\n\\v\\f\\r\\x85${VISIBLE_FORMAT}]]`,
  'gv',
);

/**
 * Matches invisible characters that a language or an emoji needs. Each follows the character that it modifies. A second one, or one after any
 * other character, does not match. Sources: UAX #31 for joiners, UTS #51 for emoji, `StandardizedVariants.txt`.
 */
const NEEDED = new RegExp(
  [
    // A joiner or non-joiner after a letter, as in Persian, Hindi and Sinhala.
    String.raw`(?<=[[[${JOINED_SCRIPTS.map((name) => `\\p{scx=${name}}`).join('')}]&&[\p{L}\p{M}]]--\p{DI}])[\u200C\u200D]`,
    // A joiner between two emoji.
    String.raw`(?<=\p{ExtPict}[\uFE0F\p{EMod}]?)\u200D(?=\p{ExtPict})`,
    // A symbol as text or emoji, and a digit as a keycap.
    String.raw`(?<=[[\p{S}\p{Emoji}\p{ExtPict}]--\p{ASCII}])[\uFE0E\uFE0F]`,
    String.raw`(?<=[\d#*])\uFE0F(?=\u20E3)`,
    // A variant of a mathematical symbol, and of a Mongolian letter.
    String.raw`(?<=[\p{Sm}--\p{ASCII}])\uFE00`,
    String.raw`(?<=[[\p{sc=Mong}&&\p{L}]--\p{DI}])[\u180B-\u180F]`,
  ].join('|'),
  'vy',
);

/**
 * A variation selector after an ideograph, as in some names. The 243 selectors could encode the bytes of a hidden text, so only a few are kept.
 * Source: UTS #37.
 */
const IDEOGRAPH_VARIANT = /(?<=\p{sc=Han})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]/vy;
const IDEOGRAPHS_PER_VARIANT = 20;

/** A byte order mark at the start of a file, which many editors on Windows write. */
const BYTE_ORDER_MARK = /(?<=\n[ +-])\uFEFF/y;

/** A text, and the number of invisible characters removed or marked in it. */
interface ShownText {
  readonly text: string;
  readonly count: number;
}

/** Removes each invisible character that no language and no emoji needs there. */
export function removeInvisible(text: string): ShownText {
  return replaceInvisible(text, [NEEDED], () => '');
}

/** Replaces each such character with its code point, e.g. `‹U+202E›`, except a byte order mark at the start of a line of a diff. */
export function markInvisible(text: string): ShownText {
  return replaceInvisible(text, [NEEDED, BYTE_ORDER_MARK], (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return `‹U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}›`;
  });
}

/** @param kept sticky patterns of the characters to keep */
function replaceInvisible(
  text: string,
  kept: readonly RegExp[],
  replace: (character: string) => string,
): ShownText {
  let count = 0;
  // Lone surrogates first: removing a character between two of them would create a new character.
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

/** Returns the tag character for an ASCII character. */
function tagOf(character: string): string {
  return String.fromCodePoint(0xe0000 + character.charCodeAt(0));
}
