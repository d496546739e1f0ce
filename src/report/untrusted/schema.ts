import type { Options } from 'rehype-sanitize';

/** Languages that GitHub draws, or offers to apply, instead of highlighting them (docs.github.com, "Creating diagrams"). */
const DRAWN = 'geojson|math|mermaid|mmd|stl|suggestion|topojson';

/**
 * All elements that the report may contain: text, lists, tables, code, links and folds. Other elements are removed, but the text in them is
 * kept. GitHub allows all of these elements in comments and job summaries.
 */
const TAGS = [
  ...(['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'br', 'blockquote'] as const),
  ...(['em', 'strong', 'del', 'span', 'sub', 'code', 'pre', 'a'] as const),
  ...(['ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'] as const),
  ...(['details', 'summary'] as const),
];
export type TagName = (typeof TAGS)[number];

/** The rules for the sanitizer, with the allowed attributes and values. */
export const SCHEMA: Options = {
  tagNames: TAGS,
  attributes: {
    a: ['href'],
    details: ['open'],
    ol: ['start'],
    pre: [['lang', new RegExp(`^(?!(?:${DRAWN})$)[a-z0-9][a-z0-9+#_-]{0,29}$`, 'u')]],
    td: [['align', 'left', 'center', 'right']],
    th: [['align', 'left', 'center', 'right']],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  ancestors: {
    li: ['ol', 'ul'],
    summary: ['details'],
    tbody: ['table'],
    td: ['tr'],
    th: ['tr'],
    thead: ['table'],
    tr: ['table'],
  },
  strip: [],
  required: {},
  clobber: [],
  allowComments: false,
  allowDoctypes: false,
};
