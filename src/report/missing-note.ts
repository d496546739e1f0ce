import type { Element } from 'hast';
import type { DeliverableText } from '../deliverables/saved-deliverable.ts';
import { formatNumberOf, formatSize } from '../support/human-units.ts';
import { whereTheWholeIs } from './artifact-link.ts';
import { inlineCode, paragraph } from './untrusted/html.ts';
import type { Result } from './result.ts';

/** What of a text is not shown. */
export interface Missing {
  /** Counts where the rows are not known. */
  readonly bytes: number;
  readonly rows?: number;
  readonly columns?: number;
}

/** The sentence at the cut: how much is missing, and where the whole is. Nothing when nothing is missing. */
export function missingNote(
  result: Result,
  text: DeliverableText,
  { bytes, rows = 0, columns = 0 }: Missing,
): Element[] {
  const parts = [
    ...(rows > 0 ? [formatNumberOf(rows, 'more row')] : []),
    ...(rows <= 0 && bytes > 0 ? [`About ${formatSize(bytes)}`] : []),
    ...(columns > 0 ? [formatNumberOf(columns, 'more column')] : []),
  ];
  if (parts.length === 0) return [];
  const verb = rows + columns === 1 && parts.length === 1 ? 'is' : 'are';
  return [
    paragraph(
      `${parts.join(' and ')} of `,
      inlineCode(text.name),
      ` ${verb} not shown here. `,
      ...whereTheWholeIs(result, text.name),
    ),
  ];
}
