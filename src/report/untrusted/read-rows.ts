import { parse } from 'csv-parse/sync';

/** The beginning of a delimited text, as rows of cells. */
export interface Rows {
  /** The head first. Rows may differ in length. */
  readonly rows: readonly (readonly string[])[];
  /** The position at which each of these rows ends, as a share of the text from 0 to 1. */
  readonly ends: readonly number[];
  /** The number of rows in the text; undefined when it could not be read to its end. */
  readonly total: number | undefined;
}

const DELIMITERS = [',', ';', '\t', '|'];
/** How much of a text is searched for its delimiter. */
const MAX_HEAD_LENGTH = 4000;

/**
 * Parses CSV, TSV and similar formats as they occur in practice: any usual delimiter, quoted cells with line ends, stray quotation marks,
 * rows of any length, a byte order mark, Excel's line `sep=;`. Takes linear time.
 * @param maxRows the maximum number of rows to return; the others are counted
 * @returns undefined when there is no row
 */
export function readRows(text: string, maxRows: number): Rows | undefined {
  const { delimiter, body } = findDelimiter(text);
  const bytes = Buffer.from(body);
  const rows: string[][] = [];
  const ends: number[] = [];
  let total: number | undefined = 0;
  try {
    parse(bytes, {
      delimiter,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (row: string[], context) => {
        total = context.records;
        if (rows.length < maxRows) {
          rows.push(row);
          ends.push(Math.min(1, context.bytes / Math.max(1, bytes.length)));
        }
        return null;
      },
    });
  } catch {
    // A quotation mark is not closed. The rows before it are kept.
    total = undefined;
  }
  return rows.length === 0 ? undefined : { rows, ends, total };
}

/** Finds the delimiter that is the most frequent in the first line, outside of quoted cells. */
function findDelimiter(text: string): { delimiter: string; body: string } {
  const body = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const declared = /^sep=(?<delimiter>[^\w\s"]|\t)\n/iu.exec(body);
  if (declared?.groups?.['delimiter'] !== undefined) {
    return { delimiter: declared.groups['delimiter'], body: body.slice(declared[0].length) };
  }
  const head = body
    .slice(0, MAX_HEAD_LENGTH)
    .replace(/^\n+/u, '')
    .replace(/"[^"]*"/gu, '');
  const [line = ''] = head.split('\n', 1);
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return { delimiter: DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',', body };
}
