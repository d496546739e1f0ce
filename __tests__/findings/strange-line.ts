import fc from 'fast-check';

/** A line of a file, often one that looks like a part of a diff, or that others than git would divide. */
export const strangeLine = fc.oneof(
  fc.constantFrom(
    ...['', '', ' ', '\t', '\r', 'a', 'a', 'b', 'b\r', '}', 'a\rb', 'a\fb', 'a\u2028b', 'a\u0085b'],
    ...[
      '+a',
      '-a',
      ' a',
      '++ b/x',
      '-- a/x',
      '@@ -1 +1 @@',
      '@@ -1,9 +1,9 @@ f()',
      '@@@ -1 -1 +1 @@@',
    ],
    ...[
      '\\ No newline at end of file',
      'diff --git a/x b/x',
      '(truncated: 1 of 9 lines)',
      'é',
      '\u{1F600}',
    ],
  ),
  fc.string({ maxLength: 5 }).map((text) => text.replaceAll('\n', '')),
);
